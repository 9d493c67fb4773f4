"""Who is meant again: pronouns, descriptions of somebody named before, both sides."""

from __future__ import annotations

import pytest

from onrecord.actors.antecedent import gender
from onrecord.schema import Identity

from .conftest import Read, Reader, codes, names, who

# text, pronoun, whom it means
PEOPLE = {
    "he, the subject before": ("Vladimir Putin met Tony Blair. He left.", "He", "Vladimir Putin"),
    "she, the only woman": ("Angela Merkel met Vladimir Putin. She left.", "She", "Angela Merkel"),
    "he, the only man": ("Angela Merkel met Vladimir Putin. He left.", "He", "Vladimir Putin"),
    "him, not the subject": ("Vladimir Putin met Tony Blair. He told him no.", "him", "Tony Blair"),
    "his": ("Vladimir Putin met Kenyan envoys. His plane left.", "His", "Vladimir Putin"),
    "he, over a sentence": ("Vladimir Putin spoke. Rain fell. He left.", "He", "Vladimir Putin"),
    "he, agent of a passive": ("The plan was dropped by Tony Blair. He left.", "He", "Tony Blair"),
    "he, by a title": ("Mr. Berg met Mrs. Roe. He left.", "He", "Mr. Berg"),
    "she, by a title": ("Mr. Berg met Mrs. Roe. She left.", "She", "Mrs. Roe"),
    "who": ("Tony Blair, who met reporters, left.", "who", "Tony Blair"),
    "whom": ("Tony Blair, whom Kenya invited, left.", "whom", "Tony Blair"),
}


@pytest.mark.parametrize(("text", "pronoun", "name"), PEOPLE.values(), ids=PEOPLE)
def test_pronouns_for_people(text: str, pronoun: str, name: str, read: Read) -> None:
    assert names(read(text), pronoun) == [name]


# text, pronoun, whose codes
OTHERS = {
    "it, a state": ("Kenya rejected the plan. It left.", "It", ["KEN"]),
    "it, the object sooner than what is beside it": (
        "Kenya took Mali to a summit with Chad, accusing it of theft.",
        "it",
        ["MLI"],
    ),
    "it, not the subject that its clause is set against": (
        "Kenya voiced concern over the coup in Mali, while France condemned it.",
        "it",
        ["MLI"],
    ),
    "its": ("Kenya met Mali. Its minister left.", "Its", ["KEN"]),
    "its, of whoever is asked": ("Kenya called on Mali to withdraw its troops.", "its", ["MLI"]),
    "its, of whoever promises": ("Kenya promised Mali to withdraw its troops.", "its", ["KEN"]),
    "it, a body": ("NATO met. It agreed.", "It", ["NATO"]),
    "it, a group": ("Boko Haram fired. It claimed the raid.", "It", ["NGA"]),
    "the militants of a stateless group": (
        "Islamic State fighters fired on farmers in Mali. The militants fled.",
        "The militants",
        ["ISIS"],
    ),
    "the rebels, told apart from a stateless group": (
        "Rebels in Chad fought Islamic State. The rebels fled.",
        "The rebels",
        ["TCD"],
    ),
    "the army, after guerrillas of that name": (
        "Kenya was calm. National Liberation Army gunmen fired on Kenya. The army left.",
        "The army",
        ["KEN"],
    ),
    "the bloc": ("Kenya wrote to the European Union. The bloc declined.", "The bloc", ["EUR"]),
    "they, two joined": ("Kenya and Mali met. They agreed.", "They", ["KEN", "MLI"]),
    "they, a plural": ("Kenyan soldiers fired. They fled.", "They", ["KEN"]),
    "they, a plural of two states": ("French and Kenyan ministers met. They agreed.", "They", ["FRA", "KEN"]),
    "which": ("Kenya, which rejected it, left.", "which", ["KEN"]),
    "who, of a description": ("The Kenyan envoy who left was tired.", "who", ["KEN"]),
    "both sides": ("Kenya met Mali. Both sides agreed.", "Both sides", ["KEN", "MLI"]),
    "both countries": ("Kenya met Mali. Both countries agreed.", "Both countries", ["KEN", "MLI"]),
    "the two sides": ("Kenyan and Malian officials met. The two sides agreed.", "The two sides", ["KEN", "MLI"]),
    "the two leaders": ("Vladimir Putin met Tony Blair. The two leaders agreed.", "The two leaders", ["RUS", "GBR"]),
    "the leaders": ("Vladimir Putin met Tony Blair. The leaders agreed.", "The leaders", ["RUS", "GBR"]),
    "the three sides": (
        "Kenyan, Malian and French officials met. The three sides agreed.",
        "The three sides",
        ["KEN", "MLI", "FRA"],
    ),
    "both sides, called on by two others": (
        "Kenya met Mali. France and Spain called on both sides to agree.",
        "both sides",
        ["KEN", "MLI"],
    ),
    "both sides, called on by a third": (
        "Kenya met Mali. France called on both sides to agree.",
        "both sides",
        ["KEN", "MLI"],
    ),
    "both sides, aided by a third": ("Kenya met Mali. France lent both sides a ship.", "both sides", ["KEN", "MLI"]),
    "both sides of one state": (
        "Colombian rebels fired on Colombian soldiers. Peru called on both sides to stop.",
        "both sides",
        ["COL", "COL"],
    ),
    "two who are new": ("Kenya met Mali. Police arrested two soldiers.", "two soldiers", ["KEN"]),
    "the group": ("Boko Haram fired. The group fled.", "The group", ["NGA"]),
    "the council, far away": (
        "The U.N. Security Council met. Kenya left. Rain fell. Snow fell. Hail fell. The council agreed.",
        "The council",
        ["UNO"],
    ),
    "which, of several": ("Kenya, Mali and Chad, which rejected it, left.", "which", ["KEN", "MLI", "TCD"]),
    "the council": ("The U.N. Security Council met. The council agreed.", "The council", ["UNO"]),
}


