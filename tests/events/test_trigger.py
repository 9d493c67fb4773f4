"""Which words express an act."""

from __future__ import annotations

import pytest

from onrecord.codebook.codebook import load
from onrecord.events.trigger import hits, promised

from .samples import events, parsed


def heads(text: str) -> list[str]:
    parse = parsed(text)
    return [parse.tokens[hit.i].text for hit in hits(parse, load(None))]


def test_the_longest_row_at_a_word_wins() -> None:
    parse = parsed("Norway pulled out of the treaty with Iceland.")
    found = [hit for hit in hits(parse, load(None)) if parse.tokens[hit.i].text == "pulled"]
    assert len(found) == 1
    assert len(found[0].rule.pattern.rest) >= 2


def test_words_that_express_no_act_are_no_triggers() -> None:
    assert heads("The river is wide and the valley is green.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo will travel.", True),
        ("Togo is going to travel.", True),
        ("Togo traveled.", False),
        ("Togo will not travel.", False),
    ],
)
def test_promises_are_told_of_the_future(text: str, expected: bool) -> None:
    parse = parsed(text)
    verb = next(t.i for t in parse.tokens if t.lemma == "travel")
    assert promised(parse, verb) is expected


def test_a_name_takes_no_of() -> None:
    assert events("Brussels warned Minsk of sanctions.") == ["THREATEN EUR>BLR"]
