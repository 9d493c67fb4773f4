"""What a report shows, out of a record: so much of each kind that the page stays of a size that opens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.deadlines.outcome import Words
from onrecord.record import Filters
from onrecord.views.brief.deadlines import due
from onrecord.views.brief.gather import gather as gather_brief
from onrecord.views.brief.moves import Move, courses
from onrecord.views.brief.page import Page
from onrecord.views.brief.speakers import OTHERS, quotable, sides
from onrecord.views.brief.timeline import weightiest
from onrecord.views.columns import Line
from onrecord.views.report.sources import Sources, locate
from onrecord.views.series import network
from onrecord.views.table import Table
from onrecord.views.text import counted

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.record.acts import Pair

EXTENT = 20_000  # lines that are looked at, the last ones
EVENTS = 300
STATEMENTS = 300
STANDS = 200
DYADS = 100
FIGURES = 60
MOVES = 20
DEADLINES = 20
SIDES = 8
VOICES = 3
PROOFS = 3  # events that a dyad is shown with


@dataclass(frozen=True, slots=True)
class Cut:
    """How many lines of a kind are shown of how many, which ones, and the command that lists all."""

    shown: int
    total: int
    which: str
    command: str

    def __str__(self) -> str:
        if self.shown == self.total:
            return ""
        return f"{self.which} {self.shown:,} of {self.total:,}; all of them: onrecord {self.command}"


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks for a side: how often, and the statement that shows it best."""

    statement: Line
    count: int


@dataclass(frozen=True, slots=True)
class Stand:
    """The last word of a holder on an issue: the position, the first of the same course, and how often it was told."""

    holder: str
    last: Line
    first: Line
    count: int


@dataclass(frozen=True, slots=True)
class Dyad:
    """Who acts on whom: the sums as ``onrecord network`` has them, and events that show it."""

    sums: Mapping[str, object]
    events: Sequence[Line]


@dataclass(frozen=True)
class Report:
    """A brief's page, and what is shown beyond it; ``cuts`` tell what has no room, by section.

    ``extent`` says which part of a record is looked at when the whole is too large; ``network`` is the table that
    the dyads are the first rows of.
    """

    page: Page
    extent: str
    moves: Sequence[Move]
    deadlines: Sequence[Line]
    sides: Mapping[str, Sequence[Voice]]
    events: Sequence[Line]
    stands: Mapping[str, Sequence[Stand]]
    dyads: Sequence[Dyad]
    network: Table
    statements: Sequence[Line]
    figures: Sequence[Line]
    cuts: Mapping[str, Cut]
    sources: Sources

    @property
    def notes(self) -> tuple[str, ...]:
        """Everything that was left out, for people."""
        cut = (f"{name}: {cut}" for name, cut in self.cuts.items() if str(cut))
        return (*([self.extent] if self.extent else []), *cut)


def gather(record: Record, filters: Filters, words: Words) -> Report:
    """The report over a record; of the filters, ``since`` and ``until`` are about when reports came out."""
    narrowed, extent = _extent(record, filters)
    page = gather_brief(record, narrowed, words)
    table, dyads = _dyads(record, page, narrowed)
    ahead = [_proven(record, line) for line in due(page)[:DEADLINES]]
    stands = _stands(page.lines["positions"])
    told = {
        "moves": page.moves[-MOVES:],
        "deadlines": ahead,
        "sides": _sides(page.lines["statements"]),
        "events": weightiest(page.lines["events"], EVENTS),
        "stands": _first(stands),
        "dyads": dyads,
        "statements": page.lines["statements"][-STATEMENTS:],
        "figures": page.lines["figures"][:FIGURES],
    }
    cuts = _cuts(page, told, stands, len(table))
    return Report(page, extent, network=table, cuts=cuts, sources=locate(record, page, _shown(told)), **told)  # type: ignore[arg-type]


def _extent(record: Record, filters: Filters) -> tuple[Filters, str]:
    """The filters, narrowed to the last days where a record holds more lines than can be looked at."""
    asked = _published(filters)
    days = record.volume(asked)
    total, lines, since = sum(days.values()), 0, filters.since
    if total <= EXTENT:
        return filters, ""
    for day in sorted(filter(None, days), reverse=True):
        if lines and lines + days[day] > EXTENT:
            break
        lines, since = lines + days[day], day
    seen = f"{lines:,} of {counted(total, 'line')}, those that came out since {since}"
    return replace(filters, since=since), f"the page is about {seen}; what was before: --until"


