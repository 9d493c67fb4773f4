"""Plain text for a terminal: words made safe to show, clipped, wrapped and set in columns."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

GAP = "  "
ELLIPSIS = "…"
SHORT = 12  # a day in brackets, an id: of no use when cut
NARROW = 9
NARROWEST = 6


def clean(value: object) -> str:
    """A value on one line, without the control characters that could drive a terminal."""
    if value is None:
        return ""
    words = " ".join(str(value).split())
    return "".join(char for char in words if char.isprintable())


def clip(value: object, width: int) -> str:
    """A value on one line of at most ``width`` characters; an ellipsis shows that words are missing."""
    words = clean(value)
    return words if len(words) <= width else words[: max(width - 1, 0)].rstrip() + ELLIPSIS


def wrap(value: object, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """A value in lines of at most ``width`` characters, the first after ``indent``, others ``hanging``."""
    later = indent if hanging is None else hanging
    return textwrap.wrap(clean(value), width, initial_indent=indent, subsequent_indent=later, break_on_hyphens=False)


def number(value: float) -> str:
    """A number as people write it: 7000000000.0 is 7,000,000,000."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def counted(count: int, word: str) -> str:
    """A count with its noun in the right number: "1 article", "2 articles"."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def widths(cells: Sequence[Sequence[str]], total: int) -> list[int]:
    """How wide each column gets so that all fit: the widest give way first, short ones only at need."""
    natural = [max(len(row[n]) for row in cells) for n in range(len(cells[0]))]
    room = total - len(GAP) * (len(natural) - 1)
    kept = [size if size <= SHORT else NARROW for size in natural]
    return _shrunk(_shrunk(natural, kept, room), [NARROWEST] * len(natural), room)


def _shrunk(sizes: list[int], floors: list[int], room: int) -> list[int]:
    """Sizes made smaller one by one, the largest first, until they fit or stand on their floors."""
    found = list(sizes)
    while sum(found) > room:
        above = [n for n, size in enumerate(found) if size > floors[n]]
        if not above:
            break
        widest = max(above, key=lambda n: found[n])
        others = [found[n] for n in above if n != widest]
        target = max(found[widest] - (sum(found) - room), max(others, default=0) - 1, floors[widest])
        found[widest] = min(target, found[widest] - 1)
    return found


def grid(headings: Sequence[str], rows: Sequence[Sequence[object]], width: int) -> list[str]:
    """Headings and rows in columns that fit ``width``; columns without a value are left out."""
    cells = [[clean(value) for value in row] for row in rows]
    kept = [n for n in range(len(headings)) if any(row[n] for row in cells)]
    table = [[row[n] for n in kept] for row in ([*headings], *cells)]
    if not kept:
        return []
    sizes = widths(table, width)
    lines = [GAP.join(clip(c, s).ljust(s) for c, s in zip(row, sizes, strict=True)) for row in table]
    rule = GAP.join("─" * size for size in sizes)
    return [lines[0].rstrip(), rule, *(line.rstrip() for line in lines[1:])]
