"""How far long work has come: a live line on a terminal, plain counts elsewhere; standard error only."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from onrecord.commands.common import tell

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

STEP = 500


class Progress:
    """Counts articles as they are done."""

    def __init__(self, step: int = STEP) -> None:
        self._step = step
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            self._bar = live()
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, done: int) -> None:
        """Show that so many articles are done."""
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=done)
        elif done and done % self._step == 0:
            tell(f"onrecord: {done:,} articles")

    def tell(self, message: str) -> None:
        """A line above the live one."""
        if self._bar:
            self._bar.console.print(message, markup=False, highlight=False, soft_wrap=True)
        else:
            tell(message)


def live() -> Bar:
    """A live line: spinner, count, time."""
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Bar(
        SpinnerColumn(),
        TextColumn("{task.completed:,} articles"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bar.add_task("coding", total=None)
    return bar
