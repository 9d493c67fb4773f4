"""Coding in several processes. The readings are the same, and come in the same order, whatever their number."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

from onrecord.codebook.codebook import load
from onrecord.errors import InputError, OnrecordError
from onrecord.pipeline import code_all
from onrecord.schema import Reading

if TYPE_CHECKING:
    from onrecord.schema import Article

Coded = Reading | InputError
"""What becomes of an article: its reading, or why there is none."""

Coder = Callable[[Sequence["Article"]], Iterator[Coded]]
"""Takes articles and gives what becomes of each in order. The work may begin before the first is asked for."""

DIED = (
    "a worker process ended before its work did, perhaps for want of memory; "
    "run the same again with fewer --workers, what was recorded before is kept"
)


@dataclass(frozen=True, slots=True)
class Setup:
    """What every process codes with: the codebook of a folder (None: as shipped), the parser, the model or none."""

    folder: str | None
    pipeline: str
    model: bool = True

    def code(self, articles: Sequence[Article]) -> Iterator[Coded]:
        """What becomes of articles in order, as a stream; one that cannot be coded does not keep the others back."""
        book, done = load(self.folder), 0
        while done < len(articles):
            try:
                for reading in code_all(articles[done:], book, pipeline=self.pipeline, model=self.model):
                    done += 1
                    yield reading
            except OnrecordError:  # a package that is missing concerns all
                raise
            except Exception as error:
                done += 1
                yield _uncoded(articles[done - 1], error)


def _uncoded(article: Article, error: Exception) -> InputError:
    """The error for an article that the stages cannot digest, with the place in the source, for whoever mends it."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    problem = f"could not be coded ({what}; {Path(place.filename).name}, line {place.lineno})"
    return InputError(article.source or article.key, problem, "the others are; please report this with the article")


_prepared: list[Setup] = []


@contextmanager
def coder(workers: int, setup: Setup) -> Iterator[Coder]:
    """A Coder of so many processes.

    With one, this process does the work itself, when it is asked for.
    """
    if workers == 1:
        yield setup.code
        return
    # Its processes start afresh: they share no lock or database connection with this one, and a script
    # that codes needs no "if __name__ == '__main__'".
    from loky import ProcessPoolExecutor

    pool = ProcessPoolExecutor(workers, initializer=_prepare, initargs=(setup,))
    try:
        with _uninterrupted():
            pool.submit(_code, [])  # starts them all
        yield lambda articles: _awaited(pool.submit(_code, list(articles)))
    finally:
        pool.shutdown(kill_workers=True)


def _awaited(future: Any) -> Iterator[Coded]:
    from loky import BrokenProcessPool

    try:
        yield from future.result()
    except BrokenProcessPool as error:
        raise OnrecordError(DIED) from error


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Start processes that pay no heed to interrupts, for the moment that this takes.

    An interrupt from the keyboard reaches all processes, and only the first one should act on it. Only
    the main thread may say so.
    """
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _prepare(setup: Setup) -> None:
    """What a worker does first: load everything that its shares have in common."""
    load(setup.folder)
    _prepared[:] = [setup]


def _code(articles: Sequence[Article]) -> list[Coded]:
    """What becomes of articles, without what no record holds: it would only cost the way back."""
    return [
        found if isinstance(found, InputError) else replace(found, mentions=(), parse=None, signals=None)
        for found in _prepared[0].code(articles)
    ]
