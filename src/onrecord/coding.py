"""Read, code and record: the work of a run, step by step. ``code`` and ``watch`` both do it."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from itertools import chain, islice
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError, OnrecordError
from onrecord.schema import KINDS

if TYPE_CHECKING:
    from onrecord.reading import Options
    from onrecord.schema import Article, Reading
    from onrecord.workers import Coded, Coder

AnyPath = str | PathLike[str]
CHUNK = 64
SHARE = 8  # articles that a worker gets at once


@dataclass(frozen=True, slots=True)
class Job:
    """What to read, and how; the choices that a run of coding is made with."""

    paths: tuple[str, ...]
    options: Options
    codebook: str | None = None
    pipeline: str | None = None
    workers: int = 1
    model: bool = True

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise OnrecordError(f"{self.workers} workers can do nothing; give at least 1")


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
    ahead = 0 if job.workers == 1 else 1 + job.workers * SHARE // CHUNK  # so that no worker waits for the record
    with ExitStack() as stack:
        desk: _Desk | None = None
        begun: deque[Iterator[Step]] = deque()
        while chunk := list(islice(inputs, CHUNK)):
            if desk is None and any(not isinstance(item, InputError) for item in chunk):
                desk = _Desk.open(stack, job, into)
            begun.append(desk.steps(chunk) if desk else _unread(chunk))
            if len(begun) > ahead:
                yield from begun.popleft()
        for steps in begun:
            yield from steps
        if desk and desk.sink:
            yield from desk.steps(desk.sink.settle())
            desk.sink.finish()


def _unread(chunk: Sequence[Article | InputError]) -> Iterator[Step]:
    return (Step(error=item) for item in chunk if isinstance(item, InputError))


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where articles are coded and put on record."""

    coder: Coder
    sink: _Sink | None
    workers: int

    @classmethod
    def open(cls, stack: ExitStack, job: Job, into: AnyPath | None) -> _Desk:
        from onrecord import parsing
        from onrecord.codebook.codebook import load
        from onrecord.workers import Setup, coder

        pipeline = job.pipeline or parsing.PIPELINE
        parsing.require(pipeline)  # told before a file is made
        sink = None if into is None else stack.enter_context(_Sink(into, job, load(job.codebook).hash))
        code = stack.enter_context(coder(job.workers, Setup(job.codebook, pipeline, job.model)))
        return cls(code, sink, job.workers)

    def steps(self, chunk: Sequence[Article | InputError]) -> Iterator[Step]:
        """What becomes of a few inputs; those to be coded go through the stages together, from now on."""
        held = [self._holding(item) for item in chunk]
        fresh = [item for item, found in zip(chunk, held, strict=True) if found is None]
        articles = [item for item in fresh if not isinstance(item, InputError)]
        spare = self.sink.reprints(articles) if self.sink else frozenset()
        coded = self._coded([article for article in articles if article.id not in spare])
        return self._steps(chunk, held, coded, spare)

    def _coded(self, articles: Sequence[Article]) -> Iterator[Coded]:
        """What becomes of articles, shared out among the workers where there are several."""
        if self.workers == 1:
            return self.coder(articles)
        shares = [self.coder(articles[n : n + SHARE]) for n in range(0, len(articles), SHARE)]
        return chain.from_iterable(shares)

    def _holding(self, item: Article | InputError) -> Reading | None:
        return self.sink.holding(item) if self.sink and not isinstance(item, InputError) else None

    def _steps(
        self,
        chunk: Sequence[Article | InputError],
        held: Sequence[Reading | None],
        coded: Iterator[Coded],
        spare: frozenset[str],
    ) -> Iterator[Step]:
        from onrecord.reading import undated

        for item, found in zip(chunk, held, strict=True):
            if isinstance(item, InputError):
                yield Step(error=item)
            elif self.sink and item.id in spare:
                yield Step(outcome=self.sink.keep(item), warning=undated(item))
            else:
                yield _recorded(found or next(coded), self.sink, undated(item))


def _recorded(reading: Coded, sink: _Sink | None, warning: str | None) -> Step:
    from onrecord.record import Refused

    if isinstance(reading, InputError):
        return Step(error=reading)
    try:
        return Step(reading, sink.add(reading) if sink else None, warning=warning)
    except Refused as error:
        return Step(error=error, warning=warning)


class _Sink:
    """The record that a run writes to, with the run's manifest."""

    def __init__(self, path: AnyPath, job: Job, codebook_hash: str) -> None:
        from onrecord.models.files import model_name
        from onrecord.record import Record

        self._record = Record.open(Path(path))
        choices = {**asdict(job.options), "codebook": job.codebook, "pipeline": job.pipeline}
        choices["model"] = model_name() if job.model else None
        self._run = self._record.begin_run({"inputs": job.paths, **choices}, codebook_hash)
        self._counts: Counter[str] = Counter()
        self._ahead: dict[str, Article] = {}  # what is being coded and not on record yet

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
        """Those of some articles that say nothing which others of them, or articles before, do not say."""
        from onrecord.merge.reprint import among

        ahead = list({article.id: article for article in (*self._ahead.values(), *articles)}.values())
        found = among(ahead) | {article.id for article in articles if self._record.original(article)}
        own = {article.id for article in articles}
        self._ahead.update({article.id: article for article in articles if article.id not in found})
        return (found & own) - self._ahead.keys()

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
        self._ahead.pop(reading.article.id, None)
        outcome = str(self._record.add(reading, self._run))
        self._counts.update({outcome: 1, **{kind: len(getattr(reading, kind)) for kind in KINDS}})
        return outcome

    def finish(self) -> None:
        """Close the run's manifest."""
        self._record.finish_run(self._run, self._counts)
