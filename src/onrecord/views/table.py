"""``Table``: rows and columns that show themselves and turn into what other tools read."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, overload

from onrecord.errors import MissingExtra
from onrecord.serialise import UNSAFE
from onrecord.views.text import clean, counted, grid

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from onrecord.views.charts import Chart

Cell = str | int | float | None
Cells = tuple[Cell, ...]

WIDTH = 100
SHOWN = 20
SHOWN_IN_NOTEBOOK = 60
DECIMALS = frozenset({"confidence", "intensity", "goldstein", "value", "hours_left"})
WHOLE = frozenset({
    "start", "end", "sentence", "ordinal", "characters", "sentences", "days_left", "articles", "reports",
    "events", "statements", "positions", "deadlines", "figures",
    "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict",
})  # fmt: skip
WHETHER = frozenset({"vague"})


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of a record as frozen rows.

    ``columns`` and ``rows`` hold everything and go to pandas, polars, Arrow and CSV; ``headings`` and
    ``cells`` are what a person is shown; ``lines`` are the whole lines, with evidence, for JSON; ``note``
    tells what is not in the table, and why.
    """

    columns: tuple[str, ...]
    rows: tuple[Cells, ...]
    headings: tuple[str, ...] = ()
    cells: tuple[Cells, ...] = ()
    lines: tuple[Mapping[str, Any], ...] = ()
    noun: str = "row"
    note: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"every row needs {len(self.columns)} cells")

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    @overload
    def __getitem__(self, position: int) -> dict[str, Cell]: ...
    @overload
    def __getitem__(self, position: slice) -> Table: ...
    def __getitem__(self, position: int | slice) -> dict[str, Cell] | Table:
        if isinstance(position, slice):
            parts = {name: getattr(self, name)[position] for name in ("rows", "cells", "lines")}
            return replace(self, **parts)
        return dict(zip(self.columns, self.rows[position], strict=True))

    def column(self, name: str) -> Cells:
        """All values of one column. Raises KeyError with the names there are."""
        if name not in self.columns:
            raise KeyError(f"no column {name!r}; there are {', '.join(self.columns)}")
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)

    @property
    def shown(self) -> tuple[tuple[str, ...], tuple[Cells, ...]]:
        """The headings and cells that a person is shown."""
        return (self.headings, self.cells) if self.headings else (self.columns, self.rows)

    def text(self, width: int = WIDTH, limit: int | None = None) -> str:
        """The table in plain text, ``width`` characters wide."""
        headings, cells = self.shown
        kept = cells if limit is None else cells[:limit]
        lines = grid(headings, kept, width) if kept else [f"no {self.noun}s"]
        if len(kept) < len(cells):
            lines.append(f"… {len(cells) - len(kept):,} more")
        return "\n".join(lines)

    def __repr__(self) -> str:
        note = f"; {self.note}" if self.note else ""
        return f"{self.text(limit=SHOWN)}\n[{counted(len(self), self.noun)} × {len(self.columns)} columns{note}]"

    def _repr_html_(self) -> str:
        headings, cells = self.shown
        head = "".join(f"<th>{html.escape(heading)}</th>" for heading in headings)
        body = "".join(_html_row(row) for row in cells[:SHOWN_IN_NOTEBOOK])
        more = len(cells) - SHOWN_IN_NOTEBOOK
        note = f", the first {SHOWN_IN_NOTEBOOK} shown" if more > 0 else ""
        note += f"; {html.escape(self.note)}" if self.note else ""
        return (
            f"<table><caption>{counted(len(self), self.noun)}{note}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )

    def chart(self) -> Chart:
        """A chart of the table, which shows itself in a notebook. Raises OnrecordError where there is none."""
        from onrecord.views.charts import chart

        return chart(self)

    def to_csv(self) -> str:
        """All columns as CSV with a header row (UTF-8, RFC 4180)."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return out.getvalue()

    def to_json(self) -> str:
        """The whole lines as JSON, one object a line; the columns where a table has no lines."""
        items: Iterator[Mapping[str, Any]] = iter(self.lines) if self.lines else iter(self)
        return "".join(json_line(item) for item in items)

    def to_pandas(self) -> pandas.DataFrame:
        """All columns as a pandas DataFrame. Raises MissingExtra without pandas."""
        try:
            import pandas
        except ImportError as error:
            raise _missing("pandas") from error
        return pandas.DataFrame.from_records(list(self.rows), columns=list(self.columns))

    def to_polars(self) -> Any:
        """All columns as a polars DataFrame. Raises MissingExtra without polars."""
        try:
            from polars import from_arrow  # type: ignore[import-not-found, unused-ignore]
        except ImportError as error:
            raise _missing("polars") from error
        return from_arrow(self.to_arrow())

    def to_arrow(self) -> pyarrow.Table:
        """All columns as an Arrow table, typed alike whatever the rows. MissingExtra without pyarrow."""
        try:
            import pyarrow
        except ImportError as error:
            raise _missing("pyarrow") from error
        types = {name: pyarrow.type_for_alias(column_type(name)) for name in self.columns}
        return pyarrow.table(
            {name: pyarrow.array(self.column(name), kind) for name, kind in types.items()},
        )


def json_line(item: Mapping[str, Any]) -> str:
    """One object as a line of JSON."""
    written = json.dumps(item, ensure_ascii=False)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written) + "\n"


def _html_row(row: Cells) -> str:
    return "<tr>" + "".join(f"<td>{html.escape(clean(cell))}</td>" for cell in row) + "</tr>"


def column_type(column: str) -> str:
    """The Arrow type of a column, by its name."""
    if column in DECIMALS:
        return "float64"
    if column in WHETHER:
        return "bool"
    return "int64" if column in WHOLE else "string"


def _missing(package: str) -> MissingExtra:
    return MissingExtra(f"{package} is not installed; run 'pip install {package}' (to_csv() needs none)")
