"""Who moved: the same holder on the same issue, with another stance than before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.views.columns import Line

SPEAKS_FOR = frozenset({"GOV", "MIL", "IGO"})
"""Sectors whose people speak for their state or body; all others speak for themselves."""


@dataclass(frozen=True, slots=True)
class Move:
    """A change of stance: who, on what, the last position before and the first one after it."""

    holder: str
    issue: str
    before: Line
    after: Line


def holder(position: Line) -> str:
    """Whose position it is: a state's or body's own, taken by whoever speaks for it, or a person's or group's."""
    actor, person = position["actor"], position.get("person")
    if actor.get("code") and (actor.get("sector") in SPEAKS_FOR or not (person or actor.get("sector"))):
        return str(actor["code"])
    own = person or actor.get("name")
    return ", ".join(filter(None, (own, actor.get("code"), None if own else actor.get("sector")))) or "?"


def order(position: Line) -> tuple[str, str, str]:
    """Positions by their day, then by that of their report."""
    published = position["article"].get("published") or ""
    return position.get("date") or published, published, position["id"]


def courses(positions: Iterable[Line]) -> dict[tuple[str, str], list[Line]]:
    """The positions of each holder on each issue, whatever its capitals, by day."""
    found: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for position in sorted(positions, key=order):
        found[holder(position), str(position["issue"]).casefold()].append(position)
    return dict(found)


def moves(positions: Sequence[Line]) -> list[Move]:
    """Every change of stance, by day."""
    found = [
        Move(who, str(after["issue"]), before, after)
        for (who, _), course in courses(positions).items()
        for before, after in pairwise(course)
        if before["stance"] != after["stance"]
    ]
    return sorted(found, key=lambda move: (*order(move.after), move.holder))
