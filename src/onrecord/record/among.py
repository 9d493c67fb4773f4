"""Rows whose column has one of several values, however many these are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable


def among(connection: sqlite3.Connection, select: str, column: str, values: Iterable[object]) -> list[sqlite3.Row]:
    """The rows of a SELECT without a WHERE; values are texts or numbers, all of one type."""
    where = f'{select} WHERE "{column}" IN (SELECT value FROM json_each(?))'
    return connection.execute(where, (json.dumps(list(values)),)).fetchall()
