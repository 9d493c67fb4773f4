"""The review in Chromium, with the keyboard alone: ten lines, then two coders and who settles their dispute."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, TimeoutError, expect
from record.strategies import example

from onrecord.record import Record
from onrecord.web.app import application
from onrecord.web.server import bound

DAYS = range(10, 16)
DROPPED = 15_000  # milliseconds after which a key has been lost
# Chromium drops keys that are pressed before a new page has been painted
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "onrecord.db"
    with Record.open(path) as record:
        run = record.begin_run({}, "c1")
        for day in DAYS:
            record.add(example(f"2003-03-{day}", source=f"{day}.txt"), run)
    return path


@pytest.fixture
def address(path: Path) -> Iterator[str]:
    listening = bound("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(application(path), log_level="error"))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)
    listening.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address)
    context.set_default_timeout(60_000)
    found = context.new_page()
    wrong: list[str] = []
    # Chromium notes every answer that is no success, and a form that cannot stand is answered with 422
    noted = "the server responded with a status of 422"
    found.on(
        "console", lambda said: wrong.append(said.text) if said.type == "error" and noted not in said.text else None
    )
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.on("request", lambda sent: None if sent.url.startswith(address) else wrong.append(sent.url))
    yield found
    context.close()
    assert wrong == []


def decided(path: Path) -> list[tuple[str, str, dict[str, str], str | None]]:
    """Every decision, in the order of the lines and then of deciding."""
    with Record.open(path, readonly=True) as record:
        found = [d for one in record.reviewed() for d in one.decisions]
    return [(d.coder, d.verdict, dict(d.fields), d.note) for d in found]


def press(page: Page, key: str) -> None:
    """Press a key that answers, and wait for the page that follows; again where Chromium dropped it all the same."""
    try:
        with page.expect_navigation(timeout=DROPPED):
            page.keyboard.press(key)
    except TimeoutError:
        with page.expect_navigation():
            page.keyboard.press(key)
    page.evaluate(PAINTED)


def begin(page: Page, coder: str, moves: int = 0) -> None:
    """From the first page on: the name, the queue, so many steps down, and begin."""
    page.goto("/review")
    page.keyboard.press("e")
    page.keyboard.type(coder)
    page.keyboard.press("Tab")
    for _ in range(moves):
        page.keyboard.press("ArrowDown")
    press(page, "Enter")


def left(page: Page) -> str:
    return page.locator("#left").inner_text()


def test_ten_lines_are_reviewed_with_the_keyboard_alone(page, path):
    begin(page, "ann")
    assert left(page) == "12 left"
    first = page.locator("#decision [name=line]").input_value()
    for key in ("Enter", "x", "s"):
        press(page, key)
    press(page, "u")  # the skip is taken back
    assert left(page) == "10 left"
    press(page, "ArrowRight")
    press(page, "ArrowLeft")
    assert left(page) == "10 left"

    page.keyboard.press("n")
    page.keyboard.type("one act or two?")
    page.keyboard.press("Enter")  # leaves the note and decides nothing
    assert left(page) == "10 left"
    press(page, "Enter")

    page.keyboard.press("e")
    page.keyboard.type("REJ")
    assert page.locator("#f-category").input_value() == "REJECT"
    offered = page.locator("#f-mode optgroup:not([disabled])").get_attribute("label")
    assert offered == "REJECT"
    for _ in range(5):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "f-date"
    page.keyboard.press("Control+a")
    page.keyboard.type("yesterday")
    press(page, "Enter")
    expect(page.locator("#problem")).to_contain_text("'yesterday' is no day")
    assert page.locator("#f-category").input_value() == "REJECT"
    page.locator("#f-date").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("2003-03-09")
    press(page, "Enter")

    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    for _ in range(6):
        press(page, "Enter")
    assert left(page) == "2 left"
    found = decided(path)
    assert [verdict for _, verdict, _, _ in found] == ["accept", "reject", "accept", "edit", *["accept"] * 6]
    assert found[2][3] == "one act or two?"
    assert found[3][2] == {"category": "REJECT", "date": "2003-03-09"}
    with Record.open(path, readonly=True) as record:
        one = record.reviewed("events")[0]
        assert (one.line, one.decisions[0].source.queue, one.decisions[0].source.seed) == (first, "random", 1)


def test_two_coders_are_blind_and_a_third_settles_it(page, path):
    begin(page, "Xanthe")
    press(page, "Enter")
    press(page, "Enter")
    begin(page, "Yusuf")
    expect(page.locator("main")).not_to_contain_text("Xanthe")
    press(page, "x")
    press(page, "Enter")
    begin(page, "Zora", moves=3)
    assert left(page) == "1 left"
    expect(page.locator(".dispute")).to_contain_text("rejects it")
    expect(page.locator("main")).not_to_contain_text("Yusuf")
    rejecting = page.locator(".taken", has_text="rejects it").locator("button").get_attribute("data-key")
    press(page, rejecting)
    expect(page.locator("h1")).to_have_text("Nothing left here")
    assert [(coder, verdict) for coder, verdict, _, _ in decided(path)][:3] == [
        ("Xanthe", "accept"),
        ("Yusuf", "reject"),
        ("Zora", "reject"),
    ]
    page.goto("/review/results")
    expect(page.locator("main")).to_contain_text("1 adjudicated, 1 decided")
    assert page.locator("section", has_text="How far coders agree").locator("tbody tr").count() == 10


def test_keys_that_lead_elsewhere_decide_nothing(page, path):
    begin(page, "ann")
    page.keyboard.press("g")
    press(page, "s")
    assert page.url.endswith("/statements")
    assert decided(path) == []


def test_the_page_of_a_line_works_without_scripts(browser, address, path):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/review/line?coder=ann")
    page.locator("#f-status").select_option("negated")
    page.get_by_role("button", name="Save changes").click()
    assert [(verdict, fields) for _, verdict, fields, _ in decided(path)] == [("edit", {"status": "negated"})]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_assistive_technology(browser, address, scheme):
    context = browser.new_context(base_url=address, color_scheme=scheme)
    page = context.new_page()
    for place in ("/review", "/review/line?coder=ann", "/review/line?coder=ann&kind=statements", "/review/results"):
        page.goto(place)
        found = Axe().run(page)["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}] == []
    context.close()
