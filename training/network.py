"""The reader model as it is trained: an encoder, a layer over its states, and small heads.

Its parameters have the names that ``onrecord.models.signals`` reads them by.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import AutoModel

from onrecord.models.features import DEPENDENCIES, KINDS, RANKS
from onrecord.models.relation import DISTANCES

SIZE, ARC, VIEW, HINT, NEAR = 384, 64, 24, 32, 24  # widths of states, arcs, views of relations, and features
GROUNDS, KIND, SLOTS = 4 * len(KINDS), 2 * len(KINDS), 5
BACK = 14
DROPPED = 0.1


@dataclass(frozen=True)
class Sizes:
    """How many of each there are."""

    categories: int
    modes: int
    statuses: int
    stances: int
    roles: int
    sectors: int
    relations: int


class Body(nn.Module):
    """Encoder and middle layer: what is exported to ONNX."""

    def __init__(self, base: str, sizes: Sizes, layers: int | None = None) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False)
        if layers:
            self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        width = self.encoder.config.hidden_size
        self.hint = nn.Embedding(2 * sizes.categories + 1, HINT)
        self.dependency = nn.Embedding(len(DEPENDENCIES), NEAR)
        self.ground = nn.Embedding(GROUNDS, 16)
        self.middle = nn.Linear(2 * width + HINT + NEAR + 16, SIZE)
        self.drop = nn.Dropout(DROPPED)

    def forward(
        self, pieces: Tensor, mask: Tensor, first: Tensor, hints: Tensor, heads: Tensor, dependencies: Tensor,
        grounds: Tensor,
    ) -> Tensor:  # fmt: skip
        """States of words: [windows, words, SIZE]."""
        read = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        words = self.drop(_rows(read, first))
        known = (self.hint(hints), self.dependency(dependencies), self.ground(grounds))
        return self.drop(nn.functional.gelu(self.middle(torch.cat([words, _rows(words, heads), *known], -1))))


def _rows(states: Tensor, places: Tensor) -> Tensor:
    return torch.gather(states, 1, places.unsqueeze(-1).expand(-1, -1, states.shape[-1]))


class Network(nn.Module):
    """The whole model."""

    def __init__(self, base: str, sizes: Sizes, layers: int | None = None) -> None:
        super().__init__()
        self.sizes = sizes
        self.body = Body(base, sizes, layers)
        roles = sizes.roles
        self.trigger = nn.Linear(SIZE, sizes.categories + 1)
        self.mode = nn.Linear(SIZE, sizes.modes)
        self.status = nn.Linear(SIZE, sizes.statuses)
        self.stance = nn.Linear(SIZE, sizes.stances + 1)
        self.cue = nn.Linear(SIZE, 2)
        self.left, self.right = nn.Linear(SIZE, roles * ARC), nn.Linear(SIZE, roles * ARC)
        self.bl, self.br = nn.Linear(SIZE, roles), nn.Linear(SIZE, roles)
        self.pathw, self.pathv = _small(sizes.relations, roles), nn.Embedding(sizes.relations, VIEW)
        self.pathq = nn.Linear(SIZE, roles * VIEW)
        self.distw, self.kindw, self.slotw = _small(DISTANCES, roles), _small(KIND, roles), _small(SLOTS, roles)
        self.own, self.rankw = _small(2 * GROUNDS, 1), _small(RANKS + 1, 1)
        self.lastw, self.leadw, self.nonew = _small(BACK, 1), _small(4, 1), _small(GROUNDS, 1)
        self.share, self.none, self.pq = nn.Linear(1, 1), nn.Linear(SIZE, 1), nn.Linear(SIZE, VIEW)
        self.rankv, self.lastv = nn.Embedding(RANKS + 1, VIEW), nn.Embedding(BACK, VIEW)
        self.secr, self.seck = nn.Embedding(sizes.sectors + 1, 32), nn.Embedding(GROUNDS, 16)
        self.sec1, self.sec2 = nn.Linear(SIZE + 48, 128), nn.Linear(128, sizes.sectors)

    def project(self, states: Tensor) -> dict[str, Tensor]:
        """The projections of words [words, SIZE], once for all their pairs."""
        found = {name: getattr(self, name)(states) for name in ("left", "right", "bl", "br", "pathq")}
        widths = {"left": ARC, "right": ARC, "pathq": VIEW}
        return {name: t.view(len(t), -1, widths[name]) if name in widths else t for name, t in found.items()}

    def arcs(self, seen: dict[str, Tensor], anchors: Tensor, others: Tensor, roles: Tensor, known: Tensor) -> Tensor:
        """Scores of pairs of words for roles, all [pairs]; ``known``: their features [pairs, 4]."""
        scores = (seen["left"][anchors, roles] * seen["right"][others, roles]).sum(-1) / math.sqrt(ARC)
        scores = scores + seen["bl"][anchors, roles] + seen["br"][others, roles]
        way, apart, kinds, slots = known.unbind(-1)
        fixed = self.pathw(way) + self.distw(apart) + self.kindw(kinds) + self.slotw(slots)
        viewed = (seen["pathq"][anchors, roles] * self.pathv(way)).sum(-1) / 5
        return scores + fixed.gather(1, roles[:, None])[:, 0] + viewed

    def likeness(self, seen: dict[str, Tensor], words: Tensor, named: Tensor, apart: Tensor, role: int) -> Tensor:
        """How much words are like words that name a code, all [pairs]."""
        scores = (seen["left"][words, role] * seen["right"][named, role]).sum(-1) / math.sqrt(ARC)
        return scores + self.distw(apart)[:, role]

    def standing(self, words: Tensor, features: Tensor, shares: Tensor) -> Tensor:
        """What speaks for a code beside likeness: [pairs]."""
        own, rank, last, lead = features.unbind(-1)
        fixed = self.own(own) + self.rankw(rank) + self.lastw(last) + self.leadw(lead) + self.share(shares[:, None])
        return fixed[:, 0] + (self.pq(words) * (self.rankv(rank) + self.lastv(last))).sum(-1) / 5

    def sector(self, words: Tensor, known: Tensor, grounds: Tensor) -> Tensor:
        """Scores of sectors for words [words, SIZE]."""
        seen = torch.cat([words, self.secr(known), self.seck(grounds)], -1)
        return self.sec2(nn.functional.gelu(self.sec1(seen)))


def _small(rows: int, width: int) -> nn.Embedding:
    table = nn.Embedding(rows, width)
    nn.init.normal_(table.weight, 0, 0.05)
    return table
