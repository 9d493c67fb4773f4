"""The sentences that the lines of a report rest on, article by article, with the words of each line marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.record.lines import containing
from onrecord.schema import Span
from onrecord.views.brief.page import Page, article_id
from onrecord.views.columns import Line

if TYPE_CHECKING:
    from onrecord.record import Record

LONGEST = 900  # characters of a sentence that are shown whole
AROUND = 200  # characters on either side of marked words, in a longer one
MARKED = 300  # characters of marked words, in a longer one
SENTENCES = 6  # that one line is shown with

Marks = Sequence[tuple[str, Span]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence, with what they are (event, statement, figure), or how many characters are left out."""

    words: str
    kinds: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its anchor on the page, its number in the article, its words, and the lines that rest on it."""

    anchor: str
    number: int
    pieces: Sequence[Piece]
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Source:
    """An article, its number on the page, and those of its sentences that are shown."""

    number: int
    article: Line
    sentences: Sequence[Sentence]


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles that the page rests on, and where each line's sentence stands."""

    articles: Sequence[Source] = ()
    anchors: Mapping[str, str] | None = None

    def anchor(self, line: Line) -> str:
        """The anchor of the sentence that a line stands in."""
        return (self.anchors or {})[line["id"]]


def locate(record: Record, page: Page, lines: Iterable[Line]) -> Sources:
    """The sources of some lines, in the order of the page's numbers."""
    by_article: defaultdict[str, dict[str, Line]] = defaultdict(dict)
    for line in lines:
        by_article[article_id(line)][line["id"]] = line
    about = {str(article["id"]): article for article in page.catalogue}
    found: list[Source] = []
    anchors: dict[str, str] = {}
    for id in sorted(by_article, key=lambda id: page.numbers[id]):
        text, sentences = record.passages(id)
        placed = {line["id"]: _numbers(line, text, sentences) for line in by_article[id].values()}
        anchors |= {line: f"s-{id}-{numbers[0]}" for line, numbers in placed.items()}
        shown = _sentences(id, text, sentences, list(by_article[id].values()), placed)
        found.append(Source(page.numbers[id], about[id], shown))
    return Sources(found, anchors)


def spans(line: Line, text: str) -> Marks:
    """The words that a line rests on, with what they are; those that are not marked have no name."""
    if line.get("trigger"):
        return [("event", _span(line["trigger"]))]
    if line.get("content"):
        return [("statement", _span(span)) for span in line["content"]]
    evidence = [_span(span) for span in line["evidence"]]
    return [*_number(line, text, evidence), *(("", span) for span in evidence)]


def _number(line: Line, text: str, evidence: Sequence[Span]) -> Marks:
    """Where a figure's number stands in its evidence."""
    written = line.get("text") if "value" in line else None
    starts = [text.find(written, span.start, span.end) for span in evidence] if written else []
    return [("figure", Span(start, start + len(str(written)))) for start in starts if start >= 0][:1]


def _span(place: Line) -> Span:
    return Span(place["start"], place["end"])


def _numbers(line: Line, text: str, sentences: Sequence[Span]) -> list[int]:
    """The sentences that a line's words stand in, the one it is found at first."""
    found: dict[int, None] = {}
    for _, span in spans(line, text):
        first, last = (_at(sentences, offset) for offset in (span.start, span.end - 1))
        found |= dict.fromkeys(range(first, last + 1))
    return list(found)[:SENTENCES]


def _at(sentences: Sequence[Span], offset: int) -> int:
    """The sentence at an offset; the nearest before it where it lies in none."""
    found = containing(sentences, offset)
    before = sum(span.start <= offset for span in sentences) - 1
    return max(before, 0) if found is None else found


def _sentences(
    id: str, text: str, sentences: Sequence[Span], lines: Sequence[Line], placed: Mapping[str, Sequence[int]]
) -> list[Sentence]:
    by_number: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        for number in placed[line["id"]]:
            by_number[number].append(line)
    return [
        Sentence(f"s-{id}-{number}", number + 1, _pieces(text, sentences[number], by_number[number]), by_number[number])
        for number in sorted(by_number)
    ]


def _pieces(text: str, sentence: Span, lines: Sequence[Line]) -> list[Piece]:
    """A sentence in pieces, cut where marked words begin and end; of a long one, what stands around them."""
    marks = [(kind, span) for line in lines for kind, span in spans(line, text) if _meets(span, sentence)]
    found: list[Piece] = []
    here = sentence.start
    for window in _windows(sentence, [span for _, span in marks]):
        found += [Piece("", left_out=window.start - here)] if window.start > here else []
        found += _cut(text, window, [(kind, span) for kind, span in marks if kind])
        here = window.end
    return found + ([Piece("", left_out=sentence.end - here)] if sentence.end > here else [])


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _windows(sentence: Span, marked: Sequence[Span]) -> Iterator[Span]:
    """The parts of a sentence that are shown: all of it, or what stands around marked words."""
    if sentence.end - sentence.start <= LONGEST:
        yield sentence
        return
    start, end = -1, -1
    for span in sorted(marked, key=lambda span: span.start):
        first = max(span.start - AROUND, sentence.start)
        last = min(min(span.end, span.start + MARKED) + AROUND, sentence.end)
        if end < first:
            yield from [Span(start, end)] if end >= 0 else []
            start, end = first, last
        end = max(end, last)
    yield Span(start, end)


def _cut(text: str, window: Span, marks: Marks) -> Iterator[Piece]:
    """The words of a window, cut at the edges of marks."""
    edges = {min(max(edge, window.start), window.end) for _, span in marks for edge in (span.start, span.end)}
    for start, end in pairwise(sorted({window.start, window.end, *edges})):
        kinds = dict.fromkeys(kind for kind, span in marks if span.start <= start and end <= span.end)
        yield Piece(text[start:end], tuple(kinds))
