"""Brings a record file to the newest version of the schema, in one transaction.

A new file runs every step, an older one those it has not had. A step never changes once released.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files

APPLICATION_ID = 0x6F6E7265  # "onre", so that other programs can tell a record from other databases
STEPS: tuple[str, ...] = (
    "schema.sql", "feeds.sql", "published.sql", "across.sql", "topics.sql", "verdicts.sql", "packed.sql",
    "repacked.sql", "vague.sql",
)  # fmt: skip
VERSION = len(STEPS)


def version(connection: sqlite3.Connection) -> int:
    """How many steps a file has had."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def upgrade(connection: sqlite3.Connection) -> None:
    """Take the steps that a file lacks: all of them, or none when one fails."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again under the lock: another process may have taken the steps in the meantime.
        taken = STEPS[version(connection) :]
        for step in taken:
            _take(connection, step)
        # What a step finds out is found out by this onrecord, so that all its tables have to be there.
        for step in taken:
            if step in AFTER:
                AFTER[step](connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _take(connection: sqlite3.Connection, step: str) -> None:
    script = files("onrecord.record").joinpath(step).read_text("utf-8")
    for statement in statements(script):
        connection.execute(statement)


def _merge_all(connection: sqlite3.Connection) -> None:
    """Hold the articles and events that a record has already against each other."""
    from onrecord.record import write

    for row in connection.execute("SELECT id FROM articles ORDER BY id").fetchall():
        write.renew(connection, row["id"])


def _topics(connection: sqlite3.Connection) -> None:
    """Find the issues of the positions that a record has already."""
    from onrecord.record import topics
    from onrecord.record.load import load_reading

    taken = "SELECT article FROM lines WHERE kind = 'positions'"
    asked = f"SELECT article, run FROM readings WHERE article IN ({taken}) ORDER BY article"
    for row in connection.execute(asked).fetchall():
        reading = load_reading(connection, row["article"])
        if reading:
            topics.enter(connection, reading, row["run"])


def _pack_all(connection: sqlite3.Connection) -> None:
    """Pack the lines that a record has already."""
    from onrecord.record import packed

    packed.enter_all(connection)


def _vague(connection: sqlite3.Connection) -> None:
    """Find out which figures on record already tell a magnitude only."""
    from onrecord.codebook.codebook import load
    from onrecord.figures.number import is_plural

    units = load(None).units
    found = [
        row["line"] for row in connection.execute("SELECT line, text FROM figures") if is_plural(row["text"], units)
    ]
    connection.executemany("UPDATE figures SET vague = 1 WHERE line = ?", [(line,) for line in found])


AFTER: Mapping[str, Callable[[sqlite3.Connection], None]] = {
    "across.sql": _merge_all,
    "topics.sql": _topics,
    "packed.sql": _pack_all,
    "repacked.sql": _pack_all,
    "vague.sql": _vague,
}


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, since executescript would end the transaction."""
    begun = ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            yield begun
            begun = ""
