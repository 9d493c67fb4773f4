"""Each of the model's acts is coded once."""

from __future__ import annotations

import pytest

from onrecord.codebook.codebook import load
from onrecord.events.once import questioned
from onrecord.pipeline import read_article
from onrecord.schema import Article

from .samples import parsed


def test_losses_of_an_attack_are_no_second_attack() -> None:
    text = (
        "Kenyan jets bombed villages in Somalia on Monday. At least 14 Somali villagers were killed in the airstrikes, "
        "doctors said."
    )
    found = read_article(Article.of(text, published="2014-06-11"), load(None))
    assert [event.trigger.text for event in found.events if event.category == "ASSAULT"] == ["bombed"]
    reasons = {line.span.of(text): line.reason for line in found.dropped if line.stage == "events"}
    assert reasons["killed"] == "the losses of an attack already coded"


def test_other_offices_of_a_state_act_for_themselves() -> None:
    text = "The Kenyan government accused Somalia of theft on Monday. The Kenyan opposition accused Somalia of theft."
    found = read_article(Article.of(text, published="2014-06-11"), load(None), model=False)
    assert [event.category for event in found.events] == ["ACCUSE", "ACCUSE"]


def test_backing_that_lasts_is_a_relation() -> None:
    text = "Kenya, which has backed the Somali government for years, accused Ethiopia of theft on Monday."
    found = read_article(Article.of(text, published="2014-06-11"), load(None))
    assert "SUPPORT" not in {event.category for event in found.events}


def test_an_older_attack_is_no_loss_of_a_new_one() -> None:
    text = "Kenyan jets bombed villages in Somalia on Monday. In January two Somali judges were shot dead."
    found = read_article(Article.of(text, published="2014-06-11"), load(None))
    assert [event.trigger.text for event in found.events if event.category == "ASSAULT"] == ["bombed", "shot dead"]


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("Kenya has not said whether it is prepared to lay down its arms.", "lay", "asked, not told"),
        ("Norway did not say whether it had attacked Iceland.", "attacked", "asked, not told"),
        ("Had the soldiers fired on the crowd?", "fired", "asked, not told"),
        ("Why had the soldiers fired on the crowd?", "fired", None),
        ("Asked whether Kenya agreed, he refused.", "refused", None),
    ],
)
def test_what_is_only_asked_is_not_told(text: str, word: str, reason: str | None) -> None:
    parse = parsed(text)
    assert questioned(parse, next(token.i for token in parse.tokens if token.text == word)) == reason


def test_a_noun_may_name_an_act_again() -> None:
    text = (
        "The Kenyan president met the Ethiopian prime minister in Nairobi on Monday. Farmers hope for rain. Prices of "
        "maize have doubled since May. The meeting between the Kenyan president and the Ethiopian prime minister "
        "lasted three hours."
    )
    found = read_article(Article.of(text, published="2014-06-11"), load(None))
    assert [event.trigger.text for event in found.events if event.category == "CONSULT"] == ["met"]
    reasons = {line.span.of(text): line.reason for line in found.dropped if line.stage == "events"}
    assert reasons["meeting"] == "names again an act already coded"


@pytest.mark.parametrize(
    "text",
    ["Which side had shelled the Kenyan village was not clear.", "It is not known which army fired rockets at Kenya."],
)
def test_nobody_known_is_no_actor(text: str) -> None:
    found = read_article(Article.of(text, published="2014-06-11"), load(None))
    assert found.events == ()


def test_the_dead_are_not_those_who_are_condemned() -> None:
    text = "The African Union condemned the bombing of a market in Mombasa, which killed 18 Kenyan villagers."
    found = read_article(Article.of(text, published="2014-06-11"), load(None))
    assert "villagers" not in " ".join(p.text for e in found.events if e.category == "ACCUSE" for p in e.recipients)


@pytest.mark.parametrize("cue", ["asked not to be named", "requested not to be identified"])
def test_who_stays_unnamed_asks_nothing_of_anybody(cue: str) -> None:
    text = f"A spokesman in Nairobi, who {cue}, said Kenyan troops were ready."
    found = read_article(Article.of(text, published="2014-06-11"), load(None))
    assert found.events == ()
    assert [one.content[0].of(text) for one in found.statements] == ["Kenyan troops were ready"]


def test_an_act_of_another_mode_is_no_repeat() -> None:
    text = "Kenyan police arrested 20 activists on Monday, seized their computers and banned a rally in Nairobi."
    found = read_article(Article.of(text, published="2014-06-11"), load(None), model=False)
    modes = [event.mode for event in found.events if event.category == "COERCE"]
    assert "arrest" in modes and len(set(modes)) == len(modes) > 1
