"""What the user has said of events, articles and issues: kept apart from readings, so that it outlasts them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from onrecord.record.manifest import now

Kind = Literal["events", "articles", "issues"]
Act = Literal["name", "join", "split"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing the user has said: of what, what is to be done, and when it was said."""

    kind: Kind
    act: Act
    subject: str
    value: str = ""
    made: str = ""


def decide(connection: sqlite3.Connection, decision: Decision) -> None:
    """Keep a decision; a later one on the same things takes the place of what it contradicts."""
    for act in _contradicted(decision):
        connection.execute(
            "DELETE FROM decisions WHERE kind = ? AND act = ? AND subject = ?", (decision.kind, act, decision.subject)
        )
    connection.execute(
        "INSERT OR IGNORE INTO decisions (kind, act, subject, value, made) VALUES (?, ?, ?, ?, ?)",
        (decision.kind, decision.act, decision.subject, decision.value, now()),
    )


def _contradicted(decision: Decision) -> tuple[Act, ...]:
    """What is no longer so: a new name is the name, what is joined is not split, and the other way about."""
    return {"name": ("name",), "join": ("split",), "split": ("join", "split")}[decision.act]  # type: ignore[return-value]


def forget(connection: sqlite3.Connection, kind: Kind, subject: str) -> int:
    """Take back what was said of something; how many decisions that were."""
    asked = "DELETE FROM decisions WHERE kind = ? AND (subject = ? OR (act = 'join' AND value = ?))"
    return connection.execute(asked, (kind, subject, subject)).rowcount


def decided(connection: sqlite3.Connection, kind: Kind) -> list[Decision]:
    """What was said, in the order in which it was."""
    asked = "SELECT kind, act, subject, value, made FROM decisions WHERE kind = ? ORDER BY id"
    return [Decision(*row) for row in connection.execute(asked, (kind,))]
