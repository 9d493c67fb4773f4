"""The record's lines as columns of numbers, kept while the server runs: any filter or count is a pass over them.

A line takes some forty bytes. The words stay in the record; a page fetches those of the few lines that it shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[Any]
Mask = NDArray[np.bool_]

NOWHERE = -1
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
        return self.among(n for n, value in enumerate(self.values) if test(value))

    def among(self, numbers: Sequence[int] | Any) -> Mask:
        """The lines whose value has one of some places in the list of values."""
        chosen = list(numbers)
        if len(chosen) == 1:
            only: Mask = self.codes == chosen[0]
            return only
        passes = np.zeros(max(len(self.values), 1), np.bool_)
        passes[chosen] = True
        found: Mask = passes[self.codes]
        return found

    def tally(self, mask: Mask | None = None) -> NDArray[np.int64]:
        """How often each value occurs, in all lines or among some."""
        if mask is None or mask.all():
            return self._tally
        return np.bincount(self.codes[mask], minlength=len(self.values))

    def ranked(self, tally: NDArray[np.int64]) -> list[int]:
        """The values that occur, the most frequent first, those that occur as often by their words."""
        present = np.flatnonzero(tally)
        order = np.lexsort((self._ranks[present], -tally[present]))
        return [int(n) for n in present[order]]

    def counts(self, mask: Mask) -> list[tuple[Any, int]]:
        """How often each value occurs among some lines, the most frequent first."""
        found = self.tally(mask)
        return [(self.values[n], int(found[n])) for n in self.ranked(found)]

    def placed(self, order: Codes) -> Coded:
        """The column with its lines in another order."""
        return Coded(self.codes[order], self.values)

    @cached_property
    def _tally(self) -> NDArray[np.int64]:
        return np.bincount(self.codes, minlength=len(self.values))

    @cached_property
    def _ranks(self) -> Codes:
        """The place of each value among all, by their words."""
        return ranks([str(value) for value in self.values])


def ranks(words: Sequence[str]) -> Codes:
    """The place of each of some words in their alphabetical order."""
    found = np.empty(len(words), np.int32)
    found[sorted(range(len(words)), key=words.__getitem__)] = np.arange(len(words), dtype=np.int32)
    return found


@dataclass(frozen=True)
class People:
    """Who goes by which key, a code or else a name: the number of each key, and that of each actor's."""

    keys: Mapping[str, int]
    key: Codes

    @classmethod
    def of(cls, values: Sequence[Who]) -> People:
        """The keys of some actors."""
        index: dict[str, int] = {}
        found = np.full(max(len(values), 1), NOWHERE, np.int32)
        for n, who in enumerate(values):
            key = who.code or who.name
            if key:
                found[n] = index.setdefault(key, len(index))
        return cls(index, found)

    @cached_property
    def ranks(self) -> Codes:
        """The place of each key among all in alphabetical order."""
        return ranks(list(self.keys))


def plain_name(who: Who) -> str | None:
    """What somebody is called; who holds an office of a state is not what the state is called."""
    return who.name if who.name and not who.role else None


@dataclass(frozen=True)
class Columns:
    """The lines of a kind in the record's order, one place a line in every column.

    A line is known by ``article``, the place of its article among ``articles`` (ids in alphabetical order), and its
    ``ordinal`` there; days are numbered in their order. ``of``, ``part`` and ``who`` have one place a party: which
    line it is of (in the order of the lines), which part it takes in it, and who it is.
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
    of: Codes
    part: Coded
    who: Coded

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
        found = np.flatnonzero((self.article == self.number(article)) & (self.ordinal == ordinal)).tolist()
        return int(found[0]) if found else None

    def met(self, names: Sequence[tuple[str, int]], mask: Mask) -> list[bool]:
        """Whether each of some lines, by article and ordinal, is among others."""
        articles = np.array([self.number(article) for article, _ in names], np.int64)
        sought = place(articles, np.array([ordinal for _, ordinal in names], np.int64))
        here = mask & np.isin(self.article, articles)
        found: list[bool] = np.isin(sought, place(self.article[here], self.ordinal[here])).tolist()
        return found

    def number(self, article: str) -> int:
        """The place of an article among the articles, NOWHERE where it has no such line."""
        id = article.encode()
        at = int(np.searchsorted(self.articles, np.bytes_(id)))
        return at if at < len(self.articles) and self.articles[at] == id else NOWHERE

    def with_party(self, name: str, parts: Sequence[str]) -> Mask:
        """The lines in which somebody takes one of some parts."""
        chosen = self.called(name)
        takes = self.taking(parts)
        found = np.zeros(len(self), np.bool_)
        found[self.of[chosen if takes is None else chosen & takes]] = True
        return found

    def called(self, name: str) -> Mask:
        """The parties that go by a code, PLOVER code or name, whatever the name's capitals."""
        codes, names = self._known
        return self.who.among({*codes.get(name, ()), *names.get(name.casefold(), ())})

    def taking(self, parts: Sequence[str]) -> Mask | None:
        """The parties that take some parts; None for all."""
        present = {self.part.values[n] for n in np.flatnonzero(self._takes)}
        return None if present <= set(parts) else self.part.where(lambda part: part in parts)

    def tally(self, mask: Mask, parts: tuple[str, ...]) -> NDArray[np.int64]:
        """In how many places of some lines each actor takes some parts."""
        if not mask.all():
            return self.who.tally(self.chosen(mask, parts))
        if parts not in self._tallies:
            self._tallies[parts] = self.who.tally(self.taking(parts))
        return self._tallies[parts]

    def chosen(self, mask: Mask, parts: Sequence[str]) -> Mask:
        """The parties that take some parts in some lines."""
        takes = self.taking(parts)
        found: Mask = mask[self.of]
        return found if takes is None else found & takes

    @cached_property
    def people(self) -> People:
        """The actors by the keys that they go by."""
        return People.of(self.who.values)

    @cached_property
    def _tallies(self) -> dict[tuple[str, ...], NDArray[np.int64]]:
        """The tallies of all lines, by parts."""
        return {}

    @cached_property
    def _takes(self) -> NDArray[np.int64]:
        return self.part.tally()

    @cached_property
    def _known(self) -> tuple[Mapping[str, list[int]], Mapping[str, list[int]]]:
        """The numbers of actors by their codes, and by their names without capitals."""
        codes: defaultdict[str, list[int]] = defaultdict(list)
        names: defaultdict[str, list[int]] = defaultdict(list)
        for n, who in enumerate(self.who.values):
            for code in {who.code, who.plover} - {None}:
                codes[str(code)].append(n)
            names[(who.name or "").casefold()].append(n)
        return dict(codes), dict(names)


def place(article: Codes, sentence: Codes) -> NDArray[np.int64]:
    """One number for each pair of an article's number and a sentence's."""
    found: NDArray[np.int64] = article.astype(np.int64) * SENTENCES + sentence
    return found
