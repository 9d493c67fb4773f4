"""Sentences of a record that tell of a resolution, found by the full-text index."""

from __future__ import annotations

import sqlite3

from onrecord.events.expressions import expressions
from onrecord.issues.course import Told, telling
from onrecord.record.load import load_article
from onrecord.serialise import article_json

FOUND = """
SELECT p.article, p.start, p."end",
       (SELECT min(l.day) FROM lines l WHERE l.article = p.article AND l.kind = 'events'
        AND l.start >= p.start AND l."end" <= p."end") AS day
FROM search s JOIN passages p ON p.id = s.rowid JOIN articles a ON a.id = p.article
WHERE search MATCH ? AND p.line IS NULL AND a.published BETWEEN ? AND ?
ORDER BY a.published, p.article, p.start
"""


def of_resolutions(connection: sqlite3.Connection, since: str, until: str) -> list[Told]:
    """The sentences of a period's reports in which a resolution or a vote stands, with the day of what they tell."""
    found: list[Told] = []
    articles = {}
    for row in connection.execute(FOUND, (" OR ".join(telling()), since, until)).fetchall():
        if row["article"] not in articles:
            articles[row["article"]] = load_article(connection, row["article"])
        article = articles[row["article"]]
        if article:
            text = article.text[row["start"] : row["end"]]
            day = _day(text, article.published) or row["day"] or article.published or ""
            around = f"{article.title or ''}\n{article.text}"
            found.append(Told(text, day, article_json(article), around))
    return found


def _day(text: str, published: str | None) -> str | None:
    """The one day that a sentence names, not after that of its report; None where it names none or several."""
    named = {when.day for when in expressions(text, published) if when.day}
    day = named.pop() if len(named) == 1 else None
    return day if day and day <= (published or day) else None
