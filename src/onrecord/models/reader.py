"""The reader model: an encoder in ONNX, read with onnxruntime, and small heads over its states.

``load()`` reads the weights that ship with onrecord. How they were trained is told in MODEL_CARD.md and in
``training/`` at the root of the repository.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.models.features import DEPENDENCY, Hints, Mentions, Places, ground
from onrecord.models.files import HOME, open_session, open_tokenizer
from onrecord.models.signals import Floats, Signals
from onrecord.models.windows import Cutter, Marks, Window, windows
from onrecord.parsing import Parse

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


@dataclass(frozen=True)
class Tables:
    """The weights of the heads by name, and what their rows and columns stand for."""

    weights: Mapping[str, Floats]
    labels: Mapping[str, Any]

    def __getitem__(self, name: str) -> Floats:
        return self.weights[name]

    @cached_property
    def roles(self) -> list[str]:
        """The roles that arcs are scored for, in the order of the weights."""
        return list(self.labels["roles"])

    @cached_property
    def relations(self) -> dict[str, int]:
        """The relations that have weights."""
        return dict(self.labels["relations"])

    @cached_property
    def sectors(self) -> list[str]:
        """The sectors in the order of the weights."""
        return list(self.labels["sectors"])

    @cached_property
    def categories(self) -> list[str]:
        """The categories in the order of the weights; no act comes before them."""
        return list(self.labels["categories"])

    def threshold(self, name: str) -> float:
        """From which probability on something is taken to be so."""
        return float(self.labels["thresholds"][name])

    def least_recipient(self, category: str, *, row: bool) -> float:
        """From which probability on a word is a recipient; ``row``: a rule found the act and may leave the side empty.

        Nobody asks, accuses or strikes without somebody, so that for such acts the likeliest is taken then, too.
        """
        alone = not row or category in self.labels["directed"]
        return self.threshold("recipient" if alone else "party")

    @property
    def arc(self) -> int:
        """The size of an arc's projections."""
        return int(self.labels["arc"])


@dataclass(frozen=True)
class Reader:
    """A loaded model. ``version`` names it in what it makes: "reader@1"."""

    session: InferenceSession
    pieces: Cutter
    marks: Marks
    tables: Tables
    version: str

    def read(self, parse: Parse, mentions: Mentions, hints: Hints, dateline: str | None) -> Signals:
        """What the model sees in an article. ``hints``: the acts that lexicon rules find, by word."""
        cut = list(windows(parse, self.pieces, self.marks))
        states = np.zeros((len(parse.tokens), int(self.tables.labels["size"])), np.float32)
        owner = [0] * len(parse.tokens)
        for number, (window, rows) in enumerate(zip(cut, self._states(parse, mentions, hints, cut), strict=True)):
            states[list(window.words)] = rows
            for i in window.words:
                owner[i] = number
        places = Places(parse, mentions, dateline)
        return Signals(parse, mentions, hints, places, states, tuple(owner), self.tables)

    def _states(self, parse: Parse, mentions: Mentions, hints: Hints, cut: Sequence[Window]) -> Iterator[Floats]:
        # one by one: nothing is padded, and no window's states depend on those beside it
        for window in cut:
            row = inputs(parse, mentions, hints, window, self.tables.categories)
            yield self.session.run(["states"], {name: np.array([given]) for name, given in row.items()})[0][0]


Inputs = dict[str, list[int]]


def inputs(parse: Parse, mentions: Mentions, hints: Hints, window: Window, categories: Sequence[str]) -> Inputs:
    """What the encoder takes of a window: its pieces, and for every word where it begins and what is known of it."""
    place = {i: n for n, i in enumerate(window.words)}
    return {
        "pieces": list(window.pieces),
        "first": list(window.first),
        "hints": [hints[i].number(categories) if i in hints else 0 for i in window.words],
        "heads": [place.get(parse.tokens[i].head, n) for n, i in enumerate(window.words)],
        "dependencies": [DEPENDENCY.get(parse.tokens[i].dep, 0) for i in window.words],
        "grounds": [ground(mentions, i) for i in window.words],
    }


@lru_cache(maxsize=2)
def load(folder: Path = HOME) -> Reader:
    """The model in a folder, loaded once a process."""
    labels = json.loads((folder / "reader.json").read_text("utf-8"))
    with np.load(folder / "reader.npz") as file:
        weights = {name: file[name].astype(np.float32) for name in file.files}
    tokenizer = open_tokenizer(folder)
    session, marks = open_session(folder / "reader.onnx"), Marks.of(tokenizer)
    return Reader(session, Cutter(tokenizer, marks), marks, Tables(weights, labels), str(labels["version"]))
