"""What differs between two records."""

from dataclasses import replace

from onrecord.record import Record
from onrecord.record.diff import Field, diff

from .strategies import BAGHDAD, example


def recorded(path, *readings):
    record = Record.open(path)
    run = record.begin_run({}, path.name)
    for reading in readings:
        record.add(reading, run)
    return record


def test_nothing_differs_in_the_same_readings(tmp_path):
    with recorded(tmp_path / "a", example()) as old, recorded(tmp_path / "b", example()) as new:
        assert diff(old, new) == []


def test_lines_added_removed_and_changed(tmp_path):
    reading = example()
    told, threat = reading.events
    recoded = replace(
        reading,
        events=(replace(told, category="DEMAND", recipients=(*told.recipients, BAGHDAD)),),
        figures=(),
    )
    with recorded(tmp_path / "a", reading) as old, recorded(tmp_path / "b", recoded) as new:
        forth, back = diff(old, new), diff(new, old)
    assert [(change.what, change.kind, change.id) for change in forth] == [
        ("changed", "events", told.id),
        ("removed", "events", threat.id),
        ("removed", "figures", reading.figures[0].id),
    ]
    assert [change.what for change in back] == ["changed", "added", "added"]
    fields = forth[0].fields
    assert fields[0] == Field("category", "CONSULT", "DEMAND")
    assert Field("recipients.1.code", None, "IRQ") in fields
    assert forth[0].line["category"] == "DEMAND"
    assert forth[1].line["category"] == "THREATEN"
    assert forth[1].article["title"] == "Putin warns"
    assert {field.old for field in back[0].fields} == {field.new for field in fields}


def test_articles_of_one_record_only(tmp_path):
    late, early = example("2003-03-20", source="late"), example("2003-03-18", source="early")
    with recorded(tmp_path / "a", late) as old, recorded(tmp_path / "b", early) as new:
        changes = diff(old, new)
    assert [change.what for change in changes] == ["added"] * 7 + ["removed"] * 7
    assert [change.kind for change in changes[:3]] == ["events", "events", "statements"]
