from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.errors import OnrecordError
from onrecord.record import Filters
from onrecord.record.acts import Read
from onrecord.views.period import periods
from onrecord.views.series import Plan, network, series

EXAMPLES = Path(__file__).parents[2] / "examples" / "iraq"


@pytest.fixture(scope="module")
def iraq() -> onrecord.OpenRecord:
    return onrecord.code(EXAMPLES)


def test_coverage_counts_each_article_once(iraq):
    asked = "SELECT published, publisher, count(*) FROM articles GROUP BY 1, 2 ORDER BY 1, 2"
    assert list(iraq.coverage().rows) == [tuple(row) for row in iraq._record._connection.execute(asked)]
    assert sum(iraq.coverage("month").column("articles")) == 9
    assert iraq.coverage(since="2003", until="2003-02").column("date") == ("2003-02-05", "2003-02-16")


# ---- what is asked for


def test_a_dyad_in_every_period(iraq):
    table = iraq.series("month", actor="USA", with_="IRQ", zeros=True)
    assert table.column("date") == tuple(periods("2002-09-12", "2003-03-20", "month"))
    assert set(table.column("actor")) == {"USA"} and set(table.column("recipient")) == {"IRQ"}
    assert table[4]["events"] == table[4]["articles"] == 0
    assert sum(table.column("events")) == iraq.network(actor="USA", with_="IRQ")[0]["events"]


def test_zeros_fill_the_period_asked_for(iraq):
    table = iraq.series("day", actor="USA", with_="IRQ", since="2003-02", until="2003-02-28", zeros=True)
    assert len(table) == 28
    assert [row["date"] for row in table if row["articles"]] == ["2003-02-05", "2003-02-16"]


def test_zeros_with_publishers_have_each_of_them(iraq):
    table = iraq.series("month", actor="USA", with_="IRQ", publishers=True, zeros=True)
    assert set(table.column("publisher")) == {"AFP", "AP", "Interfax", "Reuters", "Xinhua"}
    assert len(table) == 5 * 7
    march = {row["publisher"]: row["articles"] for row in table if row["date"] == "2003-03-01"}
    assert march == {"AFP": 1, "AP": 0, "Interfax": 0, "Reuters": 1, "Xinhua": 0}


def test_too_many_rows_are_refused(iraq, monkeypatch):
    monkeypatch.setattr("onrecord.views.series.MOST", 100)
    with pytest.raises(OnrecordError, match=r"dyads in \d+ days are too many rows; narrow it"):
        iraq.series(zeros=True)


def test_an_actor_by_name_and_other_filters(iraq):
    assert set(iraq.network(actor="Tony Blair").column("actor")) == {"GBR"}
    assert sum(iraq.network(category="CONSULT").column("verbal_cooperation")) == sum(
        iraq.network(category="CONSULT").column("events")
    )
    assert len(iraq.network(limit=3)) == len(iraq.series(limit=3)) == 3


def test_only_what_happened_counts_unless_asked_for(iraq):
    negated = iraq.network(statuses=("negated",))
    assert len(negated) > 0
    both = iraq.network(statuses=("actual", "negated"))
    assert sum(both.column("events")) == sum(negated.column("events")) + sum(iraq.network().column("events"))


def test_what_is_not_counted_is_told(iraq):
    table = iraq.network()
    uncoded = sum(1 for act in iraq._record.acts() if not act.pairs())
    assert table.note == f"not counted of {len(iraq._record.acts())} events: {uncoded} without two coded sides"
    assert table.note in repr(table) and table.note in table._repr_html_()


@pytest.mark.parametrize("method", ["series", "coverage"])
def test_a_period_there_is_not_is_refused(iraq, method):
    with pytest.raises(OnrecordError, match="by may be day, week, month, not 'year'"):
        getattr(iraq, method)("year")


def test_the_table_has_types(iraq):
    schema = iraq.series().to_arrow().schema
    assert {str(schema.field(name).type) for name in ("events", "verbal_conflict", "articles")} == {"int64"}
    assert str(schema.field("intensity").type) == "double"
    assert iraq.series("month", actor="RUS").text(120).splitlines()[0].split()[:4] == [
        "date", "actor", "recipient", "events",
    ]  # fmt: skip


def test_nothing_gives_an_empty_table():
    empty = series([], [], Filters(), Plan(zeros=True))
    assert (len(empty), len(network([], Filters())), empty.note) == (0, 0, "")
    assert series([], [Read("2003-03-18", None, 2)], Filters(), Plan()).rows == ()
