"""An act as an event of the record, with its day, place and contexts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from onrecord.actors.party import Mentions
from onrecord.codebook.codebook import Codebook
from onrecord.events.act import Act
from onrecord.events.contexts import contexts
from onrecord.events.expressions import expressions
from onrecord.events.once import heading
from onrecord.events.trigger import Hit
from onrecord.events.when import perfect
from onrecord.events.where import where
from onrecord.parsing import Parse
from onrecord.schema import Event, MadeBy, Party, Reading, Trigger, line_id

STAGE = "events"
# these are said by somebody, on the day on which he speaks
OUTSPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def recorded(
    reading: Reading, parse: Parse, mentions: Mentions, codebook: Codebook, acts: list[Act]
) -> Iterator[Event]:
    """The events that acts make, one each."""
    for one in acts:
        span = parse.span(one.hit.i, one.hit.i)
        made = one.coding
        trigger = parse.span(*_trigger(one.hit))
        sentence = parse.tokens[one.hit.i].sentence
        cameo = made.cameo or codebook.cameo_of.get((made.category, made.mode or ""))
        yield Event(
            line_id(reading.article, "event", span),
            str(codebook.ontology["name"]),
            made.category,
            made.mode,
            contexts(parse, sentence, codebook.contexts),
            made.status,  # type: ignore[arg-type]
            _armed(codebook, made.category, one.actors),
            one.recipients,
            day(reading, one),
            one.when.text if one.when else None,
            where(parse, mentions, one.hit.tokens),
            Trigger(trigger, trigger.of(parse.text)),
            (parse.spans[sentence],),
            sentence,
            one.told.speaker if one.told else None,
            codebook.categories[made.category]["quad"],
            codebook.intensity(made.category, made.mode),
            cameo,
            codebook.goldstein(cameo),
            MadeBy(STAGE, one.hit.rule.where, confidence(one)),
        )


def _armed(codebook: Codebook, category: str, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who acts, a state that uses force being its armed forces ("Chad bombed the camp")."""
    if category != "ASSAULT":
        return actors
    states = [p.sector == "GOV" and p.role is None and codebook.names.is_state(p.name) for p in actors]
    return tuple(replace(p, sector="MIL") if state else p for p, state in zip(actors, states, strict=True))


def day(reading: Reading, one: Act) -> str | None:
    """The day of an act: its own, or for what a speaker does by speaking that of the statement.

    The day of a scheduled act is not that of its announcement.
    """
    found = one.when.day if one.when else None
    published = reading.article.published
    if found and published and found > published[:10] and one.coding.status == "actual":
        found = None
    if found is None and one.when is None and reading.parse is not None and heading(reading.parse, one):
        return _day_of_news(reading) if one.coding.status == "actual" else None
    speaking = one.coding.category in {"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "SUPPORT"}
    if found is None and one.when is None and speaking and not _told_as_past(reading, one):
        own = {p.code for p in one.actors}
        if one.told is not None and one.told.speaker is not None and one.told.speaker.code in own and one.told.date:
            return one.told.date
        if one.coding.category in OUTSPOKEN | {"AGREE"}:
            return _day_of_speaking(reading, one) or _day_of_wire(reading, one)
    return found


def _day_of_news(reading: Reading) -> str | None:
    """The day of what a headline tells: the first that the report names, when it is today's or yesterday's."""
    published, parse = reading.article.published, reading.parse
    told = (p.words for p in parse.paragraphs if not p.heading) if parse else ()
    named = (found.day for words in told for found in expressions(words, published) if found.day)
    first, today = next(named, None), date.fromisoformat(published[:10]) if published else None
    return first if first and today and 0 <= (today - date.fromisoformat(first)).days <= 1 else None


def _told_as_past(reading: Reading, one: Act) -> bool:
    """Whether a verb in the perfect says that the act came before the telling ("said that it had agreed")."""
    parse, verb = reading.parse, one.hit.i
    return parse is not None and one.told is not None and perfect(parse, verb)


def _day_of_speaking(reading: Reading, one: Act) -> str | None:
    """The one day on which the article says that the person who acts here spoke."""
    if one.hit.rule.pattern.pos == "noun":  # "his request": made before
        return None
    parse, published = reading.parse, reading.article.published
    if parse is not None and (perfect(parse, one.hit.i) or parse.tokens[one.hit.i].tag in {"VBZ", "VBP"}):
        return None  # "has accused", "still refuses": on any day before
    names = {p.name for p in one.actors if p.name and p.role}
    days = {s.date for s in reading.statements if s.date and s.speaker is not None and s.speaker.name in names}
    day = next(iter(days)) if len(days) == 1 and one.coding.status == "actual" else None
    return day if day and published and day <= published[:10] else None


def _day_of_wire(reading: Reading, one: Act) -> str | None:
    """The day of an agency report's lead, which its undated words of officials share."""
    first = reading.parse.paragraphs[0] if reading.parse and reading.parse.paragraphs else None
    if first is None or one.coding.status != "actual":
        return None
    if one.coding.category == "AGREE" and one.told is not None and one.told.speaker is not None:
        return _day_of_lead(reading)
    by_words = one.hit.rule.where.startswith(("modality", "evaluations")) and one.hit.rule.pattern.pos != "noun"
    if first.agency is None or not by_words:
        return None
    return next((s.date for s in reading.statements if s.sentence == 0 and s.date), None)


def _day_of_lead(reading: Reading) -> str | None:
    """The one day that the first paragraph names, when it is that of publication; for an agency the day before, too.

    A newspaper's report of the day before gathers the words of several days.
    """
    published, parse = reading.article.published, reading.parse
    lead = next((p for p in parse.paragraphs if not p.heading), None) if parse else None
    if lead is None or published is None:
        return None
    days = {found.day for found in expressions(lead.words, published) if found.day}
    today = date.fromisoformat(published[:10])
    recent = {day for day in days if 0 <= (today - date.fromisoformat(day)).days <= bool(lead.agency)}
    return next(iter(recent)) if len(days) == 1 and recent else None


def _trigger(hit: Hit) -> tuple[int, int]:
    """The trigger's words when they stand together, else its head alone."""
    first, last = hit.tokens[0], hit.tokens[-1]
    return (first, last) if last - first < 6 else (hit.i, hit.i)


def confidence(one: Act) -> float:
    """How sure an event is: the model's probability; by rules, specific ones and placed parties raise it."""
    if one.chance is not None:
        return one.chance
    base = 0.55 + 0.08 * min(len(one.hit.rule.pattern.rest), 2)
    base += 0.12 * bool(one.codes[0]) + 0.1 * bool(one.codes[1])
    base -= 0.1 * (one.hit.rule.pattern.pos == "noun") + 0.1 * (one.coding.status not in {"actual", "negated"})
    return max(0.05, min(base, 0.97))
