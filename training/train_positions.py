"""Learn how likely stands are: python -m training.train_positions [--out FILE]

Every stand that there may be in the reports that are not held out is told by its clues; what each clue adds to the odds
is learned by logistic regression, for words that issues are told by first, for stands then.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from onrecord.actors.party import by_head
from onrecord.codebook.codebook import Codebook, load
from onrecord.evaluate.gate import articles_of
from onrecord.evaluate.gold import Gold, read_golds
from onrecord.evaluate.pairing import same_issue
from onrecord.evaluate.sets import REPORTS, held_out
from onrecord.events.argument import voices
from onrecord.models.files import HOME
from onrecord.parsing import parse_all
from onrecord.pipeline import STAGES, run
from onrecord.positions.candidate import Candidate, candidates
from onrecord.positions.clues import MEASURED, Page, clues, measures
from onrecord.positions.context import AROUND, FAINT, around
from onrecord.positions.learned import chance, likely
from onrecord.positions.salience import WORD, used, word_clues
from onrecord.positions.stage import find_positions
from onrecord.positions.stance import Scene
from onrecord.schema import Reading

FOLDS, RARE, WORD_RARE, FLAT, WORD_FLAT, AROUND_FLAT = 5, 15, 8, 60.0, 3.0, 5.0
STAND_FOLDS = 3
THRESHOLDS = {"stand": 0.42, "rule": 0.2}
VERSION = "positions@3"
Doubles = NDArray[np.float64]
Row = tuple[list[str], tuple[float, ...], bool]


def read_all(golds: Sequence[Gold], codebook: Codebook) -> Iterator[Reading]:
    """The articles of codings as far as their events."""
    articles = articles_of(golds)
    before = STAGES[: STAGES.index(find_positions)]
    for article, parse in zip(articles, parse_all(a.text for a in articles), strict=True):
        yield run(article, parse, codebook, before)


def fit(rows: Sequence[Row], rare: int, flat: float, names: Sequence[str] = ()) -> dict[str, float]:
    """The weights of the clues that are not rare, of measures by their names, and of the bias."""
    counts = Counter(clue for found, _, _ in rows for clue in set(found))
    kept = [clue for clue, count in counts.items() if count >= rare]
    place = {clue: n for n, clue in enumerate((*kept, *names))}
    cells = [(n, place[clue], 1.0) for n, (found, _, _) in enumerate(rows) for clue in found if clue in place]
    cells += [(n, place[name], x) for n, (_, told, _) in enumerate(rows) for name, x in zip(names, told, strict=True)]
    at, columns, values = zip(*cells, strict=True)
    table = csr_matrix((values, (at, columns)), shape=(len(rows), len(place)))
    found = regression(table, np.array([right for _, _, right in rows], float), flat)
    weights = {clue: round(float(w), 3) for clue, w in zip(place, found, strict=False) if abs(w) >= 0.005}
    return {"bias": round(float(found[-1]), 3), **dict(sorted(weights.items()))}


def regression(table: csr_matrix, right: Doubles, flat: float) -> Doubles:
    """Weights, and last the bias, by logistic regression; the larger ``flat``, the smaller they stay."""

    def loss(weights: Doubles) -> tuple[float, Doubles]:
        odds = table @ weights[:-1] + weights[-1]
        off = 1 / (1 + np.exp(-odds)) - right
        slope = np.append(table.T @ off + flat * weights[:-1], off.sum())
        return float((np.logaddexp(0, odds) - right * odds).sum() + flat / 2 * (weights[:-1] ** 2).sum()), slope

    start = np.zeros(table.shape[1] + 1)
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x)


def word_rows(gold: Gold, reading: Reading) -> dict[str, Row]:
    """The words of an article, and whether an issue of its coding has them."""
    assert reading.parse is not None
    told = {word for line in gold.coding.positions for word in WORD.findall(line.issue.lower())}
    return {word: (found, (), word in told) for word, found in word_clues(used(reading.parse)).items()}


def word_chances(words: Sequence[dict[str, Row]]) -> list[dict[str, float]]:
    """The chances of words by weights learned from the other articles."""
    made: list[dict[str, float]] = [{} for _ in words]
    for fold in range(FOLDS):
        others = [row for n, rows in enumerate(words) if n % FOLDS != fold for row in rows.values()]
        weights = fit(others, WORD_RARE, WORD_FLAT)
        for n in range(fold, len(words), FOLDS):
            made[n] = {word: chance(weights, found) for word, (found, _, _) in words[n].items()}
    return made


def stand_rows(
    gold: Gold, reading: Reading, codebook: Codebook, chances: dict[str, float]
) -> Iterator[tuple[Candidate, Row]]:
    """The candidates of an article with what tells them, and whether its coding has them."""
    parse, signals = reading.parse, reading.signals
    assert parse is not None and signals is not None
    scene = Scene(reading, parse, {**by_head(reading), **voices(reading, parse)}, codebook)
    page = Page.of(scene, used(parse), chances)
    for one in candidates(scene, signals):
        yield one, (list(clues(page, one)), measures(page, one), _right(gold, one))


def _right(gold: Gold, one: Candidate) -> bool:
    return any(
        line.actor == one.holder.code and line.stance == one.stance and same_issue(one.issue, line.issue)
        for line in gold.coding.positions
    )


def around_rows(stands: Sequence[list[tuple[Candidate, Row]]]) -> Iterator[Row]:
    """The candidates that are not faint with what stands around them, by weights learned from the other articles."""
    for fold in range(STAND_FOLDS):
        others = [row for n, rows in enumerate(stands) if n % STAND_FOLDS != fold for _, row in rows]
        weights = fit(others, RARE, FLAT, MEASURED)
        for rows in stands[fold::STAND_FOLDS]:
            rated = [(one, _chance(weights, row), row[2]) for one, row in rows]
            seen = [(one, rate, right) for one, rate, right in rated if rate >= FAINT]
            values = around([(one, rate) for one, rate, _ in seen])
            yield from (([], told, right) for told, (_, _, right) in zip(values, seen, strict=True))


def _chance(weights: dict[str, float], row: Row) -> float:
    """The probability of a candidate by its clues and measures."""
    found, told, _ = row
    measured = sum(weights.get(name, 0.0) * x for name, x in zip(MEASURED, told, strict=True))
    return likely(weights["bias"] + sum(weights.get(clue, 0.0) for clue in found) + measured)


def learn(golds: Sequence[Gold], readings: Sequence[Reading], codebook: Codebook) -> dict[str, object]:
    """The weights that coded reports teach."""
    words = [word_rows(gold, reading) for gold, reading in zip(golds, readings, strict=True)]
    stands = [
        list(stand_rows(gold, reading, codebook, chances))
        for gold, reading, chances in zip(golds, readings, word_chances(words), strict=True)
    ]
    return {
        "version": VERSION,
        "thresholds": THRESHOLDS,
        "words": fit([row for found in words for row in found.values()], WORD_RARE, WORD_FLAT),
        "stands": fit([row for rows in stands for _, row in rows], RARE, FLAT, MEASURED),
        "around": fit(list(around_rows(stands)), 1, AROUND_FLAT, AROUND),
    }


def main() -> None:
    """Learn from the reports that are not held out, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HOME / "positions.json")
    out, codebook = parser.parse_args().out, load()
    golds = [gold for gold in read_golds(REPORTS) if not held_out(gold.id)]
    weights = learn(golds, list(read_all(golds, codebook)), codebook)
    out.write_text(json.dumps(weights, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
