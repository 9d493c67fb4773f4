"""The full-text index over sentences and statements, and searching it.

The index keeps no words of its own, so taking a passage out needs the same words that were put in:
both sides get them from here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from onrecord.record.load import text_of

GAP = " … "
AROUND = 24

LONG = 20_000
# the time a snippet takes grows with the square of the hits in a passage, so the longest are shown by their beginning
SNIPPET = f"""CASE WHEN p."end" - p.start <= {LONG} THEN snippet(search, 0, :before, :after, '…', :around)
ELSE substr(a.text, p.start + 1, {12 * AROUND}) || '…' END"""

FOUND = f"""
SELECT p.article, p.line, p.start, p."end", {SNIPPET} AS snippet
FROM search JOIN passages p ON p.id = search.rowid JOIN articles a ON a.id = p.article
WHERE search MATCH :words
ORDER BY rank, a.published IS NULL, a.published, p.article, p.start, p.line
LIMIT :limit
"""


MATCHES = "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1"
CANDIDATES = """
SELECT s.rowid AS id, p.line, p.article FROM search s JOIN passages p ON p.id = s.rowid
WHERE search MATCH ? ORDER BY {order} LIMIT ?
"""
QUOTED = """
SELECT p.id, p.article, p.line, p.start, p."end", {snippet} AS snippet
FROM search JOIN passages p ON p.id = search.rowid JOIN articles a ON a.id = p.article
WHERE search MATCH :words AND search.rowid IN ({numbers})
"""


def index(connection: sqlite3.Connection, article: str) -> None:
    """Index the passages of an article."""
    rows = list(_passages(connection, article))
    connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", rows)


def unindex(connection: sqlite3.Connection, article: str) -> None:
    """Take the passages of an article out of the index."""
    rows = list(_passages(connection, article))
    connection.executemany("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)", rows)


def _passages(connection: sqlite3.Connection, article: str) -> Iterator[tuple[int, str]]:
    text = text_of(connection, article)
    content = _content(connection, article)
    rows = connection.execute('SELECT id, line, start, "end" FROM passages WHERE article = ?', (article,))
    for row in rows.fetchall():
        spans = [(row["start"], row["end"])] if row["line"] is None else content[row["line"]]
        yield row["id"], GAP.join(text[start:end] for start, end in spans)


def _content(connection: sqlite3.Connection, article: str) -> dict[str, list[tuple[int, int]]]:
    """The words of an article's statements, by statement."""
    rows = connection.execute(
        'SELECT e.line, e.start, e."end" FROM passages p JOIN evidence e ON e.line = p.line '
        "WHERE p.article = ? ORDER BY e.line, e.ordinal",
        (article,),
    )
    found: dict[str, list[tuple[int, int]]] = {}
    for line, start, end in rows:
        found.setdefault(line, []).append((start, end))
    return found


def find(connection: sqlite3.Connection, words: str, limit: int, marks: tuple[str, str]) -> list[sqlite3.Row]:
    """The passages that match, best first. Words that are no query are looked for as they stand."""
    query = spelled(connection, words)
    return _find(connection, query, limit, marks) if query else []


def spelled(connection: sqlite3.Connection, words: str) -> str:
    """Words as a query: as they are where they are one, else each as it stands; empty where there are none."""
    plain = _plain(words)
    # "*word" asks FTS5 about itself.
    if not plain or words.lstrip().startswith("*"):
        return plain
    try:
        connection.execute(MATCHES, (words,)).fetchone()
    except (sqlite3.OperationalError, UnicodeEncodeError) as error:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) != sqlite3.SQLITE_ERROR:
            raise
        return plain
    return words


def matching(connection: sqlite3.Connection, query: str, limit: int, *, ranked: bool) -> list[sqlite3.Row]:
    """The passages that match, by ``id`` and ``line``: best first, or the last read first, which is quicker."""
    order = "rank" if ranked else "s.rowid DESC"
    return connection.execute(CANDIDATES.format(order=order), (query, limit)).fetchall()


def quoted(connection: sqlite3.Connection, query: str, ids: Sequence[int], marks: tuple[str, str]) -> list[sqlite3.Row]:
    """Some passages that match, in the order given, with a snippet of each."""
    numbers = ", ".join(str(int(id)) for id in ids)
    asked = {"words": query, "around": AROUND, "before": marks[0], "after": marks[1]}
    found = {row["id"]: row for row in connection.execute(QUOTED.format(snippet=SNIPPET, numbers=numbers), asked)}
    return [found[id] for id in ids if id in found]


def _find(connection: sqlite3.Connection, words: str, limit: int, marks: tuple[str, str]) -> list[sqlite3.Row]:
    asked = {"words": words, "limit": limit, "around": AROUND, "before": marks[0], "after": marks[1]}
    return connection.execute(FOUND, asked).fetchall()


def _plain(words: str) -> str:
    """Every word between quotation marks, so that none is taken for syntax."""
    clean = words.encode("utf-8", "replace").decode().replace("\0", " ")
    return " ".join('"' + word.replace('"', '""') + '"' for word in clean.split())
