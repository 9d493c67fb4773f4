"""What stands behind a line: the row of the codebook that made it, and what was dropped in the same sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from onrecord.codebook.codebook import folders_of, rows
from onrecord.record.tables import Place
from onrecord.schema import Span

DROPPED = """
SELECT stage, reason, start, "end" FROM dropped WHERE article = ? AND start < ? AND "end" > ? ORDER BY start LIMIT 50
"""
LONGEST = 200


def codebook_row(rule: str, folder: str | None) -> Mapping[str, str] | None:
    """The cells of a row at "file:row" that have something in them; None where there is no such row."""
    name = rule.rpartition(":")[0]
    if not name.endswith(".csv") or Path(name).is_absolute() or ".." in Path(name).parts:
        return None  # a rule of the program, a model, or a path that a record has no business to name
    for base in folders_of(folder if folder and Path(folder).is_dir() else None):
        # a row of the user's own says whose folder it is from
        for path in (name, name.removeprefix(f"{base.name}/")):
            for row in rows(base, path):
                if row.where == rule:
                    return {column: value for column, value in row.cells.items() if column and value}
    return None


def dropped(connection: sqlite3.Connection, place: Place, span: Span) -> list[tuple[str, str, str]]:
    """What was looked at in some words of an article and left out: stage, words and reason."""
    found = connection.execute(DROPPED, (place.article.id, span.end, span.start)).fetchall()
    return [(row["stage"], place.article.text[row["start"] : row["end"]][:LONGEST], row["reason"]) for row in found]
