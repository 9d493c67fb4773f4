"""Category and mode after the status of an act."""

from __future__ import annotations

import pytest

from onrecord.codebook.codebook import Pattern, Rule, load
from onrecord.events.coding import coding

from .samples import events, reading


def rule(category: str, mode: str | None = None) -> Rule:
    return Rule(Pattern.of("do", "verb"), category, mode, None, "subj", "obj", frozenset(), "own.csv:1", "", "")


@pytest.mark.parametrize(
    ("category", "announced", "expected"),
    [
        ("COOPERATE", True, "AGREE"),
        ("RETREAT", True, "CONCEDE"),
        ("ASSAULT", True, "THREATEN"),
        ("ASSAULT", False, "ASSAULT"),
    ],
)
def test_what_is_announced_is_verbal(category: str, announced: bool, expected: str) -> None:
    assert coding(load(None), rule(category), "future", announced=announced).category == expected


def test_help_that_is_denied_is_refused() -> None:
    made = coding(load(None), rule("AID"), "negated", announced=True, refused=True)
    assert (made.category, made.status) == ("REJECT", "actual")


def test_a_demand_with_force_behind_it_is_a_threat() -> None:
    plain = reading("Rwanda told Burundi to leave the hills.").events[0]
    forced = reading("Rwanda told Burundi to leave the hills or be attacked.").events[0]
    assert (plain.category, forced.category) == ("REQUEST", "THREATEN")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kenyan government boycotted Chad on Monday.", "REJECT KEN>TCD"),
        ("Kenyan shoppers boycotted Chad on Monday.", "PROTEST KEN>TCD"),
        ("Sudanese soldiers blocked the road to Chad on Monday.", "COERCE SDN>"),
        ("Sudanese rebels seized Darfur on Monday.", "ASSAULT SDN>"),
        ("Congolese rebels seized Goma on Monday.", "ASSAULT COD>COD"),
        ("Burundi left the African Union on Monday.", "SANCTION BDI>AU"),
        ("Burundi's troops left Somalia on Monday.", "RETREAT BDI>SOM"),
    ],
)
def test_who_acts_and_what_is_seized_decide_the_category(text: str, expected: str) -> None:
    assert any(line.startswith(expected) for line in events(text))


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Chad accused Sudan of hiding the boats.", "allege"),
        ("Chad lost the match, and accused Sudan once more.", "disapprove"),
        ("Chad accused the Sudanese president of theft.", "allege"),
        ("Chad called Sudan a liar.", "disapprove"),
        ("Chad asked Sudan for a map.", None),
        ("Chad proposed a new road to Sudan.", None),
        ("Chad asked Sudan to hand over two pilots.", "yield"),
        ("Chad's army turned back Sudanese nurses.", "restrict"),
        ("The African Union suspended Chad from its council.", "discontinue"),
    ],
)
def test_modes_that_words_tell(text: str, mode: str | None) -> None:
    assert [event.mode for event in reading(text).events] == [mode]
