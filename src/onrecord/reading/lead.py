"""What the first lines of a report tell: its headline, its day and the agency that sent it."""

from __future__ import annotations

import re
from itertools import islice

from onrecord.layout import DATELINE, MONTH, WEEKDAY
from onrecord.reading.dates import named_day

LINE = re.compile(r"[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|\Z)")
WORD = re.compile(r"\w")
LONGEST_HEADLINE = 140
LINES_BEFORE_DATELINE = 5
# "Published: 12 February 2015", "Updated 4:12 pm, Thursday, July 25, 2019", "*15 October 2020* | By our staff"
OWN_LINE = re.compile(
    rf"[*_ \t]*(?:[A-Z][a-z]+:?[ ]+)?(?:\d{{1,2}}[:.]\d\d[^,\n]{{0,12}},[ ]+)?(?:{WEEKDAY},?[ ]+)?"
    rf"(?P<day>{MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{MONTH}),?[ ]+(?P<year>\d{{4}})[*_ \t]*(?:\||\Z)"
)


def headline_of(text: str) -> str | None:
    """A first line that is short, no sentence, and stands apart from the text below it."""
    lines = (match.group().strip() for match in LINE.finditer(text))
    first = next((line for line in lines if WORD.search(line)), "")
    after = next(lines, "")
    apart = not WORD.search(after) and any(WORD.search(line) for line in lines)
    plain = 0 < len(first) <= LONGEST_HEADLINE and not first.endswith(".") and not DATELINE.match(first)
    return first if apart and plain else None


def agency_of(text: str) -> str | None:
    """The agency in the dateline of a wire report: "MOSCOW (AP) --" was sent by AP."""
    lines = (match.group() for match in LINE.finditer(text))
    worded = islice(filter(WORD.search, lines), LINES_BEFORE_DATELINE)
    found = filter(None, (DATELINE.match(line[:200]) for line in worded))
    return next((match["agency"].strip() for match in found if match["agency"]), None)


def day_of(text: str) -> str | None:
    """The day that the dateline or a line of its own gives in full: "CARACAS, March 6, 2019 --"."""
    lines = (match.group().strip() for match in LINE.finditer(text))
    worded = islice(filter(WORD.search, lines), LINES_BEFORE_DATELINE)
    found = (OWN_LINE.match(line) or DATELINE.match(line[:200]) for line in worded)
    days = (named_day(f"{match['day']} {match['year']}") for match in found if match and match["year"])
    return next(filter(None, days), None)
