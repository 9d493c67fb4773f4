"""Actors: who is on record, and the page of one."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.web.queries.actors import actor_page, busiest
from onrecord.web.queries.listing import listed
from onrecord.web.queries.wanted import Wanted, chosen
from onrecord.web.site import site
from onrecord.web.templating import page

MOST = 300
FEW = 8
LONGEST = 300


def actors(request: Request) -> Response:
    """Everybody with a code or a name, the busiest first."""
    found = busiest(site(request).ledger)
    given = request.query_params.get("q", "").strip()[:LONGEST]
    sought = given.casefold()
    kept = [row for row in found if sought in row.key.casefold() or sought in row.name.casefold()] if sought else found
    return page(request, "actors.html", {"actors": kept[:MOST], "total": len(kept), "sought": given})


def actor(request: Request) -> Response:
    """What one actor did and said, with whom, in which roles, and where it stands."""
    who = request.query_params.get("who", "").strip()
    if not who:
        return RedirectResponse("/actors", 303)
    home = site(request)
    found = actor_page(home.ledger, who)
    if not found.total:
        raise HTTPException(404, f"Nobody on record goes by “{who}”.")
    lists = {}
    with home.record.snapshot() as connection:
        for kind in ("events", "statements", "positions"):
            columns, mask = chosen(home.ledger, kind, Wanted(actor=who))
            lists[kind] = listed(connection, columns, mask, newest=True, size=FEW)
    return page(
        request,
        "actor.html",
        {"who": who, "found": found, "lists": lists, "query": urlencode({"actor": who}, errors="replace")},
    )
