"""The network: who acts on whom, drawn by the server so that every edge is a link."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.pages.choices import choices
from onrecord.web.queries.network import network_of
from onrecord.web.queries.wanted import Wanted, chosen
from onrecord.web.site import site
from onrecord.web.templating import page


def network(request: Request) -> Response:
    """The busiest actors of the events that meet the filters, and what passes between them."""
    wanted, problems = Wanted.of(request.query_params)
    columns, mask = chosen(site(request).ledger, "events", wanted)
    values = {"wanted": wanted, "problems": problems, "net": network_of(columns, mask), "total": int(mask.sum())}
    return page(request, "network.html", {**values, "choices": choices(site(request).ledger, columns, mask, wanted)})
