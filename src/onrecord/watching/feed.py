"""What has arrived in a feed since its entries were last put on record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from onrecord.errors import InputError
from onrecord.reading.article import Draft, Found, finish
from onrecord.reading.feed import entry_draft, feed_entries
from onrecord.reading.html import MARKUP, page_draft
from onrecord.reading.options import Options
from onrecord.watching.fetch import fetch_page

Known = Callable[[str], bool]
"""Whether something is on record under a key."""


def entries(feed: Any, url: str, options: Options, known: Known | None = None) -> Iterator[Found]:
    """The reports of a feed; with ``known``, in the words of the pages that its entries link to.

    A page is fetched once: an entry whose key is known already is passed over.
    """
    for entry, where, publisher in feed_entries(feed, url):
        try:
            draft = entry_draft(entry, where, publisher, options)
            if known is None:
                yield finish(draft, options)
            elif not known(draft.url or where):
                yield from _followed(draft, options)
        except InputError as error:
            yield error


def _followed(draft: Draft, options: Options) -> Iterator[Found]:
    """The report of an entry in the words of its page; in its own where the page cannot be had, which is told."""
    try:
        yield finish(_with_page(draft, options), options)
    except InputError as error:
        yield error
        yield finish(draft, options)


def _with_page(draft: Draft, options: Options) -> Draft:
    if draft.url is None:
        raise InputError(draft.where, "links to no page", "watch it without --follow")
    data, charset = fetch_page(draft.url, MARKUP * options.max_size)
    page = page_draft(data, draft.url, options, charset)
    return replace(draft, text=page.text, date=draft.date or page.date)
