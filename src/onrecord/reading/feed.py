"""RSS and Atom feeds: one report an entry, with as many of its words as the feed carries."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from onrecord.errors import InputError
from onrecord.reading.article import Draft, Found, finish
from onrecord.reading.dates import publication_date
from onrecord.reading.encoding import refuse_binary
from onrecord.reading.options import Options
from onrecord.reading.source import Source

BROKEN_UP = frozenset({"br", "article", "section", "figcaption", "header", "footer"})
"""Tags that end a line, beside those that HTML calls blocks."""

Entry = Mapping[str, Any]


def read_feed(source: Source, options: Options) -> Iterator[Found]:
    """The reports of a feed that was saved as a file."""
    import feedparser

    with source.path.open("rb") as file:
        data = file.read()
    refuse_binary(source.name, data, options)
    # With a header that names it, feedparser takes the encoding from there and not from the file.
    headers = {"content-type": f"application/xml; charset={options.encoding}"} if options.encoding else {}
    yield from feed_reports(feedparser.parse(io.BytesIO(data), response_headers=headers), source.name, options)


def feed_reports(feed: Any, name: str, options: Options) -> Iterator[Found]:
    """The reports of a feed that feedparser took apart; raises InputError when it holds none."""
    found = feed_entries(feed, name)
    if not found:
        raise InputError(name, "holds no reports", "leave it out")
    for entry, where, publisher in found:
        try:
            yield finish(entry_draft(entry, where, publisher, options), options)
        except InputError as error:
            yield error


def feed_entries(feed: Any, name: str) -> list[tuple[Entry, str, str | None]]:
    """The entries of a feed, each with its name in messages and the feed's title; InputError when it is no feed."""
    if not feed.entries and not feed.version:
        reason = " ".join(str(feed.get("bozo_exception", "no feed's elements in it")).split())[:120]
        raise InputError(name, f"is no sound RSS or Atom feed ({reason})", "save or address the feed itself")
    title = feed.feed.get("title")
    return [(entry, f"{name}#{entry.get('id') or number}", title) for number, entry in enumerate(feed.entries, 1)]


def entry_draft(entry: Entry, where: str, publisher: str | None, options: Options) -> Draft:
    """What an entry tells; a feed that gathers those of others names the publisher with each entry."""
    title = words(entry.get("title") or "")
    body = max((words(found) for found in _bodies(entry)), key=len, default="")
    return Draft(
        where,
        body if body.startswith(title) else "\n\n".join(filter(None, (title, body))),
        title=title or None,
        date=_date(entry, where) or options.date,
        publisher=(entry.get("source") or {}).get("title") or publisher or options.publisher,
        url=entry.get("link"),
        source=where,
    )


def _date(entry: Entry, where: str) -> str | None:
    """The day by the publisher's clock; by that of Greenwich where only feedparser understands the date."""
    name = "published" if "published" in entry else "updated"
    try:
        return publication_date(where, entry.get(name))
    except InputError:
        moment = entry.get(f"{name}_parsed")
        if moment is None:
            raise
        return date(*moment[:3]).isoformat()


def _bodies(entry: Entry) -> Iterator[str]:
    yield from (content.get("value") or "" for content in entry.get("content") or ())
    yield entry.get("summary") or ""


def words(markup: str) -> str:
    """The words of a piece of HTML, a paragraph for each of its blocks."""
    from lxml import etree, html
    from lxml.html import defs

    if "<" not in markup and "&" not in markup:
        return _paragraphs(markup)
    try:
        root = html.fromstring(f"<div>{' '.join(markup.split())}</div>")
    except (etree.LxmlError, ValueError):  # nothing but control characters, or half an element
        return _paragraphs(markup)
    for element in root.iter(*defs.block_tags, *BROKEN_UP):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    return _paragraphs(root.text_content())


def _paragraphs(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(filter(None, lines))
