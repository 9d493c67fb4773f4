"""The days on which something falls due: a day to come, or a stretch of time that runs out."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta

from onrecord.codebook.codebook import Codebook
from onrecord.deadlines.hour import hour_near
from onrecord.deadlines.period import month_limits, period_ends
from onrecord.events.expressions import When, expressions, shifted
from onrecord.events.status import reports_future
from onrecord.events.when import day_of
from onrecord.figures.counted import counted
from onrecord.figures.number import numbers
from onrecord.grammar import infinitive, opening
from onrecord.parsing import Parse
from onrecord.schema import Event

HOURS = {"hour": 1, "day": 24, "week": 168, "fortnight": 336}
MONTHS = {"month": 1, "year": 12}
EARLIER = re.compile(r"\b(\d{1,2})(?: and | to | ?[-–] ?)$")
FAR = timedelta(730)
SOON = timedelta(60)
PASSING = frozenset({"since", "every", "each"})  # before these a day is no single one to come
CLAUSES = ("xcomp", "acl", "advcl", "relcl", "ccomp")
DATED, GIVEN = "deadlines/date", "deadlines/span"
AHEAD = frozenset({"future", "demand"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Due:
    """A day that an act falls on: the act's token, the day, and whether it is a time limit."""

    act: int
    day: str
    limit: bool
    rule: str


def dues(parse: Parse, codebook: Codebook, events: tuple[Event, ...], published: str) -> Iterator[Due]:
    """Every day in an article on which something is yet to happen, in order."""
    dated = [due for first, end in parse.bounds for due in _dated(parse, codebook, published, first, end)]
    yield from dated
    running = _running(parse, codebook, events, published)
    yield from (due for due in running if not _runs_out(parse, due, dated))


def _runs_out(parse: Parse, due: Due, dated: list[Due]) -> bool:
    """Whether the day on which a stretch of time ends is told itself ("the week's ultimatum expires tonight")."""
    return any(due.act == one.act or parse.tokens[due.act].head == one.act for one in dated)


def words_of(codebook: Codebook, kind: str) -> dict[str, str]:
    """Words of a kind with their rows."""
    return {row["word"]: row.where for row in codebook.implied if row["kind"] == kind}


def _dated(parse: Parse, codebook: Codebook, published: str, first: int, end: int) -> Iterator[Due]:
    if not any(parse.tokens[k].entity in {"DATE", "TIME"} for k in range(first, end)):
        return
    offset = parse.tokens[first].start
    text = parse.text[offset : parse.tokens[end - 1].end]
    coming, past = expressions(text, published, True), expressions(text, published, False)
    months = tuple(month_limits(text, published))
    ends = (*period_ends(text, published), *months)
    coming, past = (*_apart(coming, ends), *ends), (*_apart(past, ends), *ends)
    limits = words_of(codebook, "limit")
    for ahead, back in zip(coming, past, strict=True):
        if ahead.day is None or not ahead.text.strip() or _elsewhere(text, ahead, codebook):
            continue
        token = next((k for k in range(first, end) if parse.tokens[k].end > offset + ahead.start), first)
        act, limit = _act(parse, token, limits)
        rule = limits[limit] if limit else DATED
        if (
            act is None
            or parse.tokens[token - 1].lemma.lower() in PASSING
            or _of_saying(parse, act, token, ahead, back)
        ):
            continue
        if ahead in months and parse.tokens[act].lemma not in codebook.implying["granting"]:
            continue  # "will last until May" is no single day
        if _ahead(parse, codebook, act, ahead, back, published, bool(limit)):
            yield Due(act, _with_hour(text, _first_day(text, ahead), codebook), bool(limit), rule)


def _apart(found: tuple[When, ...], ends: tuple[When, ...]) -> list[When]:
    """The date expressions outside of those that tell the end of a period ("the end of June")."""
    return [w for w in found if not any(w.start < end.end and end.start < w.end for end in ends)]


def _elsewhere(text: str, when: When, codebook: Codebook) -> bool:
    """Whether a day in brackets tells the hour before them by another clock ("at midnight (0400 GMT Saturday)")."""
    opened = text.rfind("(", 0, when.start)
    inside = opened >= 0 and ")" not in text[opened : when.start]
    return inside and hour_near(text[opened:], when.start - opened, when.end - opened, codebook.zones) is not None


def _of_saying(parse: Parse, act: int, token: int, ahead: When, back: When) -> bool:
    """Whether a day that may be past is the one on which an act was told of ("said on Friday it would leave")."""
    return ahead.day != back.day and token in opening(parse, act)


