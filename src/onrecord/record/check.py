"""Whether a reading holds together: every span within the text, every quotation as it stands there."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from onrecord.record.lines import evidence, lines, parts, trigger
from onrecord.schema import Event, Figure, Reading, Span
from onrecord.serialise import Line

SHOWN = 5


def problems(reading: Reading) -> list[str]:
    """Everything in a reading that contradicts its article, one problem an entry."""
    return [*_outside(reading), *_misquoted(reading), *_unnumbered(reading)]


def told(found: list[str]) -> str:
    """The first problems on one line, and how many more there are."""
    more = f" (and {len(found) - SHOWN} more)" if len(found) > SHOWN else ""
    return "; ".join(found[:SHOWN]) + more


def _outside(reading: Reading) -> Iterator[str]:
    length = len(reading.article.text)
    for name, span in _spans(reading):
        if span.end > length:
            yield f"{name}: characters {span.start} to {span.end} of a text of {length}"


def _spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    yield from (("a sentence", span) for span in reading.sentences)
    yield from ((f"dropped by {dropped.stage}", dropped.span) for dropped in reading.dropped)
    for kind, _, line in lines(reading):
        yield from ((f"{kind} {line.id}", span) for span in evidence(line))


def _misquoted(reading: Reading) -> Iterator[str]:
    for kind, _, line in lines(reading):
        for span, quoted in _quoted(line):
            there = span.of(reading.article.text)
            if there != quoted:
                yield f"{kind} {line.id}: quotes {quoted!r}, the text has {there!r} at {span.start}"


def _quoted(line: Line) -> Iterator[tuple[Span, str]]:
    made_by = trigger(line)
    if made_by is not None:
        yield made_by.span, made_by.text
    yield from ((party.span, party.text) for _, _, party in parts(line))


def _unnumbered(reading: Reading) -> Iterator[str]:
    for kind, _, line in lines(reading):
        if not all(isfinite(number) for number in _numbers(line)):
            yield f"{kind} {line.id}: a number that is none"


def _numbers(line: Line) -> list[float]:
    match line:
        case Event():
            return [number for number in (line.intensity, line.goldstein) if number is not None]
        case Figure():
            return [line.value]
        case _:
            return []
