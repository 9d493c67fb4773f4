"""Speakers set off by punctuation: transcripts ("PENCE: ...") and a dash after a quotation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from onrecord.schema import Mention, Span

LABEL = re.compile(r"(?m)^\s*[\"“]?(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|[QA]) ?(?P<cue>:)\s+(?=\S)")
# one of the sides of an interview ("Haddad: Nobody asked us.")
SIDE = re.compile(r"(?m)^\s*(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}|[QA]) ?(?P<cue>:)\s+(?=\S)")
ASKS, ANSWERS = "Q", "A"
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
    turns = _sides(text) or [m for m in LABEL.finditer(text) if len(m["name"]) > 2]
    if len(turns) >= 2:
        ends = [*(m.start() for m in turns[1:]), len(text)]
        found = [_turn(text, m, end) for m, end in zip(turns, ends, strict=True)]
    else:
        found = []
    found += [_set_off(m) for m in SIGNED.finditer(text)]
    signed = [one.words[0] for one in found if one.words]
    loose = (_set_off(m) for m in DASH.finditer(text))
    found += [one for one in loose if not any(one.words[0].overlaps(span) for span in signed)]
    return [one for one in found if one.words]


def _sides(text: str) -> list[re.Match[str]]:
    """The labels of an interview, in which both sides speak more than once; none where it is no interview."""
    turns = list(SIDE.finditer(text))
    often = {m["name"] for m in turns if sum(o["name"] == m["name"] for o in turns) > 1}
    return turns if len(often) > 1 else []


def answering(turns: Iterable[Labelled], text: str) -> list[Labelled]:
    """The turns of an interview without those who are only asked "Q"; "A" is whoever answered by name before."""
    found: list[Labelled] = []
    for one in turns:
        name = one.name.of(text)
        if name == ANSWERS and found:
            found.append(Labelled(found[-1].name, one.cue, one.words))
        elif name != ASKS:
            found.append(one)
    return found


def headline(text: str, names: Collection[str]) -> Labelled | None:
    """What a headline gives in somebody's words, whose surname is among the names."""
    m = HEADLINE.match(text)
    return _set_off(m) if m and m["name"].split()[-1] in names else None


def reporters(text: str, mentions: Iterable[Mention], publisher: str | None) -> frozenset[str]:
    """The surnames of journalists whom the report itself names ("our correspondent Ann Lee"), and its own outlet."""
    names = {
        (one.name or m.span.of(text)).split()[-1].casefold()
        for m in mentions for one in m.identities if one.sector == PRESS and one.kind == "person"
    }  # fmt: skip
    return frozenset({*names, *(own_names(publisher) if publisher else ())})


def own_names(publisher: str) -> set[str]:
    """An outlet as its interviews label it: its name, the first words or the initials of that (RNZ)."""
    words = publisher.casefold().split()
    shorter = {" ".join(words[:n]) for n in range(2, len(words))}
    return {" ".join(words), *shorter, *(["".join(word[0] for word in words)] if len(words) > 1 else [])}


def programme(name: str, own: Collection[str], parts: Collection[str]) -> bool:
    """Whether a label stands before words of the programme itself: its parts, its name and reporters, a heading."""
    words = name.casefold()
    return words in parts or words in own or words.split()[-1] in own or words.startswith("the ")


def _set_off(m: re.Match[str]) -> Labelled:
    return Labelled(Span(*m.span("name")), Span(*m.span("cue")), (Span(*m.span("words")),))


def _turn(text: str, m: re.Match[str], end: int) -> Labelled:
    """What a speaker says until the next label, a paragraph at a time."""
    words = tuple(Span(m.end() + p.start(), m.end() + p.end()) for p in re.finditer(r"\S[^\n]*", text[m.end() : end]))
    return Labelled(Span(*m.span("name")), Span(*m.span("cue")), words)
