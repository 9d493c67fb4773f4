"""Who "the two sides" are: those between whom the matter of the article lies, not whoever was named last."""

from __future__ import annotations

import pytest

from .conftest import Read, codes, names

WAR = (
    "Ethiopia and Eritrea fought along their border. Ethiopian troops shelled Eritrean posts. Eritrea's army "
    "fired back at Ethiopia. "
)

# text, words, whose codes
SIDES = {
    "whom the article is about": (
        f"{WAR}The United States has an envoy there, and France has sold arms. The Americans fear for both countries.",
        "both countries",
        ["ERI", "ETH"],
    ),
    "not whoever speaks to them": (f"{WAR}Kenya urged both sides to stop.", "both sides", ["ERI", "ETH"]),
    "all sides": (f"{WAR}Kenya and Norway wrote. Norway urged all sides to stop.", "all sides", ["ERI", "ETH"]),
    "a state and its rebels": (
        "Colombian rebels fired on Colombian soldiers. Rebels took a Colombian town. A Norwegian envoy left. "
        "He urged all parties to stop.",
        "all parties",
        ["COL", "COL"],
    ),
    "a government and its opposition": (
        "Kenya's government banned the rally. Kenyan opposition leaders called it off. Kenya's government arrested "
        "Kenyan opposition leaders. Norway urged both sides to talk.",
        "both sides",
        ["KEN", "KEN"],
    ),
    "people just named": (
        "Iraq was bombed. Iraq burned. Iraq fell. Vladimir Putin called Tony Blair. The two leaders agreed on Iraq.",
        "The two leaders",
        ["GBR", "RUS"],
    ),
    "the countries of people just named": (
        "Iraq was bombed. Iraq burned. Iraq fell. Vladimir Putin called Tony Blair. The two countries agreed on Iraq.",
        "The two countries",
        ["GBR", "RUS"],
    ),
    "no court": ("Ghana sued Togo. The International Court of Justice met. Both sides spoke.", "Both sides",
                 ["GHA", "TGO"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), SIDES.values(), ids=SIDES)
def test_sides(text: str, words: str, expected: list[str], read: Read) -> None:
    assert sorted(codes(read(text), words), key=str) == expected


@pytest.mark.parametrize("words", ["parties", "the parties", "sides"])
def test_words_that_speak_of_no_sides(words: str, read: Read) -> None:
    assert codes(read(f"{WAR}Kenya wrote to {words} abroad."), words) not in (["ERI", "ETH"], ["ETH", "ERI"])


def test_sides_are_states_whoever_was_named_last(read: Read) -> None:
    reading = read("Kenyan farmers met. Kenyan farmers fought Malian traders. Mali rejected it. Both sides agreed.")
    assert sorted(names(reading, "Both sides")) == ["Kenya", "Mali"]


def test_sides_of_whom_only_one_is_known_are_no_state(read: Read) -> None:
    assert codes(read("Kenya called on all sides to stop."), "all sides") == [None]
