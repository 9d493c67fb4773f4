"""Publication dates as people write them, turned into YYYY-MM-DD or refused."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from onrecord.errors import InputError

YEARS = range(1800, 2101)
FAR = f"lies outside the years {YEARS.start} to {YEARS.stop - 1}"
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:Z|[T ,]\S.*)?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}\S*)?")
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ,]\S.*)?")
IN_NAME = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
YEAR = re.compile(r"\b\d{4}\b")
WRITE_ISO = "write it as YYYY-MM-DD"
OF_PUBLICATION = "give the day on which the report came out"


def publication_date(where: str, value: object) -> str | None:
    """The date a header or cell gives, None when it is blank; raises InputError when unclear."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    written = "" if value is None or value != value else str(value).strip()
    if not written:
        return None
    return iso_date(written) or _day_and_month(where, written) or _spelt_out(where, written)


def iso_date(written: str) -> str | None:
    """The day of a date written year first, whatever hour follows."""
    match = YEAR_FIRST.fullmatch(written)
    if match:
        return _day(match[1], match[3], match[4])
    match = COMPACT.fullmatch(written)
    return _day(*match.groups()) if match else None


def is_far(written: str) -> bool:
    """Whether a date written year first is one, in a year in which no report came out or will for long.

    >>> is_far("9999-12-31"), is_far("2003-03-18"), is_far("9999-99-99")
    (True, False, False)
    """
    match = YEAR_FIRST.fullmatch(written) or COMPACT.fullmatch(written)
    if match is None:
        return False
    year, month, day = match.group(1, 3, 4) if match.re is YEAR_FIRST else match.groups()
    try:
        return date(int(year), int(month), int(day)).year not in YEARS
    except ValueError:
        return False


def date_in_name(name: str) -> str | None:
    """The date in a file name (2003-03-18-moscow, 20030318); None when it holds several."""
    found = {_day(year, month, day) for year, _, month, day in IN_NAME.findall(name)} - {None}
    return found.pop() if len(found) == 1 else None


def named_day(written: str) -> str | None:
    """The day of a date whose month is spelt out ("Nov. 5 2021"); None when there is no such day."""
    found = _parsed(written)
    return found if found and int(found[:4]) in YEARS else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if found.year in YEARS else None


def _day_and_month(where: str, written: str) -> str | None:
    """18/03/2003, whose parts can be told apart; 03/04/2003 is refused."""
    match = YEAR_LAST.fullmatch(written)
    if not match:
        return None
    first, _, second, year = match.groups()
    readings = {_day(year, first, second), _day(year, second, first)} - {None}
    if len(readings) == 2:
        problem = f"the date {written!r} may be {' or '.join(sorted(filter(None, readings)))}"
        raise InputError(where, problem, WRITE_ISO)
    return readings.pop() if readings else None


def _spelt_out(where: str, written: str) -> str:
    # Without a month's name and a full year, dateparser would fill in parts of today's date.
    if is_far(written):
        raise InputError(where, f"the date {written[:60]!r} {FAR}", OF_PUBLICATION)
    found = _parsed(written) if MONTH.search(written) and YEAR.search(written) else None
    if found is None:
        raise InputError(where, f"the date {written[:60]!r} is not understood", WRITE_ISO)
    return found


@lru_cache(maxsize=4096)
def _parsed(written: str) -> str | None:
    import dateparser

    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    found = dateparser.parse(written, languages=["en"], settings=settings)
    return found.date().isoformat() if found else None
