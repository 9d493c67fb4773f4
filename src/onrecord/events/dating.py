"""The day of an act: its own, else that of its statement, of the report's lead or of what was told before it."""

from __future__ import annotations

from datetime import date

from onrecord.events.act import Act
from onrecord.events.coding import DEEDS
from onrecord.events.expressions import expressions
from onrecord.events.once import heading
from onrecord.events.status import going_on
from onrecord.events.tense import aside, perfect, simple_past
from onrecord.events.when import main_day
from onrecord.parsing import Parse
from onrecord.schema import Reading

# these are said by somebody, on the day on which he speaks
OUTSPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE"})
SPOKEN = OUTSPOKEN | {"CONCEDE", "SUPPORT"}
BEFORE = 2  # sentences back in which the day of what is told may stand


def day(reading: Reading, one: Act) -> str | None:
    """The day of an act: its own, or for what a speaker does by speaking that of the statement.

    The day of a scheduled act is not that of its announcement.
    """
    found, published, parse = one.when.day if one.when else None, reading.article.published, reading.parse
    if found and published and found > published[:10] and one.coding.status == "actual":
        return _day_of_words(reading, one)  # the day of what is announced or threatened
    if one.when is not None or parse is None:
        return found
    if heading(parse, one):
        return _day_of_news(reading) if one.coding.status == "actual" else None
    if one.coding.category in DEEDS:
        return _day_of_scene(reading, parse, one) if one.coding.status == "actual" else None
    return _day_of_words(reading, one) or _day_of_talk(reading, one)


def _day_of_words(reading: Reading, one: Act) -> str | None:
    """The day of the statement by which somebody does what he does."""
    speaker = one.told.speaker if one.told else None
    if one.coding.category not in SPOKEN or one.told is None or speaker is None or _told_as_past(reading, one):
        return None
    return one.told.date if speaker.code in {p.code for p in one.actors} else None


def _day_of_talk(reading: Reading, one: Act) -> str | None:
    """The day on which somebody who acts by speaking is said to have spoken."""
    if one.coding.category not in OUTSPOKEN or _told_as_past(reading, one):
        return None
    return _day_of_speaking(reading, one) or _day_of_wire(reading, one)


def _day_of_scene(reading: Reading, parse: Parse, one: Act) -> str | None:
    """The day of what is told before, or of an agency's report, for what was done then by a bare past tense.

    Days further back are those of one act among others.
    """
    i, published = one.hit.i, reading.article.published
    if one.told is not None or not simple_past(parse, i) or aside(parse, i):
        return None
    lead = _day_of_lead(reading) if parse.paragraphs[0].agency else None
    found = _day_before(parse, i, published) or lead
    return found if _times(parse, parse.tokens[i].sentence, published) <= {found} else None


def _times(parse: Parse, sentence: int, published: str | None) -> set[str | None]:
    """The days of a sentence's date expressions, None for those that name no day."""
    first, end = parse.bounds[sentence]
    return {found.day for found in expressions(parse.words(first, end - 1), published)}


def _day_before(parse: Parse, i: int, published: str | None) -> str | None:
    """The day of the sentences before in the paragraph, when it is that of publication or the day before."""
    sentence, paragraph = parse.tokens[i].sentence, parse.paragraph_of[i]
    for n in range(sentence - 1, max(-1, sentence - 1 - BEFORE), -1):
        if parse.paragraph_of[parse.bounds[n][0]] != paragraph:
            return None
        if _times(parse, n, published):
            found = main_day(parse, n, published)
            return found if found and _recent(found, published, 1) else None
    return None


def _recent(day: str, published: str | None, most: int) -> bool:
    """Whether a day is that of publication or at most so many days before."""
    today = date.fromisoformat(published[:10]) if published else None
    return today is not None and 0 <= (today - date.fromisoformat(day)).days <= most


def _day_of_news(reading: Reading) -> str | None:
    """The day of what a headline tells: the first that the report names, when it is today's or yesterday's."""
    published, parse = reading.article.published, reading.parse
    told = (p.words for p in parse.paragraphs if not p.heading) if parse else ()
    named = (found.day for words in told for found in expressions(words, published) if found.day)
    first = next(named, None)
    return first if first and _recent(first, published, 1) else None


def _told_as_past(reading: Reading, one: Act) -> bool:
    """Whether a verb in the perfect says that the act came before the telling ("said that it had agreed")."""
    parse, verb = reading.parse, one.hit.i
    return parse is not None and one.told is not None and perfect(parse, verb)


def _day_of_speaking(reading: Reading, one: Act) -> str | None:
    """The one day on which the article says that the person spoke who acts here, or who tells of it for his side."""
    if one.hit.rule.pattern.pos == "noun":  # "his request": made before
        return None
    parse, published, teller = reading.parse, reading.article.published, _for_his_side(one)
    if parse is not None and (perfect(parse, one.hit.i) or (not teller and _in_present(parse, one))):
        return None  # "has accused", "still refuses", "is expected to meet": on any day before or after
    names = {teller} if teller else {p.name for p in one.actors if p.name and p.role}
    days = {s.date for s in reading.statements if s.date and s.speaker is not None and s.speaker.name in names}
    day = next(iter(days)) if len(days) == 1 and one.coding.status == "actual" else None
    return day if day and published and day <= published[:10] else None


def _for_his_side(one: Act) -> str | None:
    """The official by whose words his state does something ("the minister said that Peru would help")."""
    speaker = one.told.speaker if one.told else None
    if speaker is None or not speaker.role or speaker.code not in {p.code for p in one.actors}:
        return None
    return speaker.name


def _in_present(parse: Parse, one: Act) -> bool:
    """Whether a verb tells of an act in the present tense; what words do by themselves is done as they are said."""
    return going_on(parse, one.hit.i) and not _by_words(one)


def _by_words(one: Act) -> bool:
    """Whether the words of a statement are the act ("they must leave")."""
    return one.hit.rule.where.startswith(("modality", "evaluations")) and one.hit.rule.pattern.pos != "noun"


def _day_of_wire(reading: Reading, one: Act) -> str | None:
    """The day of an agency report's lead, which its undated words of officials share."""
    first = reading.parse.paragraphs[0] if reading.parse and reading.parse.paragraphs else None
    if first is None or one.coding.status != "actual":
        return None
    if one.coding.category == "AGREE" and one.told is not None and one.told.speaker is not None:
        day = _day_of_lead(reading)
        return day if day in _days_of_opening(reading) else None
    if first.agency is None or not _by_words(one):
        return None
    return next((s.date for s in reading.statements if s.sentence == 0 and s.date), None)


def _days_of_opening(reading: Reading) -> set[str]:
    """The days on which somebody is said to have spoken in a report's first paragraph, which tells of talk then."""
    parse = reading.parse
    lead = next((n for n, p in enumerate(parse.paragraphs) if not p.heading), None) if parse else None
    opening = (s for s in reading.statements if parse and parse.paragraph_of[parse.bounds[s.sentence][0]] == lead)
    return {s.date for s in opening if s.date}


def _day_of_lead(reading: Reading) -> str | None:
    """The one day that the first paragraph names, when it is that of publication; for an agency the day before, too.

    A newspaper's report of the day before gathers the words of several days.
    """
    published, parse = reading.article.published, reading.parse
    lead = next((p for p in parse.paragraphs if not p.heading), None) if parse else None
    if lead is None or published is None:
        return None
    days = {found.day for found in expressions(lead.words, published) if found.day}
    recent = {day for day in days if _recent(day, published, int(bool(lead.agency)))}
    return next(iter(recent)) if len(days) == 1 and recent else None
