"""How stances on an issue moved: rows for tools, and a page with the words for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord.issues.shift import Interval, by_holder, intervals
from onrecord.record import Filters
from onrecord.views.columns import Columns, at, project, report, short_id, who
from onrecord.views.table import Table
from onrecord.views.text import clean, clip, counted, wrap

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.record.topics import Issue

Line = Mapping[str, Any]
WIDTH = 100
INDENT = "    "
BATCH = 500
FULL: Columns = {
    "holder": at("holder"),
    "issue": at("issue"),
    "stance": at("stance"),
    "since": at("since"),
    "until": at("until"),
    "positions": at("positions"),
    "person": at("first", "person"),
    "wording": at("first", "issue"),
    "condition": at("first", "condition"),
    "sentence_text": at("first", "sentence_text"),
    "id": at("first", "id"),
    "article": at("first", "article", "id"),
    "published": at("first", "article", "published"),
    "publisher": at("first", "article", "publisher"),
    "source": at("first", "article", "source"),
    "last_id": at("last", "id"),
    "contradicted_by": lambda line: line["against"][0]["id"] if line["against"] else None,
}
SHORT: Columns = {
    "holder": at("holder"),
    "since": at("since"),
    "until": at("until"),
    "stance": at("stance"),
    "told": at("positions"),
    "who": lambda line: _person(line["first"]),
    "words": lambda line: clip(line["first"]["sentence_text"], 60),
    "contradicted": lambda line: "same day" if line["against"] else "",
    "article": lambda line: report(line["first"]),
    "id": lambda line: short_id(line["first"]),
}


def shifted(record: Record, issue: Issue, filters: Filters) -> Table:
    """The intervals of every holder that meets the filters, by holder and day."""
    found = by_holder(record.stances(replace(filters, limit=None), issue))
    courses = {holder: intervals(own) for holder, own in found.items()}
    whole = _whole(record, [one for course in courses.values() for one in course])
    lines = [_line(holder, issue, one, whole) for holder, course in courses.items() for one in course]
    lines = lines[: filters.limit]
    return Table(
        tuple(FULL), tuple(project(FULL, line) for line in lines), tuple(SHORT),
        tuple(project(SHORT, line) for line in lines), tuple(lines), "position",
    )  # fmt: skip


def _whole(record: Record, found: Iterable[Interval]) -> Mapping[str, Line]:
    """The lines that are shown of intervals, with their words, by id."""
    shown = [p["id"] for one in found for p in (one.lines[0], one.lines[-1], *one.against[:1])]
    ids = sorted(set(shown))
    parts = (record.lines("positions", ids[n : n + BATCH]) for n in range(0, len(ids), BATCH))
    return {line["id"]: line for part in parts for line in part}


def _line(holder: str, issue: Issue, one: Interval, whole: Mapping[str, Line]) -> Line:
    return {
        "holder": holder,
        "issue": issue.name,
        "stance": one.stance,
        "since": one.since,
        "until": one.until,
        "positions": len(one.lines),
        "first": whole[one.lines[0]["id"]],
        "last": whole[one.lines[-1]["id"]],
        "against": [whole[line["id"]] for line in one.against[:1]],
    }


def page(lines: Sequence[Line]) -> str:
    """Who stood where from when to when, in whose words; moves and contradictions stand out."""
    parts: list[str] = []
    before: Line | None = None
    for line in lines:
        if before is None or before["holder"] != line["holder"]:
            title = f"{line['holder']} on {clean(line['issue'])}"
            parts += ["", title, "═" * min(len(title), WIDTH)] if parts else [title, "═" * min(len(title), WIDTH)]
            before = None
        parts += _interval(line, before)
        before = line
    return "\n".join(parts)


def _interval(line: Line, before: Line | None) -> list[str]:
    until = f" to {line['until']}" if line["until"] else " on"
    moved = f", moved from {before['stance']}" if before and before["stance"] != line["stance"] else ""
    told = f"told {counted(line['positions'], 'time')}"
    lines = [f"  {line['since']}{until}  {line['stance']}{moved} ({told})", *_words(line["first"])]
    if line["last"]["id"] != line["first"]["id"]:
        lines += [f"{INDENT}last:", *_words(line["last"])]
    for other in line["against"]:
        lines += [f"{INDENT}contradicted on the same day:", *_words(other)]
    return lines


def _words(position: Line) -> list[str]:
    condition = f"; condition: {clean(position['condition'])}" if position["condition"] else ""
    published = position["article"]["published"] or "no date"
    source = f"{_person(position)}, {published} {clean(report(position))} {short_id(position)}{condition}"
    return [*wrap(f"“{clean(position['sentence_text'])}”", WIDTH, INDENT, INDENT), *wrap(source, WIDTH, INDENT, INDENT)]


def _person(position: Line) -> str:
    """On whose words a position rests: a person's, else those of the holder."""
    return clean(position["person"]) or who(position["actor"])
