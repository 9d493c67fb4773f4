"""The events of a record as formats of one row an act take them: what happened, and between whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from onrecord.codebook.atlas import Atlas, Spot, atlas
from onrecord.codebook.crosswalk import Crosswalk, crosswalk
from onrecord.schema import Article, Event, Party, Span, digest
from onrecord.views.export.format import Options
from onrecord.views.export.json import office
from onrecord.views.text import counted

if TYPE_CHECKING:
    from onrecord.record import Record

ACTUAL = "actual"
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Categories whose several actors act towards each other where no recipient is named."""

DIGITS = 13  # hexadecimal ones: 52 bits, what R and JavaScript hold in a number


@dataclass(frozen=True, slots=True)
class Act:
    """An event with the article that tells it, and what other schemes know of it."""

    event: Event
    article: Article
    sentences: tuple[Span, ...]
    options: Options
    atlas: Atlas
    codes: Crosswalk

    @property
    def day(self) -> str | None:
        """The event's own day; where it is not known and the options ask for it, the report's."""
        return known_day(self.event.date) or (self.published if self.options.report_day else None)

    @property
    def published(self) -> str | None:
        """The day of the report."""
        return known_day(self.article.published)

    @property
    def spot(self) -> Spot | None:
        """Where it took place, as far as the codebook can tell."""
        return self.atlas.find(self.event.place)

    @property
    def sentence(self) -> Span | None:
        """The sentence that tells it."""
        return self.sentences[self.event.sentence] if self.event.sentence < len(self.sentences) else None

    def office(self, party: Party) -> str | None:
        """The office of a party, where it is not the article's words alone or these may be told."""
        return party.role if self.options.text else office(party.role, party.text)

    def pairs(self) -> Iterator[Pair]:
        """Who acted towards whom, one pair at a time; a side that is not named is None."""
        for number, (actor, recipient) in enumerate(sides(self.event)):
            yield Pair(self, actor, recipient, number)


@dataclass(frozen=True, slots=True)
class Pair:
    """One actor and one recipient of an act; either may be unknown."""

    act: Act
    actor: Party | None
    recipient: Party | None
    ordinal: int

    @property
    def number(self) -> int:
        """A number for the row: in hexadecimal digits, the beginning of the line's id, plus the pair's place."""
        return numbered(self.act.event.id) + self.ordinal


def numbered(id: str) -> int:
    """An id as a number that every tool can hold: its first thirteen hexadecimal digits, or those of its hash."""
    try:
        return int(id[:DIGITS], 16)
    except ValueError:
        return int(digest(id)[:DIGITS], 16)


def known_day(day: str | None) -> str | None:
    """A day of the calendar in ISO form; None for what a record may hold instead."""
    try:
        return date.fromisoformat(day).isoformat() if day else None
    except ValueError:
        return None


def sides(event: Event) -> list[tuple[Party | None, Party | None]]:
    """The pairs of an event: each actor with each recipient; several that act mutually, each with each."""
    if not event.recipients and len(event.actors) > 1 and event.category in MUTUAL:
        return [(one, other) for one in event.actors for other in event.actors if one is not other]
    recipients: tuple[Party | None, ...] = event.recipients or (None,)
    return [(actor, recipient) for actor in event.actors or (None,) for recipient in recipients]


@dataclass
class Acts:
    """The events that happened, as a stream in the articles' order; counts those it leaves out."""

    record: Record
    options: Options
    left_out: Counter[str] = field(default_factory=Counter)

    def __iter__(self) -> Iterator[Act]:
        for act in self.all():
            if act.event.status == ACTUAL:
                yield act
            else:
                self.left_out[act.event.status] += 1

    def all(self) -> Iterator[Act]:
        """Every event, whatever its status."""
        places, codes = atlas(self.options.codebook), crosswalk(self.options.codebook)
        for reading in self.record.readings():
            for event in reading.events:
                yield Act(event, reading.article, reading.sentences, self.options, places, codes)

    def pairs(self) -> Iterator[Pair]:
        """The pairs of all events that happened."""
        for act in self:
            yield from act.pairs()

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, for people; nothing when nothing was."""
        if not self.left_out:
            return ()
        counts = ", ".join(f"{count:,} {status}" for status, count in sorted(self.left_out.items()))
        return (f"left out {counted(self.left_out.total(), 'event')} ({counts}): the format holds only what happened",)
