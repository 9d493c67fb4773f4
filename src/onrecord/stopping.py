"""What is said when somebody stops the program: what is kept and what is not. Imports next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

INTERRUPTED = 130  # the exit status of what an interrupt from the keyboard ends


class Stopped(KeyboardInterrupt):
    """An interrupt, with what is to say of the work that it ended."""


@contextmanager
def saying(what: Callable[[], str]) -> Iterator[None]:
    """Work that tells, when it is stopped, what became of it by then."""
    try:
        yield
    except KeyboardInterrupt as error:
        raise Stopped(what()) from error


def farewell(error: BaseException) -> str:
    """The line that an interrupt ends in; click wraps interrupts."""
    told = next((str(one) for one in (error, error.__cause__) if isinstance(one, Stopped)), "")
    return "; ".join(filter(None, ["onrecord: stopped", told]))
