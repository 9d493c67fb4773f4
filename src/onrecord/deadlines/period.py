"""The last days of weeks, months and years, on which things fall due ("by the end of June")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from onrecord.events.expressions import MONTHS, When

END = re.compile(
    rf"\bthe end of (?:(?P<this>the|this|next) (?P<unit>week|month|year)|(?P<month>{MONTHS})\b\.?(?:,? (?P<in>20\d\d))?"
    r"|(?P<year>20\d\d))\b", re.IGNORECASE
)  # fmt: skip
UNTIL = re.compile(rf"(?<=\buntil )(?P<month>{MONTHS})\b(?!\.? \d{{1,2}}\b)(?:,? (?P<in>20\d\d))?")
NAMES = tuple(name[:3].lower() for name in MONTHS.split("|")[:12])


def period_ends(text: str, published: str) -> Iterator[When]:
    """The ends of periods that a text names, with their days; of a month without a year the next.

    >>> [w.day for w in period_ends("by the end of the year", "2003-03-18")]
    ['2003-12-31']
    """
    today = date.fromisoformat(published[:10])
    for m in END.finditer(text):
        with suppress(OverflowError, ValueError):  # after the last day of the calendar
            yield When(m.start(), m.end(), m.group(), _end(m, today).isoformat())


def month_limits(text: str, published: str) -> Iterator[When]:
    """The first days of months until which a text says that somebody has time.

    >>> [w.day for w in month_limits("It has until May to repeal the law.", "2003-03-18")]
    ['2003-05-01']
    """
    today = date.fromisoformat(published[:10])
    for m in UNTIL.finditer(text):
        month = NAMES.index(m["month"][:3].lower()) + 1
        year = int(m["in"]) if m["in"] else today.year + (month <= today.month)
        yield When(m.start(), m.end(), m.group(), date(year, month, 1).isoformat())


def _end(m: re.Match[str], today: date) -> date:
    if m["year"]:
        return date(int(m["year"]), 12, 31)
    if m["month"]:
        month = NAMES.index(m["month"][:3].lower()) + 1
        return _last(int(m["in"]) if m["in"] else today.year + (month < today.month), month)
    later = m["this"].lower() == "next"
    if m["unit"].lower() == "year":
        return date(today.year + later, 12, 31)
    if m["unit"].lower() == "month":
        return _last(today.year + (today.month + later > 12), (today.month + later - 1) % 12 + 1)
    return today + timedelta(6 - today.weekday() + 7 * later)


def _last(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
