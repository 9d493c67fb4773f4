from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.reading.dates import date_in_name, publication_date


@pytest.mark.parametrize(
    "value",
    [
        "2003-03-18",
        " 2003-03-18T23:30:00-05:00 ",
        "2003-03-18 10:00",
        "2003-03-18Z",
        "2003-3-18",
        "2003/03/18",
        "2003.03.18",
        "20030318",
        "20030318T101500Z",
        20030318,
        date(2003, 3, 18),
        datetime(2003, 3, 18, 23),
        "18/03/2003",
        "03/18/2003 10:00",
        "18.03.2003",
        "March 18, 2003",
        "18 March 2003",
        "Mar. 18 2003",
        "Tue, 18 Mar 2003 23:00:00 -0500",
        "Tuesday, March 18th, 2003",
        "18-Mar-2003",
    ],
)
def test_understood(value: object) -> None:
    assert publication_date("a.csv#1", value) == "2003-03-18"


@pytest.mark.parametrize("value", [None, "", "  ", float("nan")])
def test_blank(value: object) -> None:
    assert publication_date("a.csv#1", value) is None


@pytest.mark.parametrize(
    "value",
    [
        "yesterday",
        "Tuesday",
        "March 2003",
        "March 18",
        "2003",
        "3/18/03",
        "2003-02-30",
        "31/31/2003",
        "1047945600",
        1047945600,
        "18 mars 2003",
        "March 18, 2003 - March 20, 2003",
        "31 February 2003",
        ["x"],
    ],
)
def test_refused(value: object) -> None:
    with pytest.raises(InputError, match=r"a\.csv#1: .* not understood; write it as YYYY-MM-DD"):
        publication_date("a.csv#1", value)


@pytest.mark.parametrize("value", ["9999-12-31", "1000/01/01", "99991231", "2400-01-01T10:00"])
def test_a_year_in_which_no_report_came_out_is_told_as_such(value: str) -> None:
    with pytest.raises(InputError, match=r"lies outside the years 1800 to 2100; give the day on which the report came"):
        publication_date("a.csv#1", value)


def test_ambiguous() -> None:
    with pytest.raises(InputError, match="may be 2003-03-04 or 2003-04-03; write it as YYYY-MM-DD"):
        publication_date("a.csv#1", "03/04/2003")
    assert publication_date("a.csv#1", "04/04/2003") == "2003-04-04"


@given(st.dates(date(1800, 1, 1), date(2100, 12, 31)))
def test_iso_dates_stay(day: date) -> None:
    assert publication_date("x", day.isoformat()) == date_in_name(f"a-{day:%Y%m%d}.txt") == day.isoformat()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2003-03-18-moscow.txt", "2003-03-18"),
        ("20030318.txt", "2003-03-18"),
        ("ap_2003_03_18_2.txt", "2003-03-18"),
        ("2003-03-18-20030318.txt", "2003-03-18"),
        ("2003-03-18-to-2003-03-20.txt", None),
        ("2003-02-30.txt", None),
        ("200303181.txt", None),
        ("12345678.txt", None),
        ("2003-0318.txt", None),
        ("moscow.txt", None),
    ],
)
def test_date_in_name(name: str, expected: str | None) -> None:
    assert date_in_name(name) == expected
