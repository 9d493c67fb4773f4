"""The tables that formats of rows and columns share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError
from onrecord.schema import KINDS
from onrecord.views.export.files import unwritable

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.views.table import Table

WORDS = frozenset({
    "title", "trigger", "date_text", "sentence_text", "content", "condition", "what", "text",
    "actor_text", "recipient_text", "speaker_text", "according_to_text", "set_by_text", "binds_text", "cue",
})  # fmt: skip
"""Columns that repeat the article's words; offsets and codes remain without them."""


def tables(record: Record, out: Path, suffix: str, text: bool) -> Iterator[tuple[Path, Table]]:
    """Each table with the file it goes to: one per kind in a folder, events alone in a single file."""
    from onrecord.views.columns import table

    single = out.suffix.lower() == suffix
    if not single:
        _folder(out)
    for kind in KINDS[:1] if single else KINDS:
        found = table(kind, record.rows(kind))
        yield (out if single else out / f"{kind}{suffix}"), (found if text else wordless(found))


def wordless(found: Table) -> Table:
    """A table without the columns that repeat the article's words."""
    kept = [n for n, name in enumerate(found.columns) if name not in WORDS]
    columns = tuple(found.columns[n] for n in kept)
    rows = tuple(tuple(row[n] for n in kept) for row in found.rows)
    return replace(found, columns=columns, rows=rows, headings=(), cells=(), lines=())


def _folder(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise OnrecordError(f"{out}: a file is in the way; name a folder, one file a table is written to it")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(out, error) from error
