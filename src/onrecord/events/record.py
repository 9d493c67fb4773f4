"""An act as an event of the record, with its day, place and contexts."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.actors.party import Mentions
from onrecord.codebook.codebook import Codebook
from onrecord.events.act import Act
from onrecord.events.contexts import contexts
from onrecord.events.dating import day
from onrecord.events.trigger import Hit
from onrecord.events.where import where
from onrecord.parsing import Parse
from onrecord.schema import Event, MadeBy, Reading, Trigger, line_id

STAGE = "events"


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
            one.actors,
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
