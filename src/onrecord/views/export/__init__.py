"""Exports by name: each writes a whole record in one format that other tools read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.views.export import csv, json, parquet

if TYPE_CHECKING:
    from onrecord.record import Record

Export = Callable[["Record", Path, bool], list[Path]]

EXPORTS: Mapping[str, Export] = {
    "json": json.write,
    "csv": csv.write,
    "parquet": parquet.write,
}
"""A format's name to its writer: ``write(record, out, text)`` returns the files written."""

SUFFIXES: Mapping[str, str] = {".json": "json", ".jsonl": "json", ".csv": "csv", ".parquet": "parquet"}
"""The format that a file name stands for, where none is named."""
