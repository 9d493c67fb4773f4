"""The pair test set: how well events merge, and near-duplicate articles are recognised. The floors may not sink."""

import pytest

from onrecord.pipeline import code_all

from .pairs import merge_score, near_duplicate_score, pairs, reports

THIRD = 1 / 3


@pytest.mark.parametrize("folder", ["open", "held"])
def test_there_are_pairs_enough(folder):
    assert len(pairs(reports(folder))) >= 60


@pytest.mark.golden
@pytest.mark.parametrize("model", [True, False], ids=["model", "rows alone"])
@pytest.mark.parametrize("folder", ["open", "held"])
def test_events_merge(folder, model):
    found = reports(folder)
    readings = {reading.article.id: reading for reading in code_all([report.article for report in found], model=model)}
    score = merge_score(found, readings)
    assert score.precision >= 0.92
    assert score.f1 >= 0.85


@pytest.mark.parametrize("folder", ["open", "held"])
@pytest.mark.parametrize("most_shared", [1.0, THIRD])
def test_near_duplicates_are_recognised(folder, most_shared):
    score = near_duplicate_score(reports(folder), most_shared)
    assert score.right >= 10
    assert score.f1 >= 0.9
