"""A page of lines: those after or before a line, of all that meet the filters."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.record import tables
from onrecord.serialise import JSON
from onrecord.web.queries.columns import Coded, Columns, Mask

PAGE = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """Some lines of many: how many there are, and the ids of the lines that other pages go on from."""

    lines: Sequence[JSON]
    total: int
    first: int
    before: str | None
    after: str | None


def listed(
    connection: sqlite3.Connection,
    columns: Columns,
    mask: Mask,
    *,
    after: str = "",
    before: str = "",
    newest: bool = False,
    size: int = PAGE,
    issues: Coded | None = None,
) -> Listed:
    """The lines after (or before) the one with an id, in the record's order or from its end.

    Where the issues of positions are given, each line has its issue as ``topic``.
    """
    found = np.flatnonzero(mask)
    found = found[::-1] if newest else found
    place = _place(connection, columns, after or before)
    start = 0 if place is None else _start(found, place, newest, size if not after else 0)
    chosen = found[start : start + size]
    lines = tables.at(connection, columns.kind, columns.names(chosen))
    if issues is not None:
        lines = _with_topics(lines, issues, np.sort(chosen))
    shown = lines[::-1] if newest else lines
    more = start + size < len(found)
    return Listed(
        shown,
        len(found),
        start + 1 if len(chosen) else 0,
        shown[0]["id"] if start and shown else None,
        shown[-1]["id"] if more and shown else None,
    )


def _with_topics(lines: Sequence[JSON], issues: Coded, places: NDArray[np.int64]) -> list[JSON]:
    """Lines with what their issues are called; none where some have been taken out since they were counted."""
    if len(lines) != len(places):
        return list(lines)
    names = [issues.values[n] for n in issues.codes[places].tolist()]
    return [{**line, "topic": name} for line, name in zip(lines, names, strict=True)]


def _start(found: NDArray[np.int64], place: int, newest: bool, back: int) -> int:
    """Where among the chosen lines a page begins: right after a place, or so many lines before it."""
    order, sought = (-found, -place) if newest else (found, place)
    at = int(np.searchsorted(order, sought, side="left" if back else "right"))
    return max(at - back, 0)


def _place(connection: sqlite3.Connection, columns: Columns, id: str) -> int | None:
    """The place of a line in the columns; None where it is not among them."""
    asked = "SELECT article, ordinal FROM lines WHERE id = ? AND kind = ?"
    row = connection.execute(asked, (id, columns.kind)).fetchone() if id else None
    return columns.find(row["article"], row["ordinal"]) if row else None
