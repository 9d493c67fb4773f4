"""The map: where events took place, as far as the codebook knows where that lies."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.pages.choices import choices
from onrecord.web.queries.places import placed
from onrecord.web.queries.wanted import Wanted, chosen
from onrecord.web.site import site
from onrecord.web.templating import page

WORLD = Path(__file__).parents[1] / "world.csv"


@lru_cache(maxsize=1)
def outlines() -> tuple[tuple[str, str], ...]:
    """The codes and outlines of countries, on the map's projection."""
    with WORLD.open(encoding="utf-8", newline="") as file:
        return tuple((row["code"], row["path"]) for row in csv.DictReader(file))


def world(request: Request) -> Response:
    """Countries shaded and cities dotted by the number of events that meet the filters."""
    wanted, problems = Wanted.of(request.query_params)
    home = site(request)
    columns, mask = chosen(home.ledger, "events", wanted)
    found = placed(columns, mask, home.codebook)
    values = {"wanted": wanted, "problems": problems, "found": found, "outlines": outlines()}
    return page(request, "map.html", {**values, "choices": choices(site(request).ledger, columns, mask, wanted)})
