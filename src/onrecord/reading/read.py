"""Paths to articles: the reader of each kind of file, and the loop over all of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping

from onrecord.errors import InputError, MissingExtra, OnrecordError
from onrecord.reading.article import STANDARD_INPUT, Found
from onrecord.reading.feed import read_feed
from onrecord.reading.html import read_html
from onrecord.reading.jsonl import read_json, read_jsonl
from onrecord.reading.options import Options
from onrecord.reading.parquet import read_parquet
from onrecord.reading.pdf import read_pdf
from onrecord.reading.source import Source, known_kinds, sources, unreadable
from onrecord.reading.stdin import read_stdin
from onrecord.reading.table import read_table
from onrecord.reading.text import read_text
from onrecord.reading.warc import read_warc

Reader = Callable[[Source, Options], Iterator[Found]]

READERS: Mapping[str, Reader] = {
    "": read_text,
    ".txt": read_text,
    ".text": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_table,
    ".tsv": read_table,
    ".parquet": read_parquet,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".pdf": read_pdf,
}


def read(paths: Iterable[str | os.PathLike[str]], options: Options | None = None) -> Iterator[Found]:
    """Every report below the paths, each file once; an InputError stands for what cannot be read."""
    chosen = options or Options()
    seen: set[str] = set()
    for given in [paths] if isinstance(paths, str) else paths:
        for source in _sources(os.fspath(given), seen):
            yield from [source] if isinstance(source, InputError) else _found(source, chosen)


def _sources(given: str, seen: set[str]) -> Iterator[Source | InputError]:
    """The files that are read for the first time: a report named twice is not two reports."""
    for source in [Source("-")] if given == "-" else sources(given, READERS):
        place = "" if isinstance(source, InputError) else _place(source)
        if place not in seen:
            yield source
        seen.update(filter(None, [place]))


def _place(source: Source) -> str:
    return source.name if source.name == "-" else str(source.path.absolute())


def _found(source: Source, options: Options) -> Iterator[Found]:
    where = STANDARD_INPUT if source.name == "-" else source.name
    try:
        yield from read_stdin(options) if source.name == "-" else _file(source, options)
    except InputError as error:
        yield error
    except MissingExtra as error:
        yield InputError(where, "needs a package of its own", str(error))
    except OSError as error:
        yield unreadable(where, error)
    except OnrecordError:
        raise
    except Exception as error:  # what a package for some format did not foresee; the other files are read
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield InputError(where, f"cannot be read ({what})", "convert it to plain text, and please report this")


def _file(source: Source, options: Options) -> Iterator[Found]:
    reader = READERS.get(source.suffix)
    if reader is None:
        problem = f"files ending in {source.suffix!r} are not read"
        raise InputError(source.name, problem, known_kinds(READERS))
    # A pipe has no size before it is read.
    if source.path.is_file() and source.path.stat().st_size == 0:
        raise InputError(source.name, "is empty", "leave it out")
    yield from reader(source, options)
