"""What the first page shows. It is asked before any columns are there, so each question reads few rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.deadlines.clock import Moment, left
from onrecord.issues.topic import AGAINST, FLIPPED
from onrecord.record import tables
from onrecord.serialise import JSON
from onrecord.views.brief.moves import Move, moves

EVENTS = 9
MOVES = 5
STANCES = 500  # each is read from a page of its own when the file is not in memory yet
DEADLINES = 8
PUBLISHERS = 8

COUNTS = "SELECT kind, count FROM totals WHERE kind <> 'changes'"
SPAN = "SELECT (SELECT min(published) FROM articles), (SELECT max(published) FROM articles)"
LATEST = (
    "SELECT rowid FROM lines WHERE kind = ? AND day IS NOT NULL AND day <= ? ORDER BY day DESC, article DESC LIMIT ?"
)
STANDS = """
SELECT l.id, l.article, l.day, p.name, p.code, p.sector, p.person, p.issue, p.stance, p.condition, p.date,
       CASE WHEN t.kind <> '' THEN t.issue END AS topic, t.issue AS key, t.sense
FROM lines l JOIN positions p ON p.line = l.id LEFT JOIN topics t ON t.line = l.id
WHERE l.kind = 'positions' AND l.day IS NOT NULL
ORDER BY l.day DESC LIMIT ?
"""
AHEAD = "SELECT rowid FROM lines WHERE kind = 'deadlines' AND day >= ? ORDER BY day, article LIMIT ?"


@dataclass(frozen=True, slots=True)
class Overview:
    """What is on the first page; ``on`` is the day of the last report, on which the deadlines are seen."""

    counts: dict[str, int]
    articles: int
    first: str | None
    on: str | None
    events: Sequence[JSON]
    moves: Sequence[Move]
    ahead: Sequence[tuple[JSON, str]]
    positions: Sequence[JSON]
    statements: Sequence[JSON]


@dataclass(frozen=True, slots=True)
class Totals:
    """How many lines of each kind and articles there are, and the days of the first and last article."""

    counts: dict[str, int]
    articles: int
    first: str | None
    on: str | None


def totals(connection: sqlite3.Connection) -> Totals:
    """The totals of a record, which it counts itself."""
    first, on = connection.execute(SPAN).fetchone()
    counts = {str(kind): int(count) for kind, count in connection.execute(COUNTS)}
    articles = counts.pop("articles")
    return Totals({kind: count for kind, count in counts.items() if count}, articles, first, on)


def overview_of(connection: sqlite3.Connection, known: Totals) -> Overview:
    """The first page of a record."""
    on = known.on
    moved = _moves(connection)
    return Overview(
        known.counts, known.articles, known.first, on,
        _latest(connection, "events", on), moved, _ahead(connection, on),
        [] if moved else _latest(connection, "positions", on)[:MOVES],
        _latest(connection, "statements", on)[:MOVES],
    )  # fmt: skip


def _latest(connection: sqlite3.Connection, kind: str, on: str | None) -> list[JSON]:
    """The last lines of a kind up to the day of the last report."""
    rows = connection.execute(LATEST, (kind, on or "9999", EVENTS)).fetchall()
    return tables.numbered(connection, kind, [row[0] for row in rows])[::-1]


def _moves(connection: sqlite3.Connection) -> list[Move]:
    """The last changes of stance among the last positions, with their words."""
    stands = [_stance(row) for row in connection.execute(STANDS, (STANCES,))]
    found = moves(stands)[-MOVES:][::-1]
    whole = {id: tables.line(connection, id) for move in found for id in (move.before["id"], move.after["id"])}
    return [Move(one.holder, one.issue, whole[one.before["id"]] or {}, whole[one.after["id"]] or {}) for one in found]


def _stance(row: sqlite3.Row) -> JSON:
    own = {key: row[key] for key in ("id", "person", "issue", "stance", "condition", "topic", "key")}
    own["on_issue"] = FLIPPED.get(row["stance"], row["stance"]) if row["sense"] == AGAINST else row["stance"]
    actor = {key: row[key] for key in ("name", "code", "sector")}
    return {**own, "date": row["day"], "actor": actor, "article": {"id": row["article"], "published": row["day"]}}


def _ahead(connection: sqlite3.Connection, on: str | None) -> list[tuple[JSON, str]]:
    """The next deadlines from a day on, each with the time that is left."""
    if on is None:
        return []
    rows = connection.execute(AHEAD, (on, DEADLINES)).fetchall()
    lines = tables.numbered(connection, "deadlines", [row[0] for row in rows])
    return [(line, str(left(Moment.of(line["due"]), Moment.of(on)))) for line in lines]
