"""The day of an act."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.events.expressions import expressions, long_past

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
        ("He left on Tuesday of last week.", "2014-06-03"),
        ("He left on the Monday before last.", "2014-06-02"),
        ("He returns on April 25 next year.", "2015-04-25"),
        ("The gates close from eight in the evening.", None),
        ("He left earlier in the week.", None),
        ("He sat there until Aug. 20.", "2014-08-20"),
    ],
)
def test_expressions_name_a_day(text: str, day: str | None) -> None:
    assert [found.day for found in expressions(text, DAY)] == [day]


def test_weekdays_of_the_future_lie_ahead() -> None:
    assert expressions("on Monday", DAY, future=True)[0].day == "2014-06-16"


@given(st.dates(min_value=date(1, 1, 8)).map(str))  # before that there was no such day
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
        ("Kenya condemned Somalia on Friday. Two days later Somalia accused Kenya.", ["2014-06-06", "2014-06-08"]),
        ("Kenya condemned Somalia on Friday. A week earlier Somalia accused Kenya.", ["2014-06-06", "2014-05-30"]),
        # a day that two verbs share
        ("On Monday Kenya condemned Somalia and accused Sudan.", ["2014-06-09", "2014-06-09"]),
        # a day at the end of the clause
        ("Kenya gave Somalia an ultimatum on Monday.", ["2014-06-09"]),
    ],
)
def test_days_that_other_words_name(text: str, days: list[str | None]) -> None:
    assert [event.date for event in reading(text).events] == days


def test_the_day_of_what_somebody_is_doing_as_he_acts() -> None:
    found = reading("Kenya's president, visiting Juba on Monday, accused Sudan of lying.").events
    assert [e.date for e in found if e.category == "ACCUSE"] == ["2014-06-09"]


def test_he_and_they_go_on_on_the_day_of_the_sentence_before() -> None:
    text = "The Kenyan minister met Somali officials on Monday. He accused Ethiopia of delay."
    dated = {event.category: event.date for event in reading(text).events}
    assert dated["ACCUSE"] == "2014-06-09"


@pytest.mark.parametrize(
    ("text", "category", "day"),
    [
        # a part of the day that the text told of last
        ("Kenya's army pulled out of Kismayo on Sunday. In the evening Somalia accused Kenya.", "ACCUSE", "2014-06-08"),
        ("Chad's army left Bangui on Sunday. By the evening Sudan had condemned Chad.", "ACCUSE", "2014-06-08"),
        # that of its main clause
        (
            "Chad's president said on Monday that rebels had left the town on May 30. That night Chad condemned Sudan.",
            "ACCUSE",
            "2014-06-09",
        ),
        ("Chad's president said that rebels had left on Monday. In the evening Chad condemned Sudan.", "ACCUSE", None),
        # the day on which something began
        ("Kenyan police arrested two Libyans, held since May 30, when Libya attacked Chad.", "ASSAULT", "2014-05-30"),
        ("Kenyan police have arrested 300 Libyans since May 30.", "COERCE", None),
        # the clause that a verb goes on with
        (
            "Kenya's minister told reporters on Monday that rain was near. He admitted that there might have been "
            "errors, and accused Somalia of theft.",
            "ACCUSE",
            "2014-06-09",
        ),
        (
            "Human Rights Watch said in a report released Monday that nobody had seen the boats, and it urged Somalia "
            "to free the sailors.",
            "REQUEST",
            "2014-06-09",
        ),
        # a day that only tells which event is meant
        ("Kenya condemned the coup of June 9.", "ACCUSE", None),
        ("Kenya condemned the coup on June 9.", "ACCUSE", "2014-06-09"),
        ("Kenya condemned Somalia on the evening of June 9.", "ACCUSE", "2014-06-09"),
        # by how long before another act
        ("Norway recalled its envoy on Monday, two days after Serbia accused Norway of theft.", "ACCUSE", "2014-06-07"),
        ("Norway recalled its envoy on Monday, hours after Serbia accused Norway of theft.", "ACCUSE", "2014-06-09"),
        ("Norway recalled its envoy on Monday, weeks after Serbia accused Norway of theft.", "ACCUSE", None),
    ],
)
def test_days_told_by_those_of_other_acts(text: str, category: str, day: str | None) -> None:
    assert [event.date for event in reading(text).events if event.category == category] == [day]


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


def test_the_month_before_is_history_from_the_middle_of_a_month_on() -> None:
    assert [expressions("in May", day)[0].historical for day in ("2014-06-11", "2014-06-24")] == [False, True]


def test_days_in_a_list_name_no_one_day() -> None:
    assert [found.day for found in expressions("on Monday and Tuesday", DAY)] == [None, None]
    assert next(found.day for found in expressions("on Monday, and on that day", DAY)) == "2014-06-09"


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("the summer of 1992", True),
        ("in January", True),
        ("in the winter", True),
        ("in the spring", False),
        ("the spring of 2014", False),
        ("on Monday", False),
    ],
)
def test_a_year_alone_is_long_past(text: str, past: bool) -> None:
    assert long_past(text, DAY) is past


@pytest.mark.parametrize(
    ("text", "category", "day"),
    [
        # inside the phrases around the act
        ("Chadian police arrested two Libyans carrying rifles at the airport on Monday.", "COERCE", "2014-06-09"),
        ("Norway condemned Serbia in a letter read out on Sunday.", "ACCUSE", "2014-06-08"),
        ("Chad accused Sudan of shelling a school on Monday.", "ACCUSE", None),
        ("Chadian police kept two Libyans from leaving the airport on Monday.", "COERCE", "2014-06-09"),
        ("Chadian police drove two Libyans away; Chadian soldiers arrested them as they slept.", "COERCE", None),
        # what opens the sentence
        ("On Monday, guards shot at cattle; Chadian police arrested two Libyans.", "COERCE", "2014-06-09"),
        ("On Monday a boy told how Chadian police arrested two Libyans.", "COERCE", None),
        # going on with the clause above
        ("Kenya said on Monday that it had seen no ships and condemned Somalia.", "ACCUSE", "2014-06-09"),
        # since is when it began
        ("Kenya condemned the theft by Somalia since Monday.", "ACCUSE", None),
        # in the clause that names who acts
        ("Kenya's minister talked on Monday with Somali officials, who condemned Sudan.", "ACCUSE", "2014-06-09"),
        ("On Monday Kenya's minister met Somali officials who had condemned Sudan.", "ACCUSE", None),
        # a limit, a plan, a day to come
        ("Chad gave Sudan an ultimatum by Monday.", "THREATEN", None),
        ("Chad telephoned Sudan on Monday and urged it to come to talks on August 12.", "REQUEST", "2014-06-09"),
        ("Kenya's leader said that he would meet Somali officials on Monday.", "AGREE", None),
        # what holds now is not done on the day of the clause before
        ("Thousands rallied in Cairo on Monday, and Kenya accuses Egypt of theft.", "ACCUSE", None),
    ],
)
def test_which_day_an_act_takes(text: str, category: str, day: str | None) -> None:
    assert [event.date for event in reading(text).events if event.category == category] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # what is done goes on with the sentences before
        ("Crowds gathered in Cairo on Tuesday. Egyptian police arrested two Libyans.", "2014-06-10"),
        ("Crowds gathered in Cairo on 2 June. Egyptian police arrested two Libyans.", None),
        ("Crowds gathered in Cairo on Tuesday.\n\nEgyptian police arrested two Libyans.", None),
        ("Crowds gathered in Cairo on Tuesday. Egyptian police have arrested two Libyans.", None),
        ("Crowds gathered in Cairo on Tuesday. Egyptian police arrested two Libyans during the weekend.", None),
        # or is of the day of an agency's report
        ("CAIRO (AP) -- Crowds gathered on Wednesday.\n\nEgyptian police arrested two Libyans.", "2014-06-11"),
    ],
)
def test_what_is_done_is_of_the_day_told_before(text: str, day: str | None) -> None:
    assert [event.date for event in reading(text).events if event.category == "COERCE"] == [day]


def test_what_is_announced_for_a_day_is_of_the_day_of_the_words() -> None:
    text = "Kenyan President Uhuru Kenyatta said on Monday that Kenya would sanction Somalia from August 12."
    assert [event.date for event in reading(text).events] == ["2014-06-09"]


def test_what_somebody_has_said_is_not_of_the_day_on_which_he_spoke() -> None:
    text = "Kenyan President Uhuru Kenyatta said on Monday that rain was near. Mr Kenyatta {} Somalia of theft."
    days = [[e.date for e in reading(text.format(verb)).events] for verb in ("accused", "has accused", "accuses")]
    assert days == [["2014-06-09"], [None], [None]]


def test_a_newspaper_lends_the_day_of_its_lead_only_to_what_is_said_on_the_day_of_its_report() -> None:
    text = "{}.\n\nKenyan officials said that they were willing to cooperate with Somalia."
    leads = ("Kenya's mayors said {} that floods had closed the road", "Floods closed the road {}")
    told = (text.format(lead.format(day)) for lead in leads for day in ("on Wednesday", "on Tuesday"))
    assert [[e.date for e in reading(one).events] for one in told] == [["2014-06-11"], [None], [None], [None]]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Amina Mohamed said that Kenya would help Somalia.", "2014-06-09"),
        ("Amina Mohamed said that Ethiopia would help Somalia.", None),
        ("Amina Mohamed is expected to hold talks with Somali officials.", None),
        ("Amina Mohamed has said that Kenya has agreed to help Somalia.", None),
    ],
)
def test_a_state_speaks_on_the_day_on_which_its_official_does(told: str, day: str | None) -> None:
    text = "Kenya's foreign minister, Amina Mohamed, said on Monday that the road was closed. " + told
    assert [event.date for event in reading(text).events] == [day]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Last summer Kenya accused Somalia of theft.", "historical"),
        ("This spring Kenya accused Somalia of theft.", "actual"),
        ("This winter Kenya accused Somalia of theft.", "historical"),
        ("In the early 1990s Kenya accused Somalia of theft.", "historical"),
        ("Kenya accused Somalia of theft at the time.", "historical"),
        ("Kenya accused Somalia of theft at the time of prayer.", "actual"),
        ("Kenya has in the past accused Somalia of theft.", "historical"),
        ("Kenya has in the past two days accused Somalia of theft.", "actual"),
    ],
)
def test_times_long_past(text: str, status: str) -> None:
    assert [event.status for event in reading(text).events] == [status]


@pytest.mark.parametrize(("told", "day"), [("on Tuesday", "2014-06-10"), ("on 2 May", None)])
def test_a_headline_is_of_the_first_recent_day_that_the_report_names(told: str, day: str | None) -> None:
    text = f"Norway condemns Serbia over border shots\n\nBells rang in Oslo {told}, and snow fell on the harbour."
    assert [event.date for event in reading(text).events] == [day]


def test_nobody_has_spoken_on_a_day_to_come() -> None:
    text = "Kenyan President Uhuru Kenyatta will say on Friday that rain is near. Mr Kenyatta accused Somalia of theft."
    assert all(event.date is None or event.date <= DAY for event in reading(text).events)


def test_until_which_hour_of_a_day_somebody_has_time_is_not_the_day_of_the_act() -> None:
    (event,) = reading("Ghana gave Chad until midnight on Friday to withdraw its troops.").events
    assert event.category == "THREATEN" and event.date is None


def test_until_when_somebody_has_time_is_not_long_past() -> None:
    (event,) = reading("Ghana gave Chad until September to repeal the law.").events
    assert event.status == "actual"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad urged Sudan to withdraw its troops on Wednesday.", "2014-06-11"),
        ("Chad's leader refused to resign on Tuesday.", "2014-06-10"),
        ("Chad urged Sudan to explain why it shelled a school on Tuesday.", None),
        ("Chad urged Sudan to withdraw its troops by Wednesday.", None),
    ],
)
def test_a_day_at_an_infinitive_that_is_still_to_be(text: str, expected: str | None) -> None:
    found = [event for event in reading(text).events if event.category in {"REQUEST", "REJECT"}]
    assert [event.date for event in found] == [expected]
