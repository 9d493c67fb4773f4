"""Standard input: JSON lines when it begins with "{", a table when with its header, else the text of one report."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import IO

from onrecord.errors import InputError
from onrecord.reading.article import STANDARD_INPUT, Found
from onrecord.reading.encoding import decoded, undecodable
from onrecord.reading.jsonl import line_reports
from onrecord.reading.options import Options
from onrecord.reading.table import delimiter_of, table_reports
from onrecord.reading.text import text_report

BLANK = b"\xef\xbb\xbf \t\r\n"


def read_stdin(options: Options) -> Iterator[Found]:
    """The reports that come through a pipe; JSON lines are read as they arrive.

    They have no source: what comes next through the same pipe is another report.
    """
    if sys.stdin is None:  # Python's answer to a closed descriptor
        raise InputError(STANDARD_INPUT, "is closed", "pipe a report or JSON lines into it")
    if options.encoding is None:
        yield from _utf8(sys.stdin.buffer, options)
    else:
        text = decoded(STANDARD_INPUT, sys.stdin.buffer.read(), options)
        yield from _utf8(io.BytesIO(text.encode("utf-8", "surrogatepass")), replace(options, encoding=None))


def _utf8(stream: IO[bytes], options: Options) -> Iterator[Found]:
    begun = _up_to_first_words(stream)
    if begun and begun[-1].lstrip(BLANK).startswith(b"{"):
        yield from line_reports(_lines(chain(begun, stream), options), None, options)
        return
    delimiter = delimiter_of(begun[-1].decode("utf-8-sig", "replace").strip("\r\n"), options) if begun else None
    data = b"".join(begun) + stream.read()
    if delimiter:
        lines = io.StringIO(decoded(STANDARD_INPUT, data, options).lstrip("\ufeff"), newline="")
        yield from table_reports(lines, None, delimiter, options)
        return
    if not data:
        raise InputError(STANDARD_INPUT, "is empty", "pipe a report or JSON lines into it")
    yield text_report(data, STANDARD_INPUT, None, options)


def _up_to_first_words(stream: IO[bytes]) -> list[bytes]:
    begun = []
    for line in stream:
        begun.append(line)
        if line.strip(BLANK):
            break
    return begun


def _lines(lines: Iterator[bytes], options: Options) -> Iterator[str | InputError]:
    for number, line in enumerate(lines, start=1):
        try:
            yield line.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            yield undecodable(f"{STANDARD_INPUT}:{number}", error, number, line, options)