def _first_day(text: str, when: When) -> When:
    """Of "10 and 11 September" the 10th."""
    before = EARLIER.search(text[: when.start])
    if before is None or when.day is None or not 0 < int(before[1]) < int(when.day[8:]):
        return when
    return replace(when, day=f"{when.day[:8]}{int(before[1]):02d}")


def _act(parse: Parse, token: int, limits: dict[str, str]) -> tuple[int | None, str | None]:
    """The verb, or the noun without one, that a date belongs to, and the preposition of a time limit."""
    limit = None
    at = token
    for at in (token, *parse.ancestors(token)):
        here = parse.tokens[at]
        if here.lemma in limits and here.pos in {"ADP", "SCONJ"}:
            limit = here.lemma
        if here.pos in VERBAL:
            return at, limit
    return (at if parse.tokens[at].pos in {"NOUN", "PROPN"} else None), limit


def _ahead(parse: Parse, codebook: Codebook, act: int, ahead: When, back: When, published: str, limit: bool) -> bool:
    """Whether the act of a date is yet to come."""
    today = date.fromisoformat(published[:10])
    day = date.fromisoformat(ahead.day or published[:10])
    if not timedelta(0) <= day - today <= FAR:
        return False
    if limit and parse.tokens[act].lemma in codebook.implying["granting"]:
        return True
    certain = ahead.day == back.day and day > today
    if over(parse, act):  # even then a day soon after publication is one to come ("asked for payment by 3 May")
        return certain and day - today <= SOON and not parse.kids(act, "auxpass")
    if limit and _before(parse, act):
        return False
    return certain or future(parse, codebook, act) or (limit and day > today)


def _before(parse: Parse, act: int) -> bool:
    """Whether a verb tells what had come about by a day ("by Friday it had spread")."""
    return any(parse.tokens[k].lemma in {"have", "be"} and parse.tokens[k].tag == "VBD" for k in parse.kids(act, "aux"))


def over(parse: Parse, act: int) -> bool:
    """Whether a verb tells of the past, so that its day cannot be ahead ("was updated")."""
    helped = any(
        parse.tokens[k].lemma in {"have", "be"} and parse.tokens[k].tag != "VBD"
        for k in parse.kids(act, "aux", "auxpass")
    )
    perfect = any(parse.tokens[k].lemma == "have" for k in parse.kids(act, "aux"))
    modal = any(parse.tokens[k].tag in {"MD", "TO"} for k in parse.kids(act, "aux"))
    return parse.tokens[act].tag in {"VBD", "VBN"} and not (helped or perfect or modal)


def future(parse: Parse, codebook: Codebook, act: int) -> bool:
    """Whether a verb tells of the future: "will", "is to", "is due to", a present that schedules."""
    token = parse.tokens[act]
    if token.pos not in VERBAL:
        return False
    aux = [parse.tokens[k] for k in parse.kids(act, "aux", "auxpass")]
    if any(_effect(codebook, a.lemma) in AHEAD or a.text.lower() in {"will", "'ll"} for a in aux):
        return True
    if any(a.lemma == "would" for a in aux) and reports_future(parse, act):
        return True
    if any(a.tag == "TO" for a in aux):
        above = parse.tokens[token.head]
        alone = token.head == act  # a headline's or a fragment's infinitive: "Bush to meet Putin on Friday"
        told = _effect(codebook, above.lemma) == "future" or above.lemma == "be"
        return alone or told or future(parse, codebook, above.i)
    if token.dep == "xcomp" or (token.tag == "VBN" and not aux):
        return token.head != act and future(parse, codebook, token.head)
    present = token.tag in {"VBZ", "VBP"} or (token.tag == "VBG" and any(a.tag in {"VBZ", "VBP"} for a in aux))
    planned = _effect(codebook, token.lemma) == "future" and any(a.tag in {"VBZ", "VBP"} for a in aux)
    return planned or (present and token.pos == "VERB" and token.lemma not in codebook.cues_by_head)


def _effect(codebook: Codebook, lemma: str) -> str:
    row = codebook.modality.get(lemma)
    return row["effect"] if row else ""


def _with_hour(text: str, when: When, codebook: Codebook) -> str:
    """The day, with the hour that stands within a few words of it."""
    day = (when.day or "")[:10]
    bracket = text.find("(", when.end)
    hour = hour_near(text[: bracket if bracket >= 0 else None], when.start, when.end, codebook.zones)
    return hour.on(day) if hour and day else day


