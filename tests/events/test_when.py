"""The day of an act."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.events.when import expressions

from .samples import DAY, reading


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He left on Monday.", "2014-06-09"),
        ("He left yesterday.", "2014-06-10"),
        ("He left three days ago.", "2014-06-08"),
        ("He left on 2 June.", "2014-06-02"),
        ("He left on March 3, 2013.", "2013-03-03"),
        ("He left last week.", None),
    ],
)
def test_expressions_name_a_day(text: str, day: str | None) -> None:
    assert [found.day for found in expressions(text, DAY)] == [day]


def test_weekdays_of_the_future_lie_ahead() -> None:
    assert expressions("on Monday", DAY, future=True)[0].day == "2014-06-16"


@given(st.dates().map(str))
def test_a_weekday_lies_in_the_week_before_publication(published: str) -> None:
    day = expressions("on Sunday", published)[0].day
    assert day is not None
    assert day <= published


def test_an_event_has_the_day_of_its_own_verb() -> None:
    text = "Kenya condemned Somalia on Monday after Somali rebels shelled a Kenyan camp on Saturday."
    dated = {event.trigger.text: event.date for event in reading(text).events}
    assert dated == {"condemned": "2014-06-09", "shelled": "2014-06-07"}


def test_an_act_still_to_come_is_not_dated_before_the_report() -> None:
    text = "Kenyan activists vowed to march again on Monday. Kenya plans to send troops to Somalia on Friday."
    future = [event for event in reading(text).events if event.status == "future"]
    assert future
    assert all(event.date is None or event.date >= DAY for event in future)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # a day counted from the one named last
        ("Kenya condemned Somalia on Monday. Somalia accused Kenya the next day.", ["2014-06-09", "2014-06-10"]),
        ("Kenya condemned Somalia on Monday. That evening Somalia accused Kenya.", ["2014-06-09", "2014-06-09"]),
        ("Kenya condemned Somalia. Somalia accused Kenya the next day.", [None, None]),
        # a day that two verbs share
        ("On Monday Kenya condemned Somalia and accused Sudan.", ["2014-06-09", "2014-06-09"]),
        # a day at the end of the clause
        ("Kenya gave Somalia an ultimatum on Monday.", ["2014-06-09"]),
    ],
)
def test_days_that_other_words_name(text: str, days: list[str | None]) -> None:
    assert [event.date for event in reading(text).events] == days


def test_he_and_they_go_on_on_the_day_of_the_sentence_before() -> None:
    text = "The Kenyan minister met Somali officials on Monday. He accused Ethiopia of delay."
    dated = {event.category: event.date for event in reading(text).events}
    assert dated["ACCUSE"] == "2014-06-09"


@pytest.mark.parametrize(
    "text",
    [
        "Chad closed its border on Monday, and Kenya has condemned Somalia.",
        "Chad halted the talks on Monday after Kenya condemned Somalia.",
        "Chad said on Monday that it had accused Sudan of theft.",
    ],
)
def test_what_came_before_is_not_dated_by_what_followed(text: str) -> None:
    assert [event.date for event in reading(text).events if event.category == "ACCUSE"] == [None]


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("in January", True),
        ("last autumn", True),
        ("in 2011", True),
        ("three years earlier", True),
        ("in May", False),
        ("since January", False),
        ("last week", False),
    ],
)
def test_months_and_years_long_past_are_history(text: str, past: bool) -> None:
    assert [found.historical for found in expressions(text, DAY)] == [past]
