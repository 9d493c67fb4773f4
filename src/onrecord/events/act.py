"""An act on its way to an event."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.events.coding import Coding
from onrecord.events.expressions import When
from onrecord.events.trigger import Hit
from onrecord.schema import Party, Statement


@dataclass(frozen=True, slots=True)
class Act:
    """An act before it becomes an event: its trigger, coding, parties and who tells of it."""

    hit: Hit
    coding: Coding
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    told: Statement | None
    chance: float | None = None  # how likely it belongs on the record; None for acts by rule alone
    guessed: bool = False  # whether another act gave it its recipients, not its own words
    spare: tuple[Party, ...] = ()  # the likeliest recipients of all, for want of surer ones

    @property
    def codes(self) -> tuple[frozenset[str], frozenset[str]]:
        """The codes of actors and of recipients."""
        return frozenset(p.code for p in self.actors if p.code), frozenset(p.code for p in self.recipients if p.code)
