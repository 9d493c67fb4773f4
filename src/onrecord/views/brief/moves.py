"""Who moved: the same holder on the same issue, with another stance than before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.issues.shift import holder, order, stance
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
    for position in sorted(positions, key=order):
        found[holder(position), _issue(position)].append(position)
    return dict(found)


def _issue(position: Line) -> str:
    """The issue that the words of a position come to; the words themselves where nobody has looked."""
    return str(position.get("key") or position["issue"]).casefold()


def moves(positions: Sequence[Line]) -> list[Move]:
    """Every change of stance, by day."""
    found = [
        Move(who, str(after.get("topic") or after["issue"]), before, after)
        for (who, _), course in courses(positions).items()
        for before, after in pairwise(course)
        if stance(before) != stance(after)
    ]
    return sorted(found, key=lambda move: (*order(move.after), move.holder))
