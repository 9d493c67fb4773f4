"""The explorer as a Starlette application."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.web.guard import LOOPBACK, Door, Guard
from onrecord.web.pages import ROUTES
from onrecord.web.queries.ledger import Ledger
from onrecord.web.site import Site
from onrecord.web.templating import page

STATIC = Path(__file__).parent / "static"


def application(
    path: str | Path,
    *,
    token: str | None = None,
    names: Iterable[str] = (),
    codebook: str | None = None,
) -> Starlette:
    """The explorer of the record at a path, which is only read but for the decisions of a review.

    ``token`` is what a browser has to show once; ``names`` are names of this computer that it may be called by,
    besides those of the loopback. Raises RecordError when there is no record.
    """
    opened = Site(Record.open(path, create=False, readonly=True), Ledger(Path(path), codebook), codebook)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        opened.ledger.begin()
        yield
        opened.close()

    app = Starlette(
        routes=routes(),
        middleware=[Middleware(Guard, door=Door(LOOPBACK | frozenset(names), token))],
        exception_handlers={HTTPException: missing, RecordError: unreadable},
        lifespan=lifespan,
    )
    app.state.site = opened
    return app


def routes() -> list[BaseRoute]:
    """All pages, and the files that they use."""
    return [*ROUTES, Mount("/static", StaticFiles(directory=STATIC))]


def missing(request: Request, error: Exception) -> Response:
    """The page for an address that leads nowhere."""
    status, problem = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, str(error))
    return page(request, "problem.html", {"status": status, "problem": problem}, status)


def unreadable(request: Request, error: Exception) -> Response:
    """The page for a record that could not be read just now."""
    return page(request, "problem.html", {"status": 503, "problem": str(error)}, 503)
