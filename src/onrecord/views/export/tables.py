"""The tables that formats of rows and columns share: a table for each kind of line, and three that link them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError
from onrecord.record.lines import anchor, containing, evidence, lines, parts
from onrecord.record.passages import GAP
from onrecord.schema import KINDS, Reading, Statement
from onrecord.serialise import Line, article_json, line_json, party_json
from onrecord.views.columns import FULL, Columns, at, project
from onrecord.views.export.files import unwritable
from onrecord.views.export.json import wordless
from onrecord.views.table import Cell

if TYPE_CHECKING:
    from onrecord.record import Record

Row = Mapping[str, Any]
Rows = Callable[[Reading], Iterable[Row]]

WORDS = frozenset({
    "title", "trigger", "date_text", "sentence_text", "content", "condition", "what", "text",
    "actor_text", "recipient_text", "speaker_text", "according_to_text", "set_by_text", "binds_text", "cue",
})  # fmt: skip
"""Columns that repeat the article's words; offsets and codes remain without them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, its columns, and the rows that a reading gives it."""

    name: str
    columns: Columns
    rows: Rows

    def cells(self, reading: Reading) -> Iterator[tuple[Cell, ...]]:
        """The rows of a reading, as cells."""
        return (project(self.columns, row) for row in self.rows(reading))

    def wordless(self) -> Sheet:
        """The table without the columns that repeat the article's words."""
        kept = {name: get for name, get in self.columns.items() if name not in WORDS}
        return Sheet(self.name, kept, lambda reading: map(wordless, self.rows(reading)))


def shown(kind: str) -> Rows:
    """The lines of a kind with their article and sentence, as ``Record.rows`` gives them."""

    def rows(reading: Reading) -> Iterator[Row]:
        article = article_json(reading.article)
        for line in getattr(reading, kind):
            yield {
                **line_json(line),
                "sentence_text": _sentence(reading, line),
                "content_text": _content(reading, line),
                "article": article,
            }

    return rows


def _sentence(reading: Reading, line: Line) -> str:
    """The words of the sentence that a line stands in; those of the line itself where none is known."""
    span = anchor(line)
    index = getattr(line, "sentence", None)
    if index is None or index >= len(reading.sentences):
        index = containing(reading.sentences, span.start)
    return (span if index is None else reading.sentences[index]).of(reading.article.text)


def _content(reading: Reading, line: Line) -> str | None:
    if not isinstance(line, Statement):
        return None
    return GAP.join(span.of(reading.article.text) for span in line.content)


def _parties(reading: Reading) -> Iterator[Row]:
    for kind, _, line in lines(reading):
        for part, ordinal, party in parts(line):
            place = {"line": line.id, "kind": kind, "part": part, "ordinal": ordinal, "article": reading.article.id}
            yield {**(party_json(party) or {}), **place}


def _evidence(reading: Reading) -> Iterator[Row]:
    for kind, _, line in lines(reading):
        for ordinal, span in enumerate(evidence(line)):
            yield {
                "line": line.id,
                "kind": kind,
                "ordinal": ordinal,
                "start": span.start,
                "end": span.end,
                "text": span.of(reading.article.text),
                "article": reading.article.id,
            }


def _article(reading: Reading) -> Iterator[Row]:
    counts = {kind: len(getattr(reading, kind)) for kind in KINDS}
    size = {"characters": len(reading.article.text), "sentences": len(reading.sentences)}
    yield {**article_json(reading.article), **size, **counts}


def _keys(*names: str) -> Columns:
    return {name: at(name) for name in names}


PARTY = ("code", "plover", "sector", "name", "role", "text", "start", "end")
ARTICLE = ("id", "key", "title", "published", "publisher", "url", "language", "source")
SHEETS: tuple[Sheet, ...] = (
    *(Sheet(kind, FULL[kind], shown(kind)) for kind in KINDS),
    Sheet("parties", _keys("line", "kind", "part", "ordinal", *PARTY, "article"), _parties),
    Sheet("evidence", _keys("line", "kind", "ordinal", "start", "end", "text", "article"), _evidence),
    Sheet("articles", _keys(*ARTICLE, "characters", "sentences", *KINDS), _article),
)
"""Every table, in the order in which the files are told."""


def plan(out: Path, suffix: str, text: bool) -> dict[Path, Sheet]:
    """Each table with the file it goes to: all of them in a folder, events alone in a single file."""
    sheets = SHEETS if text else tuple(sheet.wordless() for sheet in SHEETS)
    if out.suffix.lower() == suffix:
        return {out: sheets[0]}
    folder(out)
    return {out / f"{sheet.name}{suffix}": sheet for sheet in sheets}


def fill(record: Record, sheets: Sequence[tuple[Sheet, Callable[[tuple[Cell, ...]], object]]]) -> None:
    """Give every row of the record to the sink of its table, one reading after another."""
    for reading in record.readings():
        for sheet, take in sheets:
            for cells in sheet.cells(reading):
                take(cells)


def folder(out: Path) -> None:
    """Make a folder to write to. Raises OnrecordError where a file is in the way or nothing can be written."""
    if out.exists() and not out.is_dir():
        raise OnrecordError(f"{out}: a file is in the way; name a folder, one file a table is written to it")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(out, error) from error
