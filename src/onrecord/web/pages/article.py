"""An article as printed, with every line of the record marked where it stands."""

from __future__ import annotations

from collections import Counter

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.record import tables
from onrecord.schema import KINDS
from onrecord.serialise import JSON
from onrecord.web.marks import marked, marks
from onrecord.web.queries.articles import window
from onrecord.web.saying import saying
from onrecord.web.site import site
from onrecord.web.templating import page


def article(request: Request) -> Response:
    """The text with its marks, and beside it the coding of each line; ``at`` is a character of a long one."""
    with site(request).record.snapshot() as connection:
        found = tables.told(connection, request.path_params["id"])
    if found is None:
        raise HTTPException(404, "No article on record has this id.")
    place, lines = found
    text = place.article.text
    given = request.query_params.get("at", "0")
    part = window(text, int(given) if given.isascii() and given.isdecimal() else 0)
    spans = marks(lines, text)
    inside = {mark.line for mark in spans if mark.start < part.end and part.start < mark.end}
    shown = [line for line in lines if line["id"] in inside]
    told = {line["id"]: saying(line) for line in shown}
    words = marked(text, spans, start=part.start, end=part.end, told=told)
    values = {"article": place.article, "words": words, "lines": shown, "told": told, "part": part}
    return page(request, "article.html", {**values, "counts": _counts(lines), "length": len(text)})


def _counts(lines: list[JSON]) -> dict[str, int]:
    """How many lines of each kind, in the kinds' order."""
    found = Counter(line["line"] for line in lines)
    return {kind: found[kind] for kind in KINDS}
