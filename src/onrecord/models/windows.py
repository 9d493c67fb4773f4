"""An article cut into windows that the encoder takes: whole sentences, side by side, up to a number of pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.parsing import Parse

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST_PIECES = 8  # of a word
LIMIT = 128  # pieces a window aims at; one long sentence may exceed it
LONGEST = 256  # pieces the encoder takes at most; words beyond share the state of the first piece
Pieces = Callable[[str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Window:
    """Words of the parse, the pieces they are cut into, and where each word's first piece is."""

    words: tuple[int, ...]
    pieces: tuple[int, ...]
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers of the encoder's special pieces."""

    start: int
    end: int
    pad: int
    unknown: int

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> Marks:
        """The special pieces of a tokenizer."""
        return cls(*(int(tokenizer.token_to_id(name) or 0) for name in ("[CLS]", "[SEP]", "[PAD]", "[UNK]")))


@dataclass(frozen=True)
class Cutter:
    """Cuts words into pieces, at least one each, and remembers them."""

    tokenizer: Tokenizer
    marks: Marks
    memory: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)

    def __call__(self, word: str) -> tuple[int, ...]:
        """The pieces of a word."""
        if word not in self.memory:
            found = self.tokenizer.encode(word, add_special_tokens=False).ids[:MOST_PIECES]
            self.memory[word] = tuple(found) or (self.marks.unknown,)
        return self.memory[word]


def windows(parse: Parse, pieces: Pieces, marks: Marks, limit: int = LIMIT) -> Iterator[Window]:
    """The windows of an article, in order; every word is in one of them."""
    held: list[int] = []
    size = 2
    for first, end in parse.bounds:
        length = sum(len(pieces(parse.tokens[i].text)) for i in range(first, end))
        if held and size + length > limit:
            yield window(parse, held, pieces, marks)
            held, size = [], 2
        held += range(first, end)
        size += length
    if held:
        yield window(parse, held, pieces, marks)


def window(parse: Parse, words: Sequence[int], pieces: Pieces, marks: Marks) -> Window:
    """The window of some words of a parse."""
    cut, first = [marks.start], []
    for n, i in enumerate(words):
        if n and parse.paragraph_of[i] != parse.paragraph_of[words[n - 1]]:
            cut.append(marks.end)
        found = pieces(parse.tokens[i].text)
        if len(cut) + len(found) >= LONGEST:
            first.append(0)
        else:
            first.append(len(cut))
            cut += found
    return Window(tuple(words), (*cut, marks.end), tuple(first))
