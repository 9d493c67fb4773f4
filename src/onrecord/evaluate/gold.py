"""Gold codings: what a careful reader puts on the record for an article, to score readings against.

Two formats are read. A text file holds the article and the record on one page:

    date: 2003-03-18
    publisher: AP
    region: Middle East

    The text of the article ...
    === record
    event | trigger | USA:GOV | IRQ:GOV, its army=IRQ:MIL | REQUEST change | actual | 2003-03-17 | Powell | optional
    statement | he=Colin Powell | cue | first words ... last words | indirect | via Interfax | to reporters
    position | RUS | Vladimir Putin | war on Iraq | oppose | condition | words that show it
    deadline | 2003-03-19 | what falls due | words that say so
    figure | 7 billion | USD | what it counts | who gave it

A party is a code and sector, words of the text and both (``its army=IRQ:MIL``, ``the West=-:UNK`` without a
code), or only words. ``trigger#2`` is the second place where these words stand. A folder may also hold pairs of
``ID.json`` (the coding, with its sentences) and ``ID.txt`` (the text), as 'onrecord review export' writes them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.evaluate.coding import (
    CodedDeadline,
    CodedEvent,
    CodedFigure,
    CodedParty,
    CodedPosition,
    CodedStatement,
    Coding,
    parties,
)

RECORD = "=== record"
Bounds = tuple[tuple[int, int], ...]
PARTY = re.compile(r"(?:(?P<words>[^=]+)=)?(?P<code>-|[A-Z][A-Z0-9-]+)(?::(?P<sector>[A-Z]{3}))?")
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9$])")
BETWEEN = re.compile(r",(?!\d{3}\b)")
ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Col|Lt|Gov|St|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$")


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold coding of one article, with the text and the sentences that its lines count."""

    id: str
    text: str
    published: str | None
    publisher: str | None
    sentences: Bounds
    coding: Coding
    region: str | None = None

    def sentence_at(self, offset: int) -> int:
        """The sentence an offset lies in; between two sentences, the one before."""
        before = 0
        for number, (start, end) in enumerate(self.sentences):
            if start <= offset < end:
                return number
            if start <= offset:
                before = number
        return before


def read_golds(folder: str | Path) -> list[Gold]:
    """Every gold coding of a folder, by name, or that of one file. Raises InputError when it cannot."""
    if Path(folder).is_file():
        return [read_json(Path(folder)) if Path(folder).suffix == ".json" else read_text(Path(folder))]
    found = [read_json(path) for path in sorted(Path(folder).glob("*.json"))]
    paired = {gold.id for gold in found}
    texts = [path for path in sorted(Path(folder).glob("*.txt")) if path.stem not in paired]
    found += [read_text(path) for path in texts if RECORD in _page(path)]
    if not found:
        raise InputError(
            str(folder),
            "no gold codings",
            f"give a folder of ID.txt with a line {RECORD!r} or of ID.json and ID.txt",
        )
    return sorted(found, key=lambda gold: gold.id)


# ---- text files


def read_text(path: Path) -> Gold:
    """A gold coding on one page: header, article, record."""
    page = _page(path)
    head, _, rest = page.partition("\n\n")
    text, separator, record = rest.partition(f"\n{RECORD}")
    if not separator:
        raise InputError(str(path), f"no line {RECORD!r}", "put one between the article and its lines")
    header = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
    first = page[: len(page) - len(record)].count("\n") + 1
    lines = [(f"{path}:{first + n}", line) for n, line in enumerate(record.splitlines()) if line.strip()]
    return _gold(path.stem, text, header, lines)


