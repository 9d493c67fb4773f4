"""What is no statement: words that nobody has said, or has said yet."""

from __future__ import annotations

import pytest

from tests.statements.conftest import Said

UNSAID = [
    "Neither side says it wants a war.",
    "Nobody there has told the farmers that the dam would burst.",
    "No one in the cabinet has said that the tax would rise.",
    "Lusaka could propose a fine of up to two percent of the loan.",
    "The president of Peru has yet to say whether he accepts the resignation.",
    "Peru's president condemned the raid without saying who had ordered it.",
    "The Chilean government called off a meeting of ministers planned for Monday.",
    "Peru neither confirmed nor denied the raid.",
    "Peru would neither confirm nor deny that its troops had left.",
    "Peru refused to confirm or deny the report.",
    "Peru rejected on Saturday the 13 demands of Chile and Bolivia.",
    "The Bolivian police registered a complaint against him on Friday.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_what_nobody_says_is_no_statement(said: Said, text: str) -> None:
    assert not [s for s in said(text) if s.cue is not None and s.cue.text != "condemned"]


def test_whoever_is_asked_first_is_told_and_says_the_rest(said: Said) -> None:
    (found,) = said("A Chilean colonel at the gate, asked why his men had left, said that he had no orders.")
    assert found.cue is not None
    assert found.cue.text == "said"
    assert found.speaker is not None
    assert found.speaker.text.startswith("A Chilean colonel")


def test_a_clause_inside_the_source_is_not_what_it_says(said: Said) -> None:
    (found,) = said("Two senators who observed the vote have said that they will oppose any relief.")
    assert found.cue is not None
    assert found.cue.text == "said"
