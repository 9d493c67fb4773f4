"""The Python API: ``code`` articles, ``open`` a record, and ask it for tables."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date as Date
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from onrecord.coding import AnyPath, Job, work
from onrecord.errors import ChoiceError, OnrecordError, RecordError
from onrecord.views.table import Table
from onrecord.wanted import Wanted, iso

if TYPE_CHECKING:
    from typing import Unpack

    from duckdb import DuckDBPyConnection

    from onrecord.deadlines.outcome import Words
    from onrecord.issues.vectors import Vectors
    from onrecord.record import Filters, Record
    from onrecord.views.export.format import Written


class Chosen(TypedDict, total=False):
    """What can be chosen about an export.

    ``text=False`` leaves the articles' words out, ``report_day`` dates undated events with the day of their
    report, ``period`` is what a panel counts by, ``codebook`` the folder of one's own rows.
    """

    text: bool
    report_day: bool
    period: Literal["day", "week", "month", "quarter", "year"]
    codebook: AnyPath | None


def code(
    paths: AnyPath | Iterable[AnyPath],
    into: AnyPath | None = None,
    date: str | Date | None = None,
    codebook: AnyPath | None = None,
    *,
    publisher: str | None = None,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    any_language: bool = False,
    pipeline: str | None = None,
    workers: int = 1,
    model: bool = True,
) -> OpenRecord:
    """Read and code news reports; the record they are on, ready to be asked.

    ``into`` names the record's file; without it the record lives as long as the result. An input that
    cannot be read is warned of and kept in ``problems``. Raises InputError when nothing could be read.
    ``workers`` is how many processes code; the record is the same whatever their number. With
    ``model=False`` rules read alone.
    """
    from onrecord.reading import Options

    options = Options(iso(date), publisher, columns or {}, any_language, encoding)
    given = [paths] if isinstance(paths, str | PathLike) else paths
    job = Job(
        tuple(fspath(path) for path in given),
        options,
        None if codebook is None else fspath(codebook),
        pipeline,
        workers,
        model,
    )
    shelf = None if into is not None else tempfile.TemporaryDirectory(prefix="onrecord-")
    path = Path(into) if into is not None else Path(shelf.name if shelf else ".", "onrecord.db")
    problems = _run(job, path)
    return OpenRecord(path, problems=problems, shelf=shelf)


def _run(job: Job, into: Path) -> tuple[OnrecordError, ...]:
    """Do a job, with a warning for everything a person should know."""
    problems: list[OnrecordError] = []
    told: list[str] = []
    read = 0
    for step in work(job, into):
        read += step.error is None
        problems += [step.error] if step.error else []
        told += [str(message) for message in (step.error, step.warning) if message]
    if problems and not read:
        raise problems[0]
    for message in told:
        warnings.warn(message, stacklevel=3)
    return tuple(problems)


def open(path: AnyPath = "onrecord.db") -> OpenRecord:
    """A record that exists, opened for reading. Raises RecordError when there is none."""
    return OpenRecord(Path(path))


class OpenRecord:
    """A record opened for reading; every method gives a Table or a page of text."""

    def __init__(
        self,
        path: Path,
        *,
        problems: tuple[OnrecordError, ...] = (),
        shelf: tempfile.TemporaryDirectory[str] | None = None,
    ) -> None:
        from onrecord.record import Record

        self.path = path
        self.problems = problems
        self._record: Record = Record.open(path, create=False, readonly=True)
        self._tables: tempfile.TemporaryDirectory[str] | None = None
        self._shelf = shelf  # a record without a file of its own goes when this goes

    def __enter__(self) -> OpenRecord:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._record.close()

    def __repr__(self) -> str:
        try:
            counts = ", ".join(f"{count:,} {kind}" for kind, count in self._record.counts().items())
        except RecordError:
            counts = "closed"
        return f"<record {self.path}: {counts}>"

    def timeline(self, *, accounts: bool = False, **wanted: Unpack[Wanted]) -> Table:
        """Events by date: who did what to whom, narrowed as ``Wanted`` says.

        An event that several reports tell is one row; with ``accounts`` it is a row a report.
        """
        from onrecord.views.columns import table

        filters = self._filters(wanted)
        if accounts:
            return table("events", self._record.rows("events", filters))
        return table("timeline", self._record.events(filters))

    def statements(self, **wanted: Unpack[Wanted]) -> Table:
        """Who said what; ``actor`` is the speaker."""
        return self._table("statements", wanted)

    def positions(self, **wanted: Unpack[Wanted]) -> Table:
        """Where each actor stands on each issue."""
        return self._table("positions", wanted)

    def deadlines(self, on: str | Date | None = None, **wanted: Unpack[Wanted]) -> Table:
        """Dated demands and scheduled acts by due day; seen ``on`` a day, how long is left and what became of them.

        ``on`` may be a datetime with a time zone, or "2003-03-18T18:00+00:00". Raises OnrecordError when it
        is no such thing.
        """
        from onrecord.views.columns import table

        return table("deadlines", self._lines("deadlines", wanted)) if on is None else self._clock(on, wanted)

    def _clock(self, on: str | Date, wanted: Wanted) -> Table:
        from onrecord.deadlines.clock import Moment
        from onrecord.views.columns import table
        from onrecord.views.due import clocked

        try:
            moment = Moment.of(iso(on) or "")
        except ValueError as error:
            raise OnrecordError(f"{on!r} is no day; write it as 2003-03-18, or 2003-03-18T18:00+00:00") from error
        return table("clock", clocked(self._record, self._filters(wanted), moment, self._words()))

    def _words(self) -> Words:
        from onrecord.codebook.codebook import load
        from onrecord.deadlines.outcome import Words

        return Words.of(load(self._last_codebook()))

    def figures(self, **wanted: Unpack[Wanted]) -> Table:
        """Numbers with their unit, what they count and who gave them."""
        return self._table("figures", wanted)

    def actors(self, **wanted: Unpack[Wanted]) -> Table:
        """Who is on record, and how often."""
        return self._table("actors", wanted)

    def series(
        self,
        by: str = "day",
        *,
        publishers: bool = False,
        zeros: bool = False,
        statuses: Sequence[str] = ("actual",),
        **wanted: Unpack[Wanted],
    ) -> Table:
        """Who acts on whom by "day", "week" or "month": counts by quad class, sums of scores, articles read.

        With ``publishers`` each publisher has rows of its own, counted out of its own articles; ``zeros``
        adds the periods without an event.
        """
        from onrecord.views.period import STARTS
        from onrecord.views.series import Plan, series

        _one_of("by", by, STARTS)
        filters = self._filters(wanted)
        acts = self._record.acts(filters, tuple(statuses))
        return series(acts, self._record.read(), filters, Plan(by, publishers, zeros))

    def network(self, *, statuses: Sequence[str] = ("actual",), **wanted: Unpack[Wanted]) -> Table:
        """Who acts on whom: the sums of each dyad over all its events."""
        from onrecord.views.series import network

        filters = self._filters(wanted)
        return network(self._record.acts(filters, tuple(statuses)), filters)

    def coverage(self, by: str = "day", *, since: str | Date | None = None, until: str | Date | None = None) -> Table:
        """How many articles were read, by "day", "week" or "month" of publication and publisher."""
        from onrecord.views.period import STARTS
        from onrecord.views.series import coverage

        _one_of("by", by, STARTS)
        return coverage(self._record.read(), self._filters({"since": since, "until": until}), by)

    def merged(self, **wanted: Unpack[Wanted]) -> Table:
        """Events that several reports tell: who reported them first, and where the accounts differ."""
        from onrecord.views.columns import table

        limit = wanted.pop("limit", None)
        told = [one for one in self._record.events(self._filters(wanted), several=True) if one["reports"] > 1]
        return table("merged", told[:limit])

    def accounts(self, id: str, *, as_json: bool = False) -> str:
        """The page of the event that an account tells, by the id of any account; or the event as JSON."""
        from onrecord.views.merged import page
        from onrecord.views.table import json_line

        line = self._record.account(id)
        event = self._record.event(line) or {}
        links = [link for account in event["accounts"] for link in self._record.links(account["id"])]
        return json_line(event).rstrip("\n") if as_json else page(event, list(dict.fromkeys(links)))

    def issues(self, *, vectors: Vectors | None = None, **wanted: Unpack[Wanted]) -> Table:
        """What stands are taken on, each issue with its wordings.

        ``vectors`` gives wordings sentence vectors; issues that are alike by them are told, and joined by nobody.
        """
        from onrecord.views.issues import issues

        return issues(self._record.issues(self._filters(wanted)), vectors)

    def shift(self, actor: str | None, issue: str, limit: int | None = None) -> Table:
        """How the stance of an actor (of each one: None) on an issue moved, a row an interval, by day.

        ``line["first"]``, ``line["last"]`` and ``line["against"]`` of each of the table's lines are the positions
        that show it. Raises RecordError where there is no such issue.
        """
        from onrecord.views.shift import shifted

        filters = self._filters({"actor": actor, "limit": limit})
        return shifted(self._record, self._record.issue(issue), filters)

    def council(
        self, issue: str, on: str | Date | None = None, *, procedural: bool = False, parties: Iterable[str] = ()
    ) -> dict[str, Any]:
        """Whether a resolution would carry in the Security Council by what was known on a day, with the evidence.

        Without a day, it is that of the latest report. ``parties`` to the dispute abstain. Raises OnrecordError where
        the issue is no resolution of the Council.
        """
        from onrecord.codebook.codebook import load
        from onrecord.views.council import council, latest

        book = load(self._last_codebook())
        day = iso(on) or latest(self._record)
        found = council(self._record, self._record.issue(issue), day, book, procedural=procedural, parties=parties)
        return dict(found)

    def search(self, words: str, limit: int = 50) -> Table:
        """Sentences and statements that have the words."""
        from onrecord.views.columns import table

        return table("search", self._record.search(words, limit))

    def brief(self, **wanted: Unpack[Wanted]) -> str:
        """One page of plain text over the record, or the part of it that is wanted.

        Here ``since`` and ``until`` are about when reports came out: what is new since a day, seen on another.
        """
        from onrecord.views.brief import brief, gather

        return brief(gather(self._record, self._filters(wanted), self._words()))

    def report(
        self, out: AnyPath, *, title: str | None = None, figures: AnyPath | None = None, **wanted: Unpack[Wanted]
    ) -> Written:
        """Write one self-contained page with charts, every line beside its sentence; the files, with notes on cuts.

        ``figures`` is a folder for each chart as SVG and PNG. As in ``brief``, ``since`` and ``until`` are about when
        reports came out.
        """
        from onrecord.views.export.files import spare_record
        from onrecord.views.report import gather, write

        spare_record(Path(out))  # told before anything is gathered
        found = gather(self._record, self._filters(wanted), self._words())
        folder = None if figures is None else Path(figures)
        written = write(found, Path(out), title or f"On record: {self.path.stem}", folder)
        if any(found.page.lines.values()) or not any(wanted.values()):
            return written
        return replace(written, notes=("nothing on record meets the filters; the page is empty", *written.notes))

    def explain(self, id: str, *, codebook: AnyPath | None = None) -> str:
        """Why a line is there; of an article's id, or "id:character", what was dropped and why.

        The rows shown are those of ``codebook``, else of the folder that the last run named.
        """
        from onrecord.codebook.codebook import load
        from onrecord.views.explain import explain

        folder = fspath(codebook) if codebook is not None else self._last_codebook()
        return explain(self._record, id, load(folder))

    def _last_codebook(self) -> str | None:
        """The user's own codebook that the last run was made with, where it is still there."""
        runs = self._record.runs()
        folder = runs[-1]["options"].get("codebook") if runs else None
        return folder if folder and Path(folder).is_dir() else None

    def export(self, out: AnyPath, format: str, **chosen: Unpack[Chosen]) -> Written:
        """Write the whole record in a format of EXPORTS; the files written, with notes on what was left out.

        What can be chosen is told by ``Chosen``, and each format by ``EXPORTS[format]``.
        """
        from onrecord.views.export import EXPORTS, Options
        from onrecord.views.export.files import spare_record

        spare_record(Path(out))
        if format not in EXPORTS:
            raise OnrecordError(f"there is no format {format!r}; the formats are {', '.join(EXPORTS)}")
        own = chosen.pop("codebook", None)
        plain: dict[str, Any] = {**chosen, "codebook": self._last_codebook() if own is None else fspath(own)}
        options = Options(**plain)
        return EXPORTS[format].write(self._record, Path(out), options)

    def duckdb(self, folder: AnyPath | None = None) -> DuckDBPyConnection:
        """A DuckDB connection with views over the record's tables, as Parquet in a folder.

        Without one they lie in a folder that goes with this record. Raises MissingExtra without duckdb.
        """
        from onrecord.views.export.duckdb import connect

        if folder is None:
            self._tables = tempfile.TemporaryDirectory(prefix="onrecord-")
            folder = self._tables.name
        self.export(folder, "duckdb")
        connection: DuckDBPyConnection = connect(Path(folder))
        return connection

    def diff(self, old: OpenRecord) -> Table:
        """What changed from an older record to this one."""
        from onrecord.record.diff import diff
        from onrecord.views.changes import changes

        return changes(diff(old._record, self._record))

    def _table(self, kind: str, wanted: Wanted) -> Table:
        from onrecord.views.columns import table

        return table(kind, self._lines(kind, wanted))

    def _lines(self, kind: str, wanted: Wanted) -> list[dict[str, Any]]:
        return self._record.rows(kind, self._filters(wanted))

    def _filters(self, wanted: Wanted) -> Filters:
        from onrecord.codebook.codebook import load
        from onrecord.wanted import filters

        folder = self._last_codebook()
        return filters(self._record, wanted, lambda: load(folder))


def _one_of(name: str, given: str, known: Iterable[str]) -> None:
    if given not in known:
        raise ChoiceError(f"{name} may be {', '.join(known)}, not {given!r}")
