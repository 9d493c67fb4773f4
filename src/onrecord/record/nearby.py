"""Near-duplicate articles on the record, and which of them are kept as reprints of others.

The caller holds the transaction. What is found depends on the articles alone, never on the order in which
they came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from onrecord.merge.days import UNKNOWN, numbered
from onrecord.merge.reprint import REACH, Body, likeness, near_duplicates, order, reprints, says_nothing_new
from onrecord.merge.sketch import sketch
from onrecord.record.among import among
from onrecord.schema import Article

EVER = 10**7
AROUND = """
WITH RECURSIVE around (id) AS (
    SELECT ? UNION SELECT l.other FROM around a JOIN likenesses l ON l.article = a.id
)
SELECT id FROM around
"""


def enter(connection: sqlite3.Connection, article: Article) -> None:
    """Hold a new article against those on record, and decide which of them are reprints."""
    body = Body.of(article.text, article.published)
    similar = [(other, points, *_covered(article, other)) for other, points in _similar(connection, article, body)]
    _keep(connection, article, body)
    for other, points, covered, covers in similar:
        pairs = [(article.id, other.id, points, covered), (other.id, article.id, points, covers)]
        connection.executemany("INSERT OR REPLACE INTO likenesses VALUES (?, ?, ?, ?)", pairs)
    settle(connection, article.id)


def _covered(one: Article, other: Article) -> tuple[bool, bool]:
    return says_nothing_new(one.text, other.text), says_nothing_new(other.text, one.text)


def _keep(connection: sqlite3.Connection, article: Article, body: Body) -> None:
    day = numbered(article.published)
    kept = connection.execute(
        "INSERT INTO bodies (article, day, stems, names) VALUES (?, ?, ?, ?)",
        (article.id, day, " ".join(sorted(body.stems)), " ".join(sorted(body.names))),
    ).lastrowid
    rows = [(kept, band, day) for band in sketch(article.text, body)]
    connection.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?, ?)", rows)


def neighbours(connection: sqlite3.Connection, article: str) -> list[str]:
    """The near-duplicates of an article; to be settled anew when it goes."""
    rows = connection.execute("SELECT other FROM likenesses WHERE article = ? ORDER BY other", (article,))
    return [row["other"] for row in rows]


def settle(connection: sqlite3.Connection, article: str) -> None:
    """Decide anew which articles around one are reprints."""
    ids = [row["id"] for row in connection.execute(AROUND, (article,))]
    apart = _apart(connection)
    covers: dict[str, set[str]] = {}
    for row in among(connection, "SELECT * FROM likenesses", "article", ids):
        if row["covered"] and row["article"] not in apart:
            covers.setdefault(row["article"], set()).add(row["other"])
    after = reprints(_articles(connection, ids), covers)
    connection.executemany("DELETE FROM reprints WHERE article = ?", [(id,) for id in ids])
    connection.executemany("INSERT INTO reprints VALUES (?, ?)", sorted(after.items()))


def original(connection: sqlite3.Connection, article: Article) -> str | None:
    """The article on record that says all that one says which is not on record, so that it need not be coded."""
    if article.id in _apart(connection):
        return None
    body = Body.of(article.text, article.published)
    earlier = [other for other, _ in _similar(connection, article, body) if order(other) < order(article)]
    coded = {row["article"] for row in among(connection, "SELECT * FROM readings", "article", [o.id for o in earlier])}
    found = (o.id for o in sorted(earlier, key=order) if o.id in coded and says_nothing_new(article.text, o.text))
    return next(found, None)


def original_of(connection: sqlite3.Connection, article: str) -> str | None:
    """The article that an article on record is a reprint of."""
    row = connection.execute("SELECT original FROM reprints WHERE article = ?", (article,)).fetchone()
    return row and str(row["original"])


def superfluous(connection: sqlite3.Connection) -> list[str]:
    """The reprints that have a reading, since they came before the article that says all they say."""
    rows = connection.execute(
        "SELECT p.article FROM reprints p JOIN readings r ON r.article = p.article "
        "JOIN readings o ON o.article = p.original ORDER BY p.article"
    )
    return [row["article"] for row in rows]


def owed(connection: sqlite3.Connection) -> list[str]:
    """The articles on record that should have a reading and have none, such as reprints of one that is gone."""
    rows = connection.execute(
        "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM readings) "
        "AND id NOT IN (SELECT article FROM reprints) ORDER BY id"
    )
    return [row["id"] for row in rows]


def _similar(connection: sqlite3.Connection, article: Article, body: Body) -> Iterator[tuple[Article, float]]:
    """The near-duplicates of an article on record, with how alike they are."""
    for other in _articles(connection, _candidates(connection, article, body)):
        if near_duplicates(article, other):
            yield other, likeness(body, Body.of(other.text, other.published))


def _candidates(connection: sqlite3.Connection, article: Article, body: Body) -> list[str]:
    """The ids of articles of near days that have a band in common with an article."""
    day = numbered(article.published)
    first, last = (UNKNOWN, EVER) if day == UNKNOWN else (day - REACH, day + REACH)
    bands = sketch(article.text, body)
    found: set[int] = set()
    for band in bands:
        asked = "SELECT body FROM bands WHERE band = ? AND (day BETWEEN ? AND ? OR day = ?)"
        found.update(row["body"] for row in connection.execute(asked, (band, first, last, UNKNOWN)))
    rows = among(connection, "SELECT article FROM bodies", "id", sorted(found))
    return sorted(row["article"] for row in rows if row["article"] != article.id)


def _articles(connection: sqlite3.Connection, ids: list[str]) -> list[Article]:
    """Articles as far as they are held against each other: text and date."""
    rows = among(connection, "SELECT * FROM articles", "id", ids)
    return [Article(row["id"], row["id"], row["text"], published=row["published"]) for row in rows]


def _apart(connection: sqlite3.Connection) -> frozenset[str]:
    """The articles that the user wants coded whatever else is on record."""
    rows = connection.execute("SELECT subject FROM decisions WHERE kind = 'articles' AND act = 'split'")
    return frozenset(row["subject"] for row in rows)
