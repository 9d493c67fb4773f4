"""The review in the browser: a line with its article, fields to correct, keys for everything, the guide beside.

Pages read through the connection that all pages share; what is posted opens the record for writing and lets go
of it again. Whose review it is stands in the address, so that a page can be kept and sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import InputError, OnrecordError, RecordError
from onrecord.review import QUEUES, Queue, Review
from onrecord.review.fields import FIELDS
from onrecord.review.guide import guide
from onrecord.review.queue import SEED
from onrecord.review.tables import agreement_table, precision_table
from onrecord.review.task import Task
from onrecord.schema import KINDS
from onrecord.serialise import line_json
from onrecord.web.marks import marked, marks
from onrecord.web.site import site
from onrecord.web.templating import markdown, page

LONGEST_FORM = 1_000_000
AROUND = 4_000
"""Characters of the article before and after the sentence."""
OWN = ("coder", "queue", "kind", "seed", "category", "rule")
FIELD = "field-"
ANSWERS = {"edit", "accept", "reject", "skip", "note"}
Form = Mapping[str, str]


def review(request: Request) -> Response:
    """Where a coder begins: a name, a queue, a kind of line."""
    known = Review(site(request).record, site(request).codebook).choices
    given = {name: request.query_params.get(name, "") for name in OWN}
    values = {"given": given, "queues": QUEUES, "kinds": KINDS, "categories": tuple(known.modes), "seed": SEED}
    return page(request, "review.html", values)


def task(request: Request) -> Response:
    """A line to decide about: the one asked for, else the next of the queue."""
    return _shown(request, _queue(request.query_params), request.query_params.get("line"))


def _shown(
    request: Request, queue: Queue, line: str | None, given: Form | None = None, problem: str = "", status: int = 200
) -> Response:
    found = Review(site(request).record, site(request).codebook)
    line = line or next(iter(found.upcoming(queue)), None)
    own = {"queue": queue, "own": _own(queue), "address": _address(queue), "problem": problem}
    if line is None:
        return page(request, "review_end.html", {**own, "queues": QUEUES, "before": found.around("", queue)[0]})
    try:
        shown = found.task(line, queue)
    except RecordError:
        raise
    except OnrecordError as error:
        raise HTTPException(404, str(error)) from error
    before, after = found.around(shown.line.id, queue)
    values = {
        **own,
        "task": shown,
        "words": _words(shown),
        "fields": _fields(shown, found, {**shown.fields, **_given(given or {})}),
        "note": (given or {}).get("note", ""),
        "guide": markdown(guide(shown.kind)),
        "left": found.left(queue),
        "before": before,
        "after": after,
        "definitions": found.choices.definitions,
    }
    return page(request, "review_line.html", values, status)


def _words(shown: Task) -> Mapping[str, Any]:
    """The article around a line in three parts, the line's own words marked."""
    text, (_, first, last, _) = shown.article.text, shown.context
    spans = marks([{**line_json(shown.line), "line": shown.kind}], text)
    start, end = max(first - AROUND, 0), min(last + AROUND, len(text))
    parts = {"before": (start, first), "sentence": (first, last), "after": (last, end)}
    # an empty part has no room for a mark that ends or begins there
    words = {name: marked(text, spans, start=a, end=b) if a < b else "" for name, (a, b) in parts.items()}
    return {**words, "cut_before": start > 0, "cut_after": end < len(text)}


def _fields(shown: Task, found: Review, given: Form) -> list[Mapping[str, Any]]:
    """The fields as a form has them, with what there is to choose from; modes by their category."""
    known = found.choices
    made: list[Mapping[str, Any]] = []
    for field in FIELDS[shown.kind]:
        options = list(field.options(known, {**shown.fields, **given})) if field.options else None
        groups = {name: modes for name, modes in known.modes.items() if modes} if field.name == "mode" else None
        names = {"name": field.name, "what": field.what, "shape": field.shape, "needed": field.needed}
        values = {"value": given.get(field.name, ""), "machine": shown.fields[field.name]}
        made.append({**names, **values, "options": options, "groups": groups})
    return made


async def decide(request: Request) -> Response:
    """Keep a decision, then the next line; what cannot stand comes back with what to do."""
    form = await _form(request)
    return await run_in_threadpool(_decide, request, form)


