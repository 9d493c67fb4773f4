from __future__ import annotations

import re

import pytest

from onrecord.record import Filters
from onrecord.schema import KINDS
from onrecord.views.report import gather
from onrecord.views.report.content import _stands

from .conftest import hostile, stored


def test_a_small_record_is_shown_whole(asked, iraq):
    found = asked()
    assert len(found.events) == len(iraq.timeline(accounts=True))
    assert len(found.statements) == len(iraq.statements())
    assert len(found.figures) == len(iraq.figures())
    assert len(found.deadlines) == len(iraq.deadlines())
    assert [dyad.sums for dyad in found.dyads] == list(iraq.network())
    assert found.notes == ()


def test_a_dyad_is_shown_with_events_between_its_sides(asked):
    found = asked()
    assert all(1 <= len(dyad.events) <= 3 for dyad in found.dyads)
    first = found.dyads[0]
    for event in first.events:
        assert first.sums["actor"] in {party["code"] for party in event["actors"]}


def test_the_last_word_on_an_issue_is_that_since_the_stance_changed(asked):
    (line,) = [p for p in asked().page.lines["positions"] if p["issue"] == "American draft"]
    course = [{**line, "id": str(n), "stance": s, "date": f"2003-01-0{n}"} for n, s in enumerate("soo", 1)]
    ((stand,),) = _stands(course).values()
    assert (stand.last["id"], stand.first["id"], stand.count) == ("3", "2", 2)


def test_issues_that_most_hold_a_position_on_come_first(asked):
    counts = [len(stands) for stands in asked().stands.values()]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 1


def test_filters_are_those_of_the_brief(asked):
    found = asked(since="2003-02", until="2003-02-10", actor="RUS")
    assert {line["article"]["published"] for line in found.statements} == {"2003-02-05"}
    assert {line["speaker"]["code"] for line in found.statements} == {"RUS"}
    assert {dyad.sums["actor"] for dyad in found.dyads} <= {"RUS"}
    assert {source.article["published"] for source in found.sources.articles} == {"2003-02-05"}


@pytest.mark.parametrize(
    ("most", "name", "part"),
    [
        ("EVENTS", "events", "events"),
        ("STATEMENTS", "statements", "statements"),
        ("DYADS", "dyads", "dyads"),
        ("FIGURES", "figures", "figures"),
        ("DEADLINES", "deadlines", "deadlines"),
    ],
)
def test_what_has_no_room_is_counted(most, name, part, asked, monkeypatch):
    total = len(getattr(asked(), part))
    monkeypatch.setattr(f"onrecord.views.report.content.{most}", 3)
    found = asked()
    assert len(getattr(found, part)) == 3
    assert (found.cuts[name].shown, found.cuts[name].total) == (3, total)
    assert any(f"3 of {total}; all of them: onrecord" in note for note in found.notes)


def test_stands_are_cut_by_issue(asked, monkeypatch):
    total = sum(map(len, asked().stands.values()))
    monkeypatch.setattr("onrecord.views.report.content.STANDS", 5)
    found = asked()
    assert sum(map(len, found.stands.values())) >= 5
    assert found.cuts["positions"].total == total
    assert str(found.cuts["positions"]).startswith("on the issues told of most, ")


def test_of_a_large_record_the_last_days_are_looked_at(asked, iraq, monkeypatch):
    monkeypatch.setattr("onrecord.views.report.content.EXTENT", 50)
    found = asked()
    assert len(found.page.articles) == 1
    lines = sum(iraq._record.counts()[kind] for kind in KINDS)
    told = rf"the page is about (\d+) of {lines} lines, those that came out since 2003-03-20; what was before: --until"
    about = re.fullmatch(told, found.extent)
    assert about and 0 < int(about[1]) <= 50
    assert {source.article["published"] for source in found.sources.articles} == {"2003-03-20"}


def test_undated_reports_are_in_the_page_unless_a_period_is_asked_for(tmp_path, words):
    with stored(tmp_path / "undated.db", hostile(None)) as record:
        assert len(gather(record, Filters(), words).events) == 1
        assert gather(record, Filters(since="2000"), words).events == []


def test_nothing_gives_an_empty_report(tmp_path, words):
    with stored(tmp_path / "empty.db") as record:
        found = gather(record, Filters(), words)
    assert (found.events, found.stands, found.sources.articles, found.notes) == ([], {}, [], ())
