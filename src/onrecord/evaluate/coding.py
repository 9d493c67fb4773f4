"""What is compared when a reading is scored: the same plain lines for a reading and for a gold coding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from onrecord.schema import Reading

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CodedParty:
    """A party of an event: its code and sector, or only its words."""

    code: str | None
    sector: str | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """An act. ``sentence`` counts in the gold coding; ``start`` is the offset of the trigger."""

    sentence: int
    start: int
    trigger: str
    actors: tuple[CodedParty, ...]
    recipients: tuple[CodedParty, ...]
    category: str
    mode: str | None
    status: str
    date: str | None
    according_to: str | None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class CodedStatement:
    """Attributed words: the names the speaker goes by, and the content's characters."""

    speaker: tuple[str, ...]
    cue: str
    start: int
    end: int
    via: str | None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class CodedPosition:
    """Where an actor stands on an issue."""

    actor: str
    issue: str
    stance: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class CodedDeadline:
    """Something that falls due on a day."""

    due: str
    what: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class CodedFigure:
    """A number as it was written or computed."""

    value: str
    what: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Coding:
    """All lines of one article, ready to be compared. ``names`` are what the article goes by."""

    names: tuple[str, ...]
    events: tuple[CodedEvent, ...] = ()
    statements: tuple[CodedStatement, ...] = ()
    positions: tuple[CodedPosition, ...] = ()
    deadlines: tuple[CodedDeadline, ...] = ()
    figures: tuple[CodedFigure, ...] = ()


def coding_of(reading: Reading | Json) -> Coding:
    """The lines of a reading, given as the record or as its JSON."""
    data = as_json(reading) if isinstance(reading, Reading) else reading
    article = data["article"]
    names = [article.get("id"), PurePath(article["source"]).stem if article.get("source") else None]
    return Coding(
        tuple(name for name in names if name),
        tuple(_event(line) for line in data.get("events", ())),
        tuple(_statement(line) for line in data.get("statements", ()) if line.get("content")),
        tuple(_position(line) for line in data.get("positions", ())),
        tuple(CodedDeadline(str(line["due"]), line.get("what") or "") for line in data.get("deadlines", ())),
        tuple(CodedFigure(str(line["value"]), line.get("what") or "") for line in data.get("figures", ())),
    )


def as_json(reading: Reading) -> Json:
    """The JSON of a reading."""
    from onrecord.serialise import to_json

    data: Json = to_json(reading)
    return data


def parties(found: Iterable[Json] | None) -> tuple[CodedParty, ...]:
    """The parties of a list in JSON."""
    return tuple(CodedParty(p.get("code") or None, p.get("sector") or None, p.get("text") or "") for p in found or ())


def _event(line: Json) -> CodedEvent:
    trigger = line["trigger"]
    return CodedEvent(
        -1,
        trigger["start"],
        trigger["text"],
        parties(line.get("actors")),
        parties(line.get("recipients")),
        line["category"],
        line.get("mode"),
        line.get("status") or "",
        line.get("date"),
        _name(line.get("according_to")),
    )


def _name(party: Json | str | None) -> str | None:
    return (party.get("name") or party.get("text")) if isinstance(party, Mapping) else party


def _statement(line: Json) -> CodedStatement:
    speaker = line.get("speaker") or {}
    content, cue = line["content"], line.get("cue") or {}
    names = (speaker.get("name") or "", speaker.get("text") or "")
    return CodedStatement(names, cue.get("text") or "", content[0]["start"], content[-1]["end"], line.get("via"))


def _position(line: Json) -> CodedPosition:
    return CodedPosition(line["actor"].get("code") or "", line.get("issue") or "", line["stance"])
