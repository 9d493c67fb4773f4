"""Issues: what there are positions on, and for one the stands of all actors over time."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.web.queries.issues import Issue, common, matrix
from onrecord.web.queries.listing import listed
from onrecord.web.site import site
from onrecord.web.templating import page

MOST = 200
LONGEST = 300
SHOWN = 12
FEW = 4


def issues(request: Request) -> Response:
    """What there are positions on, the most told of first."""
    found = common(site(request).ledger)
    given = request.query_params.get("q", "").strip()[:LONGEST]
    sought = given.casefold()
    kept = [row for row in found if _has(row, sought)] if sought else found
    return page(request, "issues.html", {"issues": kept[:MOST], "total": len(kept), "sought": given, "shown": FEW})


def _has(row: Issue, sought: str) -> bool:
    """Whether words stand in an issue's name or in one of its wordings."""
    return any(sought in words.casefold() for words in (row.name, *row.wordings))


def issue(request: Request) -> Response:
    """Who stands where on an issue, and since when."""
    given = request.query_params
    name = given.get("name", "").strip()
    if not name:
        return RedirectResponse("/issues", 303)
    home = site(request)
    columns = home.ledger.columns("positions")
    gathered = home.ledger.gathered(columns)
    number = home.ledger.issue(gathered, name)
    if number is None:
        raise HTTPException(404, f"There is no position on “{name}” on record.")
    mask = gathered.of(number)
    with home.record.snapshot() as connection:
        table = matrix(connection, columns, mask)
        found = listed(
            connection,
            columns,
            mask,
            after=given.get("after", ""),
            before=given.get("before", ""),
            issues=gathered.column,
        )
    called = gathered.names[number]
    wordings = [words for words in gathered.wordings[number] if words.casefold() != called.casefold()]
    query = urlencode({"name": called}, errors="replace")
    values = {"name": called, "wordings": wordings[:SHOWN], "more": len(wordings) - SHOWN}
    return page(request, "issue.html", {**values, "table": table, "found": found, "query": query})
