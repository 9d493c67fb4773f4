"""PLOVER contexts of an act: the topics that the words of its sentence indicate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from onrecord.parsing import Parse

MOST = 3


def contexts(parse: Parse, sentence: int, words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """At most three contexts, the best supported first."""
    first, end = parse.bounds[sentence]
    lemmas = tuple(parse.tokens[i].lemma for i in range(first, end))
    return _ranked(lemmas, _Frozen(words))


class _Frozen:
    """Lets the codebook's word list be part of a cache key by identity."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.words = words

    def __hash__(self) -> int:
        return id(self.words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and other.words is self.words


@lru_cache(maxsize=1024)
def _ranked(lemmas: tuple[str, ...], words: _Frozen) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for phrase in (*lemmas, *(f"{a} {b}" for a, b in pairwise(lemmas))):
        counts.update(words.words.get(phrase, ()))
    return tuple(name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST])
