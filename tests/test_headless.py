"""Sentences whose verb the parser takes for a participle."""

from __future__ import annotations

import pytest

from onrecord.headless import headless
from onrecord.parsing import Parse, parse

# text, subject, verb
HEADLESS = {
    "with an object": (
        "The prime minister, Fayez al-Sarraj, accused Haftar of betrayal and said his forces would confront him.",
        "minister",
        "accused",
    ),
    "with an infinitive": (
        "Human Rights Watch, which lobbied against it to the last hour, called on the committee to appoint a judge.",
        "Watch",
        "called",
    ),
}


def word(found: Parse, text: str) -> int:
    return next(t.i for t in found.tokens if t.text == text)


@pytest.mark.parametrize(("text", "subject", "verb"), HEADLESS.values(), ids=HEADLESS)
def test_the_verb_is_put_above_its_subject(text: str, subject: str, verb: str) -> None:
    found = parse(text)
    top, below = word(found, verb), word(found, subject)
    assert (found.tokens[top].dep, found.tokens[top].tag) == ("ROOT", "VBD")
    assert found.kids(top, "nsubj") == [below]
    assert found.right[below] < top < found.right[top]
    assert found.left[top] == 0


@pytest.mark.parametrize(
    "text", ["A plan adopted in May", "The minister, Anna Holt, left.", "The plan was praised.", ""]
)
def test_others_have_their_verb_on_top(text: str) -> None:
    tokens = list(parse(text).tokens)
    assert headless(tokens, 0, len(tokens)) is None


def test_children_and_edges_agree() -> None:
    found = parse(HEADLESS["with an object"][0])
    for token in found.tokens:
        below = [k for k in range(len(found.tokens)) if found.inside(k, token.i)]
        assert (found.left[token.i], found.right[token.i]) == (min(below), max(below))
