"""Reviewed articles become gold codings, and the scorer counts what was decided and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord.evaluate.gold import read_golds
from onrecord.evaluate.score import score
from onrecord.record import Record
from onrecord.review import Queue, Review
from onrecord.schema import KINDS, Article
from onrecord.serialise import to_json
from tests.record.strategies import example

from .conftest import decide_all


def golds_of(review, folder, **more):
    written = review.export(folder, **more)
    return written, {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}


def events(review):
    """The ids of the threat and the meeting of the first article."""
    found = review.record.rows("events")
    first = [line for line in found if line["article"]["published"] == "2003-03-18"]
    return {line["category"]: line["id"] for line in first}


def test_the_score_counts_what_was_decided(review, tmp_path):
    found = events(review)
    review.judge(found["THREATEN"], "ann", "edit", {"category": "ACCUSE", "recipients": "Baghdad=IRQ"})
    review.judge(found["CONSULT"], "ann", "reject")
    written, data = golds_of(review, tmp_path / "gold")
    assert (written.articles, written.decided, written.rejected, written.optional) == (1, 2, 1, 5)
    (gold,) = data.values()
    assert [(line["event"], line["trigger"], line["coders"]) for line in gold["events"]] == [
        ("ACCUSE", "threatened", ["ann"])
    ]
    assert gold["rejected"][0]["line"]["id"] == found["CONSULT"]
    assert all(line["optional"] for kind in KINDS[1:] for line in gold[kind])
    readings = [to_json(reading) for reading in review.record.readings()]
    scores = score(readings, read_golds(tmp_path / "gold"))
    assert scores["category"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "predicted": 2, "gold": 1}
    assert scores["dyad"] == {"precision": 0.5, "recall": 1.0, "f1": 0.6667, "predicted": 2, "gold": 1}
    for name in ("statement", "position", "deadline", "figure"):
        assert scores[name]["predicted"] == scores[name]["gold"] == 0


def test_what_everybody_kept_scores_in_full(review, tmp_path):
    for kind in KINDS:
        decide_all(review, Queue("ann", kind=kind))
    written, _ = golds_of(review, tmp_path / "gold", complete=True)
    assert (written.articles, written.decided, written.optional) == (3, 21, 0)
    scores = score([to_json(reading) for reading in review.record.readings()], read_golds(tmp_path / "gold"))
    for name in ("triple", "statement", "position", "deadline", "figure"):
        assert (scores[name]["f1"], scores[name]["gold"]) == (1.0, scores[name]["predicted"]), name
    assert (scores["status"], scores["date"], scores["according_to"], scores["sector"]) == (1.0, 1.0, 1.0, 1.0)


def test_what_is_in_dispute_counts_neither_way(review, tmp_path):
    line = events(review)["THREATEN"]
    review.judge(line, "ann", "reject")
    review.judge(line, "ben", "accept")
    review.judge(events(review)["CONSULT"], "ann", "accept")
    _, data = golds_of(review, tmp_path / "gold")
    (gold,) = data.values()
    assert [(one["event"], one.get("optional", False)) for one in gold["events"]] == [
        ("CONSULT", False),
        ("THREATEN", True),
    ]
    assert golds_of(review, tmp_path / "complete", complete=True)[0].articles == 0


def test_a_correction_is_gold_when_the_line_is_gone(path, tmp_path):
    with Review.open(path) as review:
        line = events(review)["THREATEN"]
        review.judge(line, "ann", "edit", {"status": "hypothetical"})
        reading = next(iter(review.record.readings()))
        without = replace(reading, events=reading.events[:1])
        review.record.add(without, review.record.begin_run({}, "c2"))
        _, data = golds_of(review, tmp_path / "gold")
        (gold,) = data.values()
        assert [(one["event"], one["status"]) for one in gold["events"]][1:] == [("THREATEN", "hypothetical")]
        scores = score([to_json(without)], read_golds(tmp_path / "gold"))
        assert (scores["category"]["recall"], scores["category"]["gold"]) == (0.0, 1)


def test_corrections_of_a_text_that_is_gone_are_told(path, tmp_path):
    with Review.open(path) as review:
        review.judge(events(review)["THREATEN"], "ann", "accept")
        review.record.add(example("2003-04-01", source="2003-03-18.txt"), review.record.begin_run({}, "c1"))
        written, data = golds_of(review, tmp_path / "gold")
        assert (written.articles, written.gone, data) == (0, 1, {})


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_are_kept_so_that_places_are(tmp_path, end):
    model = example()
    text = model.article.text.replace(". ", f".{end}")
    made = Article.of(text, published="2003-03-18", source="ends.txt")
    event = model.events[0]
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(
            replace(model, article=made, sentences=model.sentences[:1], events=(event,), statements=(), positions=(),
                    deadlines=(), figures=(), dropped=()),
            record.begin_run({}, "c1"),
        )  # fmt: skip
        review = Review(record)
        review.judge(event.id, "ann", "accept")
        review.export(tmp_path / "gold")
    (gold,) = read_golds(tmp_path / "gold")
    assert gold.text == text
