"""When an act happened: weekdays and other news expressions against the publication date.

Only expressions that name one day give a date; "last week" keeps its words and no date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from onrecord.parsing import Parse

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTHS})\b\.?,?(?: (\d{{4}}))?")
MONTH_DAY = re.compile(rf"\b({MONTHS})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,? (\d{{4}}))?")
WEEKDAY = re.compile(
    r"\b(?:(last|next|this|on|late|early|later|coming|following)\s+)?"
    r"((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!s)", re.IGNORECASE
)  # fmt: skip
RELATIVE = re.compile(
    r"\b(today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last night|overnight|"
    r"the day before yesterday|earlier in the day|later in the day)\b", re.IGNORECASE
)  # fmt: skip
AGO = re.compile(r"\b(a|one|two|three|four|five|six|seven|ten|\d{1,2}) (day|week)s? (ago|earlier)\b", re.IGNORECASE)
VAGUE = re.compile(
    r"\b((?:last|next|this|past|previous|earlier this|later this|in recent|over the past|earlier) "
    r"(?:week|month|year|days|weeks|months|years|weekend)"
    rf"|(?:in|since|last|during|until)(?: early| late| mid)?[ -](?:{MONTHS})\b(?! \d{{1,2}}\b)(?: (?:19|20)\d{{2}})?"
    r"|(?:in|since|during|by|from|until|back in)(?: early| late| mid)?[ -](?:19|20)\d{2}"
    r"|last (?:spring|summer|autumn|fall|winter)|since \w+"
    r"|(?:a few|several|some|many|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) "
    r"(?:weeks|months|years) (?:ago|earlier)"
    r"|(?:a|one) (?:month|year|decade) (?:ago|earlier)|(?:a|two|three) decades? ago|recently)\b",
    re.IGNORECASE,
)
MONTH = re.compile(rf"\b(?:{MONTHS})\b", re.IGNORECASE)
LONG_AGO = re.compile(
    r"last (?:spring|summer|autumn|fall|winter)|years? (?:ago|earlier)|decades? ago|last year|months (?:ago|earlier)"
)
# days told from the one that the text named last
FROM_LAST = re.compile(
    r"\b(?:(?:the|that) (?P<shift>same|next|following|previous) (?:day|morning|afternoon|evening|night)"
    r"|the day (?P<side>after|before)\b(?! yesterday)|that (?:day|morning|afternoon|evening|night)"
    r"|within the hour|(?:minutes|hours) (?:later|earlier|after|before))\b", re.IGNORECASE
)  # fmt: skip
SHIFTS = {"next": 1, "following": 1, "after": 1, "previous": -1, "before": -1}
BACK = 4  # sentences in which that day may stand
OFFSETS = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2}
PRECEDING = frozenset({"after", "since", "before", "until"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
FUTURE = frozenset({"will", "'ll", "shall", "wo"})


@dataclass(frozen=True, slots=True)
class When:
    """A date expression: its characters, its words, the day it names (ISO) or none."""

    start: int
    end: int
    text: str
    day: str | None
    historical: bool = False
    shift: int | None = None  # days from the one named last, where the words say no more


def day_of(parse: Parse, i: int, published: str | None) -> str | None:
    """The day that a verb's or noun's own date expression names."""
    found = when(parse, i, published)
    return found.day if found else None


def when(parse: Parse, i: int, published: str | None, *, future: bool = False) -> When | None:
    """The date expression that belongs to a verb or event noun: its own, else one it shares.

    A bare weekday is the last one; of an act that is still to come (``future``, or by its verb), the next one.
    """
    first, end = parse.bounds[parse.tokens[i].sentence]
    text = parse.text[parse.tokens[first].start : parse.tokens[end - 1].end]
    ahead = future or _future(parse, i)
    found = expressions(text, published, ahead)
    if not found:
        return _continued(parse, i, published)
    offset = parse.tokens[first].start
    placed = {_token_at(parse, first, end, offset + w.start): w for w in reversed(found)}
    chosen = _chosen(parse, i, placed)
    return _counted(parse, parse.tokens[i].sentence, chosen, published, ahead) if chosen else None


def _continued(parse: Parse, i: int, published: str | None) -> When | None:
    """The day of the sentence before, where "he" or "they" go on to act ("They met on Monday. They agreed to ...")."""
    first = parse.bounds[parse.tokens[i].sentence][0]
    if parse.tokens[i].tag != "VBD" or first == 0 or parse.paragraph_of[first - 1] != parse.paragraph_of[i]:
        return None
    subjects = (k for verb in _first_verbs(parse, i) for k in parse.kids(verb, "nsubj", "nsubjpass"))
    subject = next(subjects, None)
    if subject is None or parse.tokens[subject].lemma.lower() not in PRONOUNS:
        return None
    start, end = parse.bounds[parse.tokens[first - 1].sentence]
    root = next((k for k in range(start, end) if parse.tokens[k].dep == "ROOT"), None)
    found = when(parse, root, published) if root is not None else None
    return found if found and found.day and not found.historical else None


def _chosen(parse: Parse, i: int, placed: dict[int, When]) -> When | None:
    """The expression, of those that stand at words of the sentence, that an act takes."""
    # a day at the end of a clause is often read as its object's: "gave it an ultimatum on Monday"
    objects = parse.kids(i, "dobj") if parse.tokens[i].pos == "VERB" else []
    anchors = _anchors(parse, i)
    for anchor in (*anchors, *objects):
        own = [k for k in placed if _governor(parse, k) == anchor and (placed[k].day or anchor not in objects)]
        if own:
            return placed[min(own, key=lambda k: (placed[k].day is None, abs(k - anchor)))]
    last = parse.tokens[anchors[-1]]
    if last.dep == "relcl" and (named := _covering(parse, placed, last.head)):
        return named  # "in 2008, when it recognised"
    if _earlier(parse, anchors[-1]):  # what came before something long past is long past
        above = _chosen(parse, last.head, placed)
        return above if above and above.historical else None
    front = [k for k in placed if k < i and any(_fronted(parse, k, verb) for verb in _first_verbs(parse, i))]
    return placed[front[0]] if len(front) == 1 else None


def _covering(parse: Parse, placed: dict[int, When], k: int) -> When | None:
    """The expression that a word is part of."""
    length = parse.tokens[k].end - parse.tokens[k].start
    for j, found in placed.items():
        offset = parse.tokens[k].start - parse.tokens[j].start
        if offset >= 0 and offset + length <= found.end - found.start:
            return found
    return None


def _counted(parse: Parse, sentence: int, found: When, published: str | None, future: bool) -> When:
    """An expression like "the next day" with its day, counted from the one that the text named last."""
    if found.shift is None:
        return found
    for n in range(sentence, max(-1, sentence - BACK), -1):
        first, end = parse.bounds[n]
        text = parse.text[parse.tokens[first].start : parse.tokens[end - 1].end]
        before = text[: found.start] if n == sentence else text
        days = [w.day for w in expressions(before, published, future) if w.day]
        if days:
            return replace(found, day=_shifted(days[-1], found.shift))
    return found


def _shifted(day: str, shift: int) -> str | None:
    try:
        return (date.fromisoformat(day) + timedelta(shift)).isoformat()
    except OverflowError:  # before the first day of the calendar or after the last
        return None


def _first_verbs(parse: Parse, i: int) -> list[int]:
    """A verb and those it is joined to and shares its subject with ("broke up the rally and arrested")."""
    found = [i]
    while parse.tokens[i].dep == "conj" and not parse.kids(i, "nsubj", "nsubjpass"):
        i = parse.tokens[i].head
        found.append(i)
    return found


def _fronted(parse: Parse, k: int, i: int) -> bool:
    """Whether a date stands in a phrase that opens a verb's clause ("After talks on Monday, he said")."""
    subjects = parse.kids(i, "nsubj", "nsubjpass")
    if not subjects or k > parse.left[subjects[0]]:
        return False
    for above in parse.ancestors(k):
        if above == i:
            return True
        if parse.tokens[above].dep in {"ccomp", "relcl", "ROOT"}:
            return False
    return False


