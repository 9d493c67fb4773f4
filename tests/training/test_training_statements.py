"""Learning which attributed words are statements on the record."""

from __future__ import annotations

from collections import Counter

import pytest

pytest.importorskip("scipy")

from onrecord.codebook.codebook import Codebook
from onrecord.evaluate.gold import read_text
from training.corpus import HOME
from training.train_statements import MEASURED, RARE, learn, read_all, rows

SOME = sorted((HOME / "unseen").glob("*.txt"))[:4]


def test_every_statement_that_is_not_optional_teaches(codebook: Codebook) -> None:
    gold = read_text(SOME[0])
    (reading,) = read_all([gold], codebook)
    table = list(rows(gold, reading))
    assert 0 < len(table) <= len(reading.statements)
    assert any(right for _, _, right in table) and all(len(told) == len(MEASURED) for _, told, _ in table)


def test_weights_are_those_of_clues_seen_often(codebook: Codebook) -> None:
    golds = [read_text(path) for path in SOME]
    weights = learn(golds, codebook)
    found = weights["statements"]
    assert isinstance(found, dict) and "bias" in found and "a cue" in found
    seen = Counter(clue for gold, one in zip(golds, read_all(golds, codebook), strict=True)
                   for told, _, _ in rows(gold, one) for clue in told)  # fmt: skip
    assert all(seen[name] >= RARE for name in found if name not in {"bias", *MEASURED})
