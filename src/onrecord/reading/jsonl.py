"""JSON lines (one report a line), and JSON files with one report or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from onrecord.errors import InputError
from onrecord.reading.article import STANDARD_INPUT, Found
from onrecord.reading.columns import Row, choose, no_text_column, row_report
from onrecord.reading.encoding import check_file
from onrecord.reading.options import Options
from onrecord.reading.source import Source


def read_jsonl(source: Source, options: Options) -> Iterator[Found]:
    """The reports of a file with one JSON object a line."""
    check_file(source.name, source.path, options)
    with source.path.open(encoding=options.codec, newline="\n") as file:
        yield from line_reports(file, source.name, options)


def read_json(source: Source, options: Options) -> Iterator[Found]:
    """The reports of a .json file: a list, one object, or JSON lines under another name."""
    check_file(source.name, source.path, options)
    with source.path.open(encoding=options.codec, newline="\n") as file:
        first = next((line.strip() for line in file if line.strip()), "")
        file.seek(0)
        if first.startswith("{") and first.endswith("}"):
            yield from line_reports(file, source.name, options)
        else:
            yield from _reports(_whole(file, source.name), source.name, options)


def line_reports(lines: Iterable[str | InputError], file: str | None, options: Options) -> Iterator[Found]:
    """The reports of JSON lines; blank lines count but hold none."""
    yield from _reports(_objects(lines, file or STANDARD_INPUT), file, options)


def _objects(lines: Iterable[str | InputError], where: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(lines, start=1):
        if isinstance(line, InputError):
            yield number, line
        elif line.strip():
            yield number, _parsed(line, f"{where}:{number}")


def _parsed(line: str, where: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return InputError(where, f"is broken JSON ({_reason(error)})", "write one whole JSON object a line")


def _whole(file: TextIO, where: str) -> Iterator[tuple[int, Any]]:
    try:
        value = json.load(file)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        remedy = "mend it, or write one JSON object a line (.jsonl)"
        raise InputError(f"{where}:{line}", f"is broken JSON ({_reason(error)})", remedy) from None
    yield from enumerate(value if isinstance(value, list) else [value], start=1)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _reports(rows: Iterator[tuple[int, Any]], file: str | None, options: Options) -> Iterator[Found]:
    empty, guessed = True, False
    for number, value in rows:
        empty = False
        if isinstance(value, dict) and not guessed:
            _check_first(value, file or STANDARD_INPUT, options)
            guessed = True
        yield value if isinstance(value, InputError) else _report(number, value, file, options)
    if empty:
        raise InputError(file or STANDARD_INPUT, "holds no reports", "leave it out")


def _check_first(row: dict[str, Any], where: str, options: Options) -> None:
    """Without a text in the first object, one error for the file is better than one a line."""
    if "text" not in options.columns and "text" not in choose(list(row), {}):
        raise no_text_column(where, list(row))


def _report(number: int, value: Any, file: str | None, options: Options) -> Found:
    where = Row(file, number, {}).where
    if not isinstance(value, dict):
        return InputError(where, "is no JSON object", 'write each report as {"text": ...}')
    columns = choose(list(value), options.columns)
    if "text" not in columns:
        return no_text_column(where, list(value))
    return row_report(Row(file, number, value), columns, options)
