"""The report in a browser: opened from disk, without a network, in light and dark, on paper and on a phone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

import onrecord

from .conftest import WAIT

EXAMPLES = Path(__file__).parents[2] / "examples" / "iraq"
SEVERE = {"serious", "critical"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report over three of the examples."""
    folder = tmp_path_factory.mktemp("report")
    with onrecord.code(sorted(EXAMPLES.glob("2003-*.txt"))) as record:
        record.report(folder / "iraq.html", title="Iraq <2003>")
    return folder / "iraq.html"


@pytest.fixture
def page(browser: Browser, written: Path) -> Iterator[Page]:
    """The report as it is opened; whatever it asks for or complains of fails the test."""
    context = browser.new_context(offline=True, viewport={"width": 1100, "height": 900})
    found = context.new_page()
    found.set_default_timeout(WAIT)
    asked: list[str] = []
    told: list[str] = []
    found.on("request", lambda request: asked.append(request.url))
    found.on("console", lambda message: told.append(message.text))
    found.on("pageerror", lambda error: told.append(str(error)))
    found.goto(written.as_uri())
    yield found
    assert {url.partition("#")[0] for url in asked} == {written.as_uri()}
    assert told == []
    context.close()


def test_a_line_leads_to_its_sentence_and_the_sentence_back(page: Page) -> None:
    assert page.title() == "Iraq <2003>"
    row = page.locator("li.event").first
    row.locator("a.source").last.click()
    sentence = page.locator(".sentence:target")
    assert sentence.is_visible()
    sentence.locator(".ids a").first.click()
    assert page.locator("li:target").is_visible()


def test_the_style_is_in_force(page: Page) -> None:
    assert page.evaluate("getComputedStyle(document.querySelector('nav')).position") == "sticky"
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(scheme: str, browser: Browser, written: Path) -> None:
    # the page's own policy lets no script in; the tool is one
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type]
    found = context.new_page()
    found.set_default_timeout(WAIT)
    found.goto(written.as_uri())
    faults = Axe().run(found)["violations"]
    context.close()
    told = [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in faults if fault["impact"] in SEVERE]
    assert told == []


def test_on_a_phone_nothing_runs_over_the_edge(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_page_prints(page: Page) -> None:
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    words = "\n".join(sheet.extract_text() for sheet in printed.pages)
    assert 4 < len(printed.pages) < 30
    assert "Timeline" in words and "Sources" in words
    assert "In brief\nTimeline" not in words  # the contents stay on the screen
