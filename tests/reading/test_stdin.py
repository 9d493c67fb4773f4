from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.reading import Options, read
from onrecord.schema import Article

from .samples import ENGLISH, FRENCH

Pipe = Callable[..., list[Any]]


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Pipe:
    """What reading gives when the bytes come through a pipe."""

    def _pipe(data: bytes, **options: object) -> list[Any]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        return list(read(["-"], Options(**options)))  # type: ignore[arg-type]

    return _pipe


def test_text(pipe: Pipe) -> None:
    text = f"\r\nNo from Moscow\r\n\r\nMOSCOW (AP) -- {ENGLISH}\r\n"
    (found,) = pipe(text.encode())
    assert found.text == text
    assert (found.title, found.publisher, found.source, found.key) == ("No from Moscow", "AP", None, found.id)


def test_header(pipe: Pipe) -> None:
    (found,) = pipe(f"\ufeffDate: 2003-03-18\n\n{ENGLISH}".encode())
    assert (found.published, found.text) == ("2003-03-18", ENGLISH)


def test_json_lines(pipe: Pipe) -> None:
    row = json.dumps({"text": ENGLISH, "nr": "a7"}).encode()
    found = pipe(b"\n \n" + row + b"\n{\n" + row, columns={"id": "nr"})
    assert [type(item) for item in found] == [Article, InputError, Article]
    assert found[1].where == "standard input:4"
    assert (found[0].text, found[0].source) == (ENGLISH, "-#a7")


def test_rows_without_id_have_no_source(pipe: Pipe) -> None:
    (found,) = pipe(b'{"text": "a"}')
    assert (found.source, found.key) == (None, found.id)


def test_bad_line_does_not_stop_the_rest(pipe: Pipe) -> None:
    error, found = pipe(b'{"text": "\x93No\x94"}\n{"text": "a"}\n')
    assert error.where == "standard input:1"
    assert "UTF-8" in error.problem
    assert found.text == "a"


@pytest.mark.parametrize("text", [ENGLISH + " “No”", json.dumps({"text": ENGLISH + " “No”"}, ensure_ascii=False)])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_encoding(pipe: Pipe, text: str, encoding: str) -> None:
    (found,) = pipe(text.encode(encoding), encoding=encoding)
    assert found.text == ENGLISH + " “No”"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b" \n", "no text"),
        (b"a\0b", "binary"),
        (b"%PDF-1.4", "PDF"),
        (FRENCH.encode(), "French"),
        (b"Moscow \x93no\x94", "CP1252"),
    ],
)
def test_bad_input(pipe: Pipe, data: bytes, problem: str) -> None:
    (error,) = pipe(data)
    assert isinstance(error, InputError)
    assert error.where == "standard input"
    assert problem in error.problem


def test_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    (error,) = read(["-"])
    assert isinstance(error, InputError)
    assert "closed" in error.problem


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_a_table_with_a_header(pipe: Pipe, delimiter: str) -> None:
    rows = [
        ("date", "text", "nr"),
        ("2003-03-18", f'"{ENGLISH}\nMore."', "a7"),
        ("", "", ""),
        ("2003-03-19", "No.", "b"),
    ]
    data = "\ufeff" + "\r\n".join(delimiter.join(row) for row in rows)
    first, blank, last = pipe(data.encode(), columns={"id": "nr"})
    assert (first.published, first.text, first.source) == ("2003-03-18", f"{ENGLISH}\nMore.", "-#a7")
    assert blank.where == "standard input#2"
    assert (last.published, last.text) == ("2003-03-19", "No.")


def test_a_table_whose_text_column_is_named(pipe: Pipe) -> None:
    (found,) = pipe(b"story,n\nKenya left.,1\n", columns={"text": "story"})
    assert found.text == "Kenya left."


@pytest.mark.parametrize("line", ["Text", "Talks, text and tanks", "Kenya, Somalia agree on text, date", "text; date"])
def test_a_headline_is_no_header(pipe: Pipe, line: str) -> None:
    (found,) = pipe(f"{line}\n\n{ENGLISH}".encode())
    assert found.text.startswith(line)
