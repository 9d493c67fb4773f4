"""Lists of lines: the timeline of events, and statements, positions, deadlines and figures, with their filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.pages.choices import choices
from onrecord.web.queries.listing import listed
from onrecord.web.queries.search import search
from onrecord.web.queries.wanted import Wanted, chosen
from onrecord.web.site import site
from onrecord.web.templating import page

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Kind:
    """A page that lists a kind of lines: its title, and the chart that stands above, if any."""

    kind: str
    title: str
    chart: str = ""


KINDS: Mapping[str, Kind] = {
    "/timeline": Kind("events", "Timeline", "/chart/timeline.json"),
    "/statements": Kind("statements", "Statements"),
    "/positions": Kind("positions", "Positions"),
    "/deadlines": Kind("deadlines", "Deadlines"),
    "/figures": Kind("figures", "Figures"),
}


def listing(request: Request) -> Response:
    """The lines that meet the filters in the address, a page at a time."""
    here = KINDS[request.url.path]
    given = request.query_params
    wanted, problems = Wanted.of(given)
    home = site(request)
    columns, mask = chosen(home.ledger, here.kind, wanted)
    with home.record.snapshot() as connection:
        found = listed(
            connection, columns, mask, after=given.get("after", ""), before=given.get("before", ""),
            newest=wanted.order == "newest",
            issues=home.ledger.gathered(columns).column if here.kind == "positions" else None,
        )  # fmt: skip
    values = {"here": here, "wanted": wanted, "problems": problems, "found": found, "words": ""}
    return page(request, "listing.html", {**values, "choices": choices(home.ledger, columns, mask, wanted)})


def statements(request: Request) -> Response:
    """Statements that meet the filters; with ``q`` the statements and sentences that have the words, best first."""
    words = request.query_params.get("q", "").strip()[:LONGEST]
    if not words:
        return listing(request)
    wanted, problems = Wanted.of(request.query_params)
    home = site(request)
    columns, mask = chosen(home.ledger, "statements", wanted)
    start = request.query_params.get("from", "")
    with home.record.snapshot() as connection:
        narrowed = mask if wanted.given() else None
        found = search(connection, words, columns, narrowed, int(start) if start.isascii() and start.isdecimal() else 0)
    values = {"here": KINDS["/statements"], "wanted": wanted, "problems": problems, "found": found, "words": words}
    return page(request, "search.html", {**values, "choices": choices(home.ledger, columns, mask, wanted)})
