"""Asking servers for feeds and pages: only for what is newer, and never without an end."""

from __future__ import annotations

import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError

from onrecord import __version__
from onrecord.errors import InputError

PATIENCE = 30.0  # seconds for a server to answer
AGENT = f"onrecord/{__version__}"
SERVERS_FAULT = 500  # from this status on the fault is the server's
BUSY = frozenset({408, 425, 429})  # "too slow", "too early", "too many requests"
AGAIN = "check the address and the network"


class Unavailable(InputError):
    """An address that does not answer now and may another time."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to recognise the state of a feed by: its entity tag and the time of its last change."""

    etag: str | None = None
    modified: str | None = None


class _Patience(urllib.request.BaseHandler):
    """Gives every request a time limit; feedparser sets none."""

    def http_request(self, request: urllib.request.Request) -> urllib.request.Request:
        request.timeout = PATIENCE
        return request

    https_request = http_request


def fetch_feed(url: str, known: Validators) -> tuple[Any, Validators] | None:
    """A feed as feedparser gives it, with its new validators; None when it is as it was.

    Raises InputError when the server cannot be reached or has no such feed.
    """
    import feedparser

    try:
        feed = feedparser.parse(url, etag=known.etag, modified=known.modified, agent=AGENT, handlers=[_Patience()])
    except (OSError, HTTPException, ValueError) as error:
        raise unreachable(url, error) from error
    status = feed.get("status")
    if status is None:
        raise unreachable(url, feed.get("bozo_exception", "no answer"))
    if status >= 400:
        raise InputError(url, f"the server answers {status}", AGAIN)
    if status == 304:
        return None
    return feed, Validators(feed.get("etag"), feed.get("modified"))


def fetch_page(url: str, limit: int) -> tuple[bytes, str | None]:
    """The bytes of a web page, at most ``limit``, and the encoding its server names.

    Raises InputError where there is no such page, Unavailable where it may be had another time.
    """
    request = urllib.request.Request(url, headers={"User-Agent": AGENT})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.read(limit), answer.headers.get_content_charset()
    except ValueError as error:
        raise unreachable(url, error) from error
    except (OSError, HTTPException) as error:
        missing = unreachable(url, error)
        if isinstance(error, HTTPError) and error.code < SERVERS_FAULT and error.code not in BUSY:
            raise missing from error
        raise Unavailable(url, missing.problem, "it is asked for again on the next look") from error


def unreachable(url: str, error: object) -> InputError:
    """The error for an address that gives nothing."""
    reason = " ".join(str(error).split()).strip("<>")[:120]
    return InputError(url, f"cannot be fetched ({reason})", AGAIN)
