from __future__ import annotations

import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.errors import InputError
from onrecord.reading import Options, read
from onrecord.schema import Article

from .conftest import Refused, Write
from .samples import ENGLISH, SECOND
from .test_html import DATE, LINK, NAME, page

URL = "https://example.com/russia"


def archive(*records: tuple[str, bytes, str, str], packed: bool = True) -> bytes:
    """An archive of responses, each with its address, contents, media type and status."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, contents, kind, status in records:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
        writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(contents), http_headers=headers))
    return out.getvalue()


def good(url: str = URL, kind: str = "text/html", head: str = NAME + DATE) -> tuple[str, bytes, str, str]:
    return url, page(head).encode(), kind, "200 OK"


@pytest.mark.parametrize(("name", "packed"), [("a.warc", False), ("a.warc.gz", True), ("A.WARC.GZ", True)])
def test_page(write: Write, name: str, packed: bool) -> None:
    (found,) = read([write(name, archive(good(), packed=packed))])
    assert isinstance(found, Article)
    assert found.text.split("\n") == ["No from Moscow", ENGLISH, SECOND]
    assert (found.published, found.publisher) == ("2003-03-18", "The Daily Record")
    assert (found.url, found.source) == (URL, f"{name}#{URL}")


def test_only_delivered_pages_are_reports(write: Write) -> None:
    path = write(
        "a.warc.gz",
        archive(
            (f"{URL}/gone", b"<p>Not found.", "text/html", "404 Not Found"),
            (f"{URL}.png", b"\x89PNG", "image/png", "200 OK"),
            good(kind="text/html; charset=utf-8"),
            (f"{URL}/empty", b"<html></html>", "text/html", "200 OK"),
            good(f"{URL}/2"),
        ),
    )
    found = list(read([path]))
    assert [type(one) for one in found] == [Article, InputError, Article]
    assert [one.where for one in found if isinstance(one, InputError)] == [f"a.warc.gz#{URL}/empty"]


def test_the_address_is_that_of_the_archive_and_options_fill_the_gaps(write: Write) -> None:
    path = write("a.warc", archive(good(f"{URL}/asked", head=LINK), good(f"{URL}/2"), packed=False))
    bare, dated = read([path], Options(date="2003-03-20", publisher="AP"))
    assert isinstance(bare, Article) and isinstance(dated, Article)
    assert (bare.url, bare.published) == (f"{URL}/asked", "2003-03-20")
    assert (dated.published, dated.publisher) == ("2003-03-18", "The Daily Record")


def test_the_encoding_that_the_server_names(write: Write) -> None:
    contents = page("", f"“No”. {ENGLISH}", SECOND).encode("cp1252")
    (found,) = read([write("a.warc", archive((URL, contents, "text/html; charset=windows-1252", "200"), packed=False))])
    assert isinstance(found, Article)
    assert "“No”" in found.text


def test_a_page_that_is_too_long_is_left_out(write: Write) -> None:
    path = write("a.warc", archive(good(), packed=False))
    (found,) = read([path], Options(max_size=10))
    assert isinstance(found, InputError)
    assert "longer than one report" in found.problem


def test_an_archive_without_pages(write: Write, refused: Refused) -> None:
    picture = (f"{URL}.png", b"\x89PNG", "image/png", "200 OK")
    assert refused(write("a.warc.gz", archive(picture))).problem == "holds no web pages"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_what_is_no_archive(write: Write, refused: Refused, name: str) -> None:
    assert "is no sound WARC archive" in refused(write(name, "only words\n" * 9)).problem


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("missing", [300, 600])
def test_an_archive_that_breaks_off_gives_what_it_has(write: Write, packed: bool, missing: int) -> None:
    first, both = archive(good(), packed=packed), archive(good(), good(f"{URL}/2"), packed=packed)
    kept = max(len(both) - missing, len(first))
    article, *rest = read([write("a.warc.gz" if packed else "a.warc", both[:kept])])
    assert isinstance(article, Article)
    assert all(isinstance(one, InputError) for one in rest)


def test_a_damaged_page_is_told(write: Write) -> None:
    whole = archive(good(), good(f"{URL}/2"), packed=False)
    article, damaged = read([write("a.warc", whole[:-900] + whole[-900:].replace(b"Moscow", b"Warsaw"))])
    assert isinstance(article, Article)
    assert isinstance(damaged, InputError)
    assert (damaged.where, "is damaged" in damaged.problem) == (f"a.warc#{URL}/2", True)
