"""Speakers set off by punctuation: transcripts ("PENCE: ...") and a dash after a quotation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from onrecord.schema import Mention, Span

LABEL = re.compile(r"(?m)^\s*[\"“]?(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|[QA]) ?(?P<cue>:)\s+(?=\S)")
# a headline that names its speaker ("Lund: No troops before spring")
HEADLINE = re.compile(r"\s*(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})(?P<cue>:) +(?P<words>\S[^\n]*[^\s.])")
# a quoted paragraph, a dash, a name
SIGNED = re.compile(
    r"(?m)^(?P<words>[“”\"].{12,}[“”\"])\s*(?P<cue>[―—–]|--)\s*(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3})\s*$"
)
# a dash, then a name, after a closing quotation mark at the end of a paragraph
DASH = re.compile(
    r"(?m)(?P<words>[“\"][^“”\"\n]{12,}[”\"])\s*(?P<cue>[―—–]|--)\s*(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3})"
)
PRESS = "JRN"


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
    found += [_set_off(m) for m in SIGNED.finditer(text)]
    signed = [one.words[0] for one in found if one.words]
    loose = (_set_off(m) for m in DASH.finditer(text))
    found += [one for one in loose if not any(one.words[0].overlaps(span) for span in signed)]
    return [one for one in found if one.words]


def headline(text: str, names: Collection[str]) -> Labelled | None:
    """What a headline gives in somebody's words, whose surname is among the names."""
    m = HEADLINE.match(text)
    return _set_off(m) if m and m["name"].split()[-1] in names else None


def reporters(text: str, mentions: Iterable[Mention]) -> frozenset[str]:
    """The surnames of journalists whom the report itself names ("our correspondent Ann Lee")."""
    return frozenset(
        (one.name or m.span.of(text)).split()[-1].casefold()
        for m in mentions for one in m.identities if one.sector == PRESS and one.kind == "person"
    )  # fmt: skip


def programme(name: str, reporters: Collection[str], parts: Collection[str]) -> bool:
    """Whether a label stands before words of the programme itself: its parts, its reporters, a heading."""
    words = name.casefold()
    return words in parts or words.split()[-1] in reporters or words.startswith("the ")


def _set_off(m: re.Match[str]) -> Labelled:
    return Labelled(Span(*m.span("name")), Span(*m.span("cue")), (Span(*m.span("words")),))


def _turn(text: str, m: re.Match[str], end: int) -> Labelled:
    """What a speaker says until the next label, a paragraph at a time."""
    words = tuple(Span(m.end() + p.start(), m.end() + p.end()) for p in re.finditer(r"\S[^\n]*", text[m.end() : end]))
    return Labelled(Span(*m.span("name")), Span(*m.span("cue")), words)
