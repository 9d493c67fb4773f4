"""Reads lines out of the tables and makes them what they were when they went in."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.schema import (
    KINDS,
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
from onrecord.serialise import Line

Key = TypeVar("Key")
Item = TypeVar("Item")

# An article found in several places is shown at the first of its keys, whichever came in first.
ARTICLE = """
SELECT a.id, c.key, a.text, c.title, a.published, a.publisher, c.url, c.language, c.source
FROM articles a JOIN copies c ON c.key = (SELECT min(key) FROM copies WHERE article = a.id)
WHERE a.id = ?
"""


@dataclass(frozen=True, slots=True)
class Attached:
    """What several lines have in tables of their own, by line."""

    parties: Mapping[tuple[str, str], Sequence[Party]]
    evidence: Mapping[str, Sequence[Span]]
    contexts: Mapping[str, Sequence[str]]

    def party(self, row: sqlite3.Row, part: str) -> Party | None:
        """The only party in a part."""
        return next(iter(self.parties.get((row["id"], part), ())), None)

    def several(self, row: sqlite3.Row, part: str) -> tuple[Party, ...]:
        """All parties in a part."""
        return tuple(self.parties.get((row["id"], part), ()))

    def spans(self, row: sqlite3.Row) -> tuple[Span, ...]:
        """The evidence of a line."""
        return tuple(self.evidence[row["id"]])


def text_of(connection: sqlite3.Connection, article: str) -> str:
    """The text of an article."""
    row = connection.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()
    return str(row["text"]) if row else ""


def load_article(connection: sqlite3.Connection, article: str) -> Article | None:
    """An article by id."""
    row = connection.execute(ARTICLE, (article,)).fetchone()
    return Article(*row) if row else None


def load_sentences(connection: sqlite3.Connection, article: str) -> tuple[Span, ...]:
    """The sentences of an article."""
    rows = connection.execute('SELECT start, "end" FROM sentences WHERE article = ? ORDER BY ordinal', (article,))
    return tuple(Span(*row) for row in rows)


def load_reading(connection: sqlite3.Connection, article: str) -> Reading | None:
    """The reading of an article, without mentions and parse, which no record holds; a reprint has none."""
    found = load_article(connection, article)
    if found is None or not connection.execute("SELECT 1 FROM readings WHERE article = ?", (article,)).fetchone():
        return None
    lines = {kind: tuple(_lines_of(connection, kind, article)) for kind in KINDS}
    sentences = load_sentences(connection, article)
    return Reading(found, sentences, dropped=_dropped(connection, article), **lines)  # type: ignore[arg-type]


def _dropped(connection: sqlite3.Connection, article: str) -> tuple[Dropped, ...]:
    rows = connection.execute(
        'SELECT stage, start, "end", reason FROM dropped WHERE article = ? ORDER BY ordinal', (article,)
    )
    return tuple(Dropped(row["stage"], Span(row["start"], row["end"]), row["reason"]) for row in rows)


def _lines_of(connection: sqlite3.Connection, kind: str, article: str) -> list[Line]:
    rows = connection.execute(
        f"SELECT l.*, k.* FROM lines l JOIN {kind} k ON k.line = l.id WHERE l.article = ? ORDER BY l.ordinal",
        (article,),
    )
    return load_lines(connection, rows.fetchall())


def load_lines(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> list[Line]:
    """The lines of rows of ``lines`` joined with the table of their kind, in the rows' order."""
    attached = _attached(connection, [row["id"] for row in rows])
    return [MAKERS[row["kind"]](row, attached) for row in rows]


def _attached(connection: sqlite3.Connection, ids: Sequence[str]) -> Attached:
    chosen = (json.dumps(ids),)
    among = "WHERE line IN (SELECT value FROM json_each(?)) ORDER BY line"
    parties = connection.execute(f"SELECT * FROM parties {among}, part, ordinal", chosen)
    evidence = connection.execute(f'SELECT line, start, "end" FROM evidence {among}, ordinal', chosen)
    contexts = connection.execute(f"SELECT line, context FROM contexts {among}, ordinal", chosen)
    return Attached(
        _grouped(((row["line"], row["part"]), _party(row)) for row in parties),
        _grouped((line, Span(start, end)) for line, start, end in evidence),
        _grouped((line, context) for line, context in contexts),
    )


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, list[Item]]:
    found: defaultdict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return dict(found)


def _party(row: sqlite3.Row) -> Party:
    span = Span(row["start"], row["end"])
    return Party(span, row["text"], row["name"], row["code"], row["plover"], row["sector"], row["role"])


def _made_by(row: sqlite3.Row) -> MadeBy:
    return MadeBy(row["stage"], row["rule"], row["confidence"])


def _event(row: sqlite3.Row, attached: Attached) -> Event:
    return Event(
        id=row["id"],
        ontology=row["ontology"],
        category=row["category"],
        mode=row["mode"],
        contexts=tuple(attached.contexts.get(row["id"], ())),
        status=row["status"],
        actors=attached.several(row, "actor"),
        recipients=attached.several(row, "recipient"),
        date=row["date"],
        date_text=row["date_text"],
        place=row["place"],
        trigger=Trigger(Span(row["trigger_start"], row["trigger_end"]), row["trigger_text"]),
        evidence=attached.spans(row),
        sentence=row["sentence"],
        according_to=attached.party(row, "according_to"),
        quad=row["quad"],
        intensity=row["intensity"],
        cameo=row["cameo"],
        goldstein=row["goldstein"],
        made_by=_made_by(row),
    )


def _statement(row: sqlite3.Row, attached: Attached) -> Statement:
    cued = row["cue_text"] is not None
    return Statement(
        id=row["id"],
        speaker=attached.party(row, "speaker"),
        cue=Trigger(Span(row["cue_start"], row["cue_end"]), row["cue_text"]) if cued else None,
        content=attached.spans(row),
        form=row["form"],
        via=row["via"],
        to=row["to"],
        date=row["date"],
        kind=row["cue_kind"],
        implies=row["implies"],
        sentence=row["sentence"],
        made_by=_made_by(row),
    )


def _position(row: sqlite3.Row, attached: Attached) -> Position:
    known = (row[key] for key in ("name", "code", "plover", "sector", "role", "actor_kind", "reason"))
    return Position(
        id=row["id"],
        actor=Identity(*known),
        person=row["person"],
        issue=row["issue"],
        stance=row["stance"],
        condition=row["condition"],
        date=row["date"],
        evidence=attached.spans(row),
        made_by=_made_by(row),
    )


def _deadline(row: sqlite3.Row, attached: Attached) -> Deadline:
    return Deadline(
        id=row["id"],
        what=row["what"],
        due=row["due"],
        set_by=attached.party(row, "set_by"),
        binds=attached.party(row, "binds"),
        evidence=attached.spans(row),
        made_by=_made_by(row),
    )


def _figure(row: sqlite3.Row, attached: Attached) -> Figure:
    return Figure(
        id=row["id"],
        value=row["value"],
        text=row["text"],
        unit=row["unit"],
        what=row["what"],
        according_to=attached.party(row, "according_to"),
        evidence=attached.spans(row),
        made_by=_made_by(row),
        vague=bool(row["vague"]),
    )


MAKERS: Mapping[str, Callable[[sqlite3.Row, Attached], Line]] = {
    "events": _event,
    "statements": _statement,
    "positions": _position,
    "deadlines": _deadline,
    "figures": _figure,
}
