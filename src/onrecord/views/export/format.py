"""What an export is: its writer, its columns and all that its users have to know, in one value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from onrecord.record import Record

Cell = str | int | float | None
Period = Literal["day", "week", "month", "quarter", "year"]

UNKNOWN = "always missing: "
"""How the description of a column begins that onrecord has nothing for."""


@dataclass(frozen=True, slots=True)
class Options:
    """What can be asked of an export; a format passes over what does not concern it.

    ``text`` keeps the articles' words in. ``report_day`` dates an event whose own day is not known with that
    of its report. ``period`` is what a panel counts by. ``codebook`` is the user's own folder, if any.
    """

    text: bool = True
    report_day: bool = False
    period: Period = "month"
    codebook: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote: its files, and notes on what they do not hold of this record."""

    paths: tuple[Path, ...]
    notes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Path]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


Writer = Callable[["Record", Path, Options], Written]


@dataclass(frozen=True, slots=True)
class Column:
    """A column (or key, or attribute): its name, what it holds, and how its cell is got."""

    name: str
    holds: str
    get: Callable[[Any], Cell]

    @classmethod
    def unknown(cls, name: str, why: str) -> Column:
        """A column that a format has and onrecord has nothing for."""
        return cls(name, UNKNOWN + why, lambda _: None)


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of one file of a format, as its documentation lists them: name and what it holds."""

    title: str
    columns: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, title: str, columns: Sequence[Column]) -> Table:
        """The documentation of columns."""
        return cls(title, tuple((column.name, column.holds) for column in columns))


@dataclass(frozen=True, slots=True)
class Format:
    """An export by its name: the writer, and what ``onrecord export --about`` and docs/exports.md tell.

    ``short`` is its line in the command's help: what it is and, in a few words, what it cannot hold.
    """

    name: str
    write: Writer
    short: str
    summary: str
    tables: tuple[Table, ...]
    missing: str
    lacks: tuple[str, ...]
    opens: tuple[str, ...]
    suffixes: tuple[str, ...] = ()
    without_text: str = ""
