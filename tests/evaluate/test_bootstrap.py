"""Intervals: they hold the figure, are the same on every run, and narrow with more articles."""

from __future__ import annotations

import pytest

from onrecord.evaluate.bootstrap import estimate
from onrecord.evaluate.score import Count

MIXED = [Count(1, 2, 4), Count(3, 3, 3), Count(0, 1, 2), Count(2, 5, 4)]


def test_the_figure_is_that_of_all_lines_together() -> None:
    found = estimate(MIXED)
    assert found is not None
    assert found.value == pytest.approx(2 * 6 / (11 + 13))
    assert (found.precision, found.recall) == (pytest.approx(6 / 11), pytest.approx(6 / 13))
    assert 0 < found.low < found.value < found.high < 1


def test_a_share_is_of_what_there_is_to_find() -> None:
    found = estimate([Count(1, 1, 1), Count(0, 1, 1)], share=True)
    assert found is not None
    assert (found.value, found.low, found.high) == (0.5, 0.0, 1.0)


def test_articles_that_are_alike_leave_no_doubt() -> None:
    found = estimate([Count(1, 2, 2)] * 5)
    assert found is not None
    assert found.low == found.value == found.high == 0.5


def test_every_run_draws_the_same() -> None:
    assert estimate(MIXED) == estimate(MIXED)
    assert estimate(MIXED, draws=10, seed=2) != estimate(MIXED, draws=10)


def test_more_articles_narrow_the_interval() -> None:
    few, many = estimate(MIXED), estimate(MIXED * 10)
    assert few is not None
    assert many is not None
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize("counts", [[], [Count(0, 3, 0)]], ids=["no article", "nothing to find"])
def test_where_there_is_nothing_to_find_there_is_no_figure(counts: list[Count]) -> None:
    assert estimate(counts) is None


def test_draws_without_anything_to_find_are_left_out() -> None:
    found = estimate([Count(1, 1, 1), Count(0, 0, 0)])
    assert found is not None
    assert (found.value, found.low) == (1.0, 1.0)
