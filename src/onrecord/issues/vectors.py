"""A plug for sentence vectors: which issues are alike though they share no word.

No model comes with it. Whoever has one gives a function that makes vectors; what it finds alike is only
proposed, and nothing is joined unless the user says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import sqrt
from typing import Protocol

ALIKE = 0.8


class Vectors(Protocol):
    """Gives each wording a vector; all are of one length."""

    def __call__(self, wordings: Sequence[str], /) -> Sequence[Sequence[float]]:
        """The vectors of some wordings, in their order."""
        ...


def alike(names: Sequence[str], vectors: Vectors, least: float = ALIKE) -> list[tuple[str, str, float]]:
    """Pairs of issues whose vectors point the same way (cosine of at least ``least``), the most alike first."""
    made = dict(zip(names, vectors(names), strict=True))
    pairs = ((one, other, _cosine(made[one], made[other])) for one, other in combinations(made, 2))
    return sorted((pair for pair in pairs if pair[2] >= least), key=lambda pair: (-pair[2], pair[:2]))


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    sizes = sqrt(sum(a * a for a in one)) * sqrt(sum(b * b for b in other))
    return round(sum(a * b for a, b in zip(one, other, strict=True)) / sizes, 4) if sizes else 0.0
