"""Outlets and networks that carry words."""

from __future__ import annotations

import pytest

from onrecord.codebook.codebook import HOME, rows

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
    ],
)
def test_what_carried_the_words(said: Said, text: str, via: str | None) -> None:
    assert [s.via for s in said(text)] == [via]


def test_an_outlet_carries_what_is_said_on_in_the_sentence(said: Said) -> None:
    found = said(
        "The Malian minister said on television that the road was safe, and he warned that it might not stay so."
    )
    assert [s.via for s in found] == ["television", "television"]
