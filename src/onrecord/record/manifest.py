"""Manifests: with what, on what and when readings were made."""

from __future__ import annotations

import json
import platform
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

UNKNOWN = "unknown"

RUNS = """
SELECT r.*, (SELECT count(*) FROM readings g WHERE g.run = r.id) AS readings FROM runs r ORDER BY r.id
"""


def begin(connection: sqlite3.Connection, options: Mapping[str, object], codebook: str, pipeline: str) -> int:
    """Note the start of a run and give its number; the option ``inputs`` is kept apart from the others."""
    others = {key: value for key, value in options.items() if key != "inputs"}
    cursor = connection.execute(
        "INSERT INTO runs (onrecord, python, spacy, pipeline, codebook, options, inputs, started) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            installed("onrecord"),
            platform.python_version(),
            installed("spacy"),
            f"{pipeline}=={installed(pipeline)}",
            codebook,
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


def maker(connection: sqlite3.Connection, run: int) -> tuple[str, str, str] | None:
    """What decides a reading: codebook, version and pipeline of its run; None when there is no such run."""
    row = connection.execute("SELECT codebook, onrecord, pipeline FROM runs WHERE id = ?", (run,)).fetchone()
    return (row["codebook"], row["onrecord"], row["pipeline"]) if row else None


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
