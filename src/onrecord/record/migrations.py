"""Brings a record file to the newest version of the schema, in one transaction.

A new file runs every step, an older one those it has not had. A step never changes once released.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

APPLICATION_ID = 0x6F6E7265  # "onre", so that other programs can tell a record from other databases
STEPS: tuple[str, ...] = ("schema.sql", "feeds.sql", "published.sql", "verdicts.sql")
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
        for step in STEPS[version(connection) :]:
            _take(connection, step)
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


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, since executescript would end the transaction."""
    begun = ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            yield begun
            begun = ""
