"""How alike two accounts of events are: points for each thing that speaks for one event, or against it.

The points are the whole rule: two accounts tell one event when they come to ``ENOUGH``. They are a pure
function of the two accounts and of whether their articles are near-duplicates, so that nothing depends on
what else is on record or on the order in which it came.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.merge.account import MUTUAL, Account
from onrecord.merge.days import ordinal
from onrecord.merge.words import Words

ENOUGH = 4.0
REACH = 5  # days between two accounts' own days, or between the reports where neither names one
LATER = 7  # days that a report may look back on an event whose day it does not name
FAR = 10_000
NAMES = 2  # a name or number counts as many words
VERBATIM = 0.9
FIRM = frozenset({"actual", "historical"})

Point = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Alike:
    """The points of two accounts, with what each was given for."""

    points: float
    reasons: tuple[str, ...]


def alike(one: Account, other: Account, story: int = 0) -> Alike | None:
    """How alike two accounts are; None where they cannot tell one event or do not come to ``ENOUGH``.

    ``story`` is 1 where their articles are near-duplicates, -1 where they tell of other things, else 0.
    """
    if one.article == other.article or not _possible(one, other):
        return None
    found = [point for point in _points(one, other, story) if point[0]]
    total = round(sum(points for points, _ in found), 2)
    return Alike(total, tuple(f"{why} {points:+.1f}" for points, why in found)) if total >= ENOUGH else None


def _possible(one: Account, other: Account) -> bool:
    """Whether two accounts can tell one event: near days, and both that it happened or both that it did not."""
    return (one.status in FIRM) == (other.status in FIRM) and _within(one, other)


def _within(one: Account, other: Account) -> bool:
    apart = distance(one, other)
    if apart is None:
        return True
    if one.exact == other.exact:
        return abs(apart) <= REACH
    # No report tells of a day after its own, but for what is a day off.
    return -1 <= (apart if one.exact else -apart) <= LATER


def days(account: Account) -> Iterator[tuple[bool, int, int]]:
    """Where accounts of the same event can lie: for those with a day of their own or not, from when to when."""
    yield account.exact, -REACH, REACH
    yield not account.exact, *((-1, LATER) if account.exact else (-LATER, 1))


def distance(one: Account, other: Account) -> int | None:
    """How many days the other account's day is later; None where neither has one."""
    first, second = ordinal(one.day), ordinal(other.day)
    if first is None or second is None:
        return None if first == second else FAR
    return second - first


def _points(one: Account, other: Account, story: int) -> Iterator[Point]:
    yield _act(one, other)
    yield _trigger(one, other)
    yield from _sides(one, other)
    yield _people(one.people, other.people)
    yield _days(one, other)
    yield _place(one, other)
    yield _words(one.about, other.about)
    yield _verbatim(one, other)
    yield _names(one, other)
    yield _numbers(one.about, other.about)
    yield _story(story)


def _story(story: int) -> Point:
    return float(story), "reports alike" if story > 0 else "reports of other things"


def _act(one: Account, other: Account) -> Point:
    if one.category == other.category:
        if one.mode == other.mode:
            return 1.5, "same act"
        return (0.5, "another mode") if one.mode and other.mode else (1.0, "same category")
    if one.trigger & other.trigger:
        return 0.0, ""
    return (-1.0, "another category") if one.quad == other.quad else (-1.5, "another kind of act")


def _trigger(one: Account, other: Account) -> Point:
    return (0.7, "same word for it") if one.trigger & other.trigger else (0.0, "")


def _sides(one: Account, other: Account) -> Iterator[Point]:
    """Actors and recipients; who meets whom is one set of parties, in whatever order they are told."""
    if MUTUAL in (one.category, other.category):
        yield _side("parties", one.actors | one.recipients, other.actors | other.recipients, 2.0, -3.0)
    else:
        yield _side("actor", one.actors, other.actors, 1.5, -3.0)
        yield _side("recipient", one.recipients, other.recipients, 1.0, -2.5)


def _side(what: str, one: frozenset[str], other: frozenset[str], same: float, differ: float) -> Point:
    if not one or not other:
        return 0.0, ""
    if one == other:
        return same, f"same {what}"
    if one < other or other < one:
        return same / 2, f"{what} shared"
    if one & other:
        return differ / 2, f"another {what} beside"
    coded = any(map(str.isupper, one)) and any(map(str.isupper, other))
    return (differ, f"another {what}") if coded else (-0.5, f"other words for the {what}")


def _people(one: frozenset[str], other: frozenset[str]) -> Point:
    if not one or not other:
        return 0.0, ""
    return (0.5, "same person") if one <= other or other <= one else (-1.5, "another person")


def _days(one: Account, other: Account) -> Point:
    found = distance(one, other)
    if found is None:
        return 0.0, ""
    apart = abs(found)
    if one.exact and other.exact:
        return (1.0, "same day") if apart == 0 else (-0.5 * apart, "another day")
    return -0.3 * max(apart - 1, 0), "days apart"


def _place(one: Account, other: Account) -> Point:
    if not one.place or not other.place:
        return 0.0, ""
    return (0.5, "same place") if one.place == other.place else (-1.5, "another place")


def _words(one: Words, other: Words) -> Point:
    """From -1 with no word in common to 3 with all of them; names and numbers count as several words."""
    shared = _weight(one, one.stems & other.stems, one.numbers & other.numbers)
    smaller = min(_weight(w, w.stems, w.numbers) for w in (one, other))
    return (round(4 * shared / (smaller + 1) - 0.75, 2), "words") if smaller else (0.0, "")


def _weight(of: Words, stems: frozenset[str], numbers: frozenset[str]) -> float:
    return len(stems) + (NAMES - 1) * len(stems & of.names) + NAMES * len(numbers)


def _verbatim(one: Account, other: Account) -> Point:
    """The very sentence, whatever was made of its parties."""
    a, b = one.about.stems, other.about.stems
    same = one.trigger == other.trigger and len(a & b) >= VERBATIM * len(a | b) > 0
    return (3.0, "same sentence") if same else (0.0, "")


def _names(one: Account, other: Account) -> Point:
    """Against one event: each side names in its sentence what the other does not name."""
    a, b = one.about.names, other.about.names
    apart = min(len(a - b), len(b - a), 2)
    return (-0.75 * apart, "other names") if apart else (0.0, "")


def _numbers(one: Words, other: Words) -> Point:
    apart = one.numbers - other.numbers and other.numbers - one.numbers
    return (-0.5, "other numbers") if apart else (0.0, "")
