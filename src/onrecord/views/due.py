"""Deadlines with a clock: what runs out when, seen on a day, and what became of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord.deadlines.clock import Moment, left
from onrecord.deadlines.outcome import Outcome, Words, outcome, span
from onrecord.record import Filters

if TYPE_CHECKING:
    from onrecord.record import Record

Line = Mapping[str, Any]


def clocked(record: Record, filters: Filters, on: Moment, words: Words) -> list[Line]:
    """The deadlines known on a day, each with ``left``, ``state``, ``reason`` and ``because``.

    Nothing that a later report tells is used: neither its deadlines nor its events.
    """
    known = Filters(published_until=on.day.isoformat())
    asked = record.rows("deadlines", replace(filters, published_until=known.published_until))
    first = min((line["article"]["published"] for line in asked), default=None)
    by_bound: defaultdict[str, list[Line]] = defaultdict(list)
    for line in record.rows("deadlines", replace(known, published_since=first)) if asked else ():
        by_bound[_bound(line)].append(line)
    return [
        _clocked(line, outcome(line, on, _events(record, line, on.day.isoformat()), by_bound[_bound(line)], words), on)
        for line in asked
    ]


def _bound(deadline: Line) -> str:
    return str((deadline["binds"] or {}).get("code") or "")


def _events(record: Record, deadline: Line, today: str) -> list[Line]:
    """The events by either side of a deadline on the days around it, as far as they were known by a day."""
    first, last = span(deadline)
    sides = {party["code"] for party in (deadline["set_by"], deadline["binds"]) if party and party["code"]}
    near = Filters(since=first, until=last)
    found = (event for code in sorted(sides) for event in record.rows("events", replace(near, actor=code)))
    return list({one["id"]: one for one in found if (one["article"]["published"] or "") <= today}.values())


def _clocked(deadline: Line, found: Outcome, on: Moment) -> Line:
    time = left(Moment.of(deadline["due"]), on)
    shown = found.line and {
        "id": found.line["id"],
        "date": found.line.get("date"),
        "sentence_text": found.line["sentence_text"],
        "article": found.line["article"],
    }
    told = {"days": time.days, "hours": time.hours, "words": str(time)}
    return {**deadline, "left": told, "state": found.state, "reason": found.reason or None, "because": shown}
