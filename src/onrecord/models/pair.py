"""The pair model: what a sentence says that one marked party did to another, or that it says no such thing.

It reads text alone, without a parse. ``load()`` reads the weights that ship with onrecord.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.models.files import HOME, open_session, open_tokenizer
from onrecord.models.signals import Floats, softmax

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

LONGEST = 128  # pieces; of a longer text what stands around the parties is read
START, END = "[CLS]", "[SEP]"
# what the model sees before and after the actor and the recipient
MARKS = (("^", "~"), ("`", "|"))
Chars = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Classified:
    """What is between two parties. ``category`` is None for no act; ``scores`` has every category's probability."""

    category: str | None
    mode: str | None
    status: str | None
    scores: Mapping[str, float]


@dataclass(frozen=True)
class Pairs:
    """A loaded pair model."""

    session: InferenceSession
    tokenizer: Tokenizer
    labels: Mapping[str, Sequence[str]]
    none: float

    def classify(self, text: str, actor: Chars, recipient: Chars) -> Classified:
        """What a text says that the actor at some characters did to the recipient at others.

        Each pair is read by itself, so that what is said of it does not depend on others.
        """
        pieces, marks = encoded(self.tokenizer, text, actor, recipient)
        given = {"pieces": np.array([pieces]), "marks": np.array([marks])}
        category, mode, status = (found[0] for found in self.session.run(None, given))
        return self._told(softmax(category), mode, softmax(status))

    def _told(self, chances: Floats, modes: Floats, statuses: Floats) -> Classified:
        categories = self.labels["categories"]
        scores = {name: round(float(p), 4) for name, p in zip(categories, chances[1:], strict=True)}
        if chances[0] >= self.none:
            return Classified(None, None, None, scores)
        category = categories[int(chances[1:].argmax())]
        able = [n for n, mode in enumerate(self.labels["modes"]) if mode in self.labels["able"][category]]  # type: ignore[call-overload]
        mode = self.labels["modes"][max(able, key=lambda n: (modes[n], -n))]
        return Classified(category, mode or None, self.labels["statuses"][int(statuses.argmax())], scores)


def encoded(tokenizer: Tokenizer, text: str, actor: Chars, recipient: Chars) -> tuple[list[int], tuple[int, int]]:
    """A text as pieces with both parties marked, and where their marks are.

    Overlapping parties are both marked; of a text too long what is far from both is left out.
    """
    cuts = sorted(
        (place, after, number)
        for number, span in enumerate((actor, recipient))
        for place, after in zip(span, (1, 0), strict=True)
    )
    made, opened, before = [_number(tokenizer, START)], {}, 0
    for place, opening, number in cuts:
        made += tokenizer.encode(text[before:place], add_special_tokens=False).ids
        before = place
        if opening:
            opened[number] = len(made)
        made.append(_number(tokenizer, MARKS[number][1 - opening]))
    made += tokenizer.encode(text[before:], add_special_tokens=False).ids
    return _shortened(made, (opened[0], opened[1]), _number(tokenizer, END))


def _shortened(pieces: list[int], marks: tuple[int, int], end: int) -> tuple[list[int], tuple[int, int]]:
    """At most ``LONGEST`` pieces: all that fits around the parties, the middle cut where they are far apart."""
    room = LONGEST - 1
    if len(pieces) <= room:
        return [*pieces, end], marks
    low, high = min(marks), max(marks)
    half = room // 2
    if high - low < half:
        first = min(max(1, (low + high - room) // 2 + 1), len(pieces) - room + 1)
        kept = [0, *range(first, min(first + room - 1, len(pieces)))]
    else:
        around = [k for mark in (low, high) for k in range(mark - half // 2, mark + half // 2)]
        kept = [0, *sorted({k for k in around if 0 < k < len(pieces)})][:room]
    return [*(pieces[k] for k in kept), end], (kept.index(marks[0]), kept.index(marks[1]))


def _number(tokenizer: Tokenizer, word: str) -> int:
    return int(tokenizer.token_to_id(word) or 0)


@lru_cache(maxsize=2)
def load(folder: Path = HOME) -> Pairs:
    """The model in a folder, loaded once a process."""
    labels = json.loads((folder / "pair.json").read_text("utf-8"))
    return Pairs(open_session(folder / "pair.onnx"), open_tokenizer(folder), labels, float(labels["none"]))
