"""Acts that the model sees."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from onrecord.codebook.codebook import Pattern, Rule, load
from onrecord.events.act import Act
from onrecord.events.coding import Coding
from onrecord.events.expressions import When
from onrecord.events.learned import Seen, apart, believed, by_words, sure_of_another
from onrecord.events.trigger import Hit
from onrecord.parsing import parse_all
from onrecord.pipeline import read_article
from onrecord.schema import Article, Event, Party, Reading, Span


def acts(text: str) -> list[Event]:
    return list(read_article(Article.of(text, published="2014-06-11"), load(None)).events)


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Chad and Niger will sit down together in Niamey on Friday.",
        "Foreign ministers of Kenya and Somalia are due to gather in Nairobi on Friday to discuss the border.",
        "Rebel groups from Syria will gather in Riyadh on Friday for talks with Russia.",
    ],
)
def test_an_announced_meeting_is_an_agreement_made(text: str) -> None:
    assert {(event.category, event.status) for event in acts(text)} == {("AGREE", "actual")}


def test_a_meeting_held_is_consultation() -> None:
    found = acts("The presidents of Chad and Niger sat down together in Niamey on Monday.")
    assert {(event.category, event.date) for event in found} == {("CONSULT", "2014-06-09")}


@pytest.mark.parametrize(("where", "expected"), [("modality.csv:8", True), ("lexicon/verbal_conflict.csv:2", False)])
def test_the_model_has_no_say_in_what_words_of_a_statement_do(where: str, expected: bool) -> None:
    rule = Rule(Pattern.of("say", "verb"), "REQUEST", None, None, "subj", "obj", frozenset(), where, "", "")
    one = Act(Hit(0, (0,), rule), Coding("REQUEST", None, "actual", None), (), (), None, None)
    assert by_words(one) is expected


@pytest.mark.parametrize(
    ("chances", "expected"),
    [((0.7, 0.05, 0.0), True), ((0.5, 0.05, 0.0), False), ((0.7, 0.2, 0.0), False), ((0.7, 0.0, 0.2), False)],
)
def test_the_model_has_its_way_where_it_is_sure_and_sees_nothing_of_a_rows_category(
    chances: tuple[float, float, float], expected: bool
) -> None:
    tables = SimpleNamespace(categories=["PROTEST", "THREATEN", "SANCTION"])
    # what is only announced of SANCTION is coded THREATEN, so that its chance speaks for the row
    scores = np.log(np.array([[1 - sum(chances), *chances]]) + 1e-9)
    told: Any = SimpleNamespace(tables=tables, head=lambda name, words: scores[words])
    assert sure_of_another(told, Seen(0, "PROTEST", None, "actual", ((), ())), "THREATEN") is expected


def test_a_flight_that_no_row_knows_is_announced() -> None:
    assert {e.category for e in acts("The Malian envoy flies here on Friday to meet the Chadian president.")} == {
        "AGREE"
    }


def test_whoever_meets_is_not_also_met() -> None:
    text = "The Chadian army colonel got out of the car and talked with them for an hour."
    (found,) = (e for e in acts(f"{text} Protesters in Chad had blocked the road.") if e.category == "CONSULT")
    assert not {p.span for p in found.actors} & {p.span for p in found.recipients}


def test_beside_another_side_ones_own_is_no_recipient() -> None:
    found = acts("Italy demanded on Monday that Tunisia seal its coast. Tunisia promised to do so.")
    assert [{p.code for p in event.recipients} for event in found if event.category == "AGREE"] == [{"ITA"}]


def test_who_agrees_with_another_is_no_recipient() -> None:
    peru, chile, its = (Party(Span(n, n + 1), code, code, code) for n, code in enumerate(("PER", "CHL", "CHL")))
    assert apart("AGREE", (peru, chile), (its,)) == ()
    assert apart("AGREE", (peru,), (its,)) == (its,)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya, which had let Somalia use the port, blamed Sudan on Monday.", "actual"),
        ("Kenya, which had let Somalia use the port in the spring of 2009, blamed Sudan on Monday.", "historical"),
    ],
)
def test_the_model_is_believed_in_history_with_a_time_long_past(text: str, status: str) -> None:
    parse = next(iter(parse_all([text])))
    reading = Reading(Article.of(text, published="2014-06-11"), parse.spans, parse=parse)
    assert believed(reading, parse, Seen(4, "AGREE", None, "historical", ((), ())), None) == status


@pytest.mark.parametrize(
    ("text", "i", "day", "status"),
    [
        # the act has a recent day of its own
        ("On Monday Kenya signed a treaty of 1986.", 3, "2014-06-09", "actual"),
        # it goes on
        ("Kenya trains Somali pilots under a pact of 1986.", 1, None, "actual"),
        ("Kenya trained Somali pilots under a pact of 1986.", 1, None, "historical"),
    ],
)
def test_what_has_a_recent_day_or_goes_on_is_no_history(text: str, i: int, day: str | None, status: str) -> None:
    parse = next(iter(parse_all([text])))
    reading = Reading(Article.of(text, published="2014-06-11"), parse.spans, parse=parse)
    when = When(0, 9, "On Monday", day) if day else None
    assert believed(reading, parse, Seen(i, "AID", None, "historical", ((), ())), when) == status


def test_those_whom_somebody_calls_home_are_not_whom_it_is_aimed_at() -> None:
    (found,) = acts("Kenya recalled its ambassador on Monday.")
    assert found.category == "SANCTION"
    assert [one.code for one in found.recipients if one.code] == []


def test_a_neighbour_is_somebody_else() -> None:
    (found,) = acts("Kenya accused its neighbour of lying. Somalia was silent.")
    assert (found.category, [one.code for one in found.recipients]) == ("ACCUSE", [None])


def test_whoever_has_just_spoken_comes_before_a_guess() -> None:
    told = "Kenya accused Somalia of lying on Monday. Ships lay off Mombasa. Somalia dismissed the charge as nonsense."
    *_, reply = acts(told)
    assert (reply.category, [one.code for one in reply.recipients]) == ("REJECT", ["KEN"])


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's defence minister warned on Monday that Sudan could strike Sudanese rebels inside Chad.",
        "Strikes on Sudanese rebels on the territory of Chad were threatened by Sudan's defence minister on Monday.",
        "Sudan, its defence minister warned on Monday, might strike Sudanese rebels on Chadian soil.",
    ],
)
def test_whoever_threatens_its_rebels_abroad_threatens_the_state_there(text: str) -> None:
    (found,) = [event for event in acts(text) if event.category == "THREATEN"]
    assert {party.code for party in found.recipients} == {"SDN", "TCD"}


def test_rebels_of_a_state_are_a_side_of_their_own() -> None:
    def one(code: str, sector: str) -> Party:
        return Party(Span(0, 1), code, None, code, code, sector, None)

    sides = (one("SDN", "REB"), one("TCD", "GOV"))
    assert apart("THREATEN", (one("SDN", "GOV"),), sides) == sides
    assert apart("ACCUSE", (one("SDN", "GOV"),), (one("SDN", "CVL"), sides[1])) == (sides[1],)
