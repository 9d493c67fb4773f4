"""Write a trained network as what ships: python -m training.export TRAINED OUT --version reader@1

The encoder and its middle layer become ONNX with int8 weights, the heads a file of arrays, the numbering JSON.
``decisions.json`` says from which probability on something is looked at, as found on held-out texts.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn.functional import gelu

from training.network import Body, Network, Sizes
from training.shipped import going_on, mean
from training.single import read_one
from training.train import base_folder

NAMES = ("pieces", "first", "hints", "heads", "dependencies", "grounds")


def load_trained(folder: Path, base: str, before: Path | None = None, share: float = 1.0) -> Network:
    """The network that ``training.train`` saved in a folder, or its mean with the one that ships in another."""
    sizes = Sizes(**json.loads((folder / "sizes.json").read_text("utf-8")))
    network = Network(base, sizes)
    trained = torch.load(folder / "network.pt", weights_only=True)
    if before:
        relations = json.loads((folder / "labels.json").read_text("utf-8"))["relations"]
        trained = mean(going_on(before, trained, relations), trained, share)
    network.load_state_dict(trained)
    return network.eval()


def export(network: Network, labels: dict[str, object], base: str, out: Path) -> None:
    """Write the four files of a model."""
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _onnx(network.body, plain)
        # seven bits: eight overflow on processors without VNNI and would give other results there
        quantize_dynamic(plain, out / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    heads = {name: p.detach().numpy() for name, p in network.named_parameters() if not name.startswith("body.")}
    np.savez_compressed(out / "reader.npz", **{name: array.astype(np.float16) for name, array in heads.items()})
    (out / "reader.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")
    shutil.copy(Path(base) / "tokenizer.json", out / "tokenizer.json")


class OneWindow(nn.Module):
    """Encoder and middle layer over one window, as they are exported."""

    def __init__(self, body: Body) -> None:
        super().__init__()
        self.body = body

    def forward(
        self, pieces: Tensor, first: Tensor, hints: Tensor, heads: Tensor, dependencies: Tensor, grounds: Tensor
    ) -> Tensor:
        """States of a window's words [1, words, SIZE]."""
        own = self.body
        words = read_one(own.encoder, pieces, first[0])
        known = (own.hint(hints[0]), own.dependency(dependencies[0]), own.ground(grounds[0]))
        return gelu(own.middle(torch.cat([words, words[heads[0]], *known], -1)))[None]


def _onnx(body: Body, path: Path) -> None:
    words = torch.zeros(1, 6, dtype=torch.long)
    inputs = (torch.ones(1, 9, dtype=torch.long), words, words, words, words, words)
    axes = {name: {1: "pieces" if name == "pieces" else "words"} for name in NAMES}
    torch.onnx.export(
        OneWindow(body.eval()), inputs, str(path), input_names=list(NAMES), output_names=["states"], opset_version=17,
        dynamo=False, dynamic_axes={**axes, "states": {1: "words"}},
    )  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Export a folder of ``training.train``."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--version", required=True)
    parser.add_argument("--before", type=Path, help="a folder of shipped weights, to take the mean with")
    parser.add_argument("--share", type=float, default=1.0, help="how far from those towards the trained ones")
    parser.add_argument("--decisions", type=Path, default=Path(__file__).with_name("decisions.json"))
    parser.add_argument("--base", default=base_folder())
    options = parser.parse_args(arguments)
    labels = json.loads((options.trained / "labels.json").read_text("utf-8"))
    decisions = json.loads(options.decisions.read_text("utf-8"))
    network = load_trained(options.trained, options.base, options.before, options.share)
    export(network, {"version": options.version, **decisions, **labels}, options.base, options.out)


if __name__ == "__main__":
    main()
