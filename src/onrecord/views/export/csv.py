"""CSV (UTF-8, RFC 4180, a header row): one file a table, several parties between bars."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.views.export.files import replacing
from onrecord.views.export.tables import tables

if TYPE_CHECKING:
    from onrecord.record import Record


def write(record: Record, out: Path, text: bool = True) -> list[Path]:
    """Write the record's tables to a folder, or its events to one .csv file."""
    written = []
    for path, table in tables(record, out, ".csv", text):
        with replacing(path) as file:
            file.write(table.to_csv())
        written.append(path)
    return written
