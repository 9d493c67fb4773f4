"""The reading format."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from record.strategies import example, readings

from onrecord.errors import InputError
from onrecord.schema import Reading, Span
from onrecord.serialise import dumps, from_json, to_json

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
KEYS = ["article", "sentences", "events", "statements", "positions", "deadlines", "figures", "dropped"]

# A reading with the keys of the fixed format and no others.
FIXED = """
{"article": {"id": "a", "title": "t", "published": "2003-03-18", "publisher": "AP", "url": null,
             "source": "path/given.txt"},
 "sentences": [[0, 181], [182, 310]],
 "events": [{"id": "e", "ontology": "plover-2.0", "category": "CONSULT", "mode": "phone",
   "contexts": ["diplomatic"], "status": "actual", "quad": "verbal cooperation", "intensity": 1.5,
   "date": "2003-03-18", "date_text": "Tuesday", "place": null,
   "trigger": {"start": 190, "end": 199, "text": "discussed"},
   "actors": [{"start": 170, "end": 188, "text": "The Russian leader", "name": "Vladimir Putin",
               "code": "RUS", "plover": "RUS", "sector": "GOV", "role": "president of Russia"}],
   "recipients": [], "according_to": null, "sentence": 1, "cameo": "041",
   "confidence": 0.93, "made_by": "verbs/en.csv:212"}],
 "statements": [{"id": "s", "speaker": {"start": 0, "end": 1, "text": "…", "name": "…", "code": "RUS",
      "sector": "GOV"}, "cue": {"start": 0, "end": 1, "text": "said"},
   "content": [{"start": 0, "end": 1}], "form": "direct", "via": "Interfax", "to": null,
   "date": "2003-03-18", "confidence": 0.9, "made_by": "…"}],
 "positions": [{"id": "p", "actor": {"name": "…", "code": "RUS"}, "person": null,
   "issue": "military action against Iraq", "stance": "oppose", "condition": null,
   "evidence": [{"start": 0, "end": 1}], "confidence": 0.8, "made_by": "…"}],
 "deadlines": [{"id": "d", "what": "…", "due": "2003-03-19", "set_by": {"code": "USA"},
   "binds": {"code": "IRQ"}, "evidence": [{"start": 5, "end": 9}], "confidence": 0.9, "made_by": "…"}],
 "figures": [{"id": "f", "value": 7e9, "unit": "USD", "what": "…", "according_to": null,
   "evidence": [{"start": 0, "end": 1}], "confidence": 0.9, "made_by": "…"}],
 "dropped": [{"stage": "events", "reason": "…", "start": 0, "end": 1}]}
"""


@QUICK
@given(readings())
def test_a_reading_comes_back_whole(reading):
    assert from_json(to_json(reading, text=True)) == reading


@QUICK
@given(readings())
def test_without_text_only_the_text_is_missing(reading):
    back = from_json(to_json(reading))
    assert back == replace(reading, article=replace(reading.article, text=""))
    assert to_json(back) == to_json(reading)


@QUICK
@given(readings())
def test_a_reading_is_one_line_of_json(reading):
    line = dumps(reading, text=True)
    assert len(line.splitlines()) == 1
    assert line.encode("utf-8")
    assert from_json(json.loads(line)) == reading


def test_halves_of_characters_can_be_written():
    reading = Reading(replace(example().article, title="\ud83d \u2028"))
    assert json.loads(dumps(reading).encode())["article"]["title"] == "\ud83d \u2028"


def matches(fixed, ours):
    """Whether all keys of the fixed format are there, with the same values."""
    if isinstance(fixed, dict):
        return all(key in ours and matches(value, ours[key]) for key, value in fixed.items())
    if isinstance(fixed, list):
        return len(fixed) == len(ours) and all(map(matches, fixed, ours))
    return fixed == ours


def test_the_fixed_format_is_read_and_written():
    fixed = json.loads(FIXED)
    written = to_json(from_json(fixed))
    assert list(written) == KEYS == list(fixed)
    assert matches(fixed, written)


def test_keys_of_the_fixed_format_keep_their_order():
    fixed, written = json.loads(FIXED), to_json(from_json(json.loads(FIXED)))
    for kind in ("events", "statements", "positions", "deadlines", "figures", "dropped"):
        ours, theirs = written[kind][0], list(fixed[kind][0])
        assert [key for key in ours if key in theirs] == theirs


def test_a_party_without_a_place_rests_on_the_evidence():
    reading = from_json(json.loads(FIXED))
    assert reading.deadlines[0].set_by.span == Span(5, 9)
    assert reading.events[0].evidence == (Span(190, 199),)


def test_confidence_has_two_decimals():
    line = example().events[0]
    made_by = replace(line.made_by, confidence=0.123456)
    assert to_json(replace(example(), events=(replace(line, made_by=made_by),)))["events"][0]["confidence"] == 0.12


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({}, "lacks 'article'"),
        ([], "reading: is no reading"),
        ({"article": {"id": "a7"}}, "reading of a7: lacks 'sentences'"),
        ({**json.loads(FIXED), "sentences": [[3, 2]]}, "a span needs"),
        ({**json.loads(FIXED), "events": [{}]}, "reading of a: lacks"),
        ({**json.loads(FIXED), "figures": None}, "is no reading"),
    ],
)
def test_what_is_no_reading_is_named(data, problem):
    with pytest.raises(InputError, match=problem):
        from_json(data)
