"""Acts of long ago by what is told before them."""

from __future__ import annotations

import pytest

from tests.events.samples import reading


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In 2009 Kenya closed its border. Somalia condemned Kenya.", "historical"),
        ("In 2009 Kenya closed its border. Fishermen lost their boats. Somalia condemned Kenya.", "historical"),
        # what goes on, what has a time of its own, and what somebody tells of now
        ("In 2009 Kenya closed its border. Somalia condemns Kenya.", "actual"),
        ("In 2009 Kenya closed its border. Somalia has condemned Kenya.", "actual"),
        ("In 2009 Kenya closed its border. Somalia condemned Kenya on Monday.", "actual"),
        # another time between, the present, or another paragraph
        ("In 2009 Kenya closed its border. On Monday fishermen lost their boats. Somalia condemned Kenya.", "actual"),
        ("In 2009 Kenya closed its border. Fishermen hate the wall. Somalia condemned Kenya.", "actual"),
        ("In 2009 Kenya closed its border.\n\nSomalia condemned Kenya.", "actual"),
        # a recent time beside the old one
        ("Kenya closed the border, opened in 2009, on Monday. Somalia condemned Kenya.", "actual"),
    ],
)
def test_a_bare_past_goes_on_with_the_time_of_the_sentence_before(text: str, status: str) -> None:
    assert [e.status for e in reading(text).events if e.category == "ACCUSE"] == [status]
