"""Whose people an attack strikes: another side's that is told of as often, never a mere onlooker's."""

from __future__ import annotations

import pytest

from .samples import events

STRUCK = {
    "the other side, who tells of it": (
        "Chad and Sudan quarrel. Chadian troops killed 12 civilians in Adre Kobe, Sudan said.",
        "ASSAULT TCD>SDN",
    ),
    "one's own, an onlooker speaks": (
        "Chadian troops marched. Chad is poor. Chad is dry. Chadian troops killed 12 civilians, Peru said.",
        "ASSAULT TCD>TCD",
    ),
    "placed by its own words": (
        "Chad and Sudan quarrel. Chadian troops killed 12 Chadian civilians, Sudan said.",
        "ASSAULT TCD>TCD",
    ),
}


@pytest.mark.parametrize(("text", "expected"), STRUCK.values(), ids=STRUCK)
def test_victims(text: str, expected: str) -> None:
    assert expected in events(text)