@pytest.mark.parametrize(("text", "words", "expected"), OTHERS.values(), ids=OTHERS)
def test_states_and_several(text: str, words: str, expected: list[str], read: Read) -> None:
    assert sorted(codes(read(text), words), key=str) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He left.", "He"),
        ("It rained. It stopped.", "It"),
        ("Tony Blair left. She slept.", "She"),
        ("Rain fell. They slept.", "They"),
        ("“I left,” he said. We slept.", "We"),
        ("Kenya left. Rain fell. Snow fell. Hail fell. It slept.", "It"),
    ],
)
def test_nobody_is_made_up(text: str, words: str, read: Read) -> None:
    assert not any(codes(read(text), words))


def test_outside_a_quotation_whoever_was_named_inside_does_not_count(read: Read) -> None:
    reading = read("Tony Blair spoke. “Vladimir Putin lied to us,” he said. He left.")
    assert names(reading, "He") == ["Tony Blair"]


# text, words, name
AGAIN = {
    "leader of a state": ("Vladimir Putin spoke. The Russian leader left.", "The Russian leader", "Vladimir Putin"),
    "office of a state": (
        "Igor Ivanov spoke. Russia's foreign minister left.",
        "Russia's foreign minister",
        "Igor Ivanov",
    ),
    "office alone": ("Angela Merkel spoke. The chancellor left.", "The chancellor", "Angela Merkel"),
    "the right one of two": (
        "Igor Ivanov met Sergei Ivanov. The foreign minister left.",
        "The foreign minister",
        "Igor Ivanov",
    ),
    "the other of two": (
        "Sergei Ivanov met Igor Ivanov. The defense minister left.",
        "The defense minister",
        "Sergei Ivanov",
    ),
    "a newcomer's office": (
        "Norway's trade minister, Ola Berg, spoke. The trade minister left.",
        "The trade minister",
        "Ola Berg",
    ),
    "nobody named before": ("The Russian foreign minister left.", "The Russian foreign minister", "Igor Ivanov"),
    "nobody named before, leader": ("The Russian leader left.", "The Russian leader", "Vladimir Putin"),
    "of the state it is about": ("MOSCOW (AFP) - The president left.", "The president", "Vladimir Putin"),
}


@pytest.mark.parametrize(("text", "words", "name"), AGAIN.values(), ids=AGAIN)
def test_descriptions_of_somebody(text: str, words: str, name: str, read: Read) -> None:
    day = "2015-03-18" if "Merkel" in text else "2003-03-18"
    assert names(read(text, day), words) == [name]


def test_a_description_is_taken_up_by_its_last_word(read: Read) -> None:
    reading = read("A senior Russian official denied it. The official left.")
    assert who(reading, "The official") == who(reading, "A senior Russian official")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Igor Ivanov spoke. The Russian deputy foreign minister left.", "The Russian deputy foreign minister"),
        ("Vladimir Putin spoke. The Russian opposition leader left.", "The Russian opposition leader"),
        ("Igor Ivanov spoke. The Kenyan foreign minister left.", "The Kenyan foreign minister"),
        ("Igor Ivanov spoke. The foreign ministers left.", "The foreign ministers"),
    ],
)
def test_another_office_is_somebody_else(text: str, words: str, read: Read) -> None:
    assert not {"Vladimir Putin", "Igor Ivanov"} & set(names(read(text), words))


def test_two_sides_are_not_one(read: Read) -> None:
    assert not any(codes(read("Kenya left. The two sides agreed."), "The two sides"))


def test_a_vice_president_is_not_the_president(read: Read) -> None:
    reading = read("Vladimir Putin spoke. The Russian vice president left.")
    assert names(reading, "The Russian vice president") == [None]


def test_a_former_leader_is_not_the_one_in_office(read: Read) -> None:
    assert names(read("The former French president left."), "The former French president") == [None]


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        ("Angela Merkel", None, "f"),
        ("Vladimir Putin", None, "m"),
        ("Mrs. Xyz", None, "f"),
        ("Sir Xyz", None, "m"),
        (None, "a Kenyan spokeswoman", "f"),
        (None, "a Kenyan spokesman", "m"),
        (None, "a Kenyan official", None),
        ("Xyz Xyz", None, None),
        (None, None, None),
    ],
)
def test_gender(name: str | None, role: str | None, expected: str | None, setting: Reader) -> None:
    assert gender(setting("x").codebook.names, Identity(name, role=role)) == expected


# text, the words, the code of the body that they stand for
STOOD_FOR = {
    "the alliance": ("NATO met in Oslo. The alliance left Kenya.", "The alliance", "NATO"),
    "the bloc": ("The European Union met. Kenya thanked the bloc.", "the bloc", "EUR"),
    "the watchdog": ("The International Atomic Energy Agency met. The watchdog left Kenya.", "The watchdog", "IAEA"),
    "the agency": ("The International Atomic Energy Agency met. The agency left Kenya.", "The agency", "IAEA"),
}


@pytest.mark.parametrize(("text", "words", "code"), STOOD_FOR.values(), ids=STOOD_FOR)
def test_what_is_often_said_for_a_body(text: str, words: str, code: str, read: Read) -> None:
    assert codes(read(text), words) == [code]


def test_an_alliance_of_others_is_none_of_the_bodies_named_before(read: Read) -> None:
    assert "NATO" not in codes(read("NATO met in Oslo. The opposition alliance left Kenya."), "The opposition alliance")
