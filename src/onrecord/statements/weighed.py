"""The stage: statements weighed by what coded reports taught; those that careful readers hardly put on record go.

The weights are those of clues by their names (``clues``), learned by ``training/train_statements.py`` from reports that
the reader has not seen. The probability is the confidence of a statement.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from onrecord.codebook.codebook import Codebook
from onrecord.models.files import HOME
from onrecord.models.logistic import added, likely
from onrecord.schema import Dropped, Reading, Span, Statement
from onrecord.statements.clues import Told, clues, measures
from onrecord.statements.stage import STAGE

UNLIKELY = "hardly words that somebody is to be held to"


@dataclass(frozen=True)
class Weights:
    """What a clue adds to the odds of a statement; from which probability on it is believed, quoted whole or not."""

    statements: Mapping[str, float]
    thresholds: Mapping[str, float]
    version: str


@lru_cache(maxsize=2)
def load_weights(folder: Path = HOME) -> Weights:
    """The weights in a folder, loaded once a process."""
    return Weights(**json.loads((folder / "statements.json").read_text("utf-8")))


def weigh_statements(reading: Reading, _codebook: Codebook) -> Reading:
    """The statements that are likely, each with its probability; the others are on record with the reason.

    Without the model, which the clues ask, all stay as the rules have them.
    """
    if reading.parse is None or reading.signals is None:
        return reading
    told, weights = Told(reading.parse, reading.signals, reading.statements), load_weights()
    rated = [(one, rating(told, number, weights.statements)) for number, one in enumerate(reading.statements)]
    kept = tuple(_rated(one, chance) for one, chance in rated if chance >= least(one, weights))
    gone = [Dropped(STAGE, _marked(one), UNLIKELY) for one, chance in rated if chance < least(one, weights)]
    return replace(reading, statements=kept, dropped=(*reading.dropped, *gone))


def rating(told: Told, number: int, weights: Mapping[str, float]) -> float:
    """How likely a statement is one that belongs on the record."""
    one = told.statements[number]
    return likely(weights["bias"] + added(weights, clues(told, number), measures(told, one)))


def least(one: Statement, weights: Weights) -> float:
    """From which probability on a statement is believed: words that are all quoted are somebody's more surely."""
    return weights.thresholds["direct" if one.form == "direct" else "other"]


def _rated(one: Statement, chance: float) -> Statement:
    return replace(one, made_by=replace(one.made_by, confidence=chance))


def _marked(one: Statement) -> Span:
    return one.cue.span if one.cue else one.content[0]
