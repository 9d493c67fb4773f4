"""Series and networks: who acts on whom, how often, of what kind, out of how many articles read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from onrecord.errors import OnrecordError
from onrecord.record import Filters
from onrecord.record.acts import Act, Pair, Read
from onrecord.views.period import first_day, last_day, periods, start
from onrecord.views.table import Cells, Table
from onrecord.views.text import counted

QUADS: Mapping[str, str] = {
    "verbal cooperation": "verbal_cooperation",
    "material cooperation": "material_cooperation",
    "verbal conflict": "verbal_conflict",
    "material conflict": "material_conflict",
}
"""The column of each quad class, in PLOVER's order."""

SUMS = ("events", *QUADS.values(), "intensity", "goldstein")
HEADINGS = ("events", "v coop", "m coop", "v conf", "m conf", "intensity", "goldstein")
PLACES = 6  # of a sum of scores, which have one or two
MOST = 5_000_000  # rows that a computer still holds

Cell = tuple[str, str | None, Pair]
"""A place in a series: period, publisher (None: all of them), dyad."""


@dataclass(slots=True)
class Tally:
    """Sums over events."""

    events: int = 0
    quads: Counter[str] = field(default_factory=Counter)
    intensity: float = 0.0
    goldstein: float = 0.0

    def add(self, act: Act) -> None:
        """Count one more event."""
        self.events += 1
        self.quads[act.quad] += 1
        self.intensity += act.intensity
        self.goldstein += act.goldstein

    def cells(self) -> Cells:
        """The sums in the order of ``SUMS``."""
        kinds = (self.quads[quad] for quad in QUADS)
        return (self.events, *kinds, round(self.intensity, PLACES), round(self.goldstein, PLACES))


@dataclass(frozen=True, slots=True)
class Plan:
    """How a series is made: by day, week or month; each publisher apart; periods without an event shown as well."""

    by: str = "day"
    publishers: bool = False
    zeros: bool = False


def series(acts: Iterable[Act], read: Sequence[Read], filters: Filters, plan: Plan) -> Table:
    """Dyad by period: counts by quad class, sums of intensity and Goldstein weights, articles read.

    The articles are all that were read of the period, by all publishers or by the row's.
    """
    tallies: defaultdict[Cell, Tally] = defaultdict(Tally)
    left = _Left()
    days: set[str] = set()
    for act in acts:
        for pair in left.pairs(act, filters):
            if act.day:
                tallies[start(act.day, plan.by), act.publisher if plan.publishers else None, pair].add(act)
                days.add(act.day)
    articles = _articles(read, plan)
    cells = _filled(tallies, articles, _range(days, read, filters), plan) if plan.zeros else list(tallies)
    rows = [_row(cell, tallies.get(cell) or Tally(), articles, plan) for cell in sorted(cells, key=_order)]
    head = ("date", "actor", "recipient", *(("publisher",) if plan.publishers else ()))
    return _table(head, ("articles",), rows[: filters.limit], "row", left.note(left.undated))


def _order(cell: Cell) -> tuple[str, Pair, str]:
    return cell[0], cell[2], cell[1] or ""


def _row(cell: Cell, tally: Tally, articles: Mapping[tuple[str, str | None], int], plan: Plan) -> Cells:
    period, publisher, pair = cell
    who = (period, *pair, *((publisher,) if plan.publishers else ()))
    return (*who, *tally.cells(), articles.get((period, publisher), 0))


def _articles(read: Iterable[Read], plan: Plan) -> Counter[tuple[str, str | None]]:
    """How many articles were read, by period and, where asked for, publisher."""
    found: Counter[tuple[str, str | None]] = Counter()
    for one in read:
        found[start(one.day, plan.by), one.publisher if plan.publishers else None] += one.articles
    return found


def _range(days: Iterable[str], read: Iterable[Read], filters: Filters) -> tuple[str, str] | None:
    """The first and last day of a series: as asked for, else those with an event or an article."""
    known = sorted({*days, *(one.day for one in read)})
    first = first_day(filters.since) if filters.since else known[0] if known else None
    last = last_day(filters.until) if filters.until else known[-1] if known else None
    return (first, last) if first and last else None


def _filled(
    tallies: Mapping[Cell, Tally],
    articles: Mapping[tuple[str, str | None], int],
    span: tuple[str, str] | None,
    plan: Plan,
) -> list[Cell]:
    """Every dyad in every period; with publishers, of every publisher."""
    spans = list(periods(*span, plan.by)) if span else []
    dyads = {pair for _, _, pair in tallies}
    names = {name for _, name, _ in tallies} | {name for _, name in articles} if plan.publishers else {None}
    if len(spans) * len(dyads) * len(names) > MOST:
        size = f"{counted(len(dyads), 'dyad')} in {counted(len(spans), plan.by)}"
        raise OnrecordError(f"{size} are too many rows; narrow it with --actor, --with or --since, or take months")
    return list({*tallies, *product(spans, names, dyads)})


def network(acts: Iterable[Act], filters: Filters) -> Table:
    """Who acts on whom: the sums of each dyad over all its events, with its first and last day, the most first."""
    tallies: defaultdict[Pair, Tally] = defaultdict(Tally)
    days: defaultdict[Pair, list[str]] = defaultdict(list)
    left = _Left()
    for act in acts:
        for pair in left.pairs(act, filters):
            tallies[pair].add(act)
            days[pair] += [act.day] if act.day else []
    ranked = sorted(tallies, key=lambda pair: (-tallies[pair].events, pair))
    rows = [
        (*pair, *tallies[pair].cells(), min(days[pair], default=None), max(days[pair], default=None)) for pair in ranked
    ]
    return _table(("actor", "recipient"), ("first", "last"), rows[: filters.limit], "dyad", left.note())


def coverage(read: Sequence[Read], filters: Filters, by: str) -> Table:
    """How many articles were read, by period and publisher: what counts of events are to be divided by."""
    found: Counter[tuple[str, str]] = Counter()
    for one in read:
        if _within(one.day, filters):
            found[start(one.day, by), one.publisher or ""] += one.articles
    rows = tuple((period, name or None, number) for (period, name), number in sorted(found.items()))
    return Table(("date", "publisher", "articles"), rows[: filters.limit], noun="row")


def _within(day: str, filters: Filters) -> bool:
    until = filters.until or ""
    return day >= (filters.since or "") and (not until or day[: len(until)] <= until)


@dataclass(slots=True)
class _Left:
    """Counts what is left out of a count, so that it can be told."""

    seen: int = 0
    uncoded: int = 0
    undated: int = 0

    def pairs(self, act: Act, filters: Filters) -> list[Pair]:
        """The dyads of an event that were asked for."""
        self.seen += 1
        if not act.pairs():
            self.uncoded += 1
            return []
        self.undated += act.day is None
        return act.pairs(filters.actor, filters.with_)

    def note(self, undated: int = 0) -> str:
        """What was left out and why; nothing where nothing was."""
        reasons = [f"{self.uncoded:,} without two coded sides"] if self.uncoded else []
        reasons += [f"{undated:,} without a day"] if undated else []
        return f"not counted of {counted(self.seen, 'event')}: {', '.join(reasons)}" if reasons else ""


def _table(head: Sequence[str], tail: Sequence[str], rows: Sequence[Cells], noun: str, note: str) -> Table:
    return Table((*head, *SUMS, *tail), tuple(rows), (*head, *HEADINGS, *tail), tuple(rows), noun=noun, note=note)
