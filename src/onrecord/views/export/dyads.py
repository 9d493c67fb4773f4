"""Who acted towards whom, by code: what panels and networks count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.schema import Event
from onrecord.views.export.acts import Act, Acts, known_day, sides
from onrecord.views.export.format import Options
from onrecord.views.text import counted

if TYPE_CHECKING:
    from onrecord.record import Record


@dataclass(frozen=True, slots=True)
class Deed:
    """An act of one code towards another; several parties of one code count once."""

    act: Act
    actor: str
    recipient: str

    @property
    def day(self) -> str | None:
        """The event's own day, else the report's: what it is counted under."""
        return known_day(self.act.event.date) or self.act.published


class Deeds:
    """The deeds of a record as a stream; counts the events that have none."""

    def __init__(self, record: Record, options: Options) -> None:
        self._acts = Acts(record, options)
        self._one_sided = 0

    def __iter__(self) -> Iterator[Deed]:
        for act in self._acts:
            pairs = dyads(act.event)
            self._one_sided += not pairs
            yield from (Deed(act, actor, recipient) for actor, recipient in pairs)

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, for people."""
        count = counted(self._one_sided, "event")
        one_sided = (f"left out {count} without a code on both sides",) if self._one_sided else ()
        return (*self._acts.notes, *one_sided)


def dyads(event: Event) -> list[tuple[str, str]]:
    """The pairs of codes of an event, each once, in their order."""
    found = ((actor and actor.code, recipient and recipient.code) for actor, recipient in sides(event))
    return list(dict.fromkeys((actor, recipient) for actor, recipient in found if actor and recipient))


def undated(count: int) -> tuple[str, ...]:
    """The note on deeds that no day is known for, not even the report's."""
    return (f"left out {counted(count, 'deed')} without any day",) if count else ()
