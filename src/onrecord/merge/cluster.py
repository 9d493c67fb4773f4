"""From likenesses of pairs to merged events: which accounts tell one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FEW = 5  # links an account keeps to earlier ones: enough to choose from, and a record that stays small


@dataclass(frozen=True, slots=True)
class Link:
    """Two accounts that tell one event, the earlier told first; user's own links come before all others."""

    later: str
    earlier: str
    points: float
    reasons: tuple[str, ...] = ()
    said: bool = False


def strongest(links: Iterable[Link]) -> list[Link]:
    """The links to keep of one account: the strongest, in a fixed order."""
    return sorted(links, key=_order)[:FEW]


def _order(link: Link) -> tuple[bool, float, str, str]:
    return not link.said, -link.points, link.earlier, link.later


def clusters(links: Iterable[Link], article: Mapping[str, str]) -> list[frozenset[str]]:
    """The accounts that tell one event, for each event that several tell.

    The strongest links come first. No report tells an event twice, so two groups that hold accounts of one
    article stay apart, unless the user has joined them.
    """
    group: dict[str, frozenset[str]] = {}
    for link in sorted(links, key=_order):
        one = group.get(link.later, frozenset({link.later}))
        other = group.get(link.earlier, frozenset({link.earlier}))
        if one is other or one == other:
            continue
        told = {article[id] for id in one} & {article[id] for id in other}
        if link.said or not told:
            joined = one | other
            group.update(dict.fromkeys(joined, joined))
    return sorted(set(group.values()), key=min)
