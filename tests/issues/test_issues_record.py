"""Issues on a record: gathered, named, joined and split, and so again after coding anew."""

import pytest

from onrecord.codebook.codebook import load
from onrecord.errors import RecordError
from onrecord.issues.vectors import alike
from onrecord.record import Decision, Record

from .samples import reading

STANDS = [
    ("RUS", "oppose", "military action against Iraq"),
    ("FRA", "oppose", "the war on Iraq"),
    ("USA", "support", "a tunnel to Sakhalin"),
    ("CHN", "support", "a bridge"),
]


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "x.db") as opened:
        opened.add(reading("2003-03-05", STANDS), opened.begin_run({}, load(None).hash))
        yield opened


def gathered(record):
    return {issue["issue"]: {one["wording"] for one in issue["wordings"]} for issue in record.issues()}


def decide(record, act, subject, value=""):
    record.decide(Decision("issues", act, subject, value))


def test_wordings_of_one_issue_are_gathered(record):
    found = gathered(record)
    assert found["military action against Iraq"] == {"military action against Iraq", "the war on Iraq"}
    assert set(found) == {"military action against Iraq", "a tunnel to Sakhalin", "a bridge"}


def test_joined_named_and_split_issues_outlast_coding_anew(record):
    decide(record, "join", "a bridge", "a tunnel to sakhalin")
    decide(record, "name", "a bridge", "the crossing")
    decide(record, "split", "the war on iraq")
    expected = {
        "the crossing": {"a bridge", "a tunnel to Sakhalin"},
        "the war on Iraq": {"the war on Iraq"},
        "military action against Iraq": {"military action against Iraq"},
    }
    assert gathered(record) == expected
    record.add(reading("2003-03-05", STANDS), record.begin_run({}, "another codebook"))
    assert gathered(record) == expected
    assert {one["actor"]["code"] for one in record.stances(issue=record.issue("The Crossing"))} == {"USA", "CHN"}
    assert {one["actor"]["code"] for one in record.stances(issue=record.issue("the war on Iraq"))} == {"FRA"}


def test_what_was_said_can_be_taken_back(record):
    before = gathered(record)
    decide(record, "split", "the war on iraq")
    assert gathered(record) != before
    assert record.forget("issues", "the war on iraq") == 1
    assert gathered(record) == before


def test_a_few_words_of_a_name_are_enough(record):
    assert record.issue("against iraq").name == "military action against Iraq"
    assert record.issue("A Bridge").name == "a bridge"


def test_an_issue_that_is_not_there_is_told_with_those_that_are_like_it(record):
    with pytest.raises(RecordError, match="military action against Iraq"):
        record.issue("military parades")


def test_vectors_only_propose():
    made = {"war": (1.0, 0.0), "attack": (0.9, 0.1), "bridge": (0.0, 1.0)}
    found = alike(list(made), lambda wordings: [made[one] for one in wordings])
    assert [(one, other) for one, other, _ in found] == [("war", "attack")]
