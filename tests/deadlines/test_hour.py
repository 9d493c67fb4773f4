"""Hours with the clock they are told by."""

from __future__ import annotations

import pytest

from onrecord.codebook.codebook import Codebook
from onrecord.deadlines.hour import hour_near


def told(words: str, codebook: Codebook, day: str = "2003-03-19") -> str | None:
    """The moment of the date that is written as DAY in some words."""
    start = words.index("DAY")
    found = hour_near(words, start, start + 3, codebook.zones)
    return found and found.on(day)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("by 8 p.m. on DAY", "2003-03-19T20:00"),
        ("by 8 p.m. local time on DAY", "2003-03-19T20:00"),
        ("by 12:30 a.m. on DAY", "2003-03-19T00:30"),
        ("by 8 p.m. EST on DAY", "2003-03-19T20:00-05:00"),
        ("by 8 p.m. (EST) on DAY", "2003-03-19T20:00-05:00"),
        ("on DAY at 8pm Eastern time", "2003-03-19T20:00-05:00"),
        ("on DAY at 4 a.m. Baghdad time", "2003-03-19T04:00+03:00"),
        ("on DAY at 4 a.m. New York time", "2003-03-19T04:00-05:00"),
        ("by 1700 GMT on DAY", "2003-03-19T17:00+00:00"),
        ("by 17:00 GMT on DAY", "2003-03-19T17:00+00:00"),
        ("on DAY at 4 a.m. in Baghdad", "2003-03-19T04:00"),
        ("on DAY at 4 a.m. ESTONIA said", "2003-03-19T04:00"),
        ("on DAY at 4 a.m. Baghdad timed it", "2003-03-19T04:00"),
        ("the 1500 Iraqi soldiers by DAY", None),
        ("at 25 p.m. on DAY", None),
        ("at 8:75 p.m. on DAY", None),
        ("at 8 p.m. he said that the troops would leave on DAY", None),
        ("on DAY", None),
    ],
)
def test_the_hour_and_its_zone(codebook: Codebook, words: str, moment: str | None) -> None:
    assert told(words, codebook) == moment


def test_summer_time_is_that_of_the_day(codebook: Codebook) -> None:
    words = "on DAY at 8 p.m. Washington time"
    assert told(words, codebook, "2003-03-19") == "2003-03-19T20:00-05:00"
    assert told(words, codebook, "2003-07-19") == "2003-07-19T20:00-04:00"


def test_every_row_names_a_zone(codebook: Codebook) -> None:
    kinds = {row["kind"] for row in codebook.zones.values()}
    assert kinds == {"abbreviation", "place"}
    for words, row in codebook.zones.items():
        suffix = "" if row["kind"] == "abbreviation" else " time"
        moment = told(f"on DAY at 8 p.m. {words}{suffix}", codebook)
        assert moment is not None and len(moment) == len("2003-03-19T20:00+00:00"), words
