from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import Options, read
from onrecord.reading.text import split_header
from onrecord.schema import Article

from .conftest import One, Refused, Write
from .samples import ENGLISH, SECOND

ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=300)
HEADERS = st.sampled_from(["", "Date: 2003-03-18\n\n", "title: A: b\r\nURL: http://x.org/a\r\n\r\n"])


@given(header=HEADERS, text=ANY_TEXT.map(lambda text: "\u2014 " + text + "."))
def test_text_comes_back_exactly(header: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_bytes((header + text).encode())
        (found,) = read([str(path)], Options(any_language=True))
    assert isinstance(found, Article)
    assert found.text == text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_stay(write: Write, one: One, newline: str) -> None:
    text = f"Headline{newline}{newline}{ENGLISH}{newline}"
    assert one(write("a.txt", text)).text == text


def test_byte_order_mark_is_dropped(write: Write, one: One) -> None:
    assert one(write("a.txt", "\ufeff" + ENGLISH)).text == ENGLISH


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.text", "wire", "iraq.2003"])
def test_endings(write: Write, one: One, name: str) -> None:
    found = one(write(name, ENGLISH))
    assert (found.source, found.key, found.language) == (name, name, "en")


def test_header(write: Write, one: One) -> None:
    header = "Date: March 18, 2003\nTITLE: No from Moscow\nAuthor: X\nPublisher: AP\nUrl: http://x.org/1\n\n"
    found = one(write("2001-01-01.txt", header + ENGLISH))
    assert found.text == ENGLISH
    assert (found.published, found.title, found.publisher) == ("2003-03-18", "No from Moscow", "AP")
    assert found.url == found.key == "http://x.org/1"


@pytest.mark.parametrize(
    "whole",
    [
        "Moscow: Evidence will decide\n\nText",
        "Date: 2003-03-18\nText without a blank line",
        "Date: 2003-03-18\nMoscow: the report's own words\n\nText",
        "Bush: we will act\nDate: 2003-03-18\n\nText",
        "",
    ],
)
def test_no_header(whole: str) -> None:
    assert split_header(whole) == ({}, 0)


def test_header_ends_at_the_first_blank_line() -> None:
    fields, start = split_header("Date: a\nDate: b\nTitle:\n \n\nText")
    assert (fields, start) == ({"date": "a"}, 25)


def test_date_option_wins(write: Write, one: One) -> None:
    path = write("2003-01-01.txt", "Date: no date at all\n\n" + ENGLISH)
    assert one(path, date="2003-03-18").published == "2003-03-18"


def test_publisher_option_wins(write: Write, one: One) -> None:
    text = "Publisher: AP\n\nMOSCOW (AFP) - " + ENGLISH
    assert one(write("a.txt", text)).publisher == "AP"
    assert one(write("a.txt", text), publisher="Reuters").publisher == "Reuters"


@pytest.mark.parametrize("name", ["2003-03-18-moscow.txt", "20030318.txt", "iraq-2003-03-18.txt", "x_2003_03_18"])
def test_date_in_the_file_name(write: Write, one: One, name: str) -> None:
    assert one(write(f"2001-01-01/{name}", ENGLISH)).published == "2003-03-18"


def test_dateline_gives_the_publisher(write: Write, one: One) -> None:
    found = one(write("a.txt", f"No from Moscow\n\nMOSCOW, March 18 (AP) -- {ENGLISH}"))
    assert (found.publisher, found.title, found.published) == ("AP", "No from Moscow", None)


def test_header_with_a_bad_date(write: Write, refused: Refused) -> None:
    error = refused(write("a.txt", "Date: 03/04/2003\n\n" + ENGLISH))
    assert error.where == "a.txt"
    assert "2003-03-04 or 2003-04-03" in error.problem


def test_empty_file(write: Write, refused: Refused) -> None:
    assert "is empty" in refused(write("a.txt", "")).problem


@pytest.mark.parametrize("text", [" \n\t\n", "Date: 2003-03-18\n\n"])
def test_no_words(write: Write, refused: Refused, text: str) -> None:
    assert "no text" in refused(write("a.txt", text)).problem


def test_web_page_under_another_name(write: Write, refused: Refused) -> None:
    assert ".html" in refused(write("a.txt", "\n<!DOCTYPE html><html>")).remedy


@pytest.mark.parametrize("size", [101, 500])
def test_too_long(write: Write, refused: Refused, size: int) -> None:
    error = refused(write("a.txt", "a" * size), max_size=100)
    assert "100 characters" in error.problem
    assert "--max-size" in error.remedy


def test_all_of_a_longest_report(write: Write, one: One) -> None:
    text = (ENGLISH + SECOND)[:100]
    assert one(write("a.txt", text), max_size=100).text == text
