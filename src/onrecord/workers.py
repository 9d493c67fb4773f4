"""Coding in several processes. The readings are the same, and come in the same order, whatever their number."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

from onrecord.codebook.codebook import load
from onrecord.errors import OnrecordError
from onrecord.pipeline import code_all

if TYPE_CHECKING:
    from onrecord.codebook.codebook import Codebook
    from onrecord.schema import Article, Reading

Coder = Callable[[Sequence["Article"]], Iterator["Reading"]]
"""Takes articles and gives their readings in order. The work may begin before the first is asked for."""

DIED = (
    "a worker process ended before its work did, perhaps for want of memory; "
    "run the same again with fewer --workers, what was recorded before is kept"
)

_prepared: list[tuple[Codebook, str]] = []


@contextmanager
def coder(workers: int, folder: str | None, pipeline: str) -> Iterator[Coder]:
    """A Coder of so many processes, with the codebook of a folder (None: as shipped).

    With one, this process does the work itself, when it is asked for.
    """
    if workers == 1:
        yield lambda articles: code_all(articles, load(folder), pipeline=pipeline)
        return
    # Its processes start afresh: they share no lock or database connection with this one, and a script
    # that codes needs no "if __name__ == '__main__'".
    from loky import ProcessPoolExecutor

    pool = ProcessPoolExecutor(workers, initializer=_prepare, initargs=(folder, pipeline))
    try:
        with _uninterrupted():
            pool.submit(_code, [])  # starts them all
        yield lambda articles: _awaited(pool.submit(_code, list(articles)))
    finally:
        pool.shutdown(kill_workers=True)


def _awaited(future: Any) -> Iterator[Reading]:
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


def _prepare(folder: str | None, pipeline: str) -> None:
    """What a worker does first: load everything that its shares have in common."""
    _prepared[:] = [(load(folder), pipeline)]


def _code(articles: Sequence[Article]) -> list[Reading]:
    """The readings of articles, without what no record holds: it would only cost the way back."""
    codebook, pipeline = _prepared[0]
    return [replace(found, mentions=(), parse=None) for found in code_all(articles, codebook, pipeline=pipeline)]
