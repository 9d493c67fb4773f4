"""Learning how likely stands are."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy")

from onrecord.positions.learned import chance
from training.train_positions import FOLDS, Row, fit, word_chances


def rows(many: int) -> list[Row]:
    return [(["good"], (1.0,), True), (["bad"], (0.0,), False), (["either"], (0.5,), True)] * many


def test_what_goes_with_stands_speaks_for_them() -> None:
    weights = fit(rows(20), rare=5, flat=1.0, names=("measure",))
    assert weights["good"] > 0 > weights["bad"]
    assert weights["measure"] > 0
    assert chance(weights, ["good"]) > 0.5 > chance(weights, ["bad"])


def test_rare_clues_are_left_out() -> None:
    weights = fit([*rows(20), (["once"], (0.0,), True)], rare=2, flat=1.0, names=("measure",))
    assert "once" not in weights


def test_the_chances_of_an_article_are_learned_from_others() -> None:
    words: list[dict[str, Row]] = [
        {f"w{n}": (["good"], (), True), f"v{n}": (["bad"], (), False)} for n in range(10 * FOLDS)
    ]
    words[0] = {"w0": (["good"], (), False), "v0": (["bad"], (), True)}
    found = word_chances(words)[0]
    assert found["w0"] > 0.5 > found["v0"]
