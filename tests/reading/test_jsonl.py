from __future__ import annotations

import json

import pytest

from onrecord.errors import InputError
from onrecord.reading import Options, read
from onrecord.schema import Article

from .conftest import One, Refused, Write
from .samples import ENGLISH, FRENCH, SECOND


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_lines(write: Write) -> None:
    row = {
        "headline": "No",
        "body": ENGLISH,
        "published": "2003-03-18",
        "outlet": "AP",
        "link": "http://x.org",
    }
    path = write("a.jsonl", "\ufeff" + lines(row) + "\n" + lines({"text": "a\r\nb"}))
    first, second = read([path])
    assert first == Article.of(
        ENGLISH,
        title="No",
        published="2003-03-18",
        publisher="AP",
        url="http://x.org",
        language="en",
        source="a.jsonl#1",
    )
    assert isinstance(second, Article)
    assert (second.text, second.source) == ("a\r\nb", "a.jsonl#3")


def test_nothing_stops_the_rest(write: Write) -> None:
    good = lines({"text": ENGLISH})
    rows = [good, "{broken\n", lines([1]), lines({"text": ""}), lines({"text": 3}), lines({"title": "x"})]
    rows += [lines({"text": FRENCH}), lines({"text": "a", "date": "soon"}), lines({"text": "\ud800"}), good]
    found = list(read([write("a.ndjson", "".join(rows))]))
    assert [isinstance(item, Article) for item in found] == [True, *[False] * 8, True]
    errors = [item for item in found if isinstance(item, InputError)]
    assert [error.where for error in errors] == ["a.ndjson:2", *(f"a.ndjson#{n}" for n in range(3, 10))]
    problems = ["broken JSON", "no JSON object", "no text", "int", "title", "French", "'soon'", "surrogate"]
    assert all(problem in error.problem for problem, error in zip(problems, errors, strict=True))


def test_missing_text_column_is_told_once(write: Write, refused: Refused) -> None:
    error = refused(write("a.jsonl", lines({"words": "a", "when": "b"}, {"words": "c"})))
    assert error.where == "a.jsonl"
    assert "words, when" in error.problem
    assert "--column text=NAME" in error.remedy


def test_mapped_columns(write: Write, one: One) -> None:
    row = {"words": ENGLISH, "text": "no", "day": "2003-03-18", "nr": 7, "source": {"name": "AP"}}
    found = one(write("a.jsonl", lines(row)), columns={"text": "words", "date": "day", "id": "nr"})
    assert (found.text, found.published, found.source) == (ENGLISH, "2003-03-18", "a.jsonl#7")
    assert found.publisher == "AP"


def test_mapped_text_that_a_row_lacks(write: Write) -> None:
    path = write("a.jsonl", lines({"meta": 1}, {"words": ENGLISH}))
    found = list(read([path], Options(columns={"text": "words"})))
    assert [type(item) for item in found] == [InputError, Article]


def test_options_fill_gaps_only(write: Write) -> None:
    path = write("a.jsonl", lines({"text": "a", "date": "2003-03-18", "source": "AP"}, {"text": "b"}))
    found = read([path], Options(date="2003-03-20", publisher="AFP"))
    assert [(item.published, item.publisher) for item in found if isinstance(item, Article)] == [
        ("2003-03-18", "AP"),
        ("2003-03-20", "AFP"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([{"text": ENGLISH}, {"text": SECOND}]),
        json.dumps([{"text": ENGLISH}, {"text": SECOND}], indent=2),
        lines({"text": ENGLISH}, {"text": SECOND}),
    ],
)
def test_json_list_or_lines(write: Write, content: str) -> None:
    found = [item for item in read([write("a.json", content)]) if isinstance(item, Article)]
    assert [item.text for item in found] == [ENGLISH, SECOND]
    assert [item.source for item in found] == ["a.json#1", "a.json#2"]


def test_json_of_one_report(write: Write, one: One) -> None:
    assert one(write("a.json", json.dumps({"text": ENGLISH}, indent=1))).text == ENGLISH


def test_broken_json_file(write: Write, refused: Refused) -> None:
    assert refused(write("a.json", '[{"text": "a"},\n {"text": ]')).where == "a.json:2"


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_too_deep(write: Write, refused: Refused, name: str) -> None:
    assert "nested too deeply" in refused(write(name, "[" * 200_000)).problem


@pytest.mark.parametrize(("name", "content"), [("a.jsonl", "\n\n"), ("a.json", "[]")])
def test_no_rows(write: Write, refused: Refused, name: str, content: str) -> None:
    assert "no reports" in refused(write(name, content)).problem


def test_other_encoding_refuses_the_file(write: Write, refused: Refused, one: One) -> None:
    data = json.dumps({"text": ENGLISH + " “No”"}, ensure_ascii=False).encode("cp1252")
    error = refused(write("a.jsonl", b'{"text": "a"}\n' + data))
    assert "line 2" in error.problem
    assert "CP1252" in error.problem
    assert "“No”" in one(write("a.jsonl", data), encoding="cp1252").text
    assert one(write("a.jsonl", json.dumps({"text": "a"}).encode("utf-16")), encoding="utf-16").text == "a"
