"""Full-text search."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.schema import Article, Reading, Span


def test_sentences_and_statements_are_found(filled):
    found = [hit for hit in filled.search("troops") if hit["article"]["publisher"] == "AP"]
    assert [(hit["kind"], hit["snippet"]) for hit in found] == [("sentence", "Some 250,000 [troops] are in Kuwait.")]
    said = next(hit for hit in filled.search('"48 hours"') if hit["kind"] == "statement")
    assert said["snippet"] == "We give Saddam [48 hours] … He must leave"
    assert said["speaker"]["code"] == "USA"
    assert filled.line(said["id"])["cue"]["text"] == "said"
    assert said["sentence_text"] == "“We give Saddam 48 hours,” the president said."


def test_words_across_the_parts_of_a_statement(filled):
    assert {hit["kind"] for hit in filled.search("saddam leave")} == {"statement"}


def test_endings_accents_and_case_do_not_matter(filled):
    filled.add(Reading(Article.of("The Élysée objected.", source="e"), (Span(0, 20),)), 1)
    assert len(filled.search("ELYSEE objects")) == 1


def test_marks_and_limit(filled):
    (hit,) = filled.search("troops", 1, marks=("<b>", "</b>"))
    assert "<b>troops</b>" in hit["snippet"]
    assert filled.search("troops", 0) == [] == filled.search("troops", -1)


def test_hits_that_are_alike_are_ordered_by_date(filled):
    assert [hit["article"]["published"] for hit in filled.search("troops")] == [
        "2003-03-18",
        "2003-03-20",
        None,
    ]


def test_the_query_language_works(filled):
    assert {hit["kind"] for hit in filled.search("kuwait NOT troops")} == {"sentence"}
    assert len(filled.search("kuwait NOT troops")) == 3
    assert len(filled.search("troo*")) == 3
    assert len(filled.search("troops OR calm")) == 6


@pytest.mark.parametrize(
    "words",
    [
        "(",
        '"',
        "NEAR(",
        "troops AND",
        "war:",
        "^",
        "*",
        "*id",
        "*reads",
        "",
        " ",
        "\0",
        "\ud83d",
        "a\0b",
        "-",
        "'",
        ";--",
    ],
)
def test_what_is_no_query_is_no_error(filled, words):
    assert isinstance(filled.search(words), list)


def test_words_with_marks_are_found_as_they_stand(filled):
    assert len(filled.search('"250,000')) == 3
    assert len(filled.search("kuwait: troops?")) == 3
    assert filled.search("*id") == []


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters() | st.sampled_from('"*^:-+(){}ANDORT '), max_size=15))
def test_no_words_are_an_error(filled, words):
    assert isinstance(filled.search(words, 3), list)
