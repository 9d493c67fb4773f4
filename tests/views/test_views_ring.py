from __future__ import annotations

from math import hypot

import pytest

from onrecord.views.ring import around, arrows, busiest

WEIGHTS = {("USA", "IRQ"): 5, ("IRQ", "USA"): 1, ("FRA", "DEU"): 4, ("USA", "FRA"): 1, ("GRC", "IRQ"): 1}


def test_the_busiest_actors_are_named_first():
    assert busiest(WEIGHTS, 3) == ["IRQ", "USA", "FRA"]
    assert busiest({("USA", "USA"): 2, ("IRQ", "FRA"): 2}, 9) == ["FRA", "IRQ", "USA"]


def test_actors_stand_around_a_circle_beside_those_they_deal_with():
    places = around(WEIGHTS, busiest(WEIGHTS, 9))
    assert list(places) == ["IRQ", "USA", "FRA", "DEU", "GRC"]
    assert places["IRQ"] == (0.0, 1.0)
    assert all(hypot(*place) == pytest.approx(1, abs=1e-3) for place in places.values())
    assert around({}, []) == {}


def test_an_arrow_runs_from_one_to_the_other_beside_its_answer():
    drawn = arrows(WEIGHTS, {"USA": (-1.0, 0.0), "IRQ": (1.0, 0.0)})
    assert set(drawn) == {("USA", "IRQ"), ("IRQ", "USA")}
    there, back = drawn["USA", "IRQ"], drawn["IRQ", "USA"]
    assert there.start[0] < there.end[0] and (there.angle, back.angle) == (90.0, 270.0)
    assert there.start[1] < 0 < back.start[1]


def test_nobody_has_an_arrow_to_himself():
    assert arrows([("USA", "USA")], {"USA": (0.0, 1.0)}) == {}
