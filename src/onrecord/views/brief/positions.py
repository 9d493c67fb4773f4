"""Who moved, and where each side stands since when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.issues.shift import holder, order, stance
from onrecord.issues.topic import state_names
from onrecord.views.brief.moves import Move, courses
from onrecord.views.brief.page import DEEPER, WIDTH, Page, Section, more, quoted, spread
from onrecord.views.columns import Line, day, short_id
from onrecord.views.text import clean, counted, wrap

MOVES = 10
HOLDERS = 8
ISSUES = 3
Runs = Mapping[str, "Run"]
STANDS = {"support": "for", "oppose": "against", "conditional": "conditional on", "undecided": "undecided on"}


def moved(page: Page) -> Section:
    """Changes of stance that the period's reports tell, the last ones; both sentences are shown."""
    found, chosen = page.moves, page.moves[-MOVES:]
    lines = [line for move in chosen for line in _move(page, move)]
    shown = [position for move in chosen for position in (move.before, move.after)]
    note = more(len(found), len(chosen), "positions") or ("" if found else "nobody, from one day or report to another")
    return Section.of("WHO MOVED", note, lines, shown)


def _move(page: Page, move: Move) -> list[str]:
    """A change of stance: the holder and issue, then both positions with their words."""
    lines = [f"{title(page, move.holder)} on {clean(move.issue)}"]
    for word, position in (("was", move.before), ("is", move.after)):
        ends = f"{day(position)} {page.refs(position)} {short_id(position)}"
        lines += [spread(f"{word} {stance(position)}{_person(move.holder, position)}", ends)]
        lines += [*_condition(position), quoted(position)]
    return lines


def positions(page: Page) -> Section:
    """The last word of each holder on the issues that the period's reports tell of, and since when it is so."""
    found = page.lines["positions"]
    runs = _runs(page.stances)
    by_holder: defaultdict[str, list[Line]] = defaultdict(list)
    for position in sorted(found, key=order):
        by_holder[holder(position)].append(position)
    ranked = sorted(by_holder, key=lambda name: (-len(by_holder[name]), name))[:HOLDERS]
    chosen = {name: _weighty(by_holder[name]) for name in ranked}
    lines = [line for name in ranked for line in _stands(page, name, chosen[name], runs)]
    shown = [one for positions in chosen.values() for position in positions for one in _edges(position, runs)]
    note = more(len(found), sum(map(len, chosen.values())), "positions")
    return Section.of("POSITIONS", note, lines, shown)


@dataclass(frozen=True, slots=True)
class Run:
    """Positions of one stance in a row: the first, and how many up to the one asked for."""

    first: Line
    count: int


def _runs(found: Iterable[Line]) -> Runs:
    """The run that each position continues, by the position's id."""
    runs: dict[str, Run] = {}
    for course in courses(found).values():
        for before, position in pairwise([None, *course]):
            if before and position and stance(before) == stance(position):
                earlier = runs[before["id"]]
                runs[position["id"]] = Run(earlier.first, earlier.count + 1)
            elif position:
                runs[position["id"]] = Run(position, 1)
    return runs


def _edges(position: Line, runs: Runs) -> list[Line]:
    return [runs[position["id"]].first, position]


def _weighty(found: Sequence[Line]) -> list[Line]:
    """The last word on the issues that a holder took a stand on most often, in order."""
    times = Counter(str(position["issue"]).casefold() for position in found)
    latest = {str(position["issue"]).casefold(): n for n, position in enumerate(found)}
    ranked = sorted(latest, key=lambda issue: (times[issue], latest[issue]), reverse=True)[:ISSUES]
    return [found[n] for n in sorted(latest[issue] for issue in ranked)]


def _stands(page: Page, name: str, chosen: Sequence[Line], runs: Runs) -> list[str]:
    return [title(page, name), *(line for position in chosen for line in _stand(page, name, position, runs))]


def _stand(page: Page, name: str, position: Line, runs: Runs) -> list[str]:
    """A position on one line, its condition and the words that show it on the next."""
    run = runs[position["id"]]
    when = f"since {day(run.first)}, told {counted(run.count, 'time')}" if run.count > 1 else day(position)
    ends = f"{when} {page.refs(*_edges(position, runs))} {short_id(position)}".strip()
    head = f"{STANDS[position['stance']]} {clean(position['issue'])}{_person(name, position)}"
    return [spread(head, ends), *_condition(position), quoted(position)]


def _condition(position: Line) -> list[str]:
    return wrap(f"condition: {clean(position['condition'])}", WIDTH, DEEPER) if position["condition"] else []


def _person(name: str, position: Line) -> str:
    """Who took a stand that is not named by its holder."""
    own = clean(position["person"])
    return f" ({own})" if own and not name.startswith(own) else ""


def title(page: Page, name: str) -> str:
    """A holder by code and name: a state's own, whoever spoke for it, else the commonest of those with the code."""
    if name in state_names():
        return f"{state_names()[name]} ({name})"
    actors = (position["actor"] for position in page.stances if not position["person"])
    names = Counter(clean(actor["name"]) for actor in actors if actor["name"] and actor["code"] == name)
    return f"{names.most_common(1)[0][0]} ({name})" if names else name
