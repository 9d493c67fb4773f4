"""What every request has to pass before a page sees it, and the headers that every answer carries."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.templating import page

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
COOKIE = "onrecord"
ENTRY = "/enter"
LONGEST_FORM = 4096
READS = frozenset({"GET", "HEAD"})
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # "no-referrer" would make the origin of the explorer's own forms "null"
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Door:
    """Who is let in: by which names the server may be called, and the token it wants, if any."""

    names: frozenset[str] = LOOPBACK
    token: str | None = None

    def answers_to(self, host: str) -> bool:
        """Whether a Host header names this server; a page elsewhere whose name now points here does not."""
        name = hostname(host)
        return name in self.names or (self.token is not None and _is_address(name))

    def knows(self, given: str | None) -> bool:
        """Whether a token is the right one."""
        return self.token is None or hmac.compare_digest((given or "").encode(), self.token.encode())


def hostname(host: str) -> str:
    """The name in a Host header, without port and brackets; empty for what is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    """Whether a name is an address itself, which no other server's name can be made to point to."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Guard:
    """Middleware: host, origin and token are checked, headers added to every answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass; answer the rest."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        answer = await self._answer(Request(scope, receive))
        await (answer or self.app)(scope, receive, _with_headers(send, scope["path"]))

    async def _answer(self, request: Request) -> Response | None:
        """The answer to what may not pass; None for what may."""
        if not self.door.answers_to(request.headers.get("host", "")):
            return PlainTextResponse("This server does not go by that name; use the address that it printed.\n", 421)
        if request.method not in READS and _is_foreign(request.headers):
            return PlainTextResponse("A request of another site is not carried out.\n", 403)
        if self.door.token is None or request.url.path.startswith("/static/"):
            return None
        return await self._entry(request)

    async def _entry(self, request: Request) -> Response | None:
        """Let in whoever has the token: in a header, a cookie, the address once, or the form."""
        if request.method == "POST" and request.url.path == ENTRY:
            given = await _form_token(request)
            return self._enter(given, "/") if self.door.knows(given) else _ask(request, "That is not the token.")
        in_address = request.query_params.get("token")
        if in_address is not None and request.method in READS and self.door.knows(in_address):
            kept = [(key, value) for key, value in request.query_params.multi_items() if key != "token"]
            return self._enter(in_address, request.url.path + (f"?{urlencode(kept)}" if kept else ""))
        return None if any(map(self.door.knows, _tokens(request.headers))) else _ask(request)

    def _enter(self, token: str | None, where: str) -> Response:
        # never "//elsewhere": a path that begins with two slashes is another site's
        response = RedirectResponse("/" + where.lstrip("/\\"), 303)
        response.set_cookie(COOKIE, token or "", httponly=True, samesite="strict")
        return response


def _ask(request: Request, problem: str = "") -> Response:
    return page(request, "enter.html", {"problem": problem}, status=401)


async def _form_token(request: Request) -> str | None:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_FORM:
            return None
    return next(iter(parse_qs(body.decode("utf-8", "replace")).get("token", [])), None)


def _tokens(headers: Headers) -> Iterable[str]:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        yield given.strip()
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return
    if cookie is not None:
        yield cookie.value


def _is_foreign(headers: Headers) -> bool:
    """Whether a browser says that another site made the request; programs that are no browser say nothing."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in {"same-origin", "none"}:
        return True
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


def _with_headers(send: Send, path: str) -> Send:
    """Adds the headers to an answer; pages are not kept by the browser, files only as long as they are the same."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers["cache-control"] = "no-cache" if path.startswith("/static/") else "no-store"
        await send(message)

    return sending
