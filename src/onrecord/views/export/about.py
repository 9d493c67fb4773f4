"""What a format holds and what it cannot, for people: as plain text, and as the page docs/exports.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onrecord.views.export.format import Format, Table
from onrecord.views.text import wrap

INDENT = "  "


def about(format: Format, width: int) -> str:
    """All that users of a format have to know, in lines of at most ``width`` characters."""
    sections = [
        [f"{format.name}: {format.summary}."],
        *(_columns(table, width) for table in format.tables),
        ["MISSING VALUES", *wrap(format.missing, width, INDENT)],
        ["WHAT IT CANNOT HOLD", *_items(format.lacks, width)],
        ["WITHOUT TEXT (--no-text)", *wrap(format.without_text, width, INDENT)],
        ["OPENED WITH", *(INDENT + line for line in format.opens)],
    ]
    return "\n\n".join("\n".join(section) for section in sections)


def _columns(table: Table, width: int) -> list[str]:
    longest = min(max(len(name) for name, _ in table.columns), width // 3)
    found = [f"{table.title.upper()} ({len(table.columns)})"]
    for name, holds in table.columns:
        start = f"{INDENT}{name.ljust(longest)}{INDENT}"
        found += wrap(holds, width, start, " " * (len(INDENT) * 2 + longest))
    return found


def _items(items: Iterable[str], width: int) -> list[str]:
    return [line for item in items for line in wrap(item, width, f"{INDENT}- ", f"{INDENT}  ")]


def page(formats: Mapping[str, Format]) -> str:
    """The formats in Markdown: one section each, with all columns; tables that several have, once."""
    first: dict[Table, str] = {}
    for format in formats.values():
        for table in format.tables:
            first.setdefault(table, format.name)
    return "\n".join(line for format in formats.values() for line in _section(format, first))


def _section(format: Format, first: Mapping[Table, str]) -> Iterator[str]:
    yield from (f"## {format.name}", "", f"{_sentence(format.summary)}", "")
    if format.suffixes:
        names = ", ".join(f"`{suffix}`" for suffix in format.suffixes)
        yield from (f"Taken without `--format` where OUT ends in {names}.", "")
    elsewhere = [table for table in format.tables if first[table] != format.name]
    if elsewhere:
        titles = ", ".join(table.title for table in elsewhere)
        yield from (f"With the tables of {first[elsewhere[0]]}: {titles}.", "")
    for table in format.tables:
        if table not in elsewhere:
            yield from (f"{table.title}:", "", "| name | holds |", "|---|---|")
            yield from (f"| {_cell(name)} | {_cell(holds)} |" for name, holds in table.columns)
            yield ""
    yield from (f"Missing values: {format.missing}.", "", "It cannot hold, or changes:", "")
    yield from (f"- {item}" for item in format.lacks)
    yield from ("", f"With `--no-text`: {format.without_text}.", "", "Opened with:", "")
    yield from (f"    {line}" for line in format.opens)
    yield ""


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
