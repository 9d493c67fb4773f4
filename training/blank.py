"""Some words and hints blanked out while the network learns, so that it leans on no single one of them."""

from __future__ import annotations

import random
from dataclasses import replace

from training.data import Data
from training.examples import Example

WORDS, HINTS = 0.1, 0.15  # the shares that are blanked out
BLANK = "[MASK]"


def blanked(examples: list[Example], data: Data, rng: random.Random) -> list[Example]:
    """The same windows with some of their words and hints blanked out; the labels stay as they are."""
    mark = data.scheme.pieces.tokenizer.token_to_id(BLANK)  # type: ignore[attr-defined]
    return [_blanked(one, mark, data.scheme.marks.end, rng) for one in examples]


def _blanked(one: Example, mark: int, end: int, rng: random.Random) -> Example:
    pieces, first = list(one.inputs["pieces"]), one.inputs["first"]
    for n, start in enumerate(first):
        if start and rng.random() < WORDS:
            stop = next((later for later in first[n + 1 :] if later), len(pieces) - 1)
            pieces[start:stop] = [piece if piece == end else mark for piece in pieces[start:stop]]
    hints = [0 if hint and rng.random() < HINTS else hint for hint in one.inputs["hints"]]
    return replace(one, inputs={**one.inputs, "pieces": pieces, "hints": hints})
