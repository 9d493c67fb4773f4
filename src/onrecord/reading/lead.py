"""What the first lines of a report tell: its headline and the agency that sent it."""

from __future__ import annotations

import re
from itertools import islice

from onrecord.layout import DATELINE

LINE = re.compile(r"[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|\Z)")
WORD = re.compile(r"\w")
LONGEST_HEADLINE = 140
LINES_BEFORE_DATELINE = 5


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
