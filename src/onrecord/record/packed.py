"""The lines of an article as packed numbers, which a server reads a hundred times faster than the rows themselves.

A row of ``packed`` holds an article's lines of one kind in the record's order, and the parties of these lines. Words
stand in ``terms``, once each, and are numbers here; 0 is no word. It follows from the reading alone, is made when the
reading is stored and goes with it. The caller holds the transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from struct import Struct

from onrecord.schema import KINDS

OWN: Mapping[str, tuple[str, ...]] = {
    "events": ("category", "status", "quad", "place"),
    "statements": ("form",),
    "positions": ("issue", "stance"),
    "deadlines": (),
    "figures": (),
}
"""The columns of each kind that are filtered or counted by."""

TOPIC = {
    "topic": "(SELECT t.issue FROM topics t WHERE t.line = l.id)",
    "named": "(SELECT t.kind FROM topics t WHERE t.line = l.id)",
    "sense": "(SELECT t.sense FROM topics t WHERE t.line = l.id)",
}
"""What the words of a position come to: its issue, its kind where the codebook names it, and its sense."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    kind: (*own, *TOPIC) if kind == "positions" else own for kind, own in OWN.items()
}
"""What is packed of each kind. Records hold the columns in this order, so another one needs a step that packs anew."""

TAKEN: Mapping[str, tuple[str, ...]] = {
    "events": ("actor", "recipient"),
    "statements": ("speaker",),
    "positions": ("holder", "person"),
    "deadlines": ("set_by", "binds"),
    "figures": ("according_to",),
}
"""The parts that are filtered or counted by; who holds a position and who voiced it are columns of their table."""

PARTS = ("actor", "recipient", "according_to", "speaker", "set_by", "binds", "holder", "person")
"""Parts by number. Records hold these numbers, so new ones are added at the end."""

PLAIN = "iIif"
"""Of every line its ordinal, day, sentence and confidence; the columns of its kind come after, a word each."""
PARTY = Struct("<IBI")
"""Of every party the place of its line among those of the row, its part, and who it is."""
NOWHERE = -1

LINES = """
SELECT l.id, l.ordinal, l.day, l.sentence, l.confidence {own} FROM lines l JOIN {kind} k ON k.line = l.id
WHERE l.article = ? AND l.kind = ? ORDER BY l.start, l."end", l.id
"""
PARTIES = """
SELECT p.line, p.part, p.code, p.plover, p.name, p.sector, p.role FROM lines l JOIN parties p ON p.line = l.id
WHERE l.article = ? AND l.kind = ? AND p.part IN ({parts}) ORDER BY p.part, p.ordinal
"""
HOLDERS = """
SELECT l.id, 'holder', k.code, k.plover, k.name, k.sector, k.role FROM lines l JOIN positions k ON k.line = l.id
WHERE l.article = :article AND l.kind = 'positions'
UNION ALL SELECT l.id, 'person', NULL, NULL, k.person, NULL, NULL FROM lines l JOIN positions k ON k.line = l.id
WHERE l.article = :article AND l.kind = 'positions' AND k.person IS NOT NULL
"""
ENTERED = "INSERT INTO packed (kind, article, publisher, lines, parties) VALUES (?, ?, ?, ?, ?)"
TERM = "INSERT OR IGNORE INTO terms (value) VALUES (?)"

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class Read:
    """The lines of a kind in an article, and their parties: line, part, and the actor as JSON."""

    kind: str
    lines: Sequence[Row]
    parties: Sequence[tuple[str, str, str]]

    def words(self) -> set[object]:
        """Every word in it."""
        plain = {word for _, _, day, _, _, *own in self.lines for word in (day, *own)}
        return plain | {who for _, _, who in self.parties}


def enter(connection: sqlite3.Connection, article: str) -> None:
    """Pack the lines of an article whose reading was just stored."""
    cursor = connection.cursor()
    cursor.row_factory = None
    found = [read for kind in KINDS if (read := _read(cursor, kind, article)).lines]
    publisher = cursor.execute("SELECT publisher FROM articles WHERE id = ?", (article,)).fetchone()[0]
    numbers = _numbers(connection, {publisher}.union(*(read.words() for read in found)))
    rows = [(read.kind, article, numbers[publisher], *_packed(read, numbers)) for read in found]
    cursor.executemany(ENTERED, rows)


def enter_all(connection: sqlite3.Connection) -> None:
    """Pack the lines of every article that has none packed."""
    asked = "SELECT article FROM readings WHERE article NOT IN (SELECT article FROM packed) ORDER BY article"
    for row in connection.execute(asked).fetchall():
        enter(connection, row[0])


def _read(cursor: sqlite3.Cursor, kind: str, article: str) -> Read:
    own = "".join(f", {TOPIC[column]}" if column in TOPIC else f', k."{column}"' for column in COLUMNS[kind])
    lines = cursor.execute(LINES.format(own=own, kind=kind), (article, kind)).fetchall()
    if not lines:
        return Read(kind, (), ())
    if kind == "positions":
        people = cursor.execute(HOLDERS, {"article": article})
    else:
        parts = ", ".join(f"'{part}'" for part in TAKEN[kind])
        people = cursor.execute(PARTIES.format(parts=parts), (article, kind))
    return Read(kind, lines, [(line, part, json.dumps(who, ensure_ascii=False)) for line, part, *who in people])


def _packed(read: Read, numbers: Mapping[object, int]) -> tuple[bytes, bytes]:
    line = Struct(f"<{PLAIN}{'I' * len(COLUMNS[read.kind])}")
    rows = [
        (ordinal, numbers[day], NOWHERE if sentence is None else sentence, confidence, *(numbers[word] for word in own))
        for _, ordinal, day, sentence, confidence, *own in read.lines
    ]
    place = {row[0]: n for n, row in enumerate(read.lines)}
    parties = sorted((place[line], PARTS.index(part), numbers[who]) for line, part, who in read.parties)
    return b"".join(line.pack(*row) for row in rows), b"".join(PARTY.pack(*party) for party in parties)


def _numbers(connection: sqlite3.Connection, words: Iterable[object]) -> dict[object, int]:
    """The number of each word; new ones get the next."""
    known = sorted(str(word) for word in words if word is not None)
    connection.executemany(TERM, [(word,) for word in known])
    asked = "SELECT id FROM terms WHERE value = ?"
    return {None: 0, **{word: connection.execute(asked, (word,)).fetchone()[0] for word in known}}
