"""Weights of clues added up to odds."""

from __future__ import annotations

import pytest

from onrecord.models.logistic import MOST, added, likely, logit


def test_a_probability_and_its_odds_belong_together() -> None:
    assert likely(0.0) == 0.5
    assert likely(logit(0.8, 0.001)) == pytest.approx(0.8)


def test_nothing_is_more_than_certain() -> None:
    assert likely(10 * MOST) == likely(MOST) < 1
    assert logit(0.0, 0.01) == logit(0.01, 0.01) == pytest.approx(-logit(1.0, 0.01))


def test_clues_and_measures_without_a_weight_add_nothing() -> None:
    assert added({"quoted": 0.5, "length": 2.0}, ["quoted", "new"], {"length": 0.25, "other": 9.0}) == 1.0
