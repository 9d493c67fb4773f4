"""Which word stands for what a coder marked."""

from __future__ import annotations

import pytest

from onrecord.parsing import parse_all
from training.labels import party_word, trigger_word

WORDS = "The two agreed on a truce. All of the 27 ministers of the bloc condemned the army's attack."


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("The two", "two"),
        ("All of the 27 ministers of the bloc", "All"),
        ("the 27 ministers", "ministers"),
        ("the army", "army"),
    ],
)
def test_the_word_of_a_party(words: str, word: str) -> None:
    (parse,) = parse_all([WORDS])
    start = WORDS.index(words)
    found = party_word(parse, (start, start + len(words)))
    assert found is not None and parse.tokens[found].text == word


def test_the_word_of_a_trigger_is_its_verb() -> None:
    (parse,) = parse_all([WORDS])
    start = WORDS.index("agreed on a truce")
    found = trigger_word(parse, (start, start + len("agreed on a truce")))
    assert found is not None and parse.tokens[found].text == "agreed"
