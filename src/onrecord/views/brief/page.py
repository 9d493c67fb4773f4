"""What a brief is made of, and how its sections are laid out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.views.brief.moves import Move
from onrecord.views.columns import Line
from onrecord.views.text import clean, clip, grid

WIDTH = 100
INDENT = "  "
DEEPER = "    "
REFS = 3  # sources of a line, where there are many


@dataclass(frozen=True, slots=True)
class Period:
    """What a brief is about: what came out since a day, up to another; ``on`` is the day it is seen on."""

    since: str | None = None
    until: str | None = None
    on: str | None = None

    def is_new(self, line: Line) -> bool:
        """Whether a line's report came out in the period."""
        published = (line.get("article") or {}).get("published")
        return self.since is None or bool(published and published >= self.since)


@dataclass(frozen=True)
class Page:
    """The lines of a brief.

    ``articles`` and ``lines`` came out in the period, ``moves`` are who moved in it. ``catalogue`` holds all
    articles known by its end, ``stances`` all positions without their words, ``deadlines`` those with a clock.
    ``reprints`` came out in the period and say nothing that the articles do not, which stand for them.
    ``undated`` is how many articles are left out, since nobody knows whether they belong to the period.
    """

    period: Period = Period()
    catalogue: Sequence[Line] = ()
    articles: Sequence[Line] = ()
    lines: Mapping[str, Sequence[Line]] = field(default_factory=dict)
    stances: Sequence[Line] = ()
    deadlines: Sequence[Line] = ()
    moves: Sequence[Move] = ()
    undated: int = 0
    reprints: Sequence[Line] = ()

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number that each article goes by on the page."""
        return {str(article["id"]): n for n, article in enumerate(self.catalogue, 1)}

    def refs(self, *lines: Line, most: int = REFS) -> str:
        """The numbers of the lines' articles in the list of sources, the first and the last of many: "[3] … [7]"."""
        found = sorted({self.numbers[id] for id in map(article_id, lines) if id in self.numbers})
        shown = [f"[{number}]" for number in found]
        return " ".join(shown if len(shown) <= most else [*shown[: most - 1], "…", shown[-1]])

    def cited(self, *lines: Line, most: int = REFS) -> frozenset[str]:
        """The ids of the articles that ``refs`` shows."""
        numbers = set(self.refs(*lines, most=most).split())
        return frozenset(id for id, number in self.numbers.items() if f"[{number}]" in numbers)


def article_id(line: Line) -> str:
    """The id of a line's article; empty where it has none."""
    return str((line.get("article") or {}).get("id") or "")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: heading, note beside it, lines, and the ids of the articles it rests on."""

    title: str
    note: str
    lines: Sequence[str]
    cites: frozenset[str] = frozenset()

    @classmethod
    def of(cls, title: str, note: str, lines: Iterable[str], shown: Iterable[Line] = ()) -> Section:
        """A section that shows some lines of the record."""
        return cls(title, note, list(lines), frozenset(map(article_id, shown)))

    def text(self) -> str:
        """The section as it is printed."""
        if not self.lines:
            return f"{self.title}  {self.note or 'none found'}"
        heading = f"{self.title}  {self.note}" if self.note else self.title
        return "\n".join([heading, "═" * min(len(heading), WIDTH), *self.lines])


def more(total: int, shown: int, command: str) -> str:
    """The note of a section that was cut."""
    return f"{shown} of {total:,}; all of them: onrecord {command}" if total > shown else ""


def body(rows: Sequence[Sequence[object]], indent: str = INDENT) -> list[str]:
    """Rows in columns without headings, indented."""
    lines = grid([""] * len(rows[0]), rows, WIDTH - len(indent))[2:] if rows else []
    return [indent + line for line in lines]


def spread(head: str, ends: str, indent: str = INDENT) -> str:
    """A line with its day, sources and id at the right edge."""
    room = WIDTH - len(ends) - 2
    return f"{(indent + clip(head, room - len(indent))).ljust(room)}  {ends}"


def quoted(line: Line) -> str:
    """The sentence that a line stands in, below it."""
    return DEEPER + clip(clean(line.get("sentence_text")), WIDTH - len(DEEPER))
