from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema import Reading
from onrecord.serialise import to_json
from onrecord.web.marks import Mark, marked, marks

TEXT = "Kenya <b>rejected</b> a demand & left."


def plain(html: str) -> str:
    """What a browser shows: without flags and boxes, which are not selectable either."""
    without = re.sub(r'<a class="flag.*?</a>', "", html)
    return unescape(re.sub(r"<[^>]*>", "", without))


def lines_of(reading: Reading) -> list[dict[str, object]]:
    data = to_json(reading)
    kinds = ("events", "statements", "positions", "deadlines", "figures")
    return [{**line, "line": kind} for kind in kinds for line in data[kind]]


def test_the_text_stays_as_printed(reading: Reading) -> None:
    html = marked(reading.article.text, marks(lines_of(reading), reading.article.text))
    assert plain(html) == reading.article.text


def test_every_line_is_marked_where_it_stands(reading: Reading) -> None:
    html = marked(reading.article.text, marks(lines_of(reading), reading.article.text))
    event, statement, figure = reading.events[0], reading.statements[0], reading.figures[0]
    assert re.search(rf'<a class="mark [^"]*events-words[^>]* href="/line/{event.id}"[^>]*>rejected</a>', html)
    assert re.search(rf'<a class="mark [^"]*statements-words[^>]* href="/line/{statement.id}"', html)
    assert re.search(rf'<a class="mark [^"]*figures-words[^>]* href="/line/{figure.id}"[^>]*>3 million</a>', html)
    for line in (*reading.positions, *reading.deadlines):
        assert re.search(rf'<a class="flag [^>]*href="/line/{line.id}"', html)


def test_overlapping_marks_share_their_words() -> None:
    found = [Mark(0, 5, "statements", "one", "words"), Mark(3, 8, "events", "two", "words")]
    html = marked("0123456789", found)
    assert 'data-lines="one two"' in html
    assert plain(html) == "0123456789"


def test_the_tab_key_stops_once_a_line() -> None:
    found = [Mark(0, 9, "statements", "one", "words"), Mark(3, 5, "events", "two", "words")]
    html = marked("0123456789", found)
    assert html.count('tabindex="-1"') == 1
    assert html.count("<a ") == 3


def test_a_window_keeps_offsets() -> None:
    found = [Mark(2, 6, "events", "one", "words")]
    assert plain(marked("0123456789", found, start=4, end=8)) == "4567"
    assert ">45</a>" in marked("0123456789", found, start=4, end=8)


def test_controls_are_shown() -> None:
    html = marked("safe \u202eevil", [])
    assert "\u202e" not in html
    assert '<span class="control" title="right-to-left override">U+202E</span>' in html


spans = st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from(["events", "statements", "positions"]))


@given(st.text(min_size=1, max_size=40, alphabet="ab<>&\"' \n"), st.lists(spans, max_size=8))
def test_any_marks_leave_any_text_as_it_is(text: str, found: list[tuple[int, int, str]]) -> None:
    made = [Mark(start, start + length, kind, str(n), "words") for n, (start, length, kind) in enumerate(found)]
    assert plain(marked(text, made)) == text
