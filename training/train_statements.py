"""Learn which attributed words are statements on the record: python -m training.train_statements [--out FILE]

Learned as ``train_acts.py`` learns, from the reports in ``training/unseen``: what each clue adds to the odds that what
the rules take for a statement is one in the coding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.codebook.codebook import Codebook
from onrecord.evaluate.gate import articles_of
from onrecord.evaluate.gold import Gold
from onrecord.evaluate.score import match_up, pair_lines, same_content
from onrecord.parsing import parse_all
from onrecord.pipeline import STAGES, run
from onrecord.schema import Reading
from onrecord.statements.clues import Told, clues, measures
from onrecord.statements.weighed import weigh_statements
from training.train_acts import teach
from training.train_positions import Row, fit

RARE, FLAT = 15, 10.0  # how often a clue has to be seen, and how small its weight stays
THRESHOLDS = {"direct": 0.05, "other": 0.2}
VERSION = "statements@2"
MEASURED = ("a cue", "an act", "length")


def read_all(golds: Sequence[Gold], codebook: Codebook) -> Iterator[Reading]:
    """The articles of codings with all statements that the rules find."""
    articles = articles_of(golds)
    before = STAGES[: STAGES.index(weigh_statements)]
    for article, parse in zip(articles, parse_all(a.text for a in articles), strict=True):
        yield run(article, parse, codebook, before)


def rows(gold: Gold, reading: Reading) -> Iterator[Row]:
    """The statements with what tells them, and whether the coding has their words; optional ones are left out."""
    assert reading.parse is not None and reading.signals is not None
    ((_, mine),) = match_up([replace(reading, parse=None, signals=None)], [gold])
    pairs = pair_lines(mine.statements, gold.coding.statements, same_content)
    right = {id(line) for line, _ in pairs.needed}
    optional = {id(line) for line, _ in pairs.optional}
    told = Told(reading.parse, reading.signals, reading.statements)
    for number, (one, line) in enumerate(zip(reading.statements, mine.statements, strict=True)):
        if id(line) not in optional:
            found = measures(told, one)
            yield list(clues(told, number)), tuple(found[name] for name in MEASURED), id(line) in right


def learn(golds: Sequence[Gold], codebook: Codebook) -> dict[str, object]:
    """The weights that coded reports teach."""
    readings = read_all(golds, codebook)
    table = [row for gold, reading in zip(golds, readings, strict=True) for row in rows(gold, reading)]
    return {"version": VERSION, "thresholds": THRESHOLDS, "statements": fit(table, RARE, FLAT, MEASURED)}


if __name__ == "__main__":
    teach("statements.json", learn, __doc__)
