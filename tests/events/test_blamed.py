"""Who is not blamed: the state that the blamed deed is done to, unless the sentence names it in its own right."""

from __future__ import annotations

import pytest

from onrecord.pipeline import read_article
from onrecord.schema import Article

from .samples import DAY, told

BLAMED = {
    "whom the deed is done to": (
        "Chad condemned the military action against Sudan. Sudan and Chad are neighbours.",
        "ACCUSE TCD>",
    ),
    "whom strikes are on": (
        "Chad's foreign minister condemned the air strikes on Sudan. Sudan and Chad are neighbours.",
        "ACCUSE TCD>",
    ),
    "who does it": (
        "Chad condemned the Libyan air strikes on Sudan. Sudan and Chad are neighbours.",
        "ACCUSE TCD>LBY",
    ),
    "whom a report is only on": ("Chad criticised Sudan in a report on Sudan.", "ACCUSE TCD>SDN"),
}


@pytest.mark.parametrize(("text", "expected"), BLAMED.values(), ids=BLAMED)
def test_whom_a_deed_is_done_to_is_not_blamed_for_it(text: str, expected: str) -> None:
    found = read_article(Article.of(text, published=DAY)).events
    assert [told(one) for one in found if one.category == "ACCUSE"] == [expected]
