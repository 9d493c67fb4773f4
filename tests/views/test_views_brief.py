from __future__ import annotations

from onrecord.views.brief import ARTICLES, EVENTS, WIDTH, brief


def test_the_brief_tells_the_record_on_a_page(rows):
    page = brief(rows.__getitem__)
    assert page.splitlines()[0] == "READ  1 article, 2021-03-17"
    assert "1 event, 1 statement, 1 position, 1 deadline, 1 figure" in page
    for words in (
        "REJECT/meet",
        "KEN Kenya",
        "SOM Somalia",
        "“rejected”",
        "against talks with Somalia",
        "2021-03-19",
    ):
        assert words in page
    assert "condition: unless the border is settled" in page
    assert "Amina Odhiambo (KEN): 1 statement" in page
    assert "[1]" in page


def test_the_brief_fits_a_terminal(rows):
    many = {kind: lines * 60 for kind, lines in rows.items() if kind not in {"article", "sentences"}}
    for page in (brief(rows.__getitem__), brief(many.__getitem__)):
        assert max(map(len, page.splitlines())) <= WIDTH


def test_a_large_record_is_cut_and_says_so(rows):
    many = {kind: lines * 60 for kind, lines in rows.items() if kind not in {"article", "sentences"}}
    page = brief(many.__getitem__)
    assert f"{EVENTS} of 60; all of them: onrecord timeline" in page
    assert f"… and {60 - ARTICLES} articles more" in page


def test_events_that_did_not_happen_give_way(rows):
    event = rows["events"][0]
    events = [{**event, "status": "hypothetical", "trigger": {"text": "might"}}] + [event] * EVENTS
    page = brief({**rows, "events": events}.__getitem__)
    assert "might" not in page


def test_an_empty_record_says_what_to_do():
    assert "onrecord code PATH" in brief(lambda kind: [])


def test_sections_without_lines_say_so(rows):
    page = brief(lambda kind: rows[kind] if kind == "articles" else [])
    assert "TIMELINE  none found" in page
    assert "DEADLINES  none found" in page
