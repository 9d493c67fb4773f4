"""What is done by saying it."""

from __future__ import annotations

import pytest

from .samples import events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Serbia must release the prisoners," the Croatian foreign minister said.', "REQUEST HRV>SRB"),
        ('"The world must act," the Croatian foreign minister said.', "REQUEST HRV>"),
        ('"We will not attend the summit," the Chadian president said.', "REJECT TCD>"),
        ("The Iraqi president is not going to comply.", "REJECT IRQ>"),
        ('"Sudan is irresponsible," the Kenyan foreign minister said.', "ACCUSE KEN>SDN"),
    ],
)
def test_words_that_do_something_are_events(text: str, expected: str) -> None:
    assert expected in events(text)


def test_things_are_asked_of_nobody() -> None:
    assert events("The Peruvian president said the bridge must be wide.") == []


def test_a_plain_assertion_is_no_event() -> None:
    assert events("The Peruvian president said the two sides differ.") == []
