"""Who moved: the same holder on the same issue, however worded, with another stance than before.

Before is another day or another report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.issues.shift import day, holder, order, stance
from onrecord.views.columns import Line


@dataclass(frozen=True, slots=True)
class Move:
    """A change of stance: who, on what, the last position before and the first one after it."""

    holder: str
    issue: str
    before: Line
    after: Line


def courses(positions: Iterable[Line]) -> dict[tuple[str, str], list[Line]]:
    """The positions of each holder on each issue, whatever its wording, by day."""
    found: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for position in sorted(positions, key=_in_order):
        found[holder(position), _issue(position)].append(position)
    return dict(found)


def _in_order(position: Line) -> tuple[str, ...]:
    """By day and report, those of one report together."""
    *days, id = order(position)
    return (*days, str((position.get("article") or {}).get("id") or ""), id)


def _issue(position: Line) -> str:
    """The issue that the words of a position come to; the words themselves where nobody has looked."""
    return str(position.get("key") or position["issue"]).casefold()


def moves(positions: Sequence[Line]) -> list[Move]:
    """Every change of stance from one day or report to another, by day."""
    found = [
        Move(who, str(after.get("topic") or after["issue"]), before, after)
        for (who, _), course in courses(positions).items()
        for before, after in _changes(course)
    ]
    return sorted(found, key=lambda move: (*order(move.after), move.holder))


def _changes(course: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """The last position of a stance and the first of another one.

    What one report tells of one day stands together: "backs it" beside "backs it only if" is no move. Nobody has moved
    either as long as a report still tells the stance of the one before.
    """
    held: list[Line] = []
    for _, group in groupby(course, key=_occasion):
        told = list(group)
        stances = {stance(position) for position in told}
        kept = [position for position in held if stance(position) in stances]
        if held and not kept:
            yield held[-1], told[0]
        known = {stance(position) for position in kept} or stances
        held = [position for position in told if stance(position) in known]


def _occasion(position: Line) -> tuple[str, str]:
    """The day and report of a position."""
    return day(position), str((position.get("article") or {}).get("id") or position["id"])
