"""The time that is left, in days and, where both hours are known, in hours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.deadlines.clock import Moment, left


def told(due: str, on: str) -> str:
    return str(left(Moment.of(due), Moment.of(on)))


@pytest.mark.parametrize(
    ("due", "on", "words"),
    [
        ("2003-03-20", "2003-03-18", "in 2 days"),
        ("2003-03-19", "2003-03-18", "in 1 day"),
        ("2003-03-18", "2003-03-18", "today"),
        ("2003-03-17", "2003-03-18", "1 day ago"),
        ("2003-03-01", "2003-02-28", "in 1 day"),
        ("2004-03-01", "2004-02-28", "in 2 days"),
        ("2003-03-19T20:00-05:00", "2003-03-18T18:00+00:00", "in 31 hours"),
        ("2003-03-19T20:00-05:00", "2003-03-20T00:30+00:00", "in 30 minutes"),
        ("2003-03-19T20:00-05:00", "2003-03-20T01:00+00:00", "in 0 minutes"),
        ("2003-03-19T20:00-05:00", "2003-03-20T03:00+00:00", "2 hours ago"),
        ("2003-03-25T20:00-05:00", "2003-03-18T18:00+00:00", "in 7 days"),
        ("2003-03-19T20:00", "2003-03-18T18:00+00:00", "in 1 day"),
        ("2003-03-19T20:00-05:00", "2003-03-18", "in 1 day"),
        ("2003-03-19T20:00-05:00", "2003-03-20", "1 day ago"),
    ],
)
def test_what_is_left(due: str, on: str, words: str) -> None:
    assert told(due, on) == words


def test_hours_need_both_clocks() -> None:
    assert left(Moment.of("2003-03-19T20:00"), Moment.of("2003-03-18T18:00+00:00")).hours is None
    assert left(Moment.of("2003-03-19T20:00-05:00"), Moment.of("2003-03-18")).hours is None
    assert left(Moment.of("2003-03-19T20:00-05:00"), Moment.of("2003-03-18T18:30+00:00")).hours == 30.5


def test_days_are_those_of_the_place_where_it_is_due() -> None:
    """At 02:00 in Moscow it is still the evening before in Washington."""
    assert left(Moment.of("2003-03-19T20:00-05:00"), Moment.of("2003-03-19T02:00+03:00")).days == 1


@pytest.mark.parametrize(
    ("due", "on", "over"),
    [
        ("2003-03-18", "2003-03-18", False),
        ("2003-03-18", "2003-03-19", True),
        ("2003-03-18T20:00+00:00", "2003-03-18T21:00+00:00", True),
        ("2003-03-18T20:00", "2003-03-18T21:00+00:00", False),
    ],
)
def test_the_last_day_counts_to_its_end(due: str, on: str, over: bool) -> None:
    assert left(Moment.of(due), Moment.of(on)).over is over


@given(st.dates(), st.dates())
def test_days_are_counted_by_the_calendar(due, on) -> None:
    found = left(Moment.of(due.isoformat()), Moment.of(on.isoformat()))
    assert (found.days, found.over) == ((due - on).days, due < on)
