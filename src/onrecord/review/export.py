"""Reviewed articles as gold codings: pairs of ID.json and ID.txt, which ``onrecord score`` reads.

A line that everybody kept, or that was adjudicated, is in as it should be; one that was rejected is not, so
that a reading with it is wrong. What nobody has decided, or coders still disagree about, is in as the machine
has it and "optional": it counts neither way. What the machine overlooked nobody was asked about, so that recall
over such codings is an upper bound. ``rejected`` holds the lines that are none, for training.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.record import Record, Reviewed
from onrecord.record.lines import containing, lines
from onrecord.review.outcome import Coded, State, settled
from onrecord.schema import KINDS, Reading, Span
from onrecord.serialise import JSON, line_json


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: articles, lines that were decided, lines left open, and what could not be written."""

    articles: int = 0
    decided: int = 0
    optional: int = 0
    rejected: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Gold:
    """A line of a gold coding: as it should be, and whether it counts. ``line`` is None where it is to go."""

    kind: str
    line: JSON | None
    machine: JSON
    optional: bool
    coders: tuple[str, ...] = ()


def export(record: Record, folder: Path, *, complete: bool = False) -> Exported:
    """Write the gold codings of all reviewed articles; ``complete`` leaves out those with open lines.

    Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    total = Exported()
    for article, reviewed in by_article(record.reviewed()):
        reading = record.reading(article)
        if reading is None:
            total = _sum(total, Exported(gone=len(reviewed)))
            continue
        found = golds(reading, reviewed)
        if not any(not gold.optional for gold in found) or (complete and any(gold.optional for gold in found)):
            continue
        _write(folder, reading, found)
        total = _sum(total, _counted(found))
    return total


def by_article(reviewed: Iterable[Reviewed]) -> list[tuple[str, list[Reviewed]]]:
    """The reviewed lines of each article, in the order of the articles' ids."""
    found: dict[str, list[Reviewed]] = {}
    for one in reviewed:
        found.setdefault(one.article, []).append(one)
    return sorted(found.items())


def golds(reading: Reading, reviewed: Sequence[Reviewed]) -> list[Gold]:
    """Every line of an article, by kind and place: what was decided, then what is open."""
    text = reading.article.text
    decided = {one.id: _gold(one, *settled(one, text)) for one in reviewed}
    known = {one.line for one in reviewed if not decided[one.id].optional}
    # A line in dispute that no reading has any more is nobody's: there is nothing to show for it.
    found = [gold for gold in decided.values() if not gold.optional]
    for kind, _, line in lines(reading):
        if line.id not in known:
            coding = line_json(line)
            found.append(Gold(kind, coding, coding, True))
    return sorted(found, key=lambda gold: (KINDS.index(gold.kind), _start(gold.line or gold.machine)))


def _gold(one: Reviewed, state: State, coded: Coded | None) -> Gold:
    machine = one.decisions[-1].machine
    if coded is None:
        return Gold(one.kind, machine, machine, True)
    coders = tuple(sorted({d.coder for d in one.decisions if d.verdict not in {"skip", "note"}}))
    return Gold(one.kind, coded.line, coded.decision.machine, False, coders)


def _start(line: JSON) -> tuple[int, str]:
    spans = line.get("content") or line.get("evidence") or [{"start": 0}]
    return (line.get("trigger") or spans[0])["start"], line["id"]


def _counted(found: Sequence[Gold]) -> Exported:
    optional = sum(gold.optional for gold in found)
    rejected = sum(gold.line is None for gold in found)
    return Exported(1, len(found) - optional, optional, rejected)


def _sum(one: Exported, other: Exported) -> Exported:
    return Exported(*(getattr(one, name) + getattr(other, name) for name in Exported.__slots__))


def _write(folder: Path, reading: Reading, found: Sequence[Gold]) -> None:
    article = reading.article
    written = json.dumps(coding(reading, found), ensure_ascii=False, indent=1, allow_nan=False)
    (folder / f"{article.id}.json").write_bytes(f"{written}\n".encode())
    # As bytes: a carriage return turned into something else would move every place after it.
    (folder / f"{article.id}.txt").write_bytes(article.text.encode())


