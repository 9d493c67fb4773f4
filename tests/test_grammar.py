"""Subjects, agents and antecedents."""

from __future__ import annotations

import pytest

from onrecord.grammar import (
    agent,
    antecedent,
    controller,
    echoes,
    finite,
    is_passive,
    loose_participle,
    main_clause,
    neither,
    opening,
    subject,
)
from onrecord.parsing import Parse, parse


def at(found: Parse, word: str) -> int:
    return next(token.i for token in found.tokens if token.text == word)


def text_of(found: Parse, i: int | None) -> str | None:
    return None if i is None else found.tokens[i].text


# sentence, the verb, its subject
SUBJECTS = {
    "its own": ("Kenya rejected the plan.", "rejected", "Kenya"),
    "shared by a second verb": ("Kenya rejected the plan and closed the border.", "closed", "Kenya"),
    "shared by a third verb": ("Kenya rejected it, closed the border and left.", "left", "Kenya"),
    "of an infinitive": ("Kenya refused to reopen the border.", "reopen", "Kenya"),
    "agent of a passive": ("The plan was rejected by Kenya.", "rejected", "Kenya"),
    "passive without agent": ("The plan was rejected on Monday.", "rejected", None),
    "of a participle": ("Kenya closed the border, blaming Somalia.", "blaming", "Kenya"),
    "of a gerund": ("Kenya insisted on closing the border.", "closing", "Kenya"),
    "of a relative clause": ("Kenya, which closed the border, left.", "closed", "which"),
    "of a reduced clause": ("Troops guarding the border left.", "guarding", "Troops"),
    "possessor of an infinitive": ("Kenya's decision to close the border stood.", "close", "Kenya"),
    "command": ("Close the border now.", "Close", None),
}


@pytest.mark.parametrize(("text", "verb", "expected"), SUBJECTS.values(), ids=SUBJECTS)
def test_subject(text: str, verb: str, expected: str | None) -> None:
    found = parse(text)
    assert text_of(found, subject(found, at(found, verb))) == expected


def test_the_passive_subject_where_it_is_asked_for() -> None:
    found = parse("The envoy was quoted by Interfax as saying no.")
    quoted = at(found, "quoted")
    assert text_of(found, subject(found, quoted)) == "Interfax"
    assert text_of(found, subject(found, quoted, passive=True)) == "envoy"


@pytest.mark.parametrize(
    ("text", "verb", "passive", "by"),
    [
        ("The plan was rejected by Kenya.", "rejected", True, "Kenya"),
        ("The plan was rejected.", "rejected", True, None),
        ("Kenya rejected the plan.", "rejected", False, None),
    ],
)
def test_passive_and_agent(text: str, verb: str, passive: bool, by: str | None) -> None:
    found = parse(text)
    assert is_passive(found, at(found, verb)) is passive
    assert text_of(found, agent(found, at(found, verb))) == by


@pytest.mark.parametrize(
    ("text", "word", "noun"),
    [
        ("The envoy who left Nairobi spoke.", "who", "envoy"),
        ("The border which Kenya closed reopened.", "which", "border"),
        ("Kenya left.", "Kenya", None),
    ],
)
def test_antecedent(text: str, word: str, noun: str | None) -> None:
    found = parse(text)
    assert text_of(found, antecedent(found, at(found, word))) == noun


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Kenya left.", "left", True),
        ("Kenya may leave.", "leave", True),
        ("The plan was dropped.", "dropped", True),
        ("Kenya wants to leave.", "leave", False),
        ("Kenya spoke of leaving.", "leaving", False),
    ],
)
def test_finite(text: str, verb: str, expected: bool) -> None:
    found = parse(text)
    assert finite(found, at(found, verb)) is expected


def test_a_participle_after_a_comma_is_loose() -> None:
    found = parse("Kenya closed the border, blaming Somalia.")
    assert loose_participle(found, at(found, "blaming"))
    assert text_of(found, main_clause(found, at(found, "blaming"))) == "closed"
    tight = parse("Troops guarding the border left.")
    assert not loose_participle(tight, at(tight, "guarding"))


def test_a_second_verb_goes_with_the_reporting_verb() -> None:
    found = parse("He said it was wrong and warned Kenya.")
    warned = at(found, "warned")
    assert echoes(found, warned)
    assert text_of(found, subject(found, warned)) == "He"
    plain = parse("Kenya closed the border and warned Somalia.")
    assert not echoes(plain, at(plain, "warned"))


def test_what_stands_before_the_subject_of_a_reported_clause() -> None:
    found = parse("Kenya said on Monday it would close the border.")
    assert {at(found, "on"), at(found, "Monday")} == set(opening(found, at(found, "close")))
    assert not opening(found, at(found, "said"))


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Kenya urged Mali to leave.", "leave", "Mali"),
        ("Kenya called on Mali to leave.", "leave", "Mali"),
        ("Mali was told to leave.", "leave", "Mali"),
        ("Kenya agreed to leave.", "leave", None),
    ],
)
def test_whoever_is_asked_to_act(text: str, verb: str, expected: str | None) -> None:
    found = parse(text)
    assert text_of(found, controller(found, at(found, verb))) == expected


def test_neither_of_two_things() -> None:
    found = parse("Kenya neither signed nor ratified the treaty.")
    assert neither(found, at(found, "ratified"))
    assert not neither(parse("Kenya ratified the treaty."), 1)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The envoy said Chad was arming rebels and urged it to stop.", "urged", True),
        ("The envoy said Chad would arm rebels and urged it to stop.", "urged", True),
        ("The envoy said Chad was shelling Mali and would not stop.", "stop", False),
    ],
)
def test_a_verb_goes_on_with_the_verb_whose_tense_it_has(text: str, word: str, expected: bool) -> None:
    found = parse(text)
    assert echoes(found, at(found, word)) is expected
    assert text_of(found, subject(found, at(found, word))) == ("envoy" if expected else "Chad")
