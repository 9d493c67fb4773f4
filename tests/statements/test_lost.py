"""Sources that the parser has lost, found beside their verb."""

from __future__ import annotations

import pytest

from .conftest import Said, name, words

# text, speaker and words of the last statement
CASES = {
    "an aside in between": (
        "Her uncle, asked if he would come home, said the floods start in June.",
        ("Her uncle", "the floods start in June"),
    ),
    "a verb of its own that passes for a participle": (
        "BERGEN (Reuters) - Thousands of supporters of Norway's main opposition party fasted outside the Harbour Hall "
        "on Wednesday, demanding the release of their jailed leader.",
        ("Thousands of supporters of Norway's main opposition party", "the release of their jailed leader"),
    ),
    "a name that is an imperative": (
        "Save the Children calculated that 85 infants may have starved.",
        ("Save the Children", "85 infants may have starved"),
    ),
    "a second verb after told words in the passive": (
        "The bridge board said that the mayor had been warned and accused the harbour of hiding the letter.",
        ("The bridge board", "the harbour of hiding the letter"),
    ),
    "a first clause that hangs on the second verb": (
        "Harbour board spokesman Lars Holm rejected the figure, said Danish boats had rammed Norwegian ones.",
        ("Lars Holm", "Danish boats had rammed Norwegian ones"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_lost_sources(said: Said, case: str) -> None:
    text, expected = CASES[case]
    one = said(text)[-1]
    assert (name(one), words(one, text)) == expected
