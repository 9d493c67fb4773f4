"""Causes: each way in which a side or a category can be wrong, in lines of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.evaluate.causes import (
    ABSENT,
    CAUSES,
    CODE,
    DIFFERENT,
    HERE,
    INVENTED,
    MISSING,
    NOBODY,
    OTHER,
    RIGHT,
    SOME,
    THERE,
    UNTOLD,
    categories_told,
    category_causes,
    side_cause,
    side_causes,
)
from onrecord.evaluate.coding import CodedEvent, CodedParty, Coding
from onrecord.evaluate.gold import Gold, split_sentences

TEXT = "Kenya sent a note on Monday. It condemned Somalia over the raid. The Sudan talks went on."
KENYA, SOMALIA = CodedParty("KEN", "GOV", "Kenya"), CodedParty("SOM", "GOV", "Somalia")
IT, SUDAN = CodedParty("KEN", "GOV", "It"), CodedParty("SDN", "GOV", "The Sudan")
EVENT = CodedEvent(1, 32, "condemned", (IT,), (SOMALIA,), "ACCUSE", "disapprove", "actual", None, None)


def gold(*events: CodedEvent) -> Gold:
    return Gold("case", TEXT, "2024-05-07", None, split_sentences(TEXT), Coding(("case",), events))


def mine(*events: CodedEvent) -> Coding:
    return Coding(("case",), events)


SIDES = {
    "the same code": ([KENYA], [IT], RIGHT),
    "both empty": ([], [], RIGHT),
    "nobody, the words are in the sentence": ([], [SOMALIA], f"{MISSING}; {HERE}"),
    "nobody, the words are before": ([], [KENYA], f"{MISSING}; {THERE}"),
    "nobody, and no words to look for": ([], [CodedParty("SOM", "GOV", "SOM:GOV")], f"{MISSING}; {UNTOLD}"),
    "other words": ([SUDAN], [SOMALIA], f"{OTHER}; {HERE}"),
    "other words, the right ones are before": ([SUDAN], [KENYA], f"{OTHER}; {THERE}"),
    "another code": ([CodedParty("UGA", "GOV", "it")], [IT], CODE),
    "no code": ([CodedParty(None, None, "the capital of Somalia")], [SOMALIA], CODE),
    "one of two": ([KENYA], [KENYA, SOMALIA], SOME),
    "nobody there": ([SUDAN], [], NOBODY),
}


@pytest.mark.parametrize("case", SIDES)
def test_the_cause_of_a_wrong_side(case: str) -> None:
    have, want, cause = SIDES[case]
    assert side_cause(have, want, gold(EVENT), 1) == cause
    assert cause in CAUSES


def test_a_part_of_a_word_is_not_the_word() -> None:
    oman = CodedParty("OMN", "GOV", "Oman")
    assert side_cause([oman], [CodedParty("ROU", "GOV", "Romania")], gold(EVENT), 1) != CODE


def test_sides_are_counted_over_events_of_the_right_category() -> None:
    ours = mine(replace(EVENT, recipients=()), replace(EVENT, category="AID"))
    found = side_causes([(gold(EVENT), ours)])
    assert found == {"actors": {RIGHT: 1}, "recipients": {f"{MISSING}; {HERE}": 1}}


def test_of_two_events_of_a_category_each_gets_the_one_with_its_parties() -> None:
    other = replace(EVENT, actors=(SUDAN,), sentence=2)
    found = side_causes([(gold(EVENT, other), mine(replace(other, sentence=1), replace(EVENT, sentence=2)))])
    assert found == {"actors": {RIGHT: 2}, "recipients": {RIGHT: 2}}


def test_categories_are_missed_and_false_by_what_stands_there() -> None:
    ours = mine(replace(EVENT, category="REJECT"), replace(EVENT, category="CONSULT", trigger="talks"))
    left = replace(EVENT, category="AID", trigger="note", sentence=0)
    found = category_causes([(gold(EVENT, left), ours)])
    assert found == {"missed": {DIFFERENT: 1, ABSENT: 1}, "false": {DIFFERENT: 1, INVENTED: 1}}


def test_categories_are_told_the_best_first() -> None:
    left = replace(EVENT, category="AID", trigger="note", sentence=0)
    told = categories_told([(gold(EVENT, left), mine(EVENT, replace(left, category="AGREE")))])
    assert [(one.category, one.found, one.missed, one.false) for one in told] == [
        ("ACCUSE", 1, 0, 0),
        ("AGREE", 0, 0, 1),
        ("AID", 0, 1, 0),
    ]
    assert (told[2].taken_for, told[2].times) == ("AGREE", 1)
    assert (told[0].f1, told[2].f1) == (1.0, 0.0)
