"""Outlets and networks that carry words."""

from __future__ import annotations

import pytest

from onrecord.actors.stage import find_actors
from onrecord.codebook.codebook import HOME, Codebook, rows
from onrecord.parsing import parse
from onrecord.schema import Article, Reading
from onrecord.statements.stage import find_statements

from .conftest import Said

MEDIA = [(row["example"], row["carrier"]) for row in rows(HOME, "media.csv")]


@pytest.mark.parametrize(("text", "carrier"), MEDIA)
def test_rows_of_media(said: Said, text: str, carrier: str) -> None:
    assert carrier.split()[-1] in {s.via for s in said(text)}


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The roads are open, the Bolivian envoy said in remarks carried by Interfax.", "Interfax"),
        ("The army chief told Channel 9 television that the tanks had left.", "Channel 9 television"),
        ("The Malian colonel told a press conference that the tanks had left.", None),
        ("Kenya urged the South to withdraw its tanks at once.", None),
    ],
)
def test_what_carried_the_words(said: Said, text: str, via: str | None) -> None:
    assert [s.via for s in said(text)] == [via]


def test_an_outlet_carries_what_is_said_on_in_the_sentence(said: Said) -> None:
    found = said(
        "The Malian minister said on television that the road was safe, and he warned that it might not stay so."
    )
    assert [s.via for s in found] == ["television", "television"]


def test_an_outlet_carries_a_quotation_in_the_next_sentence(said: Said) -> None:
    found = said('The Malian minister told Reuters that the road was safe. "Nobody need worry about it," he said.')
    assert [s.via for s in found] == ["Reuters", "Reuters"]


def test_the_publisher_is_no_go_between(codebook: Codebook) -> None:
    text = "The Malian minister told Reuters that the road was safe."
    parsed = parse(text)
    made = Reading(Article.of(text, published="2018-02-14", publisher="Reuters"), parsed.spans, parse=parsed)
    found = find_statements(find_actors(made, codebook), codebook).statements
    assert [(s.via, s.to) for s in found] == [(None, "Reuters")]
