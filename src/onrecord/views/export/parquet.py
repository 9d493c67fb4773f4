"""Apache Parquet: one file a table, the same types whatever the rows."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from onrecord.views.export.codebook import codebook_path, write_codebook
from onrecord.views.export.csv import LACKS, TABLES, WITHOUT_TEXT
from onrecord.views.export.files import spare_record, unwritable
from onrecord.views.export.format import Format, Options, Written
from onrecord.views.export.tables import Sheet, fill, plan
from onrecord.views.table import Cell, column_type

if TYPE_CHECKING:
    from onrecord.record import Record

SUFFIX = ".parquet"
GROUP = 10_000
"""Rows of one row group, which is what is held in memory of a table at a time."""


@dataclass
class Sink:
    """A Parquet file that takes its name only once it is complete."""

    path: Path
    sheet: Sheet
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    _writer: Any = None

    def __enter__(self) -> Sink:
        import pyarrow
        from pyarrow import parquet

        spare_record(self.path)
        self._temporary = self.path.with_name(f".{self.path.name}.{os.getpid()}.tmp")
        self._schema = pyarrow.schema(
            [(name, pyarrow.type_for_alias(column_type(name))) for name in self.sheet.columns],
        )
        try:
            self._writer = parquet.ParquetWriter(self._temporary, self._schema)
        except OSError as error:
            raise unwritable(self.path, error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._flush()
            self._writer.close()
            if error is None:
                self._temporary.replace(self.path)
        except OSError as failure:
            raise unwritable(self.path, failure) from failure
        finally:
            self._temporary.unlink(missing_ok=True)

    def take(self, cells: tuple[Cell, ...]) -> None:
        """Add a row."""
        self.rows.append(cells)
        if len(self.rows) >= GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow

        if self.rows:
            columns = zip(*self.rows, strict=True)
            arrays = [pyarrow.array(column, kind) for column, kind in zip(columns, self._schema.types, strict=True)]
            self._writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
            self.rows.clear()


def write(record: Record, out: Path, options: Options) -> Written:
    """Write the record's tables to a folder, or its events to one .parquet file, with their codebook."""
    planned = plan(out, SUFFIX, options.text)
    with ExitStack() as stack:
        sinks = [stack.enter_context(Sink(path, sheet)) for path, sheet in planned.items()]
        fill(record, [(sink.sheet, sink.take) for sink in sinks])
    codebook = write_codebook(codebook_path(out, SUFFIX), planned.values(), options.codebook)
    return Written((*planned, codebook))


FORMAT = Format(
    "parquet",
    write,
    "the same as Parquet; OUT.parquet: the events alone",
    "the same tables as Parquet, with codebook.csv; an OUT that ends in .parquet gets the events alone",
    TABLES,
    "null",
    LACKS,
    ('pandas.read_parquet("OUT/events.parquet")', "duckdb.sql(\"SELECT * FROM 'OUT/events.parquet'\")"),
    (SUFFIX,),
    without_text=WITHOUT_TEXT,
)
