"""The Python API: ``code`` articles, ``open`` a record, and ask it for tables."""

from __future__ import annotations

import tempfile
import warnings
from collections import Counter
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

    from onrecord.codebook.codebook import Codebook
    from onrecord.reading import Options
    from onrecord.record import Record
    from onrecord.schema import Article, Reading

AnyPath = str | PathLike[str]
CHUNK = 64


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


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one input: its reading and outcome on the record, or the error.

    A reprint has an outcome and no reading: it is kept as a further source of the article it repeats.
    """

    reading: Reading | None = None
    outcome: str | None = None
    error: OnrecordError | None = None
    warning: str | None = None


def work(job: Job, into: AnyPath | None = None) -> Iterator[Step]:
    """Read, code and record, one step an input in the inputs' order, as a stream.

    What the record holds already, made alike, is not coded again. The record is opened with the first
    article, so that a call that reads nothing leaves no file.
    """
    from onrecord.codebook.codebook import load
    from onrecord.parsing import PIPELINE
    from onrecord.parsing import load as parser
    from onrecord.reading import read

    codebook = load(job.codebook)
    found = read(job.paths, job.options)
    with ExitStack() as stack:
        sink: _Sink | None = None
        while chunk := list(islice(found, CHUNK)):
            if sink is None and into is not None and any(not isinstance(item, InputError) for item in chunk):
                parser(job.pipeline or PIPELINE)  # a parser that is missing is told before a file is made
                sink = stack.enter_context(_Sink(into, job, codebook.hash))
            yield from _steps(chunk, job, codebook, sink)
        if sink:
            yield from _steps(sink.settle(), job, codebook, sink)
            sink.finish()


def _steps(chunk: Sequence[Article | InputError], job: Job, codebook: Codebook, sink: _Sink | None) -> Iterator[Step]:
    """What becomes of a few inputs; those to be coded go through the stages together."""
    from onrecord.parsing import PIPELINE
    from onrecord.pipeline import code_all
    from onrecord.reading import undated

    articles = [item for item in chunk if not isinstance(item, InputError)]
    held = {article.id: sink.holding(article) for article in articles} if sink else {}
    fresh = [article for article in articles if not held.get(article.id)]
    spare = sink.reprints(fresh) if sink else frozenset()
    coded = code_all([a for a in fresh if a.id not in spare], codebook, pipeline=job.pipeline or PIPELINE)
    for item in chunk:
        if isinstance(item, InputError):
            yield Step(error=item)
        elif sink and item.id in spare:
            yield Step(outcome=sink.keep(item), warning=undated(item))
        else:
            reading = held.get(item.id) or next(coded)
            yield _recorded(reading, sink, undated(item))


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

    def reprints(self, articles: Sequence[Article]) -> frozenset[str]:
        """Those of some articles that say nothing which others of them, or articles on record, do not say."""
        from onrecord.merge.reprint import among

        return among(articles) | {article.id for article in articles if self._record.original(article)}

    def keep(self, article: Article) -> str:
        """Put a reprint on record, as a further source."""
        outcome = str(self._record.keep(article))
        self._counts.update({outcome: 1})
        return outcome

    def settle(self) -> list[Article]:
        """The articles that have to be coded after all, since what they repeat is not there."""
        return self._record.settle()

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
) -> OpenRecord:
    """Read and code news reports; the record they are on, ready to be asked.

    ``into`` names the record's file; without it the record lives as long as the result. An input that
    cannot be read is warned of and kept in ``problems``. Raises InputError when nothing could be read.
    """
    from onrecord.reading import Options

    options = Options(_iso(date), publisher, columns or {}, any_language, encoding)
    given = [paths] if isinstance(paths, str | PathLike) else paths
    job = Job(
        tuple(fspath(path) for path in given),
        options,
        None if codebook is None else fspath(codebook),
        pipeline,
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

    def timeline(self, *, accounts: bool = False, **wanted: Unpack[Wanted]) -> Table:
        """Events by date: who did what to whom, narrowed as ``Wanted`` says.

        An event that several reports tell is one row; with ``accounts`` it is a row a report.
        """
        from onrecord.views.columns import table

        return table("events", self._lines("accounts" if accounts else "events", wanted))

    def statements(self, **wanted: Unpack[Wanted]) -> Table:
        """Who said what; ``actor`` is the speaker."""
        return self._table("statements", wanted)

    def positions(self, **wanted: Unpack[Wanted]) -> Table:
        """Where each actor stands on each issue."""
        return self._table("positions", wanted)

    def deadlines(self, **wanted: Unpack[Wanted]) -> Table:
        """Dated demands and scheduled acts by due day."""
        return self._table("deadlines", wanted)

    def figures(self, **wanted: Unpack[Wanted]) -> Table:
        """Numbers with their unit, what they count and who gave them."""
        return self._table("figures", wanted)

    def actors(self, **wanted: Unpack[Wanted]) -> Table:
        """Who is on record, and how often."""
        return self._table("actors", wanted)

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
        from onrecord.record import Filters

        days = {"since": _iso(wanted.get("since")), "until": _iso(wanted.get("until"))}
        filters = Filters(**{**wanted, **days})  # type: ignore[arg-type]
        if kind == "events":
            return self._record.events(filters)
        return self._record.rows("events" if kind == "accounts" else kind, filters)


def _iso(day: str | Date | None) -> str | None:
    return day.isoformat() if isinstance(day, Date) else day
