"""Why a line is on record: its parties and words marked in their sentence, and the row that made it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError
from onrecord.schema import KINDS
from onrecord.views.amount import amount
from onrecord.views.columns import act, who
from onrecord.views.knowledge import row_text
from onrecord.views.text import clean, counted, wrap

if TYPE_CHECKING:
    from onrecord.codebook.codebook import Codebook
    from onrecord.record import Record
    from onrecord.schema import Dropped, Reading

WIDTH = 100
INDENT = "  "
SHORTEST = 6
HEXADECIMAL = re.compile(r"[0-9a-f]+")
NOTHING = "nothing was dropped from this article"
PARTIES = {
    "actors": "actor",
    "recipients": "recipient",
    "speaker": "speaker",
    "set_by": "set by",
    "binds": "binds",
    "according_to": "according to",
}

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A label on characters of the article."""

    start: int
    end: int
    label: str


def explain(record: Record, id: str, book: Codebook) -> str:
    """The page of a line, an article, or a character of an article ("3f2a1b9c:1890").

    Raises OnrecordError when nothing on record has the id.
    """
    name, colon, place = id.strip().lower().partition(":")
    line = None if colon else record.line(name)
    reading = record.reading(line["article"]["id"] if line else _article(record, name))
    if reading is None and HEXADECIMAL.fullmatch(name) and len(name) < SHORTEST:
        raise OnrecordError(f"{id!r} is too short to be one id; give at least six characters of it")
    if reading is None:
        raise OnrecordError(f"no line or article on record has the id {id!r}; 'onrecord timeline' shows ids")
    if line:
        return explain_line(line["line"], line, reading, book) + _caution(record, book)
    if colon and not place.isdecimal():
        raise OnrecordError(f"{place!r} is no character of an article; write ID:1890")
    return explain_place(reading, int(place)) if colon else explain_article(reading)


def _article(record: Record, name: str) -> str:
    """The only article whose id begins with a name; the name itself where there is none."""
    found = [id for id in record.articles() if len(name) >= SHORTEST and id.startswith(name)]
    return found[0] if len(found) == 1 else name


def _caution(record: Record, book: Codebook) -> str:
    """A line that warns where the codebook is not the one that the readings were made with."""
    if any(run["codebook"] == book.hash for run in record.runs() if run["readings"]):
        return ""
    return "\n\nThe codebook has changed since then: the row may have moved. 'onrecord code' reads anew."


def explain_line(kind: str, line: Line, reading: Reading, book: Codebook) -> str:
    """What a line says, its words, the rule that made it, and what was dropped beside it."""
    marks = list(_marks(line))
    sentences = _touched(reading, marks)
    spans = [reading.sentences[n] for n in sentences]
    near = [item for item in reading.dropped if any(span.overlaps(item.span) for span in spans)]
    parts = (
        [f"{kind.removesuffix('s').upper()} {line['id']}", *_indented(_said(kind, line))],
        _section("PARTIES", _parties(line)),
        _section("WORDS", _words(reading, sentences, marks)),
        _section("WHY", _why(line, book)),
        _section("LOOKED AT IN THE SAME WORDS, AND DROPPED", [_dropped(reading, item) for item in near]),
    )
    return "\n\n".join("\n".join(part) for part in parts if part)


def explain_article(reading: Reading) -> str:
    """What was found in an article, and all that was dropped from it, with the reasons."""
    found = ", ".join(counted(len(getattr(reading, kind)), kind[:-1]) for kind in KINDS)
    dropped = [_dropped(reading, item) for item in sorted(reading.dropped, key=lambda d: d.span)]
    head = [f"ARTICLE {reading.article.id}", *_indented([_origin(reading), found])]
    return "\n".join(head) + "\n\n" + "\n".join(_section("DROPPED", dropped or [NOTHING]))


def explain_place(reading: Reading, place: int) -> str:
    """What was dropped at a character of an article, and why."""
    here = [item for item in reading.dropped if item.span.start <= place < item.span.end]
    sentences = [n for n, span in enumerate(reading.sentences) if span.start <= place < span.end]
    marks = [Mark(item.span.start, item.span.end, "dropped") for item in here]
    told = [_dropped(reading, item) for item in here] or ["nothing was dropped at this character"]
    return "\n\n".join(
        "\n".join(part) for part in (_section("WORDS", _words(reading, sentences, marks)), _section("DROPPED", told))
    )


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = _indented(lines)
    return [title, *found] if found else []


def _indented(lines: Iterable[str]) -> list[str]:
    return [part for line in lines for part in wrap(line, WIDTH, INDENT)]


