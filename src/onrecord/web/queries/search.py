"""Full text search over sentences and statements, narrowed by the filters of statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record import passages, tables
from onrecord.record.among import among
from onrecord.serialise import JSON
from onrecord.web.queries.columns import Columns, Mask
from onrecord.web.safe import MARKS

PAGE = 50
MOST = 5_000
"""So many passages are put in order of fit; of more, the last read come first."""


@dataclass(frozen=True, slots=True)
class Found:
    """Passages that have the words; ``more`` than were looked at where there are very many."""

    passages: Sequence[JSON]
    total: int
    ranked: bool
    start: int

    @property
    def next(self) -> int | None:
        """Where the next page starts."""
        return self.start + PAGE if self.start + PAGE < self.total else None


def search(connection: sqlite3.Connection, words: str, columns: Columns, mask: Mask | None, start: int = 0) -> Found:
    """A page of the passages that have the words; with a mask only statements that meet it."""
    query = passages.spelled(connection, words)
    if not query:
        return Found((), 0, True, 0)
    found = passages.matching(connection, query, MOST + 1, ranked=False)
    ranked = len(found) <= MOST
    if ranked:
        found = passages.matching(connection, query, MOST, ranked=True)
    kept = found[:MOST] if mask is None else _met(connection, found[:MOST], columns, mask)
    ids = [row["id"] for row in kept[start : start + PAGE]]
    return Found(tables.hits(connection, passages.quoted(connection, query, ids, MARKS)), len(kept), ranked, start)


def _met(
    connection: sqlite3.Connection, found: Sequence[sqlite3.Row], columns: Columns, mask: Mask
) -> list[sqlite3.Row]:
    """The passages that are statements and meet the filters."""
    lines = [row for row in found if row["line"] is not None]
    rows = among(connection, "SELECT id, article, ordinal FROM lines", "id", [row["line"] for row in lines])
    met = columns.met([(row["article"], row["ordinal"]) for row in rows], mask)
    kept = {row["id"] for row, good in zip(rows, met, strict=True) if good}
    return [row for row in lines if row["line"] in kept]
