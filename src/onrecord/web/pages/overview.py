"""The first page: what happened, who moved, what runs out, who is on record."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.queries.overview import overview_of
from onrecord.web.site import site
from onrecord.web.templating import page


def overview(request: Request) -> Response:
    """What is on record, at a glance; everything on it is found without reading the whole record."""
    home = site(request)
    known = home.totals()
    with home.record.snapshot() as connection:
        found = overview_of(connection, known)
    return page(request, "overview.html", {"name": home.name, "found": found})
