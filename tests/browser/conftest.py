"""A browser that opens files and reaches nothing else. Without Chromium the tests fail: they are not skipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

WAIT = 180_000  # milliseconds, for a machine that has other work to do


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "the pages are tried in Chromium: apt-get install chromium"
    with sync_playwright() as tools:
        found = tools.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
            timeout=WAIT,
        )
        yield found
        found.close()
