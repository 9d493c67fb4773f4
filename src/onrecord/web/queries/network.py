"""Who acts on whom: the busiest pairs of some events, and a place for each actor in a drawing of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from onrecord.views.series import QUADS
from onrecord.web.queries.columns import NOWHERE, Codes, Columns, Mask
from onrecord.web.queries.tallies import by_code

NODES = 26
EDGES = 160
WIDTH, HEIGHT = 900.0, 620.0
MARGIN = 70.0
ROUNDS = 250
INWARDS = 0.9
CLASSES = tuple(QUADS)
SIDES = ("actor", "recipient")
THICKEST, LARGEST, SMALLEST = 9.0, 24.0, 7.0

Places = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor in the drawing."""

    key: str
    name: str
    count: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Edge:
    """What one actor does to another: how often, of which class mostly, and the curve that shows it."""

    source: str
    target: str
    count: int
    quads: tuple[int, ...]
    path: str
    width: float

    @property
    def main(self) -> str:
        """The commonest class."""
        return CLASSES[max(range(len(CLASSES)), key=lambda n: self.quads[n])]


@dataclass(frozen=True, slots=True)
class Net:
    """The drawing; the edges with the most events last, so that they lie on top."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    others: int


def network_of(columns: Columns, mask: Mask) -> Net:
    """The busiest actors of some events and all that passes between them."""
    ranked = by_code(columns, mask, SIDES)
    kept = ranked[:NODES]
    weights = _pairs(columns, mask, [key for key, _, _ in kept])
    joined = weights.sum(axis=(1, 2)) + weights.sum(axis=(0, 2)) > 0
    kept, weights = [one for one, is_joined in zip(kept, joined, strict=True) if is_joined], weights[joined][:, joined]
    places = layout(weights.sum(axis=2))
    most = max((count for _, _, count in kept), default=0)
    nodes = [
        Node(key, name, count, round(float(x), 1), round(float(y), 1), _size(count, most))
        for (key, name, count), (x, y) in zip(kept, places, strict=True)
    ]
    return Net(nodes, _edges(nodes, weights), len(ranked) - len(nodes))


def _size(count: int, most: int) -> float:
    return round(max(LARGEST * sqrt(count / most), SMALLEST), 1)


def _pairs(columns: Columns, mask: Mask, kept: Sequence[str]) -> NDArray[np.int64]:
    """How many events of each class pass from each kept actor to each other one."""
    actors = [columns.people.keys[key] for key in kept]
    layers = list(_met(columns, actors))
    quads = {name: n for n, name in enumerate(CLASSES)}
    quad = np.array([quads.get(value, 0) for value in columns.own["quad"].values] or [0], np.int16)
    weights = np.zeros((len(kept), len(kept), len(CLASSES)), np.int64)
    for n, who in enumerate(actors):
        lines = np.flatnonzero(mask & columns.with_actors(who, ("actor",)))
        classes = quad[columns.own["quad"].codes[lines]]
        for layer in layers:
            others = layer[lines]
            pairs = (others * np.int16(len(CLASSES)) + classes)[others >= 0]
            weights[n] += np.bincount(pairs, minlength=weights[n].size).reshape(weights[n].shape)
        weights[n, n] = 0
    return weights


def _met(columns: Columns, actors: Sequence[Sequence[int]]) -> Iterator[Codes]:
    """Which of some actors each line has as a recipient; a further layer for every further recipient of a line."""
    pieces = [(n, columns.takes["recipient"].of(one)) for n, who in enumerate(actors) for one in who]
    while pieces:
        layer, left = np.full(len(columns), NOWHERE, np.int16), []
        for n, lines in pieces:
            free = layer[lines] == NOWHERE
            free[1:] &= lines[1:] != lines[:-1]  # an actor may be there twice
            layer[lines[free]] = n
            if not free.all():
                left.append((n, lines[~free]))
        yield layer
        pieces = left


def layout(weights: NDArray[np.int64]) -> Places:
    """Places for actors: all push each other away, those with events between them pull (Fruchterman-Reingold).

    Begins on a circle, so that the same events always give the same drawing.
    """
    count = len(weights)
    angles = 2 * np.pi * np.arange(count) / max(count, 1)
    at = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    pull = np.log1p(weights + weights.T)
    pull = pull / max(float(pull.max(initial=0.0)), 1.0)
    near = 1.6 / sqrt(max(count, 1))
    for n in range(ROUNDS):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(axis=2)), 0.01)
        force = near**2 / distance - pull * distance**2 / near
        moved = (apart / distance[:, :, None] * force[:, :, None]).sum(axis=1) - at * INWARDS
        length = np.maximum(np.sqrt((moved**2).sum(axis=1, keepdims=True)), 1e-9)
        at = at + moved / length * np.minimum(length, 0.15 * (1 - n / ROUNDS))
    return _fitted(at)


def _fitted(at: Places) -> Places:
    """Places stretched to the drawing."""
    if not len(at):
        return at
    low, high = at.min(axis=0), at.max(axis=0)
    span = np.maximum(high - low, 1e-9)
    room = np.array([WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN])
    return (at - low) / span * room + MARGIN if len(at) > 1 else np.array([[WIDTH / 2, HEIGHT / 2]])


def _edges(nodes: Sequence[Node], weights: NDArray[np.int64]) -> list[Edge]:
    totals = weights.sum(axis=2)
    most = max(int(totals.max(initial=0)), 1)
    found = [
        Edge(
            nodes[i].key, nodes[j].key, int(totals[i, j]), tuple(int(n) for n in weights[i, j]),
            _curve(nodes[i], nodes[j]), round(max(THICKEST * sqrt(int(totals[i, j]) / most), 1.0), 1),
        )
        for i, j in zip(*np.nonzero(totals), strict=True)
    ]  # fmt: skip
    return sorted(found, key=lambda edge: (edge.count, edge.source, edge.target))[-EDGES:]


def _curve(one: Node, other: Node) -> str:
    """A curve from edge to edge of two circles, bent to its left, so that both directions can be seen."""
    angle = atan2(other.y - one.y, other.x - one.x)
    bend, length = 0.18, hypot(other.x - one.x, other.y - one.y)
    mid = ((one.x + other.x) / 2 + bend * length * sin(angle), (one.y + other.y) / 2 - bend * length * cos(angle))
    start = (one.x + one.size * cos(angle - bend * pi / 2), one.y + one.size * sin(angle - bend * pi / 2))
    back = angle + pi + bend * pi / 2
    gap = other.size + 6
    end = (other.x + gap * cos(back), other.y + gap * sin(back))
    return f"M{start[0]:.1f},{start[1]:.1f}Q{mid[0]:.1f},{mid[1]:.1f} {end[0]:.1f},{end[1]:.1f}"