def _page(path: Path) -> str:
    """The words of a file. Raises InputError where it is no text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is no text in UTF-8", "name gold codings, a folder or a file of them") from error


def _gold(name: str, text: str, header: dict[str, str], lines: list[tuple[str, str]]) -> Gold:
    published = header.get("date") or None
    blank = Gold(name, text, published, header.get("publisher") or None, split_sentences(text), Coding((name,)))
    made: dict[str, list[Any]] = {kind: [] for kind in _LINES}
    for where, line in lines:
        kind, *cells = (cell.strip() for cell in line.rstrip().split("|"))
        if kind not in made:
            raise InputError(where, f"unknown kind of line {kind!r}", f"one of {', '.join(_LINES)}")
        made[kind].append(_LINES[kind](blank, where, [*cells, "", "", "", "", "", "", "", ""]))
    coding = Coding((name,), *(tuple(made[kind]) for kind in _LINES))
    return replace(blank, coding=coding, region=header.get("region") or None)


def _event_line(gold: Gold, where: str, cells: list[str]) -> CodedEvent:
    trigger, actors, recipients, category, status, date, teller, optional = cells[:8]
    start, _ = locate(gold.text, trigger, where)
    name, _, mode = category.partition(" ")
    return CodedEvent(
        gold.sentence_at(start),
        start,
        trigger.partition("#")[0],
        _parties(actors),
        _parties(recipients),
        name,
        mode or None,
        status,
        date or None,
        teller or None,
        optional == "optional",
    )


def _parties(cell: str) -> tuple[CodedParty, ...]:
    return tuple(_party(part.strip()) for part in split_parties(cell) if part.strip())


def split_parties(cell: str) -> list[str]:
    """The parties of a cell, between commas; not those of numbers ("25,000 people=LBY:CVL")."""
    return BETWEEN.split(cell)


def _party(words: str) -> CodedParty:
    found = PARTY.fullmatch(words)
    if found is None:
        return CodedParty(None, None, words)
    code = None if found["code"] == "-" else found["code"]
    return CodedParty(code, found["sector"], found["words"] or words)


def _statement_line(gold: Gold, where: str, cells: list[str]) -> CodedStatement:
    speaker, cue, content, _form, via = cells[:5]
    start, end = stretch(gold.text, content, where)
    words, _, name = speaker.partition("=")
    return CodedStatement((name or words,), cue, start, end, via.removeprefix("via").strip() or None)


def _position_line(_gold: Gold, _where: str, cells: list[str]) -> CodedPosition:
    actor, _person, issue, stance = cells[:4]
    return CodedPosition(actor, issue, stance)


def _deadline_line(_gold: Gold, _where: str, cells: list[str]) -> CodedDeadline:
    return CodedDeadline(cells[0], cells[1])


def _figure_line(_gold: Gold, _where: str, cells: list[str]) -> CodedFigure:
    return CodedFigure(cells[0], cells[2])


_LINES = {
    "event": _event_line,
    "statement": _statement_line,
    "position": _position_line,
    "deadline": _deadline_line,
    "figure": _figure_line,
}


def locate(text: str, words: str, where: str) -> tuple[int, int]:
    """Where words stand in the text; ``words#2`` is their second place."""
    plain, _, ordinal = words.partition("#")
    found = list(places(text, plain))
    number = int(ordinal or 1)
    if len(found) < number:
        raise InputError(where, f"{words!r} is not in the text", "copy the words from the article")
    return found[number - 1]


