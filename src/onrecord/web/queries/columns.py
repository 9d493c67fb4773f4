"""The record's lines as columns of numbers, kept while the server runs: any filter or count is a pass over them.

A line takes some forty bytes. The words stay in the record; a page fetches those of the few lines that it shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[Any]
Mask = NDArray[np.bool_]

NOWHERE = -1
FEW = 24
SENTENCES = 1 << 24  # more than an article can have


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as the lines know it."""

    code: str | None
    plover: str | None
    name: str | None
    sector: str | None
    role: str | None


@dataclass(frozen=True)
class Coded:
    """A column of values, each as its place in the list of different ones, which is in alphabetical order."""

    codes: Codes
    values: Sequence[Any]

    def where(self, test: Callable[[Any], bool]) -> Mask:
        """The lines whose value passes a test, which is made once a value."""
        passes = np.fromiter((test(value) for value in self.values), np.bool_, len(self.values))
        found: Mask = passes[self.codes] if len(passes) else np.zeros(len(self.codes), np.bool_)
        return found

    def tally(self, mask: Mask) -> NDArray[np.int64]:
        """How often each value occurs among some lines."""
        if mask.all():
            return self._tally
        if len(self.values) <= FEW:  # a pass a value is quicker than gathering the lines
            return np.array([np.count_nonzero(mask & (self.codes == n)) for n in range(len(self.values))], np.int64)
        return np.bincount(self.codes[mask], minlength=len(self.values))

    def counts(self, mask: Mask) -> list[tuple[Any, int]]:
        """How often each value occurs among some lines, the most frequent first."""
        found = self.tally(mask)
        return [(self.values[n], int(found[n])) for n in ranked(found, self._ranks)]

    def placed(self, order: Codes) -> Coded:
        """The column with its lines in another order."""
        return Coded(self.codes[order], self.values)

    @cached_property
    def _tally(self) -> NDArray[np.int64]:
        return np.bincount(self.codes, minlength=len(self.values))

    @cached_property
    def _ranks(self) -> Codes:
        return ranks([str(value) for value in self.values])


def ranked(tally: NDArray[np.int64], ranks: Codes) -> list[int]:
    """What occurs, the most frequent first, what occurs as often by its rank."""
    present = np.flatnonzero(tally)
    return [int(n) for n in present[np.lexsort((ranks[present], -tally[present]))]]


def ranks(words: Sequence[str]) -> Codes:
    """The place of each of some words in their alphabetical order."""
    found = np.empty(len(words), np.int32)
    found[sorted(range(len(words)), key=words.__getitem__)] = np.arange(len(words), dtype=np.int32)
    return found


@dataclass(frozen=True, slots=True)
class Takes:
    """Who takes a part in which lines: those of actor n are ``lines[edges[n] : edges[n + 1]]``, in their order."""

    lines: Codes
    edges: Codes

    def of(self, actor: int) -> Codes:
        """The lines in which an actor takes the part; twice where it does so twice."""
        found: Codes = self.lines[self.edges[actor] : self.edges[actor + 1]]
        return found

    def tally(self, mask: Mask) -> NDArray[np.int64]:
        """How often each actor takes the part in some lines."""
        if mask.all():
            return np.diff(self.edges).astype(np.int64)
        sums = np.zeros(len(self.lines) + 1, np.int32)
        np.cumsum(mask[self.lines], out=sums[1:])
        return np.diff(sums[self.edges]).astype(np.int64)


