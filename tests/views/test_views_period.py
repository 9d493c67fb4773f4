from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.period import STARTS, first_day, last_day, periods, start

PERIODS = st.sampled_from(sorted(STARTS))


@given(st.dates(max_value=date(9990, 1, 1)), st.integers(0, 400), PERIODS)
def test_periods_hold_every_day_between(day, length, by):
    days = [(day + timedelta(n)).isoformat() for n in range(length + 1)]
    assert list(periods(days[0], days[-1], by)) == sorted({start(one, by) for one in days})


@given(st.dates(), PERIODS)
def test_a_period_begins_no_later_than_its_day(day, by):
    begun = date.fromisoformat(start(day.isoformat(), by))
    assert 0 <= (day - begun).days < 31
    assert start(begun.isoformat(), by) == begun.isoformat()


def test_the_last_days_there_are():
    assert list(periods("9999-12-30", "9999-12-31", "day")) == ["9999-12-30", "9999-12-31"]
    assert list(periods("9999-11-30", "9999-12-31", "month")) == ["9999-11-01", "9999-12-01"]


def test_a_week_begins_on_monday():
    assert start("2003-03-16", "week") == "2003-03-10"
    assert start("2003-03-17", "week") == "2003-03-17"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("2003-03-18", "2003-03-18", "2003-03-18"),
        ("2003-02", "2003-02-01", "2003-02-28"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("2003-12", "2003-12-01", "2003-12-31"),
        ("2003", "2003-01-01", "2003-12-31"),
    ],
)
def test_what_a_month_and_a_year_stand_for(asked, first, last):
    assert (first_day(asked), last_day(asked)) == (first, last)
