"""Pronouns that speak on."""

from __future__ import annotations

import pytest

from .conftest import Said, name


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "President Lars Holt said the talks had failed. One of his guests, Anna Berg, appealed to both sides to "
            'come back. "We have time," she said.',
            ["Lars Holt", "Anna Berg", "Anna Berg"],
        ),
        (
            "The new envoy, Paul Roth, told reporters that the plan was ready. It was described as empty by the "
            "Malian minister, Adama Keita. He urged Paris to think again.",
            ["Paul Roth", "Adama Keita", "Adama Keita"],
        ),
    ],
)
def test_whoever_spoke_last_speaks_on(said: Said, text: str, speakers: list[str]) -> None:
    assert [name(s) for s in said(text)] == speakers


def test_it_is_the_subject_before_rather_than_a_name_inside_it(said: Said) -> None:
    found = said("An association of retired officers met in Guatemala. It warned that the trial would open old wounds.")
    assert [name(s) for s in found] == ["An association of retired officers"]


def test_they_are_the_subject_before(said: Said) -> None:
    found = said("Opponents of the bridge marched on Monday. Norway and Sweden will pay for it, they say.")
    assert [name(s) for s in found] == ["Opponents of the bridge"]


def test_he_is_nobody_in_his_own_words(said: Said) -> None:
    found = said("Ola Nordmann was in a good mood on Monday. The old mayor had closed the bridge, he said.")
    assert [name(s) for s in found] == ["Ola Nordmann"]


def test_the_other_sex_is_not_meant(said: Said) -> None:
    found = said("Ms. Anna Berg said the plan was ready. Mr. Paul Roth said it was not. She said he was mistaken.")
    assert name(found[-1]) == "Ms. Anna Berg"


def test_he_is_nobody_whom_they_has_meant(said: Said) -> None:
    found = said(
        "A Western diplomat in Oslo said the rulers were caught between a neighbour they fear and a protector they "
        "need. They would want it to be the work of common thieves, he added, and if they possibly could they would "
        "say so."
    )
    assert [name(s) for s in found] == ["A Western diplomat in Oslo"] * 2
