"""Rows, filters and single lines."""

import pytest

from onrecord.errors import RecordError
from onrecord.record import Filters, Refused
from onrecord.schema import KINDS, Article, Figure, Reading, Span
from onrecord.serialise import article_json, line_json

from .strategies import MADE_BY, example

ONE_PAPER = {"until": "2003-03-18"}


def acts(record, **filters):
    return [row["category"] for row in record.rows("events", Filters(**filters, **ONE_PAPER))]


def kinds(record, **filters):
    """The kinds of lines of the first paper that meet the filters."""
    found = {kind: record.rows(kind, Filters(**filters)) for kind in KINDS}
    return {kind for kind, rows in found.items() if any(r["article"]["publisher"] == "AP" for r in rows)}


def test_a_row_is_the_line_with_its_article_and_sentence(filled):
    reading = example(source="a.txt")
    row = next(r for r in filled.rows("events") if r["id"] == reading.events[1].id)
    assert {key: row[key] for key in line_json(reading.events[1])} == line_json(reading.events[1])
    assert row["line"] == "events"
    assert row["article"] == article_json(reading.article)
    assert row["sentence_text"] == "Bush threatened Baghdad with war, Interfax reported."


def test_lines_without_a_sentence_of_their_own_find_it(filled):
    (row, *_) = filled.rows("deadlines")
    assert row["sentence_text"] == "“We give Saddam 48 hours,” the president said."


def test_a_line_outside_all_sentences_shows_its_own_words(filled):
    reading = example(source="d.txt", publisher="None")
    bare = Reading(reading.article, figures=reading.figures)
    filled.add(bare, 1)
    assert filled.line(bare.figures[0].id)["sentence_text"] == "250,000 troops"


def test_statements_carry_their_words(filled):
    row = filled.rows("statements")[1]
    assert row["content_text"] == "We give Saddam 48 hours … He must leave"


def test_rows_are_ordered_by_day_then_article_then_place(filled):
    rows = filled.rows("events")
    days = [row["date"] or row["article"]["published"] for row in rows]
    assert days == ["2003-03-17", "2003-03-17", "2003-03-17", "2003-03-18", "2003-03-20", None]
    monday = [row["article"]["id"] for row in rows[:3]]
    assert monday == sorted(monday)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["CONSULT", "CONSULT", "CONSULT", "THREATEN"]),
        ({"actor": "RUS"}, ["CONSULT"] * 3),
        ({"actor": "vladimir PUTIN"}, ["CONSULT"] * 3),
        ({"actor": "rus"}, []),
        ({"actor": "USA"}, ["THREATEN"]),
        ({"with_": "IRQ"}, ["THREATEN"]),
        ({"with_": "RUS"}, ["CONSULT"] * 3),
        ({"actor": "RUS", "with_": "USA"}, ["CONSULT"] * 3),
        ({"actor": "RUS", "with_": "RUS"}, []),
        ({"actor": "RUS", "with_": "IRQ"}, []),
        ({"category": "threaten"}, ["THREATEN"]),
        ({"min_confidence": 0.7}, ["CONSULT"] * 3),
        ({"since": "2003-03-18"}, ["THREATEN"]),
        ({"speaker": "Interfax"}, []),
        ({"issue": "Military action against Iraq"}, ["CONSULT"] * 3),
        ({"issue": "Iraq"}, []),
        ({"limit": 2}, ["CONSULT", "CONSULT"]),
        ({"limit": 0}, []),
        ({"actor": "' OR 1=1 --"}, []),
    ],
)
def test_filters_of_events(filled, filters, expected):
    assert acts(filled, **filters) == expected


def test_dates_are_compared_at_the_precision_asked_for(filled):
    assert len(filled.rows("events", Filters(since="2003-03", until="2003-03"))) == 5
    assert len(filled.rows("events", Filters(until="2003"))) == 5
    assert filled.rows("events", Filters(since="2003-04")) == []
    assert len(filled.rows("deadlines", Filters(since="2003-03-19", until="2003-03-19"))) == 3


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"actor": "RUS"}, {"events", "statements", "positions"}),
        ({"actor": "Vladimir Putin"}, {"events", "statements", "positions"}),
        ({"actor": "USA"}, {"events", "statements", "deadlines"}),
        ({"with_": "IRQ"}, {"events", "deadlines"}),
        ({"with_": "George W. Bush"}, {"events", "statements", "positions"}),
        ({"speaker": "USA"}, {"statements", "deadlines"}),
        ({"issue": "military action against Iraq"}, {"events", "statements", "positions"}),
        ({"category": "CONSULT"}, {"events", "statements", "positions"}),
    ],
)
def test_what_a_line_lacks_its_sentence_decides(filled, filters, expected):
    assert kinds(filled, **filters) == expected


