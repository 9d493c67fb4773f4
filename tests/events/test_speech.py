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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey's government said Greece continues to inflict suffering on refugees.", "ACCUSE TUR>GRC"),
        ('Ethiopia said Eritrea\'s demands for a pullout were "unrealistic".', "REJECT ETH>ERI"),
        ('The move was described as "very alarming" by Russia\'s ambassador, Ivan Petrov.', "ACCUSE RUS>"),
        ('"We are not going to put one soldier at risk for that," Norway\'s prime minister said.', "REJECT NOR>"),
        ('"We feel that Chad must open the border," the Kenyan foreign minister said.', "REQUEST KEN>TCD"),
        ("Chad is showing good will but must release the men, Kenya's foreign minister said.", "REQUEST KEN>TCD"),
    ],
)
def test_judgements_and_demands_in_longer_clauses(text: str, expected: str) -> None:
    assert expected in events(text)


@pytest.mark.parametrize(
    "text",
    [
        '"A Syrian force will be harmful," the Jordanian foreign minister said.',
        '"Our forces need to clear the tunnels," a Syrian rebel commander said.',
        "The Kenyan foreign minister said Uganda would have to wait first.",
        "The Syrian opposition leader said the Syrian president will not make many gains.",
    ],
)
def test_what_will_be_and_what_is_ones_own_is_no_demand_and_no_judgement(text: str) -> None:
    assert events(text) == []
