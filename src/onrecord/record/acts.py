"""Events as who acts on whom on a day, and how many articles were read: what series and networks count."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, permutations, product

from onrecord.record.query import Filters, where

ACTS = """
SELECT l.id, l.day, a.publisher, e.quad, e.intensity, e.goldstein, p.part, p.code, p.plover, p.name
FROM lines l JOIN events e ON e.line = l.id JOIN articles a ON a.id = l.article
LEFT JOIN parties p ON p.line = l.id AND p.part IN ('actor', 'recipient')
WHERE {condition} AND e.status IN ({statuses})
ORDER BY l.day IS NULL, l.day, l.id, p.part, p.ordinal
"""
READ = """
SELECT a.published, a.publisher, count(*) AS articles FROM articles a
WHERE a.published IS NOT NULL GROUP BY a.published, a.publisher ORDER BY a.published, a.publisher
"""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Side:
    """A party by what it is known as."""

    code: str | None
    plover: str | None
    name: str | None

    def matches(self, who: str | None) -> bool:
        """Whether it is the one asked for, by code or name; everybody where nobody is."""
        names = {self.code, self.plover}
        return who is None or who in names or (self.name or "").casefold() == who.casefold()


@dataclass(frozen=True, slots=True)
class Act:
    """An event with its id, day (its own, else its report's), publisher, class, scores and sides."""

    id: str
    day: str | None
    publisher: str | None
    quad: str
    intensity: float
    goldstein: float
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]

    def pairs(self, actor: str | None = None, with_: str | None = None) -> list[Pair]:
        """The codes of who acts on whom, each pair once; only those asked for.

        Several actors without a recipient act on each other: a meeting, a joint exercise.
        """
        sides = product(self.actors, self.recipients) if self.recipients else permutations(self.actors, 2)
        found = [(one, other) for one, other in sides if one.matches(actor) and other.matches(with_)]
        pairs = {(one.code, other.code) for one, other in found if one.code and other.code}
        return sorted((str(a), str(b)) for a, b in pairs if self.recipients or a != b)


@dataclass(frozen=True, slots=True)
class Read:
    """How many articles of a publisher were read that came out on a day."""

    day: str
    publisher: str | None
    articles: int


def acts(connection: sqlite3.Connection, filters: Filters, statuses: Sequence[str]) -> Iterator[Act]:
    """The events of these statuses that meet the filters, by day; ``limit`` is not for events and left alone."""
    condition, values = where("events", replace(filters, limit=None))
    asked = ACTS.format(condition=condition, statuses=", ".join("?" for _ in statuses))
    rows = connection.execute(asked, (*values, *statuses))
    for _, found in groupby(rows, key=lambda row: row["id"]):
        yield _act(list(found))


def _act(rows: list[sqlite3.Row]) -> Act:
    first = rows[0]
    sides: dict[str, list[Side]] = {"actor": [], "recipient": []}
    for row in rows:
        if row["part"]:
            sides[row["part"]].append(Side(row["code"], row["plover"], row["name"]))
    return Act(
        first["id"], first["day"], first["publisher"],
        first["quad"], first["intensity"] or 0.0, first["goldstein"] or 0.0,
        tuple(sides["actor"]), tuple(sides["recipient"]),
    )  # fmt: skip


def read(connection: sqlite3.Connection) -> list[Read]:
    """How many articles were read, by day of publication and publisher; undated ones belong to no day."""
    return [Read(*row) for row in connection.execute(READ)]
