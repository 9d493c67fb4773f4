"""The record: a database of many readings, each stored whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any

from onrecord.errors import RecordError
from onrecord.issues.course import Told
from onrecord.merge.cluster import Link
from onrecord.parsing import PIPELINE
from onrecord.record import (
    acts,
    check,
    copies,
    decisions,
    manifest,
    merging,
    nearby,
    sentences,
    tables,
    told,
    topics,
    verdicts,
    write,
)  # fmt: skip
from onrecord.record.acts import Act, Read
from onrecord.record.connection import connect
from onrecord.record.decisions import Decision, Kind
from onrecord.record.failure import Refused
from onrecord.record.failure import told as failed
from onrecord.record.load import load_article, load_reading
from onrecord.record.query import Filters
from onrecord.record.reviewing import Reviewing
from onrecord.record.topics import Issue
from onrecord.schema import KINDS, Article, Reading, Span
from onrecord.serialise import JSON

EVERYTHING = Filters()
RULES_ALONE = "none"
IN_ORDER = "SELECT id FROM articles ORDER BY published IS NULL, published, id"


class Outcome(StrEnum):
    """What adding a reading did to the record."""

    NEW = "new"
    SAME = "same"
    REPLACED = "replaced"
    REPRINT = "reprint"


class Record(Reviewing):
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

        Of the options, ``pipeline`` names the parser, ``model`` the model beside the rules, ``inputs`` what is read.
        """
        pipeline, model = str(options.get("pipeline") or PIPELINE), str(options.get("model") or RULES_ALONE)
        with self._transaction(write=True) as connection:
            return manifest.begin(connection, options, manifest.Makers(codebook_hash, pipeline, model))

    def finish_run(self, run: int, counts: Mapping[str, int]) -> None:
        """Note the end of a run. Raises RecordError when there is no such run."""
        with self._transaction(write=True) as connection:
            if not manifest.finish(connection, run, counts):
                raise self._no_run(run)

    def add(self, reading: Reading, run: int) -> Outcome:
        """Store a reading in one transaction, and say what that did.

        A reading of the same text by the same codebook, version, parser and model changes nothing. Raises
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
            owner = copies.owner(connection, article.key)
            return owner == article.id and self._made_alike(connection, article, run)

    def original(self, article: Article) -> str | None:
        """The id of the article on record that says all that one says: such an article need not be coded."""
        with self._transaction() as connection:
            return nearby.original_of(connection, article.id) or nearby.original(connection, article)

    def keep(self, article: Article) -> Outcome:
        """Store an article without a reading, as a further source of one that says all it says.

        Where there is no such article, ``settle`` asks for its reading.
        """
        with self._transaction(write=True, subject=f"article {article.key}") as connection:
            before, known = copies.owner(connection, article.key), copies.known(connection, article)
            write.write_article(connection, article)
            copies.place(connection, article, before)
            return Outcome.SAME if known and before == article.id else Outcome.REPRINT

    def settle(self) -> list[Article]:
        """Take out the readings of reprints, however they came in; the articles that are owed a reading.

        Those are articles without one that are no reprints, such as reprints of an article that is gone.
        """
        with self._transaction(write=True) as connection:
            for article in nearby.superfluous(connection):
                write.erase_reading(connection, article)
            found = (load_article(connection, id) for id in nearby.owed(connection))
            return [article for article in found if article]

    def words_of(self, key: str) -> str | None:
        """The text of the article that is on record under a key: its url, else its path."""
        with self._transaction() as connection:
            found = copies.owner(connection, key)
            article = load_article(connection, found) if found else None
            return article.text if article else None

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

    def events(self, filters: Filters = EVERYTHING, *, several: bool = False) -> list[JSON]:
        """Merged events that have an account which meets the filters, shown by the fullest such account.

        To the keys of a row come ``reports`` (how many tell it), ``first_reported`` and ``first_reported_by``,
        ``sources``, ``accounts`` (what each report tells) and ``conflicts`` (where they differ).
        With ``several`` only those that more than one report may tell.
        """
        with self._transaction() as connection:
            return told.events(connection, filters, several=several)

    def event(self, line: str) -> JSON | None:
        """The merged event that an account tells, by the account's id, with the keys of ``events``."""
        with self._transaction() as connection:
            return told.event(connection, line)

    def account(self, line: str) -> str:
        """The whole id of an account, of which the first characters are enough. Raises RecordError without one."""
        found = self.line(line)
        if found is None or found["line"] != "events":
            raise RecordError(f"no event on record has the id {line!r}; 'onrecord timeline' shows ids")
        return str(found["id"])

    def links(self, line: str) -> list[Link]:
        """What connects an account with others of the same event: the links to and from it."""
        with self._transaction() as connection:
            return merging.links(connection, line)

    def decide(self, decision: Decision) -> None:
        """Keep what the user says of events, articles or issues, and act on it.

        A split article is owed a reading then: see ``settle``.
        """
        with self._transaction(write=True) as connection:
            decisions.decide(connection, decision)
            copies.follow(connection, decision.kind, {decision.subject, decision.value} - {""})

    def forget(self, kind: Kind, subject: str) -> int:
        """Take back what the user said of something; how many decisions that were."""
        with self._transaction(write=True) as connection:
            said = [d for d in decisions.decided(connection, kind) if subject in (d.subject, d.value)]
            found = decisions.forget(connection, kind, subject)
            copies.follow(connection, kind, {subject, *(id for d in said for id in (d.subject, d.value))} - {""})
            return found

    def decided(self, kind: Kind) -> list[Decision]:
        """What the user has said, in the order in which it was said."""
        with self._transaction() as connection:
            return decisions.decided(connection, kind)

    def volume(self, filters: Filters = EVERYTHING) -> dict[str, int]:
        """How many lines of all kinds meet the filters, by the day their article came out; "" where it is not known."""
        with self._transaction() as connection:
            return tables.volume(connection, filters)

    def passages(self, article: str) -> tuple[str, Sequence[Span]]:
        """The text of an article and where its sentences are. Raises RecordError when it is not on record."""
        with self._transaction() as connection:
            return tables.passages(connection, article)

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

    def stances(self, filters: Filters = EVERYTHING, issue: Issue | None = None) -> list[JSON]:
        """Positions that meet the filters, on one issue or on all, without their words.

        To who, what and when come ``topic`` (the issue where the codebook names it) and ``on_issue``, the stance on
        that issue, which is the opposite one where the words name its opposite.
        """
        with self._transaction() as connection:
            return topics.stances(connection, issue, filters) if issue else tables.stances(connection, filters)

    def issues(self, filters: Filters = EVERYTHING) -> list[JSON]:
        """Issues with their wordings and how many positions that meet the filters are on each, most first."""
        with self._transaction() as connection:
            return topics.issues(connection, filters)

    def issue(self, words: str) -> Issue:
        """The issue of a name or wording, called by its name. Raises RecordError where there is no one such issue."""
        with self._transaction() as connection:
            found = topics.find(connection, words)
            return replace(found, name=topics.name(connection, found), kinds=topics.kinds(connection, found))

    def wording(self, words: str) -> None:
        """Raises RecordError where no position is worded so."""
        with self._transaction() as connection:
            topics.worded(connection, words)

    def lines(self, kind: str, ids: Sequence[str]) -> list[JSON]:
        """Lines of a kind by their ids, in the record's order."""
        with self._transaction() as connection:
            return tables.lines(connection, kind, ids)

    def resolutions(self, since: str, until: str) -> list[Told]:
        """Sentences of a period's reports that may tell of a resolution."""
        with self._transaction() as connection:
            return sentences.of_resolutions(connection, since, until)

    def catalogue(self) -> list[JSON]:
        """What identifies each article that was read, by date of publication; their texts stay where they are."""
        with self._transaction() as connection:
            return tables.catalogue(connection)

    def reprints(self) -> list[JSON]:
        """The articles that were read and not coded, since an ``original`` says all they say, by date."""
        with self._transaction() as connection:
            return tables.reprints(connection)

    def runs(self) -> list[dict[str, Any]]:
        """The manifests of all runs, the oldest first."""
        with self._transaction() as connection:
            return manifest.runs(connection)

    def counts(self) -> dict[str, int]:
        """How many articles, sentences, lines of each kind and dropped the record holds."""
        names = ("articles", "sentences", *KINDS, "dropped")
        with self._transaction() as connection:
            return {n: connection.execute(f"SELECT count(*) FROM {n}").fetchone()[0] for n in names}

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
                raise failed(error, self.path) from error
            finally:
                self._undo()

    def _undo(self) -> None:
        """Roll back what is still open; SQLite has already done so after some errors."""
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise failed(error, self.path) from error

    def _added(self, connection: sqlite3.Connection, reading: Reading, run: int) -> Outcome:
        article = reading.article
        before = copies.owner(connection, article.key)
        known = copies.known(connection, article)
        alike = self._made_alike(connection, article, run)
        if alike and before == article.id:
            return Outcome.SAME
        if not alike:
            write.erase_reading(connection, article.id)
            write.write_article(connection, article)
            write.write_reading(connection, reading, run)
            verdicts.find_again(connection, article.id)
        copies.place(connection, article, before)
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
