"""A server on this machine that serves a feed and the pages it links to, and notes what it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

CHANGED = "Tue, 18 Mar 2003 10:00:00 GMT"


@dataclass
class Site:
    """What is served: the feed's entries, pages by path, and the status of the feed."""

    address: str = ""
    entries: list[str] = field(default_factory=list)
    pages: dict[str, bytes] = field(default_factory=dict)
    status: int = 200
    page_status: int = 200
    tagged: bool = True
    asked: list[tuple[str, dict[str, str], int]] = field(default_factory=list)

    @property
    def feed(self) -> str:
        return f"{self.address}/feed.rss"

    @property
    def statuses(self) -> list[int]:
        """The answers so far."""
        return [status for _, _, status in self.asked]

    def add(self, number: int, words: str, date: str = "Tue, 18 Mar 2003 09:00:00 GMT") -> None:
        """One more entry, which links to the page of its number."""
        self.entries.append(
            f"<item><title>Report {number}</title><link>{self.address}/{number}.html</link>"
            f"<pubDate>{date}</pubDate><description>{escape(words)}</description></item>"
        )

    def rss(self) -> bytes:
        head = '<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title>'
        return f"{head}{''.join(self.entries)}</channel></rss>".encode()


class Handler(BaseHTTPRequestHandler):
    """Answers from the site, with "not modified" where the client has the feed already."""

    site: Site

    def do_GET(self) -> None:
        site, headers = self.site, dict(self.headers)
        body = site.rss() if self.path == "/feed.rss" else site.pages.get(self.path)
        tag = f'"{len(site.entries)}"'
        status = 404 if body is None else site.status if self.path == "/feed.rss" else site.page_status
        if status == 200 and site.tagged and headers.get("If-None-Match") == tag:
            status = 304
        site.asked.append((self.path, headers, status))
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if site.tagged and self.path == "/feed.rss":
            self.send_header("ETag", tag)
            self.send_header("Last-Modified", CHANGED)
        self.end_headers()
        if status == 200:
            self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    site = Site()
    handler = type("Handler", (Handler,), {"site": site})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        site.address = f"http://127.0.0.1:{server.server_address[1]}"
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield site
        server.shutdown()