def test_names_are_compared_in_any_script(filled):
    assert filled._connection.execute("SELECT casefold('ÉLYSÉE')").fetchone()[0] == "élysée"


def test_actors_with_their_counts(filled):
    rows = filled.rows("actors")
    assert [(row["name"], row["events"], row["statements"]) for row in rows] == [
        ("George W. Bush", 6, 3),
        ("Vladimir Putin", 3, 3),
        ("Iraq", 3, 0),
    ]
    assert rows[2] == {
        "name": "Iraq", "code": "IRQ", "plover": "IRQ", "sector": "GOV", "role": None,
        "events": 3, "statements": 0,
    }  # fmt: skip


def test_filters_of_actors(filled):
    assert [row["code"] for row in filled.rows("actors", Filters(actor="RUS"))] == ["RUS"]
    found = filled.rows("actors", Filters(category="THREATEN", since="2003-03-18", limit=5))
    assert [(row["code"], row["events"]) for row in found] == [("IRQ", 2), ("USA", 2)]


def test_articles_with_their_counts(filled):
    rows = filled.rows("articles")
    assert [row["title"] for row in rows] == ["Putin warns", "Later", "Undated"]
    assert {kind: rows[0][kind] for kind in KINDS} == {
        "events": 2, "statements": 2, "positions": 1, "deadlines": 1, "figures": 1,
    }  # fmt: skip
    assert rows[0]["sentences"] == 6 and rows[0]["run"] == 1 and rows[0]["characters"] > 100
    assert [r["title"] for r in filled.rows("articles", Filters(since="2003-03-19"))] == ["Later"]
    assert [r["title"] for r in filled.rows("articles", Filters(until="2003-03-19"))] == ["Putin warns"]
    assert len(filled.rows("articles", Filters(actor="RUS", limit=2))) == 2
    assert filled.rows("articles", Filters(actor="CHN")) == []


def test_kinds_that_there_are_not_are_named(filled):
    with pytest.raises(RecordError, match="events, statements"):
        filled.rows("rumours")


def test_what_cannot_be_asked_for_is_an_error_with_a_reason(filled):
    with pytest.raises(Refused):
        filled.rows("events", Filters(actor="\ud83d"))
    with pytest.raises(Refused):
        filled.rows("events", Filters(limit=10**30))
    assert filled.counts()["articles"] == 3


def test_a_line_by_its_id_or_its_beginning(filled):
    id = example(source="a.txt").positions[0].id
    assert filled.line(id)["issue"] == "military action against Iraq"
    assert filled.line(id)["line"] == "positions"
    assert filled.line(f" {id[:6].upper()} ")["id"] == id
    assert filled.line(id[:5]) is None
    assert filled.line("zzzzzzzz") is None
    assert filled.line("") is None


def test_a_beginning_of_several_ids_asks_for_more(filled):
    ids = ("abcdef0123456789", "abcdef9876543210")
    figures = tuple(Figure(id, 1.0, "A", None, "letters", None, (Span(0, 1),), MADE_BY) for id in ids)
    filled.add(Reading(Article.of("A text.", source="x.txt"), figures=figures), 1)
    with pytest.raises(RecordError, match="abcdef0123456789, abcdef9876543210; give more"):
        filled.line("abcdef")
    assert filled.line("abcdef0")["id"] == ids[0]
    assert filled.line(ids[1])["id"] == ids[1]


def test_readings_come_by_date(filled):
    assert [r.article.published for r in filled.readings()] == ["2003-03-18", "2003-03-20", None]
    assert filled.reading("unknown") is None


def test_readings_can_be_added_while_they_are_read(filled):
    seen = []
    for reading in filled.readings():
        seen.append(reading)
        filled.add(example(publisher=f"{len(seen)} more", source=f"{len(seen)}.txt"), 1)
    assert len(seen) == 3
    assert filled.counts()["articles"] == 6


def test_volume_counts_lines_by_the_day_their_article_came_out(filled):
    volume = filled.volume()
    assert set(volume) == {"", "2003-03-18", "2003-03-20"}
    assert sum(volume.values()) == sum(len(filled.rows(kind)) for kind in KINDS)
    only = Filters(published_since="2003-03-19", category="CONSULT")
    assert filled.volume(only) == {"2003-03-20": sum(len(filled.rows(kind, only)) for kind in KINDS)}


def test_passages_are_the_text_with_its_sentences(filled):
    reading = example(source="a.txt")
    assert filled.passages(reading.article.id) == (reading.article.text, reading.sentences)
    with pytest.raises(RecordError, match="article none"):
        filled.passages("none")
