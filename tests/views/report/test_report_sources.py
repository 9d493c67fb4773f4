from __future__ import annotations

import pytest

from onrecord.record import Filters
from onrecord.schema import Span
from onrecord.views.report import gather
from onrecord.views.report.sources import LONGEST, _at, _windows

from .conftest import LONG


def pieces(found):
    return [p for source in found.sources.articles for sentence in source.sentences for p in sentence.pieces]


def test_every_line_leads_to_a_sentence_that_it_rests_on(asked):
    found = asked()
    by_anchor = {s.anchor: s for source in found.sources.articles for s in source.sentences}
    lines = [*found.events, *found.statements, *found.figures, *found.deadlines]
    assert len(lines) > 200
    for line in lines:
        sentence = by_anchor[found.sources.anchor(line)]
        assert line["id"] in {one["id"] for one in sentence.lines}
        words = "".join(piece.words for piece in sentence.pieces)
        assert words.strip() in line["sentence_text"] or line["sentence_text"] in words


def test_marked_words_are_those_of_the_lines(asked):
    found = asked()
    events = {piece.words for piece in pieces(found) if "event" in piece.kinds}
    assert {"demanded", "accused"} <= events
    figures = {piece.words for piece in pieces(found) if "figure" in piece.kinds}
    assert "18 years" in figures


def test_a_sentence_is_cut_and_not_changed(asked, iraq):
    found = asked()
    for source in found.sources.articles:
        text, sentences = iraq._record.passages(source.article["id"])
        for sentence in source.sentences:
            span = sentences[sentence.number - 1]
            assert "".join(piece.words for piece in sentence.pieces) == text[span.start : span.end]


def test_of_an_endless_sentence_what_stands_around_the_words_is_shown(trap, words):
    found = pieces(gather(trap, Filters(), words))
    assert sum(len(piece.words) for piece in found) + sum(piece.left_out for piece in found) == LONG
    assert sum(len(piece.words) for piece in found) < 2 * LONGEST
    assert [piece.words for piece in found if "statement" in piece.kinds] == ["never"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ([Span(0, 5)], [(0, 205)]),
        ([Span(0, 5), Span(100, 105)], [(0, 305)]),
        ([Span(5000, 5005), Span(0, 5)], [(0, 205), (4800, 5205)]),
        ([Span(0, 9000)], [(0, 500)]),
    ],
)
def test_windows_around_marked_words(marked, expected):
    assert [(w.start, w.end) for w in _windows(Span(0, 10_000), marked)] == expected


def test_what_stands_in_no_sentence_belongs_to_the_one_before():
    sentences = [Span(3, 10), Span(12, 20)]
    assert [_at(sentences, offset) for offset in (0, 3, 11, 12, 30)] == [0, 0, 0, 1, 1]
