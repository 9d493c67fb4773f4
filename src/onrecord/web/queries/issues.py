"""Issues by how much is told of them, and the matrix of who stood where when."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.issues.shift import holder
from onrecord.issues.topic import AGAINST, FLIPPED
from onrecord.record import tables
from onrecord.serialise import JSON
from onrecord.web.queries.columns import Coded, Columns, Mask
from onrecord.web.queries.ledger import Ledger
from onrecord.web.queries.tallies import period, step

ROWS = 40
COLUMNS = 14
MOST = 5_000
FINER = ("day", "week", "month", "year")

STANCES = """
SELECT l.id, l.day, p.name, p.code, p.sector, p.person, p.issue, p.stance, p.condition, t.sense
FROM lines l JOIN positions p ON p.line = l.id LEFT JOIN topics t ON t.line = l.id
WHERE {chosen} ORDER BY l.day, l.article, l.start
"""


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue with its wordings, the commonest first, and its numbers of positions by stance on it."""

    name: str
    wordings: Sequence[str]
    stances: Mapping[str, int]
    first: str | None
    last: str | None

    @property
    def others(self) -> Sequence[str]:
        """The wordings in which it is told, but for its name."""
        return [words for words in self.wordings if words.casefold() != self.name.casefold()]

    @property
    def total(self) -> int:
        """How many positions there are on it."""
        return sum(self.stances.values())


@dataclass(frozen=True, slots=True)
class Matrix:
    """A row a holder, a column a period; in each cell the positions taken in it. Holders left out are counted."""

    by: str
    periods: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Sequence[JSON]]]]
    others: int
    cut: int


def common(ledger: Ledger) -> list[Issue]:
    """All issues, their wordings gathered, the most told of first."""
    columns = ledger.columns("positions")
    gathered, stances = ledger.gathered(columns), on_issue(columns)
    counts: defaultdict[int, dict[str, int]] = defaultdict(dict)
    days: defaultdict[int, list[str]] = defaultdict(list)
    keys = gathered.column.codes.astype(np.int64) * max(len(stances.values), 1) + stances.codes
    found, first, numbers = np.unique(keys, return_index=True, return_counts=True)
    last = len(keys) - 1 - np.unique(keys[::-1], return_index=True)[1] if len(keys) else first
    for n, key in enumerate(found):
        issue, stance = divmod(int(key), len(stances.values))
        counts[issue][str(stances.values[stance])] = int(numbers[n])
        days[issue] += [str(columns.day.values[columns.day.codes[at]] or "") for at in (first[n], last[n])]
    made = [
        Issue(gathered.names[number], gathered.wordings[number], counts[number], *_span(days[number]))
        for number in counts
    ]
    return sorted(made, key=lambda one: (-one.total, one.name))


def on_issue(positions: Columns) -> Coded:
    """The stances on the issues, which are the opposite ones where the words name the issue's opposite."""
    stance, sense = positions.own["stance"], positions.own["sense"]
    values = [str(value) for value in stance.values]
    values += sorted(set(FLIPPED) - set(values))
    other = np.array([values.index(FLIPPED.get(value, value)) for value in values], np.int8)
    codes = stance.codes.copy()
    against = sense.where(lambda value: value == AGAINST)
    codes[against] = other[codes[against]]
    return Coded(codes, values)


def _span(days: Sequence[str]) -> tuple[str | None, str | None]:
    known = sorted(day for day in days if day)
    return (known[0], known[-1]) if known else (None, None)


def matrix(connection: sqlite3.Connection, columns: Columns, mask: Mask) -> Matrix:
    """The stands of the busiest holders, by periods that are as short as there is room for."""
    chosen = np.flatnonzero(mask)[-MOST:]
    condition, values = tables.named("positions", columns.names(chosen))
    found = [_position(row) for row in connection.execute(STANCES.format(chosen=condition), values)]
    by = _by(found, step(columns, mask))
    dated = [(period(one["day"], by), one) for one in found]
    periods = sorted({when for when, _ in dated if when})[-COLUMNS:]
    cells: defaultdict[str, defaultdict[str, list[JSON]]] = defaultdict(lambda: defaultdict(list))
    for when, one in dated:
        if when in periods:
            cells[holder(one)][str(when)].append(one)
    ranked = sorted(cells, key=lambda name: (-sum(map(len, cells[name].values())), name))
    rows = [(name, [cells[name].get(when, []) for when in periods]) for name in ranked[:ROWS]]
    return Matrix(by, periods, rows, max(len(ranked) - ROWS, 0), len({w for w, _ in dated if w}) - len(periods))


def _by(found: Sequence[JSON], wanted: str) -> str:
    """The shortest period, from the one wanted on, that needs no more columns than there is room for."""
    for by in FINER[FINER.index(wanted) :]:
        if len({period(one["day"], by) for one in found}) <= COLUMNS:
            return by
    return "year"


def _position(row: sqlite3.Row) -> JSON:
    own = {key: row[key] for key in ("id", "day", "person", "issue", "stance", "condition")}
    own["on_issue"] = FLIPPED.get(row["stance"], row["stance"]) if row["sense"] == AGAINST else row["stance"]
    return {**own, "actor": {key: row[key] for key in ("name", "code", "sector")}}
