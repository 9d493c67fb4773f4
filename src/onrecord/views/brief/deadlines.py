"""What runs out, and what became of the deadlines before."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.views.brief.page import Page, Section, body, more
from onrecord.views.columns import Line, codes, short_id

DEADLINES = 15
OPEN = frozenset({"open", "refused"})


def deadlines(page: Page) -> Section:
    """What runs out next, and what became of the others."""
    found = due(page)
    chosen = found[:DEADLINES]
    seen = f"seen on {page.period.on}" if chosen else ""
    note = more(len(found), len(chosen), f"deadlines --on {page.period.on}") or seen
    cited = [one for line in chosen for one in (line, line["because"] or {})]
    return Section.of("DEADLINES", note, body([_row(page, line) for line in chosen]), cited)


def due(page: Page) -> list[Line]:
    """What is to come first, by day; then the outcome of the others, the last ones first."""
    ahead = [line for line in page.deadlines if line["state"] in OPEN and not _over(line)]
    ahead_ids = {line["id"] for line in ahead}
    behind = [line for line in page.deadlines if line["id"] not in ahead_ids and _is_news(page, line)]
    return [*sorted(ahead, key=lambda line: str(line["due"])), *reversed(behind)]


def _over(deadline: Line) -> bool:
    return bool((deadline["left"]["days"] if deadline["left"]["hours"] is None else deadline["left"]["hours"]) < 0)


def _is_news(page: Page, deadline: Line) -> bool:
    """Whether it was told, ran out or was decided in the period."""
    since = page.period.since or ""
    return deadline["due"] >= since or page.period.is_new(deadline) or page.period.is_new(deadline["because"] or {})


def _row(page: Page, deadline: Line) -> Sequence[object]:
    because = [deadline["because"]] if deadline["because"] else []
    return (
        deadline["due"],
        deadline["left"]["words"],
        " → ".join(codes([deadline[key]]) for key in ("set_by", "binds") if deadline[key]),
        deadline["what"],
        "" if deadline["state"] == "open" else deadline["state"],
        page.refs(deadline, *because),
        short_id(deadline),
    )
