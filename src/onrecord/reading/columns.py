"""Which column of a table or key of a JSON object holds what, and the report a row makes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.reading.article import STANDARD_INPUT, Draft, Found, finish
from onrecord.reading.dates import publication_date
from onrecord.reading.options import Options

# Written in lower case without blanks, "-" and "_": PublishedAt and published_at are one name.
USUAL = {
    "text": ("text", "body", "content", "story", "fulltext", "articletext", "articlebody"),
    "title": ("title", "headline"),
    "date": (
        "date",
        "published",
        "publicationdate",
        "publishedat",
        "publisheddate",
        "publishdate",
        "datepublished",
        "pubdate",
    ),
    "publisher": ("publisher", "outlet", "source"),
    "url": ("url", "link"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the file it is in (None: standard input), its number, its values."""

    file: str | None
    number: int
    values: Mapping[str, object]

    @property
    def where(self) -> str:
        """The row's name in messages."""
        return f"{self.file or STANDARD_INPUT}#{self.number}"


def field_named(name: str) -> str | None:
    """The field that a usual name stands for: "Headline" is the title."""
    known = plain(name)
    return next((field for field, names in USUAL.items() if known in names and field != "text"), None)


def choose(names: Sequence[str], mapped: Mapping[str, str]) -> dict[str, str]:
    """The column of each field: the one the user named, else the first with a usual name."""
    by_name = {plain(name): name for name in reversed(names)}
    found = {field: [by_name[usual] for usual in known if usual in by_name] for field, known in USUAL.items()}
    guessed = {field: columns[0] for field, columns in found.items() if columns}
    return {field: name for field, name in {**guessed, **mapped}.items() if name in names}


def table_columns(where: str, names: Sequence[str], options: Options) -> dict[str, str]:
    """The columns of a table with a header; raises InputError when one is missing or twice there."""
    columns = choose(names, options.columns)
    for field, name in options.columns.items():
        if name not in names:
            remedy = f"pass --column {field}=NAME with one of: {_listed(names)}"
            raise InputError(where, f"there is no column {name!r}", remedy)
    if "text" not in columns:
        raise no_text_column(where, names)
    for name in columns.values():
        if list(names).count(name) > 1:
            raise InputError(where, f"two columns are called {name!r}", "rename one of them")
    return columns


def no_text_column(where: str, names: Sequence[str]) -> InputError:
    """The error that lists the columns there are, and the option that names the right one."""
    remedy = "say which one holds it with --column text=NAME"
    if len(names) == 1 and re.search(r"[;\t|]", names[0]):
        remedy = "separate the cells with commas (.csv) or tabs (.tsv)"
    return InputError(where, f"no column is known to hold the text; there are: {_listed(names)}", remedy)


def row_report(row: Row, columns: Mapping[str, str], options: Options) -> Found:
    """The article that a row makes, or what is wrong with the row."""
    try:
        return finish(_draft(row, columns, options), options)
    except InputError as error:
        return error


def _draft(row: Row, columns: Mapping[str, str], options: Options) -> Draft:
    cells = {field: row.values.get(name) for field, name in columns.items()}
    text = cells.get("text")
    if text is None or text == "":
        problem = f"there is no text in the column {columns['text']!r}"
        raise InputError(row.where, problem, "fill it in, or leave the row out")
    if not isinstance(text, str):
        problem = f"the column {columns['text']!r} holds no text but {type(text).__name__}"
        raise InputError(row.where, problem, "name the right one with --column text=NAME")
    return Draft(
        row.where,
        text,
        title=_words(cells.get("title")),
        date=publication_date(row.where, cells.get("date")) or options.date,
        publisher=_words(cells.get("publisher")) or options.publisher,
        url=_words(cells.get("url")),
        source=_source(row, _words(cells.get("id"))),
    )


def _source(row: Row, identifier: str | None) -> str | None:
    """The row's own id when there is one: it outlasts a table that is sorted anew."""
    if row.file is None:
        # Row 1 of one stream is not row 1 of the next, so a number would be no lasting name.
        return f"-#{identifier}" if identifier else None
    return f"{row.file}#{identifier or row.number}"


def _words(value: object) -> str | None:
    """A cell as words; None for what is blank or no single value."""
    if isinstance(value, Mapping):
        value = value.get("name")  # {"id": "ap", "name": "Associated Press"}
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int) else None


def plain(name: str) -> str:
    """A name without the ways of writing it: Published_At, published-at and PublishedAt are one."""
    return re.sub(r"[\s_-]", "", name).casefold()


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name or "''" for name in names[:30])
    return f"{shown}, ..." if len(names) > 30 else shown
