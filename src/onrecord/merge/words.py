"""The words of a text that tell what it is about: stems, names and numbers, and its runs of three words.

Datelines, the layout of wire copy and words that any report has are left out, so that what two texts share
is what they tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from onrecord.codebook.codebook import HOME, load, rows
from onrecord.codebook.names import Entry, Found
from onrecord.layout import paragraphs

TOKEN = re.compile(r"\d[\d.,]*\d|\w+")
SENTENCE = re.compile(r"(?<=[.!?])[\"')]*\s+(?=[\"'(]?[A-Z0-9])")
TRIPLE = 3
STATES = frozenset({"country", "adjective", "demonym", "capital", "metonym"})  # each stands for its state


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, numbers in digits; ``sense`` is its stem, or the code of the state it stands for."""

    word: str
    capital: bool
    first: bool
    sense: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a text is about: senses of its words (names among them), names, numbers."""

    stems: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]

    @property
    def weight(self) -> int:
        """How many words these are, names and numbers counting twice."""
        return len(self.stems) + len(self.stems & self.names) + 2 * len(self.numbers)

    def shared(self, other: Words) -> int:
        """How many words two texts share, counted likewise."""
        stems = self.stems & other.stems
        return len(stems) + len(stems & self.names) + 2 * len(self.numbers & other.numbers)


def words(text: str) -> Words:
    """The words of a text that tell what it is about."""
    return known(tokens(text))


def known(found: tuple[Token, ...], *, senses: bool = True) -> Words:
    """The words among tokens that tell what a text is about, by their senses or by their stems alone.

    The first word of a sentence is a name where the same text has it as one elsewhere.
    """
    capitals = {token.word for token in found if token.capital and not token.first}
    telling = [token for token in found if token.sense.isupper() or not common(token.word)]
    plain = {token: token.sense if senses else stem(token.word) for token in telling}
    return Words(
        frozenset(plain[token] for token in telling if not number(token.word)),
        frozenset(plain[token] for token in telling if token.word in capitals or (senses and token.sense.isupper())),
        frozenset(token.word for token in telling if number(token.word)),
    )


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """All words of a text in order, without its dateline."""
    return tuple(token for sentence in sentences(text) for token in sentence)


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[tuple[Token, ...], ...]:
    """The words of each sentence, roughly: at line breaks and full stops."""
    pieces = (piece for paragraph in paragraphs(text) for piece in SENTENCE.split(paragraph.words))
    return tuple(found for piece in pieces if (found := tuple(_tokens(piece))))


def _tokens(piece: str) -> list[Token]:
    states = {place: hit for hit in load(None).names.find(piece) for place in range(hit.start, hit.end)}
    return [
        _token(match.group(), place == 0, _state(states.get(match.start())))
        for place, match in enumerate(TOKEN.finditer(piece))
    ]


def _token(written: str, first: bool, state: str | None) -> Token:
    word = _plain(written)
    return Token(word, written[0].isupper(), first, state or stem(word))


def _state(hit: Found | None) -> str | None:
    """The code of the state that a name stands for; a person or a town stands for itself."""
    entries = hit.entries if hit else ()
    codes = {entry.code for entry in entries if isinstance(entry, Entry) and entry.kind in STATES}
    return codes.pop() if len(codes) == 1 else None


def _plain(word: str) -> str:
    low = word.casefold().replace(",", "")
    return _numerals().get(low, low)


def triples(found: tuple[Token, ...]) -> frozenset[tuple[str, ...]]:
    """Every run of three words; of fewer, the run itself."""
    plain = [token.word for token in found]
    runs = range(max(len(plain) - TRIPLE + 1, 1))
    return frozenset(tuple(plain[n : n + TRIPLE]) for n in runs)


def number(word: str) -> bool:
    """Whether a word is a number in digits."""
    return word[:1].isdigit()


def common(word: str) -> bool:
    """Whether any report may have a word, so that it tells nothing; single letters are such words."""
    return word in _common() or (len(word) < 2 and not number(word))


def negates(word: str) -> bool:
    """Whether a word may turn what a sentence says into its opposite."""
    return word in _negations()


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a word: "condemned" and "condemns" have the same one."""
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    from snowballstemmer import stemmer

    return stemmer("english")


@cache
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in rows(HOME, "common_words.csv"))


@cache
def _numerals() -> dict[str, str]:
    """Numbers in words: "seven" is 7."""
    return {row["unit"]: row["canonical"] for row in rows(HOME, "units.csv") if row["kind"] == "number"}


@cache
def _negations() -> frozenset[str]:
    """The words of the codebook that negate; of "n't" the letter that stands alone."""
    found = (row["word"] for row in rows(HOME, "modality.csv") if row["effect"] == "negated")
    return frozenset(word.rpartition("'")[2] for word in found)
