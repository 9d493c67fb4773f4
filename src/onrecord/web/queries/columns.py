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

Codes = NDArray[Any]
Keys = NDArray[np.uint64]
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

PARTS: Mapping[str, tuple[str, ...]] = {
    "events": ("actor", "recipient"),
    "statements": ("speaker",),
    "positions": (),
    "deadlines": ("set_by", "binds"),
    "figures": ("according_to",),
}
"""The parts of parties that are filtered or counted by; the holders of positions are in a table of their own."""

# Tables are read from their beginning to their end, each once, and joined here: to look up every line in an index
# of random ids takes ten times as long.
LINES = "SELECT id, rowid, day, article, start, sentence, confidence FROM lines NOT INDEXED WHERE kind = '{kind}'"
OWN_ROWS = "SELECT line, {own} FROM {kind}"
PARTIES = "SELECT line, part, code, plover, name, sector, role FROM parties WHERE part IN ({parts})"
HOLDERS = """
SELECT line, 'holder', code, plover, name, sector, role FROM positions
UNION ALL SELECT line, 'person', NULL, NULL, person, NULL, NULL FROM positions WHERE person IS NOT NULL
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
        ranked = sorted(np.flatnonzero(found).tolist(), key=lambda n: (-found[n], str(self.values[n])))
        return [(self.values[n], int(found[n])) for n in ranked]


@dataclass(frozen=True, slots=True)
class Columns:
    """The lines of a kind in the record's order, one place a line in every column.

    ``number`` is the row of a line; days are numbered in their order. ``of``, ``part`` and ``who`` have one place
    a party: which line it is of, which part it takes in it, and who it is.
    """

    kind: str
    number: Codes
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
        found = list(map(known.get, values))
        if None in found:  # rare once all values have come
            found = [known.setdefault(value, len(known)) for value in values]
        return np.array(found, np.int32)

    def values(self) -> list[Any]:
        """The values by number."""
        return list(self.known)


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of a record: the number of each, the same for all kinds of lines, and the publishers."""

    coder: Coder
    ids: Sequence[str]
    publisher: Mapping[str, str | None]

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Articles:
        """The articles of a record."""
        found = dict(connection.execute("SELECT id, publisher FROM articles").fetchall())
        coder = Coder()
        coder.codes(list(found))
        return cls(coder, coder.values(), found)

    def ranks(self) -> Codes:
        """The place of each article's id among all, in alphabetical order."""
        found = np.empty(max(len(self.ids), 1), np.int32)
        found[sorted(range(len(self.ids)), key=self.ids.__getitem__)] = np.arange(len(self.ids), dtype=np.int32)
        return found

    def publishers(self, codes: Codes) -> Coded:
        """The publisher of each of some articles."""
        coder = Coder()
        by_article = coder.codes([self.publisher[id] for id in self.coder.known])
        return Coded(_small(by_article, len(coder.known))[codes] if len(by_article) else codes, coder.values())


def load(connection: sqlite3.Connection, kind: str, articles: Articles) -> Columns:
    """The columns of a kind of lines."""
    keys, plain, days = _lines(connection, kind, articles)
    # lines without a day come last, as they do in the record
    order = np.lexsort((plain["start"], articles.ranks()[plain["article"]], days.codes))
    found = {name: column[order] for name, column in plain.items() if name != "start"}
    index = Index.of(keys[order])
    return Columns(
        kind,
        found["number"],
        Coded(_small(days.codes[order], len(days.values)), days.values),
        Coded(found["article"], articles.ids),
        articles.publishers(found["article"]),
        found["sentence"],
        found["confidence"],
        _own(connection, kind, index),
        *_parties(connection, kind, index),
    )


def _lines(connection: sqlite3.Connection, kind: str, articles: Articles) -> tuple[Keys, dict[str, Any], Coded]:
    """What lines of all kinds have, in the order of their rows: their keys, numbers and days."""
    types = {"number": np.int32, "article": np.int32, "start": np.int32, "sentence": np.int32, "confidence": np.float32}
    pieces: dict[str, list[Any]] = {name: [] for name in ("key", "day", *types)}
    coder = Coder()
    for id, number, day, article, start, sentence, confidence in _batches(connection, LINES.format(kind=kind)):
        pieces["key"].append(keys_of(id))
        pieces["day"].append(coder.codes(day))
        pieces["article"].append(articles.coder.codes(article))
        pieces["sentence"].append(np.array([NOWHERE if s is None else s for s in sentence], np.int32))
        for name, values in (("number", number), ("start", start), ("confidence", confidence)):
            pieces[name].append(np.array(values, types[name]))
    plain = {name: _joined(pieces[name], kind_of) for name, kind_of in types.items()}
    return _joined(pieces["key"], np.uint64), plain, _by_day(Coded(_joined(pieces["day"]), coder.values()))