def places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand, whole words only, any white space between them."""
    # by hand: a pattern for each of a corpus's many words takes longer to compile than to look for
    parts = words.split()
    start = text.find(parts[0]) if parts else -1
    while start >= 0:
        end = _end(text, start, parts)
        whole = end > start and not _in_word(text, start - 1) and not _in_word(text, end)
        if whole:
            yield start, end
        start = text.find(parts[0], end if whole else start + 1)


def _end(text: str, start: int, parts: list[str]) -> int:
    """Where words that follow each other from a place on end; -1 where others stand there."""
    end = start
    for n, part in enumerate(parts):
        blank = end
        while n and text[blank : blank + 1].isspace():
            blank += 1
        if (n and blank == end) or not text.startswith(part, blank):
            return -1
        end = blank + len(part)
    return end


def _in_word(text: str, place: int) -> bool:
    return 0 <= place < len(text) and (text[place].isalnum() or text[place] == "_")


def stretch(text: str, content: str, where: str) -> tuple[int, int]:
    """Where a content stands that is given by its first and last words: the shortest such stretch."""
    first, dots, last = content.partition(" ... ")
    if not dots:
        return locate(text, content, where)
    spans = [(a, b) for a, middle in places(text, first) for _, b in places(text, last) if b > middle]
    if not spans:
        raise InputError(where, f"{content!r} is not in the text", "copy the first and the last words from the article")
    return min(spans, key=lambda span: (span[1] - span[0], span[0]))


def split_sentences(text: str) -> Bounds:
    """Sentences by paragraph and full stop, good enough to count distances in."""
    return tuple(span for block in re.finditer(r"[^\n]+", text) for span in _split(text, block.start(), block.end()))


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in SENTENCE_END.finditer(text, start, end):
        if not ABBREVIATION.search(text, start, stop.start() + 1):
            yield start, stop.start() + len(stop.group().rstrip())
            start = stop.end()
    if text[start:end].strip():
        yield start, end


# ---- pairs of ID.json and ID.txt


def read_json(path: Path) -> Gold:
    """A gold coding in JSON beside its text. Raises InputError when either cannot be read."""
    try:
        data = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        bounds = sentence_bounds(text, data["sentences"])
        names = (data["id"], path.stem)
        return Gold(path.stem, text, data.get("date"), None, bounds, _from_json(data, names, text, bounds))
    except (KeyError, IndexError, TypeError, ValueError, OSError) as error:
        raise InputError(str(path), f"not a gold coding ({error!r})", "see the coding guide for its fields") from error


def _from_json(data: dict[str, Any], names: tuple[str, ...], text: str, bounds: Bounds) -> Coding:
    return Coding(
        names,
        tuple(_event_json(line) for line in data["events"]),
        tuple(_statement_json(line, text, bounds) for line in data["statements"]),
        tuple(
            CodedPosition(line["actor"] or "", line["issue"], line["stance"], _optional(line))
            for line in data["positions"]
        ),
        tuple(CodedDeadline(line["due"], line.get("what", ""), _optional(line)) for line in data.get("deadlines", ())),
        tuple(
            CodedFigure(str(line["value"]), line.get("what", ""), _optional(line)) for line in data.get("figures", ())
        ),
    )


def _optional(line: dict[str, Any]) -> bool:
    return bool(line.get("optional"))


def _event_json(line: dict[str, Any]) -> CodedEvent:
    return CodedEvent(
        line["sentence"],
        -1,
        line["trigger"],
        parties(line["actor"]),
        parties(line["recipient"]),
        line["event"],
        line.get("mode"),
        line["status"],
        line.get("date"),
        line.get("according_to"),
        _optional(line),
    )


def _statement_json(line: dict[str, Any], text: str, bounds: Bounds) -> CodedStatement:
    start, end = bounds[line["sentence"]]
    first = text.find(line["content_start"], start)
    first = start if first < 0 else first
    last = text.find(line["content_end"], first)
    end = end if last < 0 else last + len(line["content_end"])
    said_by = (line["speaker"] or "",)
    return CodedStatement(said_by, line.get("cue") or "", first, end, line.get("via"), _optional(line))


def sentence_bounds(text: str, sentences: list[str]) -> Bounds:
    """Where sentences stand, in order; one that is not found takes no room."""
    bounds: list[tuple[int, int]] = []
    at = 0
    for sentence in sentences:
        pattern = r"\s+".join(map(re.escape, sentence.split()))
        found = re.compile(re.escape(sentence)).search(text, at) or re.compile(pattern).search(text, at)
        bounds.append(found.span() if found else (at, at))
        at = bounds[-1][1]
    return tuple(bounds)
