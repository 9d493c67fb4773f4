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
    "We asked him twice whether the dam would hold.",
    "The Bolivian police denied it.",
    "The minister's uncle, asked whether he would come home, smiled at the camera.",
    "A former teacher called Pedro Quispe refused.",
    "Peru and Chile agreed that their experts would meet in Lima on Monday.",
    "Chile has proposed to send three ministers to Lima on Thursday.",
    "At the request of the Bolivian government, the dam was closed for a year.",
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


@pytest.mark.parametrize("words", ["it absurd", "them regrettable"])
def test_a_judgement_of_two_words_is_a_statement(said: Said, words: str) -> None:
    text = f"The guards say the prisoner fell. The Bolivian police called {words}."
    found = [s for s in said(text) if s.cue is not None and s.cue.text == "called"]
    assert [s.content[0].of(text) for s in found] == [words]


def test_what_the_writer_says_cuts_the_words_before_it(said: Said) -> None:
    text = "Bolivia's minister has said she will raise the murder in Lima, and I would urge her friends to do so."
    assert [s.content[0].of(text) for s in said(text)] == ["she will raise the murder in Lima"]
