"""WARC archives (.warc, .warc.gz): one report for each web page in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from onrecord.errors import InputError
from onrecord.extras import extra
from onrecord.reading.article import Found, finish, too_long
from onrecord.reading.html import MARKUP, page_draft
from onrecord.reading.options import Options
from onrecord.reading.source import Source

PAGES = ("text/html", "application/xhtml+xml")
KINDS = ("response", "resource")


def read_warc(source: Source, options: Options) -> Iterator[Found]:
    """The reports of an archive, in its order. Pictures, scripts and pages not delivered are no reports."""
    pages = 0
    with source.path.open("rb") as file:
        for record in _records(file, source.name):
            if _is_page(record):
                pages += 1
                yield _report(record, source.name, options)
    if not pages:
        raise InputError(source.name, "holds no web pages", "leave it out")


def _records(file: IO[bytes], where: str) -> Iterator[Any]:
    """The records up to where the archive breaks off, which is told by an InputError."""
    found = extra("warcio.archiveiterator", "warc").ArchiveIterator(file, check_digests=True)
    while True:
        try:
            record = next(found)
        except StopIteration:
            return
        except Exception as error:  # damage takes more shapes than warcio has errors for
            reason = " ".join(str(error).split())[:120]
            raise InputError(where, f"is no sound WARC archive ({reason})", "download it again") from None
        yield record


def _is_page(record: Any) -> bool:
    delivered = record.http_headers is None or record.http_headers.get_statuscode() == "200"
    return record.rec_type in KINDS and delivered and _kind(record)[0] in PAGES


def _kind(record: Any) -> tuple[str, str | None]:
    """The media type of a record's contents, and the encoding that its server named."""
    headers = record.http_headers or record.rec_headers
    kind, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
    name, _, charset = parameters.partition("=")
    named = name.strip().lower() == "charset"
    return kind.strip().lower(), charset.strip(" \"'") if named else None


def _report(record: Any, file: str, options: Options) -> Found:
    url = record.rec_headers.get_header("WARC-Target-URI", "").strip("<>")  # old archives have the brackets
    where = f"{file}#{url}"
    data = record.content_stream().read(MARKUP * options.max_size + 1)
    try:
        if len(data) > MARKUP * options.max_size:
            raise too_long(where, options)
        _check_whole(record, where)
        draft = page_draft(data, where, options, _kind(record)[1])
        date, publisher = draft.date or options.date, draft.publisher or options.publisher
        return finish(replace(draft, date=date, publisher=publisher, url=url or draft.url, source=where), options)
    except InputError as error:
        return error


def _check_whole(record: Any, where: str) -> None:
    """Refuse a page that breaks off or is not what the archive's digest was made of."""
    if record.raw_stream.limit > 0:
        raise InputError(where, "breaks off", "download the archive again")
    if record.digest_checker.passed is False:
        raise InputError(where, "is damaged (the archive has another digest for it)", "download the archive again")
