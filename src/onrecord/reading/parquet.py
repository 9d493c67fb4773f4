"""Parquet files, streamed in batches, one report a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.errors import InputError
from onrecord.reading.article import Found
from onrecord.reading.columns import Row, row_report, table_columns
from onrecord.reading.options import Options
from onrecord.reading.source import Source

BATCH = 256


def read_parquet(source: Source, options: Options) -> Iterator[Found]:
    """The reports of a Parquet file, row by row."""
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(source.path) as file:
            yield from _reports(file, source.name, options)
    except (pyarrow.ArrowException, ValueError) as error:  # ValueError: a column name that is no UTF-8
        reason = str(error).partition("\n")[0][:120]
        problem = f"is no sound Parquet file ({reason})"
        raise InputError(source.name, problem, "write or download it again") from None


def _reports(file: Any, name: str, options: Options) -> Iterator[Found]:
    columns = table_columns(name, file.schema_arrow.names, options)
    number = 0
    for batch in file.iter_batches(BATCH, columns=_wanted(columns)):
        for index in range(batch.num_rows):
            number += 1
            yield _report(batch, index, Row(name, number, {}), columns, options)
    if number == 0:
        raise InputError(name, "holds no rows", "leave it out")


def _wanted(columns: Mapping[str, str]) -> list[str] | None:
    """The columns to load; all when a name has a dot, which Parquet takes for a nested one."""
    names = sorted(set(columns.values()))
    return None if any("." in name for name in names) else names


def _report(batch: Any, index: int, row: Row, columns: Mapping[str, str], options: Options) -> Found:
    try:
        values = {name: batch.column(name)[index].as_py() for name in columns.values()}
    except (ValueError, OverflowError) as error:
        return InputError(row.where, f"holds a broken value ({error})", "mend it, or leave the row out")
    return row_report(Row(row.file, row.number, values), columns, options)
