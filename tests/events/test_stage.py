"""An event with all of its fields."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.codebook.codebook import load
from onrecord.events.lexical import lexical_acts
from onrecord.events.stage import _others, find_events
from onrecord.schema import Article, Reading

from .samples import reading

NAMES = ("Kenya", "Somalia", "Peru", "Norway", "the Thai government", "NATO")
VERBS = ("condemned", "thanked", "attacked", "met with", "did not attack")


def test_an_event_is_told_with_its_evidence() -> None:
    text = "Kenya condemned Somalia on Monday."
    event = reading(text).events[0]
    assert event.trigger.span.of(text) == "condemned"
    assert event.date == "2014-06-09"
    assert event.quad == "verbal conflict"
    assert event.made_by.rule.startswith("lexicon/")
    assert 0 < event.made_by.confidence < 1


def test_reported_acts_name_who_tells_them() -> None:
    event = reading("The Polish foreign minister said Russia shelled Georgia.").events[0]
    assert event.according_to is not None
    assert event.according_to.code == "POL"


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        # he does it by these words
        ("The Polish foreign minister said Poland would never recognise the vote.", None),
        ("Polish Prime Minister Donald Tusk said he rejected the claims of Latvia.", None),
        # his side has done it before
        ("The Polish foreign minister said Poland had rejected the claims of Latvia.", "POL"),
        ("The Polish foreign minister said Latvia had rejected the claims of Russia.", "POL"),
    ],
)
def test_whoever_acts_by_his_words_does_not_tell_of_it(text: str, teller: str | None) -> None:
    told = [event.according_to for event in reading(text).events]
    assert told
    assert {party.code if party else None for party in told} == {teller}


def test_who_tells_of_help_received_is_its_recipient() -> None:
    event = reading("The Polish foreign minister said Latvia had shared information.").events[0]
    assert [p.code for p in event.recipients] == ["POL"]


def test_a_reading_without_a_parse_stays_as_it_is() -> None:
    bare = Reading(Article.of("Kenya condemned Somalia."), ())
    assert find_events(bare, load(None)) is bare


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(VERBS), st.sampled_from(NAMES))
def test_triggers_lie_in_their_sentence(actor: str, verb: str, recipient: str) -> None:
    found = reading(f"{actor[0].upper()}{actor[1:]} {verb} {recipient}.")
    for event in found.events:
        sentence = found.sentences[event.sentence]
        assert sentence.start <= event.trigger.span.start < event.trigger.span.end <= sentence.end


def test_whoever_only_tells_of_an_act_is_not_its_likeliest_recipient() -> None:
    found = reading("Chadian rebels shelled Mali, a Kenyan commander said.")
    (act,) = lexical_acts(found, load(None)).kept
    assert act.told is not None
    assert act.told.speaker is not None
    spare = (act.told.speaker, *act.recipients)
    assert _others(replace(act, spare=spare)) == act.recipients != ()
