"""Queues, decisions, disputes, and what they come to, on a record of three tellings."""

from __future__ import annotations

import pytest
from scipy.stats import beta

from onrecord.errors import InputError, OnrecordError
from onrecord.review import Queue, Review
from onrecord.review.agreement import Agreement
from onrecord.review.outcome import State

from .conftest import decide_all

ANN, BEN = Queue("ann"), Queue("ben")
DISPUTES = Queue("cyd", "disputed")


def by_category(review: Review) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in review.record.rows("events"):
        found.setdefault(line["category"], []).append(line["id"])
    return found


def test_a_queue_is_gone_through_once(review):
    seen = decide_all(review, ANN)
    assert sorted(seen) == sorted(line["id"] for line in review.record.rows("events"))
    assert (review.left(ANN), review.left(BEN)) == (0, 6)
    assert decide_all(review, BEN) == seen


def test_a_task_shows_the_sentence_with_those_around_it(review):
    line = by_category(review)["THREATEN"][0]
    data = review.task(line, ANN).to_json()
    assert data["before"].startswith("Vladimir Putin told")
    assert data["sentence"] == "Bush threatened Baghdad with war, Interfax reported."
    assert data["after"] == "“We give Saddam 48 hours,” the president said."
    assert data["fields"]["actors"] == "Bush threatened=USA:GOV"
    assert data["fields"]["according_to"] == "Interfax"


def test_coders_do_not_see_each_other(review):
    line = review.next(ANN).line.id
    review.judge(line, "ben", "reject", note="no act")
    review.judge(line, "dee", "accept")
    task = review.task(line, ANN)
    assert (task.own, task.choices) == (None, ())
    assert "ben" not in str(task.to_json()) and "no act" not in str(task.to_json())
    assert review.task(line, BEN).own.verdict == "reject"


def test_a_dispute_is_settled_without_knowing_who_said_what(review):
    line = review.next(ANN).line.id
    review.judge(line, "ann", "edit", {"status": "Future"}, source=ANN.source)
    review.judge(line, "ben", "accept", source=BEN.source)
    assert review.upcoming(DISPUTES, 9) == [line]
    task = review.next(DISPUTES)
    assert [choice.name for choice in task.choices] == ["A", "B"]
    assert sorted(choice.fields["status"] for choice in task.choices) == ["actual", "future"]
    assert "ann" not in str(task.to_json())
    review.judge(line, "cyd", "edit", {"status": "negated"}, source=DISPUTES.source)
    assert review.next(DISPUTES) is None
    ((_, state, coded),) = review.settled("events")
    assert (state, coded.line["status"], coded.line["category"]) == (
        State.ADJUDICATED,
        "negated",
        coded.decision.machine["category"],
    )
    review.undo("cyd")
    assert review.upcoming(DISPUTES, 9) == [line]


def test_a_dispute_that_is_skipped_is_not_offered_again_to_who_skipped_it(review):
    line = review.next(ANN).line.id
    review.judge(line, "ann", "accept")
    review.judge(line, "ben", "reject")
    review.judge(line, "cyd", "skip", source=DISPUTES.source)
    assert review.left(DISPUTES) == 0
    assert review.left(Queue("dee", "disputed")) == 1


def test_those_who_skip_are_in_no_dispute(review):
    line = review.next(ANN).line.id
    review.judge(line, "ann", "reject")
    review.judge(line, "ben", "skip")
    assert [state for _, state, _ in review.settled("events")] == [State.DECIDED]


def test_an_edit_that_changes_nothing_accepts(review):
    line = by_category(review)["CONSULT"][0]
    assert review.judge(line, "ann", "edit", {"category": "consult", "date": " 2003-03-17"}).verdict == "accept"


def test_a_decision_takes_the_beginning_of_an_id(review):
    line = review.next(ANN).line.id
    review.judge(line[:8], "ann", "accept")
    assert line not in review.upcoming(ANN, 9)


def test_what_cannot_stand_is_told(review):
    line = review.next(ANN).line.id
    with pytest.raises(InputError, match="status: 'perhaps' is not one of its values; choose from actual"):
        review.judge(line, "ann", "edit", {"status": "perhaps"})
    with pytest.raises(OnrecordError, match="there is no line nowhere"):
        review.judge("nowhere", "ann", "accept")
    with pytest.raises(OnrecordError, match="a note needs words"):
        review.judge(line, "ann", "note", note=" ")
    with pytest.raises(OnrecordError, match="a coder needs a name"):
        review.judge(line, " ", "accept")
    assert review.record.reviewed() == []


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ({"coder": ""}, "a coder needs a name"),
        ({"coder": "a\x1b[2J"}, "a coder needs a name"),
        ({"coder": "ann", "name": "all"}, "there is no queue 'all'"),
        ({"coder": "ann", "kind": "acts"}, "no lines of kind 'acts'"),
        ({"coder": "ann", "kind": "figures", "category": "AID"}, "figures have no category"),
        ({"coder": "ann", "name": "rule"}, "needs a rule"),
        ({"coder": "ann", "rule": "cues.csv:1"}, "no other queue takes one"),
    ],
)
def test_a_queue_holds_together(wanted, why):
    with pytest.raises(OnrecordError, match=why):
        Queue(**wanted)


def test_precision_comes_from_the_random_queue_alone(review):
    threats, meetings = by_category(review)["THREATEN"], by_category(review)["CONSULT"]
    review.judge(threats[0], "ann", "accept", source=ANN.source)
    review.judge(threats[1], "ann", "edit", {"status": "negated"}, source=ANN.source)
    review.judge(threats[2], "ann", "edit", {"category": "ACCUSE"}, source=ANN.source)
    review.judge(meetings[0], "ann", "reject", source=Queue("ann", category="CONSULT").source)
    review.judge(meetings[1], "ann", "accept", source=Queue("ann", "doubtful").source)
    review.judge(meetings[2], "ann", "skip", source=ANN.source)
    found = review.precision("events")
    rows = {row.name: row for row in found.rows}
    assert list(rows) == ["CONSULT", "THREATEN", "all"]
    assert (rows["CONSULT"].lines, rows["CONSULT"].right.share) == (1, 0.0)
    assert (rows["THREATEN"].right.share, rows["THREATEN"].exact.share) == (pytest.approx(2 / 3), pytest.approx(1 / 3))
    bounds = beta(2.5, 1.5).interval(0.95)
    assert (rows["THREATEN"].right.low, rows["THREATEN"].right.high) == pytest.approx(bounds)
    assert (rows["CONSULT"].right.low, rows["CONSULT"].right.high) == (0.0, pytest.approx(0.8533, abs=1e-4))
    assert rows["all"].lines == 3
    assert (found.disputed, found.skipped) == (0, 1)
    review.judge(threats[0], "ben", "reject", source=BEN.source)
    found = review.precision("events")
    assert (found.disputed, found.rows[-1].lines) == (1, 2)


def test_agreement_is_told_field_by_field(review):
    lines = review.upcoming(ANN, 9)
    for i, line in enumerate(lines):
        review.judge(line, "ann", "accept")
        review.judge(line, "ben", "reject" if i == 0 else "accept")
    found = {one.field: one for one in review.agreement("events")}
    assert (found["line"].lines, found["line"].same) == (6, pytest.approx(5 / 6))
    assert found["line"].alpha == pytest.approx(0.0)
    assert (found["category"].lines, found["category"].alpha) == (5, 1.0)
    assert found["mode"] == Agreement("mode", 5, 1.0, None, None, None)
    assert review.agreement("events") == review.agreement("events")
    assert review.agreement("figures") == []
