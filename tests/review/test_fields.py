"""Fields of every kind of line are shown as text, corrected from text and checked."""

from __future__ import annotations

import pytest

from onrecord.errors import InputError
from onrecord.record.lines import lines
from onrecord.review import party
from onrecord.review.check import changes
from onrecord.review.choices import choices
from onrecord.review.fields import FIELDS, corrected, keys, values
from onrecord.schema import KINDS
from onrecord.serialise import line_json
from tests.record.strategies import TEXT, example

READING = example()
LINES = {kind: line_json(line) for kind, _, line in reversed(list(lines(READING)))}


def check(kind, given):
    return changes(kind, LINES[kind], given, choices(), TEXT)


def test_every_kind_has_fields():
    assert tuple(FIELDS) == KINDS


def test_fields_are_shown_as_text():
    assert values("events", LINES["events"], TEXT) == {
        "category": "CONSULT",
        "mode": "",
        "status": "actual",
        "actors": "Vladimir Putin=RUS:GOV",
        "recipients": "George Bush=USA:GOV",
        "date": "2003-03-17",
        "place": "",
        "according_to": "",
        "contexts": "diplomatic",
    }
    assert values("positions", LINES["positions"], TEXT)["actor"] == "Russia=RUS:GOV"
    assert values("figures", LINES["figures"], TEXT)["value"] == "250000"
    said = line_json(READING.statements[1])
    assert values("statements", said, TEXT)["content"] == "We give Saddam 48 hours ... He must leave"


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        ("events", {"category": "reject", "mode": "MEET"}, {"category": "REJECT", "mode": "meet"}),
        ("events", {"actors": "Bush threatened=USA"}, {"actors": "Bush threatened=USA"}),
        ("events", {"date": ""}, {"date": ""}),
        ("events", {"contexts": "military, legal"}, {"contexts": "military, legal"}),
        ("statements", {"content": "Russia opposes ... against Iraq"}, {"content": "Russia opposes ... against Iraq"}),
        ("statements", {"form": "Indirect"}, {"form": "indirect"}),
        ("positions", {"stance": "conditional", "condition": "proof"}, {"stance": "conditional", "condition": "proof"}),
        ("deadlines", {"due": "2003-03-20"}, {"due": "2003-03-20"}),
        ("figures", {"value": "25e4", "unit": "troops"}, {"value": "25e4", "unit": "troops"}),
        ("figures", {"unit": "people"}, {}),
    ],
)
def test_what_may_stand_is_kept(kind, given, kept):
    assert check(kind, given) == kept
    corrected(kind, LINES[kind], kept, TEXT)


@pytest.mark.parametrize(
    ("kind", "given", "why"),
    [
        ("events", {"verb": "x"}, "verb: no field of events; the fields are category"),
        ("events", {"category": "MEET"}, "'MEET' is not one of its values; choose from AGREE"),
        ("events", {"category": ""}, "category: is empty; a line without it is no line: reject it instead"),
        ("events", {"category": "AGREE", "mode": "meet"}, "leave it empty: this category has none"),
        ("events", {"date": "17 March"}, "'17 March' is no day; write it as 2003-03-18"),
        ("events", {"date": "20030317"}, "is no day"),
        ("events", {"actors": "Bush=USSA:GOV"}, "there is no code 'USSA'"),
        ("events", {"actors": "Bush=USA:XXX"}, "there is no sector 'XXX'"),
        ("events", {"contexts": "war"}, "there is no context 'war'"),
        ("statements", {"content": "what nobody said"}, "'what nobody said' is not in the text"),
        ("deadlines", {"due": "soon"}, "'soon' is no day or hour"),
        ("figures", {"value": "many"}, "'many' is no number"),
        ("figures", {"value": "inf"}, "'inf' is no number"),
    ],
)
def test_what_may_not_is_told(kind, given, why):
    with pytest.raises(InputError, match=why.replace("(", r"\(")):
        check(kind, given)


def test_a_mode_goes_with_its_category():
    machine = {**LINES["events"], "mode": "visit"}
    assert changes("events", machine, {"category": "AGREE"}, choices(), TEXT) == {"category": "AGREE", "mode": ""}
    assert changes("events", machine, {"status": "future"}, choices(), TEXT) == {"status": "future"}


def test_a_correction_changes_its_field_alone():
    line = corrected("statements", LINES["statements"], {"content": "military action"}, TEXT)
    start = TEXT.index("military action")
    assert line["content"] == [{"start": start, "end": start + len("military action")}]
    assert {**line, "content": None} == {**LINES["statements"], "content": None}


def test_coders_agree_in_codes_not_in_words():
    shown = values("events", LINES["events"], TEXT)
    other = {**shown, "actors": "the Kremlin=RUS:GOV", "contexts": "Diplomatic"}
    assert keys("events", shown) == keys("events", other)
    assert keys("events", shown) != keys("events", {**shown, "actors": "the Kremlin=-:GOV"})


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Colin Powell=USA:GOV", [("Colin Powell", "USA", "GOV")]),
        ("the West=-:UNK; RUS", [("the West", None, "UNK"), ("", "RUS", None)]),
        ("two sides;", [("two sides", None, None)]),
        ("", []),
    ],
)
def test_parties_are_read_as_they_are_written(words, read):
    found = party.read(words)
    assert [(one["text"], one["code"], one["sector"]) for one in found] == read
    assert party.read(party.written(found)) == found


def test_signs_of_the_notation_in_an_article_do_not_break_it():
    odd = party.written([{"text": "A = B; C", "code": "RUS", "sector": "GOV"}])
    assert [(one["text"], one["code"]) for one in party.read(odd)] == [("A B, C", "RUS")]


def test_a_number_that_a_coder_gives_is_no_longer_vague():
    line = {"value": 12.0, "vague": True, "text": "dozens", "unit": "people", "what": "people"}
    assert corrected("figures", line, {"value": "14"}, "") == {**line, "value": 14.0, "vague": False}
