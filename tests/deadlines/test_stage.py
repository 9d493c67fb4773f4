"""What falls due, and when, on sentences of our own."""

from __future__ import annotations

import pytest

from onrecord.pipeline import read_article
from onrecord.schema import Article, Deadline

TUESDAY = "2011-05-10"


def deadlines(text: str, day: str | None = TUESDAY) -> tuple[Deadline, ...]:
    return read_article(Article.of(text, published=day)).deadlines


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Kenya's president will meet the rebels on Friday.", "2011-05-13"),
        ("The inspectors are due to arrive in Harare on Thursday.", "2011-05-12"),
        ("The Cuban minister leaves later Tuesday for Lima.", "2011-05-10"),
        ("Tomorrow the Polish parliament will vote on the treaty.", "2011-05-11"),
        ("Mali gave the rebels 48 hours to leave the town.", "2011-05-12"),
        ("Troops must withdraw by 31 August, the African Union said.", "2011-08-31"),
        ("Chad must withdraw its troops within ten days, the envoy said.", "2011-05-20"),
        ("Talks will be held on 14 and 15 June in Oslo.", "2011-06-14"),
        ("Mali will free the men by the end of the month.", "2011-05-31"),
        ("Peru must pay before the end of next year.", "2012-12-31"),
        ("Chad promised to open the road by the end of June.", "2011-06-30"),
        ("Togo said that the boxes would be opened on Friday.", "2011-05-13"),
        ("Ghana demanded payment of the debt by June 15.", "2011-06-15"),
        ("Oman will host the talks on Thursday week.", "2011-05-19"),
    ],
)
def test_the_day_is_told(text: str, due: str) -> None:
    assert due in [d.due[:10] for d in deadlines(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's president met the rebels on Friday.",
        "Seven soldiers were killed on Monday in Mali.",
        "The map was updated on 3 April 2010.",
        "The war broke out within ten days.",
        "By Friday the plague had spread to Togo.",
        "The road has been closed since the end of March.",
        "The map was updated on 12 May 2011.",
        "Chad holds a market every Thursday.",
    ],
)
def test_what_is_past_is_not_due(text: str) -> None:
    assert deadlines(text) == ()


def test_a_limit_runs_from_the_day_it_was_set() -> None:
    (found,) = deadlines("On Monday Mali gave the rebels 48 hours to leave the town.")
    assert found.due == "2011-05-11"


def test_who_sets_a_limit_and_whom_it_binds() -> None:
    (found,) = deadlines("Ethiopia gave Eritrea 48 hours to leave the town.")
    assert found.set_by is not None
    assert found.binds is not None
    assert (found.set_by.code, found.binds.code) == ("ETH", "ERI")


def test_a_plan_binds_its_subject() -> None:
    (found,) = deadlines("Peru will host the summit on Friday.")
    assert found.set_by is None
    assert found.binds is not None and found.binds.code == "PER"
    assert found.what == "Peru will host the summit on Friday"


def test_the_hour_is_kept_where_it_is_known() -> None:
    (found,) = deadlines("The Malian rebels must leave by 8 p.m. on Wednesday.")
    assert found.due == "2011-05-11T20:00"


def test_without_a_publication_date_there_is_none() -> None:
    assert deadlines("Peru will host the summit on Friday.", None) == ()


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The seven-day ultimatum that Kenya gave the rebels runs out on Thursday.", "2011-05-12"),
        ("The truce in Mali expires on Friday at midnight (0400 GMT Saturday).", "2011-05-13"),
    ],
)
def test_one_end_is_one_deadline(text: str, due: str) -> None:
    assert [d.due for d in deadlines(text)] == [due]


@pytest.mark.parametrize(
    "span",
    ["10 million days", "99999999999 days", "3 million days", "100 million hours", "three years and 900 days",
     f"{'9' * 400} days"],
)  # fmt: skip
def test_a_stretch_beyond_the_calendar_is_no_deadline(span: str) -> None:
    assert deadlines(f"Kenya gave Somalia {span} to leave.") == ()


@pytest.mark.parametrize("day", ["9999-12-31", "9999-11-30", "0001-01-01"])
def test_days_at_the_ends_of_the_calendar_are_read(day: str) -> None:
    text = "Mali gave Chad 48 hours to leave. It will leave next Friday, on 31 December or by the end of next month."
    assert all(day <= found.due[:10] for found in deadlines(text, day))


@pytest.mark.parametrize(
    "text",
    [
        "Chad said on Friday it would not send soldiers to Mali.",
        "The Peruvian government said Friday it will veto the bill.",
        "Ghana and Togo said on Friday they would open the border.",
    ],
)
def test_the_day_of_saying_is_no_deadline(text: str) -> None:
    assert deadlines(text) == ()


def test_a_day_that_is_surely_to_come_is_due_wherever_it_stands() -> None:
    (found,) = deadlines("Chad said on Friday it would send soldiers to Mali on Sunday.")
    assert found.due == "2011-05-15"


@pytest.mark.parametrize(
    ("text", "set_by"),
    [
        ("The EU urged Chad to open the border by Friday.", "EUR"),
        ("Ghana called on Chad to open the border by Friday.", "GHA"),
        ("Ghana appealed to Chad to free the men and open the border by Friday.", "GHA"),
        ("Ghana ordered Chad to open its border by 2 July.", "GHA"),
        ("Ghana demanded that Chad open the border by Friday.", "GHA"),
        ("Chad was told by Ghana to open the border by Friday.", "GHA"),
        ("Chad was told to open the border by Friday.", None),
        ("Chad promised Ghana to open the border by Friday.", None),
    ],
)
def test_a_demand_is_set_by_whoever_makes_it(text: str, set_by: str | None) -> None:
    (found,) = deadlines(text)
    assert found.binds is not None and found.binds.code == "TCD"
    assert (found.set_by.code if found.set_by else None) == set_by
    assert found.what.startswith("Chad ")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Ghana gave the rebels of Chad a week to leave the town.", "2011-05-17"),
        ("Ghana gave Chad a month to report back.", "2011-06-10"),
        ("Ghana gave Chad until Friday to repeal the law.", "2011-05-13"),
        ("Ghana gave Chad until 1 September to repeal the law.", "2011-09-01"),
        ("Ghana gave Chad until the end of September to repeal the law.", "2011-09-30"),
        ("Ghana gave Chad until September to repeal the law.", "2011-09-01"),
        ("Chad was given two months to repeal the law.", "2011-07-10"),
        ("Chad has a month to repeal the law.", "2011-06-10"),
    ],
)
def test_time_that_is_given_runs_out(text: str, due: str) -> None:
    (found,) = deadlines(text)
    assert found.due == due
    assert found.binds is not None and found.binds.code == "TCD"
    assert found.what.endswith(("to leave the town", "to report back", "to repeal the law"))


@pytest.mark.parametrize(
    "text",
    [
        "It took the men five months to arrange the exchange.",
        "Ghana gave the town a week of electricity.",
        "The truce will last until September.",
        "The members have eighteen months to ratify the text.",
    ],
)
def test_a_stretch_of_time_is_no_limit_by_itself(text: str) -> None:
    assert deadlines(text) == ()


def test_what_is_given_time_for_is_not_told_twice() -> None:
    found = deadlines("Chad must repeal the law by Friday. Ghana gave Chad until Friday to repeal the law.")
    assert [d.due for d in found] == ["2011-05-13"]
