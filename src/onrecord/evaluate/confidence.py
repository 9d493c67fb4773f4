"""What a confidence is worth: what is kept from a threshold on, and how often events of a confidence are right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.evaluate.coding import CodedEvent
from onrecord.evaluate.score import Count, counts, match_up, pair_lines, same_category, same_triple, unlike
from onrecord.evaluate.sets import Coded
from onrecord.schema import Reading

THRESHOLDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9)
Test = Callable[[CodedEvent, CodedEvent], bool]
BANDS = ((0.0, 0.5), (0.5, 0.65), (0.65, 0.75), (0.75, 0.85), (0.85, 1.01))


@dataclass(frozen=True, slots=True)
class Point:
    """What ``--min-confidence`` keeps: the share of all events, and how good the category and the triple are."""

    least: float
    kept: float
    category: Count
    triple: Count


@dataclass(frozen=True, slots=True)
class Band:
    """Events whose confidence lies in a stretch: their mean confidence, and how many are right."""

    low: float
    high: float
    events: int
    mean: float
    category: int
    triple: int


def curve(coded: Coded, thresholds: Sequence[float] = THRESHOLDS) -> list[Point]:
    """What is kept and how good it is from each threshold on, with the model."""
    return [_point(coded, least) for least in thresholds]


def _point(coded: Coded, least: float) -> Point:
    readings = [_from(reading, least) for reading in coded.with_model]
    totals = [counts(mine, gold) for gold, mine in match_up(readings, coded.golds)]
    category, triple = (sum((total[name] for total in totals), Count(0, 0, 0)) for name in ("category", "triple"))
    events = sum(len(reading.events) for reading in coded.with_model)
    return Point(least, sum(len(r.events) for r in readings) / max(1, events), category, triple)


def _from(reading: Reading, least: float) -> Reading:
    return replace(reading, events=tuple(e for e in reading.events if e.made_by.confidence >= least))


def bands(coded: Coded) -> list[Band]:
    """How often events are right by their confidence, with the model; optional gold events count as right."""
    judged = list(_judged(coded))
    return [_band(low, high, [one for one in judged if low <= one[0] < high]) for low, high in BANDS]


def _band(low: float, high: float, inside: Sequence[tuple[float, bool, bool]]) -> Band:
    mean = sum(sure for sure, _, _ in inside) / max(1, len(inside))
    return Band(low, high, len(inside), mean, sum(c for _, c, _ in inside), sum(t for _, _, t in inside))


def _judged(coded: Coded) -> Iterator[tuple[float, bool, bool]]:
    """Each event's confidence, whether its category is right, and whether its parties are, too."""
    for (gold, mine), reading in zip(coded.pairs(model=True), coded.with_model, strict=True):
        category, triple = (_right(mine.events, gold.coding.events, test) for test in (same_category, same_triple))
        for line, event in zip(mine.events, reading.events, strict=True):
            yield event.made_by.confidence, id(line) in category, id(line) in triple


def _right(mine: Sequence[CodedEvent], theirs: Sequence[CodedEvent], test: Test) -> set[int]:
    lines = pair_lines(mine, theirs, test, unlike)
    return {id(one) for one, _ in (*lines.needed, *lines.optional)}
