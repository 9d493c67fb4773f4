"""By description: a role and a state, a place, a thing that is somebody's, and whom nobody can place."""

from __future__ import annotations

import pytest

from .conftest import Read, coded, codes, who

# text, words, code and sector of each actor
DESCRIPTIONS = {
    "adjective": ("A senior Russian official denied it.", "A senior Russian official", [("RUS", "GOV")]),
    "a side": ("The American side agreed.", "The American side", [("USA", "GOV")]),
    "possessor": ("Kenya's soldiers fired.", "Kenya's soldiers", [("KEN", "MIL")]),
    "of": ("The mayor of Grozny fled.", "The mayor", [("RUS", "GOV")]),
    "in": ("Rebels in Chad fled.", "Rebels", [("TCD", "REB")]),
    "from": ("Protesters from Mali marched.", "Protesters", [("MLI", "CVL")]),
    "several adjectives": (
        "Kenyan and Malian police met.",
        "Kenyan and Malian police",
        [("KEN", "COP"), ("MLI", "COP")],
    ),
    "metonym": ("A Kremlin spokesman left.", "A Kremlin spokesman", [("RUS", "GOV")]),
    "a body's officials": ("EU officials met.", "EU officials", [("EUR", "IGO")]),
    "a body's soldiers": ("NATO commanders met.", "NATO commanders", [("NATO", "MIL")]),
    "head of a body": ("The head of the Arab League left.", "The head", [("ARABLEAGUE", "IGO")]),
    "team of police": ("A team of Kenyan police fled.", "A team", [("KEN", "COP")]),
    "rebel officials": ("Rebel officials in Mali met.", "Rebel officials", [("MLI", "REB")]),
    "a group's gunmen": ("Boko Haram gunmen fled.", "Boko Haram gunmen", [("NGA", "REB")]),
    "ambassador to another state": ("The U.S. ambassador to Kenya left.", "The U.S. ambassador", [("USA", "GOV")]),
    "former": ("A former Kenyan minister left.", "A former Kenyan minister", [("KEN", "ELI")]),
    "ex-": ("The ex-minister of Mali left.", "minister", [("MLI", "ELI")]),
    "retired": ("Retired Malian generals met.", "Retired Malian generals", [("MLI", "ELI")]),
    "acting": ("Mali's acting minister left.", "Mali's acting minister", [("MLI", "GOV")]),
    "a thing": ("Rebel positions in Chad fell.", "Rebel positions", [("TCD", "REB")]),
    "administration of somebody": ("The Bush administration left.", "The Bush administration", [("USA", "GOV")]),
}


@pytest.mark.parametrize(("text", "words", "expected"), DESCRIPTIONS.values(), ids=DESCRIPTIONS)
def test_descriptions(text: str, words: str, expected: list[tuple[str, str]], read: Read) -> None:
    assert coded(read(text), words) == expected


def test_a_description_keeps_its_words_as_the_role(read: Read) -> None:
    (found,) = who(read("A senior Russian official denied it."), "A senior Russian official")
    assert (found.name, found.role) == (None, "A senior Russian official")


HOME = "NAIROBI, Kenya (AP) -- "


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Lawmakers", ("KEN", "LEG")),
        ("Police", ("KEN", "COP")),
        ("The army", ("KEN", "MIL")),
        ("Opposition leaders", ("KEN", "OPP")),
        ("Rebels", ("KEN", "REB")),
        ("Residents", ("KEN", "CVL")),
        ("The Foreign Ministry", ("KEN", "GOV")),
    ],
)
def test_domestic_roles_take_the_state_the_article_is_about(words: str, expected: tuple[str, str], read: Read) -> None:
    assert coded(read(f"{HOME}{words} spoke."), words) == [expected]
    (found,) = who(read(f"{HOME}{words} spoke."), words)
    assert found.reason.endswith("the state the article is about")


@pytest.mark.parametrize(
    "words",
    [
        "Western officials",
        "Latin American leaders",
        "Central American states",
        "Other countries",
        "Foreign diplomats",
        "Aid workers",
        "Allies",
        "The coalition",
    ],
)
def test_vague_collectives_have_no_code(words: str, read: Read) -> None:
    assert codes(read(f"{HOME}{words} spoke."), words) == [None]


@pytest.mark.parametrize("words", ["The French-led force", "An Iranian-backed militia", "The U.S.-backed rebels"])
def test_whom_somebody_leads_or_backs_is_not_that_somebody(words: str, read: Read) -> None:
    assert codes(read(f"{words} left."), words) == [None]


def test_a_seat_is_not_the_backing_of_a_state(read: Read) -> None:
    assert codes(read("A London-based lawyer left."), "A London-based lawyer") == ["GBR"]


def test_without_a_state_in_the_article_domestic_roles_have_none(read: Read) -> None:
    assert coded(read("The army fired."), "The army") == [(None, "MIL")]


def test_the_state_most_often_named_is_what_an_article_is_about(read: Read) -> None:
    assert codes(read("Kenya met Mali. Kenya left. The army fired."), "The army") == ["KEN"]
    assert codes(read("Kenya met Mali. Mali left. The army fired."), "The army") == ["MLI"]
    assert codes(read("BAMAKO (AFP) - Kenya left.\n\nThe army fired."), "The army") == ["MLI"]


@pytest.mark.xfail(strict=True, reason="the dateline counts only where no headline stands before it")
def test_a_headline_does_not_hide_the_dateline(read: Read) -> None:
    assert codes(read("Guns speak\n\nBAMAKO (AFP) - Kenya left. Kenya came. The army fired."), "The army") == ["MLI"]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("The town near Grozny burned.", "The town", "RUS"),
        ("Soldiers entered Mosul. The city was quiet.", "The city", "IRQ"),
        ("Mosul burned. Kenya left. Troops entered Grozny. The city was quiet.", "The city", "RUS"),
        ("Kenya's border was quiet.", "Kenya's border", "KEN"),
    ],
)
def test_places_without_a_name(text: str, words: str, code: str, read: Read) -> None:
    assert [(f.kind, f.code, f.sector) for f in who(read(text), words)] == [("place", code, None)]


def test_a_body_in_no_list_keeps_its_name(read: Read) -> None:
    (found,) = who(read("The Northern Fishing Council met."), "The Northern Fishing Council")
    assert (found.name, found.code) == ("Northern Fishing Council", None)
    (syrian,) = who(read("The Syrian Harvest Committee met."), "The Syrian Harvest Committee")
    assert (syrian.name, syrian.code) == ("Syrian Harvest Committee", "SYR")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (f"{HOME}Kenya is calm. In London about 200 demonstrators marched.", "about 200 demonstrators", ("GBR", "CVL")),
        (f"{HOME}Kenya is calm. Government officials spoke in London.", "Government officials", ("KEN", "GOV")),
        (f"{HOME}Pro-Russian protesters marched.", "Pro-Russian protesters", ("KEN", "CVL")),
        ("MOSCOW (AP) -- Anti-Russian protesters marched.", "Anti-Russian protesters", (None, "CVL")),
        ("A Malian fighter jet crashed.", "A Malian fighter jet", ("MLI", "MIL")),
    ],
)
def test_where_people_are_and_whose_side_they_take(
    text: str, words: str, expected: tuple[str | None, str], read: Read
) -> None:
    assert coded(read(text), words) == [expected]
