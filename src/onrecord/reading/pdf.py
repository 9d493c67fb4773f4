"""PDF files: one report a file, its lines joined to paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from logging import NullHandler, getLogger
from statistics import median, median_low
from typing import IO, Any

from onrecord.errors import InputError
from onrecord.extras import extra
from onrecord.reading.article import Draft, Found, finish, too_long
from onrecord.reading.options import Options
from onrecord.reading.source import Source
from onrecord.reading.text import file_date

ENDS = re.compile(r"[.!?:][\"”’')\]]*$")
CUT = re.compile(r"[a-z]-$")
SHORT = 0.8  # of the usual length: a line that ends sooner ends its paragraph
WIDE = 1.25  # of the usual distance: a line that is farther below begins a paragraph
LARGER = 1.1
SCANNED = "take the text from another source, or have the pictures recognised first"


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is set: its page, its height there and the size of its letters, in points."""

    text: str
    page: int
    height: float
    size: float

    def below(self, other: Line) -> float:
        """How far below another it stands, measured by its letters; not above 0 in a new column."""
        return (other.height - self.height) / (self.size or 1.0) if other.page == self.page else 0.0


def read_pdf(source: Source, options: Options) -> Iterator[Found]:
    """The report that a PDF file holds. Its own dates tell when the file was made: they are not used."""
    with source.path.open("rb") as file:
        text = joined(_lines(file, source.name, options))
    if not text:
        raise InputError(source.name, "holds no text, only pictures perhaps", SCANNED)
    draft = Draft(
        source.name,
        text,
        date=options.date or file_date(source.name),
        publisher=options.publisher,
        source=source.name,
    )
    yield finish(draft, options)


def _lines(file: IO[bytes], where: str, options: Options) -> list[Line]:
    """The lines of all pages in the order in which they were set."""
    pypdf = extra("pypdf", "pdf")
    getLogger("pypdf").addHandler(NullHandler())  # what it mends on the way is nothing to tell a person
    found: list[Line] = []
    try:
        for number, page in enumerate(pypdf.PdfReader(file).pages):
            found += _page(page, number)
            if sum(len(line.text) for line in found) > options.max_size:
                raise too_long(where, options)
    except InputError:
        raise
    except Exception as error:  # damage takes more shapes than pypdf has errors for
        raise _unsound(where, error) from None
    return found


def _page(page: Any, number: int) -> list[Line]:
    pieces: list[Line] = []

    def note(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        height = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
        pieces.append(Line(text, number, height, size * abs(outer[3] * inner[3])))

    page.extract_text(visitor_text=note)
    return [line for line in _put_together(pieces) if line.text]


def _put_together(pieces: list[Line]) -> Iterator[Line]:
    """Lines out of pieces, which may end within a line or hold the end of one."""
    begun: list[Line] = []
    for piece in pieces:
        head, *rest = piece.text.split("\n")
        begun += [replace(piece, text=head)] if head.strip() else []
        for text in rest:
            yield from _whole(begun)
            begun = [replace(piece, text=text)] if text.strip() else []
    yield from _whole(begun)


def _whole(pieces: list[Line]) -> Iterator[Line]:
    if pieces:
        yield replace(pieces[0], text=" ".join("".join(piece.text for piece in pieces).split()))


def _unsound(where: str, error: Exception) -> InputError:
    if type(error).__name__ in {"FileNotDecryptedError", "WrongPasswordError", "DependencyError"}:
        return InputError(where, "is locked with a password", "save a copy without one")
    reason = " ".join(str(error).split())[:120] or type(error).__name__
    return InputError(where, f"is no sound PDF file ({reason})", "download it again, or save its words as .txt")


def joined(lines: list[Line]) -> str:
    """Paragraphs out of lines: one ends where distance or size change, or with a short line that ends a sentence."""
    length = median([len(line.text) for line in lines] or [0])
    usual = {number: _usual(list(page)) for number, page in groupby(lines, key=lambda line: line.page)}
    text = "".join(line.text for line in lines[:1])
    for above, below in pairwise(lines):
        short = len(above.text) < SHORT * length and ENDS.search(above.text) is not None
        apart = below.below(above) > WIDE * usual[below.page]
        other = not 1 / LARGER < below.size / (above.size or 1.0) < LARGER
        text = f"{text}\n\n{below.text}" if short or apart or other else _continued(text, below.text)
    return text


def _usual(page: list[Line]) -> float:
    """The usual distance of lines on a page."""
    return median_low([step for above, below in pairwise(page) if (step := below.below(above)) > 0] or [0.0])


def _continued(text: str, line: str) -> str:
    """The text with one more line of its paragraph; a word that was cut at the end of a line is whole again."""
    return text[:-1] + line if CUT.search(text) and line[:1].islower() else f"{text} {line}"
