from __future__ import annotations

import sys

import duckdb
import pytest

from onrecord.api import OpenRecord
from onrecord.errors import MissingExtra
from onrecord.views.export.duckdb import connect


@pytest.fixture
def connection(export, tmp_path):
    export("duckdb")
    return connect(tmp_path / "duckdb")


def test_duckdb_reads_every_table(connection, record):
    tables = {
        name for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    }
    assert tables >= {"events", "statements", "positions", "deadlines", "figures", "parties", "articles", "dyads"}
    for kind in ("events", "statements", "positions", "deadlines", "figures"):
        counted = connection.execute(f"SELECT count(*) FROM {kind}").fetchone()
        assert counted == (len(record.rows(kind)),)


def test_days_are_dates_and_contexts_are_lists(connection):
    found = connection.execute("SELECT date + 1, contexts, cameo FROM events WHERE category = 'CONSULT'").fetchone()
    assert (str(found[0]), found[1], found[2]) == ("2003-03-19", ["diplomatic", "military"], "042")


def test_dyads_are_those_of_what_happened(connection):
    found = connection.execute("SELECT category, actor, recipient FROM dyads").fetchall()
    assert sorted(found, key=str) == [
        ("ACCUSE", "FRA", "IRQ"),
        ("ACCUSE", "FRA", "UNO"),
        ("COERCE", "RUS", "RUS"),
        ("CONSULT", "RUS", "USA"),
        ("CONSULT", "USA", "RUS"),
        ("THREATEN", "RUS", "IRQ"),
    ]


def test_columns_carry_their_meaning(connection):
    found = connection.execute(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'events' AND column_name = 'trigger'"
    ).fetchone()
    assert found == ("the words that express the act",)


def test_the_script_runs_within_the_folder_alone(export, tmp_path, monkeypatch):
    export("duckdb", text=False)
    monkeypatch.chdir(tmp_path / "duckdb")
    script = (tmp_path / "duckdb" / "duckdb.sql").read_text("utf-8")
    with duckdb.connect() as alone:
        alone.execute(script)
        assert alone.execute("SELECT count(*) FROM dyads").fetchone() == (6,)
        assert "trigger" not in [row[0] for row in alone.execute("DESCRIBE events").fetchall()]


def test_an_open_record_gives_a_connection(database, tmp_path):
    with OpenRecord(database) as record:
        assert record.duckdb().execute("SELECT count(*) FROM events").fetchone() == (8,)
        assert record.duckdb(tmp_path / "kept").execute("SELECT count(*) FROM articles").fetchone() == (3,)
    assert (tmp_path / "kept" / "events.parquet").exists()


def test_without_duckdb_the_extra_is_named(export, tmp_path, monkeypatch):
    export("duckdb")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtra, match=r"onrecord\[duckdb\]"):
        connect(tmp_path / "duckdb")
