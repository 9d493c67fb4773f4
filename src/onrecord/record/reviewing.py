"""What a record is asked and told in a review; part of ``Record``."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager

from onrecord.record import draw, verdicts
from onrecord.record.draw import Draw
from onrecord.record.failure import Refused
from onrecord.record.load import text_of
from onrecord.record.verdicts import Judgement, Reviewed


class Reviewing:
    """The methods of a record that reviews use."""

    def _transaction(
        self, *, write: bool = False, subject: str = "what was asked for"
    ) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def text(self, article: str) -> str:
        """The text of an article, by its id; empty when it is no longer on record."""
        with self._transaction() as connection:
            return text_of(connection, article)

    def judge(self, line: str, decision: Judgement) -> None:
        """Keep a decision beside a line, given by its whole id. Raises Refused when there is no such line."""
        with self._transaction(write=True, subject="the decision") as connection:
            if not verdicts.decide(connection, line, decision):
                raise Refused(f"there is no line {line}; the record is as it was")

    def undo(self, coder: str) -> Reviewed | None:
        """Take a coder's last decision away; the line as it was reviewed before, None when there is none."""
        with self._transaction(write=True, subject="undoing") as connection:
            return verdicts.undo(connection, coder)

    def reviewed(self, kind: str | None = None) -> list[Reviewed]:
        """Every line that was decided about, with its decisions, in the order of the first."""
        with self._transaction() as connection:
            return verdicts.reviewed(connection, "r.kind = ? OR ? IS NULL", (kind, kind))

    def history(self, coder: str, kind: str, limit: int) -> list[str]:
        """The ids of the lines of a kind that a coder decided about, the last first."""
        with self._transaction() as connection:
            return verdicts.history(connection, coder, kind, max(limit, 0))

    def drawn(self, wanted: Draw, limit: int) -> list[str]:
        """The ids of the lines to review next, in the order in which they are drawn."""
        with self._transaction() as connection:
            return draw.drawn(connection, wanted, max(limit, 0))

    def to_draw(self, wanted: Draw) -> int:
        """How many lines are left to review."""
        with self._transaction() as connection:
            return draw.count(connection, wanted)
