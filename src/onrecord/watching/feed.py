"""What has arrived in a feed since its entries were last put on record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.errors import InputError
from onrecord.reading.article import Draft, Found, finish
from onrecord.reading.feed import entry_draft, feed_entries
from onrecord.reading.html import MARKUP, page_draft
from onrecord.reading.options import Options
from onrecord.watching.fetch import Unavailable, fetch_page

Known = Callable[[str], str | None]
"""The words that are on record under a key, if any."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Which of the pages that a feed links to are had: what is on record, and the keys of those to ask for again."""

    known: Known
    missed: set[str] = field(default_factory=set)

    def had(self, key: str, own: str) -> bool:
        """Whether a page is on record; under its key the entry's ``own`` words may stand, for want of the page."""
        return key not in self.missed and self.known(key) not in (None, own)


def entries(feed: Any, url: str, options: Options, pages: Pages | None = None) -> Iterator[Found]:
    """The reports of a feed; with ``pages``, in the words of the pages that its entries link to.

    A page is fetched once: an entry whose page is on record already is passed over.
    """
    for entry, where, publisher in feed_entries(feed, url):
        try:
            draft = entry_draft(entry, where, publisher, options)
            if pages is None:
                yield finish(draft, options)
            elif not pages.had(draft.url or where, draft.text):
                yield from _followed(draft, options, pages.missed)
        except InputError as error:
            yield error


def _followed(draft: Draft, options: Options, missed: set[str]) -> Iterator[Found]:
    """The report of an entry in the words of its page; in its own where the page cannot be had, which is told."""
    key = draft.url or draft.where
    missed.discard(key)
    try:
        yield finish(_with_page(draft, options), options)
    except InputError as error:
        missed.update([key] if isinstance(error, Unavailable) else [])
        yield error
        yield finish(draft, options)


def _with_page(draft: Draft, options: Options) -> Draft:
    if draft.url is None:
        raise InputError(draft.where, "links to no page", "watch it without --follow")
    data, charset = fetch_page(draft.url, MARKUP * options.max_size)
    page = page_draft(data, draft.url, options, charset)
    return replace(draft, text=page.text, date=draft.date or page.date)