def _anchors(parse: Parse, i: int) -> list[int]:
    """The words whose date an act may take: itself, then what it hangs on within its clause."""
    found = [i]
    while True:
        token = parse.tokens[i]
        if token.dep in {"ccomp", "ROOT", "relcl", "parataxis", "acl"} or token.head == i or _earlier(parse, i):
            return found
        i = token.head
        found.append(i)


def _earlier(parse: Parse, i: int) -> bool:
    """Whether a clause tells what came before the one it hangs on ("..., and has threatened", "after it objected")."""
    token = parse.tokens[i]
    if token.dep == "advcl" and any(parse.tokens[k].lemma in PRECEDING for k in parse.kids(i, "mark", "prep")):
        return True
    return token.dep in {"conj", "advcl"} and perfect(parse, i) and not perfect(parse, token.head)


def perfect(parse: Parse, i: int) -> bool:
    """Whether a verb stands in the perfect ("has agreed")."""
    return any(parse.tokens[k].lemma in {"have", "'ve"} for k in parse.kids(i, "aux"))


def _governor(parse: Parse, k: int) -> int:
    """The verb or noun that a date expression modifies, over its preposition."""
    tokens = parse.tokens
    while tokens[k].head != k and (
        tokens[k].dep
        in {"pobj", "compound", "nummod", "npadvmod", "prep", "advmod", "det", "amod", "nmod", "appos", "pcomp"}
    ):
        k = tokens[k].head
        if tokens[k].pos in {"VERB", "AUX"} or (tokens[k].pos == "NOUN" and tokens[k].dep not in {"npadvmod", "pobj"}):
            return k
    return k


