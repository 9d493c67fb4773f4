from __future__ import annotations

import csv
import io
import json
import sys

import pytest

from onrecord.errors import MissingExtra
from onrecord.views.columns import FULL, SHORT, table
from onrecord.views.table import Table


def test_a_timeline_shows_who_did_what_to_whom(rows):
    shown = table("events", rows["events"]).text(120)
    heading, _, line = shown.splitlines()
    assert heading.split() == ["date", "actor", "act", "recipient", "trigger", "article", "id"]
    assert line.split()[:5] == ["2021-03-16", "KEN", "REJECT/meet", "SOM", "rejected"]


def test_status_is_shown_where_it_is_not_actual(rows):
    line = {**rows["events"][0], "status": "hypothetical"}
    assert "hypothetical" in table("events", [line]).text(140)


@pytest.mark.parametrize("kind", FULL)
def test_every_kind_shows_itself_without_lines(kind):
    empty = table(kind, [])
    assert (len(empty), empty.columns, empty.headings) == (0, tuple(FULL[kind]), tuple(SHORT[kind]))
    assert empty.text().startswith("no ")
    assert empty.to_arrow().num_rows == 0
    assert empty.to_json() == ""


def test_rows_are_addressed_by_column(rows):
    found = table("events", rows["events"])
    assert found[0]["actor_code"] == "KEN"
    assert found.column("category") == ("REJECT",)
    assert [row["mode"] for row in found] == ["meet"]
    with pytest.raises(KeyError, match="no column 'colour'; there are id, date"):
        found.column("colour")


def test_rows_of_another_width_are_refused():
    with pytest.raises(ValueError, match="2 cells"):
        Table(("a", "b"), (("1",),))


def test_several_parties_stand_between_bars_in_order(rows):
    unplaced = {"text": "gunmen", "code": None, "name": None}
    line = {**rows["events"][0], "actors": [*rows["events"][0]["actors"], unplaced]}
    found = table("events", [line])[0]
    assert (found["actor_code"], found["actor_text"]) == ("KEN|", "Kenya|gunmen")
    assert "KEN, “gunmen”" in table("events", [line]).text(140)


def test_csv_has_every_column_and_survives_commas(rows):
    line = {**rows["statements"][0], "via": 'Reuters, "live"\nblog'}
    header, row = csv.reader(io.StringIO(table("statements", [line]).to_csv()))
    assert header == list(FULL["statements"])
    assert row[header.index("via")] == 'Reuters, "live"\nblog'


def test_json_holds_the_whole_lines(rows):
    assert [json.loads(line) for line in table("events", rows["events"]).to_json().splitlines()] == rows["events"]
    assert json.loads(Table(("a",), ((1,),)).to_json()) == {"a": 1}
    assert len(Table(("a",), (("one\u2028two\x85\ud800",),)).to_json().splitlines()) == 1


def test_html_is_escaped(rows):
    page = table("events", rows["events"])._repr_html_()
    assert "Kenya &lt;rejects&gt; talks" in page
    assert "<caption>1 event</caption>" in page


def test_a_long_table_says_what_it_leaves_out():
    long = Table(("n",), tuple((n,) for n in range(30)))
    assert "… 10 more\n[30 rows × 1 columns]" in repr(long)
    assert len(long.text().splitlines()) == 32


def test_turns_into_pandas_and_arrow(rows):
    found = table("figures", rows["figures"])
    assert found.to_pandas()["value"].tolist() == [3e6]
    assert found.to_arrow().schema == table("figures", []).to_arrow().schema
    assert str(found.to_arrow().schema.field("value").type) == "double"


@pytest.mark.parametrize("package", ["pandas", "polars", "pyarrow"])
def test_a_missing_package_is_named(package, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    method = {"pandas": "to_pandas", "polars": "to_polars", "pyarrow": "to_arrow"}[package]
    with pytest.raises(MissingExtra, match=f"pip install {package}"):
        getattr(Table(("a",), ()), method)()
