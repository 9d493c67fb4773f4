"""How often the machine is right, estimated from lines that were drawn at random, with Jeffreys' interval.

A line is ``right`` when it is one and its class is right (an event's category, a position's stance, a
statement's form), ``exact`` when nothing had to be changed at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.extras import extra
from onrecord.record import Judgement, Reviewed
from onrecord.review.agreement import EXTRA
from onrecord.review.fields import values
from onrecord.review.outcome import Coded, State

CLASS = {"events": "category", "statements": "form", "positions": "stance"}
ALL = "all"
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the lines of a sample, with the bounds between which that of all lines lies (95 %)."""

    share: float
    low: float
    high: float

    @classmethod
    def of(cls, count: int, total: int) -> Share:
        """The share with Jeffreys' interval. Raises MissingExtra without scipy."""
        # of scipy only this: importing scipy.stats takes longer than all else
        quantile = extra("scipy.special", EXTRA).betaincinv
        sides = count + 0.5, total - count + 0.5
        low = 0.0 if count == 0 else float(quantile(*sides, (1 - LEVEL) / 2))
        high = 1.0 if count == total else float(quantile(*sides, (1 + LEVEL) / 2))
        return cls(count / total, low, high)


@dataclass(frozen=True, slots=True)
class Precision:
    """The precision of a class of lines; that of ``all`` rests on what was drawn without regard to class."""

    name: str
    lines: int
    right: Share
    exact: Share


@dataclass(frozen=True, slots=True)
class Judged:
    """A line of the sample: its class, whether it was drawn from all classes, whether it is right and exact."""

    name: str
    from_all: bool
    right: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class Estimate:
    """Precision by class, and how many lines of the sample could not be counted."""

    rows: tuple[Precision, ...]
    disputed: int = 0
    skipped: int = 0


def precision(lines: Iterable[tuple[Reviewed, State, Coded | None]], texts: dict[str, str]) -> Estimate:
    """Precision by class over the lines drawn at random; those in dispute and those skipped are counted apart."""
    drawn = [found for found in lines if _random(found[0])]
    judged = [_judged(one, coded, texts[one.article]) for one, _, coded in drawn if coded is not None]
    states = [state for _, state, _ in drawn]
    return Estimate(tuple(_rows(judged)), states.count(State.DISPUTED), states.count(State.OPEN))


def _random(one: Reviewed) -> list[Judgement]:
    return [d for d in one.decisions if d.source.queue == "random" and d.verdict != "note"]


def _judged(one: Reviewed, coded: Coded, text: str) -> Judged:
    random = _random(one)
    machine = values(one.kind, random[-1].machine, text)
    name = CLASS.get(one.kind)
    kept = coded.line is not None
    return Judged(
        machine[name] if name else "",
        any(d.source.among is None for d in random),
        kept and (name is None or coded.shown[name] == machine[name]),
        kept and dict(coded.shown) == machine,
    )


def _rows(judged: list[Judged]) -> Iterator[Precision]:
    for name in sorted({one.name for one in judged} - {""}):
        yield _row(name, [one for one in judged if one.name == name])
    from_all = [one for one in judged if one.from_all]
    if from_all:
        yield _row(ALL, from_all)


def _row(name: str, judged: list[Judged]) -> Precision:
    right, exact = sum(one.right for one in judged), sum(one.exact for one in judged)
    return Precision(name, len(judged), Share.of(right, len(judged)), Share.of(exact, len(judged)))