def _by_day(days: Coded) -> Coded:
    """Days numbered in their order, the unknown one last."""
    ranked = sorted(range(len(days.values)), key=lambda n: (days.values[n] is None, days.values[n] or ""))
    rank = np.empty(max(len(ranked), 1), np.int32)
    rank[ranked] = np.arange(len(ranked), dtype=np.int32)
    return Coded(rank[days.codes], [days.values[n] for n in ranked])


def keys_of(ids: Sequence[str]) -> Keys:
    """Ids of lines, sixteen hexadecimal digits, as numbers."""
    digits = np.array(ids, "S16").view(np.uint8).reshape(-1, 16)
    values = np.where(digits >= ord("a"), digits - (ord("a") - 10), digits - ord("0")).astype(np.uint64)
    shifts = np.arange(60, -1, -4, dtype=np.uint64)
    found: Keys = np.bitwise_or.reduce(values << shifts, axis=1)
    return found


@dataclass(frozen=True, slots=True)
class Index:
    """Finds the place of a line by its key."""

    keys: Keys
    places: Codes

    @classmethod
    def of(cls, keys: Keys) -> Index:
        """The index of lines by the keys of all places."""
        places = np.argsort(keys)
        return cls(keys[places], places.astype(np.int32))

    def find(self, keys: Keys) -> Codes:
        """The places of some lines, NOWHERE for those of another kind."""
        if not len(self.keys):
            return np.full(len(keys), NOWHERE, np.int32)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, self.places[at], NOWHERE)


def _own(connection: sqlite3.Connection, kind: str, index: Index) -> dict[str, Coded]:
    """The columns that only lines of this kind have."""
    coders = {name: Coder() for name in OWN[kind]}
    codes = {name: np.zeros(len(index.keys), np.int32) for name in OWN[kind]}
    for line, *own in _batches(connection, OWN_ROWS.format(own=", ".join(OWN[kind]), kind=kind)):
        places = index.find(keys_of(line))
        for name, values in zip(OWN[kind], own, strict=True):
            codes[name][places] = coders[name].codes(values)
    return {name: Coded(_small(codes[name], len(coder.known)), coder.values()) for name, coder in coders.items()}


def _batches(connection: sqlite3.Connection, asked: str) -> Iterator[tuple[Sequence[Any], ...]]:
    """Rows as columns, some thousand at a time."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(asked)
    while batch := cursor.fetchmany(BATCH):
        yield tuple(zip(*batch, strict=True))


def _joined(pieces: Sequence[Any], type: Any = np.int32) -> Any:
    return np.concatenate(pieces) if pieces else np.zeros(0, type)


def _small(codes: Any, count: int) -> Any:
    """Codes in as few bytes as that many different ones need."""
    return codes.astype(np.int8 if count < 1 << 7 else np.int16 if count < 1 << 15 else np.int32)


def _parties(connection: sqlite3.Connection, kind: str, index: Index) -> tuple[Codes, Coded, Coded]:
    """Of each party of the lines: the place of its line, its part, and who it is."""
    parts, people = Coder(), Coder()
    found: tuple[list[Codes], list[Codes], list[Codes]] = ([], [], [])
    wanted = ", ".join(f"'{part}'" for part in PARTS[kind])
    for line, part, *known in _batches(connection, PARTIES.format(parts=wanted) if wanted else HOLDERS):
        places = index.find(keys_of(line))
        here = places >= 0
        found[0].append(places[here])
        found[1].append(parts.codes(part)[here].astype(np.int8))
        found[2].append(people.codes(list(zip(*known, strict=True)))[here])
    who = [Who(*known) for known in people.values()]
    of, part_codes, who_codes = (_joined(pieces) for pieces in found)
    return of, Coded(part_codes, parts.values()), Coded(_small(who_codes, len(who)), who)
