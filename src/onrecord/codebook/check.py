"""Every problem of a codebook folder at once, each with file and row and what to do about it.

``check(None)`` checks the codebook that ships; ``check(folder)`` a user's own folder, whose cells may name
what either defines. Files that are not there are no problem, a folder without any is one.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import product
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from onrecord.codebook.codebook import HOME
from onrecord.codebook.line import Line, Ontology
from onrecord.codebook.shapes import SHAPES, Shape
from onrecord.codebook.vocabulary import Vocabulary, vocabulary

SOURCES = "SOURCES.csv"
DATA = frozenset({".csv", ".toml"})
COLUMNS_OF = {shape.model: tuple(shape.model.model_fields) for shape in SHAPES}


@dataclass(frozen=True, slots=True)
class Record:
    """A row as it stands in a file."""

    where: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file that can be looked at, and the problems met while reading it."""

    records: tuple[Record, ...]
    problems: tuple[str, ...]


def check(folder: str | None = None) -> list[str]:
    """Every problem of the shipped codebook, or of a user's folder; none is an empty list."""
    home = HOME if folder is None else Path(folder)
    if not home.is_dir():
        return [f"{folder}: no such folder; give a folder of codebook files"]
    if not any(path.suffix in DATA for path in home.rglob("*")):
        return [f"{folder}: holds no file of rows; give it one of these: {_names()}"]
    names = vocabulary((home,) if folder is None else (HOME, home))
    prefix = "" if folder is None else f"{str(folder).rstrip('/')}/"
    return [prefix + problem for problem in _problems(home, names, shipped=folder is None)]


def _problems(home: Path, names: Vocabulary, *, shipped: bool) -> Iterator[str]:
    files = sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.suffix in DATA)
    for shape in SHAPES:
        tables = [read(home, name, shape.model) for name in files if _fits(name, shape)]
        records = [record for table in tables for record in table.records]
        for table in tables:
            yield from table.problems
            yield from (p for record in table.records for p in row_problems(record, shape, names))
        yield from doubled(records, shape)
        yield from contested(records, shape)
        yield from at_odds(records, shape)
    for name in files:
        yield from _ontology(home, name) if fnmatch(name, "ontologies/*.toml") else _stray(name)
    yield from unsourced(home, files, shipped=shipped)


def _fits(name: str, shape: Shape) -> bool:
    return any(fnmatch(name, pattern) for pattern in shape.files)


def _stray(name: str) -> Iterator[str]:
    if not any(_fits(name, shape) for shape in SHAPES):
        yield f"{name}: not a file that is read; give it one of these names: {_names()}"


def _names() -> str:
    return ", ".join(pattern for shape in SHAPES for pattern in shape.files)


# ---- one file


def read(home: Path, name: str, model: type[Line]) -> Table:
    """The rows of a file and what keeps it from being read: encoding, columns, numbers of cells."""
    try:
        with (home / name).open(encoding="utf-8", newline="") as file:
            return _table(name, csv.reader(file, strict=True), COLUMNS_OF[model], model)
    except UnicodeDecodeError as error:
        return Table((), (f"{name}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8",))
    except csv.Error as error:
        return Table((), (f"{name}: not CSV ({error}); quote cells that hold commas or quotation marks",))


def _table(name: str, reader: Iterable[list[str]], columns: tuple[str, ...], model: type[Line]) -> Table:
    lines = iter(reader)
    header = [cell.strip() for cell in next(lines, [])]
    problems = list(_header(name, header, columns, model))
    records = []
    for cells in lines:
        where = f"{name}:{reader.line_num}"  # type: ignore[attr-defined]
        if not cells:
            continue
        if len(cells) != len(header):
            problems.append(
                f"{where}: {len(cells)} cells, but the header has {len(header)}; quote cells that hold commas"
            )
            continue
        blank = dict.fromkeys(columns, "")
        records.append(
            Record(where, {**blank, **{k: v.strip() for k, v in zip(header, cells, strict=True) if k in blank}})
        )
    return Table(tuple(records) if len(set(header)) == len(header) else (), tuple(problems))


def _header(name: str, header: list[str], columns: tuple[str, ...], model: type[Line]) -> Iterator[str]:
    if header and header[0].startswith("\ufeff"):
        yield f"{name}:1: starts with a byte order mark; save it as UTF-8 without one"
        header[0] = header[0].lstrip("\ufeff")
    needed = [column for column in columns if model.model_fields[column].is_required()]
    for column in needed:
        if column not in header:
            yield f"{name}:1: the column {column!r} is missing; add it to the header and to every row"
    for column in header:
        if column not in columns:
            yield f"{name}:1: unknown column {column!r}; the columns are {','.join(columns)}"
    for column in sorted({column for column in header if header.count(column) > 1}):
        yield f"{name}:1: the column {column!r} stands there twice; remove one"


