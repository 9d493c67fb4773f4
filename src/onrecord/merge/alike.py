"""How alike two accounts of events are: points for each thing that speaks for one event, or against it.

The points are the whole rule: two accounts tell one event when they come to ``ENOUGH``. They are a pure
function of the two accounts and of whether their articles are near-duplicates, so that nothing depends on
what else is on record or on the order in which it came.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.merge.account import MUTUAL, Account
from onrecord.merge.days import UNKNOWN

ENOUGH = 4.0
REACH = 5  # days between two accounts' own days, or between the reports where neither names one
LATER = 7  # days that a report may look back on an event whose day it does not name
VERBATIM = 0.9
BESIDE = 1.5
FIRM = frozenset({"actual", "historical"})

Point = tuple[float, str]
NOTHING: Point = (0.0, "")


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
    found = [_story(story)]
    total = float(story)
    for test, open_ in TESTS:
        point = test(one, other)
        total += point[0]
        if total + open_ < ENOUGH:
            return None
        found.append(point)
    return Alike(round(total, 2), tuple(f"{why} {points:+.1f}" for points, why in found if points))


def _possible(one: Account, other: Account) -> bool:
    """Whether two accounts can tell one event: near days, and both that it happened or both that it did not."""
    return (one.status in FIRM) == (other.status in FIRM) and _within(one, other)


def _within(one: Account, other: Account) -> bool:
    if UNKNOWN in (one.day, other.day):
        return one.day == other.day
    apart = other.day - one.day
    if one.exact == other.exact:
        return abs(apart) <= REACH
    # No report tells of a day after its own, but for what is a day off.
    return -1 <= (apart if one.exact else -apart) <= LATER


def days(account: Account) -> tuple[int, int]:
    """The first and the last day on which accounts of the same event can lie."""
    if account.day == UNKNOWN:
        return UNKNOWN, UNKNOWN
    before, after = (REACH, LATER) if account.exact else (LATER, REACH)
    return account.day - before, account.day + after


def _words(one: Account, other: Account) -> Point:
    """From -0.75 with no word in common to 3.25 with all of them; names and numbers count as several words."""
    smaller = min(one.weight, other.weight)
    return (round(4 * one.about.shared(other.about) / (smaller + 1) - 0.75, 2), "words") if smaller else NOTHING


def _verbatim(one: Account, other: Account) -> Point:
    """The very sentence, whatever was made of its parties."""
    if one.trigger != other.trigger:
        return NOTHING
    a, b = one.about.stems, other.about.stems
    return (3.0, "same sentence") if len(a & b) >= VERBATIM * len(a | b) > 0 else NOTHING


def _act(one: Account, other: Account) -> Point:
    if one.category == other.category:
        if one.mode == other.mode:
            return 1.5, "same act"
        return (0.5, "another mode") if one.mode and other.mode else (1.0, "same category")
    if one.trigger & other.trigger:
        return NOTHING
    return (-1.0, "another category") if one.quad == other.quad else (-1.5, "another kind of act")


def _actor(one: Account, other: Account) -> Point:
    """Actors; who meets whom is one set of parties, in whatever order they are told."""
    if MUTUAL in (one.category, other.category):
        return _side("parties", one.actors | one.recipients, other.actors | other.recipients, 2.0, -3.0)
    return _side("actor", one.actors, other.actors, 1.5, -3.0)


def _recipient(one: Account, other: Account) -> Point:
    mutual = MUTUAL in (one.category, other.category)
    return NOTHING if mutual else _side("recipient", one.recipients, other.recipients, 1.0, -2.5)


def _side(what: str, one: frozenset[str], other: frozenset[str], same: float, differ: float) -> Point:
    if not one or not other:
        return NOTHING
    if one == other:
        return same, f"same {what}"
    if one < other or other < one:
        return same / 2, f"{what} shared"
    if one & other:
        return differ / 2, f"another {what} beside"
    coded = any(map(str.isupper, one)) and any(map(str.isupper, other))
    return (differ, f"another {what}") if coded else (-0.5, f"other words for the {what}")


def _trigger(one: Account, other: Account) -> Point:
    return (0.7, "same word for it") if one.trigger & other.trigger else NOTHING


def _elsewhere(one: Account, other: Account) -> Point:
    """Against one event: the word for it stands in the other's sentence too, beside the word for another act."""
    if one.trigger & other.trigger:
        return NOTHING
    told = (one.trigger & other.about.stems, other.trigger & one.about.stems)
    beside = sum(map(bool, told))
    return (-BESIDE * beside, "its word is beside the other's") if beside else NOTHING


def _people(one: Account, other: Account) -> Point:
    if not one.people or not other.people:
        return NOTHING
    same = one.people <= other.people or other.people <= one.people
    return (0.5, "same person") if same else (-1.5, "another person")


def _days(one: Account, other: Account) -> Point:
    if UNKNOWN in (one.day, other.day):
        return NOTHING
    apart = abs(one.day - other.day)
    if one.exact and other.exact:
        return (1.0, "same day") if apart == 0 else (-0.5 * apart, "another day")
    return -0.3 * max(apart - 1, 0), "days apart"


def _place(one: Account, other: Account) -> Point:
    if not one.place or not other.place:
        return NOTHING
    return (0.5, "same place") if one.place == other.place else (-1.5, "another place")


def _names(one: Account, other: Account) -> Point:
    """Against one event: each side names in its sentence what the other does not name."""
    a, b = one.about.names, other.about.names
    apart = min(len(a - b), len(b - a), 2)
    return (-0.75 * apart, "other names") if apart else NOTHING


def _numbers(one: Account, other: Account) -> Point:
    a, b = one.about.numbers, other.about.numbers
    return (-0.5, "other numbers") if a - b and b - a else NOTHING


def _story(story: int) -> Point:
    return float(story), "reports alike" if story > 0 else "reports of other things"


def _with_open(
    tests: tuple[tuple[Callable[[Account, Account], Point], float], ...],
) -> tuple[tuple[Callable[[Account, Account], Point], float], ...]:
    """Each test with the points that those after it can still give."""
    return tuple((test, sum(most for _, most in tests[n + 1 :])) for n, (test, _) in enumerate(tests))


# What decides soonest comes first, each with the most points it can give.
TESTS = _with_open((
    (_words, 3.25), (_verbatim, 3.0), (_recipient, 1.0), (_act, 1.5), (_actor, 2.0), (_days, 1.0),
    (_trigger, 0.7), (_elsewhere, 0.0), (_people, 0.5), (_place, 0.5), (_names, 0.0), (_numbers, 0.0),
))  # fmt: skip
