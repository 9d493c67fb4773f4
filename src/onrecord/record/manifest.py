"""Manifests: with what, on what and when readings were made."""

from __future__ import annotations

import json
import platform
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

UNKNOWN = "unknown"

RUNS = """
SELECT r.*, (SELECT count(*) FROM readings g WHERE g.run = r.id) AS readings FROM runs r ORDER BY r.id
"""


@dataclass(frozen=True, slots=True)
class Makers:
    """What a run reads with: the codebook by its hash, the parser by name, the model by name and hash."""

    codebook: str
    pipeline: str
    model: str


def begin(connection: sqlite3.Connection, options: Mapping[str, object], makers: Makers) -> int:
    """Note the start of a run and give its number; the option ``inputs`` is kept apart from the others."""
    others = {key: value for key, value in options.items() if key != "inputs"}
    cursor = connection.execute(
        "INSERT INTO runs (onrecord, python, spacy, pipeline, codebook, model, options, inputs, started) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            installed("onrecord"),
            platform.python_version(),
            installed("spacy"),
            f"{makers.pipeline}=={installed(makers.pipeline)}",
            makers.codebook,
            makers.model,
            _written(others),
            _written(options.get("inputs") or []),
            now(),
        ),
    )
    return int(cursor.lastrowid or 0)


def finish(connection: sqlite3.Connection, run: int, counts: Mapping[str, int]) -> bool:
    """Note the end of a run; false when there is no such run."""
    cursor = connection.execute(
        "UPDATE runs SET counts = ?, finished = ? WHERE id = ?", (_written(dict(counts)), now(), run)
    )
    return cursor.rowcount == 1


def maker(connection: sqlite3.Connection, run: int) -> tuple[str, ...] | None:
    """What decides a reading: codebook, version, parser and model of its run; None when there is no such run."""
    row = connection.execute("SELECT codebook, onrecord, pipeline, model FROM runs WHERE id = ?", (run,)).fetchone()
    return tuple(row) if row else None


def runs(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """All manifests, the oldest first, each with how many readings it stands behind now."""
    return [_manifest(row) for row in connection.execute(RUNS)]


def installed(package: str) -> str:
    """The version of an installed package."""
    try:
        return version(package)
    except (PackageNotFoundError, ValueError):
        return UNKNOWN


def _manifest(row: sqlite3.Row) -> dict[str, Any]:
    read = {key: json.loads(row[key]) for key in ("options", "inputs", "counts") if row[key] is not None}
    return {**dict(row), **read}


def _written(value: object) -> str:
    return json.dumps(value, default=_plain, sort_keys=True)


def _plain(value: object) -> object:
    """Sets as lists; paths, dates and whatever else by their words."""
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else str(value)


def now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
