"""The Python API: ``code`` articles, ``open`` a record, and ask it for tables."""

from __future__ import annotations

import tempfile
import warnings
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from datetime import date as Date
from itertools import islice
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from onrecord.errors import InputError, OnrecordError
from onrecord.schema import KINDS
from onrecord.views.table import Table

if TYPE_CHECKING:
    from typing import Unpack

    from onrecord.reading import Options
    from onrecord.record import Filters, Record
    from onrecord.schema import Article, Reading
    from onrecord.workers import Coder

AnyPath = str | PathLike[str]
CHUNK = 64
SHARE = 8  # articles that a worker gets at once
AHEAD = 2  # shares a worker, so that none waits while the record is written


class Wanted(TypedDict, total=False):
    """What a table can be narrowed to; actor and with_ are codes (RUS) or names."""

    actor: str | None
    with_: str | None
    issue: str | None
    category: str | None
    speaker: str | None
    since: str | Date | None
    until: str | Date | None
    min_confidence: float | None
    limit: int | None


@dataclass(frozen=True, slots=True)
class Job:
    """What to read, and how; the choices that a run of coding is made with."""

    paths: tuple[str, ...]
    options: Options
    codebook: str | None = None
    pipeline: str | None = None
    workers: int = 1

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise OnrecordError(f"{self.workers} workers can do nothing; give at least 1")


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one input: its reading and outcome on the record, or the error."""

    reading: Reading | None = None
    outcome: str | None = None
    error: OnrecordError | None = None
    warning: str | None = None


def work(job: Job, into: AnyPath | None = None) -> Iterator[Step]:
    """Read, code and record, one step an input in the inputs' order, as a stream."""
    from onrecord.reading import read

    yield from record_all(read(job.paths, job.options), job, into)


def record_all(found: Iterable[Article | InputError], job: Job, into: AnyPath | None = None) -> Iterator[Step]:
    """Code and record what a reader found, one step an input in order, as a stream.

    What the record holds already, made alike, is not coded again. The record is opened with the first
    article, so that a call that reads nothing leaves no file.
    """
    from onrecord.codebook.codebook import load

    load(job.codebook)  # one that does not hold together is told before anything is read
    inputs = iter(found)
    size, ahead = (CHUNK, 0) if job.workers == 1 else (SHARE, AHEAD * job.workers)
    with ExitStack() as stack:
        desk: _Desk | None = None
        begun: deque[Iterator[Step]] = deque()
        while chunk := list(islice(inputs, size)):
            if desk is None and any(not isinstance(item, InputError) for item in chunk):
                desk = _Desk.open(stack, job, into)
            begun.append(desk.steps(chunk) if desk else _unread(chunk))
            if len(begun) > ahead:
                yield from begun.popleft()
        for steps in begun:
            yield from steps
        if desk and desk.sink:
            desk.sink.finish()