@dataclass(frozen=True)
class People:
    """The actors of some lines, and who of them goes by which key: a code, or else a name.

    ``known`` are the codebook's names of codes: Air France goes by FRA, and is not what FRA is called.
    """

    values: Sequence[Who]
    known: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def keys(self) -> Mapping[str, Sequence[int]]:
        """The actors who go by each key."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for n, who in enumerate(self.values):
            key = who.code or who.name
            if key:
                found[key].append(n)
        return dict(found)

    @cached_property
    def key(self) -> Codes:
        """The number of each actor's key, NOWHERE for those without one."""
        found = np.full(len(self.values), NOWHERE, np.int32)
        for number, actors in enumerate(self.keys.values()):
            found[actors] = number
        return found

    @cached_property
    def key_ranks(self) -> Codes:
        """The place of each key among all in alphabetical order."""
        return ranks(list(self.keys))

    @cached_property
    def ranks(self) -> Codes:
        """The place of each actor among all, by their words."""
        return ranks([str(who) for who in self.values])

    def called(self, name: str) -> list[int]:
        """The actors who go by a code, PLOVER code or name, whatever the name's capitals."""
        codes, names = self._known
        return sorted({*codes.get(name, ()), *names.get(name.casefold(), ())})

    @cached_property
    def _known(self) -> tuple[Mapping[str, list[int]], Mapping[str, list[int]]]:
        """Actors by their codes, and by their names without capitals."""
        codes: defaultdict[str, list[int]] = defaultdict(list)
        names: defaultdict[str, list[int]] = defaultdict(list)
        for n, who in enumerate(self.values):
            for code in {who.code, who.plover} - {None}:
                codes[str(code)].append(n)
            names[(who.name or "").casefold()].append(n)
        return dict(codes), dict(names)


def plain_name(who: Who) -> str | None:
    """What somebody is called; who holds an office of a state is not what the state is called."""
    return who.name if who.name and not who.role else None


@dataclass(frozen=True)
class Columns:
    """The lines of a kind in the record's order, one place a line in every column.

    A line is known by ``article``, the place of its article among ``articles`` (ids in alphabetical order), and its
    ``ordinal`` there; days are numbered in their order. ``takes`` has for each part who takes it in which lines.
    """

    kind: str
    articles: NDArray[np.bytes_]
    article: Codes
    ordinal: Codes
    day: Coded
    publisher: Coded
    sentence: Codes
    confidence: NDArray[np.float32]
    own: Mapping[str, Coded]
    people: People
    takes: Mapping[str, Takes]

    def __len__(self) -> int:
        return len(self.ordinal)

    def every(self) -> Mask:
        """All lines."""
        return np.ones(len(self), np.bool_)

    def names(self, places: Codes) -> list[tuple[str, int]]:
        """The article and ordinal of the lines at some places."""
        articles = [str(id, "utf-8") for id in self.articles[self.article[places]].tolist()]
        return list(zip(articles, self.ordinal[places].tolist(), strict=True))

    def find(self, article: str, ordinal: int) -> int | None:
        """The place of a line; None where it is not among them."""
        number = self.numbers(np.array([article.encode()]))[0]
        found = np.flatnonzero((self.article == number) & (self.ordinal == ordinal)).tolist()
        return int(found[0]) if found else None

    def met(self, names: Sequence[tuple[str, int]], mask: Mask) -> list[bool]:
        """Whether each of some lines, by article and ordinal, is among others."""
        articles = self.numbers(np.array([article.encode() for article, _ in names], np.bytes_))
        sought = place(articles, np.array([ordinal for _, ordinal in names], np.int64))
        here = mask & np.isin(self.article, articles)
        found: list[bool] = np.isin(sought, place(self.article[here], self.ordinal[here])).tolist()
        return found

    def numbers(self, articles: NDArray[np.bytes_]) -> NDArray[np.int64]:
        """The places of some articles among those with such lines, NOWHERE for the others."""
        if not len(self.articles):
            return np.full(len(articles), NOWHERE, np.int64)
        at = np.minimum(np.searchsorted(self.articles, articles), len(self.articles) - 1)
        found: NDArray[np.int64] = np.where(self.articles[at] == articles, at, NOWHERE)
        return found

    def with_party(self, name: str, parts: Sequence[str]) -> Mask:
        """The lines in which somebody takes one of some parts."""
        return self.with_actors(self.people.called(name), parts)

    def with_actors(self, actors: Iterable[int], parts: Sequence[str]) -> Mask:
        """The lines in which one of some actors takes one of some parts."""
        found = np.zeros(len(self), np.bool_)
        for actor in actors:
            for part in parts:
                found[self.takes[part].of(actor)] = True
        return found

    def tally(self, mask: Mask, parts: Sequence[str]) -> NDArray[np.int64]:
        """How often each actor takes some parts in some lines."""
        found: NDArray[np.int64] = np.sum([self.takes[part].tally(mask) for part in parts], axis=0)
        return found


def place(article: Codes, sentence: Codes) -> NDArray[np.int64]:
    """One number for each pair of an article's number and a sentence's."""
    found: NDArray[np.int64] = article.astype(np.int64) * SENTENCES + sentence
    return found
