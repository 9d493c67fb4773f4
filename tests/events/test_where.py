"""The place of an act."""

from __future__ import annotations

from .samples import reading


def test_the_place_of_a_meeting_is_kept() -> None:
    event = reading("The Thai and Malaysian ministers met in Jakarta on Monday.").events[0]
    assert event.place == "Jakarta"


def test_an_act_without_a_place_has_none() -> None:
    assert reading("Kenya condemned Somalia.").events[0].place is None
