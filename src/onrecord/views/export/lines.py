"""Tab-separated lines without quoting: a cell is one line without tabs, whatever the record holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from anyascii import anyascii

from onrecord.views.export.files import replacing
from onrecord.views.export.format import Cell, Column

# Tabs, ends of lines to any reader, and other control characters.
BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def write_tsv(
    path: Path, columns: Sequence[Column], rows: Iterable[Any], *, missing: str = "", header: bool = True
) -> None:
    """Write rows one a line, each cell got by its column; a missing one is told by ``missing``.

    The files that these formats are modelled on are read as UTF-8 by some tools and as ISO-8859-1 by others, so
    letters beyond ASCII are written in ASCII, which both read alike.
    """
    with replacing(path) as file:
        if header:
            file.write("\t".join(column.name for column in columns) + "\n")
        for row in rows:
            cells = (column.get(row) for column in columns)
            file.write("\t".join(missing if cell is None else plain(cell) for cell in cells) + "\n")


def plain(cell: Cell) -> str:
    """A cell in ASCII on one line; double quotes, which some readers take for quoting, become single ones."""
    if not isinstance(cell, str):
        return str(cell)
    return BREAKS.sub(" ", anyascii(BREAKS.sub(" ", cell))).replace('"', "'").strip()
