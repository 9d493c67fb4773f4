"""Issues: what there are positions on, and for one the stands of all actors over time."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.web.queries.issues import common, matrix
from onrecord.web.queries.listing import listed
from onrecord.web.queries.wanted import Wanted, chosen
from onrecord.web.site import site
from onrecord.web.templating import page

MOST = 200
LONGEST = 300


def issues(request: Request) -> Response:
    """What there are positions on, the most told of first."""
    found = common(site(request).ledger)
    given = request.query_params.get("q", "").strip()[:LONGEST]
    sought = given.casefold()
    kept = [row for row in found if sought in row.name.casefold()] if sought else found
    return page(request, "issues.html", {"issues": kept[:MOST], "total": len(kept), "sought": given})


def issue(request: Request) -> Response:
    """Who stands where on an issue, and since when."""
    given = request.query_params
    name = given.get("name", "").strip()
    if not name:
        return RedirectResponse("/issues", 303)
    home = site(request)
    columns, mask = chosen(home.ledger, "positions", Wanted(issue=name))
    if not mask.any():
        raise HTTPException(404, f"There is no position on “{name}” on record.")
    with home.record.snapshot() as connection:
        table = matrix(connection, columns, mask)
        found = listed(
            connection,
            columns,
            mask,
            after=given.get("after", ""),
            before=given.get("before", ""),
        )
    return page(
        request,
        "issue.html",
        {"name": name, "table": table, "found": found, "query": urlencode({"name": name}, errors="replace")},
    )
