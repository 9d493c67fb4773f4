"""Deadlines seen on a day, from a record of the examples."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import OnrecordError

EXAMPLES = Path(__file__).parents[2] / "examples" / "iraq"


@pytest.fixture(scope="module")
def iraq() -> onrecord.OpenRecord:
    return onrecord.code(EXAMPLES)


def ultimatum(iraq: onrecord.OpenRecord, on: str) -> list[dict[str, object]]:
    return [row for row in iraq.deadlines(on=on, with_="IRQ") if row["set_by_code"] == "USA"]


def test_only_what_was_known_by_the_day_counts(iraq):
    table = iraq.deadlines(on="2003-02-06")
    assert max(table.column("published")) == "2003-02-05"
    assert dict(zip(table.column("due"), table.column("days_left"), strict=True))["2003-02-08"] == 2
    states = dict(zip(table.column("due"), table.column("state"), strict=True))
    assert states["2003-02-08"] == states["2003-02-14"] == "open"
    assert states["2002-12-23"] == "passed"


def test_an_ultimatum_is_broken_when_its_author_acts(iraq):
    (row,) = ultimatum(iraq, "2003-03-20")
    assert (row["due"], row["days_left"], row["state"]) == ("2003-03-19", -1, "broken")
    shown = next(event for event in iraq.timeline(actor="USA", with_="IRQ") if event["id"] == row["because"])
    assert (shown["category"], shown["date"]) == ("ASSAULT", "2003-03-20")
    assert ultimatum(iraq, "2003-03-19") == []


def test_the_days_may_be_narrowed_like_any_list(iraq):
    assert min(iraq.deadlines(on="2003-02-06", since="2003-02-06").column("due")) == "2003-02-08"
    assert len(iraq.deadlines(on="2003-02-06", limit=1)) == 1


def test_days_and_hours_of_python_are_taken(iraq):
    for on in (date(2003, 2, 6), datetime(2003, 2, 6, 12, tzinfo=UTC), "2003-02-06T12:00+00:00"):
        assert iraq.deadlines(on=on).column("state") == iraq.deadlines(on="2003-02-06").column("state")


@pytest.mark.parametrize("on", ["soon", "2003-02", ""])
def test_what_is_no_day_is_refused(iraq, on):
    with pytest.raises(OnrecordError, match="is no day; write it as 2003-03-18"):
        iraq.deadlines(on=on)


def test_the_table_shows_the_clock(iraq):
    page = iraq.deadlines(on="2003-02-06", since="2003-02").text(140)
    assert "in 2 days" in page and "open" in page
    assert iraq.deadlines(on="2003-02-06").to_arrow().schema.field("days_left").type == "int64"


def test_without_a_day_there_is_no_clock(iraq):
    assert "state" not in iraq.deadlines().columns
