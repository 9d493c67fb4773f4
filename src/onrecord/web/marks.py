"""An article's words as HTML, with every line of the record marked where it stands.

Marks may overlap and nest; the text is cut at every edge of one, and each piece tells which lines it belongs to.
Pages, reports and reviews use the same classes (``mark``, ``flag``), which style.css gives their looks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from onrecord.web.safe import control_marks

Line = Mapping[str, Any]
Link = Callable[[str], str]

WIDE = frozenset({"positions", "deadlines"})
"""Kinds that rest on whole sentences: shown by a flag at the end of the sentence, not by a link on every word."""
SIDES = ("actors", "recipients", "speaker", "set_by", "binds", "according_to")
OPENED = {"events": "E", "statements": "S", "positions": "P", "deadlines": "D", "figures": "F"}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Characters ``start`` to ``end`` of an article that belong to a line: ``part`` is what they are of it."""

    start: int
    end: int
    kind: str
    line: str
    part: str
    label: str = ""


def marks(lines: Iterable[Line], text: str) -> list[Mark]:
    """Every span of some lines of an article, in order; a line has its kind as ``line``, as the record gives it."""
    found = (mark for line in lines for mark in _spans(line, text))
    return sorted({mark for mark in found if 0 <= mark.start < mark.end})


def _spans(line: Line, text: str) -> Iterator[Mark]:
    kind, id = str(line["line"]), str(line["id"])
    for span in _core(kind, line, text):
        yield Mark(span["start"], span["end"], kind, id, "words")
    if line.get("cue"):
        yield Mark(line["cue"]["start"], line["cue"]["end"], kind, id, "cue")
    for key in SIDES:
        value = line.get(key)
        for party in value if isinstance(value, list) else [value] if value else []:
            if party.get("end"):
                yield Mark(party["start"], party["end"], kind, id, "party", key.removesuffix("s").replace("_", " "))


def _core(kind: str, line: Line, text: str) -> Sequence[Line]:
    """The spans that are the line's own words."""
    if kind == "events":
        return [line["trigger"]]
    if kind == "statements":
        return list(line["content"])
    if kind == "figures":
        return [_number(line, text)]
    return list(line["evidence"])


def _number(figure: Line, text: str) -> Line:
    """The figure as it is written; its whole evidence where the words are not found in it."""
    evidence: Line = figure["evidence"][0]
    words = str(figure.get("text") or "")
    at = text.find(words, evidence["start"], evidence["end"]) if words else -1
    return {"start": at, "end": at + len(words)} if at >= 0 else evidence


def line_address(id: str) -> str:
    """Where the explorer tells why a line is there."""
    return f"/line/{id}"


def marked(
    text: str,
    found: Sequence[Mark],
    *,
    start: int = 0,
    end: int | None = None,
    link: Link = line_address,
    told: Mapping[str, str] | None = None,
) -> Markup:
    """The characters ``start`` to ``end`` of a text as HTML, marked; everything in it is escaped.

    ``link`` gives the address of a line by its id, ``told`` what assistive technology reads for it.
    """
    last = len(text) if end is None else min(end, len(text))
    inside = [mark for mark in found if mark.start < last and start < mark.end]
    seen: set[str] = set()
    places = _places(inside)
    pieces = [
        _anchors(places[a]) + _piece(text[a:b], here, link, told or {}, seen)
        for a, b, here in _pieces(inside, start, last)
    ]
    flags = _flags(inside, start, last, link, told or {})
    return Markup("").join(piece + after for piece, after in zip(pieces, flags, strict=True))


def _places(inside: Sequence[Mark]) -> Mapping[int, list[str]]:
    """The lines whose own words begin at a character: where an address that names the line leads."""
    first: dict[str, int] = {}
    for mark in inside:
        if mark.part == "words":
            first[mark.line] = min(mark.start, first.get(mark.line, mark.start))
    found: defaultdict[int, list[str]] = defaultdict(list)
    for line, start in first.items():
        found[start].append(line)
    return found


def _anchors(lines: Sequence[str]) -> Markup:
    return Markup("").join(Markup('<span class="anchor" id="m-{}"></span>').format(line) for line in lines)


def _edges(inside: Sequence[Mark], start: int, last: int) -> list[int]:
    edges = {start, last}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, last)}
    return sorted(edges)


def _pieces(inside: Sequence[Mark], start: int, last: int) -> Iterator[tuple[int, int, list[Mark]]]:
    """The text cut at every edge of a mark, each piece with the marks over it."""
    edges = _edges(inside, start, last)
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in inside:
        opening[max(mark.start, start)].append(mark)
    over: list[Mark] = []
    for a, b in pairwise(edges):
        over = [mark for mark in over if mark.end > a] + opening[a]
        yield a, b, over


def _piece(words: str, over: Sequence[Mark], link: Link, told: Mapping[str, str], seen: set[str]) -> Markup:
    """A piece of text inside its marks: a link to the line whose own words are shortest, else a plain span.

    Of the pieces of one line only the first, which is not ``seen``, is where the tab key stops.
    """
    shown = control_marks(words)
    if not over:
        return shown
    classes = " ".join(dict.fromkeys(f"{mark.kind}-{mark.part}" for mark in over))
    lines = " ".join(dict.fromkeys(mark.line for mark in sorted(over, key=_weight)))
    own = [mark for mark in over if mark.part == "words" and mark.kind not in WIDE]
    if not own or not words.strip():  # a link needs words
        return Markup('<span class="mark {}" data-lines="{}">{}</span>').format(classes, lines, shown)
    first = min(own, key=_weight)
    extra = Markup(' tabindex="-1"') if first.line in seen else _title(told.get(first.line))
    seen.add(first.line)
    return Markup('<a class="mark {}" data-lines="{}" href="{}"{}>{}</a>').format(
        classes, lines, link(first.line), extra, shown
    )


def _weight(mark: Mark) -> tuple[bool, bool, int, str]:
    """Own words before parties, sentences last, the shorter first."""
    return mark.part != "words", mark.kind in WIDE, mark.end - mark.start, mark.line


def _title(words: str | None) -> Markup:
    return Markup(' title="{}"').format(words) if words else Markup("")


def _flags(inside: Sequence[Mark], start: int, last: int, link: Link, told: Mapping[str, str]) -> Iterator[Markup]:
    """For each piece the flags that follow it: one a line that rests on whole sentences, after its last words."""
    ends: defaultdict[int, list[Mark]] = defaultdict(list)
    closing = {mark.line: mark for mark in inside if mark.kind in WIDE and mark.part == "words"}
    for mark in closing.values():
        ends[mark.end].append(mark)
    edges = _edges(inside, start, last)
    for _, end in pairwise(edges):
        yield Markup("").join(_flag(mark, link, told.get(mark.line)) for mark in ends[end])


def _flag(mark: Mark, link: Link, words: str | None) -> Markup:
    name = words or mark.kind.removesuffix("s")
    return Markup('<a class="flag {0}-flag" data-lines="{1}" href="{2}" aria-label="{3}" title="{3}">{4}</a>').format(
        mark.kind, mark.line, link(mark.line), name, OPENED[mark.kind]
    )
