"""Category and mode after the status of an act."""

from __future__ import annotations

import pytest

from onrecord.codebook.codebook import Pattern, Rule, load
from onrecord.events.coding import coding

from .samples import reading


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
