"""Speakers set off by punctuation: transcripts ("PENCE: ...") and a dash after a quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.schema import Span

LABEL = re.compile(r"(?m)^\s*[\"“]?(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|[QA]) ?(?P<cue>:)\s+(?=\S)")
# a dash, then a name, after a closing quotation mark at the end of a paragraph
DASH = re.compile(
    r"(?m)(?P<words>[“\"][^“”\"\n]{12,}[”\"])\s*(?P<cue>[―—–]|--)\s*(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A speaker's name, the mark that serves as cue, and the words."""

    name: Span
    cue: Span
    words: tuple[Span, ...]


def labelled(text: str) -> list[Labelled]:
    """The turns of a transcript and the quotations signed by a dash."""
    turns = [m for m in LABEL.finditer(text) if len(m["name"]) > 2]
    names = {m["name"] for m in turns}
    if len(turns) >= 2 and len(names) >= 1:
        ends = [*(m.start() for m in turns[1:]), len(text)]
        found = [_turn(text, m, end) for m, end in zip(turns, ends, strict=True)]
    else:
        found = []
    found += [
        Labelled(Span(*m.span("name")), Span(*m.span("cue")), (Span(*m.span("words")),)) for m in DASH.finditer(text)
    ]
    return [one for one in found if one.words]


def _turn(text: str, m: re.Match[str], end: int) -> Labelled:
    """What a speaker says until the next label, a paragraph at a time."""
    words = tuple(Span(m.end() + p.start(), m.end() + p.end()) for p in re.finditer(r"\S[^\n]*", text[m.end() : end]))
    return Labelled(Span(*m.span("name")), Span(*m.span("cue")), words)
