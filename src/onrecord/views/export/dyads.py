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
        return day_of(self.act)


def day_of(act: Act) -> str | None:
    """The event's own day, else the report's."""
    return known_day(act.event.date) or act.published


class Deeds:
    """The deeds of a record as a stream; counts the events that have none, and those without any day."""

    def __init__(self, record: Record, options: Options) -> None:
        self._acts = Acts(record, options)
        self._one_sided = 0
        self._dayless = 0

    def __iter__(self) -> Iterator[Deed]:
        for act in self._acts:
            pairs = dyads(act.event)
            self._one_sided += not pairs
            self._dayless += bool(pairs) and day_of(act) is None
            yield from (Deed(act, actor, recipient) for actor, recipient in pairs)

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, for people."""
        count = counted(self._one_sided, "event")
        one_sided = (f"left out {count} without a code on both sides",) if self._one_sided else ()
        return (*self._acts.notes, *one_sided)

    @property
    def dated_notes(self) -> tuple[str, ...]:
        """The same for formats that have no place for an event of which not even the report's day is known."""
        count = counted(self._dayless, "event")
        return (*self.notes, *((f"left out {count} without any day",) if self._dayless else ()))


def dyads(event: Event) -> list[tuple[str, str]]:
    """The pairs of codes of an event, each once, in their order."""
    found = ((actor and actor.code, recipient and recipient.code) for actor, recipient in sides(event))
    return list(dict.fromkeys((actor, recipient) for actor, recipient in found if actor and recipient))
