from __future__ import annotations

import pytest

from onrecord.reading.lead import agency_of, day_of, headline_of


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("No from Moscow\n\nRussia said no.", "No from Moscow"),
        ("\r\nWill Russia veto?\r\n\r\nRussia said no.", "Will Russia veto?"),
        ("No from Moscow\n?\nRussia said no.", "No from Moscow"),
        ("No from Moscow\nRussia said no.", None),
        ("Russia said no.\n\nIt went on.", None),
        ("MOSCOW (AP) -- Russia said no\n\nIt went on.", None),
        ("word " * 40 + "\n\nIt went on.", None),
        ("No from Moscow\n\n", None),
        ("No from Moscow", None),
        ("", None),
    ],
)
def test_headline(text: str, headline: str | None) -> None:
    assert headline_of(text) == headline


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("MOSCOW (AP) -- Russia said no.", "AP"),
        ("No from Moscow\n\nBy A Person\n\nMOSCOW, March 18 (Itar-Tass) – Russia said no.", "Itar-Tass"),
        ("WASHINGTON (Reuters) - No.", "Reuters"),
        ("MOSCOW -- Russia said no.", None),
        ("Russia (AP) said no.", None),
        ("a\nb\nc\nd\ne\nMOSCOW (AP) -- Russia said no.", None),
        ("", None),
    ],
)
def test_agency(text: str, agency: str | None) -> None:
    assert agency_of(text) == agency


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LAGOS, April 3, 2011 (Coast News) -- Nigeria voted.", "2011-04-03"),
        ("A vote\n\nPublished: 3 April 2011\n\nNigeria voted.", "2011-04-03"),
        ("A vote\nUpdated 4:12 pm, Sunday, April 3, 2011\nNigeria voted.", "2011-04-03"),
        ("# A vote\n\n*3 April 2011* | **By our staff**\n\nNigeria voted.", "2011-04-03"),
        ("Daily Post\nApr. 3, 2011\n\nNigeria voted.", "2011-04-03"),
        ("LAGOS, April 3 -- Nigeria voted.", None),
        ("LAGOS, April 31, 2011 -- Nigeria voted.", None),
        ("On April 3, 2011, Nigeria voted.", None),
        ("April 3, 2011 was the day of the vote.", None),
        ("a\nb\nc\nd\ne\nLAGOS, April 3, 2011 -- Nigeria voted.", None),
        ("", None),
    ],
)
def test_day(text: str, day: str | None) -> None:
    assert day_of(text) == day
