"""Who speaks in an interview."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors.stage import find_actors
from onrecord.codebook.codebook import Codebook
from onrecord.parsing import parse
from onrecord.schema import Article, Reading
from onrecord.statements.stage import find_statements

from .conftest import Said, name, words

BRIDGE = (
    "Kari Lund, 54, has kept the bridge for a year.\n\nRadio Bergen: Is the bridge safe?\n\n"
    "Kari Lund: It was safe. It is not now.\n\nRB: Who will mend it?\n\nLund: Nobody. We have no steel.\n\n"
    "RB: Has anybody asked?\n\nLund: Not once."
)


def test_the_answers_of_an_interview_are_statements(codebook: Codebook) -> None:
    made = parse(BRIDGE)
    article = replace(Article.of(BRIDGE, published="2018-02-14"), publisher="Radio Bergen")
    found = find_statements(find_actors(Reading(article, made.spans, parse=made), codebook), codebook).statements
    assert [(name(one), words(one, BRIDGE)) for one in found] == [
        ("Kari Lund", "It was safe. It is not now"),
        ("Kari Lund", "Nobody. We have no steel"),
        ("Kari Lund", "Not once"),
    ]


def test_a_stands_for_who_answered_by_name(said: Said) -> None:
    text = "Kari Lund: The bridge is shut.\n\nQ: For how long?\n\nA: For a year.\n\nQ: And then?\n\nA: We shall see."
    assert [name(one) for one in said(text)] == ["Kari Lund", "Kari Lund", "Kari Lund"]


def test_headings_with_a_colon_are_no_interview(said: Said) -> None:
    assert said("Monday: The bridge was shut.\n\nTuesday: The bridge was open.\n\nThe cost: nobody knows it yet.") == ()


def test_initials_stand_for_a_person(said: Said) -> None:
    text = "Ola Holm Nordmann keeps the bridge.\n\nOHN: It is shut.\n\nLUND: Since when?\n\nOHN: Since the fall."
    assert [name(one) for one in said(text)] == ["Ola Holm Nordmann", "Lund", "Ola Holm Nordmann"]
