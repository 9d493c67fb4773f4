"""What happened, the weightiest events of the period."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.views.brief.page import Page, Section, body, more
from onrecord.views.columns import Line, act, day, short_id, status
from onrecord.views.text import clean, clip

EVENTS = 30
GRAVE = 5  # on PLOVER's scale of intensity: deeds rather than words
TRIGGER = 24
LEGEND = "A day in brackets is the report's; the event's own is not known."


def timeline(page: Page) -> Section:
    """Events by day: who did what to whom, in which words, in which report."""
    events = page.lines["events"]
    chosen = weightiest(events, EVENTS)
    table = [
        (
            _parties(event["actors"]) or "?",
            act(event) + (f" ({status(event)})" if status(event) else ""),
            _parties(event["recipients"]),
            f"“{clip(event['trigger']['text'], TRIGGER)}”",
            page.refs(event),
            short_id(event),
        )
        for event in chosen
    ]
    days = [day(event) for event in chosen]
    legend = [LEGEND] if any(found.startswith("(") for found in days) else []
    note = more(len(events), len(chosen), "timeline")
    return Section.of("TIMELINE", note, legend + _by_day(days, body(table)), chosen)


def _by_day(days: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Lines below their days, each day once in a row."""
    found: list[str] = []
    for n, line in enumerate(lines):
        if n == 0 or days[n] != days[n - 1]:
            found.append(days[n] or "no date")
        found.append(line)
    return found


def weightiest(events: Sequence[Line], most: int) -> list[Line]:
    """As many events as there is room for, in order: what happened, between known sides, deeds and dated ones first."""

    def weight(event: Line) -> tuple[bool, int, bool, bool, float]:
        sides = bool(event["actors"]) + bool(event["recipients"])
        grave = abs(event["intensity"] or 0.0) >= GRAVE
        return (not status(event), sides, grave, bool(event["date"]), event["confidence"])

    order = sorted(range(len(events)), key=lambda n: weight(events[n]), reverse=True)
    return [events[n] for n in sorted(order[:most])]


def _parties(parties: Sequence[Line]) -> str:
    """Parties with the code first, so that it is still there where a long name is cut."""
    found = (f"{party['code'] or ''} {_named(party)}".strip() for party in parties)
    return ", ".join(dict.fromkeys(found))


def _named(party: Line) -> str:
    return clean(party["name"]) or f"“{clean(party['text'])}”"
