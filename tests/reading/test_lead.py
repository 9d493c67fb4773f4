from __future__ import annotations

import pytest

from onrecord.reading.lead import agency_of, headline_of


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
