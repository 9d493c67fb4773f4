"""What was read, and at the end the reports that the page rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.schema import KINDS
from onrecord.views.brief.page import INDENT, WIDTH, Page, Section, body
from onrecord.views.columns import Line
from onrecord.views.text import clean, clip, counted, wrap

PUBLISHERS = 8


def read(page: Page) -> Section:
    """How many reports of whom, and how much was found in them."""
    every = [*page.articles, *page.reprints]
    days = sorted(str(article["published"]) for article in every if article["published"])
    span = (f", {days[0]}" + (f" to {days[-1]}" if days[-1] != days[0] else "")) if days else ""
    found = ", ".join(counted(len(page.lines[kind]), kind[:-1]) for kind in KINDS)
    lines = [found, *_before(page), *wrap(f"by {publishers(page)}", WIDTH, "", INDENT)]
    if page.reprints:
        lines.append(f"{counted(len(page.reprints), 'reprint')} among them: another article says all of it")
    if page.undated:
        lines.append(f"{counted(page.undated, 'article')} without a day of publication left out")
    return Section.of("READ", f"{counted(len(every), 'article')}{span}", lines)


def _before(page: Page) -> list[str]:
    """Since when there is a record, where the page is only about the end of it."""
    earlier = len(page.catalogue) - len(page.articles)
    first = next((article["published"] for article in page.catalogue if article["published"]), None)
    if page.period.since is None or not earlier or first is None:
        return []
    return [f"what is new since {page.period.since}; {counted(earlier, 'earlier article')}, the first of {first}"]


def publishers(page: Page) -> str:
    """Who published how many of the period's articles, the first of many."""
    counts = Counter(
        clean(article["publisher"]) or "unnamed publishers" for article in [*page.articles, *page.reprints]
    )
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    named = ", ".join(f"{name} {count}" for name, count in ranked[:PUBLISHERS])
    return named + (f" and {counted(len(ranked) - PUBLISHERS, 'other')}" if len(ranked) > PUBLISHERS else "")


def sources(page: Page, cited: Iterable[str]) -> Section:
    """The reports by the numbers they go by on the page."""
    wanted = set(cited)
    rows = [
        (f"[{n}]", a["published"] or "no date", a["publisher"], clip(a["title"], 60), _name(a))
        for n, a in enumerate(page.catalogue, 1)
        if a["id"] in wanted
    ]
    note = f"{len(rows)} of {counted(len(page.catalogue), 'article')}" if len(rows) < len(page.catalogue) else ""
    return Section("SOURCES", note, body(rows))


def _name(article: Line) -> str:
    """The last part of a path or url."""
    return clean(article["source"] or article["url"]).rstrip("/").rpartition("/")[2]
