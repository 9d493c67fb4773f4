"""Tables: comma separated (.csv) or tab separated (.tsv), with a header, one report a row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Protocol

from onrecord.errors import InputError
from onrecord.reading.article import STANDARD_INPUT, Found
from onrecord.reading.columns import Row, choose, row_report, table_columns
from onrecord.reading.encoding import check_file
from onrecord.reading.options import Options
from onrecord.reading.source import Source

DELIMITERS = {".csv": ",", ".tsv": "\t"}


class _Lines(Protocol):
    """A csv.reader, whose own type has no public name."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


def read_table(source: Source, options: Options) -> Iterator[Found]:
    """The reports of a table, row by row."""
    check_file(source.name, source.path, options)
    with source.path.open(encoding=options.codec, newline="") as file:
        yield from table_reports(file, source.name, DELIMITERS[source.suffix], options)


def table_reports(lines: Iterable[str], file: str | None, delimiter: str, options: Options) -> Iterator[Found]:
    """The reports of a table's lines; ``file`` is None for standard input."""
    # The module's limit, one for all of Python, is shorter than a long report.
    csv.field_size_limit(max(csv.field_size_limit(), options.max_size))
    where, number = file or STANDARD_INPUT, 0
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    header = _header(rows, where)
    columns = table_columns(where, header, options)
    for number, cells in enumerate(_rows(rows, where, len(header)), start=1):
        if isinstance(cells, InputError):
            yield cells
        else:
            yield row_report(Row(file, number, dict(zip(header, cells, strict=True))), columns, options)
    if number == 0:
        raise InputError(where, "holds a header and no rows", "leave it out")


def delimiter_of(line: str, options: Options) -> str | None:
    """What separates the cells of a line that is the header of a table; None where it is no such header.

    A header names the text and something else, so that no headline passes for one.
    """
    for delimiter in DELIMITERS.values():
        names = next(csv.reader([line], delimiter=delimiter), [])
        found = choose(names, options.columns)
        if len(names) > 1 and "text" in found and ("text" in options.columns or len(found) > 1):
            return delimiter
    return None


def _header(rows: _Lines, where: str) -> list[str]:
    try:
        return next(filter(None, rows))
    except StopIteration:
        raise InputError(where, "holds no header", "name the columns in the first line") from None
    except csv.Error as error:
        raise InputError(f"{where}:1", f"the header is broken ({error})", "mend its quotes") from None


def _rows(rows: _Lines, where: str, width: int) -> Iterator[list[str] | InputError]:
    """Each row that is not blank; a broken one as an error that names its first line."""
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(f"{where}:{line}", f"is a broken row ({error})", "mend its quotes")
            continue
        if len(cells) == width:
            yield cells
        elif cells:
            problem = f"is a broken row (cells: {len(cells)}, columns: {width})"
            yield InputError(f"{where}:{line}", problem, "put cells that hold the separator in quotes")
