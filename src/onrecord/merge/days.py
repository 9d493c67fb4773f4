"""Days as numbers, and how far apart they are."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

UNKNOWN = -1


@lru_cache(maxsize=10_000)
def ordinal(day: str | None) -> int | None:
    """The number of an ISO day; None where it is none.

    >>> ordinal("2003-03-18") - ordinal("2003-03-01"), ordinal(None)
    (17, None)
    """
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None


def numbered(day: str | None) -> int:
    """The number of a day, ``UNKNOWN`` where it is none: a number that can be kept and compared."""
    found = ordinal(day)
    return UNKNOWN if found is None else found


def gap(one: str | None, other: str | None) -> int | None:
    """The days between two days; None where one is not known."""
    first, second = ordinal(one), ordinal(other)
    return None if first is None or second is None else abs(first - second)
