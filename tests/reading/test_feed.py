from __future__ import annotations

from html import escape

import pytest

from onrecord.errors import InputError
from onrecord.reading import read
from onrecord.reading.feed import words
from onrecord.schema import Article

from .conftest import One, Refused, Write
from .samples import ENGLISH, FRENCH, SECOND

MONDAY = "Mon, 17 Mar 2003 23:30:00 -0500"


def rss(*items: str, title: str = "The Daily Record") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'


def item(body: str = ENGLISH, more: str = "", date: str = MONDAY, link: str = "https://example.com/1") -> str:
    return (
        f"<item><title>No from Moscow</title><link>{link}</link><pubDate>{date}</pubDate>"
        f"<description>{escape(body)}</description>{more}</item>"
    )


ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Record</title>
<entry><id>urn:1</id><title>No from Moscow</title><link href="https://example.com/1"/>
<updated>2003-03-18T09:00:00Z</updated><summary>Short.</summary>
<content type="html">{escape(f"<p>{ENGLISH}</p><p>{SECOND}</p>")}</content></entry></feed>"""


def test_rss(write: Write, one: One) -> None:
    found = one(write("a.rss", rss(item(f"<p>{ENGLISH}</p>\n<p>{SECOND}</p>"))))
    assert found.text == f"No from Moscow\n\n{ENGLISH}\n\n{SECOND}"
    assert (found.title, found.published, found.publisher) == ("No from Moscow", "2003-03-17", "The Daily Record")
    assert (found.url, found.key, found.source) == ("https://example.com/1", "https://example.com/1", "a.rss#1")


def test_atom_takes_the_longest_text(write: Write, one: One) -> None:
    found = one(write("a.atom", ATOM))
    assert found.text == f"No from Moscow\n\n{ENGLISH}\n\n{SECOND}"
    assert (found.published, found.source) == ("2003-03-18", "a.atom#urn:1")


def test_an_entry_names_its_own_publisher(write: Write, one: One) -> None:
    source = '<source url="https://reuters.example">Reuters</source>'
    assert one(write("a.xml", rss(item(more=source)))).publisher == "Reuters"


def test_a_headline_that_begins_the_text_is_there_once(write: Write, one: One) -> None:
    assert one(write("a.xml", rss(item(f"No from Moscow. {ENGLISH}")))).text == f"No from Moscow. {ENGLISH}"


def test_options_fill_the_gaps(write: Write, one: One) -> None:
    bare = write("a.xml", rss(item(date=""), title=""))
    found = one(bare, date="2003-03-20", publisher="AP")
    assert (found.published, found.publisher) == ("2003-03-20", "AP")
    told = one(write("b.xml", rss(item())), date="2003-03-20", publisher="AP")
    assert (told.published, told.publisher) == ("2003-03-17", "The Daily Record")


def test_a_date_with_two_figures_for_the_year(write: Write, one: One) -> None:
    assert one(write("a.xml", rss(item(date="Tue, 18 Mar 03 09:00:00 GMT")))).published == "2003-03-18"


def test_nothing_stops_the_rest(write: Write) -> None:
    feed = rss(item(), item("", date="some day"), item(FRENCH), item(SECOND, link="https://example.com/2"))
    found = list(read([write("a.rss", feed)]))
    assert [type(one) for one in found] == [Article, InputError, InputError, Article]
    assert [one.where for one in found if isinstance(one, InputError)] == ["a.rss#2", "a.rss#3"]


def test_encodings(write: Write, one: One) -> None:
    text = rss(item(f"“No”. {ENGLISH}"))
    declared = text.replace('version="1.0"', 'version="1.0" encoding="windows-1252"', 1).encode("cp1252")
    assert "“No”" in one(write("a.xml", declared)).text
    assert "“No”" in one(write("b.xml", text.encode("cp1252")), encoding="cp1252").text


@pytest.mark.parametrize("content", ["only words", "<a><b/></a>", "<html><p>A page.</p></html>"])
def test_what_is_no_feed(write: Write, refused: Refused, content: str) -> None:
    assert "is no sound RSS or Atom feed" in refused(write("a.xml", content)).problem


def test_a_feed_without_entries(write: Write, refused: Refused) -> None:
    assert refused(write("a.xml", rss())).problem == "holds no reports"


def test_the_text_of_a_file_is_never_taken_for_an_address(write: Write, refused: Refused) -> None:
    write("b.rss", rss(item()))
    assert "no sound" in refused(write("a.xml", "b.rss")).problem


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>One\n two.</p><p>Three <b>four</b>.<br>Five</p>", "One two.\n\nThree four.\n\nFive"),
        ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
        ("A &amp; B", "A & B"),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("<p>", ""),
        ("<!-- c -->", ""),
        ("", ""),
    ],
)
def test_words_of_markup(markup: str, shown: str) -> None:
    assert words(markup) == shown
