"""The explorer in a browser: charts, brush, filters, keys, marks, looks, and whether everybody can use it."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import axe_core_python
import pytest

from .conftest import Watched

PAGES = ("/", "/timeline", "/actors", "/issues", "/network", "/map", "/statements", "/statements?q=said", "/articles")
SERIOUS = {"serious", "critical"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@lru_cache(maxsize=1)
def axe() -> str:
    """axe-core's script, out of its package."""
    return next(Path(axe_core_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")


def faults(watched: Watched) -> list[str]:
    """The serious faults that axe finds on a page."""
    watched.page.evaluate(axe())
    found = watched.page.evaluate("rules => axe.run({runOnly: {type: 'tag', values: rules}})", RULES)
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:150]} {one['nodes'][0]['failureSummary'][:200]}"
        for one in found["violations"]
        if one["impact"] in SERIOUS
    ]


def article_of(watched: Watched) -> str:
    page = watched.go("/articles")
    return str(page.locator(".lines a.why").first.get_attribute("href"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_pages(watched: Watched, scheme: str) -> None:
    watched.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    for path in (*PAGES, article_of(watched), "/actor?who=USA"):
        watched.go(path)
        assert faults(watched) == [], path


def test_a_phone_shows_pages_without_scrolling_sideways(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 360, "height": 740})
    for path in (*PAGES, article_of(watched)):
        page = watched.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_the_brush_narrows_the_timeline(watched: Watched) -> None:
    page = watched.go("/timeline?status=actual")
    before = page.locator("[role=status] b").inner_text()
    box = page.locator(".chart canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.6)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.95, box["y"] + box["height"] * 0.6, steps=6)
    with page.expect_navigation():
        page.mouse.up()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["status"] == ["actual"]
    assert asked["since"] < asked["until"]
    assert page.locator("#f-since").input_value() == asked["since"][0]
    assert int(page.locator("[role=status] b").inner_text()) < int(before)


def test_a_filter_takes_effect_and_stays_in_the_address(watched: Watched) -> None:
    page = watched.go("/timeline")
    page.keyboard.press("f")
    value = page.locator("#f-actor option").nth(1).get_attribute("value")
    with page.expect_navigation():
        page.select_option("#f-actor", value)
    assert parse_qs(urlsplit(page.url).query) == {"actor": [value]}
    page.reload()
    assert page.locator("#f-actor").input_value() == value
    with page.expect_navigation():
        page.locator(".chosen a").first.click()
    assert urlsplit(page.url).query == ""


def test_from_the_overview_to_the_sentence_in_two_clicks(watched: Watched) -> None:
    page = watched.go("/")
    page.locator("#happened").locator("xpath=ancestor::section").locator("a.why").first.click()
    page.wait_for_url("**/line/*")
    line = page.url.rpartition("/")[2]
    page.get_by_role("link", name="In the article").click()
    page.wait_for_url("**/article/*")
    page.locator(".why-page").wait_for()
    mark = page.locator(f'#words [data-lines~="{line}"].lit').first
    assert mark.is_visible()
    top = mark.bounding_box()
    assert top and 0 <= top["y"] < 900


def test_pointing_shows_the_coding_and_a_click_shows_why(watched: Watched) -> None:
    page = watched.go(article_of(watched))
    mark = page.locator("#words a.mark.events-words").first
    mark.hover()
    assert page.locator("#tip").is_visible()
    assert re.search(r"[A-Z]{3}|\?", page.locator("#tip").inner_text())
    mark.click()
    page.locator("#why .why-page").wait_for()
    assert "confidence" in page.locator("#why").inner_text()
    assert "/article/" in page.url
    page.keyboard.press("Escape")
    assert page.locator("#why .why-page").count() == 0


def test_the_keyboard_alone(watched: Watched) -> None:
    page = watched.go("/")
    with page.expect_navigation():
        page.keyboard.press("g")
        page.keyboard.press("t")
    assert urlsplit(page.url).path == "/timeline"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused == page.locator("[data-line] a.why").first.get_attribute("href")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(str(focused))
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("said")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert urlsplit(page.url).path == "/statements"
    assert page.locator(".lines .words b").count()


def test_the_pages_work_without_scripts(watched: Watched) -> None:
    context = watched.page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = context.new_page()
    page.goto(watched.base + "/timeline")
    page.locator("a.why").first.click()
    page.get_by_role("link", name="In the article").click()
    page.locator("#words .mark").first.wait_for()  # the article is another page
    assert page.locator("#words .mark").count()
    context.close()
