from __future__ import annotations

import csv
import io

import pytest

from onrecord.errors import InputError
from onrecord.reading import Options, read
from onrecord.schema import Article

from .conftest import One, Refused, Write
from .samples import ENGLISH


def table(*rows: list[str], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.tsv", "\t")])
def test_table(write: Write, one: One, name: str, delimiter: str) -> None:
    text = f'He said "no",\r\n\tthen left.\n\n{ENGLISH}'
    rows = (
        ["Title", "Full Text", "Publication_Date", "Source", "URL"],
        ["No", text, "2003-03-18", "AP", "http://x.org"],
    )
    found = one(write(name, "\ufeff" + table(*rows, delimiter=delimiter)))
    assert (found.text, found.title, found.published) == (text, "No", "2003-03-18")
    assert (found.publisher, found.url, found.source) == ("AP", "http://x.org", f"{name}#1")


def test_nothing_stops_the_rest(write: Write) -> None:
    broken = ["one cell\n", "a,b,c\n", '"a"b,c\n', ",2003-03-18\n", "a,03/04/2003\n", "\n"]
    path = write("a.csv", "text,date\nfirst,\n" + "".join(broken) + "last,\n")
    first, *errors, last = read([path])
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.source, last.source) == ("a.csv#1", "a.csv#7")
    assert [error.where for error in errors if isinstance(error, InputError)] == [
        "a.csv:3",
        "a.csv:4",
        "a.csv:5",
        "a.csv#5",
        "a.csv#6",
    ]


def test_quote_left_open(write: Write) -> None:
    first, error = read([write("a.csv", 'text\ngood\n"open\nto the end\n')])
    assert isinstance(first, Article)
    assert isinstance(error, InputError)
    assert error.where == "a.csv:3"


def test_long_report(write: Write, one: One) -> None:
    text = "word " * 40_000
    assert one(write("a.csv", table(["text"], [text]))).text == text


def test_one_report_too_long(write: Write, refused: Refused) -> None:
    assert "--max-size" in refused(write("a.csv", table(["text"], ["a" * 101])), max_size=100).remedy


def test_missing_text_column(write: Write, refused: Refused) -> None:
    error = refused(write("a.csv", "words,when\na,b\n"))
    assert "words, when" in error.problem
    assert "--column text=NAME" in error.remedy


def test_semicolons_are_named(write: Write, refused: Refused) -> None:
    assert "commas" in refused(write("a.csv", "text;date\na;b\n")).remedy


def test_mapped_column(write: Write, one: One) -> None:
    assert one(write("a.csv", "text,words\nno,yes\n"), columns={"text": "words"}).text == "yes"


@pytest.mark.parametrize("columns", [{"text": "nowhere"}, {"date": "nowhere"}])
def test_mapped_column_that_is_missing(write: Write, refused: Refused, columns: dict[str, str]) -> None:
    error = refused(write("a.csv", "text,words\nno,yes\n"), columns=columns)
    assert "'nowhere'" in error.problem
    assert "text, words" in error.remedy


def test_two_columns_of_one_name(write: Write, refused: Refused) -> None:
    assert "two columns" in refused(write("a.csv", "text,text\na,b\n")).problem


def test_many_columns_are_not_all_listed(write: Write, refused: Refused) -> None:
    assert refused(write("a.csv", ",".join(f"c{n}" for n in range(99)))).problem.endswith("c29, ...")


@pytest.mark.parametrize(
    ("content", "problem"),
    [("text,date\n", "no rows"), ("\n\n", "no header"), ('"a"b\n', "header is broken")],
)
def test_no_rows(write: Write, refused: Refused, content: str, problem: str) -> None:
    assert problem in refused(write("a.csv", content)).problem


def test_other_encoding(write: Write, refused: Refused) -> None:
    data = table(["text"], [ENGLISH + " “No”"]).encode("cp1252")
    assert "CP1252" in refused(write("a.csv", data)).problem
    assert [type(item) for item in read(["a.csv"], Options(encoding="cp1252"))] == [Article]
