"""The hour at which something falls due, and its zone where the article names one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from onrecord.codebook.codebook import Row

CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))? ?([ap])\.?m\b\.?", re.IGNORECASE)
MILITARY = re.compile(r"\b([01]?\d|2[0-3])[:.]?([0-5]\d)(?= [A-Z])")
BETWEEN = re.compile(r"[ ,(]{1,2}")
ENDS, TIME = re.compile(r"(?!\w)"), re.compile(r" time\b")
NEAR = 25  # characters before and after a date in which its hour may stand
OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour as the article gives it; ``zone`` is a row's, None where no zone is named."""

    hour: int
    minute: int
    zone: str | None

    def on(self, day: str) -> str:
        """The hour on a day: "2003-03-19T20:00", with the offset from Greenwich where the zone is known.

        >>> Hour(20, 0, "America/New_York").on("2003-03-19")
        '2003-03-19T20:00-05:00'
        """
        moment = datetime.fromisoformat(f"{day}T{self.hour:02d}:{self.minute:02d}")
        return moment.replace(tzinfo=_zone(self.zone) if self.zone else None).isoformat(timespec="minutes")


def hour_near(text: str, start: int, end: int, zones: Mapping[str, Row]) -> Hour | None:
    """The hour that stands within a few words of a date, which is ``text[start:end]``."""
    first, last = max(0, start - NEAR), end + NEAR
    clock = CLOCK.search(text, first, last)
    if clock and 1 <= int(clock[1]) <= 12 and int(clock[2] or 0) < 60:
        hour = int(clock[1]) % 12 + (12 if clock[3].lower() == "p" else 0)
        return Hour(hour, int(clock[2] or 0), _named(text, clock.end(), zones))
    # Four figures are an hour only where a clock is named: 1700 GMT, and not the year 1700.
    for found in MILITARY.finditer(text, first, last + NEAR):
        zone = _named(text, found.end(), zones)
        if zone and found.start() < last:
            return Hour(int(found[1]), int(found[2]), zone)
    return None


def _named(text: str, at: int, zones: Mapping[str, Row]) -> str | None:
    """The zone that the words from a character on name: "EST", "(GMT)", "Baghdad time"."""
    between = BETWEEN.match(text, at)
    if between is None:
        return None
    start = between.end()
    for words in sorted((words for words in zones if text.startswith(words, start)), key=len, reverse=True):
        follows = ENDS if zones[words]["kind"] == "abbreviation" else TIME
        if follows.match(text, start + len(words)):
            return zones[words]["zone"]
    return None


def _zone(name: str) -> tzinfo:
    offset = OFFSET.fullmatch(name)
    if offset is None:
        return ZoneInfo(name)
    ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
    return timezone(-ahead if offset[1] == "-" else ahead)
