"""The reading format: one JSON object a reading, keys in a fixed order.

``to_json`` and ``from_json`` are each other's inverse for all that the format holds. Mentions and the
parse are working material of the stages and stay out; the article's text is in only when asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.errors import InputError
from onrecord.schema import (
    Article,
    Deadline,
    Dropped,
    Event,
    Figure,
    Identity,
    MadeBy,
    Party,
    Position,
    Reading,
    Span,
    Statement,
    Trigger,
)

JSON = dict[str, Any]
Data = Mapping[str, Any]
Known = tuple[str | None, str | None, str | None, str | None, str | None]
Line = Event | Statement | Position | Deadline | Figure

REMEDY = "write it with 'onrecord code --json'"

# Line ends to some readers of JSON lines, and halves of characters that no file can hold.
UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def dumps(reading: Reading, *, text: bool = False) -> str:
    """A reading as one line of JSON, without the line end."""
    written = json.dumps(to_json(reading, text=text), ensure_ascii=False, allow_nan=False)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def to_json(reading: Reading, *, text: bool = False) -> JSON:
    """A reading as JSON data; ``text`` adds the article's text, which makes it whole by itself."""
    return {
        "article": article_json(reading.article, text=text),
        "sentences": [[span.start, span.end] for span in reading.sentences],
        "events": [event_json(event) for event in reading.events],
        "statements": [statement_json(statement) for statement in reading.statements],
        "positions": [position_json(position) for position in reading.positions],
        "deadlines": [deadline_json(deadline) for deadline in reading.deadlines],
        "figures": [figure_json(figure) for figure in reading.figures],
        "dropped": [dropped_json(dropped) for dropped in reading.dropped],
    }


def line_json(line: Line) -> JSON:
    """A line of any kind as JSON data."""
    match line:
        case Event():
            return event_json(line)
        case Statement():
            return statement_json(line)
        case Position():
            return position_json(line)
        case Deadline():
            return deadline_json(line)
        case Figure():
            return figure_json(line)


def article_json(article: Article, *, text: bool = False) -> JSON:
    """What identifies an article, with its text when asked for."""
    told: JSON = {
        "id": article.id,
        "title": article.title,
        "published": article.published,
        "publisher": article.publisher,
        "url": article.url,
        "source": article.source,
        "key": article.key,
        "language": article.language,
    }
    return {**told, "text": article.text} if text else told


def event_json(event: Event) -> JSON:
    """An event as JSON data."""
    return {
        "id": event.id,
        "ontology": event.ontology,
        "category": event.category,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "status": event.status,
        "quad": event.quad,
        "intensity": event.intensity,
        "date": event.date,
        "date_text": event.date_text,
        "place": event.place,
        "trigger": trigger_json(event.trigger),
        "actors": [party_json(party) for party in event.actors],
        "recipients": [party_json(party) for party in event.recipients],
        "according_to": party_json(event.according_to),
        "sentence": event.sentence,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "evidence": spans_json(event.evidence),
        **made_json(event.made_by),
    }


def statement_json(statement: Statement) -> JSON:
    """A statement as JSON data."""
    return {
        "id": statement.id,
        "speaker": party_json(statement.speaker),
        "cue": trigger_json(statement.cue),
        "content": spans_json(statement.content),
        "form": statement.form,
        "via": statement.via,
        "to": statement.to,
        "date": statement.date,
        "kind": statement.kind,
        "implies": statement.implies,
        "sentence": statement.sentence,
        **made_json(statement.made_by),
    }


def position_json(position: Position) -> JSON:
    """A position as JSON data."""
    return {
        "id": position.id,
        "actor": identity_json(position.actor),
        "person": position.person,
        "issue": position.issue,
        "stance": position.stance,
        "condition": position.condition,
        "date": position.date,
        "evidence": spans_json(position.evidence),
        **made_json(position.made_by),
    }


def deadline_json(deadline: Deadline) -> JSON:
    """A deadline as JSON data."""
    return {
        "id": deadline.id,
        "what": deadline.what,
        "due": deadline.due,
        "set_by": party_json(deadline.set_by),
        "binds": party_json(deadline.binds),
        "evidence": spans_json(deadline.evidence),
        **made_json(deadline.made_by),
    }


def figure_json(figure: Figure) -> JSON:
    """A figure as JSON data."""
    return {
        "id": figure.id,
        "value": figure.value,
        "vague": figure.vague,
        "text": figure.text,
        "unit": figure.unit,
        "what": figure.what,
        "according_to": party_json(figure.according_to),
        "evidence": spans_json(figure.evidence),
        **made_json(figure.made_by),
    }


def dropped_json(dropped: Dropped) -> JSON:
    """What was not coded, as JSON data."""
    return {"stage": dropped.stage, "reason": dropped.reason, **span_json(dropped.span)}


def span_json(span: Span) -> JSON:
    """A span as JSON data."""
    return {"start": span.start, "end": span.end}


def spans_json(spans: Sequence[Span]) -> list[JSON]:
    """Several spans as JSON data."""
    return [span_json(span) for span in spans]


def trigger_json(trigger: Trigger | None) -> JSON | None:
    """A trigger or cue as JSON data."""
    return None if trigger is None else {**span_json(trigger.span), "text": trigger.text}


def party_json(party: Party | None) -> JSON | None:
    """A party as JSON data."""
    return None if party is None else {**span_json(party.span), "text": party.text, **known_json(party)}


def identity_json(identity: Identity) -> JSON:
    """Who an actor is, as JSON data."""
    return {**known_json(identity), "kind": identity.kind, "reason": identity.reason}


