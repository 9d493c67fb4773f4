"""An act as an event of the record, with its day, place and contexts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.actors.party import Mentions
from onrecord.codebook.codebook import Codebook
from onrecord.events.act import Act
from onrecord.events.contexts import contexts
from onrecord.events.dating import SPOKEN, day
from onrecord.events.tense import perfect, simple_past
from onrecord.events.trigger import Hit
from onrecord.events.victim import struck
from onrecord.events.where import where
from onrecord.parsing import Parse
from onrecord.schema import Event, MadeBy, Party, Reading, Trigger, line_id

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
            _armed(codebook, made.category, one.actors),
            struck(parse, mentions, codebook.names, one),
            day(reading, one),
            one.when.text if one.when else None,
            where(parse, mentions, one.hit.tokens),
            Trigger(trigger, trigger.of(parse.text)),
            (parse.spans[sentence],),
            sentence,
            source(parse, one),
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


def source(parse: Parse, one: Act) -> Party | None:
    """On whose word an act is known: nobody's, where the words are the act, by whoever speaks or his own side.

    What one side has done before is known from whoever tells of it ("the minister said that they had agreed").
    """
    speaker = one.told.speaker if one.told else None
    if speaker is None or (one.coding.category not in SPOKEN and one.coding.status != "future"):
        return speaker
    himself = any(p.name and p.name == speaker.name for p in one.actors)
    own = speaker.code is None or any(p.code == speaker.code for p in one.actors)
    done = simple_past(parse, one.hit.i) or perfect(parse, one.hit.i)
    several = done and len(one.codes[0]) > 1  # "the minister said that the two sides had agreed"
    return None if not several and (himself or (own and not done)) else speaker


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
