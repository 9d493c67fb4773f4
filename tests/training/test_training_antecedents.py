"""Learning whom pronouns take up."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy")

from onrecord.codebook.codebook import Codebook
from onrecord.parsing import Parse, parse_all
from training.corpus import Act, Named, Said, Text
from training.train_acts import SIDE_RARE
from training.train_antecedents import Studied, learn, pronouns_of, study, told_right

WORDS = 'Angela Merkel met Emmanuel Macron in Berlin. "It went well," she said. He thanked her and it ended.'


def at(words: str) -> tuple[int, int]:
    start = WORDS.index(words)
    return start, start + len(words)


@pytest.fixture(scope="module")
def text() -> Text:
    said = Said(at("said"), at("she"), at("It went well"), "Angela Merkel")
    thanks = Act(at("thanked"), (Named(at("He"), "FRA"),), (Named(at("her"), "DEU"),), "SUPPORT", "", "actual")
    return Text("r0-0", WORDS, "2019-05-14", (thanks,), (said,))


@pytest.fixture(scope="module")
def parse() -> Parse:
    return next(iter(parse_all([WORDS])))


def test_pronouns_are_those_that_the_coding_tells_of(text: Text, parse: Parse) -> None:
    found = {parse.tokens[one.i].text: (one.name, one.codes) for one in pronouns_of(text, parse)}
    assert found == {
        "she": ("Angela Merkel", frozenset()), "He": (None, frozenset({"FRA"})), "her": (None, frozenset({"DEU"})),
    }  # fmt: skip


def test_the_right_one_is_told_by_name_and_by_code(text: Text, parse: Parse, codebook: Codebook) -> None:
    studied = list(study(text, parse, codebook))
    assert [one.kind for one in studied] == ["person"] * 3
    assert all(sum(one.right) >= 1 and one.known for one in studied)
    assert told_right(studied).startswith("person: 3 there, 3 right, 3 in reach")


def test_what_goes_with_the_right_one_speaks_for_it() -> None:
    one = Studied("person", ({"near": 1.0, "same paragraph": 1.0}, {"far": 1.0}), (True, False), True)
    weights = learn([one] * SIDE_RARE)
    assert weights["person"]["near"] > 0 > weights["person"]["far"]
    assert weights["person"]["near"] > weights["person"]["same paragraph"] > 0  # half of the texts lose it
    assert weights["thing"] == weights["several"] == {}
