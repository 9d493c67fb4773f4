"""Each of the model's acts is coded once."""

from __future__ import annotations

from onrecord.codebook.codebook import load
from onrecord.pipeline import read_article
from onrecord.schema import Article


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