def _token_at(parse: Parse, first: int, end: int, offset: int) -> int:
    return next((k for k in range(first, end) if parse.tokens[k].end > offset), first)


def _future(parse: Parse, i: int) -> bool:
    chain = [i, *parse.ancestors(i)][:3]
    return any(parse.tokens[k].text.lower() in FUTURE for c in chain for k in parse.kids(c, "aux")) or any(
        parse.tokens[c].lemma in {"schedule", "plan", "expect", "due", "set"} for c in chain
    )


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
        *_matches(WEEKDAY, text, lambda m: _weekday(m[2], (m[1] or "").lower(), today, future)),
        *_matches(RELATIVE, text, lambda m: today and today + timedelta(OFFSETS.get(m[1].lower(), 0))),
        *_matches(AGO, text, lambda m: _ago(m, today)),
        *(When(m.start(), m.end(), m.group(), None, shift=_shift(m)) for m in FROM_LAST.finditer(text)),
        *_matches(VAGUE, text, lambda m: None),
    ]
    return tuple(_flag(w, today) for w in _disjoint(found))


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
    old = bool(today and w.day and (today - date.fromisoformat(w.day)).days > 45)
    year = re.search(r"\b(19|20)\d{2}\b", w.text)
    if today and year and w.day is None:
        old = int(year.group()) < today.year
    old = old or bool(LONG_AGO.search(w.text))
    if today and w.day is None and not year and (month := MONTH.search(w.text)):
        old = old or _months_since(month.group(), today) > 1
    old = old and not w.text.lower().startswith("since")
    return replace(w, historical=old)


def _months_since(month: str, today: date) -> int:
    """How many months before publication the last such month was."""
    return (today.month - 1 - _number(month)) % 12


def _explicit(month: str, day: str, year: str | None, today: date | None) -> date | None:
    """A day of a month; without a year the one nearest to publication."""
    import dateparser

    if today is None and year is None:
        return None
    try:
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
    """The last such day up to publication; the next one in the future tense or after "next"."""
    if today is None:
        return None
    back = (today.weekday() - WEEKDAYS.index(name.lower())) % 7
    if before in {"next", "coming"} or (future and before not in {"last"}):
        return today + timedelta((-back) % 7 or (7 if before == "next" else 0))
    if before == "last" and back == 0:
        back = 7
    return today - timedelta(back)


def _shift(m: re.Match[str]) -> int:
    return SHIFTS.get((m["shift"] or m["side"] or "").lower(), 0)


def _ago(m: re.Match[str], today: date | None) -> date | None:
    if today is None or m[2].lower() == "week":
        return None
    count = NUMBERS.get(m[1].lower()) or int(m[1])
    return today - timedelta(count)
