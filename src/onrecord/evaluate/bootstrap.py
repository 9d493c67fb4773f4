"""How sure a figure is: an interval from drawing the articles again.

The articles of a set are drawn with replacement, as many as there are, and the figure is counted anew each
time; its interval holds the middle 95 of 100 draws. Articles are drawn and not lines, since lines of one article
are right and wrong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluate.score import Count

DRAWS = 1_000
SEED = 1
MIDDLE = (2.5, 97.5)
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure between 0 and 1 with its interval; ``count`` is what it rests on.

    The figure is F1, or the share found when ``share`` (precision and recall are the same then).
    """

    value: float
    low: float
    high: float
    count: Count
    share: bool

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return _rate(self.count.found, self.count.predicted)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return _rate(self.count.found, self.count.gold)


def estimate(counts: Sequence[Count], *, share: bool = False, draws: int = DRAWS, seed: int = SEED) -> Estimate | None:
    """A figure over articles with its interval; None when there is nothing to find in them."""
    table = np.array([(c.found, c.predicted, c.gold) for c in counts], dtype=np.int64).reshape(-1, 3)
    total = table.sum(axis=0)
    if not total[2]:
        return None
    drawn = np.random.default_rng(seed).integers(0, len(table), (draws, len(table)))
    figures = _figures(table[drawn].sum(axis=1), share)
    low, high = np.percentile(figures, MIDDLE)
    count = Count(*(int(number) for number in total))
    return Estimate(float(_figures(total[None, :], share)[0]), float(low), float(high), count, share)


def _figures(totals: Counts, share: bool) -> NDArray[np.float64]:
    """F1, or the share found, of each row of found, predicted, gold; rows with nothing to find are left out."""
    found, predicted, gold = totals[totals[:, 2] > 0].astype(np.float64).T
    figures: NDArray[np.float64] = found / gold if share else 2 * found / (predicted + gold)
    return figures


def _rate(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
