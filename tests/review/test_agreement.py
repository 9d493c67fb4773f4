"""Alpha as the package and the literature have it, and an interval that can be had again."""

from __future__ import annotations

import krippendorff
import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.review import agreement
from onrecord.review.agreement import alpha, interval, nominal, same

# Krippendorff's own example: twelve lines, four coders, some missing.
EXAMPLE = numpy.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, numpy.nan, numpy.nan, numpy.nan],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, numpy.nan, 3],
        [numpy.nan, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, numpy.nan],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, numpy.nan],
    ]
)


def counts(data):
    values = sorted({value for value in data.ravel() if not numpy.isnan(value)})
    found = numpy.array([[int((line == value).sum()) for value in values] for line in data.T])
    return found[found.sum(axis=1) > 1]


def test_the_published_example_comes_out():
    assert alpha(counts(EXAMPLE)) == pytest.approx(0.743, abs=5e-4)


@given(st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=4), min_size=1, max_size=12))
def test_the_closed_form_is_what_the_package_gives(lines):
    found = agreement._counts([[str(value) for value in line] for line in lines])
    if found.shape[1] < 2:
        assert nominal(found) is None and alpha(found) is None
        return
    package = krippendorff.alpha(value_counts=found, level_of_measurement="nominal")
    assert nominal(found) == pytest.approx(package)
    assert alpha(found) == pytest.approx(package)


def test_many_values_do_not_take_all_memory(monkeypatch):
    monkeypatch.setattr(agreement, "LARGEST", 1)
    assert alpha(counts(EXAMPLE)) == pytest.approx(0.743, abs=5e-4)


def test_the_interval_holds_alpha_and_can_be_had_again():
    found = counts(EXAMPLE)
    low, high = interval(found, 1)
    assert low < alpha(found) < high
    assert interval(found, 1) == (low, high)
    assert interval(found, 2) != (low, high)


def test_there_is_no_interval_without_values_to_differ_in():
    assert interval(numpy.array([[2], [2]]), 1) == (None, None)


def test_same_counts_pairs_of_coders():
    assert same(numpy.array([[3, 0], [1, 1]])) == pytest.approx(3 / 4)
