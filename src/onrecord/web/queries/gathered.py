"""The issues that positions are on: wordings gathered as the command 'issues' gathers them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.record.topics import Gathering, Issue
from onrecord.web.queries.columns import Coded, Columns, Mask


@dataclass(frozen=True, slots=True)
class Gathered:
    """Of each position the number of its issue; ``names`` and ``wordings``, the commonest first, are by number.

    ``known`` are the numbers by what makes up the issues: a key, or a wording split off from its issue.
    """

    column: Coded
    wordings: Sequence[Sequence[str]]
    known: Mapping[str, int]
    split: Mapping[str, int]
    by_name: Mapping[str, int]

    @property
    def names(self) -> Sequence[str]:
        """What each issue is called."""
        return self.column.values

    def numbered(self, issue: Issue) -> int | None:
        """The number of an issue; None where no position is on it."""
        found = (self.known.get(key) for key in issue.keys)
        own = (self.split.get(wording) for wording in issue.wordings)
        return next((number for number in (*found, *own) if number is not None), None)

    def of(self, number: int) -> Mask:
        """The positions on an issue."""
        found: Mask = self.column.codes == number
        return found


def gather(positions: Columns, gathering: Gathering) -> Gathered:
    """The issues of all positions."""
    topic, issue = positions.own["topic"], positions.own["issue"]
    wordings = [str(value).casefold() for value in issue.values]
    width = max(len(issue.values), 1)
    pairs, place, counts = np.unique(
        topic.codes.astype(np.int64) * width + issue.codes, return_inverse=True, return_counts=True
    )
    made = _Made(gathering)
    of = np.zeros(len(pairs), np.int32)
    for n, (pair, count) in enumerate(zip(pairs.tolist(), counts.tolist(), strict=True)):
        wording = pair % width
        of[n] = made.add(str(topic.values[pair // width] or ""), wordings[wording], str(issue.values[wording]), count)
    return made.done(of[place], _named(positions))


def _named(positions: Columns) -> frozenset[str]:
    """The keys that are names, given by rows of the codebook."""
    topic, named = positions.own["topic"], positions.own["named"]
    codes = np.unique(topic.codes[named.where(bool)])
    return frozenset(str(topic.values[n]) for n in codes.tolist())


class _Made:
    """Issues as they are found, pair by pair of a key and a wording."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._numbers: dict[Issue, int] = {}
        self._keys: dict[str, int] = {}
        self._split: dict[str, int] = {}
        self._told: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self._of_key: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self._spelt: dict[str, str] = {}

    def add(self, key: str, wording: str, spelt: str, count: int) -> int:
        """The number of the issue that some positions are on."""
        number = self._number(key, wording)
        self._told[number][wording] += count
        self._of_key[number][key] += count
        self._spelt[wording] = min(spelt, self._spelt.get(wording, spelt))
        return number

    def _number(self, key: str, wording: str) -> int:
        apart = wording in self._gathering.split
        known, name = (self._split, wording) if apart else (self._keys, key)
        if name not in known:
            known[name] = self._numbers.setdefault(self._gathering.of(key, wording), len(self._numbers))
        return known[name]

    def done(self, codes: NDArray[np.int32], named: frozenset[str]) -> Gathered:
        """All issues with their names: the user's, else the codebook's, else the commonest wording."""
        wordings = [_ranked(self._told[number]) for number in self._numbers.values()]
        names: list[str] = []
        by_name: dict[str, tuple[int, int, int]] = {}
        for issue, number in self._numbers.items():
            key = next((key for key in _ranked(self._of_key[number]) if key in named & issue.keys), None)
            names.append(issue.name or key or self._spelt[wordings[number][0]])
            # of two that are called the same the user's own is meant, then the codebook's, then the more told of
            rank = (0 if issue.name else 1 if key else 2, -self._told[number].total(), number)
            by_name[names[-1].casefold()] = min(rank, by_name.get(names[-1].casefold(), rank))
        return Gathered(
            Coded(codes, names), [[self._spelt[one] for one in own] for own in wordings], self._keys, self._split,
            {name: rank[-1] for name, rank in by_name.items()},
        )  # fmt: skip


def _ranked(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda word: (-counts[word], word))
