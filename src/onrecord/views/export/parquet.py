"""Apache Parquet: one file a table, the same types whatever the rows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.views.export.files import unwritable
from onrecord.views.export.tables import tables

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.views.table import Table


def write(record: Record, out: Path, text: bool = True) -> list[Path]:
    """Write the record's tables to a folder, or its events to one .parquet file."""
    written = []
    for path, table in tables(record, out, ".parquet", text):
        _save(table, path)
        written.append(path)
    return written


def _save(table: Table, path: Path) -> None:
    from pyarrow import parquet

    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        parquet.write_table(table.to_arrow(), temporary)
        temporary.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)
