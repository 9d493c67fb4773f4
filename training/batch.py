"""Windows side by side as tensors: reports whole, sentences by length."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from onrecord.models.reader import Inputs
from training.blank import blanked
from training.data import Data
from training.examples import UNTOLD, Example
from training.swap import swapped

BUDGET = 64  # pieces a window has on average; long ones come in smaller batches
POOL = 20


@dataclass(frozen=True)
class Batch:
    """Windows as tensors. ``rows`` says at which row of the flattened states a word of a text stands."""

    examples: list[Example]
    inputs: dict[str, Tensor]
    labels: dict[str, Tensor]
    weights: Tensor
    width: int
    rows: dict[int, int]

    @property
    def report(self) -> str | None:
        """The report that the batch is, whole; None for sentences."""
        return self.examples[0].text if self.examples[0].report else None


def batches(examples: Sequence[Example], size: int, rng: random.Random | None) -> list[list[Example]]:
    """Examples in batches: each report is one, sentences of like length go together."""
    reports: dict[str, list[Example]] = {}
    sentences = []
    for one in examples:
        if one.report:
            reports.setdefault(one.text, []).append(one)
        else:
            sentences.append(one)
    if rng:
        rng.shuffle(sentences)
    found = list(reports.values())
    for start in range(0, len(sentences), size * POOL):
        found += _by_length(sentences[start : start + size * POOL], size * BUDGET)
    if rng:
        rng.shuffle(found)
    return found


def _by_length(examples: list[Example], budget: int) -> list[list[Example]]:
    found: list[list[Example]] = []
    held: list[Example] = []
    for one in sorted(examples, key=lambda e: len(e.window.pieces)):
        if held and (len(held) + 1) * len(one.window.pieces) > budget:
            found.append(held)
            held = []
        held.append(one)
    return [*found, held] if held else found


def collate(examples: list[Example], data: Data, rng: random.Random | None = None) -> Batch:
    """Tensors of examples; with ``rng`` countries of some are swapped for others, and some words blanked out."""
    if rng:
        examples = blanked(swapped(examples, data, rng), data, rng)
    inputs = padded([e.inputs for e in examples], data.scheme.marks.pad)
    width = inputs["first"].shape[1]
    labels = {name: _block([e.labels[name] for e in examples], width, UNTOLD) for name in examples[0].labels}
    weights = _block([e.weights for e in examples], width, 0.0)
    rows = {i: k * width + n for k, e in enumerate(examples) for n, i in enumerate(e.window.words)}
    return Batch(examples, inputs, labels, weights, width, rows if examples[0].report else {})


def padded(rows: Sequence[Inputs], pad: int) -> dict[str, Tensor]:
    """Windows side by side as tensors of one width, with a mask over the pieces."""
    names = {name: max(len(row[name]) for row in rows) for name in rows[0]}
    made = {
        name: _block([row[name] for row in rows], width, pad if name == "pieces" else 0)
        for name, width in names.items()
    }
    made["mask"] = _block([[1] * len(row["pieces"]) for row in rows], names["pieces"], 0)
    return made


def _block(rows: Sequence[Sequence[float]], width: int, fill: float) -> Tensor:
    made = torch.full((len(rows), width), fill, dtype=torch.float if isinstance(fill, float) else torch.long)
    for n, row in enumerate(rows):
        made[n, : len(row)] = torch.tensor(row, dtype=made.dtype)
    return made
