"""Who does it and to whom."""

from __future__ import annotations

import pytest

from .samples import events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya condemned Somalia.", "ACCUSE KEN>SOM"),
        ("Somalia was condemned by Kenya.", "ACCUSE KEN>SOM"),
        ("Kenya's condemnation of Somalia came on Tuesday.", "ACCUSE KEN>SOM"),
        ("The kidnapping of a Polish engineer by Pakistani militants shook the town.", "ASSAULT PAK>POL"),
        ("An attack by Sudanese rebels on Ugandan soldiers failed.", "ASSAULT SDN>UGA"),
        ("Zambian police dispersed Zambian protesters in Lusaka.", "COERCE ZMB>ZMB"),
        ("The Thai and Malaysian ministers held talks in Jakarta.", "CONSULT THA,MYS>"),
        ("Argentina nationalized a Spanish-owned airline.", "COERCE ARG>ESP"),
        ("Canada, Brazil, Colombia and Argentina also recognized Guyana.", "SUPPORT CAN,BRA,COL,ARG>GUY"),
        ("A phone call from Denmark to Iceland followed.", "CONSULT DNK>ISL"),
        ("Uruguay demanded that a Brazilian sailor be freed by Argentina.", "REQUEST URY>ARG"),
        ("Portugal hopes for calm after Cyprus asked Portugal to endorse the treaty.", "REQUEST CYP>PRT"),
    ],
)
def test_parties_stand_in_their_slots(text: str, expected: str) -> None:
    assert expected in events(text)


def test_what_several_agree_upon_is_done_to_none_of_them() -> None:
    assert events("Peru and Chile pledged to help Bolivia rebuild the road.") == ["AGREE PER,CHL>"]


def test_a_draft_belongs_to_whoever_wrote_it_earlier() -> None:
    text = "Germany presented its resolution on Mali on Monday. The Russian envoy criticized the draft."
    assert "ACCUSE RUS>DEU" in events(text)


def test_an_attack_without_author_is_blamed_on_the_one_who_threatens_it() -> None:
    text = "Ethiopia threatened Eritrea with war on Monday. Egypt condemned any attack."
    assert "ACCUSE EGY>ETH" in events(text)


def test_a_government_asks_its_own_parliament() -> None:
    assert "REQUEST USA>USA" in events("In Congress, the US president's request for money met with doubts.")


def test_a_state_does_not_threaten_itself() -> None:
    found = events("Turkey threatened to withdraw from the pact.")
    assert found and not any(line.endswith(">TUR") for line in found)


def test_whoever_is_to_be_freed_is_not_asked() -> None:
    assert events("Uruguay demanded that a Brazilian sailor be freed.") == ["REQUEST URY>"]


def test_another_subjects_clause_names_no_other_side() -> None:
    text = "Peru condemned what happened, and the mayor of Lima spoke about Chilean copper."
    assert "ACCUSE PER>CHL" not in events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Moldova recalled its envoy in response to the killing of two monks in Togo.",
        "Moldova's prime minister resigned on Friday after three weeks of protests.",
        "Armenia's president sacked his cabinet following protests in Yerevan.",
    ],
)
def test_what_is_behind_why_or_when_is_not_done_by_the_subject(text: str) -> None:
    assert not [found for found in events(text) if found.startswith(("PROTEST MDA", "PROTEST ARM", "ASSAULT MDA"))]
    assert "PROTEST MDA>" in events("Moldova's teachers held a protest on Friday.")
