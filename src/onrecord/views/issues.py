"""Issues as a table: what each is called, how often a stand was taken on it, and in which wordings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.issues.vectors import Vectors, alike
from onrecord.views.columns import BAR, Columns, at, project
from onrecord.views.table import Table

FULL: Columns = {
    "issue": at("issue"),
    "kind": at("kind"),
    "positions": at("positions"),
    "holders": at("holders"),
    "first": at("first"),
    "last": at("last"),
    "wordings": lambda line: BAR.join(one["wording"] for one in line["wordings"]),
    "alike": at("alike"),
    "made_by": at("made_by"),
}
SHORT: Columns = {
    "positions": at("positions"),
    "first": at("first"),
    "last": at("last"),
    "issue": at("issue"),
    "wordings": lambda line: "; ".join(one["wording"] for one in line["wordings"]),
    "alike": at("alike"),
}


def issues(lines: Sequence[Mapping[str, Any]], vectors: Vectors | None = None) -> Table:
    """A row an issue; with vectors, also which others are alike, for the user to join."""
    near: dict[str, list[str]] = {}
    for one, other, _ in alike([line["issue"] for line in lines], vectors) if vectors else ():
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    told = [{**line, "alike": near.get(line["issue"], [])} for line in lines]
    return Table(
        tuple(FULL), tuple(project(FULL, line) for line in told), tuple(SHORT),
        tuple(project(SHORT, line) for line in told), tuple(told), "issue",
    )  # fmt: skip