def _published(filters: Filters) -> Filters:
    """The same, with the period about when reports came out."""
    return replace(filters, since=None, until=None, published_since=filters.since, published_until=filters.until)


def _proven(record: Record, deadline: Line) -> Line:
    """A deadline with the whole line that shows what became of it."""
    because = deadline["because"] and (record.line(deadline["because"]["id"]) or None)
    return {**deadline, "because": because}


def _sides(statements: Sequence[Line]) -> Mapping[str, Sequence[Voice]]:
    """The states and bodies that said most, and who spoke for each."""
    found = sides(statements)
    kept = [name for name in found if name != OTHERS][:SIDES]
    return {
        name: [Voice(quotable(said), len(said)) for said in list(found[name].values())[:VOICES]]
        for name in [*kept, *([OTHERS] if OTHERS in found else [])]
    }


def _stands(positions: Sequence[Line]) -> Mapping[str, Sequence[Stand]]:
    """The last word of each holder by issue, the issues that most hold a position on first."""
    by_issue: defaultdict[str, list[Stand]] = defaultdict(list)
    for (holder, issue), course in courses(positions).items():
        first = course[0]
        for position in course:
            first = first if position["stance"] == first["stance"] else position
        count = sum(position["stance"] == first["stance"] for position in course[course.index(first) :])
        by_issue[issue].append(Stand(holder, course[-1], first, count))
    ranked = sorted(by_issue, key=lambda issue: (-len(by_issue[issue]), -max(s.count for s in by_issue[issue]), issue))
    return {str(by_issue[issue][0].last["issue"]): by_issue[issue] for issue in ranked}


def _first(stands: Mapping[str, Sequence[Stand]]) -> Mapping[str, Sequence[Stand]]:
    """As many issues as there is room for, each whole unless it alone is too large."""
    kept, room = dict[str, Sequence[Stand]](), STANDS
    for issue, found in stands.items():
        if room <= 0:
            break
        kept[issue] = found[:room]
        room -= len(found)
    return kept


def _dyads(record: Record, page: Page, filters: Filters) -> tuple[Table, Sequence[Dyad]]:
    """Who acts on whom in the period's reports, the most first, with the weightiest events of each."""
    asked = replace(_published(filters), limit=None)
    acts = record.acts(asked)
    table = network(acts, asked)
    events = {event["id"]: event for event in page.lines["events"]}
    by_pair: defaultdict[Pair, list[Line]] = defaultdict(list)
    for act in acts:
        for pair in act.pairs(asked.actor, asked.with_) if act.id in events else ():
            by_pair[pair].append(events[act.id])
    rows = list(table)[:DYADS]
    return table, [Dyad(row, weightiest(by_pair[str(row["actor"]), str(row["recipient"])], PROOFS)) for row in rows]


def _cuts(
    page: Page, told: Mapping[str, Sized], stands: Mapping[str, Sequence[Stand]], dyads: int
) -> Mapping[str, Cut]:
    count = sum(map(len, _first(stands).values()))
    day = f" --on {page.period.on}" if page.period.on else ""
    return {
        "moves": Cut(len(told["moves"]), len(page.moves), "the last", "positions"),
        "deadlines": Cut(len(told["deadlines"]), len(due(page)), "the next and the last,", f"deadlines{day}"),
        "events": Cut(len(told["events"]), len(page.lines["events"]), "the weightiest", "timeline"),
        "positions": Cut(count, sum(map(len, stands.values())), "on the issues told of most,", "positions"),
        "dyads": Cut(len(told["dyads"]), dyads, "the busiest", "network"),
        "statements": Cut(len(told["statements"]), len(page.lines["statements"]), "the last", "statements"),
        "figures": Cut(len(told["figures"]), len(page.lines["figures"]), "the first", "figures"),
    }


def _shown(told: Mapping[str, object]) -> Iterator[Line]:
    """Every line that the page shows, however deep it lies."""
    for value in told.values():
        yield from _lines(value)


def _lines(value: object) -> Iterator[Line]:
    match value:
        case Move():
            yield from (value.before, value.after)
        case Voice():
            yield value.statement
        case Stand():
            yield from (value.first, value.last)
        case Dyad():
            yield from value.events
        case Mapping() if "article" in value:
            yield value
            yield from _lines(value.get("because"))
        case Mapping():
            yield from (line for held in value.values() for line in _lines(held))
        case str() | None:
            return
        case Iterable():
            yield from (line for held in value for line in _lines(held))
