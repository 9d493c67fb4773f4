"""Series and networks agree with a plain recount in SQL, on the examples and on any readings."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.record import Filters, Record
from onrecord.views.period import STARTS
from onrecord.views.series import Plan, network, series

from .strategies import readings

EXAMPLES = Path(__file__).parents[2] / "examples" / "iraq"
Row = tuple[object, ...]

FIRST = {
    "day": "l.day",
    "week": "date(l.day, '-6 days', 'weekday 1')",
    "month": "substr(l.day, 1, 7) || '-01'",
}
# Said once more, without any of the code under test: an event counts for each pair of an actor and a
# recipient; without a recipient, several actors act on each other.
PAIRS = """
WITH pairs AS (
    SELECT DISTINCT a.line, a.code AS actor, r.code AS recipient FROM parties a JOIN parties r ON r.line = a.line
    WHERE a.part = 'actor' AND a.code <> '' AND r.code <> '' AND (
        r.part = 'recipient'
        OR r.part = 'actor' AND r.code <> a.code
        AND NOT EXISTS (SELECT 1 FROM parties x WHERE x.line = a.line AND x.part = 'recipient')
    )
)
SELECT {period} AS date, actor, recipient, {publisher}, count(*) AS events,
       sum(e.quad = 'verbal cooperation'), sum(e.quad = 'material cooperation'),
       sum(e.quad = 'verbal conflict'), sum(e.quad = 'material conflict'),
       coalesce(sum(e.intensity), 0), coalesce(sum(e.goldstein), 0)
FROM pairs JOIN lines l ON l.id = pairs.line JOIN events e ON e.line = l.id JOIN articles n ON n.id = l.article
WHERE e.status = 'actual' {dated}
GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
"""
ARTICLES = "SELECT count(*) FROM articles n WHERE {first} = ? AND (? OR coalesce(n.publisher, '') = ?)"


def recount(record: Record, by: str, publishers: bool) -> Iterator[Row]:
    """The rows of a series, counted by SQL alone."""
    asked = PAIRS.format(
        period=FIRST[by], publisher="coalesce(n.publisher, '')" if publishers else "''", dated="AND l.day IS NOT NULL"
    )
    for row in record._connection.execute(asked).fetchall():
        first = FIRST[by].replace("l.day", "n.published")
        read = record._connection.execute(ARTICLES.format(first=first), (row[0], not publishers, row[3])).fetchone()[0]
        yield (*row, read)


def comparable(rows: Iterable[Row]) -> list[object]:
    """Rows whose sums may differ as far as the order of adding goes."""
    return [pytest.approx(tuple(row), abs=1e-5) for row in rows]


def counted(record: Record, by: str, publishers: bool) -> list[Row]:
    """The same rows as the package counts them."""
    table = series(record.acts(), record.read(), Filters(), Plan(by, publishers))
    place = table.columns.index("events")
    rows = [(*row[:3], (row[3] or "") if publishers else "", *row[place:]) for row in table.rows]
    return sorted(rows, key=lambda row: row[:4])


@pytest.fixture(scope="module")
def iraq(tmp_path_factory) -> onrecord.OpenRecord:
    """The examples, one of them by another publisher as well."""
    folder = tmp_path_factory.mktemp("in")
    for path in EXAMPLES.glob("*.txt"):
        shutil.copy(path, folder)
    again = (EXAMPLES / "2003-03-05-paris.txt").read_text("utf-8").replace("(AFP)", "(AP)")
    (folder / "2003-03-05-again.txt").write_text(again, "utf-8")
    return onrecord.code(folder, into=folder / "iraq.db")


@pytest.mark.parametrize("publishers", [False, True])
@pytest.mark.parametrize("by", STARTS)
def test_a_series_agrees_with_a_plain_recount(iraq, by, publishers):
    rows = list(recount(iraq._record, by, publishers))
    assert len(rows) > 30
    assert counted(iraq._record, by, publishers) == comparable(rows)


def edges(record: Record) -> tuple[list[Row], list[Row]]:
    """The rows of a network as SQL and as the package count them."""
    asked = PAIRS.format(period="'all'", publisher="''", dated="")
    rows = [(row[1], row[2], *row[4:]) for row in record._connection.execute(asked).fetchall()]
    table = network(record.acts(), Filters())
    return rows, sorted(row[:9] for row in table.rows)


def test_a_network_agrees_with_a_plain_recount(iraq):
    rows, found = edges(iraq._record)
    assert len(rows) > 20
    assert found == comparable(rows)


@given(st.lists(readings(), min_size=1, max_size=4), st.sampled_from(sorted(STARTS)), st.booleans())
@settings(max_examples=40, deadline=None)
def test_any_record_agrees_with_a_plain_recount(found, by, publishers):
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder, "x.db")) as record:
        run = record.begin_run({}, "c1")
        for reading in found:
            record.add(reading, run)
        assert counted(record, by, publishers) == comparable(recount(record, by, publishers))
        rows, mine = edges(record)
        assert mine == comparable(rows)
