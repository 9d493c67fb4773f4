"""What changed between two records, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from onrecord.views.amount import amount
from onrecord.views.columns import SHORT_ID, Columns, Line, act, at, codes, project, report, who
from onrecord.views.table import Table
from onrecord.views.text import clean, clip

if TYPE_CHECKING:
    from onrecord.record.diff import Change

SHOWN = 40


def changes(found: Sequence[Change]) -> Table:
    """Changes as a Table: one row a line that was added, removed or changed."""
    lines = [asdict(change) for change in found]
    return Table(
        tuple(FULL),
        tuple(project(FULL, line) for line in lines),
        tuple(SHORT),
        tuple(project(SHORT, line) for line in lines),
        tuple(lines),
        "change",
    )


def fields(change: Line) -> str:
    """What differs, field by field: "category: ACCUSE → REJECT"."""
    return "; ".join(f"{field['name']}: {_value(field['old'])} → {_value(field['new'])}" for field in change["fields"])


def _value(value: object) -> str:
    return "none" if value is None else clip(value, SHOWN)


def summary(change: Line) -> str:
    """The line in a few words."""
    line, kind = change["line"], change["kind"]
    if kind == "events":
        sides = f"{codes(line['actors'])} {act(line)} {codes(line['recipients'])}"
        return f"{' '.join(sides.split())} “{clean(line['trigger']['text'])}”"
    if kind == "statements":
        return f"{who(line['speaker']) or 'nobody named'} {clean((line['cue'] or {}).get('text'))}"
    if kind == "positions":
        return f"{who(line['actor'])} {line['stance']} {clean(line['issue'])}"
    return f"{line['due'] if kind == 'deadlines' else amount(line)} {clean(line['what'])}"


FULL: Columns = {
    "what": at("what"),
    "kind": at("kind"),
    "id": at("id"),
    "summary": summary,
    "fields": fields,
    "article": at("article", "id"),
    "published": at("article", "published"),
    "title": at("article", "title"),
    "source": at("article", "source"),
}
SHORT: Columns = {
    "change": at("what"),
    "kind": lambda change: str(change["kind"]).removesuffix("s"),
    "line": summary,
    "fields": fields,
    "article": report,
    "id": lambda change: str(change["id"])[:SHORT_ID],
}
