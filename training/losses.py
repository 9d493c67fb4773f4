"""What the network is told to do better, part by part."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.models.features import ground
from onrecord.models.relation import distance
from training.batch import Batch
from training.data import Data, Sides
from training.inventory import ROLES, SECTORS
from training.labels import Known
from training.network import SIZE, Network

# how much each part counts
PARTS = {"trigger": 0.7, "mode": 0.3, "status": 0.3, "stance": 0.3, "cue": 0.3}
FREE, ONE, SAME, SECTOR = 1.0, 0.3, 1.0, 0.5
SMOOTHED = 0.02
NONE = torch.zeros(())


def losses(network: Network, batch: Batch, data: Data) -> dict[str, Tensor]:
    """The losses of a batch by part."""
    states = network.body(**batch.inputs).reshape(-1, SIZE)
    seen = network.project(states)
    parts = {name: weight * _labels(network, states, batch, name) for name, weight in PARTS.items()}
    parts |= _arcs(network, seen, batch)
    if batch.report:
        known, sides = data.known[batch.report], data.sides[batch.report]
        parts["same"] = SAME * _codes(network, states, seen, batch, known, sides)
        parts["sector"] = SECTOR * _sectors(network, states, batch, known, sides)
    return parts


def _labels(network: Network, states: Tensor, batch: Batch, name: str) -> Tensor:
    right = batch.labels[name].reshape(-1)
    told = right >= 0
    if not told.any():
        return NONE
    scores = getattr(network, name)(states[told])
    each = functional.cross_entropy(scores, right[told], reduction="none", label_smoothing=SMOOTHED)
    if name == "trigger":
        each = each * batch.weights.reshape(-1)[told]
    return each.sum() / (right > 0).sum().clamp(min=1) if name in {"trigger", "stance", "cue"} else each.mean()


def _arcs(network: Network, seen: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Free arcs by independent choices, the others by a choice of one."""
    anchors, others, roles, known, right, group, free = [], [], [], [], [], [], []
    many = 0
    for k, one in enumerate(batch.examples):
        base = k * batch.width
        for arc in one.arcs:
            for role, wanted in zip(arc.roles, arc.right, strict=True):
                size = len(arc.others)
                anchors += [base + arc.anchor] * size
                others += [base + n for n in arc.others]
                roles += [role] * size
                known += arc.features
                right += [float(n in wanted) for n in range(size)]
                group += [many] * size
                free.append(arc.free)
                many += 1
    if not many:
        return {"free": NONE, "one": NONE}
    scores = network.arcs(seen, torch.tensor(anchors), torch.tensor(others), torch.tensor(roles), torch.tensor(known))
    truth, groups, independent = torch.tensor(right), torch.tensor(group), torch.tensor(free)
    apart = independent[groups]
    count = independent.sum().clamp(min=1) / 2
    loose = functional.binary_cross_entropy_with_logits(scores[apart], truth[apart], reduction="sum") / count
    chosen = _choice(scores[~apart], truth[~apart] > 0, groups[~apart], many)
    return {"free": FREE * loose, "one": ONE * chosen}


def _choice(scores: Tensor, right: Tensor, groups: Tensor, many: int) -> Tensor:
    """The mean over groups of the cost of the right ones among all."""
    if not len(scores):
        return NONE
    total = _log_sum(scores, groups, many)
    wanted = _log_sum(scores[right], groups[right], many)
    present = torch.zeros(many, dtype=torch.bool).index_fill(0, groups[right].unique(), True)
    return (total - wanted)[present].mean() if present.any() else NONE


def _log_sum(scores: Tensor, groups: Tensor, many: int) -> Tensor:
    """Log of the sum of exponentials by group."""
    top = torch.full((many,), -1e4).scatter_reduce(0, groups, scores.detach(), "amax")
    powers = torch.zeros(many).scatter_add(0, groups, torch.exp(scores - top[groups]))
    return top + torch.log(powers.clamp(min=1e-20))


def code_scores(
    network: Network, states: Tensor, seen: dict[str, Tensor], rows: dict[int, int], known: Known, sides: Sides
) -> tuple[Tensor, Tensor, Tensor]:
    """Scores, truth and group of every choice of a code, no code included."""
    from onrecord.models.features import Places

    share = Places(known.parse, known.mentions, known.dateline).share
    words, named, apart, pair = [], [], [], []
    choice_words, features, shares, right, group, blank = [], [], [], [], [], []
    for n, choice in enumerate(sides.choices):
        for code, known_, true in zip(choice.codes, choice.features, choice.right[:-1], strict=True):
            for i in sides.naming.get(code, ()):
                words.append(rows[choice.word])
                named.append(rows[i])
                apart.append(distance(i - choice.word))
                pair.append(len(features))
            choice_words.append(rows[choice.word])
            features.append(known_)
            shares.append(share.get(code, 0.0))
            right.append(true)
            group.append(n)
        blank.append(choice.word)
    standing = network.standing(states[torch.tensor(choice_words)], torch.tensor(features), torch.tensor(shares))
    if words:
        each = network.likeness(
            seen, torch.tensor(words), torch.tensor(named), torch.tensor(apart), ROLES.index("same")
        )
        pairs = torch.tensor(pair)
        likeness = _log_sum(each, pairs, len(features))
        standing = standing + torch.where(torch.bincount(pairs, minlength=len(features)) > 0, likeness, 0.0)
    grounds = torch.tensor([ground(known.mentions, i) for i in blank])
    none = network.none(states[torch.tensor([rows[i] for i in blank])])[:, 0] + network.nonew(grounds)[:, 0]
    truth = torch.tensor(right + [choice.right[-1] for choice in sides.choices])
    return torch.cat([standing, none]), truth, torch.tensor(group + list(range(len(blank))))


def _codes(
    network: Network, states: Tensor, seen: dict[str, Tensor], batch: Batch, known: Known, sides: Sides
) -> Tensor:
    if not any(choice.codes for choice in sides.choices):
        return NONE
    scores, truth, groups = code_scores(network, states, seen, batch.rows, known, sides)
    return _choice(scores, truth, groups, len(sides.choices))


def sector_scores(network: Network, states: Tensor, rows: dict[int, int], known: Known, words: list[int]) -> Tensor:
    """Scores of sectors for words."""
    told = [known.mentions[i].identities[0].sector if i in known.mentions else None for i in words]
    own = torch.tensor([1 + SECTORS.index(s) if s in SECTORS else 0 for s in told])
    grounds = torch.tensor([ground(known.mentions, i) for i in words])
    return network.sector(states[torch.tensor([rows[i] for i in words])], own, grounds)


def _sectors(network: Network, states: Tensor, batch: Batch, known: Known, sides: Sides) -> Tensor:
    if not sides.sectors:
        return NONE
    words = [word for word, _ in sides.sectors]
    right = torch.tensor([sector for _, sector in sides.sectors])
    return functional.cross_entropy(sector_scores(network, states, batch.rows, known, words), right)
