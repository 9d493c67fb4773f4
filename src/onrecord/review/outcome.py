"""What the decisions on a line come to: each coder's own, whether they agree, and the line as it should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.record import Judgement, Reviewed
from onrecord.review.fields import corrected, keys, values
from onrecord.serialise import JSON

UNDECIDED = frozenset({"skip", "note"})


class State(StrEnum):
    """How far the review of a line has come."""

    OPEN = "open"
    DECIDED = "decided"
    DISPUTED = "disputed"
    ADJUDICATED = "adjudicated"


@dataclass(frozen=True, slots=True)
class Coded:
    """A line as a coder would have it: the line in the reading format, None for one that is to go."""

    kind: str
    decision: Judgement
    line: JSON | None
    shown: Mapping[str, str]

    @classmethod
    def of(cls, kind: str, decision: Judgement, text: str) -> Coded:
        """The machine's line with what the decision changes."""
        shown = {**values(kind, decision.machine, text), **decision.fields}
        if decision.verdict == "reject":
            return cls(kind, decision, None, shown)
        return cls(kind, decision, corrected(kind, decision.machine, decision.fields, text), shown)

    @property
    def keys(self) -> Mapping[str, str] | None:
        """What others have to agree in; None for a line that is to go."""
        return None if self.line is None else keys(self.kind, self.shown)


def latest(decisions: Sequence[Judgement], *, adjudicating: bool = False) -> dict[str, Judgement]:
    """The decision of each coder that counts, by coder; those who skipped the line are among them."""
    chosen = [one for one in decisions if one.verdict != "note" and one.adjudicates == adjudicating]
    return {one.coder: one for one in chosen}


def codings(one: Reviewed, text: str) -> list[Coded]:
    """The line as each coder would have it who decided without knowing of the others, by coder."""
    found = sorted(latest(one.decisions).items())
    return [Coded.of(one.kind, decision, text) for _, decision in found if decision.verdict not in UNDECIDED]


def settled(one: Reviewed, text: str) -> tuple[State, Coded | None]:
    """How far a line has come, and as what it is to stand once nobody disagrees."""
    final = [d for d in latest(one.decisions, adjudicating=True).values() if d.verdict not in UNDECIDED]
    if final:
        last = max(final, key=one.decisions.index)
        return State.ADJUDICATED, Coded.of(one.kind, last, text)
    coded = codings(one, text)
    if not coded:
        return State.OPEN, None
    alike = all(other.keys == coded[0].keys for other in coded)
    return (State.DECIDED, coded[0]) if alike else (State.DISPUTED, None)


def notes(one: Reviewed) -> Iterator[tuple[str, str]]:
    """Coder and words of every note, in order."""
    return ((decision.coder, decision.note) for decision in one.decisions if decision.note)
