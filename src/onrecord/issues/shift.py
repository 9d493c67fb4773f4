"""How a stance moves: intervals of one stance, the moves between them, and contradictions on one day.

Who speaks for whom is decided by one rule. A position of a state or body is its own, or is taken by somebody
whose sector speaks for it (``SPEAKS_FOR``): a head of state, a minister, a spokesman, a general. Everybody else,
an opposition senator among them, speaks for himself. A state's stance on a day is what was said for it last;
where both support and opposition were voiced for it on one day, the day is a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

SPEAKS_FOR = frozenset({"GOV", "MIL", "IGO"})
"""Sectors whose people speak for their state or body; all others speak for themselves."""
OPPOSITES = frozenset({"support", "oppose"})

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Interval:
    """A stance from the day on which it was first told to the day of the next one (None: still so).

    ``lines`` are the positions that show it, by day, and ``against`` those that contradict it on the same day.
    """

    stance: str
    since: str
    until: str | None
    lines: tuple[Line, ...]
    against: tuple[Line, ...] = ()


def holder(position: Line) -> str:
    """Whose position it is: a state's or body's own, taken by whoever speaks for it, or a person's or group's."""
    actor, person = position["actor"], position.get("person")
    if actor.get("code") and (actor.get("sector") in SPEAKS_FOR or not (person or actor.get("sector"))):
        return str(actor["code"])
    own = person or actor.get("name")
    return ", ".join(filter(None, (own, actor.get("code"), None if own else actor.get("sector")))) or "?"


def stance(position: Line) -> str:
    """The stance on the issue, which is the opposite of the one on words that name its opposite."""
    return str(position.get("on_issue") or position["stance"])


def day(position: Line) -> str:
    """The day of a position, else of its report; empty where neither is known."""
    return str(position.get("date") or position["article"].get("published") or "")


def order(position: Line) -> tuple[str, str, str]:
    """Positions by their day, then by that of their report."""
    published = position["article"].get("published") or ""
    return position.get("date") or published, published, position["id"]


def intervals(positions: Iterable[Line]) -> list[Interval]:
    """The intervals of one holder on one issue, by day; positions without any day are left out."""
    found: list[Interval] = []
    dated = sorted((position for position in positions if day(position)), key=order)
    for today, group in groupby(dated, key=day):
        for one in _of_day(today, list(group)):
            last = found[-1] if found else None
            if last and last.stance == one.stance and not one.against and not last.against:
                found[-1] = Interval(last.stance, last.since, None, last.lines + one.lines)
            else:
                if last:
                    found[-1] = Interval(last.stance, last.since, one.since, last.lines, last.against)
                found.append(one)
    return found


def _of_day(today: str, positions: Sequence[Line]) -> list[Interval]:
    """The stances of one day in the order in which they were told; support and opposition contradict each other."""
    told: dict[str, list[Line]] = {}
    for position in positions:
        told.setdefault(stance(position), []).append(position)
    if not told.keys() >= OPPOSITES:
        return [Interval(name, today, None, tuple(lines)) for name, lines in told.items()]
    last = next(stance(position) for position in reversed(positions) if stance(position) in OPPOSITES)
    other = next(iter(OPPOSITES - {last}))
    rest = [Interval(name, today, None, tuple(lines)) for name, lines in told.items() if name not in OPPOSITES]
    return [*rest, Interval(last, today, None, tuple(told[last]), tuple(told[other]))]


def by_holder(positions: Iterable[Line]) -> dict[str, list[Line]]:
    """Positions by who holds them."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for position in positions:
        found[holder(position)].append(position)
    return dict(sorted(found.items()))


def standing(positions: Iterable[Line], on: str) -> dict[str, Interval]:
    """Where each holder stands at the end of a day, by what was known by then."""
    known = [position for position in positions if day(position) <= on and _published(position) <= on]
    found = {name: intervals(own) for name, own in by_holder(known).items()}
    return {name: course[-1] for name, course in found.items() if course}


def _published(position: Line) -> str:
    return str(position["article"].get("published") or "")
