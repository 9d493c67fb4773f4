"""Date expressions of a sentence against the publication date: weekdays, days of a month, "last week".

Only expressions that name one day give a date; "last week" keeps its words and no date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from onrecord.parsing import Parse

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
WHICH_YEAR = r"(\d{4}|(?:last|this|next) year\b)"
DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTHS})\b\.?,?(?: {WHICH_YEAR})?")
MONTH_DAY = re.compile(rf"\b({MONTHS})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,? {WHICH_YEAR})?")
WEEKDAY = re.compile(
    r"\b(?:(last|next|this|on|late|early|later|coming|following)\s+)?"
    r"((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!s)"
    r"(?: (?P<back>of last week|last week|before last|week\b(?! ago)))?", re.IGNORECASE
)  # fmt: skip
RELATIVE = re.compile(
    r"\b(today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last night|overnight|"
    r"the day before yesterday|earlier in the day|later in the day)\b", re.IGNORECASE
)  # fmt: skip
AGO = re.compile(r"\b(a|one|two|three|four|five|six|seven|ten|\d{1,2}) (day|week)s? ago\b", re.IGNORECASE)
AFTER = re.compile(r"(?:(\w+) (day)s?|hours|minutes) after$", re.IGNORECASE)
VAGUE = re.compile(
    r"\b((?:last|next|this|past|previous|earlier this|later this|in recent|over the past|earlier) "
    r"(?:week|month|year|days|weeks|months|years|weekend)"
    rf"|(?:in|since|last|during|until)(?: early| late| mid)?[ -](?:{MONTHS})\b(?!\.? \d{{1,2}}\b)(?: (?:19|20)\d{{2}})?"
    r"|(?:in|since|during|by|from|until|back in)(?: early| late| mid)?[ -](?:19|20)\d{2}"
    r"|(?:last|this) (?:spring|summer|autumn|fall|winter)|at the time\b(?! of)"
    r"|in the past\b(?! (?:\S+ )?(?:hour|day|week|month|year|decade)s?\b)"
    r"|(?:in|since|during|until|of) the (?:early |late |mid-)?(?:19|20)\d0s"
    r"|(?:in|since|during|until) the (?:spring|summer|autumn|fall|winter)(?: of (?:19|20)\d{2})?"
    rf"|since (?!\d{{1,2}}\b|(?:{MONTHS})\b\.? \d{{1,2}}\b)\w+"
    r"|(?:earlier|later) in the (?:week|month|year)|(?:at|during|on|over) the weekend|within (?:days|weeks|months)"
    r"|(?:a few|several|some|many|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) "
    r"(?:weeks|months|years) (?:ago|earlier)"
    r"|(?:a|one) (?:month|year|decade) (?:ago|earlier)|(?:a|two|three) decades? ago|recently"
    r"|(?:from|until|between) [\w.:]+(?: (?:and|to) [\w.:]+)? in the (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
MONTH = re.compile(rf"\b(?:{MONTHS})\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
SEASON = re.compile(r"(?:(?:in|during|until) the|this) (spring|summer|autumn|fall|winter)$", re.IGNORECASE)
LONG_AGO = re.compile(
    r"last (?:spring|summer|autumn|fall|winter)|years? (?:ago|earlier)|decades? ago|last year|months (?:ago|earlier)"
    r"|(?:six|seven|eight|nine|ten|\d{2}) weeks (?:ago|earlier)|in the past|at the time", re.IGNORECASE
)  # fmt: skip
# days told from the one that the text named last
FROM_LAST = re.compile(
    r"\b(?:(?:(?:the|that) )?(?P<shift>same|next|following|previous) (?:day|morning|afternoon|evening|night)"
    r"|(?P<count>a|one|two|three|four|five|six|seven|ten|\d{1,2}) (?P<unit>day|week)s? (?P<way>later|earlier)"
    r"|the day (?P<side>after|before)\b(?! yesterday)|that (?:day|morning|afternoon|evening|night)"
    r"|within (?:the hour|hours)|(?:minutes|hours) (?:later|earlier|after|before)"
    r"|(?:in|by) the (?:morning|afternoon|evening)|at (?:dawn|noon|midday|dusk|nightfall))\b", re.IGNORECASE
)  # fmt: skip
LISTED = re.compile(r",? (?:and|or|to)(?: on)? ")
MIDDLE = 15  # after this day of a month the one before it is, by and large, more than a month past
SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2}  # by their last months
YEARS = {"last": -1, "this": 0, "next": 1}
SHIFTS = {"next": 1, "following": 1, "after": 1, "previous": -1, "before": -1}
OFFSETS = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2}


@dataclass(frozen=True, slots=True)
class When:
    """A date expression: its characters, its words, the day it names (ISO) or none."""

    start: int
    end: int
    text: str
    day: str | None
    historical: bool = False
    shift: int | None = None  # days from the one named last, where the words say no more


@lru_cache(maxsize=4096)
def expressions(text: str, published: str | None, future: bool = False) -> tuple[When, ...]:
    """Every date expression of a sentence; days are None without a publication date.

    >>> [w.day for w in expressions("He left on Monday.", "2003-03-18")]
    ['2003-03-17']
    """
    today = date.fromisoformat(published[:10]) if published else None
    found = [
        *_matches(DAY_MONTH, text, lambda m: _explicit(m[2], m[1], m[3], today)),
        *_matches(MONTH_DAY, text, lambda m: _explicit(m[1], m[2], m[3], today)),
        *_matches(WEEKDAY, text, lambda m: _weekday(m[2], (m["back"] or m[1] or "").lower(), today, future)),
        *_matches(RELATIVE, text, lambda m: today and today + timedelta(OFFSETS.get(m[1].lower(), 0))),
        *_matches(AGO, text, lambda m: _ago(m, today)),
        *(When(m.start(), m.end(), m.group(), None, shift=_shift(m)) for m in FROM_LAST.finditer(text)),
        *_matches(VAGUE, text, lambda m: None),
    ]
    return tuple(_flag(w, today) for w in _single(text, _disjoint(found)))


def _single(text: str, found: list[When]) -> list[When]:
    """Days that are listed ("on Monday and Tuesday") name no one day."""
    pairs = pairwise(found)
    listed = [(a, b) for a, b in pairs if a.day != b.day and LISTED.fullmatch(text[a.end : b.start])]
    several = {w for pair in listed if pair[0].day and pair[1].day for w in pair}
    return [replace(w, day=None) if w in several else w for w in found]


def long_past(text: str, published: str | None) -> bool:
    """Whether the words of a sentence name a time long past, be it only a year ("the summer of 1992").

    >>> long_past("The summer of 1992 was hot.", "2003-03-18")
    True
    """
    years = (int(year) for year in YEAR.findall(text))
    return any(w.historical for w in expressions(text, published)) or (
        bool(published) and any(year < int(published[:4]) for year in years if published)
    )


def _matches(pattern: re.Pattern[str], text: str, day: Callable[[re.Match[str]], date | None]) -> list[When]:
    made = []
    for m in pattern.finditer(text):
        try:
            value = day(m)
        except OverflowError:  # before the first day of the calendar or after the last
            value = None
        made.append(When(m.start(), m.end(), m.group(), value.isoformat() if value else None))
    return made


def _disjoint(found: list[When]) -> list[When]:
    """In order, without an expression inside a longer one; "Monday, March 17" is one."""
    found.sort(key=lambda w: (w.start, -(w.end - w.start)))
    kept: list[When] = []
    for w in found:
        if kept and w.start < kept[-1].end:
            continue
        kept.append(w)
    return kept


def _flag(w: When, today: date | None) -> When:
    old = bool(today and w.day and (today - date.fromisoformat(w.day)).days > 38)
    year = re.search(r"\b((?:19|20)\d{2})(s?)\b", w.text)
    if today and year and w.day is None:
        old = int(year[1]) + (9 if year[2] else 0) < today.year
    old = old or bool(LONG_AGO.search(w.text))
    if today and w.day is None and not year and (month := MONTH.search(w.text)):
        since = _months_since(month.group(), today)
        old = old or since > 1 or (since == 1 and today.day > MIDDLE and "late" not in w.text)
    if today and (season := SEASON.match(w.text)):
        since = (today.month - SEASONS[season[1].lower()]) % 12
        old = old or 1 < since < 9 or (since == 1 and today.day > MIDDLE)
    old = old and not w.text.lower().startswith("since")
    return replace(w, historical=old)


def _months_since(month: str, today: date) -> int:
    """How many months before publication the last such month was."""
    return (today.month - 1 - _number(month)) % 12


def _explicit(month: str, day: str, year: str | None, today: date | None) -> date | None:
    """A day of a month; without a year the one nearest to publication."""
    import dateparser

    if today is None and (year is None or not year.isdigit()):
        return None
    try:
        if year and today and not year.isdigit():
            year = str(today.year + YEARS[year.split()[0].lower()])
        if year:
            found = dateparser.parse(f"{day} {month} {year}", languages=["en"])
            return found.date() if found else None
        assert today is not None
        number = _number(month) + 1
        choices = [date(today.year + shift, number, int(day)) for shift in (-1, 0, 1)]
    except ValueError:
        return None
    return min(choices, key=lambda d: (abs((d - today).days), d))


def _number(month: str) -> int:
    return next(n for n, name in enumerate(MONTHS.split("|")[:12]) if name.startswith(month[:3].capitalize()))


def _weekday(name: str, before: str, today: date | None, future: bool) -> date | None:
    """The last such day up to publication, or that of the week before; the next one in the future or after "next"."""
    if today is None:
        return None
    back = (today.weekday() - WEEKDAYS.index(name.lower())) % 7
    if before.endswith("last week"):
        return today - timedelta(today.weekday() - WEEKDAYS.index(name.lower()) + 7)
    if before == "week":  # "on Thursday week"
        return today + timedelta((-back) % 7 + 7)
    if before == "before last":
        return today - timedelta((back or 7) + 7)
    if before in {"next", "coming"} or (future and before not in {"last"}):
        return today + timedelta((-back) % 7 or (7 if before == "next" else 0))
    if before == "last" and back == 0:
        back = 7
    return today - timedelta(back)


def _shift(m: re.Match[str]) -> int:
    if m["count"]:
        days = (7 if m["unit"].lower() == "week" else 1) * _count(m["count"])
        return days if m["way"].lower() == "later" else -days
    return SHIFTS.get((m["shift"] or m["side"] or "").lower(), 0)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _ago(m: re.Match[str], today: date | None) -> date | None:
    if today is None or m[2].lower() == "week":
        return None
    return today - timedelta(_count(m[1]))


def distance(text: str) -> int | None:
    """How many days lie before an act that is told as done so long after another ("two days after", "hours after").

    >>> distance("Two days after"), distance("some hours after"), distance("long after")
    (2, 0, None)
    """
    found = AFTER.search(text)
    if found is None or found[2] is None:
        return 0 if found else None
    return _count(found[1]) if found[1].isdigit() else NUMBERS.get(found[1].lower())


def shifted(day: str, shift: int) -> str | None:
    """The day so many days after another."""
    try:
        return (date.fromisoformat(day) + timedelta(shift)).isoformat()
    except OverflowError:  # before the first day of the calendar or after the last
        return None


def preceding(parse: Parse, k: int) -> str:
    """The word before a day, or before the hour that goes with it ("until midnight on Friday")."""
    j = k - 1
    while j > 0 and (parse.tokens[j].entity == "TIME" or parse.tokens[j].lemma == "on"):
        j -= 1
    return parse.tokens[j].lemma.lower()
