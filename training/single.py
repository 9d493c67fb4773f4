"""An encoder over one text at a time, as it is exported: no padding, so no mask, and no shapes that nodes must compute.

Texts are read one by one at run time (``onrecord.models``), so the graph need not know of others.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


def read_one(encoder: nn.Module, pieces: Tensor, places: Tensor | None = None) -> Tensor:
    """An encoder's states of one text [1, pieces]: of all its pieces, or of some places [places, width]."""
    hidden = encoder.embeddings(input_ids=pieces)[0]
    *lower, last = encoder.encoder.layer
    for layer in lower:
        hidden = layer_over(layer, hidden, hidden)
    return layer_over(last, hidden, hidden if places is None else hidden[places])


def layer_over(layer: nn.Module, hidden: Tensor, asked: Tensor) -> Tensor:
    """A layer's states of the places ``asked``, which look at all places of a text [pieces, width]."""
    own = layer.attention.self
    query, key, value = (
        part(states).reshape(-1, own.num_attention_heads, own.attention_head_size).transpose(0, 1)
        for part, states in ((own.query, asked), (own.key, hidden), (own.value, hidden))
    )
    weights = torch.softmax(query @ key.transpose(1, 2) * own.scaling, -1)
    context = (weights @ value).transpose(0, 1).reshape(-1, own.all_head_size)
    found: Tensor = layer.feed_forward_chunk(layer.attention.output(context, asked))
    return found