# ---- one row


def row_problems(record: Record, shape: Shape, names: Vocabulary) -> Iterator[str]:
    """What is wrong with the cells of a row, one by one and together."""
    told = set()
    try:
        shape.model.model_validate(record.cells, context=names)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            column = str(detail["loc"][0])
            told.add(column)
            yield f"{record.where}: {column}: {_meaning(detail)}"
    for test in shape.tests:
        yield from (
            f"{record.where}: {column}: {text}" for column, text in test(record.cells, names) if column not in told
        )


def _meaning(detail: ErrorDetails) -> str:
    """A validation error in the words of somebody who edits a table."""
    value = detail["input"]
    if detail["type"] == "string_too_short" or (value == "" and detail["type"] != "value_error"):
        return "the cell is empty; fill it in"
    if detail["type"] == "literal_error":
        return f"{value!r} is not one of {detail['ctx']['expected']}"
    if detail["type"] == "value_error":
        return detail["msg"].removeprefix("Value error, ")
    return f"{value!r}: {detail['msg'][:1].lower()}{detail['msg'][1:]}"


# ---- rows against each other


def doubled(records: Iterable[Record], shape: Shape) -> Iterator[str]:
    """Rows with the key of an earlier row of the same kind."""
    first: dict[tuple[str, ...], str] = {}
    for record in records:
        key = tuple(record.cells[column] for column in shape.key)
        if key in first:
            spelled = ", ".join(f"{column} {cell!r}" for column, cell in zip(shape.key, key, strict=True) if cell)
            yield f"{record.where}: {spelled} stands in {first[key]} already; merge or remove one of the two"
        first.setdefault(key, record.where)


def at_odds(records: Iterable[Record], shape: Shape) -> Iterator[str]:
    """Rows that say different things of the same words: which of them is believed would be chance."""
    first: dict[tuple[object, ...], Record] = {}
    for record in records if shape.says else ():
        for words in product(*(part.split("|") for part in record.cells["trigger"].split())):
            key = (words[:1], frozenset(words), record.cells["pos"], frozenset(record.cells["needs"].split()))
            other = first.setdefault(key, record)
            told, before = record.cells[shape.says], other.cells[shape.says]
            if told != before:
                yield (
                    f"{record.where}: {' '.join(words)!r} is {told} here and {before} in {other.where}; "
                    "take the words out of one of the two rows"
                )


def contested(records: Iterable[Record], shape: Shape) -> Iterator[str]:
    """Names that two rows of one kind claim for different actors at the same time."""
    owners: dict[str, Record] = {}
    for record in records:
        claimed = (part.strip() for column in shape.names for part in record.cells[column].split("|"))
        for name in dict.fromkeys(part for part in claimed if part):
            other = owners.setdefault(name, record)
            if other is not record and _other_actor(record, other) and not _apart(record, other):
                yield (
                    f"{record.where}: {name!r} is claimed by {other.where}, too; "
                    "remove it from one of the two rows, or tell them apart by start and end"
                )


def _other_actor(one: Record, other: Record) -> bool:
    return one.cells["name"] != other.cells["name"]


def _apart(one: Record, other: Record) -> bool:
    """Whether dates tell two rows apart."""
    periods = [(record.cells.get("start", ""), record.cells.get("end", "")) for record in (one, other)]
    return periods[0] != periods[1]


# ---- the ontology, the sources


def _ontology(home: Path, name: str) -> Iterator[str]:
    try:
        Ontology.model_validate(tomllib.loads((home / name).read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield f"{name}: not TOML ({error}); mend that line"
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            yield f"{name}: {'.'.join(map(str, detail['loc']))}: {_meaning(detail)}"


def unsourced(home: Path, files: list[str], *, shipped: bool) -> Iterator[str]:
    """Files without a line in SOURCES.csv, where there is one, and lines without a file."""
    if SOURCES not in files:
        if shipped:
            yield f"{SOURCES}: missing; list every file with its source and licence"
        return
    listed = {record.cells["file"]: record.where for record in read(home, SOURCES, _source_model()).records}
    for name in files:
        if name != SOURCES and not any(fnmatch(name, pattern) for pattern in listed):
            yield f"{name}: no source and licence; add a row for it to {SOURCES}"
    for pattern, where in listed.items():
        if not any(fnmatch(name, pattern) for name in files):
            yield f"{where}: file: {pattern!r} is not there; remove the row or add the file"


def _source_model() -> type[Line]:
    return next(shape.model for shape in SHAPES if SOURCES in shape.files)
