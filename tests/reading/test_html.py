from __future__ import annotations

import pytest

from onrecord.errors import InputError
from onrecord.reading import html

from .conftest import One, Refused, Write
from .samples import ENGLISH, FRENCH, SECOND

NAME = '<meta property="og:site_name" content="The Daily Record">'
DATE = '<meta property="article:published_time" content="2003-03-18T10:00:00Z">'
LINK = '<link rel="canonical" href="https://example.com/russia">'


def page(head: str = "", *paragraphs: str) -> str:
    body = "".join(f"<p>{words}</p>" for words in paragraphs or (ENGLISH, SECOND))
    return (
        f"<!doctype html><html><head><title>No from Moscow</title>{head}</head><body>"
        f"<nav><a href=/>Home</a></nav><article><h1>No from Moscow</h1>{body}</article>"
        "<footer>Copyright 2019. All rights reserved.</footer></body></html>"
    )


def test_page(write: Write, one: One) -> None:
    found = one(write("a.html", page(NAME + DATE + LINK)))
    assert found.text.split("\n") == ["No from Moscow", ENGLISH, SECOND]
    assert (found.title, found.published) == ("No from Moscow", "2003-03-18")
    assert (found.publisher, found.url) == ("The Daily Record", "https://example.com/russia")
    assert found.source == "a.html"


def test_small_print_is_no_date(write: Write, one: One) -> None:
    assert one(write("a.htm", page())).published is None


def test_date_before_the_web(write: Write, one: One) -> None:
    assert one(write("a.html", page(DATE.replace("2003", "1990")))).published == "1990-03-18"


def test_date_option_and_file_name(write: Write, one: One) -> None:
    assert one(write("2003-03-19.html", page())).published == "2003-03-19"
    assert one(write("2003-03-19.html", page(DATE))).published == "2003-03-18"
    assert one(write("2003-03-19.html", page(DATE)), date="2003-03-20").published == "2003-03-20"


def test_agency_before_bare_domain(write: Write, one: One) -> None:
    assert one(write("a.html", page(LINK))).publisher == "example.com"
    wire = page(LINK, f"MOSCOW (AP) -- {ENGLISH}", SECOND)
    assert one(write("b.html", wire)).publisher == "AP"


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252"])
def test_declared_encoding(write: Write, one: One, charset: str) -> None:
    data = page(f"<meta charset={charset}>", f"“No”. {ENGLISH}", SECOND).encode("cp1252")
    assert "“No”" in one(write("a.html", data)).text


@pytest.mark.parametrize("head", ["", "<meta charset=nonsense>", "<meta charset=ascii>"])
def test_undeclared_encoding(write: Write, refused: Refused, head: str) -> None:
    data = page(head, f"“No”. {ENGLISH}", SECOND).encode("cp1252")
    if "ascii" in head:
        data += b"\x81"  # undefined in CP1252 too
    assert "is not UTF-8" in refused(write("a.html", data)).problem


def test_encoding_option(write: Write, one: One) -> None:
    data = page("", f"“No”. {ENGLISH}", SECOND).encode("cp1252")
    assert "“No”" in one(write("a.html", data), encoding="cp1252").text


@pytest.mark.parametrize("markup", ["<html></html>", "<html><body><img src=a></body></html>", "only words"])
def test_no_report(write: Write, refused: Refused, markup: str) -> None:
    assert "no text" in refused(write("a.html", markup)).problem


def test_other_language(write: Write, refused: Refused) -> None:
    assert "French" in refused(write("a.html", page("", FRENCH, FRENCH))).problem


def test_markup_that_breaks_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("deep inside")

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    with pytest.raises(InputError, match=r"RuntimeError.*as \.txt"):
        html._extracted("a.html", "<html>")
