"""What lines of every kind have in common, whatever their type calls it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.schema import KINDS, Deadline, Event, Figure, Party, Position, Reading, Span, Statement, Trigger
from onrecord.serialise import Line

Part = tuple[str, int, Party]


def lines(reading: Reading) -> Iterator[tuple[str, int, Line]]:
    """Every line of a reading, with its kind and its place in the reading's tuple."""
    for kind in KINDS:
        for ordinal, line in enumerate(getattr(reading, kind)):
            yield kind, ordinal, line


def parts(line: Line) -> Iterator[Part]:
    """The parties of a line, with the part each takes."""
    for part, parties in _sides(line):
        for ordinal, party in enumerate(parties):
            if party is not None:
                yield part, ordinal, party


def _sides(line: Line) -> tuple[tuple[str, Sequence[Party | None]], ...]:
    match line:
        case Event():
            return (
                ("actor", line.actors),
                ("recipient", line.recipients),
                ("according_to", [line.according_to]),
            )
        case Statement():
            return (("speaker", [line.speaker]),)
        case Position():
            return ()
        case Deadline():
            return (("set_by", [line.set_by]), ("binds", [line.binds]))
        case Figure():
            return (("according_to", [line.according_to]),)


def trigger(line: Line) -> Trigger | None:
    """The words that make a line: an event's trigger, a statement's cue."""
    match line:
        case Event():
            return line.trigger
        case Statement():
            return line.cue
        case _:
            return None


def evidence(line: Line) -> tuple[Span, ...]:
    """The spans a line rests on; of a statement, its words."""
    return line.content if isinstance(line, Statement) else line.evidence


def anchor(line: Line) -> Span:
    """Where a line stands in the article."""
    return line.trigger.span if isinstance(line, Event) else evidence(line)[0]


def sentence(line: Line, sentences: Sequence[Span]) -> int | None:
    """The sentence a line stands in."""
    if isinstance(line, Event | Statement):
        return line.sentence
    return containing(sentences, anchor(line).start)


def containing(sentences: Sequence[Span], offset: int) -> int | None:
    """The index of the sentence that an offset lies in; None where it lies in none."""
    found = bisect_right(sentences, offset, key=lambda span: span.start) - 1
    return found if found >= 0 and offset < sentences[found].end else None


def day(line: Line, published: str | None) -> str | None:
    """The day a line belongs to: its own date, else the article's."""
    match line:
        case Deadline():
            own: str | None = line.due[:10]
        case Figure():
            own = None
        case _:
            own = line.date
    return own or published


def flat(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every plain value of JSON data, with the path to it ("actors.0.code")."""
    if isinstance(value, dict):
        steps = list(value.items())
    elif isinstance(value, list):
        steps = list(enumerate(value))
    else:
        yield path, value
        return
    for step, inner in steps:
        yield from flat(inner, f"{path}.{step}" if path else str(step))
