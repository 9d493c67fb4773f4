"""Train the pair model: python -m training.train_pairs --out DIR [--start READER/network.pt] [--epochs 5]

It starts from the encoder of a trained reader, which has read the same corpus, or goes on from the weights that ship
(--start src/onrecord/models/weights), and is written as int8 ONNX.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AutoModel

from onrecord.codebook.codebook import Codebook, load
from onrecord.models.files import open_tokenizer
from onrecord.models.pair import encoded
from training import inventory
from training.corpus import read_corpus
from training.data import known_texts
from training.lexicon import lexicon_texts
from training.pairs import Pair, marked_text, pairs
from training.shipped import mean, pair_going_on
from training.single import read_one
from training.train import base_folder, rate

SIZE, GROUP, POOL, SMOOTH, BESIDE = 32, 20, 640, 0.05, 0.2
NONE = 0.5  # the probability from which on there is no act
SHARE = 0.15  # of the pairs that no coder marked, how many are seen an epoch
TIMES = 2  # how often an epoch those are seen that are to be seen often


class PairNetwork(nn.Module):
    """An encoder, a layer over the states of the text and of both marks, and three heads."""

    def __init__(self, base: str, categories: int, modes: int, statuses: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.middle, self.drop = nn.Linear(3 * width, width), nn.Dropout(0.1)
        self.category = nn.Linear(width, categories + 1)
        self.mode, self.status = nn.Linear(width, modes), nn.Linear(width, statuses)

    def forward(self, pieces: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of categories (the first: no act), modes and statuses, a row a pair."""
        states = self.drop(self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state)
        at = torch.gather(states, 1, marks.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        seen = self.drop(nn.functional.gelu(self.middle(torch.cat([states[:, 0], at[:, 0], at[:, 1]], -1))))
        return self.category(seen), self.mode(seen), self.status(seen)


class Numbers:
    """How the outputs are numbered, and pairs as tensors."""

    def __init__(self, codebook: Codebook, base: str) -> None:
        self.categories, self.modes = inventory.categories(codebook), inventory.modes(codebook)
        self.codebook = codebook
        self.tokenizer = open_tokenizer(Path(base))

    def inputs(self, group: Sequence[Pair], rng: random.Random | None) -> tuple[Tensor, Tensor, Tensor]:
        """Pieces, mask and marks."""
        rows = [encoded(self.tokenizer, *marked_text(pair, rng)) for pair in group]
        pieces = torch.zeros(len(rows), max(len(row) for row, _ in rows), dtype=torch.long)
        mask = torch.zeros_like(pieces)
        for n, (row, _) in enumerate(rows):
            pieces[n, : len(row)] = torch.tensor(row)
            mask[n, : len(row)] = 1
        return pieces, mask, torch.tensor([marks for _, marks in rows])

    def right(self, group: Sequence[Pair]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Categories, modes, statuses (-1: not told) and weights."""
        statuses = inventory.STATUSES
        return (
            torch.tensor([1 + self.categories.index(p.category) if p.category else 0 for p in group]),
            torch.tensor([self.modes.index(p.mode) if p.category else -1 for p in group]),
            torch.tensor([statuses.index(p.status) if p.category else -1 for p in group]),
            torch.tensor([p.weight for p in group]),
        )

    def labels(self) -> dict[str, object]:
        """What ships beside the weights."""
        able = {name: ["", *entry.get("modes", {})] for name, entry in self.codebook.categories.items()}
        return {"categories": self.categories, "modes": self.modes, "statuses": inventory.STATUSES, "able": able}


def train(learned: list[Pair], held: list[Pair], numbers: Numbers, options: argparse.Namespace) -> PairNetwork:
    """A network trained on pairs, measured on others after each epoch."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    network = _network(numbers, options)
    optimizer = _optimizer(network, options.rate)
    steps = 1 + options.epochs * int(1.02 * len(epoch_of(learned, options, random.Random(0))) / SIZE)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, steps))
    begun = time.monotonic()
    for epoch in range(options.epochs):
        network.train()
        total, count = 0.0, 0
        for group in _groups(epoch_of(learned, options, rng), rng):
            loss = _loss(network(*numbers.inputs(group, rng)), numbers.right(group))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, count = total + float(loss.detach()), count + 1
            if count % 100 == 0:
                print(f"  {count} batches, {time.monotonic() - begun:.0f} s: {total / count:.3f}", flush=True)
        print(
            f"epoch {epoch + 1}, {time.monotonic() - begun:.0f} s: {total / count:.3f}",
            told(network, held, numbers),
            flush=True,
        )
        options.out.mkdir(parents=True, exist_ok=True)
        torch.save(network.state_dict(), options.out / "pair.pt")
    return network


def epoch_of(learned: Sequence[Pair], options: argparse.Namespace, rng: random.Random) -> list[Pair]:
    """The pairs of an epoch: those of some texts several times, and so many of the others.

    Of the pairs that no coder marked another part is seen in every epoch.
    """
    seen = [pair for pair in learned if pair.weight >= 1.0 or rng.random() < SHARE]
    often = [pair for pair in seen if options.often and pair.known.text.id.startswith(options.often)]
    others = [pair for pair in seen if not options.often or not pair.known.text.id.startswith(options.often)]
    if options.some:
        others = rng.sample(others, min(options.some, len(others)))
    return others + TIMES * often


