"""What is laid over an article before it is read: names, and where peoples of several states are at home in it."""

from __future__ import annotations

import pytest

from .conftest import Read, coded

HOMES = {
    "the state that is named most": (
        "Iraqi troops left Baghdad for Kirkuk. Turkey watched. The Kurds protested.",
        "The Kurds",
        [("IRQ", "GOV")],
    ),
    "where a people rules, it is told of sooner": (
        "Turkey shelled Syria. Turkish tanks rolled. The Kurds protested.",
        "The Kurds",
        [("SYR", "REB")],
    ),
    "by the adjective": (
        "Turkey shelled Syria. Turkish tanks rolled. Kurdish forces fired.",
        "Kurdish forces",
        [("SYR", "REB")],
    ),
    "but for those who bear no office or arms": (
        "Turkey shelled Syria. Kurdish doctors left.",
        "Kurdish doctors",
        [("SYR", "MED")],
    ),
    "another people": ("Niger and Chad met. Tuareg elders left.", "Tuareg elders", [("NER", "CVL")]),
}


@pytest.mark.parametrize(("text", "words", "expected"), HOMES.values(), ids=HOMES)
def test_peoples_of_several_states(text: str, words: str, expected: list[tuple[str, str]], read: Read) -> None:
    assert coded(read(text), words) == expected


def test_a_people_whose_states_are_not_named_is_placed_nowhere(read: Read) -> None:
    assert all(code is None for code, _ in coded(read("Hutu leaders met in Paris, France."), "Hutu leaders"))
