"""Why a line is on record: what it says, its words in their sentence, the row that made it, what was dropped beside."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import OnrecordError
from onrecord.record import tables
from onrecord.record.tables import Place
from onrecord.schema import Span
from onrecord.serialise import JSON
from onrecord.views.amount import amount
from onrecord.web.marks import Mark, marked, marks
from onrecord.web.queries.rows import codebook_row, dropped
from onrecord.web.saying import doing, holder, saying
from onrecord.web.saying import place as where
from onrecord.web.site import site
from onrecord.web.templating import page

LONGEST = 1_500
"""Characters of the sentences that are shown; a longer one is cut around the line."""
PARTIES = ("actors", "recipients", "speaker", "set_by", "binds", "according_to")


def line(request: Request) -> Response:
    """The page of a line; with ``part`` only its middle, for the panel beside an article."""
    home = site(request)
    with home.record.snapshot() as connection:
        try:
            found = tables.line(connection, request.path_params["id"])
        except OnrecordError as error:
            raise HTTPException(404, str(error)) from error
        if found is None:
            raise HTTPException(404, "No line on record has this id.")
        place = Place.of(connection, found["article"]["id"])
        spans = marks([found], place.article.text)
        around = _around(place, spans)
        beside = dropped(connection, place, around)
    values: dict[str, Any] = {
        "line": found,
        "says": saying(found),
        "words": marked(place.article.text, spans, start=around.start, end=around.end) if spans else "",
        "facts": facts(found),
        "parties": parties(found),
        "row": codebook_row(str(found["made_by"]), home.codebook),
        "dropped": beside,
        "at": where(found),
    }
    return page(request, "why.html" if request.query_params.get("part") else "line.html", values)


def _around(place: Place, spans: list[Mark]) -> Span:
    """The sentences that a line's marks stand in, or as much of them as a page takes."""
    first, last = min(mark.start for mark in spans), max(mark.end for mark in spans)
    touched = [span for span in place.sentences if span.start < last and first < span.end]
    start = min([first, *(span.start for span in touched)])
    end = max([last, *(span.end for span in touched)])
    if end - start <= LONGEST:
        return Span(start, end)
    own = min(mark.start for mark in spans if mark.part == "words")
    start = max(start, own - LONGEST // 2)
    return Span(start, min(end, start + LONGEST))


def parties(line: JSON) -> list[tuple[str, JSON]]:
    """The parties of a line with the part each takes."""
    found = []
    for key in PARTIES:
        value = line.get(key)
        several = value if isinstance(value, list) else [value] if value else []
        found += [(key.removesuffix("s").replace("_", " "), party) for party in several]
    return found


def facts(line: JSON) -> list[tuple[str, object]]:
    """What a line says, field by field; fields without a value are left out."""
    match line["line"]:
        case "events":
            found = [
                ("act", doing(line)), ("class", line["quad"]), ("status", line["status"]), ("date", line["date"]),
                ("date in words", line["date_text"]), ("place", line["place"]), ("intensity", line["intensity"]),
                ("CAMEO", line["cameo"]), ("Goldstein", line["goldstein"]), ("contexts", ", ".join(line["contexts"])),
            ]  # fmt: skip
        case "statements":
            found = [(key, line[key]) for key in ("form", "kind", "implies", "via", "to", "date")]
        case "positions":
            found = [("holder", holder(line)), *((key, line[key]) for key in ("stance", "issue", "condition", "date"))]
        case "deadlines":
            found = [(key, line[key]) for key in ("due", "what")]
        case _:
            found = [("value", amount(line)), ("counts", line["what"])]
    return [(name, value) for name, value in found if value not in (None, "")]
