from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.text import clean, clip, counted, grid, number, wrap


def test_clean_keeps_a_terminal_safe():
    assert clean("a\x1b[31mred\n\tb\x00\x9b") == "a[31mred b"
    assert clean(None) == ""


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_clip_never_exceeds_its_width(words, width):
    assert len(clip(words, width)) <= width


def test_clip_shows_that_words_are_missing():
    assert clip("one two three", 8) == "one two…"
    assert clip("one", 8) == "one"


@given(
    st.lists(st.tuples(st.text(max_size=90), st.text(max_size=90), st.text(max_size=9)), min_size=1),
    st.integers(min_value=40, max_value=200),
)
def test_a_grid_fits_its_width(rows, width):
    assert all(len(line) <= width for line in grid(("one", "two", "three"), rows, width))


def test_a_grid_cuts_long_columns_before_short_ones():
    lines = grid(("day", "words", "id"), [("(2003-03-18)", "x" * 90, "3f2a1b9c")], 40)
    assert lines[2] == "(2003-03-18)  " + "x" * 15 + "…  3f2a1b9c"


def test_a_grid_leaves_empty_columns_out():
    assert grid(("a", "b", "c"), [("1", "", None), ("22", "", "x")], 80) == ["a   c", "──  ─", "1", "22  x"]
    assert grid(("a",), [], 80) == []


@pytest.mark.parametrize(("value", "shown"), [(7e9, "7,000,000,000"), (48, "48"), (1441.5, "1,441.5")])
def test_number(value, shown):
    assert number(value) == shown


def test_counted_takes_the_right_number():
    assert (counted(1, "article"), counted(2000, "article")) == ("1 article", "2,000 articles")


def test_wrap_indents_every_line():
    assert wrap("one two three", 9, "  ") == ["  one two", "  three"]
