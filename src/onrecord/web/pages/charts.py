"""The data of the charts, as Vega-Lite: the browser draws them with the bundle that the server has."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.views.series import QUADS
from onrecord.web.queries.tallies import by_period, step
from onrecord.web.queries.wanted import Wanted, chosen
from onrecord.web.site import site

HEIGHT = 130
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"  # that of the bundle, which is never fetched


def timeline_chart(request: Request) -> Response:
    """Events by period and class, with a brush on the days."""
    wanted, _ = Wanted.of(request.query_params)
    columns, mask = chosen(site(request).ledger, "events", wanted)
    by = step(columns, mask)
    counts = by_period(columns, mask, columns.own["quad"], by)
    values = [{"day": day, "class": quad, "events": count} for day, quad, count in counts]
    return JSONResponse(spec(values, by))


def spec(values: list[dict[str, Any]], by: str) -> dict[str, Any]:
    """Stacked bars; the colours are filled in from the page's, by the names of the classes."""
    return {
        "$schema": SCHEMA,
        "description": f"events by {by} and class",
        "width": "container",
        "height": HEIGHT,
        "usermeta": {"classes": list(QUADS), "by": by},
        "data": {"values": values},
        "params": [{"name": "brush", "select": {"type": "interval", "encodings": ["x"]}}],
        "mark": {"type": "bar", "binSpacing": 1},
        "encoding": {
            "x": {
                "field": "day", "type": "temporal", "title": None, "timeUnit": _unit(by),
                "scale": {"type": "utc"}, "axis": {"format": _format(by), "labelOverlap": True, "grid": False},
            },
            "y": {"field": "events", "type": "quantitative", "aggregate": "sum", "title": f"events a {by}",
                  "axis": {"tickCount": 4, "tickMinStep": 1}},
            "color": {
                "field": "class", "type": "nominal", "title": None, "scale": {"domain": list(QUADS)},
                "legend": {"orient": "top", "direction": "horizontal", "columns": 4},
            },
            "tooltip": [
                {"field": "day", "type": "temporal", "timeUnit": _unit(by), "format": _format(by), "title": by},
                {"field": "class"}, {"field": "events", "aggregate": "sum", "title": "events"},
            ],
        },
    }  # fmt: skip


def _unit(by: str) -> str:
    return {"day": "utcyearmonthdate", "week": "utcyearweek", "month": "utcyearmonth", "year": "utcyear"}[by]


def _format(by: str) -> str:
    return {"year": "%Y", "month": "%b %Y"}.get(by, "%-d %b %Y")
