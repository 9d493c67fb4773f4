"""Web pages: the main text with its paragraphs, and what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.errors import InputError
from onrecord.reading.article import Draft, Found, finish
from onrecord.reading.encoding import decoded
from onrecord.reading.lead import agency_of
from onrecord.reading.options import Options
from onrecord.reading.source import Source
from onrecord.reading.text import file_date, load

MARKUP = 20  # bytes a page may spend for each character of a report
CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
# A year found in the small print at the foot of a page would be an invented date.
DECLARED_DATE = {"original_date": True, "extensive_search": False, "min_date": "1945-01-01"}


def read_html(source: Source, options: Options) -> Iterator[Found]:
    """The report that a web page holds."""
    found = page_draft(load(source, MARKUP, options), source.name, options)
    draft = replace(
        found,
        date=options.date or found.date or file_date(source.name),
        publisher=options.publisher or found.publisher,
        source=source.name,
    )
    yield finish(draft, options)


def page_draft(data: bytes, where: str, options: Options, charset: str | None = None) -> Draft:
    """What the bytes of a web page tell of its report; ``charset`` is the encoding its server named.

    Raises InputError when no report is found in it.
    """
    found = _extracted(where, _decoded(where, data, options, charset))
    if found is None or not found.text:
        problem = "holds no text that looks like a report"
        raise InputError(where, problem, "save the page of one report, or its words as .txt")
    return Draft(where, found.text, found.title, found.date, _publisher(found), found.url)


def _decoded(where: str, data: bytes, options: Options, charset: str | None) -> str:
    """UTF-8 first: pages often declare an older encoding than they are saved in."""
    try:
        return decoded(where, data, options)
    except InputError:
        declared = charset or _charset(data)
        if options.encoding is not None or declared is None:
            raise
        page = _declared(data, declared)
        if page is None:
            raise
        return page


def _charset(data: bytes) -> str | None:
    """The encoding that a page itself declares."""
    found = CHARSET.search(data[:4096])
    return found and found[1].decode("ascii", "ignore")


def _declared(data: bytes, encoding: str) -> str | None:
    # Browsers read pages declared as Latin-1 as its superset, and so they are written.
    latin = encoding.lower() in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii")
    try:
        return data.decode("cp1252" if latin else encoding)
    except (LookupError, UnicodeError):
        return None


def _extracted(where: str, page: str) -> Any:
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params=DECLARED_DATE
        )
    except Exception as error:  # markup in the wild breaks parsers in ways nobody can list
        problem = f"cannot be taken apart ({type(error).__name__})"
        raise InputError(where, problem, "save the report's words as .txt") from error


def _publisher(found: Any) -> str | None:
    """The site's name; the agency of the dateline says more than a bare domain."""
    name: str | None = found.sitename
    if name and DOMAIN.fullmatch(name):
        return agency_of(found.text) or name
    return name
