"""A served record, and a Chromium that can reach nothing else; it is never skipped: make test installs it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

from onrecord.record import Record
from onrecord.schema import Reading

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# besides what closes the network: no sandbox for root, none of the browser's own errands
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.fail("no Chromium is installed; 'make browser' installs Debian's")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def served(golden_readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the golden articles' record, served as a user would."""
    path = tmp_path_factory.mktemp("browser") / "golden.db"
    with Record.open(path) as record:
        run = record.begin_run({"inputs": ["golden"]}, "none")
        for reading in golden_readings:
            record.add(reading, run)
    yield from serving(path)


def serving(path: Path) -> Iterator[str]:
    """The address of a record that is served as long as the generator lives."""
    command = [sys.executable, "-m", "onrecord.cli", "serve", "--record", str(path), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        told = server.stderr.readline() if server.stderr else ""
        address = re.search(r"http://[\d.:]+", told)
        assert address, told
        yield address[0]
    finally:
        server.terminate()
        server.wait(10)


@dataclass
class Watched:
    """A page, with all that went wrong on it."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open an address of the server, its charts drawn."""
        self.page.goto(self.base + path, wait_until="load")
        self.page.wait_for_function("() => [...document.querySelectorAll('[data-chart]')].every(c => c.dataset.drawn)")
        return self.page


@pytest.fixture
def watched(browser: Browser, served: str) -> Iterator[Watched]:
    """A new page; at its end there was no request to anywhere else, and no error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    found = Watched(context.new_page(), served)

    def route(route: Route, request: Request) -> None:
        if request.url.startswith((served, "data:", "blob:")):
            route.continue_()
        else:
            found.elsewhere.append(request.url)
            route.abort()

    context.route("**/*", route)
    found.page.on("console", lambda m: found.complaints.append(m.text) if m.type in {"error", "warning"} else None)
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    yield found
    context.close()
    assert found.elsewhere == []
    assert found.complaints == []