def _said(kind: str, line: Line) -> Iterator[str]:
    """What the line says, in a sentence or two."""
    if kind == "events":
        when = line["date"] or "day unknown"
        words = f" (“{clean(line['date_text'])}”)" if line.get("date_text") else ""
        place = f", in {clean(line['place'])}" if line.get("place") else ""
        yield f"{act(line)}, {line['status']}, {when}{words}{place}"
        contexts = f", context {', '.join(line['contexts'])}" if line.get("contexts") else ""
        goldstein = f" (Goldstein {line['goldstein']})" if line.get("goldstein") is not None else ""
        cameo = f"CAMEO {line['cameo'] or 'none'}{goldstein}"
        yield f"{line['quad']}, intensity {line['intensity']}, {cameo}{contexts}"
    elif kind == "statements":
        yield f"{line['form']} speech, {line.get('implies') or 'asserted'}, {line['date'] or 'day unknown'}"
        yield from (f"{key} {clean(line[key])}" for key in ("via", "to") if line.get(key))
    elif kind == "positions":
        yield f"{who(line['actor'])}: {line['stance']}, {clean(line['issue'])}"
        yield from (f"{key}: {clean(line[key])}" for key in ("person", "condition", "date") if line.get(key))
    elif kind == "deadlines":
        yield f"due {line['due']}: {clean(line['what'])}"
    else:
        yield f"{amount(line)}: {clean(line['what'])} (“{clean(line.get('text'))}”)"


def _each(line: Line) -> Iterator[tuple[str, Line]]:
    """The parties of a line with the part each takes."""
    for key, part in PARTIES.items():
        value = line.get(key)
        for party in value if isinstance(value, list) else [value] if value else []:
            yield part, party


def _parties(line: Line) -> Iterator[str]:
    for part, party in _each(line):
        known = ", ".join(str(party[key]) for key in ("code", "sector", "role") if party.get(key))
        name = clean(party.get("name")) or ("unnamed" if party.get("code") else "not placed by the codebook")
        yield f"{part}: {name}{f' ({known})' if known else ''}, from the words “{clean(party.get('text'))}”"


def _marks(line: Line) -> Iterator[Mark]:
    """Every span of a line with what it is; the evidence only where nothing else marks the words."""
    for key in ("trigger", "cue"):
        if line.get(key):
            yield Mark(line[key]["start"], line[key]["end"], key)
    for part, party in _each(line):
        if party.get("end"):
            yield Mark(party["start"], party["end"], part)
    label = "words" if line.get("content") else "evidence"
    if not line.get("trigger"):
        for span in line.get("content") or line.get("evidence") or ():
            yield Mark(span["start"], span["end"], label)


def _touched(reading: Reading, marks: Sequence[Mark]) -> list[int]:
    """The sentences that any mark lies in."""
    return [
        n
        for n, span in enumerate(reading.sentences)
        if any(mark.start < span.end and span.start < mark.end for mark in marks)
    ]


def _words(reading: Reading, sentences: Sequence[int], marks: Sequence[Mark]) -> list[str]:
    """The sentences with their marks, after the article they are from."""
    if not reading.article.text:
        return [_origin(reading), "the record holds no text of this article"]
    told = [f"{n + 1}: {marked(reading, n, marks)}" for n in sentences]
    return [_origin(reading), *told] if told else []


def marked(reading: Reading, number: int, marks: Sequence[Mark]) -> str:
    """A sentence with its marks in brackets: "[actor: France] [trigger: rejected] the plan"."""
    span, text = reading.sentences[number], reading.article.text
    inside = [m for m in sorted(set(marks)) if m.start < span.end and span.start < m.end]
    whole = [m for m in inside if m.start <= span.start and span.end <= m.end and m.label == "evidence"]
    edges: list[tuple[int, int, int, str]] = []
    for mark in (m for m in inside if m not in whole):
        start, end = max(mark.start, span.start), min(mark.end, span.end)
        # at one place brackets close before others open; the longer opens first and closes last
        edges += [(start, 1, -end, f"[{mark.label}: "), (end, 0, -start, "]")]
    pieces, at = [], span.start
    for place, _, _, bracket in sorted(edges):
        pieces += [text[at:place], bracket]
        at = place
    return clean("".join([*pieces, text[at : span.end]]))


def _origin(reading: Reading) -> str:
    article = reading.article
    told = (article.title, article.publisher, article.published, article.source or article.url)
    return ", ".join(clean(part) for part in told if part) or f"article {article.id}"


def _why(line: Line, book: Codebook) -> Iterator[str]:
    """The row or model that made the line, as the codebook has it now, and how sure it is."""
    rule = str(line["made_by"])
    known = row_text(book, rule)
    yield from (known.split("\n") if known else [f"{rule}{'' if '@' in rule else ' (a rule of the program)'}"])
    yield f"confidence {line['confidence']:.2f}, stage {line.get('stage') or 'unknown'}"


def _dropped(reading: Reading, item: Dropped) -> str:
    words = clean(item.span.of(reading.article.text))
    return f"{item.stage}, “{words}” (characters {item.span.start} to {item.span.end}): {item.reason}"
