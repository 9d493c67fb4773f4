"""The brief as a page of plain text: its sections in order."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.views.brief.deadlines import deadlines
from onrecord.views.brief.page import Page, Section
from onrecord.views.brief.positions import moved, positions
from onrecord.views.brief.read import read, sources
from onrecord.views.brief.speakers import speakers
from onrecord.views.brief.timeline import timeline

SECTIONS: tuple[Callable[[Page], Section], ...] = (read, timeline, moved, positions, deadlines, speakers)


def brief(page: Page) -> str:
    """The page, 100 columns wide; the sources that it cites are listed at its end."""
    if not page.catalogue:
        return "Nothing on record. 'onrecord code PATH' reads news reports."
    if not page.articles:
        return _nothing(page)
    found = [section(page) for section in SECTIONS]
    cited = frozenset(id for section in found for id in section.cites)
    return "\n\n".join(section.text() for section in [*found, sources(page, cited)])


def _nothing(page: Page) -> str:
    when = f" since {page.period.since}" if page.period.since else ""
    last = max(
        (str(article["published"]) for article in page.catalogue if article["published"]), default="no known day"
    )
    return f"Nothing came out{when} that was asked for; the last report on record is of {last}."
