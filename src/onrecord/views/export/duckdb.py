"""DuckDB over the Parquet tables: the same folder, with a script of views that are typed and explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingExtra
from onrecord.views.export import parquet
from onrecord.views.export.acts import MUTUAL
from onrecord.views.export.codebook import meaning
from onrecord.views.export.files import replacing
from onrecord.views.export.format import Format, Options, Table, Written
from onrecord.views.export.tables import SHEETS, Sheet, folder

if TYPE_CHECKING:
    from onrecord.record import Record

SCRIPT = "duckdb.sql"
DAYS = frozenset({"date", "published"})
LISTS = frozenset({"contexts"})
DYADS = """CREATE OR REPLACE VIEW dyads AS
SELECT e.id, e.date, e.published, e.category, e.mode, e.quad, e.intensity, e.goldstein, e.confidence, e.article,
       a.code AS actor, a.sector AS actor_sector, r.code AS recipient, r.sector AS recipient_sector
FROM events e
JOIN parties a ON a.line = e.id AND a.part = 'actor'
JOIN parties r ON r.line = e.id AND (
    r.part = 'recipient'
    OR e.category IN ({mutual}) AND r.part = 'actor' AND r.ordinal <> a.ordinal
       AND NOT EXISTS (SELECT 1 FROM parties p WHERE p.line = e.id AND p.part = 'recipient')
)
WHERE e.status = 'actual'
ORDER BY e.published, e.article, e.start, e.id, a.ordinal, r.ordinal;
"""


def statements(sheets: Iterable[Sheet]) -> Iterator[str]:
    """The script: a view over each Parquet file, a comment for each column, and the dyads of what happened."""
    for sheet in sheets:
        typed = [f"TRY_CAST({name} AS DATE) AS {name}" for name in sheet.columns if name in DAYS]
        typed += [f"string_split({name}, '|') AS {name}" for name in sheet.columns if name in LISTS]
        replaced = f" REPLACE ({', '.join(typed)})" if typed else ""
        yield f"CREATE OR REPLACE VIEW {sheet.name} AS SELECT *{replaced} FROM read_parquet('{sheet.name}.parquet');\n"
        for column in sheet.columns:
            told = meaning(sheet.name, column).replace("'", "''")
            yield f"COMMENT ON COLUMN {sheet.name}.\"{column}\" IS '{told}';\n"
    yield DYADS.format(mutual=", ".join(f"'{name}'" for name in sorted(MUTUAL)))


def write(record: Record, out: Path, options: Options) -> Written:
    """Write the Parquet tables to a folder, with the script of views over them."""
    folder(out)
    written = parquet.write(record, out, options)
    sheets = SHEETS if options.text else [sheet.wordless() for sheet in SHEETS]
    with replacing(out / SCRIPT) as file:
        file.writelines(statements(sheets))
    return Written((*written.paths, out / SCRIPT))


def connect(out: Path) -> Any:
    """A DuckDB connection with the views of an exported folder. Raises MissingExtra without duckdb."""
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtra("duckdb is not installed; run 'pip install onrecord[duckdb]'") from error
    connection = duckdb.connect()
    connection.execute("SET file_search_path = ?", [str(out.resolve())])
    connection.execute((out / SCRIPT).read_text("utf-8"))
    return connection


FORMAT = Format(
    "duckdb",
    write,
    "the Parquet folder with a script of views for DuckDB",
    "the Parquet folder with duckdb.sql, views over it: days as DATE, contexts as a list, a view of dyads",
    (
        *parquet.FORMAT.tables,
        Table(
            "dyads", (("id, date, ...", "events that happened, a row for each actor and recipient, with their codes"),)
        ),
    ),
    "NULL",
    parquet.FORMAT.lacks,
    ("cd OUT && duckdb -init duckdb.sql", 'onrecord.open("onrecord.db").duckdb().sql("FROM dyads")'),
    without_text=parquet.FORMAT.without_text,
)
