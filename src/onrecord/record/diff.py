"""What differs between two records, line by line: what a new codebook or model changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.record.lines import flat, lines
from onrecord.record.record import Record
from onrecord.schema import Reading
from onrecord.serialise import JSON, article_json, line_json

What = Literal["added", "removed", "changed"]
Lines = dict[str, tuple[str, JSON]]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a line that differs; ``name`` is its path ("actors.0.code")."""

    name: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Change:
    """A line that one record has and the other has not, or has otherwise.

    ``line`` is the line as it is now, or as it was when it is gone.
    """

    what: What
    kind: str
    id: str
    article: Mapping[str, Any]
    line: Mapping[str, Any]
    fields: tuple[Field, ...] = ()


def diff(old: Record, new: Record) -> list[Change]:
    """All changes from one record to another, by article and place in it."""
    ours = set(old.articles()) | set(new.articles())
    changes = [change for id in ours for change in _changes(old.reading(id), new.reading(id))]
    return sorted(changes, key=_order)


def _order(change: Change) -> tuple[bool, str, str]:
    """By date of publication; sorting keeps the order of lines within an article."""
    published = change.article["published"]
    return (published is None, published or "", change.article["id"])


def _changes(before: Reading | None, after: Reading | None) -> Iterator[Change]:
    reading = after or before
    article = article_json(reading.article) if reading else {}
    was, now = _lines(before), _lines(after)
    for id, (kind, line) in {**was, **now}.items():
        if id not in now:
            yield Change("removed", kind, id, article, line)
        elif id not in was:
            yield Change("added", kind, id, article, line)
        elif was[id] != now[id]:
            yield Change("changed", kind, id, article, line, tuple(_fields(was[id][1], line)))


def _lines(reading: Reading | None) -> Lines:
    return {line.id: (kind, line_json(line)) for kind, _, line in lines(reading)} if reading else {}


def _fields(old: JSON, new: JSON) -> Iterator[Field]:
    was, now = dict(flat(old)), dict(flat(new))
    for name in {**now, **was}:
        if was.get(name) != now.get(name):
            yield Field(name, was.get(name), now.get(name))
