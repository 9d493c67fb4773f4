"""How far coders agree who decided about the same lines without knowing of each other, field by field.

Krippendorff's alpha for nominal data, which allows for any number of coders and for lines that only some of
them coded, with an interval by drawing the lines again (bootstrap). "line" is whether it is one at all; the
other fields are compared among the coders who kept it. What adjudicators decided does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.extras import extra
from onrecord.review.fields import FIELDS
from onrecord.review.outcome import Coded

if TYPE_CHECKING:
    from numpy.typing import NDArray

LINE = "line"
EXTRA = "review"
RESAMPLES = 2000
LARGEST = 20_000_000  # cells that the package may lay out: lines by values by values
LEVEL = (2.5, 97.5)
Values = Sequence[Sequence[str]]
"""Of each line, the value of every coder who gave one."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement in a field. ``alpha`` is None where all values are the same, which leaves nothing to agree in.

    ``low`` and ``high`` bound 95 % of the resamples; ``same`` is the share of pairs of coders that agree.
    """

    field: str
    lines: int
    same: float
    alpha: float | None
    low: float | None
    high: float | None


def agreement(kind: str, lines: Iterable[Sequence[Coded]], seed: int = 1) -> list[Agreement]:
    """Agreement in each field of a kind of line, over the lines that two coders or more decided about."""
    several = [coded for coded in lines if len(coded) > 1]
    if not several:
        return []
    kept = [[dict(one.keys) for one in coded if one.keys is not None] for coded in several]
    found = [_agreement(LINE, [[str(one.keys is not None) for one in coded] for coded in several], seed)]
    return found + [
        _agreement(field.name, [[keys[field.name] for keys in line] for line in kept if len(line) > 1], seed)
        for field in FIELDS[kind]
    ]


def _agreement(field: str, values: Values, seed: int) -> Agreement:
    counts = _counts(values)
    if not len(counts):
        return Agreement(field, 0, 0.0, None, None, None)
    low, high = interval(counts, seed)
    return Agreement(field, len(counts), same(counts), alpha(counts), low, high)


def _counts(values: Values) -> NDArray[Any]:
    """How many coders gave each value to each line: lines by values."""
    import numpy

    place: Mapping[str, int] = {value: i for i, value in enumerate(sorted({v for line in values for v in line}))}
    counts = numpy.zeros((len(values), len(place)), dtype=numpy.int64)
    for i, line in enumerate(values):
        for value in line:
            counts[i, place[value]] += 1
    return counts


def same(counts: NDArray[Any]) -> float:
    """The share of pairs of coders of a line that gave it the same value, over all lines."""
    pairs = (counts * (counts - 1)).sum()
    return float(pairs / (counts.sum(axis=1) * (counts.sum(axis=1) - 1)).sum())


def alpha(counts: NDArray[Any]) -> float | None:
    """Krippendorff's alpha of counts (lines by values). Raises MissingExtra without the package."""
    package = extra("krippendorff", EXTRA)
    if (counts.sum(axis=0) > 0).sum() < 2:
        return None
    if counts.size * counts.shape[1] > LARGEST:
        return nominal(counts)
    return float(package.alpha(value_counts=counts, level_of_measurement="nominal"))


def interval(counts: NDArray[Any], seed: int) -> tuple[float | None, float | None]:
    """The bounds of 95 % of the alphas of resampled lines; none where most resamples have a single value."""
    import numpy

    # Drawing lines again is counting how often each is drawn: all resamples are one product of matrices.
    chance = numpy.random.default_rng(seed)
    weights = chance.multinomial(len(counts), numpy.full(len(counts), 1 / len(counts)), RESAMPLES)
    found = _nominal(weights, counts)
    kept = found[~numpy.isnan(found)]
    if 2 * len(kept) < RESAMPLES:
        return None, None
    low, high = numpy.percentile(kept, LEVEL)
    return float(low), float(high)


def nominal(counts: NDArray[Any]) -> float | None:
    """Alpha in the closed form of the nominal case: what the package gives, at a fraction of its memory."""
    import numpy

    found = _nominal(numpy.ones((1, len(counts)), dtype=numpy.int64), counts)[0]
    return None if numpy.isnan(found) else float(found)


def _nominal(weights: NDArray[Any], counts: NDArray[Any]) -> NDArray[Any]:
    """The alphas of lines that are there as often as each row of weights says; not a number for a single value."""
    import numpy

    coders = counts.sum(axis=1)
    total = weights @ coders
    agreeing = weights @ ((counts * (counts - 1)).sum(axis=1) / (coders - 1))
    apart = (total**2 - ((weights @ counts) ** 2).sum(axis=1)).astype(float)
    apart[apart == 0] = numpy.nan
    found: NDArray[Any] = 1 - (total - 1) * (total - agreeing) / apart
    return found
