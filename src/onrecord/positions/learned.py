"""Stands weighed by what coded reports taught: unlikely ones of the rules go, likely ones that no rule shows come."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp
from pathlib import Path

from onrecord.models.files import HOME
from onrecord.models.signals import Signals
from onrecord.positions.candidate import Candidate, candidates
from onrecord.positions.clues import MEASURED, Page, measures, parts
from onrecord.positions.likeness import ALIKE, alike
from onrecord.positions.salience import used, word_clues
from onrecord.positions.stance import Scene, Shown, Stand, depends
from onrecord.schema import Party

SAME = 0.8  # how like the issue of a stand another wording of it is
Scored = tuple[Candidate, float]


@dataclass(frozen=True)
class Weights:
    """What a clue adds to the odds of a stand, and of a word to be one that issues are told by."""

    stands: Mapping[str, float]
    words: Mapping[str, float]
    thresholds: Mapping[str, float]
    version: str


@lru_cache(maxsize=2)
def load_weights(folder: Path = HOME) -> Weights:
    """The weights in a folder, loaded once a process."""
    return Weights(**json.loads((folder / "positions.json").read_text("utf-8")))


def weighed(scene: Scene, signals: Signals, shown: Iterable[Shown]) -> list[Shown]:
    """What the rules show without what is unlikely, and what is likely besides."""
    weights, found = load_weights(), list(shown)
    scored = sorted(score(scene, signals, weights), key=lambda pair: -pair[1])
    kept = [_likely(one, scored, weights) for one in found if isinstance(one, Stand)]
    made = [one for one in kept if isinstance(one, Stand)]
    gone = [one for one in (*found, *kept) if not isinstance(one, Stand)]
    return [*made, *_besides(scene, scored, made, weights), *gone]


def score(scene: Scene, signals: Signals, weights: Weights) -> Iterator[Scored]:
    """Every candidate for a stand with its probability."""
    words = used(scene.parse)
    page = Page.of(scene, words, {word: chance(weights.words, found) for word, found in word_clues(words).items()})
    known: dict[Hashable, float] = {}
    for one in candidates(scene, signals):
        yield one, likely(weights.stands["bias"] + _odds(page, one, weights.stands, known))


def _odds(page: Page, one: Candidate, weights: Mapping[str, float], known: dict[Hashable, float]) -> float:
    """What the clues to a candidate add up to; parts that were added up before are ``known``."""
    total = sum(weights.get(name, 0.0) * value for name, value in zip(MEASURED, measures(page, one), strict=True))
    for key, part in parts(page, one):
        if key not in known:
            known[key] = sum(weights.get(clue, 0.0) for clue in part())
        total += known[key]
    return total


def chance(weights: Mapping[str, float], found: Iterable[str]) -> float:
    """The probability that clues make, by logistic regression."""
    return likely(weights["bias"] + sum(weights.get(clue, 0.0) for clue in found))


def likely(odds: float) -> float:
    """The probability of odds told by their logarithm."""
    return 1 / (1 + exp(-min(max(odds, -30.0), 30.0)))


def _likely(stand: Stand, scored: list[Scored], weights: Weights) -> Shown:
    """A stand of a rule for those holders of whom it is not unlikely; one that is no candidate stays."""
    kept = tuple(p for p in stand.holders if _rated(p, stand, scored) >= weights.thresholds["rule"])
    return replace(stand, holders=kept) if kept else (stand.i, "an unlikely stand")


def _rated(party: Party, stand: Stand, scored: list[Scored]) -> float:
    return next(
        (
            rated
            for one, rated in scored
            if one.holder.code == party.code and one.stance == stand.stance and alike(one.issue, stand.issue) >= SAME
        ),
        1.0,
    )


def _besides(scene: Scene, scored: list[Scored], made: list[Stand], weights: Weights) -> Iterator[Stand]:
    """The likely stands that are on other issues than those there are, the likeliest first; one a word and holder."""
    taken = [(party.code, stand.issue) for stand in made for party in stand.holders]
    spent: set[tuple[int, str]] = set()
    for one, rated in scored:
        code, places = one.holder.code, {(one.anchor.i, one.holder.code), (-one.matter.head - 1, one.holder.code)}
        if rated < weights.thresholds["stand"]:
            return
        if (
            spent & places
            or backs_what_hurts(one)
            or any(c == code and alike(issue, one.issue) >= ALIKE for c, issue in taken)
        ):
            continue
        taken.append((code, one.issue))
        spent |= places
        yield _stand(scene, one, rated, weights.version)


def backs_what_hurts(one: Candidate) -> bool:
    """Whether somebody would back what is against his own side."""
    name = one.holder.party.name
    return one.stance == "support" and name is not None and f"against {name}" in one.issue


def _stand(scene: Scene, one: Candidate, rated: float, version: str) -> Stand:
    clause = (one.matter.condition or depends(scene, one.anchor.i)) if one.stance == "conditional" else None
    return Stand(one.anchor.i, (one.holder.party,), one.stance, one.issue, clause, version, rated)
