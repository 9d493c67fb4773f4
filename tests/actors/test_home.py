"""Whose descriptions are that no word places, and what a sentence says of somebody new."""

from __future__ import annotations

import pytest

from tests.actors.conftest import Read, coded, codes

KENYA = "NAIROBI, Kenya (AP) -- Kenya is calm. "
TWO = "Kenya met Mali in Nairobi. Mali left.\n\n"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (f"{KENYA}Journalists marched.", "Journalists", [("KEN", "JRN")]),
        (f"{KENYA}Students marched.", "Students", [("KEN", "CVL")]),
        (f"{KENYA}Two gunmen fled.", "Two gunmen", [(None, "UAF")]),
        (f"{KENYA}Two men fled.", "Two men", [(None, "UNK")]),
        (f"{KENYA}The man fled.", "The man", [("KEN", "CVL")]),
        (f"{TWO}In Bamako, police fired.", "police", [("MLI", "COP")]),
        (f"{TWO}The Malian president spoke, and the army fired.", "the army", [("MLI", "MIL")]),
    ],
)
def test_the_state_that_most_speaks_for(text: str, words: str, expected: list[tuple[str, str]], read: Read) -> None:
    assert coded(read(text), words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Ola Berg of the Greenpeace group spoke.", "Ola Berg", ["GREENPEACE"]),
        ("Ola Berg, who leads the Kenyan rebels, spoke.", "Ola Berg", ["KEN"]),
        ("Ola Berg, who was a Kenyan minister until May, spoke.", "Ola Berg", ["KEN"]),
        ("Kenya's coordinator for relief, Ola Berg, spoke.", "Ola Berg", ["KEN"]),
        ("One of the Kenyan reporters, Ola Berg, spoke.", "Ola Berg", ["KEN"]),
    ],
)
def test_clauses_around_a_name(text: str, words: str, expected: list[str], read: Read) -> None:
    assert codes(read(text), words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Two of the Kenyan judges resigned.", "Two", [("KEN", "JUD")]),
        ("Dozens of Malian miners marched.", "Dozens", [("MLI", "LAB")]),
        ("Kenya and Mali met. The two agreed.", "The two", [("KEN", "GOV"), ("MLI", "GOV")]),
        ("The Kenyan minister met his Malian colleague.", "his Malian counterpart", []),
        ("The Kenyan minister met his Malian counterpart.", "his Malian counterpart", [("MLI", "GOV")]),
        ("Doctors Without Borders spoke. The Oxfam staff left.", "The Oxfam staff", [("OXFAM", "NGO")]),
        ("Father Ola Berg of Kenya spoke.", "Father Ola Berg", [("KEN", "REL")]),
        ("Kenya and Mali met. Diplomats spoke.", "Diplomats", [(None, "GOV")]),
        ("Kenya and Mali met. Malian diplomats spoke.", "Malian diplomats", [("MLI", "GOV")]),
        ("Kenya's Attorney-General Ola Berg spoke.", "Kenya's Attorney-General Ola Berg", [("KEN", "GOV")]),
    ],
)
def test_numbers_colleagues_and_staff(text: str, words: str, expected: list[tuple[str, str]], read: Read) -> None:
    assert coded(read(text), words) == expected
