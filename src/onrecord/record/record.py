"""The record: a database of many readings, each stored whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any

from onrecord.errors import RecordError
from onrecord.parsing import PIPELINE
from onrecord.record import acts, check, verdicts, draw, manifest, tables, write
from onrecord.record.acts import Act, Read
from onrecord.record.connection import connect
from onrecord.record.verdicts import Judgement, Reviewed
from onrecord.record.draw import Draw
from onrecord.record.failure import Refused, told
from onrecord.record.load import load_reading, text_of
from onrecord.record.query import Filters
from onrecord.schema import KINDS, Article, Reading
from onrecord.serialise import JSON

EVERYTHING = Filters()

IN_ORDER = "SELECT id FROM articles ORDER BY published IS NULL, published, id"


class Outcome(StrEnum):
    """What adding a reading did to the record."""

    NEW = "new"
    SAME = "same"
    REPLACED = "replaced"


class Record:
    """A record file. Made by ``Record.open``; a context manager that closes it.

    One record may be used from several threads; they take turns. Every method raises RecordError when
    the file cannot be read or written, and leaves behind what was there before.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._turn = RLock()

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, readonly: bool = False) -> Record:
        """The record at a path; a new one where there is none and ``create`` is true.

        Raises RecordError, saying what to do, for anything that is no record or cannot be written.
        """
        place = Path(path)
        return cls(place, connect(place, create=create, readonly=readonly))

    def close(self) -> None:
        """Close the file. Closing twice does nothing."""
        with self._turn:
            self._connection.close()

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def begin_run(self, options: Mapping[str, object], codebook_hash: str) -> int:
        """Note the start of a run and give its number.

        Of the options, ``pipeline`` names the parser and ``inputs`` what is read.
        """
        pipeline = str(options.get("pipeline") or PIPELINE)
        with self._transaction(write=True) as connection:
            return manifest.begin(connection, options, codebook_hash, pipeline)

    def finish_run(self, run: int, counts: Mapping[str, int]) -> None:
        """Note the end of a run. Raises RecordError when there is no such run."""
        with self._transaction(write=True) as connection:
            if not manifest.finish(connection, run, counts):
                raise self._no_run(run)

    def add(self, reading: Reading, run: int) -> Outcome:
        """Store a reading in one transaction, and say what that did.

        A reading of the same text by the same codebook, version and parser changes nothing. Raises
        Refused, a RecordError, for a reading that contradicts its article.
        """
        subject = f"reading of {reading.article.key}"
        found = check.problems(reading)
        if found:
            raise Refused(f"{subject}: {check.told(found)}; nothing of it was stored")
        with self._transaction(write=True, subject=subject) as connection:
            return self._added(connection, reading, run)

    def holds(self, article: Article, run: int) -> bool:
        """Whether ``add`` would change nothing: such an article need not be read again."""
        with self._transaction() as connection:
            owner = _owner(connection, article.key)
            return owner == article.id and self._made_alike(connection, article, run)

    def knows(self, key: str) -> bool:
        """Whether an article is on record under a key: its url, else its path."""
        with self._transaction() as connection:
            return _owner(connection, key) is not None

    def feed(self, url: str) -> tuple[str | None, str | None]:
        """The entity tag and time of change under which a feed was put on record; None where unknown."""
        with self._transaction() as connection:
            row = connection.execute("SELECT etag, modified FROM feeds WHERE url = ?", (url,)).fetchone()
            return (row["etag"], row["modified"]) if row else (None, None)

    def remember_feed(self, url: str, etag: str | None, modified: str | None) -> None:
        """Note the entity tag and time of change that a server gave for a feed now on record."""
        with self._transaction(write=True) as connection:
            noted = "INSERT OR REPLACE INTO feeds (url, etag, modified) VALUES (?, ?, ?)"
            connection.execute(noted, (url, etag, modified))

    def rows(self, kind: str, filters: Filters = EVERYTHING) -> list[JSON]:
        """Events, statements, positions, deadlines, figures, actors or articles that meet the filters.

        Lines have the keys of the reading format, and ``line`` (their kind), ``article``,
        ``sentence_text`` and, for statements, ``content_text``. Ordered by date, article and place.
        """
        with self._transaction() as connection:
            return tables.rows(connection, kind, filters)

    def acts(self, filters: Filters = EVERYTHING, statuses: Sequence[str] = ("actual",)) -> list[Act]:
        """Events of these statuses as who acts on whom on a day, by day; ``limit`` is left alone."""
        with self._transaction() as connection:
            return list(acts.acts(connection, filters, statuses))

    def read(self) -> list[Read]:
        """How many articles were read, by day of publication and publisher."""
        with self._transaction() as connection:
            return acts.read(connection)

    def search(self, words: str, limit: int = 50, *, marks: tuple[str, str] = ("[", "]")) -> list[JSON]:
        """Sentences and statements in which words stand, best first, with a snippet of each.

        Takes FTS5's query language; what is no query is looked for word by word.
        """
        with self._transaction() as connection:
            return tables.search(connection, words, max(limit, 0), marks)

    def line(self, id: str) -> JSON | None:
        """A line by its id, or by six or more characters that only its id begins with."""
        with self._transaction() as connection:
            return tables.line(connection, id)

    def reading(self, article: str) -> Reading | None:
        """The reading of an article, by the article's id."""
        with self._transaction() as connection:
            return load_reading(connection, article)

    def text(self, article: str) -> str:
        """The text of an article, by its id; empty when it is no longer on record."""
        with self._transaction() as connection:
            return text_of(connection, article)

    def readings(self) -> Iterator[Reading]:
        """All readings by date of publication, as a stream; mentions and parses are not on record."""
        for article in self.articles():
            found = self.reading(article)
            if found is not None:  # taken out since the list was made
                yield found

    def articles(self) -> list[str]:
        """The ids of all articles, by date of publication."""
        with self._transaction() as connection:
            return [row["id"] for row in connection.execute(IN_ORDER)]

    def stances(self, filters: Filters = EVERYTHING) -> list[JSON]:
        """Positions that meet the filters, without evidence and sentence: fit for many at once."""
        with self._transaction() as connection:
            return tables.stances(connection, filters)

    def catalogue(self) -> list[JSON]:
        """What identifies each article that was read, by date of publication; their texts stay where they are."""
        with self._transaction() as connection:
            return tables.catalogue(connection)

    def runs(self) -> list[dict[str, Any]]:
        """The manifests of all runs, the oldest first."""
        with self._transaction() as connection:
            return manifest.runs(connection)

    def counts(self) -> dict[str, int]:
        """How many articles, sentences, lines of each kind and dropped the record holds."""
        names = ("articles", "sentences", *KINDS, "dropped")
        with self._transaction() as connection:
            return {n: connection.execute(f"SELECT count(*) FROM {n}").fetchone()[0] for n in names}

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

    def changes(self) -> int:
        """A number that is another one after somebody else has changed the record."""
        with self._turn:
            found: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
            return found

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """A connection for questions in SQL, which sees one state of the record for as long as it is held."""
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def _transaction(self, *, write: bool = False, subject: str = "what was asked for") -> Iterator[sqlite3.Connection]:
        """One transaction: committed at the end, undone by any error, read from one state throughout."""
        with self._turn:
            try:
                self._connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
                yield self._connection
                self._connection.execute("COMMIT")
            except (sqlite3.IntegrityError, UnicodeEncodeError, OverflowError) as error:
                # The values are wrong, not the file.
                raise Refused(f"{subject}: {error}; the record is as it was") from error
            except sqlite3.Error as error:
                raise told(error, self.path) from error
            finally:
                self._undo()

    def _undo(self) -> None:
        """Roll back what is still open; SQLite has already done so after some errors."""
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise told(error, self.path) from error

    def _added(self, connection: sqlite3.Connection, reading: Reading, run: int) -> Outcome:
        article = reading.article
        before = _owner(connection, article.key)
        known = _known(connection, article)
        alike = self._made_alike(connection, article, run)
        if alike and before == article.id:
            return Outcome.SAME
        if not alike:
            write.erase_reading(connection, article.id)
            write.write_article(connection, article)
            write.write_reading(connection, reading, run)
            verdicts.find_again(connection, article.id)
        write.write_copy(connection, article)
        if before not in {None, article.id}:
            write.erase_orphan(connection, str(before))
        if before is None:
            return Outcome.SAME if alike else Outcome.REPLACED if known else Outcome.NEW
        return Outcome.REPLACED

    def _made_alike(self, connection: sqlite3.Connection, article: Article, run: int) -> bool:
        """Whether the reading of an article on record was made as a run makes them."""
        made = manifest.maker(connection, run)
        if made is None:
            raise self._no_run(run)
        row = connection.execute("SELECT run FROM readings WHERE article = ?", (article.id,)).fetchone()
        return row is not None and manifest.maker(connection, row["run"]) == made

    def _no_run(self, run: int) -> RecordError:
        return RecordError(f"{self.path}: there is no run {run}; begin_run gives the number of one")


def _owner(connection: sqlite3.Connection, key: str) -> str | None:
    """The article that is on record under a key."""
    row = connection.execute("SELECT article FROM copies WHERE key = ?", (key,)).fetchone()
    return row and str(row["article"])


def _known(connection: sqlite3.Connection, article: Article) -> bool:
    """Whether the article's text is on record. Raises Refused when its id stands for another text."""
    asked = "SELECT text = ? AS alike FROM articles WHERE id = ?"
    row = connection.execute(asked, (article.text, article.id)).fetchone()
    if row and not row["alike"]:
        raise Refused(f"article {article.id}: stands for another text here; make articles with Article.of")
    return row is not None
