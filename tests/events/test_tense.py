"""The tense that a verb stands in."""

from __future__ import annotations

import pytest

from onrecord.events.tense import aside, past_tense, perfect, present, simple_past, tensed
from onrecord.parsing import Parse
from tests.events.samples import parsed


def verb(text: str) -> tuple[Parse, int]:
    parse = parsed(text)
    return parse, next(t.i for t in parse.tokens if t.lemma == "leave")


@pytest.mark.parametrize(
    ("text", "tenses"),
    [
        ("The ships left.", "past_tense simple_past tensed"),
        ("The ships leave.", "present tensed"),
        ("The ships have left.", "perfect present tensed"),
        ("The ships had left.", "past_tense perfect tensed"),
        ("The ships would leave.", "tensed"),
        ("The king, who left, is old.", "aside past_tense simple_past tensed"),
    ],
)
def test_a_verb_stands_in_its_tense(text: str, tenses: str) -> None:
    asked = (aside, past_tense, perfect, present, simple_past, tensed)
    assert [f.__name__ for f in asked if f(*verb(text))] == tenses.split()
