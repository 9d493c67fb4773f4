"""The record's lines as columns of numbers, kept while the server runs: any filter or count is a pass over them.

A line takes some forty bytes. The words stay in the record; a page fetches those of the few lines that it shows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Mask = NDArray[np.bool_]
Value = TypeVar("Value")

BATCH = 5_000
NOWHERE = -1
SENTENCES = 1 << 24  # more than an article can have

OWN: Mapping[str, tuple[str, ...]] = {
    "events": ("category", "mode", "status", "quad", "place"),
    "statements": ("form", '"to"'),
    "positions": ("issue", "stance"),
    "deadlines": ("due",),
    "figures": ("unit",),
}
"""The columns of each kind that are filtered or counted by."""

LINES = """
SELECT l.rowid, l.day, l.article, l.sentence, l.confidence, {own}
FROM lines l INDEXED BY lines_day CROSS JOIN {kind} k ON k.line = l.id
WHERE l.kind = '{kind}' ORDER BY l.day, l.article, l.start
"""
PARTIES = """
SELECT l.rowid, p.part, p.code, p.plover, p.name, p.sector, p.role
FROM lines l CROSS JOIN parties p ON p.line = l.id WHERE l.kind = '{kind}'
"""
HOLDERS = """
SELECT l.rowid, 'holder', p.code, p.plover, p.name, p.sector, p.role FROM positions p JOIN lines l ON l.id = p.line
UNION ALL
SELECT l.rowid, 'person', NULL, NULL, p.person, NULL, NULL FROM positions p JOIN lines l ON l.id = p.line
WHERE p.person IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as the lines know it."""

    code: str | None
    plover: str | None
    name: str | None
    sector: str | None
    role: str | None

    def is_called(self, name: str) -> bool:
        """Whether it goes by a code, PLOVER code or name."""
        return name in {self.code, self.plover} or (self.name or "").casefold() == name.casefold()


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of values, each as its place in the list of different ones."""

    codes: Codes
    values: Sequence[Any]

    def where(self, test: Callable[[Any], bool]) -> Mask:
        """The lines whose value passes a test, which is made once a value."""
        passes = np.fromiter((test(value) for value in self.values), np.bool_, len(self.values))
        found: Mask = passes[self.codes] if len(passes) else np.zeros(len(self.codes), np.bool_)
        return found

    def counts(self, mask: Mask) -> list[tuple[Any, int]]:
        """How often each value occurs among some lines, the most frequent first."""
        found = np.bincount(self.codes[mask], minlength=len(self.values))
        ranked = sorted(np.flatnonzero(found), key=lambda n: (-found[n], str(self.values[n])))
        return [(self.values[n], int(found[n])) for n in ranked]


@dataclass(frozen=True, slots=True)
class Columns:
    """The lines of a kind in the record's order, one place a line in every column.

    ``number`` is the row of a line, ``parties`` say which line each party is of and which part it takes.
    """

    kind: str
    number: NDArray[np.int64]
    day: Coded
    article: Coded
    publisher: Coded
    sentence: Codes
    confidence: NDArray[np.float32]
    own: Mapping[str, Coded]
    of: Codes
    part: Coded
    who: Coded

    def __len__(self) -> int:
        return len(self.number)

    def every(self) -> Mask:
        """All lines."""
        return np.ones(len(self), np.bool_)

    def with_party(self, name: str, parts: Sequence[str]) -> Mask:
        """The lines in which somebody takes one of some parts."""
        chosen = self.who.where(lambda who: who.is_called(name)) & self.part.where(lambda part: part in parts)
        found = np.zeros(len(self), np.bool_)
        found[self.of[chosen]] = True
        return found

    def parties(self, mask: Mask, parts: Sequence[str]) -> list[tuple[Who, int]]:
        """Who takes some parts in some lines, and in how many, the most frequent first."""
        chosen = mask[self.of] & self.part.where(lambda part: part in parts)
        return self.who.counts(chosen)

    def places(self) -> NDArray[np.int64]:
        """The sentence that each line stands in, as one number."""
        return place(self.article.codes, self.sentence)


def place(article: NDArray[Any], sentence: Codes) -> NDArray[np.int64]:
    """One number for each pair of an article's number and a sentence's."""
    found: NDArray[np.int64] = article.astype(np.int64) * SENTENCES + sentence
    return found


