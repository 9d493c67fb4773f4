"""The pages of the review: what they show, what they keep, and whose posts they refuse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.record import Record
from onrecord.schema import KINDS, Reading
from onrecord.web.app import application
from tests.web.conftest import HERE, record_of

ANN = {"coder": "ann", "queue": "random", "kind": "events", "seed": "1"}


@pytest.fixture
def path(reading: Reading, tmp_path: Path) -> Path:
    return record_of(tmp_path / "kenya.db", reading)


@pytest.fixture
def reviewing(path: Path) -> Iterator[TestClient]:
    with TestClient(application(path), base_url=HERE) as found:
        yield found


@pytest.fixture
def line(reading: Reading) -> str:
    return reading.events[0].id


def decided(path: Path) -> list[tuple[str, str, dict[str, str]]]:
    with Record.open(path, readonly=True) as record:
        return [(d.coder, d.verdict, dict(d.fields)) for one in record.reviewed() for d in one.decisions]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_line_has_its_fields_and_its_guide(reviewing, kind):
    html = reviewing.get("/review/line", params={**ANN, "kind": kind}).text
    assert f">{kind.removesuffix('s')}</p>" in html
    assert "<summary>Guide</summary><p>" in html
    assert 'data-key="e"' in html and 'class="mark' in html


def test_a_decision_is_kept_and_the_next_line_comes(reviewing, path, line):
    answer = reviewing.post("/review/decide", data={**ANN, "line": line, "verdict": "accept", "note": "clear"})
    assert answer.history[0].status_code == 303
    assert "Nothing left here" in answer.text
    assert decided(path) == [("ann", "accept", {})]
    assert "Undo" in answer.text
    again = reviewing.post("/review/undo", data=ANN)
    assert (decided(path), f'value="{line}"' in again.text) == ([], True)


def test_the_fields_of_the_line_are_not_those_of_the_queue(reviewing, path, line):
    """Both have a category: the one narrows the queue down, the other is corrected."""
    data = {**ANN, "category": "REJECT", "line": line, "verdict": "edit", "field-category": "REQUEST", "field-mode": ""}
    reviewing.post("/review/decide", data=data)
    assert decided(path) == [("ann", "edit", {"category": "REQUEST", "mode": ""})]


def test_what_cannot_stand_comes_back_as_it_was_written(reviewing, path, line):
    data = {**ANN, "line": line, "verdict": "edit", "field-date": "last week", "field-place": "Nairobi", "note": "hm"}
    answer = reviewing.post("/review/decide", data=data)
    assert answer.status_code == 422
    assert "date: &#39;last week&#39; is no day; write it as 2003-03-18" in answer.text
    assert 'value="last week"' in answer.text and 'value="Nairobi"' in answer.text and ">hm</textarea>" in answer.text
    assert decided(path) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("address", ["/review/decide", "/review/undo"])
def test_posts_of_other_sites_are_refused(reviewing, path, line, headers, address):
    reviewing.post("/review/decide", data={**ANN, "line": line, "verdict": "reject"})
    answer = reviewing.post(address, data={**ANN, "line": line, "verdict": "accept"}, headers=headers)
    assert answer.status_code == 403
    assert decided(path) == [("ann", "reject", {})]


def test_a_page_that_is_looked_at_decides_nothing(reviewing, path, line):
    assert reviewing.get("/review/decide", params={**ANN, "line": line, "verdict": "accept"}).status_code == 405
    assert decided(path) == []


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"coder": ""}, 400),
        ({"queue": "all"}, 400),
        ({"kind": "acts"}, 400),
        ({"seed": "x"}, 400),
        ({"seed": "9" * 40}, 400),
        ({"verdict": "maybe"}, 400),
        ({"line": "nowhere"}, 404),
        ({"take": "Z"}, 400),
    ],
)
def test_odd_forms_are_told(reviewing, path, line, changed, status):
    answer = reviewing.post("/review/decide", data={**ANN, "line": line, "verdict": "accept", **changed})
    assert answer.status_code == status
    assert decided(path) == []


def test_coders_do_not_see_each_other_before_a_dispute(reviewing, path, line):
    reviewing.post("/review/decide", data={**ANN, "line": line, "verdict": "reject", "note": "secret reason"})
    ben = {**ANN, "coder": "ben"}
    html = reviewing.get("/review/line", params=ben).text
    assert "secret reason" not in html and "ann" not in html.split("<main")[1].split("</main>")[0].split()
    reviewing.post("/review/decide", data={**ben, "line": line, "verdict": "edit", "field-status": "negated"})
    cyd = {**ANN, "coder": "cyd", "queue": "disputed"}
    html = reviewing.get("/review/line", params=cyd).text
    assert "In dispute" in html and "secret reason" in html and "<ins>negated</ins>" in html
    assert "ann" not in html.split("<main")[1].split() and "ben" not in html.split("<main")[1].split()
    letter = html.split("<ins>negated</ins>")[0].rsplit("<p><b>", 1)[1][0]
    reviewing.post("/review/decide", data={**cyd, "line": line, "take": letter})
    assert decided(path)[-1] == ("cyd", "edit", {"status": "negated"})
    results = reviewing.get("/review/results").text
    assert "1 adjudicated" in results


def test_hostile_words_show_as_text(hostile_path):
    with TestClient(application(hostile_path), base_url=HERE) as client:
        for kind in KINDS:
            html = client.get("/review/line", params={**ANN, "kind": kind, "coder": "<script>x</script>"}).text
            assert "<script>x" not in html and "<script>alert" not in html
            assert "\u202e" not in html


def test_a_record_that_cannot_be_written_is_told(reviewing, path, line, monkeypatch):
    from onrecord.errors import RecordError

    def refuse(*_: object, **__: object) -> None:
        raise RecordError("kenya.db: file or folder cannot be written")

    monkeypatch.setattr("onrecord.review.review.Record.open", refuse)
    answer = reviewing.post("/review/decide", data={**ANN, "line": line, "verdict": "accept"})
    assert (answer.status_code, "cannot be written" in answer.text) == (503, True)
