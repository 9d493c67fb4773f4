"""CSV (UTF-8, RFC 4180, a header row): one file a table, several parties between bars."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.views.export.codebook import MISSING, codebook_path, meaning, write_codebook
from onrecord.views.export.files import replacing
from onrecord.views.export.format import Format, Options, Table, Written
from onrecord.views.export.tables import SHEETS, fill, plan

if TYPE_CHECKING:
    from onrecord.record import Record

SUFFIX = ".csv"
TABLES = tuple(
    Table(sheet.name, tuple((column, meaning(sheet.name, column)) for column in sheet.columns)) for sheet in SHEETS
)
"""The tables and their columns, as CSV and Parquet have them."""

LACKS = (
    "several values in one cell: they stand between bars; the tables parties and evidence have one a row",
    "what was looked at and left out: the format json has it",
)


WITHOUT_TEXT = (
    "the columns that repeat the articles' words are left out; places in the text, names, codes and issues remain"
)


def write(record: Record, out: Path, options: Options) -> Written:
    """Write the record's tables to a folder, or its events to one .csv file, with their codebook."""
    planned = plan(out, SUFFIX, options.text)
    with ExitStack() as stack:
        sinks = []
        for path, sheet in planned.items():
            writer = csv.writer(stack.enter_context(replacing(path)))
            writer.writerow(sheet.columns)
            sinks.append((sheet, writer.writerow))
        fill(record, sinks)
    codebook = write_codebook(codebook_path(out, SUFFIX), planned.values(), options.codebook)
    return Written((*planned, codebook))


FORMAT = Format(
    "csv",
    write,
    "a folder of tables and their codebook; OUT.csv: the events alone",
    "a folder of CSV files, one a table, with codebook.csv; an OUT that ends in .csv gets the events alone",
    TABLES,
    MISSING,
    LACKS,
    (
        'pandas.read_csv("OUT/events.csv", dtype={"cameo": str})',
        'read.csv("OUT/events.csv", colClasses = c(cameo = "character"))',
    ),
    (SUFFIX,),
    without_text=WITHOUT_TEXT,
)
