"""Puts a reading into the tables and takes it out again. The caller holds the transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from onrecord.record import merging, nearby, packed, topics
from onrecord.record.lines import anchor, day, evidence, lines, parts, sentence, trigger
from onrecord.record.load import load_article, load_reading
from onrecord.record.passages import index, unindex
from onrecord.schema import Article, Deadline, Event, Figure, Position, Reading, Span, Statement
from onrecord.serialise import Line

Row = Mapping[str, object]


def write_article(connection: sqlite3.Connection, article: Article) -> None:
    """Store an article's text and hold it against the others, unless it is there."""
    stored = connection.execute(
        "INSERT OR IGNORE INTO articles (id, published, publisher, text) VALUES (?, ?, ?, ?)",
        (article.id, article.published, article.publisher, article.text),
    )
    if stored.rowcount:
        nearby.enter(connection, article)


def write_copy(connection: sqlite3.Connection, article: Article) -> None:
    """Store where an article was found; whatever was found there before is no longer."""
    connection.execute(
        "INSERT OR REPLACE INTO copies (key, article, title, url, language, source) VALUES (?, ?, ?, ?, ?, ?)",
        (article.key, article.id, article.title, article.url, article.language, article.source),
    )


def write_reading(connection: sqlite3.Connection, reading: Reading, run: int) -> None:
    """Store all that was found in an article, and index its words."""
    article = reading.article
    found = list(lines(reading))
    _insert(connection, "readings", [{"article": article.id, "run": run}])
    _insert(connection, "sentences", [_placed(article, i, s) for i, s in enumerate(reading.sentences)])
    _insert(connection, "dropped", _dropped(reading))
    _insert(connection, "lines", [_line(reading, kind, ordinal, line) for kind, ordinal, line in found])
    for kind, _, line in found:
        _insert(connection, kind, [_own(line)])
    _insert(connection, "contexts", [row for event in reading.events for row in _contexts(event)])
    _insert(connection, "parties", [row for _, _, line in found for row in _parties(line)])
    _insert(connection, "evidence", [row for _, _, line in found for row in _evidence(line)])
    _insert(connection, "passages", _passages(reading))
    index(connection, article.id)
    merging.enter(connection, reading)
    topics.enter(connection, reading, run)
    packed.enter(connection, article.id)


def erase_reading(connection: sqlite3.Connection, article: str) -> None:
    """Take out the reading of an article with its lines; the text stays."""
    left = merging.neighbours(connection, article)
    unindex(connection, article)
    connection.execute("DELETE FROM readings WHERE article = ?", (article,))
    merging.mend(connection, left)


def renew(connection: sqlite3.Connection, article: str) -> None:
    """Hold an article that an older onrecord stored against the others, and merge its events."""
    found, reading = load_article(connection, article), load_reading(connection, article)
    if found:
        nearby.enter(connection, found)
    if reading:
        merging.enter(connection, reading)


def erase_orphan(connection: sqlite3.Connection, article: str) -> None:
    """Take out an article that is found nowhere any more."""
    if not connection.execute("SELECT 1 FROM copies WHERE article = ?", (article,)).fetchone():
        erase_reading(connection, article)
        near = nearby.neighbours(connection, article)
        connection.execute("DELETE FROM articles WHERE id = ?", (article,))
        for other in near:
            nearby.settle(connection, other)


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        columns = ", ".join(f'"{column}"' for column in rows[0])
        values = ", ".join(f":{column}" for column in rows[0])
        connection.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({values})', rows)


def _placed(article: Article, ordinal: int, span: Span) -> Row:
    return {"article": article.id, "ordinal": ordinal, "start": span.start, "end": span.end}


def _dropped(reading: Reading) -> list[Row]:
    return [
        {**_placed(reading.article, i, dropped.span), "stage": dropped.stage, "reason": dropped.reason}
        for i, dropped in enumerate(reading.dropped)
    ]


def _line(reading: Reading, kind: str, ordinal: int, line: Line) -> Row:
    return {
        "id": line.id,
        "kind": kind,
        **_placed(reading.article, ordinal, anchor(line)),
        "sentence": sentence(line, reading.sentences),
        "day": day(line, reading.article.published),
        "stage": line.made_by.stage,
        "rule": line.made_by.rule,
        "confidence": line.made_by.confidence,
    }


def _own(line: Line) -> Row:
    """What only lines of its kind have."""
    match line:
        case Event():
            return _event(line)
        case Statement():
            return _statement(line)
        case Position():
            return _position(line)
        case Deadline():
            return {"line": line.id, "what": line.what, "due": line.due}
        case Figure():
            return _figure(line)


def _event(event: Event) -> Row:
    return {
        "line": event.id,
        "ontology": event.ontology,
        "category": event.category,
        "mode": event.mode,
        "status": event.status,
        "date": event.date,
        "date_text": event.date_text,
        "place": event.place,
        **_words("trigger", event),
        "quad": event.quad,
        "intensity": event.intensity,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
    }


def _statement(statement: Statement) -> Row:
    return {
        "line": statement.id,
        **_words("cue", statement),
        "form": statement.form,
        "via": statement.via,
        "to": statement.to,
        "date": statement.date,
        "cue_kind": statement.kind,
        "implies": statement.implies,
    }


def _position(position: Position) -> Row:
    actor = position.actor
    return {
        "line": position.id,
        "name": actor.name,
        "code": actor.code,
        "plover": actor.plover,
        "sector": actor.sector,
        "role": actor.role,
        "actor_kind": actor.kind,
        "reason": actor.reason,
        "person": position.person,
        "issue": position.issue,
        "stance": position.stance,
        "condition": position.condition,
        "date": position.date,
    }


def _figure(figure: Figure) -> Row:
    return {
        "line": figure.id,
        "value": figure.value,
        "vague": figure.vague,
        "text": figure.text,
        "unit": figure.unit,
        "what": figure.what,
    }


def _words(name: str, line: Line) -> Row:
    found = trigger(line)
    span = found and found.span
    return {
        f"{name}_start": span and span.start,
        f"{name}_end": span and span.end,
        f"{name}_text": found and found.text,
    }


def _contexts(event: Event) -> list[Row]:
    return [{"line": event.id, "ordinal": i, "context": one} for i, one in enumerate(event.contexts)]


def _parties(line: Line) -> Iterable[Row]:
    for part, ordinal, party in parts(line):
        yield {
            "line": line.id,
            "part": part,
            "ordinal": ordinal,
            "start": party.span.start,
            "end": party.span.end,
            "text": party.text,
            "name": party.name,
            "code": party.code,
            "plover": party.plover,
            "sector": party.sector,
            "role": party.role,
        }


def _evidence(line: Line) -> list[Row]:
    return [
        {"line": line.id, "ordinal": i, "start": span.start, "end": span.end} for i, span in enumerate(evidence(line))
    ]


def _passages(reading: Reading) -> list[Row]:
    """Sentences and statements, as what can be searched."""
    found = [(None, span) for span in reading.sentences]
    said = [(statement.id, anchor(statement)) for statement in reading.statements]
    return [
        {"article": reading.article.id, "line": line, "start": span.start, "end": span.end}
        for line, span in [*found, *said]
    ]
