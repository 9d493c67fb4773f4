"""Logistic regression as it is used: weights of named clues added up to odds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp, log

MOST = 30.0  # odds beyond this are certain


def likely(odds: float) -> float:
    """The probability of odds told by their logarithm."""
    return 1 / (1 + exp(-min(max(odds, -MOST), MOST)))


def logit(chance: float, least: float) -> float:
    """The logarithm of the odds of a probability that is no nearer to certainty than ``least``."""
    kept = min(max(chance, least), 1 - least)
    return log(kept / (1 - kept))


def added(weights: Mapping[str, float], clues: Iterable[str], measures: Mapping[str, float]) -> float:
    """What clues and measures add up to; those without a weight add nothing."""
    counted = sum(weights[clue] for clue in clues if clue in weights)
    return counted + sum(weights[name] * value for name, value in measures.items() if name in weights)
