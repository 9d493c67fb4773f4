from __future__ import annotations

import pytest

from onrecord.codebook.codebook import load
from onrecord.views.explain import explain_article, explain_line, explain_place


@pytest.fixture(scope="module")
def book():
    return load()


def explained(kind, rows, reading, book):
    return explain_line(kind, rows[kind][0], reading, book)


def test_an_event_is_explained_by_its_words_and_its_row(rows, reading, book):
    page = explained("events", rows, reading, book)
    assert page.startswith(f"EVENT {reading.events[0].id}\n  REJECT/meet, actual, 2021-03-16 (“Tuesday”)")
    assert "[actor: Kenya] on Tuesday [trigger: rejected] a [recipient: Somali] demand" in page
    assert f"{book.rules[0].where.split(':')[0].rsplit('/')[0]}/verbal_conflict.csv:2" in page
    assert "example: " in page
    assert "confidence 0.90" in page


def test_a_statement_is_explained_by_its_cue(rows, reading, book):
    page = explained("statements", rows, reading, book)
    assert "“[words: We will wait until Friday,]” [speaker: Foreign Minister Amina Odhiambo] [cue: said]" in page
    assert "cues.csv:2 'say' (verb)" in page


def test_what_was_dropped_beside_a_line_is_told_with_its_reason(rows, reading, book):
    page = explained("statements", rows, reading, book)
    assert "AND DROPPED\n  events, “wait” (characters 62 to 66): only a possibility" in page


@pytest.mark.parametrize("kind", ["positions", "deadlines", "figures"])
def test_every_kind_is_explained(kind, rows, reading, book):
    page = explained(kind, rows, reading, book)
    assert rows[kind][0]["id"] in page
    assert rows[kind][0]["made_by"] in page


def test_a_model_is_named_as_it_is(rows, reading, book):
    line = {**rows["events"][0], "made_by": "minilm@3"}
    assert "\n  minilm@3\n" in explain_line("events", line, reading, book)


def test_an_article_tells_all_that_was_dropped(reading):
    page = explain_article(reading)
    assert page.startswith(f"ARTICLE {reading.article.id}\n  Kenya <rejects> talks, Reuters, 2021-03-17")
    assert "only a possibility" in page


def test_a_character_tells_what_was_dropped_there(reading):
    dropped = reading.dropped[0].span
    assert "[dropped: wait]" in explain_place(reading, dropped.start)
    assert "nothing was dropped at this character" in explain_place(reading, dropped.end)
