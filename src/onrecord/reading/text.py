"""Plain text: one report a file, its characters kept as they are.

A block of lines such as ``Date: 2003-03-18`` at the top, closed by a blank line, tells about the
report; the article's text begins after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.errors import InputError
from onrecord.reading.article import Draft, Found, finish, too_long
from onrecord.reading.columns import field_named, plain
from onrecord.reading.dates import date_in_name, publication_date
from onrecord.reading.encoding import decoded
from onrecord.reading.options import Options
from onrecord.reading.source import Source
from onrecord.schema import Article

BYTES_A_CHARACTER = 4
HEADER_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{0,24}):[ \t]*(?P<value>[^\r\n]*)(?:\r\n|\r|\n|\Z)")
# Lines of a header that are passed over; any other name would be the report's own words.
OTHER_NAMES = re.compile(
    "author|byline|by|country|copyright|dateline|edition|id|keywords|language|length|location|page|place"
    "|section|subject|tags"
)
BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
WEB_PAGE = re.compile(r"\s*(?:<!doctype html|<html[\s>]|<\?xml)", re.IGNORECASE)


def read_text(source: Source, options: Options) -> Iterator[Found]:
    """The report that a file of plain text holds."""
    data = load(source, BYTES_A_CHARACTER, options)
    yield text_report(data, source.name, source.name, options)


def load(source: Source, bytes_a_character: int, options: Options) -> bytes:
    """The bytes of a file with one report, unless they are too many for one."""
    limit = bytes_a_character * options.max_size
    with source.path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise too_long(source.name, options)
    return data


def text_report(data: bytes, where: str, source: str | None, options: Options) -> Article:
    """The article that the bytes of a plain text make; raises InputError."""
    whole = decoded(where, data, options)
    if WEB_PAGE.match(whole):
        raise InputError(where, "is a web page, not plain text", "save it with the ending .html")
    header, start = split_header(whole)
    draft = Draft(
        where,
        whole[start:],
        title=header.get("title"),
        date=options.date or publication_date(where, header.get("date")) or file_date(source),
        publisher=options.publisher or header.get("publisher"),
        url=header.get("url"),
        source=source,
    )
    return finish(draft, options)


def file_date(source: str | None) -> str | None:
    """The date in the last part of a path."""
    return date_in_name(source.rpartition("/")[2]) if source else None


def split_header(whole: str) -> tuple[dict[str, str], int]:
    """What the header block says, and where the report begins."""
    fields: dict[str, str] = {}
    at = 0
    while (match := HEADER_LINE.match(whole, at)) and _is_header_name(match["key"]):
        name, value = field_named(match["key"]), match["value"].strip()
        if name and value:
            fields.setdefault(name, value)
        at = match.end()
    blank = BLANK_LINE.match(whole, at)
    return (fields, blank.end()) if fields and blank else ({}, 0)


def _is_header_name(key: str) -> bool:
    return field_named(key) is not None or OTHER_NAMES.fullmatch(plain(key)) is not None
