"""The first page: what happened, who moved, what runs out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.site import site
from onrecord.web.templating import page


def overview(request: Request) -> Response:
    """What is on record, at a glance."""
    return page(request, "overview.html", {"name": site(request).name})
