"""The lines of a brief, out of a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.deadlines.clock import Moment
from onrecord.deadlines.outcome import GRACE, Words
from onrecord.record import Filters
from onrecord.schema import KINDS
from onrecord.views.brief.moves import Move, moves
from onrecord.views.brief.page import Page, Period, article_id
from onrecord.views.columns import Line
from onrecord.views.due import clocked
from onrecord.views.period import first_day, last_day

if TYPE_CHECKING:
    from onrecord.record import Record


def gather(record: Record, filters: Filters, words: Words) -> Page:
    """The page over a record; of the filters, ``since`` and ``until`` are about when reports came out."""
    period = Period(filters.since, filters.until)
    every = record.catalogue()
    catalogue = [article for article in every if _known(article, period)]
    undated = sum(not article["published"] for article in every) if period.since or period.until else 0
    days = [str(article["published"]) for article in catalogue if article["published"]]
    period = replace(period, on=last_day(period.until) if period.until else max(days, default=None))
    others = replace(filters, since=None, until=None)
    known = replace(others, published_until=period.until)
    new = replace(known, published_since=period.since)
    lines = {kind: record.rows(kind, new) for kind in KINDS}
    stances = record.stances(replace(known, limit=None))
    narrowed = replace(others, limit=None) != Filters()
    told = {article_id(line) for found in lines.values() for line in found}
    articles = [one for one in catalogue if _in(one, period) and (not narrowed or one["id"] in told)]
    kept = {one["id"] for one in articles}
    again = [one for one in record.reprints() if _known(one, period) and _in(one, period)]
    reprints = [one for one in again if not narrowed or one["original"] in kept]
    clocks = _clocks(record, others, period, words)
    moved = _moves(record, stances, period)
    return Page(period, catalogue, articles, lines, stances, clocks, moved, undated, reprints)


def _moves(record: Record, stances: Sequence[Line], period: Period) -> list[Move]:
    """Who moved by the period's reports, with the words that show it."""
    new = [move for move in moves(stances) if period.is_new(move.after)]
    return [replace(move, before=_whole(record, move.before), after=_whole(record, move.after)) for move in new]


def _whole(record: Record, stance: Line) -> Line:
    """The whole line, with the issue that its words come to and the stance on that."""
    known = {key: stance[key] for key in ("topic", "key", "on_issue")}
    return {**(record.line(stance["id"]) or stance), **known}


def _known(article: Line, period: Period) -> bool:
    """Whether an article had come out by the end of the period; undated ones have no place in one."""
    published = str(article["published"] or "")
    if period.until is None:
        return bool(published) or period.since is None
    return bool(published) and published[: len(period.until)] <= period.until


def _in(article: Line, period: Period) -> bool:
    return period.since is None or str(article["published"]) >= period.since


def _clocks(record: Record, filters: Filters, period: Period, words: Words) -> Sequence[Line]:
    """The deadlines seen on the day of the brief: of those before the period, the ones that may have been decided."""
    if period.on is None:
        return ()
    early = period.since and (date.fromisoformat(first_day(period.since)) - GRACE).isoformat()
    return clocked(record, replace(filters, since=early), Moment.of(period.on), words)
