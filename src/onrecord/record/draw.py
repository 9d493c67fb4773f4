"""Draws lines for review, in an order that can be had again: at random, or the least sure first.

The ids of lines are hashes, so that reading on from a place among them is a random order already, and the
index has it: a million lines are not shuffled to draw one. The seed gives the place.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from onrecord.record.query import Condition, Filters, joined, where
from onrecord.schema import digest

Order = Literal["random", "doubtful"]

OPEN = """NOT EXISTS (
    SELECT 1 FROM reviewed r JOIN verdicts d ON d.reviewed = r.id
    WHERE r.line = l.id AND d.coder = ? AND d.verdict <> 'note'
)"""
# A rule is a row of a file; the file stands for all its rows.
RULE = "l.rule = ? OR (l.rule >= ? AND l.rule < ?)"
BY_CONFIDENCE = "l.confidence, l.id"


@dataclass(frozen=True, slots=True)
class Draw:
    """Which lines a coder has still to decide about, and in what order.

    ``category`` is of events, ``rule`` a row of the codebook (``cues.csv:12``) or a whole file of it.
    """

    coder: str
    kind: str = "events"
    order: Order = "random"
    seed: int = 1
    category: str | None = None
    rule: str | None = None


def drawn(connection: sqlite3.Connection, wanted: Draw, limit: int) -> list[str]:
    """The ids of the next lines."""
    condition = _condition(wanted)
    if wanted.order == "doubtful":
        return _ids(connection, condition, BY_CONFIDENCE, limit)
    start = digest("review", wanted.seed)
    found = _ids(connection, joined([condition, ("l.id >= ?", (start,))]), "l.id", limit)
    return found + _ids(connection, joined([condition, ("l.id < ?", (start,))]), "l.id", limit - len(found))


def count(connection: sqlite3.Connection, wanted: Draw) -> int:
    """How many lines are left."""
    condition, values = _condition(wanted)
    return int(connection.execute(f"SELECT count(*) FROM lines l WHERE {condition}", values).fetchone()[0])


def _condition(wanted: Draw) -> Condition:
    found = [where(wanted.kind, Filters(category=wanted.category)), (OPEN, (wanted.coder,))]
    if wanted.rule is not None:
        found.append((RULE, (wanted.rule, f"{wanted.rule}:", f"{wanted.rule};")))
    return joined(found)


def _ids(connection: sqlite3.Connection, condition: Condition, order: str, limit: int) -> list[str]:
    asked = f"SELECT l.id FROM lines l WHERE {condition[0]} ORDER BY {order} LIMIT ?"
    return [row["id"] for row in connection.execute(asked, (*condition[1], limit))]
