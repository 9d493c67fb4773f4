"""How long there is until something falls due: in days, and in hours where hour and zone are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

SOON = 72.0  # hours: what is nearer is told in hours


@dataclass(frozen=True, slots=True)
class Moment:
    """A day; ``instant`` where the hour and its zone are known as well."""

    day: date
    instant: datetime | None = None

    @classmethod
    def of(cls, written: str) -> Moment:
        """The moment of "2003-03-18", "2003-03-18T20:00" (whose hour has no zone) or "2003-03-18T20:00-05:00".

        >>> Moment.of("2003-03-18T20:00").instant is None
        True

        Raises ValueError for anything else.
        """
        found = datetime.fromisoformat(written)
        return cls(found.date(), found if found.tzinfo else None)


@dataclass(frozen=True, slots=True)
class Left:
    """The time that is left, below 0 when it is over; ``hours`` is None where they cannot be told."""

    days: int
    hours: float | None = None

    @property
    def over(self) -> bool:
        """Whether the time is up. Without an hour, the last day counts to its end."""
        return self.days < 0 if self.hours is None else self.hours < 0

    def __str__(self) -> str:
        if self.hours is not None and abs(self.hours) < SOON:
            return _told(round(self.hours * 60), "minute") if abs(self.hours) < 1 else _told(int(self.hours), "hour")
        return _told(self.days, "day") if self.days else "today"


def left(due: Moment, on: Moment) -> Left:
    """The time from one moment to another that is due. Days are those of the calendar where it is due.

    >>> str(left(Moment.of("2003-03-20"), Moment.of("2003-03-18")))
    'in 2 days'
    >>> str(left(Moment.of("2003-03-19T20:00-05:00"), Moment.of("2003-03-18T18:00+00:00")))
    'in 31 hours'
    """
    if due.instant is None or on.instant is None:
        return Left((due.day - on.day).days)
    hours = (due.instant - on.instant).total_seconds() / 3600
    return Left((due.day - on.instant.astimezone(due.instant.tzinfo).date()).days, round(hours, 2))


def _told(number: int, unit: str) -> str:
    amount = f"{abs(number):,} {unit}" + ("" if abs(number) == 1 else "s")
    return f"{amount} ago" if number < 0 else f"in {amount}"
