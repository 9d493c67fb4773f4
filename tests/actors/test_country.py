"""Which states the words of a phrase give."""

from __future__ import annotations

import pytest

from onrecord.actors.country import adjectives, conjuncts, countries, hyphened, surname_code
from onrecord.actors.country import setting as places
from onrecord.actors.mention import core

from .conftest import Reader, at

# text, the head, the codes
PHRASES = {
    "adjective": ("The Kenyan minister left.", "minister", ("KEN",)),
    "two adjectives": ("The U.S. and Russian ambassadors met.", "ambassadors", ("USA", "RUS")),
    "three adjectives": ("The Kenyan, French and Malian ministers met.", "ministers", ("KEN", "FRA", "MLI")),
    "possessor": ("Kenya's minister left.", "minister", ("KEN",)),
    "of": ("The minister of Kenya left.", "minister", ("KEN",)),
    "of two": ("The ministers of Kenya and Mali left.", "ministers", ("KEN", "MLI")),
    "in": ("Rebels in Chad left.", "Rebels", ("TCD",)),
    "from": ("Fighters from Mali left.", "Fighters", ("MLI",)),
    "of somebody of a state": ("The brother of the Kenyan minister left.", "brother", ("KEN",)),
    "adjective before the place": ("The Kenyan envoy in Paris left.", "envoy", ("KEN",)),
    "to": ("The envoy to Kenya left.", "envoy", ()),
    "with": ("The talks with Kenya failed.", "talks", ()),
    "body worked for": ("The Australian director of Human Rights Watch left.", "director", ("HRW",)),
    "a body in an office": ("The Kenyan secretary of the Security Council left.", "secretary", ("KEN",)),
    "a body in an office alone": ("A secretary of the Security Council left.", "secretary", ()),
    "outlet": ("A Reuters reporter left.", "reporter", ()),
    "hyphen": ("The French-led troops left.", "troops", ()),
    "somebody's": ("The Bush administration left.", "administration", ("USA",)),
    "from one to another": ("Ministers of ten countries, from Kenya to Mali, left.", "countries", ()),
    "a party of a longer name": ("The Harbour Democrats chairman left.", "chairman", ()),
    "a stateless group": ("An Australian Islamic State recruit left.", "recruit", ("ISIS",)),
    "a name of two halves": (
        "The Prime Minister of Azad Jammu and Kashmir, addressing villagers, left.",
        "Minister",
        ("PAK",),
    ),
    "none": ("The minister left.", "minister", ()),
}


@pytest.mark.parametrize(("text", "head", "expected"), PHRASES.values(), ids=PHRASES)
def test_countries(text: str, head: str, expected: tuple[str, ...], setting: Reader) -> None:
    scene = setting(text)
    i = at(scene, head)
    assert countries(scene, core(scene.parse, i)[0], i) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Berlin, crowds marched.", {"DEU"}),
        ("Crowds who threw stones in Athens and Nairobi fled.", {"GRC", "KEN"}),
        ("Crowds marched against a war on Iraq.", set()),
    ],
)
def test_where_a_sentence_is_set(text: str, expected: set[str], setting: Reader) -> None:
    assert places(setting(text), 1) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("French-led troops left.", True), ("London-based troops left.", False), ("French troops left.", False)],
)
def test_hyphened(text: str, expected: bool, setting: Reader) -> None:
    scene = setting(text)
    assert hyphened(scene, next(iter(scene.by_last))) is expected


def test_conjuncts_in_order(setting: Reader) -> None:
    scene = setting("Kenya, Mali and Chad left.")
    joined = conjuncts(scene, at(scene, "Kenya"))
    assert [scene.parse.tokens[k].text for k in joined] == ["Mali", "Chad"]


def test_the_state_of_a_bare_surname(setting: Reader) -> None:
    scene = setting("The Blair government left. The Nordmann government left.")
    assert surname_code(scene, at(scene, "Blair")) == ["GBR"]
    assert surname_code(scene, at(scene, "Nordmann")) == []
    assert surname_code(scene, at(scene, "government")) == []


def test_whose_government_it_was_years_later(setting: Reader) -> None:
    scene = setting("The Thatcher government left. The Thatcher tower fell.")
    assert surname_code(scene, at(scene, "Thatcher")) == ["GBR"]
    assert surname_code(scene, at(scene, "tower") - 1) == []


def test_adjectives_end_before_the_head(setting: Reader) -> None:
    scene = setting("The Kenyan minister of Mali left.")
    assert adjectives(scene, 0, at(scene, "minister")) == ["KEN"]