def coding(reading: Reading, found: Sequence[Gold]) -> JSON:
    """A gold coding as JSON, in the form of evaluate/gold.py."""
    article = reading.article
    kept = {kind: [gold for gold in found if gold.kind == kind and gold.line is not None] for kind in KINDS}
    return {
        "id": article.id,
        "date": article.published,
        "publisher": article.publisher,
        "title": article.title,
        "sentences": [span.of(article.text) for span in reading.sentences],
        **{kind: [_line(gold, reading) for gold in kept[kind]] for kind in KINDS},
        "rejected": [{"kind": gold.kind, "line": gold.machine} for gold in found if gold.line is None],
    }


def _line(gold: Gold, reading: Reading) -> JSON:
    line = gold.line or {}
    return {
        **dict(_MADE[gold.kind](line, reading)),
        "id": line["id"],
        **({"optional": True} if gold.optional else {"coders": list(gold.coders)}),
        "made_by": gold.machine["made_by"],
    }


def _event(line: JSON, reading: Reading) -> Iterator[tuple[str, object]]:
    yield "sentence", containing(reading.sentences, line["trigger"]["start"]) or 0
    yield "trigger", line["trigger"]["text"]
    yield "start", line["trigger"]["start"]
    yield "end", line["trigger"]["end"]
    yield "actor", [_party(one) for one in line["actors"]]
    yield "recipient", [_party(one) for one in line["recipients"]]
    yield "event", line["category"]
    for name in ("mode", "contexts", "status", "date", "place"):
        yield name, line[name]
    yield "according_to", _name(line["according_to"])


def _statement(line: JSON, reading: Reading) -> Iterator[tuple[str, object]]:
    first, last = line["content"][0], line["content"][-1]
    yield "sentence", containing(reading.sentences, first["start"]) or 0
    yield "speaker", _name(line["speaker"])
    yield "cue", line["cue"]["text"] if line["cue"] else None
    yield "content_start", _words(first, reading)
    yield "content_end", _words(last, reading)
    for name in ("form", "via", "to", "date"):
        yield name, line[name]


def _position(line: JSON, reading: Reading) -> Iterator[tuple[str, object]]:
    yield "sentence", containing(reading.sentences, line["evidence"][0]["start"])
    yield "actor", line["actor"]["code"]
    for name in ("person", "issue", "stance", "condition"):
        yield name, line[name]


def _deadline(line: JSON, reading: Reading) -> Iterator[tuple[str, object]]:
    yield "sentence", containing(reading.sentences, line["evidence"][0]["start"])
    yield "due", line["due"]
    yield "what", line["what"]
    yield "set_by", _code(line["set_by"])
    yield "binds", _code(line["binds"])


def _figure(line: JSON, reading: Reading) -> Iterator[tuple[str, object]]:
    yield "sentence", containing(reading.sentences, line["evidence"][0]["start"])
    yield "value", line["value"]
    yield "unit", line["unit"]
    yield "what", line["what"]
    yield "according_to", _name(line["according_to"])


_MADE = {
    "events": _event,
    "statements": _statement,
    "positions": _position,
    "deadlines": _deadline,
    "figures": _figure,
}


def _party(one: Mapping[str, str | None]) -> JSON:
    return {"code": one.get("code"), "sector": one.get("sector"), "text": one.get("text") or one.get("name") or ""}


def _name(party: Mapping[str, str | None] | None) -> str | None:
    return (party.get("name") or party.get("text") or party.get("code")) if party else None


def _code(party: Mapping[str, str | None] | None) -> str | None:
    return (party.get("code") or party.get("name") or party.get("text")) if party else None


def _words(span: Mapping[str, int], reading: Reading) -> str:
    return Span(span["start"], span["end"]).of(reading.article.text)
