"""Learn which acts belong on the record and who is on their sides: python -m training.train_acts [--out FILE]

Learned from the reports in ``training/unseen``, which the reader was not trained on, so that what it makes of them is
what it makes of any text. What each clue adds to the odds of an act is learned by logistic regression, what it adds to
those of a code on a side by a choice of one among all that are at hand.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from onrecord.actors.party import by_head
from onrecord.codebook.codebook import Codebook, load
from onrecord.evaluate.coding import CodedEvent, CodedParty
from onrecord.evaluate.gate import articles_of
from onrecord.evaluate.gold import Gold, read_golds
from onrecord.evaluate.score import match_up, pair_lines, same_category, unlike
from onrecord.evaluate.sets import UNSEEN, held_out
from onrecord.events.act import Act
from onrecord.events.act_clues import Page, clues, measures
from onrecord.events.argument import voices
from onrecord.events.record import recorded
from onrecord.events.side_clues import SIDES, Cast, Choice, choices
from onrecord.events.stage import find_events, looked_at
from onrecord.events.weighed import least, rating
from onrecord.models.files import HOME
from onrecord.parsing import parse_all
from onrecord.pipeline import STAGES, run
from training.train_positions import Doubles, Row, fit

RARE, FLAT = 15, 10.0  # of acts: how often a clue has to be seen, and how small its weight stays
SIDE_RARE, SIDE_FLAT = 15, 20.0
THRESHOLDS = {"row": 0.1, "model": 0.45, "side": 0.05, "side of a row": 0.4}
VERSION = "acts@5"
MEASURED = ("an act", "an act, by a row", "its category", "length")
Group = tuple[list[Choice], set[str | None]]


@dataclass(frozen=True)
class Studied:
    """A report as the program sees it before acts are weighed, with its coding."""

    gold: Gold
    cast: Cast


def study(golds: Sequence[Gold], codebook: Codebook) -> Iterator[Studied]:
    """The reports of codings with all acts that the model does not rule out."""
    articles = articles_of(golds)
    before = STAGES[: STAGES.index(find_events)]
    for gold, article, parse in zip(golds, articles, parse_all(a.text for a in articles), strict=True):
        reading = run(article, parse, codebook, before)
        assert reading.signals is not None and reading.signals.lexical is not None
        mentions = {**by_head(reading), **voices(reading, parse)}
        acts, _ = looked_at(reading, codebook, mentions, reading.signals.lexical)
        yield Studied(gold, Cast(reading, codebook, mentions, Page(parse, reading.signals, tuple(acts))))


def answers(one: Studied) -> list[tuple[CodedEvent | None, bool]]:
    """For each act the coded event of its category that it stands for, and whether that is optional."""
    events = _events(one.cast, one.cast.page.acts)
    ((_, mine),) = match_up([replace(one.cast.reading, events=events, parse=None, signals=None)], [one.gold])
    pairs = pair_lines(mine.events, one.gold.coding.events, same_category, unlike)
    found = {id(event): (coded, False) for event, coded in pairs.needed}
    found |= {id(event): (coded, True) for event, coded in pairs.optional}
    return [found.get(id(event), (None, False)) for event in mine.events]


def _events(cast: Cast, acts: Sequence[Act]) -> tuple:
    return tuple(recorded(cast.reading, cast.page.parse, cast.mentions, cast.codebook, list(acts)))


def act_rows(one: Studied) -> Iterator[Row]:
    """The acts with what tells them, and whether the coding has them; optional ones are left out."""
    page = one.cast.page
    for number, (coded, optional) in enumerate(answers(one)):
        if not optional:
            told = measures(page, page.acts[number])
            yield list(clues(page, number)), tuple(told[name] for name in MEASURED), coded is not None


def fit_acts(rows: Sequence[Row]) -> dict[str, float]:
    """The weights of clues that are not rare, of measures and of the bias."""
    return fit(rows, RARE, FLAT, MEASURED)


def side_groups(one: Studied, side: int) -> Iterator[Group]:
    """Whoever may be on a side of each act that the coding has, and who is."""
    for number, (coded, _) in enumerate(answers(one)):
        if coded is not None:
            found = choices(one.cast, number)
            right = _codes((coded.actors, coded.recipients)[side]) or {None}
            if any(choice.code in right for choice in found):
                yield found, right


def _codes(parties: Sequence[CodedParty]) -> set[str | None]:
    return {p.code for p in parties if p.code}


def fit_side(groups: Sequence[Group]) -> dict[str, float]:
    """The weights of clues by the choice of one among all at hand."""
    counts = Counter(clue for found, _ in groups for choice in found for clue in choice.clues)
    names = sorted(clue for clue, count in counts.items() if count >= SIDE_RARE)
    place = {clue: n for n, clue in enumerate(names)}
    if not names:
        return {}
    cells, group, right = [], [], []
    for n, (found, wanted) in enumerate(groups):
        for choice in found:
            cells += [(len(group), place[clue], x) for clue, x in choice.clues.items() if clue in place]
            group.append(n)
            right.append(choice.code in wanted)
    rows, columns, values = zip(*cells, strict=True)
    table = csr_matrix((values, (rows, columns)), shape=(len(group), len(names)))
    weights = chosen(table, np.array(group), np.array(right), len(groups))
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.005}


def chosen(table: csr_matrix, group: np.ndarray, right: np.ndarray, groups: int) -> Doubles:
    """Weights under which the right choices of groups are likeliest."""

    def parts(odds: Doubles) -> tuple[Doubles, Doubles]:
        top = np.full(groups, -np.inf)
        np.maximum.at(top, group, odds)
        powers = np.exp(odds - top[group])
        total = np.bincount(group, powers, groups)
        return top + np.log(total), powers / total[group]

    def loss(weights: Doubles) -> tuple[float, Doubles]:
        odds = table @ weights
        every, share = parts(odds)
        wanted, own = parts(np.where(right, odds, -1e4))
        slope = table.T @ (share - own) + SIDE_FLAT * weights
        return float((every - wanted).sum() + SIDE_FLAT / 2 * (weights**2).sum()), slope

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return np.asarray(found.x)


def learn(golds: Sequence[Gold], codebook: Codebook) -> dict[str, object]:
    """The weights that coded reports teach: of acts first, then of the sides of those that are likely."""
    studied = list(study(golds, codebook))
    acts = fit_acts([row for one in studied for row in act_rows(one)])
    likely = [replace(one, cast=_likely(one.cast, acts)) for one in studied]
    sides = {name: fit_side([g for one in likely for g in side_groups(one, n)]) for n, name in enumerate(SIDES)}
    return {"version": VERSION, "thresholds": THRESHOLDS, "acts": acts, "sides": sides}


def _likely(cast: Cast, weights: dict[str, float]) -> Cast:
    """An article with its likely acts only."""
    page = cast.page
    kept = [one for n, one in enumerate(page.acts) if rating(page, n, weights) >= least(one, THRESHOLDS)]
    return replace(cast, page=replace(page, acts=tuple(kept)))


def teach(name: str, learn: Callable[[Sequence[Gold], Codebook], dict[str, object]], description: str | None) -> None:
    """Learn from the unseen reports that are not held out, and write the weights; the command of a module that does."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--out", type=Path, default=HOME / name)
    out, codebook = parser.parse_args().out, load()
    weights = learn([gold for gold in read_golds(UNSEEN) if not held_out(gold.id)], codebook)
    out.write_text(json.dumps(weights, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    teach("acts.json", learn, __doc__)
