"""Which line of a new reading is the one that coders decided about: by kind, place, trigger and fields.

An article's id hashes its text, so that offsets mean the same in every reading of it. What differs after
recoding is how far a span reaches, which of several lines with one span comes first, and the coding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record.lines import anchor, flat, trigger
from onrecord.schema import Span
from onrecord.serialise import JSON, Line, line_json

# Of kinds whose evidence may be a whole sentence, the place alone does not tell: one of these has to be the same.
TELLING = {"positions": ("actor.code", "actor.name", "issue"), "deadlines": ("due", "what")}
Likeness = tuple[float, bool, int, bool]


@dataclass(frozen=True, slots=True)
class Standing:
    """A line by where it stands, the words that make it, and its coding as JSON."""

    kind: str
    span: Span
    trigger: str | None
    coding: JSON

    @classmethod
    def of(cls, kind: str, line: Line) -> Standing:
        """How a line of the reading stands."""
        words = trigger(line)
        return cls(kind, anchor(line), None if words is None else words.text, line_json(line))


def rematch(old: Sequence[Standing], new: Sequence[Standing]) -> dict[int, int]:
    """For each line of old that has one, the index of its line in new; none is given twice.

    The likeliest pairs come first; the order within a reading decides between pairs that are equally like.
    """
    pairs = [(likeness(one, other), -i, -j) for i, one in enumerate(old) for j, other in enumerate(new)]
    found: dict[int, int] = {}
    for _, i, j in sorted(((like, i, j) for like, i, j in pairs if like is not None), reverse=True):
        if -i not in found and -j not in found.values():
            found[-i] = -j
    return found


def likeness(one: Standing, other: Standing) -> Likeness | None:
    """How like two lines are: shared place, trigger, fields and id; None when they cannot be the same."""
    if one.kind != other.kind or not one.span.overlaps(other.span):
        return None
    fields, others = _told(one.coding), _told(other.coding)
    telling = TELLING.get(one.kind)
    if telling and not any(fields.get(name) and fields.get(name) == others.get(name) for name in telling):
        return None
    same = sum(fields[name] == others.get(name) for name in fields)
    alike = (one.trigger or "").casefold() == (other.trigger or "").casefold()
    return _shared(one.span, other.span), alike, same, one.coding.get("id") == other.coding.get("id")


def _shared(one: Span, other: Span) -> float:
    """The part of the characters of both spans that they share."""
    inner = min(one.end, other.end) - max(one.start, other.start)
    return inner / (max(one.end, other.end) - min(one.start, other.start))


def _told(coding: JSON) -> dict[str, object]:
    """The fields of a line by path, without its id and what made it."""
    left_out = ("id", "confidence", "made_by", "stage")
    return dict(flat({name: value for name, value in coding.items() if name not in left_out}))
