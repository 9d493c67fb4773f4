"""Names in no list: placed by a title, an apposition or a party tag, else without a code."""

from __future__ import annotations

import pytest

from .conftest import Read, coded, codes, names, who

# text, words, (name, code, sector, role)
NEW = {
    "nothing said": ("Ola Berg left.", "Ola Berg", ("Ola Berg", None, None, None)),
    "apposition after": (
        "Ola Berg, the Norwegian trade minister, left.",
        "Ola Berg",
        ("Ola Berg", "NOR", "GOV", "the Norwegian trade minister"),
    ),
    "apposition before": (
        "Norway's army chief, Ola Berg, left.",
        "Ola Berg",
        ("Ola Berg", "NOR", "MIL", "Norway's army chief"),
    ),
    "the apposition itself": (
        "Ola Berg, the Norwegian trade minister, left.",
        "the Norwegian trade minister",
        ("Ola Berg", "NOR", "GOV", "the Norwegian trade minister"),
    ),
    "apposition that goes on": (
        "Ola Berg, Norway's envoy to the U.N., left.",
        "Ola Berg",
        ("Ola Berg", "NOR", "GOV", "Norway's envoy to the U.N."),
    ),
    "apposition with a body": (
        "Ola Berg, a lawyer with Amnesty International, left.",
        "Ola Berg",
        ("Ola Berg", "AMNESTY", "NGO", "a lawyer"),
    ),
    "apposition of an unknown kind with a body": (
        "Ola Berg, a logistician at Oxfam, left.",
        "Ola Berg",
        ("Ola Berg", "OXFAM", "NGO", "a logistician"),
    ),
    "a state's own at a body of states": (
        "Ola Berg, the Norwegian envoy at the United Nations, left.",
        "Ola Berg",
        ("Ola Berg", "NOR", "GOV", "the Norwegian envoy"),
    ),
    "an official of a body of states": (
        "Ola Berg, an official with the World Bank, left.",
        "Ola Berg",
        ("Ola Berg", "WB", "IGO", "an official"),
    ),
    "title": (
        "Norwegian trade minister Ola Berg left.",
        "Norwegian trade minister Ola Berg",
        ("Ola Berg", "NOR", "GOV", "Norwegian trade minister"),
    ),
    "former": (
        "Former Norwegian trade minister Ola Berg left.",
        "Former Norwegian trade minister Ola Berg",
        ("Ola Berg", "NOR", "ELI", "Former Norwegian trade minister"),
    ),
    "a private calling": ("Ola Berg, a nurse, left.", "Ola Berg", ("Ola Berg", None, "MED", "a nurse")),
    "tag between commas": (
        "Ola Berg, D-Conn., left.",
        "Ola Berg",
        ("Ola Berg", "USA", "LEG", "Democrat in Congress"),
    ),
    "tag in brackets": (
        "Ola Berg (R-Texas) left.",
        "Ola Berg",
        ("Ola Berg", "USA", "LEG", "Republican in Congress"),
    ),
    "tag after a title cut short": (
        "Sen. Ola Berg, I-Vt., left.",
        "Sen. Ola Berg",
        ("Ola Berg", "USA", "LEG", "independent in Congress"),
    ),
}


@pytest.mark.parametrize(("text", "words", "expected"), NEW.values(), ids=NEW)
def test_newcomers(text: str, words: str, expected: tuple[str | None, ...], read: Read) -> None:
    (found,) = who(read(text), words)
    assert (found.name, found.code, found.sector, found.role) == expected
    assert found.kind == "person"


def test_a_name_of_long_ago_may_be_borne_by_somebody_else(read: Read) -> None:
    told = read("John Major, a lawyer with Amnesty International, left.", "2014-05-14")
    assert codes(told, "John Major") == ["AMNESTY"]
    told = read("John Major, the former British prime minister, left.", "2014-05-14")
    assert codes(told, "John Major") == ["GBR"]


