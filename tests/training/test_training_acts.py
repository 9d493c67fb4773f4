"""Learning which acts belong on the record and who is on their sides."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy")

from onrecord.codebook.codebook import Codebook
from onrecord.evaluate.gold import read_text
from onrecord.events.side_clues import SIDES, Choice
from training.corpus import HOME
from training.train_acts import MEASURED, SIDE_RARE, act_rows, answers, fit_side, side_groups, study


@pytest.fixture(scope="module")
def studied(codebook: Codebook):  # type: ignore[no-untyped-def]
    gold = read_text(sorted((HOME / "unseen").glob("*.txt"))[0])
    (one,) = study([gold], codebook)
    return one


def test_every_act_has_an_answer(studied) -> None:  # type: ignore[no-untyped-def]
    told = answers(studied)
    assert len(told) == len(studied.cast.page.acts)
    right = [coded for coded, _ in told if coded is not None]
    assert right and len({id(coded) for coded in right}) == len(right)


def test_optional_acts_teach_nothing(studied) -> None:  # type: ignore[no-untyped-def]
    rows = list(act_rows(studied))
    assert len(rows) == sum(not optional for _, optional in answers(studied))
    assert all(len(told) == len(MEASURED) for _, told, _ in rows)


@pytest.mark.parametrize("side", range(len(SIDES)))
def test_groups_hold_the_right_choice(studied, side: int) -> None:  # type: ignore[no-untyped-def]
    groups = list(side_groups(studied, side))
    assert groups
    assert all(any(one.code in right for one in found) for found, right in groups)


def test_what_goes_with_the_right_choice_speaks_for_it() -> None:
    group = ([Choice("KEN", None, {"near": 1.0}), Choice(None, None, {"nobody": 1.0})], {"KEN"})
    weights = fit_side([group] * SIDE_RARE)
    assert weights["near"] > 0 > weights["nobody"]
