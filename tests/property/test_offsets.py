"""Offsets are those of the article's own text, whatever the text."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord import serialise
from onrecord.codebook.codebook import Codebook
from onrecord.layout import PARTY_TAG, STRAIGHT, paragraphs
from onrecord.parsing import Parse, parse
from onrecord.pipeline import read_article
from onrecord.quotation import quotes
from onrecord.schema import Article

from .samples import JUNK, parties, spans

EXAMPLES = Path(__file__).parents[2] / "examples" / "iraq"
ANY = JUNK | st.text(max_size=60)
ARTICLES = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
LAST = 600  # letters of a broken-off article that are read
SOME = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def mended(written: str) -> str:
    """What the words of a token may differ in from the article's: marks, blanks, inserted and removed parts."""
    plain = PARTY_TAG.sub("", written.translate(STRAIGHT))
    return re.sub(r"\s", "", plain.replace("''", '"').replace("``", '"'))


@given(ANY)
@settings(max_examples=400, deadline=None)
@example("Berg Monday told Kari Lund, D-Conn.,--twice--``no''.The end")
@example("NAIROBI, Kenya (AP)--Kenya Monday")
def test_mended_letters_stand_where_they_say(text: str) -> None:
    for paragraph in paragraphs(text):
        places = [(paragraph.origin(n), paragraph.ending(n)) for n in range(len(paragraph.words))]
        assert all(paragraph.start <= start <= end <= paragraph.end for start, end in places)
        assert all(one[1] <= other[0] for one, other in pairwise(places) if one[0] < one[1])
        for letter, (start, end) in zip(paragraph.words, places, strict=True):
            assert end == start or text[start:end].translate(STRAIGHT) in {letter, "''", "``"}


@given(ANY)
@settings(max_examples=400, deadline=None)
def test_paragraphs_stand_in_order_and_hold_every_word(text: str) -> None:
    found = paragraphs(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    inside = "".join(text[p.start : p.end] for p in found)
    assert re.findall(r"\w", inside) == re.findall(r"\w", text)


def check_tokens(text: str, found: Parse) -> None:
    assert all(0 <= token.start <= token.end <= len(text) for token in found.tokens)
    assert all(one.end <= other.start for one, other in pairwise(found.tokens))
    for token in found.tokens:
        written = text[token.start : token.end]
        assert written == "" or mended(written) == re.sub(r"\s", "", token.text.replace("''", '"').replace("``", '"'))


def check_sentences(text: str, found: Parse) -> None:
    assert all(one.end <= other.start for one, other in pairwise(found.spans))
    for token in (token for token in found.tokens if not token.text.isspace()):
        span = found.spans[token.sentence]
        assert span.start <= token.start <= token.end <= span.end or token.end == token.start
    assert [first for first, _ in found.bounds] == [0, *(end for _, end in found.bounds)][: len(found.bounds)]


@given(ANY)
@SOME
@example("Berg Monday told Kari Lund, D-Conn.,--twice--``no''.The end")
@example("NAIROBI, Kenya (AP)--Kenya Monday\n\nleft.\n? (R-Texas)")
def test_tokens_and_sentences(text: str) -> None:
    found = parse(text)
    check_tokens(text, found)
    check_sentences(text, found)


@given(JUNK)
@SOME
def test_every_word_is_in_a_sentence_unless_it_is_layout(text: str) -> None:
    """Datelines and party tags are layout: they have no tokens, but never cut a sentence short."""
    found = parse(text)
    kept = sorted(letter for token in found.tokens for letter in token.text if letter.isalnum())
    words = sorted(letter for p in paragraphs(text) for letter in p.words if letter.isalnum())
    assert kept == words


@given(JUNK)
@example('Putin",“.')
@SOME
def test_quotations_stand_in_order_inside_their_paragraph(text: str) -> None:
    found = parse(text)
    marked = quotes(found)
    assert all(one.last < other.first for one, other in pairwise(marked))
    for quote in marked:
        assert 0 <= quote.first < quote.last < len(found.tokens)
        assert found.paragraph_of[quote.first] == found.paragraph_of[quote.last]


@given(JUNK, st.sampled_from(("2003-03-18", None)))
@SOME
def test_all_spans_of_a_reading_are_words_of_its_article(codebook: Codebook, text: str, day: str | None) -> None:
    reading = read_article(Article.of(text, published=day), codebook)
    assert all(span.end <= len(text) for span in spans(reading))
    assert all(party.text == party.span.of(text) for party in parties(reading))
    assert all(event.trigger.text == event.trigger.span.of(text) for event in reading.events)
    assert "\n" not in serialise.dumps(reading)


@given(st.sampled_from(ARTICLES), st.data())
@SOME
def test_an_article_that_breaks_off_is_read(codebook: Codebook, whole: str, data: st.DataObject) -> None:
    ends = [match.end() for match in re.finditer(r"\w\b", whole)]
    text = whole[: data.draw(st.sampled_from(ends))][-LAST:]
    reading = read_article(Article.of(text, published="2003-03-18"), codebook)
    assert all(span.end <= len(text) for span in spans(reading))


@pytest.mark.parametrize("mark", ["“", '"', "``", "«", "(", "--", "?", "\u200f"])
def test_a_mark_before_each_word(mark: str) -> None:
    text = " ".join(f"{mark}{word}" for word in ["Kenya", "Monday", "rejected", "the", "plan", "of", "Mali"])
    check_tokens(text, parse(text))
    check_sentences(text, parse(text))
