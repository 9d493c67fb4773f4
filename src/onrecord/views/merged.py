"""One event as its reports tell it: the accounts side by side, where they differ, and what makes them one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.merge.cluster import Link
from onrecord.views.columns import SHORT_ID, codes
from onrecord.views.text import clean, counted, wrap

Line = Mapping[str, Any]
WIDTH = 100
INDENT = "  "
DEEPER = "    "


def page(event: Line, links: Sequence[Link]) -> str:
    """The page of a merged event."""
    first = ", ".join(event["first_reported_by"]) or "an unnamed publisher"
    title = f"{codes(event['actors']) or '?'} {event['category']} {codes(event['recipients'])}".strip()
    since = f"first on {event['first_reported'] or 'no day'} by {first}"
    lines = [title, f"told by {counted(event['reports'], 'report')}, {since}"]
    lines += [line for account in event["accounts"] for line in _account(account)]
    for what, versions in event["conflicts"].items():
        lines += wrap(f"{what} differs: {' or '.join(map(clean, versions))}", WIDTH, "", INDENT)
    lines += _further(event)
    lines += ["why they are one", *_reasons(links)] if links else []
    return "\n".join(lines)


def _account(account: Line) -> Iterator[str]:
    sides = f"{', '.join(account['actors']) or '?'} → {', '.join(account['recipients']) or '?'}"
    told = (account["publisher"], account["published"], account["act"], sides, account["date"] or "no day")
    yield INDENT + "  ".join(clean(part) for part in (account["id"][:SHORT_ID], *told) if part)
    yield from wrap(f"“{clean(account['sentence_text'])}”", WIDTH, DEEPER, DEEPER)


def _further(event: Line) -> list[str]:
    """The reprints, which have the sentence and no account of their own."""
    found = [source for source in event["sources"] if source["account"] is None]
    named = [f"{clean(s['publisher']) or clean(s['source'])} {s['published'] or ''}".strip() for s in found]
    return wrap(f"reprinted by {', '.join(named)}", WIDTH, "", INDENT) if named else []


def _reasons(links: Iterable[Link]) -> Iterator[str]:
    for link in links:
        why = "you said so" if link.said else f"{link.points:g} points: {', '.join(link.reasons)}"
        yield from wrap(f"{link.earlier[:SHORT_ID]} and {link.later[:SHORT_ID]}: {why}", WIDTH, INDENT, DEEPER)
