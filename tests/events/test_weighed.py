"""Acts weighed by their clues, and who stands on their sides, on sentences of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.actors.party import by_head
from onrecord.codebook.codebook import Codebook
from onrecord.events.act_clues import Page, clues, measures
from onrecord.events.argument import voices
from onrecord.events.side_clues import SIDES, Cast, Choice, choices, source
from onrecord.events.stage import find_events, looked_at
from onrecord.events.weighed import (
    UNLIKELY,
    Weights,
    _named_again,
    _themselves,
    likelier,
    load_weights,
    shares,
    told_once,
    weighed,
)
from onrecord.parsing import parse
from onrecord.pipeline import STAGES, read_article
from onrecord.schema import Article, Reading

TEXT = (
    "Kenya condemned Ethiopia on Monday over the shelling of a border post. "
    '"Ethiopia must withdraw," the foreign minister of Kenya said. '
    "Officials in Addis Ababa rejected the demand and accused Nairobi of arming rebels."
)


def cast(text: str, codebook: Codebook) -> Cast:
    parsed = parse(text)
    reading = Reading(Article.of(text, published="2016-05-10"), parsed.spans, parse=parsed)
    for stage in STAGES[: STAGES.index(find_events)]:
        reading = stage(reading, codebook)
    assert reading.signals is not None and reading.signals.lexical is not None
    mentions = {**by_head(reading), **voices(reading, parsed)}
    acts, _ = looked_at(reading, codebook, mentions, reading.signals.lexical)
    return Cast(reading, codebook, mentions, Page(parsed, reading.signals, tuple(acts)))


@pytest.fixture(scope="module")
def quarrel(codebook: Codebook) -> Cast:
    return cast(TEXT, codebook)


def number(one: Cast, category: str) -> int:
    return next(n for n, act in enumerate(one.page.acts) if act.coding.category == category)


def test_the_clues_of_an_act_tell_word_sides_and_place(quarrel: Cast) -> None:
    told = set(clues(quarrel.page, number(quarrel, "ACCUSE")))
    assert {
        "ACCUSE",
        "a row",
        "ACCUSE by a row",
        "tag VBD",
        "ACCUSE on somebody",
        "by GOV",
        "1 acts in its sentence",
    } <= told
    demand = set(clues(quarrel.page, number(quarrel, "REQUEST")))
    assert {"quoted", "REQUEST quoted"} <= demand


def test_measures_are_those_of_the_model(quarrel: Cast) -> None:
    told = measures(quarrel.page, quarrel.page.acts[number(quarrel, "ACCUSE")])
    assert told["an act"] > 0 and told["an act"] == told["an act, by a row"]
    assert told["its category"] > 0 and 0 < told["length"] <= 1


def test_an_announced_meeting_is_what_the_model_takes_for_a_meeting(codebook: Codebook) -> None:
    one = cast("The presidents of Chad and Niger will sit down together in Niamey on Friday.", codebook)
    told = measures(one.page, one.page.acts[0])
    assert one.page.acts[0].coding.category == "AGREE" and told["its category"] > 0
    assert "the model agrees" in set(clues(one.page, 0))


def test_choices_are_the_codes_at_hand_and_nobody(quarrel: Cast) -> None:
    found = choices(quarrel, number(quarrel, "ACCUSE"))
    assert [one.code for one in found] == ["ETH", "KEN", None]
    ethiopia, kenya, nobody = found
    assert ethiopia.clues["acted on"] == 1.0 and kenya.clues["acts"] == 1.0
    assert ethiopia.clues["recipient"] > kenya.clues["recipient"]
    assert nobody.clues["nobody"] == 1.0 and nobody.words is None


def test_what_gave_an_act_its_recipients(quarrel: Cast) -> None:
    one = quarrel.page.acts[number(quarrel, "ACCUSE")]
    assert source(one) == "a row"
    assert source(replace(one, guessed=True)) == "another act"
    assert source(replace(one, spare=one.recipients)) == "the likeliest word"
    assert source(replace(one, recipients=())) == "nothing"


def test_another_comes_in_only_where_he_is_likelier_by_the_margin() -> None:
    found = [Choice("KEN", None, {"here": 1.0}), Choice("ETH", None, {"there": 1.0}), Choice(None, None, {})]
    weights = {"here": 1.0, "there": 1.4}
    assert sum(shares(found, weights)) == pytest.approx(1.0)
    picked = likelier(found, frozenset({"KEN"}), weights, 0.1)
    assert picked is not None and picked.code == "ETH"
    assert likelier(found, frozenset({"KEN"}), weights, 0.3) is None
    assert likelier(found, frozenset(), {"here": -9.0, "there": -9.0}, 0.1) is None


def test_unlikely_acts_are_on_record_with_a_reason(quarrel: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    known = load_weights()
    strict = Weights(known.acts, known.sides, {**known.thresholds, "row": 2.0, "model": 2.0}, known.version)
    monkeypatch.setattr("onrecord.events.weighed.load_weights", lambda: strict)
    kept, gone = weighed(quarrel.reading, quarrel.codebook, quarrel.mentions, quarrel.page.acts)
    assert not kept and {reason for _, reason in gone} == {UNLIKELY} and len(gone) == len(quarrel.page.acts)


def test_whoever_acts_by_a_row_stays(quarrel: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    known = load_weights()
    swapped = Weights(
        known.acts, {name: {"acts": 9.0} for name in SIDES}, {**known.thresholds, "side": 0.0}, known.version
    )
    monkeypatch.setattr("onrecord.events.weighed.load_weights", lambda: swapped)
    kept, _ = weighed(quarrel.reading, quarrel.codebook, quarrel.mentions, quarrel.page.acts)
    accused = next(one for one in kept if one.coding.category == "ACCUSE")
    assert accused.codes == (frozenset({"KEN"}), frozenset({"ETH"}))


@pytest.mark.parametrize(("odds", "left"), [(9.0, set()), (1.5, {"ETH"})])
def test_whom_a_row_names_beside_an_act_gives_way_only_where_clearly_less_likely(
    quarrel: Cast, odds: float, left: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = load_weights()
    sides = {SIDES[0]: {}, SIDES[1]: {"nobody": odds, "acted on": 1.0}}
    other = Weights(known.acts, sides, known.thresholds, known.version)
    monkeypatch.setattr("onrecord.events.weighed.load_weights", lambda: other)
    kept, _ = weighed(quarrel.reading, quarrel.codebook, quarrel.mentions, quarrel.page.acts)
    assert next(one for one in kept if one.coding.category == "ACCUSE").codes[1] == left


def test_whom_a_row_finds_in_another_sentence_stays(quarrel: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    known = load_weights()
    sides = {SIDES[0]: {}, SIDES[1]: {"nobody": 9.0}}
    other = Weights(known.acts, sides, known.thresholds, known.version)
    monkeypatch.setattr("onrecord.events.weighed.load_weights", lambda: other)
    n, far = number(quarrel, "ACCUSE"), quarrel.page.parse.spans[2]
    acts = list(quarrel.page.acts)
    acts[n] = replace(acts[n], recipients=tuple(replace(p, span=far) for p in acts[n].recipients))
    kept, _ = weighed(quarrel.reading, quarrel.codebook, quarrel.mentions, acts)
    assert next(one for one in kept if one.coding.category == "ACCUSE").codes[1] == {"ETH"}


def test_a_likelier_recipient_comes_in(quarrel: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    known = load_weights()
    sides = {SIDES[0]: {"acts": 9.0}, SIDES[1]: {"beside": 9.0, "acts": -9.0}}
    other = Weights(known.acts, sides, {**known.thresholds, "side": 0.0}, known.version)
    monkeypatch.setattr("onrecord.events.weighed.load_weights", lambda: other)
    acts = [replace(one, recipients=(), spare=()) for one in quarrel.page.acts]
    kept, _ = weighed(quarrel.reading, quarrel.codebook, quarrel.mentions, acts)
    accused = next(one for one in kept if one.coding.category == "ACCUSE")
    assert accused.codes == (frozenset({"KEN"}), frozenset({"ETH"}))
    assert accused.recipients[0].text == "Ethiopia"


def test_a_condemnation_told_in_so_many_words_is_sure(codebook: Codebook) -> None:
    plain = read_article(Article.of("Kenya condemned Ethiopia.", published="2016-05-10"), codebook).events
    assert plain[0].made_by.confidence > 0.8


def test_a_noun_that_names_an_act_again_is_told_as_such(quarrel: Cast) -> None:
    one = quarrel.page.acts[number(quarrel, "ACCUSE")]
    noun = next(token.i for token in quarrel.page.parse.tokens if token.text == "demand")
    again = replace(one, hit=replace(one.hit, i=noun, rule=replace(one.hit.rule, where="reader@2")))
    assert _named_again(quarrel, again, [one])
    assert not _named_again(quarrel, again, [])
    assert not _named_again(quarrel, replace(again, hit=replace(again.hit, i=one.hit.i)), [one])
    assert not _named_again(quarrel, replace(again, recipients=()), [one])


def test_what_a_verb_says_and_the_verb_are_one_act(codebook: Codebook) -> None:
    found = cast("Moscow on Thursday warned that Russia may launch strikes against rebels in Georgia.", codebook)
    acts = found.page.acts
    verb, said = (replace(acts[0], hit=replace(acts[0].hit, i=word(found, text))) for text in ("warned", "launch"))
    said = replace(said, hit=replace(said.hit, rule=replace(said.hit.rule, where="lexicon/verbal_conflict.csv:2")))
    verb = replace(verb, hit=replace(verb.hit, rule=replace(verb.hit.rule, where="reader@0")))
    threat = replace(verb.coding, category="THREATEN", status="actual")
    verb, said = replace(verb, coding=threat), replace(said, coding=threat)
    kept, left = told_once(found.page.parse, [verb, said])
    assert [(one.hit.i, one.hit.rule.where) for one in kept] == [(verb.hit.i, said.hit.rule.where)] and left == [verb]
    other = replace(said, coding=replace(threat, category="ASSAULT"))
    assert told_once(found.page.parse, [verb, other]) == ([verb, other], [])


def word(found: Cast, text: str) -> int:
    return next(token.i for token in found.page.parse.tokens if token.text == text)


def test_nobody_acts_on_himself_in_the_very_words(quarrel: Cast) -> None:
    one = quarrel.page.acts[number(quarrel, "ACCUSE")]
    assert _themselves(one.actors, one.actors) and not _themselves((), one.actors)
    assert not _themselves(one.recipients, one.actors)


def test_whoever_is_on_both_sides_is_told_by_what_it_is_there(quarrel: Cast) -> None:
    blamed = number(quarrel, "ACCUSE")
    found = {one.code: one.clues for one in choices(quarrel, blamed)}
    assert found["KEN"]["own, state acts"] == 1.0
    assert not [clue for clue in found["ETH"] if clue.startswith("own, ")]
