"""Texts for properties: junk made of the words and marks of news, and all spans of a reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import strategies as st

from onrecord.schema import Party, Reading, Span

WORDS = re.findall(
    r"\S+",
    "Putin Russia Russian Moscow Kenya Kenya's U.S. NATO the a of in on to by and or that who whose it he she they "
    "both sides two leaders foreign minister former ex- senior official rebels said told asked demanded that not no "
    "would may had been was quoted as saying attacked condemned rejected met will unless if Monday March 18 2003 48 "
    "hours $7 billion killed 12 people 1,000 one-third half % according Reuters Interfax Mr. Sen. Berg D-Conn. "
    "himself resolution war supports opposes against deadline",
)
MARKS = (
    *re.findall(r"\S+", ". , ; : ? ! -- - – — … ... ( ) [ ] ' ’ ‘ \" “ ” « » `` ''"),
    *("\n", "\n\n", "\r\n", "\u2028", "\t", "\xa0", " ", "  "),
    *("😀", "\u200f", "\u200e", "\u202e", "\ufeff", "\x07", "\x0b", "\x1c", "\x85", "é", "ﬁ", "ʼ"),
    *("NAIROBI, Kenya (AP)--", "OSLO (Reuters) - ", ", D-Conn.,", " (R-Texas)", "over.The war"),
)
PIECES = st.sampled_from(WORDS) | st.sampled_from(MARKS)
JUNK = st.lists(st.tuples(PIECES, st.sampled_from(("", " ", " ", " "))), max_size=40).map(
    lambda pairs: "".join(piece + blank for piece, blank in pairs)
)


def spans(reading: Reading) -> Iterator[Span]:
    """Every span of a reading, of lines and of their parties."""
    yield from reading.sentences
    yield from (mention.span for mention in reading.mentions)
    yield from (dropped.span for dropped in reading.dropped)
    for line in (*reading.events, *reading.positions, *reading.deadlines, *reading.figures):
        yield from line.evidence
    for event in reading.events:
        yield event.trigger.span
    for statement in reading.statements:
        yield from statement.content
        if statement.cue:
            yield statement.cue.span
    yield from (party.span for party in parties(reading))


def parties(reading: Reading) -> Iterator[Party]:
    """Every party of a reading."""
    found = [party for event in reading.events for party in (*event.actors, *event.recipients, event.according_to)]
    found += [statement.speaker for statement in reading.statements]
    found += [party for deadline in reading.deadlines for party in (deadline.set_by, deadline.binds)]
    found += [figure.according_to for figure in reading.figures]
    yield from (party for party in found if party is not None)