@dataclass(slots=True)
class Coder:
    """Gives every different value a number, in the order of their coming."""

    known: dict[Any, int] = field(default_factory=dict)

    def codes(self, values: Sequence[Any]) -> Codes:
        """The numbers of some values."""
        known = self.known
        return np.fromiter((known.setdefault(value, len(known)) for value in values), np.int32, len(values))

    def values(self) -> list[Any]:
        """The values by number."""
        return list(self.known)


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of a record: the number of each, the same for all kinds of lines, and the publishers."""

    coder: Coder
    publisher: Mapping[str, str | None]

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Articles:
        """The articles of a record."""
        found = dict(connection.execute("SELECT id, publisher FROM articles").fetchall())
        coder = Coder()
        coder.codes(list(found))
        return cls(coder, found)

    def publishers(self, codes: Codes) -> Coded:
        """The publisher of each of some articles."""
        coder = Coder()
        by_article = coder.codes([self.publisher[id] for id in self.coder.known])
        return Coded(by_article[codes] if len(by_article) else codes, coder.values())


def load(connection: sqlite3.Connection, kind: str, articles: Articles) -> Columns:
    """The columns of a kind of lines."""
    coders = {name: Coder() for name in ("day", *OWN[kind])}
    pieces: dict[str, list[Any]] = {name: [] for name in (*coders, "number", "article", "sentence", "confidence")}
    asked = LINES.format(kind=kind, own=", ".join(f"k.{name}" for name in OWN[kind]))
    for number, day, article, sentence, confidence, *own in _batches(connection, asked):
        pieces["number"].append(np.fromiter(number, np.int64, len(number)))
        pieces["day"].append(coders["day"].codes(day))
        pieces["article"].append(articles.coder.codes(article))
        pieces["sentence"].append(np.fromiter((NOWHERE if s is None else s for s in sentence), np.int32, len(sentence)))
        pieces["confidence"].append(np.fromiter(confidence, np.float32, len(confidence)))
        for name, values in zip(OWN[kind], own, strict=True):
            pieces[name].append(coders[name].codes(values))
    joined = {name: _joined(found, name) for name, found in pieces.items()}
    coded = {name: Coded(joined[name], coder.values()) for name, coder in coders.items()}
    order = _dated_first(coded["day"])
    return Columns(
        kind,
        joined["number"][order],
        _ordered(coded["day"], order),
        Coded(joined["article"][order], articles.coder.values()),
        articles.publishers(joined["article"][order]),
        joined["sentence"][order],
        joined["confidence"][order],
        {name: _ordered(coded[name], order) for name in OWN[kind]},
        *_parties(connection, kind, joined["number"][order]),
    )


def _batches(connection: sqlite3.Connection, asked: str) -> Iterator[tuple[Sequence[Any], ...]]:
    """Rows as columns, some thousand at a time."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(asked)
    while batch := cursor.fetchmany(BATCH):
        yield tuple(zip(*batch, strict=True))


def _joined(pieces: Sequence[Any], name: str) -> Any:
    kinds = {"number": np.int64, "confidence": np.float32}
    return np.concatenate(pieces) if pieces else np.zeros(0, kinds.get(name, np.int32))


def _ordered(coded: Coded, order: NDArray[np.int64]) -> Coded:
    return Coded(coded.codes[order], coded.values)


def _dated_first(day: Coded) -> NDArray[np.int64]:
    """The order that puts lines without any day last, as the record does; SQLite's index has them first."""
    undated = day.where(lambda value: value is None)
    return np.concatenate([np.flatnonzero(~undated), np.flatnonzero(undated)])


def _parties(
    connection: sqlite3.Connection, kind: str, number: NDArray[np.int64]
) -> tuple[Codes, Coded, Coded]:
    """Of each party of the lines: the place of its line, its part, and who it is."""
    place = np.full(int(number.max()) + 1 if len(number) else 1, NOWHERE, np.int32)
    place[number] = np.arange(len(number), dtype=np.int32)
    parts, people = Coder(), Coder()
    found: tuple[list[Codes], list[Codes], list[Codes]] = ([], [], [])
    for row, part, *known in _batches(connection, HOLDERS if kind == "positions" else PARTIES.format(kind=kind)):
        found[0].append(place[np.fromiter(row, np.int64, len(row))])
        found[1].append(parts.codes(part))
        found[2].append(people.codes(list(zip(*known, strict=True))))
    of, part_codes, who_codes = (_joined(pieces, "codes") for pieces in found)
    return of, Coded(part_codes, parts.values()), Coded(who_codes, [Who(*known) for known in people.values()])
