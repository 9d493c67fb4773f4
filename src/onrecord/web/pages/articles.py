"""All reports, by day of publication."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.queries.articles import listed
from onrecord.web.site import site
from onrecord.web.templating import page


def articles(request: Request) -> Response:
    """The reports that were read, the latest first; ``after`` is the article that a page goes on after."""
    with site(request).record.snapshot() as connection:
        found, after = listed(connection, request.query_params.get("after"))
    return page(request, "articles.html", {"articles": found, "after": after})
