"""Decisions are kept beside the lines, the latest of a coder counts, and undoing takes it away."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record import Draw, Judgement, Record, Refused, Source

from .strategies import example

LINES = [line.id for line in (*example().events, *example().statements, *example().positions)]


def record_at(path):
    record = Record.open(path)
    record.add(example(), record.begin_run({}, "c1"))
    return record


@pytest.fixture
def record(tmp_path):
    with record_at(tmp_path / "onrecord.db") as found:
        yield found


@st.composite
def decisions(draw):
    verdict = draw(st.sampled_from(["accept", "reject", "edit", "skip", "note"]))
    fields = {"status": draw(st.sampled_from(["future", "negated"]))} if verdict == "edit" else {}
    note = draw(st.sampled_from(["why?", "two acts"])) if verdict == "note" else None
    return draw(st.sampled_from(LINES)), Judgement(draw(st.sampled_from(["ann", "ben"])), verdict, fields, note)


def state(record):
    """Everything that can be asked about the review, but for the time at which something was decided."""
    found = record.reviewed()
    told = [(one.line, one.kind, [(d.coder, d.verdict, d.fields, d.note) for d in one.decisions]) for one in found]
    return told, [record.drawn(Draw(coder), 9) for coder in ("ann", "ben")]


@settings(max_examples=40, deadline=None)
@given(st.lists(decisions(), max_size=8), st.lists(decisions(), max_size=4))
def test_undoing_restores_what_was(tmp_path_factory, before, after):
    with record_at(tmp_path_factory.mktemp("undo") / "onrecord.db") as record:
        for line, decision in before:
            record.judge(line, decision)
        was = state(record)
        for line, decision in after:
            record.judge(line, decision)
        for _, decision in reversed(after):
            assert record.undo(decision.coder) is not None
        assert state(record) == was


def test_what_was_decided_is_kept_with_what_the_machine_had(record):
    edit = Judgement("ann", "edit", {"category": "ACCUSE"}, "no threat", Source("random", "THREATEN", 7))
    record.judge(LINES[1], edit)
    (one,) = record.reviewed("events")
    assert (one.article, one.trigger, one.line) == (example().article.id, "threatened", LINES[1])
    assert one.span.of(example().article.text) == "threatened"
    (kept,) = one.decisions
    assert (kept.fields, kept.note, kept.source) == (edit.fields, edit.note, edit.source)
    assert kept.machine["category"] == "THREATEN"
    assert kept.decided.endswith("+00:00")
    assert record.reviewed("figures") == []


def test_nothing_is_undone_twice_and_nobody_undoes_for_another(record):
    record.judge(LINES[0], Judgement("ann", "accept"))
    assert record.undo("ben") is None
    undone = record.undo("ann")
    assert undone is not None and undone.line == LINES[0]
    assert record.undo("ann") is None
    assert record.reviewed() == []


def test_a_line_that_is_not_there_is_refused(record):
    with pytest.raises(Refused, match="there is no line nowhere"):
        record.judge("nowhere", Judgement("ann", "accept"))


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (("ann", "edit"), "an edit changes fields"),
        (("ann", "accept", {"status": "future"}), "nothing else does"),
        (("ann", "note"), "a note needs words"),
        (("ann", "maybe"), "unknown verdict 'maybe'"),
    ],
)
def test_a_decision_holds_together(wrong, why):
    with pytest.raises(ValueError, match=why):
        Judgement(*wrong)


@pytest.mark.parametrize(
    "columns",
    [
        {"verdict": "'maybe'"},
        {"coder": "' '"},
        {"fields": "'{}'", "verdict": "'edit'"},
        {"verdict": "'note'"},
        {"queue": "'elsewhere'"},
        {"machine": "'no json'"},
    ],
)
def test_the_tables_refuse_what_makes_no_sense(record, columns):
    record.judge(LINES[0], Judgement("ann", "accept"))
    changed = ", ".join(f"{name} = {value}" for name, value in columns.items())
    with pytest.raises(sqlite3.IntegrityError):
        record._connection.execute(f"UPDATE verdicts SET {changed}")


def test_the_order_of_drawing_can_be_had_again(tmp_path):
    with Record.open(tmp_path / "onrecord.db") as record:
        run = record.begin_run({}, "c1")
        for day in range(10, 30):
            record.add(example(f"2003-03-{day}", source=f"{day}.txt"), run)
        first = record.drawn(Draw("ann", seed=1), 40)
        assert sorted(first) == sorted(line["id"] for line in record.rows("events"))
        assert record.drawn(Draw("ben", seed=1), 40) == first
        orders = {tuple(record.drawn(Draw("ann", seed=seed), 40)) for seed in range(12)}
        assert len(orders) > 6
        record.judge(first[0], Judgement("ann", "accept"))
        record.judge(first[1], Judgement("ann", "note", note="hm"))
        assert record.drawn(Draw("ann"), 40) == first[1:]
        assert record.drawn(Draw("ben"), 2) == first[:2]
        assert (record.to_draw(Draw("ann")), record.to_draw(Draw("ben"))) == (39, 40)
        doubtful = record.drawn(Draw("ben", order="doubtful"), 40)
        sure = {line["id"]: line["confidence"] for line in record.rows("events")}
        assert [sure[id] for id in doubtful] == [0.6] * 20 + [0.9] * 20


def test_lines_are_drawn_by_category_and_by_rule(record):
    events = {line["id"]: line for line in record.rows("events")}
    (threat,) = record.drawn(Draw("ann", category="threaten"), 9)
    assert events[threat]["category"] == "THREATEN"
    assert sorted(record.drawn(Draw("ann", rule="verbs/en.csv"), 9)) == sorted(events)
    assert sorted(record.drawn(Draw("ann", rule="verbs/en.csv:212"), 9)) == sorted(events)
    assert record.drawn(Draw("ann", rule="verbs/en.csv:21"), 9) == []
    assert record.drawn(Draw("ann", rule="verbs/en"), 9) == []
