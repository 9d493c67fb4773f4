"""How well a network does on the windows that are held out."""

from __future__ import annotations

from collections import Counter

import torch
from torch import Tensor

from training.batch import Batch, batches, collate
from training.data import Data
from training.inventory import SECTORS
from training.losses import code_scores, sector_scores
from training.network import SIZE, Network

LIKELY = 0.5
OPTIONAL = 1.0


@torch.no_grad()
def told(network: Network, data: Data) -> str:
    """Scores of acts, parties, stands, cues, codes and sectors, reports and sentences apart."""
    network.eval()
    counts = {True: Counter[str](), False: Counter[str]()}
    for group in batches(data.held, 32, None):
        batch = collate(group, data)
        states = network.body(**batch.inputs).reshape(-1, SIZE)
        seen = network.project(states)
        into = counts[batch.report is not None]
        _acts(network, states, batch, into)
        _parties(network, seen, batch, into)
        if batch.report:
            _sides(network, states, seen, batch, data, into)
    return "\n".join(f"  {'reports' if whole else 'sentences'}: {_line(found)}" for whole, found in counts.items())


def _acts(network: Network, states: Tensor, batch: Batch, into: Counter[str]) -> None:
    right, weight = batch.labels["trigger"].reshape(-1), batch.weights.reshape(-1)
    counted = (right >= 0) & ~((right > 0) & (weight < OPTIONAL))
    scores = network.trigger(states).softmax(-1)
    guess = torch.where(scores[:, 0] < LIKELY, scores[:, 1:].argmax(-1) + 1, 0)
    into["trigger guessed"] += int((guess[counted] > 0).sum())
    into["trigger told"] += int((right[counted] > 0).sum())
    into["trigger right"] += int(((guess == right) & (right > 0))[counted].sum())
    for name in ("mode", "status"):
        true = batch.labels[name].reshape(-1)
        there = true >= 0
        into[f"{name} all"] += int(there.sum())
        if there.any():
            into[f"{name} same"] += int((getattr(network, name)(states[there]).argmax(-1) == true[there]).sum())
    for name in ("stance", "cue"):
        true = batch.labels[name].reshape(-1)
        guess = getattr(network, name)(states).argmax(-1)
        into[f"{name} guessed"] += int((guess[true >= 0] > 0).sum())
        into[f"{name} told"] += int((true > 0).sum())
        into[f"{name} right"] += int(((guess == true) & (true > 0)).sum())


def _parties(network: Network, seen: dict[str, Tensor], batch: Batch, into: Counter[str]) -> None:
    for k, one in enumerate(batch.examples):
        for arc in one.arcs:
            for role, wanted in zip(arc.roles, arc.right, strict=True):
                base, size = k * batch.width, len(arc.others)
                scores = network.arcs(
                    seen, torch.tensor([base + arc.anchor] * size), torch.tensor([base + n for n in arc.others]),
                    torch.tensor([role] * size), torch.tensor(arc.features),
                )  # fmt: skip
                if arc.free:
                    found = set((scores.sigmoid() > LIKELY).nonzero()[:, 0].tolist())
                    into["party guessed"] += len(found)
                    into["party told"] += len(wanted)
                    into["party right"] += len(found & set(wanted))
                else:
                    into[f"role{role} all"] += 1
                    into[f"role{role} same"] += int(scores.argmax()) in wanted


def _sides(
    network: Network, states: Tensor, seen: dict[str, Tensor], batch: Batch, data: Data, into: Counter[str]
) -> None:
    assert batch.report is not None
    known, sides = data.known[batch.report], data.sides[batch.report]
    if any(choice.codes for choice in sides.choices):
        scores, truth, groups = code_scores(network, states, seen, batch.rows, known, sides)
        for n in range(len(sides.choices)):
            mine = (groups == n).nonzero()[:, 0]
            into["code all"] += 1
            into["code same"] += bool(truth[mine[scores[mine].argmax()]])
    if sides.sectors:
        guess = sector_scores(network, states, batch.rows, known, [word for word, _ in sides.sectors]).argmax(-1)
        into["sector all"] += len(sides.sectors)
        into["sector same"] += sum(int(g) == s for g, (_, s) in zip(guess, sides.sectors, strict=True))
        assert len(SECTORS) > int(guess.max())


def _line(found: Counter[str]) -> str:
    parts = []
    for name in ("trigger", "party", "stance", "cue"):
        if found[f"{name} told"]:
            guessed, right = found[f"{name} guessed"], found[f"{name} right"]
            precision, recall = right / max(1, guessed), right / found[f"{name} told"]
            f1 = 2 * right / (guessed + found[f"{name} told"])
            parts.append(f"{name} {f1:.3f} (P {precision:.3f} R {recall:.3f})")
    same = [key for key in found if key.endswith(" all")]
    parts += [f"{key[:-4]} {found[key[:-4] + ' same'] / found[key]:.3f}" for key in same if found[key]]
    return ", ".join(parts)
