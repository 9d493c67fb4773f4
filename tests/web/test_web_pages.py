from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.schema import Reading
from onrecord.web.app import application
from onrecord.web.pages import ROUTES

from .conftest import EVIL, HERE, hostile, record_of

PAGES = (
    "/", "/timeline", "/timeline?order=newest", "/statements", "/statements?q=wait",
    "/positions", "/deadlines", "/figures", "/actors", "/actor?who=KEN",
    "/issues", "/issue?name=talks+with+Somalia", "/network", "/map", "/articles",
)  # fmt: skip


class Outline(HTMLParser):
    """The tags of a page that have to be closed, its links, ids and headings; fails on a page that is no tree."""

    VOID = frozenset({"meta", "link", "input", "br", "rect", "path", "circle"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


def outline(client: TestClient, path: str) -> Outline:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return Outline(answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_well_formed(client: TestClient, path: str) -> None:
    found = outline(client, path)
    assert found.open == []
    assert found.tags.count("h1") == 1 and found.tags.count("main") == 1
    assert len(found.ids) == len(set(found.ids))
    assert not [name for name, _ in found.attributes if name.startswith("on") or name == "style"]


def test_every_page_is_walked() -> None:
    walked = {path.partition("?")[0] for path in PAGES}
    routes = {route.path for route in ROUTES}  # type: ignore[attr-defined]
    plain = {
        path for path in routes if "{" not in path and not path.startswith("/review")
    }  # these have their own tests
    assert plain - walked == {"/chart/timeline.json"}


def test_starting_reads_no_page_but_the_first() -> None:
    program = (
        "import sys, onrecord.web.app\n"
        "print([name for name in ('onrecord.review', 'onrecord.events.stage', 'onrecord.web.pages.map') "
        "if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "[]"


def walk(client: TestClient, clicks: int = 2) -> list[str]:
    """The addresses that some clicks lead to from the overview, the server's own, each once."""
    seen, found = {"/"}, ["/"]
    for _ in range(clicks):
        links = {link.partition("#")[0] for path in found for link in outline(client, path).links}
        found = sorted(link for link in links - seen if link.startswith("/") and "/static/" not in link)
        seen |= set(found)
    return sorted(seen)


def test_every_link_leads_somewhere(client: TestClient) -> None:
    paths = walk(client)
    assert len(paths) > 25
    for path in paths:
        outline(client, path)


def test_every_line_leads_to_its_sentence_in_two_clicks(client: TestClient, reading: Reading) -> None:
    for path, line in (
        ("/timeline", reading.events[0]),
        ("/statements", reading.statements[0]),
        ("/positions", reading.positions[0]),
        ("/deadlines", reading.deadlines[0]),
        ("/figures", reading.figures[0]),
    ):
        links = outline(client, path).links
        first = next(link for link in links if link == f"/line/{line.id}")
        second = next(link for link in outline(client, first).links if link.startswith("/article/"))
        address, _, anchor = second.partition("#")
        assert f'id="{anchor}"' in client.get(address).text
        assert anchor == f"m-{line.id}"


def test_why_a_line_is_there(client: TestClient, reading: Reading) -> None:
    html = client.get(f"/line/{reading.events[0].id}").text
    for words in ("lexicon/verbal_conflict.csv:2", "confidence 0.90", "reject / meet", "Tuesday", "-5.0", "Somalia"):
        assert words in html
    assert "trigger" in html  # the row of the codebook, with its columns
    said = client.get(f"/line/{reading.statements[0].id}").text
    assert "only a possibility" in said
    part = client.get(f"/line/{reading.events[0].id}?part=1").text
    assert "<html" not in part and "reject / meet" in part


@pytest.mark.parametrize(
    "path", ["/line/none", "/article/none", "/actor?who=Nobody", "/issue?name=nothing", "/nowhere", "/line/2765ba%00"]
)
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>404</h1>" in answer.text


def events_shown(client: TestClient, query: str) -> int:
    html = client.get(f"/timeline?{query}").text
    found = re.search(r"<b>([\d,]+)</b> events?", html)
    return int(found[1]) if found else 0


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", 1), ("actor=KEN", 1), ("actor=kenya", 1), ("actor=SOM", 0),
        ("other=SOM", 1), ("actor=KEN&other=SOM", 1), ("actor=KEN&other=KEN", 0), ("category=REJECT", 1),
        ("category=AID", 0), ("status=actual", 1), ("status=future", 0), ("issue=TALKS+with+Somalia", 1),
        ("issue=war", 0), ("source=Reuters", 1), ("source=AP", 0), ("confidence=0.9", 1),
        ("confidence=0.91", 0), ("since=2021-03-16", 1), ("since=2021-03-17", 0), ("until=2021-03", 1),
        ("until=2020", 0), ("quad=verbal+conflict", 1), ("quad=material+conflict", 0), ("place=Nairobi", 0),
    ],
)  # fmt: skip
def test_filters(client: TestClient, query: str, expected: int) -> None:
    assert events_shown(client, query) == expected
    chart = client.get(f"/chart/timeline.json?{query}").json()
    assert sum(value["events"] for value in chart["data"]["values"]) == expected


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("since=yesterday", "is no day"), ("since=2003-02-30", "is no day"), ("since=2004&until=2003", "is after"),
        ("confidence=high", "is no confidence"), ("status=maybe", "is no status"),
    ],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_told_and_left_out(client: TestClient, query: str, problem: str) -> None:
    html = client.get(f"/timeline?{query}").text
    assert problem in html and 'role="alert"' in html
    assert "<b>1</b> event" in html


def test_the_address_keeps_the_filters(client: TestClient) -> None:
    found = outline(client, "/timeline?actor=KEN&since=2021-03&order=newest")
    assert "/timeline?actor=KEN&order=newest" in found.links  # without the day
    assert "/timeline?since=2021-03&order=newest" in found.links  # without the actor
    html = client.get("/timeline?actor=KEN").text
    assert re.search(r'<option value="KEN" selected>', html)


def test_hostile_words_are_shown_as_words(hostile_client: TestClient) -> None:
    paths = walk(hostile_client)
    assert len(paths) > 20
    for path in paths:
        html = hostile_client.get(path).text
        assert "<script>alert" not in html, path
        assert "\u202e" not in html, path
        assert not re.search(r"[\u202a-\u202e\u2066-\u2069]", html), path
    assert any("⟨U+202E⟩" in hostile_client.get(path).text for path in paths)
    assert EVIL  # the walk above is only of use while there is something evil on record


def test_a_line_of_ten_megabytes(reading: Reading, tmp_path: Path) -> None:
    text = reading.article.text + " endless words" * 750_000
    long = hostile(reading)
    record = record_of(tmp_path / "long.db", _with_text(long, text))
    with TestClient(application(record), base_url=HERE) as client:
        for path in (
            "/",
            "/timeline",
            "/statements",
            "/articles",
            f"/line/{long.events[0].id}",
            "/statements?q=endless",
        ):
            answer = client.get(path)
            assert answer.status_code == 200
            assert len(answer.text) < 300_000
        article = next(link for link in outline(client, "/articles").links if link.startswith("/article/"))
        first = client.get(article)
        assert "further part" in first.text and len(first.text) < 300_000
        assert "characters 0 to" in first.text
        middle = client.get(f"{article}?at=5000000").text
        assert "earlier part" in middle and "further part" in middle
        assert "further part" not in client.get(f"{article}?at={len(text)}").text


def _with_text(reading: Reading, text: str) -> Reading:
    from dataclasses import replace

    from onrecord.schema import Article, Span

    article = Article.of(text, title="long", published="2021-03-17", source="in/long.txt")
    last = Span(reading.sentences[1].start, len(text))
    return replace(reading, article=article, sentences=(reading.sentences[0], last))


def test_a_record_that_is_not_there_is_told(tmp_path: Path) -> None:
    from onrecord.errors import RecordError

    with pytest.raises(RecordError, match="there is no record here"):
        application(tmp_path / "none.db")


def test_an_empty_record_has_pages(tmp_path: Path) -> None:
    with TestClient(application(record_of(tmp_path / "empty.db")), base_url=HERE) as client:
        for path in PAGES:
            if "who=" not in path and "name=" not in path:
                assert client.get(path).status_code == 200, path
        assert "Nothing on record yet" in client.get("/").text


def test_pages_show_what_was_added_since(reading: Reading, tmp_path: Path) -> None:
    path = record_of(tmp_path / "growing.db")
    with TestClient(application(path), base_url=HERE) as client:
        assert events_shown(client, "") == 0
        record_of(path, reading)
        assert events_shown(client, "") == 1
