"""Where the articles on record were found: their keys, the texts behind them, and what follows from decisions."""

from __future__ import annotations

import sqlite3

from onrecord.record import merging, nearby, write
from onrecord.record.decisions import Kind
from onrecord.record.failure import Refused
from onrecord.schema import Article


def owner(connection: sqlite3.Connection, key: str) -> str | None:
    """The article that is on record under a key."""
    row = connection.execute("SELECT article FROM copies WHERE key = ?", (key,)).fetchone()
    return row and str(row["article"])


def place(connection: sqlite3.Connection, article: Article, before: str | None) -> None:
    """Note where an article was found; what was found there before goes, unless it is found elsewhere."""
    write.write_copy(connection, article)
    if before not in {None, article.id}:
        write.erase_orphan(connection, str(before))


def known(connection: sqlite3.Connection, article: Article) -> bool:
    """Whether the article's text is on record. Raises Refused when its id stands for another text."""
    asked = "SELECT text = ? AS alike FROM articles WHERE id = ?"
    row = connection.execute(asked, (article.text, article.id)).fetchone()
    if row and not row["alike"]:
        raise Refused(f"article {article.id}: stands for another text here; make articles with Article.of")
    return row is not None


def follow(connection: sqlite3.Connection, kind: Kind, subjects: set[str]) -> None:
    """Do what a decision asks for."""
    if kind == "events":
        merging.assemble(connection, subjects)
    elif kind == "articles":
        for article in sorted(subjects):
            nearby.settle(connection, article)