def _unread(chunk: Sequence[Article | InputError]) -> Iterator[Step]:
    return (Step(error=item) for item in chunk if isinstance(item, InputError))


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where articles are coded and put on record."""

    coder: Coder
    sink: _Sink | None

    @classmethod
    def open(cls, stack: ExitStack, job: Job, into: AnyPath | None) -> _Desk:
        from onrecord import parsing
        from onrecord.codebook.codebook import load
        from onrecord.workers import coder

        pipeline = job.pipeline or parsing.PIPELINE
        parsing.require(pipeline)  # told before a file is made
        sink = None if into is None else stack.enter_context(_Sink(into, job, load(job.codebook).hash))
        return cls(stack.enter_context(coder(job.workers, job.codebook, pipeline)), sink)

    def steps(self, chunk: Sequence[Article | InputError]) -> Iterator[Step]:
        """What becomes of a few inputs; those to be coded go through the stages together, from now on."""
        held = [self._holding(item) for item in chunk]
        fresh = (item for item, found in zip(chunk, held, strict=True) if found is None)
        coded = self.coder([item for item in fresh if not isinstance(item, InputError)])
        return self._steps(chunk, held, coded)

    def _holding(self, item: Article | InputError) -> Reading | None:
        return self.sink.holding(item) if self.sink and not isinstance(item, InputError) else None

    def _steps(
        self, chunk: Sequence[Article | InputError], held: Sequence[Reading | None], coded: Iterator[Reading]
    ) -> Iterator[Step]:
        from onrecord.reading import undated

        for item, found in zip(chunk, held, strict=True):
            if isinstance(item, InputError):
                yield Step(error=item)
            else:
                yield _recorded(found or next(coded), self.sink, undated(item))


def _recorded(reading: Reading, sink: _Sink | None, warning: str | None) -> Step:
    from onrecord.record import Refused

    try:
        return Step(reading, sink.add(reading) if sink else None, warning=warning)
    except Refused as error:
        return Step(error=error, warning=warning)


class _Sink:
    """The record that a run writes to, with the run's manifest."""

    def __init__(self, path: AnyPath, job: Job, codebook_hash: str) -> None:
        from onrecord.record import Record

        self._record = Record.open(Path(path))
        choices = {**asdict(job.options), "codebook": job.codebook, "pipeline": job.pipeline}
        self._run = self._record.begin_run({"inputs": job.paths, **choices}, codebook_hash)
        self._counts: Counter[str] = Counter()

    def __enter__(self) -> _Sink:
        return self

    def __exit__(self, *_: object) -> None:
        self._record.close()

    def holding(self, article: Article) -> Reading | None:
        """The reading on record of an article, where coding it again would change nothing."""
        if not self._record.holds(article, self._run):
            return None
        found = self._record.reading(article.id)
        return found and replace(found, article=article)

    def add(self, reading: Reading) -> str:
        """Put a reading on record; what became of it."""
        outcome = str(self._record.add(reading, self._run))
        self._counts.update({outcome: 1, **{kind: len(getattr(reading, kind)) for kind in KINDS}})
        return outcome

    def finish(self) -> None:
        """Close the run's manifest."""
        self._record.finish_run(self._run, self._counts)


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
) -> OpenRecord:
    """Read and code news reports; the record they are on, ready to be asked.

    ``into`` names the record's file; without it the record lives as long as the result. An input that
    cannot be read is warned of and kept in ``problems``. Raises InputError when nothing could be read.
    ``workers`` is how many processes code; the record is the same whatever their number.
    """
    from onrecord.reading import Options

    options = Options(_iso(date), publisher, columns or {}, any_language, encoding)
    given = [paths] if isinstance(paths, str | PathLike) else paths
    job = Job(
        tuple(fspath(path) for path in given),
        options,
        None if codebook is None else fspath(codebook),
        pipeline,
        workers,
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
        read += step.reading is not None
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
        self._shelf = shelf  # a record without a file of its own goes when this goes

    def __enter__(self) -> OpenRecord:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._record.close()

    def __repr__(self) -> str:
        counts = ", ".join(f"{count:,} {kind}" for kind, count in self._record.counts().items())
        return f"<record {self.path}: {counts}>"

    def timeline(self, **wanted: Unpack[Wanted]) -> Table:
        """Events by date: who did what to whom, narrowed as ``Wanted`` says."""
        return self._table("events", wanted)

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
        from onrecord.codebook.codebook import load
        from onrecord.deadlines.clock import Moment
        from onrecord.deadlines.outcome import Words
        from onrecord.views.columns import table
        from onrecord.views.due import clocked

        try:
            moment = Moment.of(_iso(on) or "")
        except ValueError as error:
            raise OnrecordError(f"{on!r} is no day; write it as 2003-03-18, or 2003-03-18T18:00+00:00") from error
        words = Words.of(load(self._last_codebook()))
        return table("clock", clocked(self._record, self._filters(wanted), moment, words))

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

    def search(self, words: str, limit: int = 50) -> Table:
        """Sentences and statements that have the words."""
        from onrecord.views.columns import table

        return table("search", self._record.search(words, limit))

    def brief(self, **wanted: Unpack[Wanted]) -> str:
        """One page of plain text over the record, or the part of it that is wanted."""
        from onrecord.views.brief import brief

        return brief(lambda kind: self._lines(kind, wanted))

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

    def export(self, out: AnyPath, format: str, *, text: bool = True) -> list[Path]:
        """Write the whole record in a format of EXPORTS; the files written."""
        from onrecord.views.export import EXPORTS

        if format not in EXPORTS:
            raise OnrecordError(f"there is no format {format!r}; the formats are {', '.join(EXPORTS)}")
        return EXPORTS[format](self._record, Path(out), text)

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
        from onrecord.record import Filters

        days = {"since": _iso(wanted.get("since")), "until": _iso(wanted.get("until"))}
        chosen: dict[str, Any] = {**wanted, **days}
        return Filters(**chosen)


def _one_of(name: str, given: str, known: Iterable[str]) -> None:
    if given not in known:
        raise OnrecordError(f"{name} may be {', '.join(known)}, not {given!r}")


def _iso(day: str | Date | None) -> str | None:
    return day.isoformat() if isinstance(day, Date) else day
