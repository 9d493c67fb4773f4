"""What a page is narrowed to, as its address says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import partial
from operator import eq
from urllib.parse import urlencode

import numpy as np

from onrecord.schema import STATUSES
from onrecord.web.queries.columns import NOWHERE, Columns, Mask, place
from onrecord.web.queries.ledger import Ledger

DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
LONGEST = 300
PARTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "events": (("actor",), ("actor", "recipient")),
    "statements": (("speaker",), ()),
    "positions": (("holder", "person"), ()),
    "deadlines": (("set_by",), ("binds",)),
    "figures": (("according_to",), ()),
}
"""The parts that the filters on an actor and on the other side are about, by kind of line."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of a page; every one that is given has to be met."""

    actor: str = ""
    other: str = ""
    category: str = ""
    status: str = ""
    issue: str = ""
    source: str = ""
    quad: str = ""
    place: str = ""
    stance: str = ""
    form: str = ""
    since: str = ""
    until: str = ""
    confidence: str = ""
    order: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> tuple[Wanted, list[str]]:
        """The filters in an address, and what is wrong with those that are left out."""
        values = {f.name: given.get(f.name, "").strip()[:LONGEST] for f in fields(cls)}
        problems = list(_problems(values))
        wrong = {name for name, _ in problems}
        kept = cls(**{name: "" if name in wrong else value for name, value in values.items()})
        return kept, [problem for _, problem in problems]

    def given(self) -> dict[str, str]:
        """The filters that are set."""
        return {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name)}

    def query(self, **changed: str) -> str:
        """The address of the page with some filters changed; empty ones are taken away."""
        values = {**self.given(), **changed}
        return "?" + urlencode({name: value for name, value in values.items() if value}, errors="replace")

    def but(self, **changed: str) -> Wanted:
        """The same with some filters changed."""
        return replace(self, **changed)


def _problems(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in ("since", "until"):
        if values[name] and not _is_day(values[name]):
            yield name, f"“{values[name]}” is no day; write it as 2003-03-18, 2003-03 or 2003."
    if values["since"] and values["until"] and values["since"][: len(values["until"])] > values["until"]:
        yield "until", f"{values['since']} is after {values['until']}; no day lies between them."
    if values["confidence"] and not _is_share(values["confidence"]):
        yield "confidence", f"“{values['confidence']}” is no confidence; give a number from 0 to 1."
    if values["status"] and values["status"] not in STATUSES:
        yield "status", f"“{values['status']}” is no status; there are {', '.join(STATUSES)}."


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words + "0000-01-01"[len(words) :])
    except ValueError:
        return False
    return DAY.fullmatch(words) is not None


def _is_share(words: str) -> bool:
    try:
        return 0 <= float(words) <= 1
    except ValueError:
        return False


def chosen(ledger: Ledger, kind: str, wanted: Wanted) -> tuple[Columns, Mask]:
    """The columns of a kind, and which of its lines meet the filters."""
    columns = ledger.columns(kind)
    mask = columns.every()
    for one in _conditions(ledger, columns, wanted):
        mask &= one
    return columns, mask


def _conditions(ledger: Ledger, columns: Columns, wanted: Wanted) -> Iterator[Mask]:
    yield from _parties(columns, wanted)
    for name in ("category", "status", "quad", "place", "stance", "form"):
        value = getattr(wanted, name)
        if value and name in columns.own:
            yield columns.own[name].where(partial(eq, value))
    if wanted.source:
        yield columns.publisher.where(lambda found: (found or "") == wanted.source)
    if wanted.since:
        yield columns.day.where(lambda day: day is not None and day >= wanted.since)
    if wanted.until:
        yield columns.day.where(lambda day: day is not None and day[: len(wanted.until)] <= wanted.until)
    if wanted.confidence:
        yield columns.confidence >= np.float32(wanted.confidence) - 1e-6
    if wanted.issue:
        yield _on_issue(ledger, columns, wanted.issue)


def _parties(columns: Columns, wanted: Wanted) -> Iterator[Mask]:
    first, second = PARTS[columns.kind]
    if wanted.actor:
        yield columns.with_party(wanted.actor, first)
    if wanted.other and second:
        both = wanted.actor.casefold() == wanted.other.casefold()
        # Russians with Russians have to be two, so the other is looked for among the recipients then
        yield columns.with_party(wanted.other, ("recipient",) if both and columns.kind == "events" else second)


def _on_issue(ledger: Ledger, columns: Columns, issue: str) -> Mask:
    """Positions on an issue, and lines of other kinds told in a sentence that holds such a position."""
    positions = columns if columns.kind == "positions" else ledger.columns("positions")
    gathered = ledger.gathered(positions)
    number = ledger.issue(gathered, issue)
    on = ~positions.every() if number is None else gathered.of(number)
    if columns is positions:
        return on
    if not on.any():
        return ~columns.every()
    here, sentence = columns.numbers(positions.articles)[positions.article[on]], positions.sentence[on]
    told = place(here[here != NOWHERE], sentence[here != NOWHERE])
    found: Mask = np.isin(columns.article, here)
    found[found] = np.isin(place(columns.article[found], columns.sentence[found]), told)
    return found
