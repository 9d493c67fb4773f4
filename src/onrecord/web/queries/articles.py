"""Articles: a page of the catalogue, and the part of one that a page shows."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from onrecord.serialise import JSON

PAGE = 50
WINDOW = 60_000
LONGEST_BREAK = 2_000

LISTED = """
SELECT a.id, a.published, a.publisher, c.title, c.url, c.source,
       (SELECT count(*) FROM lines l WHERE l.article = a.id) AS lines
FROM articles a INDEXED BY articles_published
JOIN copies c ON c.key = (SELECT min(key) FROM copies WHERE article = a.id)
WHERE {condition} ORDER BY a.published DESC, a.publisher DESC, a.rowid DESC LIMIT ?
"""
AFTER = """
(coalesce(a.published, ''), coalesce(a.publisher, ''), a.rowid)
< (SELECT coalesce(published, ''), coalesce(publisher, ''), rowid FROM articles WHERE id = ?)
AND (a.published IS NULL OR a.published <= coalesce((SELECT published FROM articles WHERE id = ?), ''))
"""


def listed(connection: sqlite3.Connection, after: str | None) -> tuple[list[JSON], str | None]:
    """A page of articles, the latest first, and the id that the next page goes on from."""
    condition, values = (AFTER, (after, after)) if after else ("1", ())
    found = [dict(row) for row in connection.execute(LISTED.format(condition=condition), (*values, PAGE + 1))]
    return found[:PAGE], found[PAGE - 1]["id"] if len(found) > PAGE else None


@dataclass(frozen=True, slots=True)
class Window:
    """The characters of an article that a page shows, and where the page before and the one after begin."""

    start: int
    end: int
    before: int | None
    after: int | None


def window(text: str, at: int) -> Window:
    """The part of a text around a character; a part ends at a line end or space where there is one."""
    number = min(max(at, 0), max(len(text) - 1, 0)) // WINDOW
    start, end = _edge(text, number * WINDOW), _edge(text, (number + 1) * WINDOW)
    if at >= end and end < len(text):  # the part ended early, before the character
        number, start, end = number + 1, end, _edge(text, (number + 2) * WINDOW)
    before = (number - 1) * WINDOW if number else None
    return Window(start, end, before, (number + 1) * WINDOW if end < len(text) else None)


def _edge(text: str, near: int) -> int:
    """The place at or before a character where a part may end."""
    if near <= 0 or near >= len(text):
        return max(min(near, len(text)), 0)
    line = text.rfind("\n", near - LONGEST_BREAK, near)
    space = text.rfind(" ", near - LONGEST_BREAK, near) if line < 0 else line
    return space + 1 if space >= 0 else near