def _decide(request: Request, form: Form) -> Response:
    queue, home = _queue(form), site(request)
    line = form.get("line", "")
    try:
        with Review.open(home.record.path, codebook=home.codebook) as found:
            verdict, fields = _answer(found.task(line, queue), form)
            found.judge(line, queue.coder, verdict, fields, form.get("note"), queue.source)  # type: ignore[arg-type]
    except RecordError:
        raise
    except InputError as error:
        return _shown(request, queue, line, form, f"{error.where}: {error.problem}; {error.remedy}", 422)
    except OnrecordError as error:
        return _shown(request, queue, line, form, str(error), 422)
    stays = {"line": line} if verdict == "note" else {}
    return RedirectResponse(f"/review/line?{urlencode({**_own(queue), **stays})}", 303)


def _answer(shown: Task, form: Form) -> tuple[str, Form]:
    """The verdict and the fields of a form; taking a coder's choice is what that coder decided."""
    if form.get("take"):
        choice = next((one for one in shown.choices if one.name == form["take"]), None)
        if choice is None:
            raise HTTPException(400, "No coder of that letter has decided about this line.")
        return ("reject", {}) if choice.verdict == "reject" else ("edit", choice.fields)
    verdict = form.get("verdict", "")
    if verdict not in ANSWERS:
        raise HTTPException(400, f"A decision is one of {', '.join(sorted(ANSWERS))}.")
    return verdict, _given(form) if verdict == "edit" else {}


def _given(form: Form) -> dict[str, str]:
    """The fields of the line in a form, which also has those of the queue."""
    return {name.removeprefix(FIELD): value for name, value in form.items() if name.startswith(FIELD)}


async def undo(request: Request) -> Response:
    """Take a coder's last decision away and show its line again."""
    form = await _form(request)
    return await run_in_threadpool(_undo, request, form)


def _undo(request: Request, form: Form) -> Response:
    queue, home = _queue(form), site(request)
    with Review.open(home.record.path, codebook=home.codebook) as found:
        undone = found.undo(queue.coder)
    line = {"line": undone[0].line} if undone and undone[0].line else {}
    return RedirectResponse(f"/review/line?{urlencode({**_own(queue), **line})}", 303)


def results(request: Request) -> Response:
    """How good the machine is, and how far coders agree."""
    kind = request.query_params.get("kind", KINDS[0])
    if kind not in KINDS:
        raise HTTPException(400, f"There are no lines of kind {kind}.")
    found = Review(site(request).record, site(request).codebook)
    try:
        tables = {
            "precision": precision_table(found.precision(kind)),
            "agreement": agreement_table(found.agreement(kind)),
        }
    except RecordError:
        raise
    except OnrecordError as error:
        raise HTTPException(503, str(error)) from error
    states = [state for _, state, _ in found.settled(kind)]
    counts = {state: states.count(state) for state in dict.fromkeys(states)}
    return page(request, "review_results.html", {**tables, "kind": kind, "kinds": KINDS, "counts": counts})


def _queue(given: Mapping[str, str]) -> Queue:
    """The queue that an address or a form names."""
    seed = given.get("seed") or str(SEED)
    if not seed.lstrip("-").isascii() or not seed.lstrip("-").isdecimal() or len(seed) > 18:
        raise HTTPException(400, "The seed is a whole number.")
    category, rule = given.get("category") or None, given.get("rule") or None
    try:
        name = given.get("queue") or "random"
        return Queue(given.get("coder", ""), name, given.get("kind") or KINDS[0], int(seed), category, rule)  # type: ignore[arg-type]
    except OnrecordError as error:
        raise HTTPException(400, f"{str(error)[0].upper()}{str(error)[1:]}.") from error


def _own(queue: Queue) -> dict[str, str]:
    """The queue as an address or a form has it."""
    values = (queue.coder, queue.name, queue.kind, str(queue.seed), queue.category, queue.rule)
    return {name: value for name, value in zip(OWN, values, strict=True) if value}


def _address(queue: Queue) -> str:
    return urlencode(_own(queue))


async def _form(request: Request) -> Form:
    """The fields of a posted form; the last of several of one name."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_FORM:
            raise HTTPException(413, "The form is too long.")
    found = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100)
    return {name: values[-1].replace("\r\n", "\n") for name, values in found.items()}