def _network(numbers: Numbers, options: argparse.Namespace) -> PairNetwork:
    network = PairNetwork(options.base, len(numbers.categories), len(numbers.modes), len(inventory.STATUSES))
    if options.start and options.start.is_dir():
        network.load_state_dict(pair_going_on(options.start, network.state_dict()))
    elif options.start:
        held = torch.load(options.start, weights_only=True)
        reader = {k.removeprefix("body."): v for k, v in held.items() if k.startswith("body.encoder.")}
        network.load_state_dict(reader or held, strict=not reader)
    return network


def _optimizer(network: PairNetwork, rate: float) -> torch.optim.Optimizer:
    network.encoder.embeddings.requires_grad_(False)
    slow = [p for p in network.encoder.parameters() if p.requires_grad]
    fast = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    return torch.optim.AdamW(
        [{"params": slow}, {"params": fast, "lr": 6 * rate}], lr=rate, weight_decay=0.01, fused=True
    )


def _groups(found: list[Pair], rng: random.Random) -> Iterator[list[Pair]]:
    """Pairs in groups of like length, in random order."""
    order = rng.sample(found, len(found))
    groups = []
    for start in range(0, len(order), POOL):
        pool = sorted(order[start : start + POOL], key=lambda p: p.end - p.first)
        groups += [pool[k : k + SIZE] for k in range(0, len(pool), SIZE)]
    rng.shuffle(groups)
    yield from groups


def _loss(scores: tuple[Tensor, Tensor, Tensor], right: tuple[Tensor, Tensor, Tensor, Tensor]) -> Tensor:
    category, mode, status, weight = right
    cross = nn.functional.cross_entropy
    loss = (cross(scores[0], category, reduction="none", label_smoothing=SMOOTH) * weight).mean()
    if bool((mode >= 0).any()):
        loss = loss + BESIDE * (cross(scores[1], mode, ignore_index=-1) + cross(scores[2], status, ignore_index=-1))
    return loss


@torch.no_grad()
def told(network: PairNetwork, held: list[Pair], numbers: Numbers) -> str:
    """Accuracy over all held-out pairs, and macro F1 of their categories."""
    from sklearn.metrics import f1_score

    network.eval()
    found: list[int] = []
    for start in range(0, len(held), SIZE):
        found += network(*numbers.inputs(held[start : start + SIZE], None))[0].argmax(-1).tolist()
    right = numbers.right(held)[0].tolist()
    accuracy = sum(a == b for a, b in zip(found, right, strict=True)) / len(right)
    return f"held out: accuracy {accuracy:.3f}, macro F1 {f1_score(right, found, average='macro'):.3f}"


class OnePair(nn.Module):
    """The network over one pair, as it is exported."""

    def __init__(self, network: PairNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of categories, modes and statuses of a text [1, pieces] with its two marks [1, 2]."""
        own = self.network
        states = read_one(own.encoder, pieces, torch.cat([torch.zeros_like(marks[0, :1]), marks[0]]))
        seen = nn.functional.gelu(own.middle(states.reshape(1, -1)))
        return own.category(seen), own.mode(seen), own.status(seen)


def export(network: PairNetwork, labels: dict[str, object], out: Path) -> None:
    """Write the model's two files; the tokenizer is the reader's."""
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        inputs = (torch.ones(1, 9, dtype=torch.long), torch.ones(1, 2, dtype=torch.long))
        torch.onnx.export(
            OnePair(network.eval()), inputs, str(plain), opset_version=17, input_names=["pieces", "marks"],
            output_names=["category", "mode", "status"], dynamo=False, dynamic_axes={"pieces": {1: "pieces"}},
        )  # fmt: skip
        quantize_dynamic(plain, out / "pair.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    (out / "pair.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")


def blend(network: PairNetwork, before: Path, share: float) -> None:
    """Give a network the mean of its weights and of those that ship in a folder."""
    trained = network.state_dict()
    network.load_state_dict(mean(pair_going_on(before, trained), trained, share))


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure, save and export."""
    parser = argparse.ArgumentParser(prog="python -m training.train_pairs", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--base", default=base_folder())
    parser.add_argument(
        "--start",
        type=Path,
        help="weights of a trained reader or pair model to go on with, or a folder that ships some",
    )
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--version", default="pair@1")
    parser.add_argument("--before", type=Path, help="a folder of shipped weights, to take the mean with")
    parser.add_argument("--share", type=float, default=0.5, help="how far from those towards the trained ones")
    parser.add_argument("--often", default="", help="show the pairs of texts whose names begin so twice an epoch")
    parser.add_argument("--some", type=int, help="show so many of the other pairs an epoch, not all")
    options = parser.parse_args(arguments)
    codebook = load(None)
    known = known_texts([*read_corpus(unseen=True), *lexicon_texts(codebook)], codebook)
    numbers = Numbers(codebook, options.base)
    learned = pairs(one for one in known if not one.text.held_out)
    held = [pair for pair in pairs(one for one in known if one.text.held_out) if pair.weight == 1.0]
    print(f"{len(learned)} pairs to learn from, {len(held)} held out", flush=True)
    network = train(learned, held, numbers, options)
    if options.before:
        blend(network, options.before, options.share)
        print(f"mean with those before: {told(network, held, numbers)}", flush=True)
    export(network, {"version": options.version, "none": NONE, **numbers.labels()}, options.out)


if __name__ == "__main__":
    main()
