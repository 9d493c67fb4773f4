"""The shipped weights as a network to go on from: int8 turned back into floats, relations by their names.

Word vectors are taken from the base, which training leaves as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

WORDS = "word_embeddings.weight"
BY_RELATION = frozenset({"pathw.weight", "pathv.weight"})
LEFT_ALONE = "encoder.embeddings."
TRANSPOSED, QUANTIZED = "_Transposed", "_quantized"

State = dict[str, Tensor]


def going_on(folder: Path, fresh: Mapping[str, Tensor], relations: Mapping[str, int]) -> State:
    """The state of a fresh network with the weights that ship in a folder.

    Relations that those do not know begin at nothing. Raises ValueError when a shape differs.
    """
    held = {**_encoder(folder / "reader.onnx"), **_heads(folder / "reader.npz")}
    known = json.loads((folder / "reader.json").read_text("utf-8"))["relations"]
    made: State = {}
    for name, blank in fresh.items():
        if name.endswith(WORDS):
            made[name] = blank
            continue
        weights = torch.from_numpy(held[name])
        made[name] = _placed(weights, blank, known, relations) if name in BY_RELATION else weights
        if made[name].shape != blank.shape:
            raise ValueError(f"{name}: shape {tuple(weights.shape)}, wanted {tuple(blank.shape)}")
    return made


def pair_going_on(folder: Path, fresh: Mapping[str, Tensor]) -> State:
    """The state of a fresh pair network with the weights that ship in a folder; what training leaves alone as it is."""
    held = {name.partition(".")[2]: array for name, array in _encoder(folder / "pair.onnx").items()}
    return {k: v if k.startswith(LEFT_ALONE) else torch.from_numpy(held[k]) for k, v in fresh.items()}


def mean(old: State, new: State, share: float) -> State:
    """Weights between those that ship and those trained on from them; ``share``: how far towards the new ones."""
    return {name: torch.lerp(old[name], new[name], share) for name in new}


def _placed(weights: Tensor, blank: Tensor, known: Mapping[str, int], relations: Mapping[str, int]) -> Tensor:
    """Rows of a table by relation, where the present numbering has them."""
    made = torch.zeros_like(blank)
    made[0] = weights[0]
    for name, row in relations.items():
        if name in known:
            made[row] = weights[known[name]]
    return made


def _encoder(path: Path) -> dict[str, np.ndarray]:
    stored = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(path)).graph.initializer}
    found = {}
    for name, array in stored.items():
        if name.endswith(QUANTIZED):
            base = name.removesuffix(QUANTIZED)
            floats = (array.astype(np.float32) - stored[f"{base}_zero_point"]) * stored[f"{base}_scale"]
            turned = floats.T.copy() if base.endswith(TRANSPOSED) else floats
            found[base.removesuffix(TRANSPOSED)] = turned.astype(np.float32)
        elif array.dtype == np.float32 and not name.endswith("_scale"):
            found[name] = array.copy()
    return found


def _heads(path: Path) -> dict[str, np.ndarray]:
    with np.load(path) as file:
        return {name: file[name].astype(np.float32) for name in file.files}