def _running(parse: Parse, codebook: Codebook, events: tuple[Event, ...], published: str) -> Iterator[Due]:
    """Stretches of time that run out: "48 hours to leave", "within ten days", "a 48-hour ultimatum"."""
    limits, nouns = words_of(codebook, "limit"), words_of(codebook, "deadline")
    for noun, count, unit in _stretches(parse, codebook):
        act, rule = _limited(parse, noun, limits, nouns)
        if act is None or (unit in MONTHS and not _bounded(parse, codebook, act, rule, count * MONTHS[unit])):
            continue
        base = date.fromisoformat(_set_on(parse, codebook, events, act, published)[:10])
        day = _later(base, count, unit)
        if day and base.isoformat() <= day and date.fromisoformat(day) - base <= FAR:
            yield Due(act, day, True, rule)


def _stretches(parse: Parse, codebook: Codebook) -> Iterator[tuple[int, float, str]]:
    """Stretches of time: their noun, how many and of what ("48 hours"; "a week" where somebody is given it)."""
    for number in numbers(parse, codebook.units):
        found = counted(parse, number, codebook.units)
        unit = found.unit.canonical if found.unit else ""
        if found.noun is not None and unit in {*HOURS, *MONTHS} and not number.vague:
            yield found.noun, number.value, unit
    for token in parse.tokens:
        row, above = codebook.units.get(token.lemma), parse.tokens[token.head]
        one = any(parse.tokens[k].lemma in {"a", "an"} for k in parse.kids(token.i, "det"))
        granted = above.lemma in codebook.implying["granting"] and not parse.kids(token.i, "amod", "prep")
        if row is not None and row.canonical in {*HOURS, *MONTHS} and one and granted:
            yield token.i, 1, row.canonical


def _bounded(parse: Parse, codebook: Codebook, act: int, rule: str, months: float) -> bool:
    """Whether months or years are a time limit, not how long something took or goes on."""
    granted = parse.tokens[act].lemma in codebook.implying["granting"] and parse.tokens[act].dep != "acl"
    return months <= 6 and (rule != GIVEN or granted)


def _later(day: date, count: float, unit: str) -> str | None:
    """The day that is so many hours, days, weeks, months or years after another; None beyond the calendar."""
    if not 0 <= count * (HOURS[unit] / HOURS["day"] if unit in HOURS else 31 * MONTHS[unit]) <= 2 * FAR.days:
        return None  # "ten million days" would lead out of the calendar
    if unit in HOURS:
        return shifted(day.isoformat(), int(count * HOURS[unit] // HOURS["day"]))
    month = day.month - 1 + round(count * MONTHS[unit])
    year = day.year + month // 12
    if year > MAXYEAR:
        return None
    last = monthrange(year, month % 12 + 1)[1]
    return date(year, month % 12 + 1, min(day.day, last)).isoformat()


def _set_on(parse: Parse, codebook: Codebook, events: tuple[Event, ...], act: int, published: str) -> str:
    """The day from which a stretch runs: that of its verb, of an event just before it, of publication."""
    own = day_of(parse, codebook, act, published)
    sentence = parse.tokens[act].sentence
    near = [
        e
        for e in events
        if e.date and 0 <= sentence - e.sentence <= 1 and e.trigger.span.start <= parse.tokens[act].start
    ]
    return own or (near[-1].date if near else None) or published


def _limited(parse: Parse, noun: int, limits: dict[str, str], nouns: dict[str, str]) -> tuple[int | None, str]:
    """The verb that sets a stretch of time as a limit, and the rule that says so."""
    token = parse.tokens[noun]
    above = parse.tokens[token.head]
    if above.lemma == "within" and parse.tokens[above.head].tag in {"VB", "VBG", "VBZ", "VBP"}:
        return above.head, limits["within"]
    if above.lemma in nouns:
        verb = parse.tokens[above.head]
        return (verb.i if verb.pos in VERBAL else above.i), nouns[above.lemma]
    clauses = [k for holder in (noun, token.head) for k in parse.kids(holder, *CLAUSES) if k > noun]
    infinitives = [k for k in clauses if infinitive(parse, k)]
    given = token.dep == "dobj" and bool(parse.kids(token.head, "dative"))
    if given or (token.dep in {"dobj", "dative", "npadvmod"} and above.pos in VERBAL and infinitives):
        return token.head, GIVEN
    return None, ""
