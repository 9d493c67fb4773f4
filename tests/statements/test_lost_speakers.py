"""Speakers and words that the parser has lost, found by where they stand."""

from __future__ import annotations

import pytest

from .conftest import Said, name, words

# text, speaker and words of each statement
CASES = {
    "a quotation begun sentences before, and no verb in it": (
        "“She is a fine engineer. The best. One of the calmest heads in the whole country,” Mayor Anna Holt said.",
        [("Anna Holt", "She is a fine engineer. The best. One of the calmest heads in the whole country")],
    ),
    "two subjects, one of them quoted": (
        "“My opinion, which is no secret,” the mayor's former adviser said on Friday.",
        [("the mayor's former adviser", "My opinion, which is no secret")],
    ),
    "a denial in the words is none of the cue": (
        "“Is the bridge safe? Probably not,” Ms. Holt said.",
        [("Ms. Holt", "Is the bridge safe? Probably not")],
    ),
    "a participle after the first words": (
        "“We cannot pay for it,” Ola Nordmann said, adding later, “The bridge is costing us a fortune.”",
        [("Ola Nordmann", "We cannot pay for it"), ("Ola Nordmann", "The bridge is costing us a fortune")],
    ),
    "who is told works for a paper": (
        "“It is a bad bridge,” Ola Nordmann told Anna Holt of the Bergen Post this week.",
        [("Ola Nordmann", "It is a bad bridge")],
    ),
    "a noun before a colon": (
        "Later Ola Nordmann made the following comment:\n\n“The bridge will stay closed until the spring.”",
        [("Ola Nordmann", "The bridge will stay closed until the spring")],
    ),
    "initials in a signature": (
        "“The bridge will be closed for the winter.” — Ola N Nordmann",
        [("Ola N Nordmann", "The bridge will be closed for the winter")],
    ),
    "a verb taken for a noun": (
        "But Nordmann claims that he should be the exception.",
        [("Nordmann", "he should be the exception")],
    ),
    "a clause about the source": (
        "According to the port office, whose report was sent to the council, at least nine bridges were closed.",
        [("the port office", "at least nine bridges were closed")],
    ),
    "a link to the sentence": (
        "The town held a march on Friday, in which, according to the police, 90 people took part.",
        [("the police", "90 people took part")],
    ),
    "two verbs in front of a quotation": (
        "The mayor denies that there was a leak and says that the bridge was closed “as a precaution.”",
        [("The mayor", "there was a leak"), ("The mayor", "the bridge was closed “as a precaution")],
    ),
    "a relative clause behind a preposition": (
        "Ola Nordmann said it was possible for Norway to leave the pact with Iceland, under which nine ships "
        "from the north have stayed in Bergen.",
        [("Ola Nordmann", "it was possible for Norway to leave the pact with Iceland, under which nine ships "
          "from the north have stayed in Bergen")],
    ),
    "words after an inverted attribution with a title": (
        "For two weeks, says Anna Holt, the port's deputy head, her people worked with ropes.",
        [("Anna Holt", "For two weeks, says Anna Holt, the port's deputy head, her people worked with ropes")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CASES.values(), ids=CASES)
def test_lost_speakers(said: Said, text: str, told: list[tuple[str, str]]) -> None:
    assert [(name(s), words(s, text)) for s in said(text)] == told


@pytest.mark.parametrize("text", ["saying", "He left, saying", "Holt insisted,"])
def test_a_cue_that_ends_the_text_has_no_words(said: Said, text: str) -> None:
    assert said(text) == ()


def test_whoever_is_asked_says_nothing(said: Said) -> None:
    assert said("The mayor, who leaves on Friday, was asked whether she still believed in the bridge.") == ()


def test_a_headline_that_names_its_outlet(said: Said) -> None:
    text = "Reuters: The bridge is closed for good\n\nReuters had opened an office in Oslo on Friday."
    assert [(name(s), words(s, text)) for s in said(text)] == [("Reuters", "The bridge is closed for good")]