def known_json(actor: Party | Identity) -> JSON:
    """What the codebook knows of an actor, as JSON data."""
    return {
        "name": actor.name,
        "code": actor.code,
        "plover": actor.plover,
        "sector": actor.sector,
        "role": actor.role,
    }


def made_json(made_by: MadeBy) -> JSON:
    """What made a line, as JSON data."""
    return {"confidence": round(made_by.confidence, 2), "made_by": made_by.rule, "stage": made_by.stage}


def from_json(data: Data) -> Reading:
    """The reading that JSON data hold. Raises InputError naming the article when they hold none.

    Keys beyond the fixed format may be missing: an event without evidence then rests on its trigger,
    a party without a place on the evidence of its line, and an article without text has none.
    """
    try:
        return Reading(
            _article(data["article"]),
            tuple(Span(start, end) for start, end in data["sentences"]),
            (),
            tuple(map(_event, data["events"])),
            tuple(map(_statement, data["statements"])),
            tuple(map(_position, data["positions"])),
            tuple(map(_deadline, data["deadlines"])),
            tuple(map(_figure, data["figures"])),
            tuple(map(_dropped, data.get("dropped") or ())),
        )
    except KeyError as error:
        raise InputError(_name(data), f"lacks {error}", REMEDY) from error
    except (AttributeError, TypeError, ValueError) as error:
        raise InputError(_name(data), f"is no reading: {error}", REMEDY) from error


def _name(data: Data) -> str:
    article = data.get("article") if isinstance(data, Mapping) else None
    return f"reading of {article.get('id')}" if isinstance(article, Mapping) else "reading"


def _article(data: Data) -> Article:
    return Article(
        data["id"],
        data["key"] if "key" in data else data.get("url") or data.get("source") or data["id"],
        data.get("text", ""),
        data.get("title"),
        data.get("published"),
        data.get("publisher"),
        data.get("url"),
        data.get("language"),
        data.get("source"),
    )


def _event(data: Data) -> Event:
    trigger = _trigger(data["trigger"])
    evidence = _spans(data.get("evidence") or [data["trigger"]])
    return Event(
        id=data["id"],
        ontology=data["ontology"],
        category=data["category"],
        mode=data["mode"],
        contexts=tuple(data["contexts"]),
        status=data["status"],
        actors=tuple(_party(party, evidence) for party in data["actors"]),
        recipients=tuple(_party(party, evidence) for party in data["recipients"]),
        date=data["date"],
        date_text=data["date_text"],
        place=data["place"],
        trigger=trigger,
        evidence=evidence,
        sentence=data["sentence"],
        according_to=_maybe_party(data["according_to"], evidence),
        quad=data["quad"],
        intensity=data["intensity"],
        cameo=data["cameo"],
        goldstein=data.get("goldstein"),
        made_by=_made(data, "events"),
    )


def _statement(data: Data) -> Statement:
    content = _spans(data["content"])
    return Statement(
        id=data["id"],
        speaker=_maybe_party(data["speaker"], content),
        cue=_trigger(data["cue"]) if data["cue"] else None,
        content=content,
        form=data["form"],
        via=data["via"],
        to=data["to"],
        date=data["date"],
        kind=data.get("kind", ""),
        implies=data.get("implies", ""),
        sentence=data.get("sentence", 0),
        made_by=_made(data, "statements"),
    )


def _position(data: Data) -> Position:
    return Position(
        id=data["id"],
        actor=_identity(data["actor"]),
        person=data["person"],
        issue=data["issue"],
        stance=data["stance"],
        condition=data["condition"],
        date=data.get("date"),
        evidence=_spans(data["evidence"]),
        made_by=_made(data, "positions"),
    )


def _deadline(data: Data) -> Deadline:
    evidence = _spans(data["evidence"])
    return Deadline(
        id=data["id"],
        what=data["what"],
        due=data["due"],
        set_by=_maybe_party(data["set_by"], evidence),
        binds=_maybe_party(data["binds"], evidence),
        evidence=evidence,
        made_by=_made(data, "deadlines"),
    )


def _figure(data: Data) -> Figure:
    evidence = _spans(data["evidence"])
    return Figure(
        id=data["id"],
        value=data["value"],
        text=data.get("text", ""),
        unit=data["unit"],
        what=data["what"],
        according_to=_maybe_party(data["according_to"], evidence),
        evidence=evidence,
        made_by=_made(data, "figures"),
        vague=data.get("vague", False),
    )


def _dropped(data: Data) -> Dropped:
    return Dropped(data["stage"], _span(data), data["reason"])


def _span(data: Data) -> Span:
    return Span(data["start"], data["end"])


def _spans(data: Sequence[Data]) -> tuple[Span, ...]:
    return tuple(map(_span, data))


def _trigger(data: Data) -> Trigger:
    return Trigger(_span(data), data["text"])


def _party(data: Data, evidence: Sequence[Span]) -> Party:
    span = _span(data) if "start" in data else evidence[0]
    return Party(span, data.get("text", ""), *_known(data))


def _maybe_party(data: Data | None, evidence: Sequence[Span]) -> Party | None:
    return _party(data, evidence) if data else None


def _identity(data: Data) -> Identity:
    return Identity(*_known(data), data.get("kind", "unknown"), data.get("reason", ""))


def _known(data: Data) -> Known:
    return (data.get("name"), data.get("code"), data.get("plover"), data.get("sector"), data.get("role"))


def _made(data: Data, stage: str) -> MadeBy:
    return MadeBy(data.get("stage", stage), data["made_by"], data["confidence"])
