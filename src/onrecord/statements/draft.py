"""A statement in the making: cue, tokens, words and source, before the speaker is made a party."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.codebook.codebook import Cue
from onrecord.statements.content import Range


@dataclass(frozen=True, slots=True)
class Draft:
    """What a cue attributes, and the token of whoever it attributes it to."""

    cue: Cue
    tokens: tuple[int, ...]
    ranges: tuple[Range, ...]
    source: int | None
