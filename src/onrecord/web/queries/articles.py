"""Articles: a page of the catalogue, and the part of one that a page shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record import tables
from onrecord.serialise import JSON

PAGE = 50
WINDOW = 60_000
LONGEST_BREAK = 2_000

LISTED = """
SELECT a.id, a.published, a.publisher, c.title, c.url, c.source,
       (SELECT count(*) FROM lines l WHERE l.article = a.id) AS lines
FROM articles a INDEXED BY articles_published
JOIN copies c ON c.key = (SELECT min(key) FROM copies WHERE article = a.id)
WHERE {condition} ORDER BY a.published DESC, a.publisher DESC, a.id DESC LIMIT ?
"""
AFTER = "(a.published, a.publisher, a.id) < (SELECT published, publisher, id FROM articles WHERE id = ?)"


def listed(connection: sqlite3.Connection, after: str | None, publisher: str | None) -> list[JSON]:
    """A page of articles, the latest first."""
    return [dict(row) for row in connection.execute(LISTED.format(condition="1"), (PAGE + 1,))]


@dataclass(frozen=True, slots=True)
class Window:
    """The characters of an article that a page shows, with the page before and the one after."""

    start: int
    end: int
    before: int | None
    after: int | None


def window(text: str, at: int) -> Window:
    """The part of a text around a character; a part ends at a line end or space where there is one."""
    wanted = min(max(at, 0), max(len(text) - 1, 0)) // WINDOW
    start, end = _edge(text, wanted * WINDOW), _edge(text, (wanted + 1) * WINDOW)
    before = (wanted - 1) * WINDOW if wanted else None
    return Window(start, end, before, (wanted + 1) * WINDOW if end < len(text) else None)


def _edge(text: str, near: int) -> int:
    """The place at or before a character where a part may end."""
    if near <= 0 or near >= len(text):
        return max(min(near, len(text)), 0)
    line = text.rfind("\n", near - LONGEST_BREAK, near)
    space = text.rfind(" ", near - LONGEST_BREAK, near) if line < 0 else line
    return space + 1 if space >= 0 else near


def told(connection: sqlite3.Connection, id: str) -> tuple[tables.Place, Sequence[JSON]] | None:
    """An article with all its lines."""
    return tables.told(connection, id)
