"""Actors of a network on a circle, and the arrows between them: the geometry of a chart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, pi, sin

Point = tuple[float, float]
Weights = Mapping[tuple[str, str], int]

GAP = 0.09  # between an actor and the end of an arrow, as a share of the circle's radius
ASIDE = 0.018  # of an arrow, so that it does not lie on the one that answers it
PLACES = 4


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from actor to recipient, and which way its point looks, in degrees clockwise from upwards."""

    start: Point
    end: Point
    angle: float


def busiest(weights: Weights, most: int) -> list[str]:
    """The actors with most events on either side, so many at most; then by name."""
    counts: Counter[str] = Counter()
    for pair, weight in weights.items():
        for actor in set(pair):
            counts[actor] += weight
    return sorted(counts, key=lambda name: (-counts[name], name))[:most]


def around(weights: Weights, actors: Sequence[str]) -> dict[str, Point]:
    """A place for each actor on a circle of radius one: the busiest on top, those who deal with each other near."""
    order = _order(weights, actors)
    step = 2 * pi / max(len(order), 1)
    return {name: _rounded(sin(n * step), cos(n * step)) for n, name in enumerate(order)}


def _order(weights: Weights, actors: Sequence[str]) -> list[str]:
    """Actors in a row, each beside the one not yet placed with whom it has most to do."""
    ties: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (one, other), weight in weights.items():
        ties[one][other] += weight
        ties[other][one] += weight
    left, order = list(actors), list[str]()
    while left:
        here = order[-1] if order else left[0]
        # the first of the busiest where several are alike
        order.append(max(left, key=lambda name: (ties[here][name], -left.index(name))) if order else here)
        left.remove(order[-1])
    return order


def arrows(pairs: Iterable[tuple[str, str]], places: Mapping[str, Point]) -> dict[tuple[str, str], Arrow]:
    """The arrow of each pair of two actors that have a place."""
    return {
        (one, other): _arrow(places[one], places[other])
        for one, other in pairs
        if one != other and one in places and other in places
    }


def _arrow(start: Point, end: Point) -> Arrow:
    across, up = end[0] - start[0], end[1] - start[1]
    length = hypot(across, up)
    along = (across / length, up / length)
    right = (along[1] * ASIDE, -along[0] * ASIDE)
    return Arrow(
        _rounded(start[0] + along[0] * GAP + right[0], start[1] + along[1] * GAP + right[1]),
        _rounded(end[0] - along[0] * GAP + right[0], end[1] - along[1] * GAP + right[1]),
        round(degrees(atan2(across, up)) % 360, 1),
    )


def _rounded(x: float, y: float) -> Point:
    """A point without the last digits, which differ from one machine to another; and without minus zero."""
    return round(x, PLACES) + 0.0, round(y, PLACES) + 0.0
