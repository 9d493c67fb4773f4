"""Which verbs tell of what is to come."""

from __future__ import annotations

from onrecord.codebook.codebook import Codebook
from onrecord.deadlines.due import future
from onrecord.parsing import parse


def test_an_infinitive_that_stands_alone_tells_of_the_future(codebook: Codebook) -> None:
    parsed = parse("To meet the Kenyan president on Friday")
    assert parsed.tokens[1].head == 1
    assert future(parsed, codebook, 1)
