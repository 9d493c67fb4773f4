"""Days, weeks and months as periods, each by its first day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta


def _day(day: date) -> date:
    return day


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _first(day: date) -> date:
    return day.replace(day=1)


STARTS: Mapping[str, Callable[[date], date]] = {"day": _day, "week": _monday, "month": _first}
"""The first day of the period that a day is in; a week begins on Monday (ISO 8601)."""

LONGEST = 32  # days: one more than any period


def start(day: str, by: str) -> str:
    """The first day of the period that a day is in."""
    return STARTS[by](date.fromisoformat(day)).isoformat()


def periods(first: str, last: str, by: str) -> Iterator[str]:
    """The first days of all periods from that of one day to that of another."""
    here, end = (STARTS[by](date.fromisoformat(day)) for day in (first, last))
    while here < end:
        yield here.isoformat()
        here = _after(here, by)
    yield from [end.isoformat()] if here == end else []


def _after(here: date, by: str) -> date:
    """The first day of the next period."""
    return STARTS[by](here + timedelta({"day": 1, "week": 7}.get(by, LONGEST)))


def first_day(period: str) -> str:
    """The first day of a day, month or year as it is asked for: "2003-02" begins on 2003-02-01."""
    return period + "0000-01-01"[len(period) :]


def last_day(period: str) -> str:
    """The last day of a day, month or year as it is asked for: "2003-02" ends on 2003-02-28."""
    month = period[:7] + "0000-12"[len(period) :]
    return (period + f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]}"[len(period) :])[:10]
