"""Somebody named before by what else he is."""

from __future__ import annotations

import pytest

from .conftest import Read, names

# text, the words, whom they mean
EPITHETS = {
    "a businessman": ("Donald Trump spoke in Ohio. The New York businessman praised Kenya.", "businessman"),
    "a Democrat": ("Hillary Clinton spoke in Ohio. The New York Democrat praised Kenya.", "Democrat"),
}


@pytest.mark.parametrize(("text", "noun"), EPITHETS.values(), ids=EPITHETS)
def test_a_description_by_what_somebody_is_besides(text: str, noun: str, read: Read) -> None:
    assert names(read(text, "2016-07-31"), f"The New York {noun}") == [" ".join(text.split()[:2])]


@pytest.mark.parametrize(
    "text",
    [
        "Hillary Clinton spoke in Ohio. The New York businessman praised Kenya.",
        "Donald Trump spoke in Ohio. A New York businessman praised Kenya.",
        "Donald Trump spoke in Ohio. The Kenyan businessman praised Mali.",
    ],
)
def test_others_are_somebody_else(text: str, read: Read) -> None:
    found = {one.name for mention in read(text, "2016-07-31").mentions for one in mention.identities}
    spoken = {
        one.name
        for mention in read(text, "2016-07-31").mentions
        if "businessman" in mention.span.of(text)
        for one in mention.identities
    }
    assert found - {None} and not spoken & {"Donald Trump", "Hillary Clinton"}