def test_a_tag_belongs_to_the_name_right_before_it(read: Read) -> None:
    reading = read("Ola Berg, D-Conn., met Kari Moe (R-Texas) and Jane Roe.")
    roles = [who(reading, name)[0].role for name in ("Ola Berg", "Kari Moe", "Jane Roe")]
    assert roles == ["Democrat in Congress", "Republican in Congress", None]
    assert codes(read("Jane Roe praised Ola Berg, D-Conn., twice."), "Jane Roe") == [None]


@pytest.mark.parametrize("again", ["Berg", "Ola Berg", "Mr. Berg", "Gen. Berg", "Minister Berg"])
def test_whoever_was_introduced_is_known_from_then_on(again: str, read: Read) -> None:
    reading = read(f"Ola Berg, the Norwegian trade minister, left. {again} slept.")
    (found,) = who(reading, again, 1 if again == "Ola Berg" else 0)
    assert (found.name, found.code, found.sector) == ("Ola Berg", "NOR", "GOV")


def test_before_the_introduction_nothing_is_known(read: Read) -> None:
    reading = read("Berg slept. Ola Berg, the Norwegian trade minister, left.")
    assert codes(reading, "Berg") in ([], [None])


def test_two_newcomers_of_one_surname(read: Read) -> None:
    reading = read("Ola Berg, the Kenyan envoy, met Kari Berg, the Malian envoy. Berg left. Ola Berg met Berg.")
    assert names(reading, "Berg") == ["Kari Berg"]
    assert codes(reading, "Ola Berg", 1) == ["KEN"]


@pytest.mark.parametrize(
    ("text", "acronym", "name", "code"),
    [
        ("The Syrian Harvest Committee met. The SHC left.", "The SHC", "Syrian Harvest Committee", "SYR"),
        ("The Northern Fishing Council met. The NFC left.", "The NFC", "Northern Fishing Council", None),
        ("The Northern Fishing Council met. The council left.", "The council", "Northern Fishing Council", None),
    ],
)
def test_short_forms_of_a_body_introduced_before(
    text: str, acronym: str, name: str, code: str | None, read: Read
) -> None:
    assert [(f.name, f.code) for f in who(read(text), acronym)] == [(name, code)]


def test_an_acronym_of_nothing_introduced_is_nobody(read: Read) -> None:
    assert who(read("The Syrian Harvest Committee met. The SXC left."), "The SXC") == ()


def test_a_title_is_no_part_of_the_name(read: Read) -> None:
    reading = read("Gen. Ola Berg met Dr. Jane Roe and Rep. Kari Moe.")
    assert [names(reading, words) for words in ("Gen. Ola Berg", "Dr. Jane Roe", "Rep. Kari Moe")] == [
        ["Ola Berg"],
        ["Jane Roe"],
        ["Kari Moe"],
    ]


def test_a_domestic_title_takes_the_state_the_article_is_about(read: Read) -> None:
    reading = read("NAIROBI, Kenya (AP) -- Trade minister Ola Berg left. Lawyer Jane Roe stayed.")
    assert codes(reading, "Trade minister Ola Berg") == ["KEN"]
    assert codes(reading, "Lawyer Jane Roe") == ["KEN"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("NAIROBI, Kenya (AP) -- Senator Jane Roe, an American, objected.", "Senator Jane Roe", [("USA", "LEG")]),
        ("Boris N. Yeltsin left.", "Boris N. Yeltsin", [("RUS", "GOV")]),
    ],
)
def test_newcomers_placed_by_what_is_beside_or_within_the_name(
    text: str, words: str, expected: list[tuple[str, str]], read: Read
) -> None:
    assert coded(read(text, "1994-03-18"), words) == expected


def test_a_part_of_the_world_is_nobody(read: Read) -> None:
    reading = read("Ministers of Eastern Europe told Albania that they were ready to join.")
    assert codes(reading, "Albania") == ["ALB"]
    assert not [m for m in reading.mentions if m.kind == "person"]
