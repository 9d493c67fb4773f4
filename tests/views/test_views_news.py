from __future__ import annotations

from dataclasses import replace

import onrecord
from onrecord.record import Record
from onrecord.schema import Article, Reading
from onrecord.views.news import moved, news


def test_a_reading_is_told_line_by_line(reading):
    heading, *lines = news(reading, 110).splitlines()
    assert heading == "2021-03-17 Reuters Kenya <rejects> talks in/kenya.txt"
    assert [line.split()[0] for line in lines] == ["event", "statement", "position", "deadline", "figure"]
    assert "KEN REJECT/meet SOM" in lines[0] and "“rejected”" in lines[0]
    assert lines[0].endswith(reading.events[0].id[:8])
    assert "Amina Odhiambo (KEN)" in lines[1] and "We will wait until Friday," in lines[1]
    assert "oppose: talks with Somalia" in lines[2]
    assert "2021-03-19" in lines[3]
    assert "3,000,000 people" in lines[4]


def test_the_lines_fit(reading):
    for width in (60, 80, 160):
        assert max(map(len, news(reading, width).splitlines())) <= width


def test_a_person_holds_the_position_that_is_his_own(reading):
    own = replace(reading.positions[0], person="Amina Odhiambo")
    assert "Amina Odhiambo (KEN)  oppose" in news(replace(reading, statements=(), positions=(own,)), 110)


def test_an_event_that_did_not_happen_says_so(reading):
    event = replace(reading.events[0], status="negated")
    assert "KEN REJECT/meet SOM (negated)" in news(replace(reading, events=(event,)), 120)


def test_a_reading_without_lines_says_so():
    bare = Reading(Article.of("Nothing much.", source="a.txt"))
    assert news(bare, 80).splitlines() == ["no date a.txt", "  nothing for the record in it"]


def test_who_moved_by_it_is_told(reading, tmp_path):
    other = Article.of(reading.article.text, published="2021-03-19", source="in/later.txt")
    position = replace(reading.positions[0], id="f" * 16, date="2021-03-18", stance="support", condition=None)
    later = Reading(other, reading.sentences, positions=(position,))
    with Record.open(tmp_path / "x.db") as record:
        run = record.begin_run({}, "c1")
        for one in (reading, later):
            record.add(one, run)
    with onrecord.open(tmp_path / "x.db") as opened:
        assert moved(opened, reading) == []
        assert moved(opened, Reading(other)) == []
        (line,) = [line for line in news(later, 120, moved(opened, later)).splitlines() if "moved" in line]
    assert line.split("  ", 2)[1].startswith("moved")
    assert "2021-03-18" in line and "oppose (2021-03-16) → support: talks with Somalia" in line
