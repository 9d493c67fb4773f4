"""Which files open, and what is said about those that do not."""

import os
import re
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.record.connection import MAGIC
from onrecord.record.migrations import APPLICATION_ID, STEPS, VERSION

from .strategies import example

NOBODY = 65534


def make(path):
    with Record.open(path) as record:
        record.add(example(), record.begin_run({}, "c1"))
    return path


@contextmanager
def powerless():
    """Without the rights of root, to whom no file is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked():
    """A folder with a record that cannot be written."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "onrecord.db").chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_new_record_is_marked_as_one(tmp_path):
    path = make(tmp_path / "record?#%20.db")
    assert path.exists()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_closed_record_is_one_file(tmp_path):
    make(tmp_path / "onrecord.db")
    assert [path.name for path in tmp_path.iterdir()] == ["onrecord.db"]
    with Record.open(tmp_path / "onrecord.db", readonly=True) as record:
        assert record.counts()["articles"] == 1
    assert [path.name for path in tmp_path.iterdir()] == ["onrecord.db"]


def test_an_empty_file_becomes_a_record(tmp_path):
    path = tmp_path / "onrecord.db"
    path.touch()
    with pytest.raises(RecordError, match="no record here"):
        Record.open(path, create=False)
    make(path)


@pytest.mark.parametrize("how", [{"create": False}, {"readonly": True}])
def test_a_missing_file_is_not_made_unasked(tmp_path, how):
    with pytest.raises(RecordError, match=r"gone\.db: there is no record here; make one with 'onrecord code"):
        Record.open(tmp_path / "gone.db", **how)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_or_a_missing_folder_is_named(tmp_path):
    with pytest.raises(RecordError, match="is a folder"):
        Record.open(tmp_path)
    with pytest.raises(RecordError, match="does not exist; make it first"):
        Record.open(tmp_path / "none" / "onrecord.db")


@pytest.mark.parametrize("contents", [b"x", b"not a database at all" * 400, MAGIC + b"\xff" * 4096])
@pytest.mark.parametrize("readonly", [True, False])
def test_what_is_no_database_is_left_alone(tmp_path, contents, readonly):
    path = tmp_path / "notes.txt"
    path.write_bytes(contents)
    with pytest.raises(RecordError, match=r"notes\.txt: .*(name another|take a copy)"):
        Record.open(path, readonly=readonly)
    assert path.read_bytes() == contents


@pytest.mark.parametrize("readonly", [True, False])
def test_a_database_of_another_program_is_left_alone(tmp_path, readonly):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE articles (id)")
    before = path.read_bytes()
    with pytest.raises(RecordError, match="database of another program; name another file"):
        Record.open(path, readonly=readonly)
    assert path.read_bytes() == before


@pytest.mark.parametrize("readonly", [True, False])
def test_a_newer_record_asks_for_a_newer_program(tmp_path, readonly):
    path = make(tmp_path / "onrecord.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(RecordError, match=r"newer onrecord .*; update with 'pip install --upgrade onrecord'"):
        Record.open(path, readonly=readonly)


def test_an_older_record_is_brought_up_to_date_when_written(tmp_path, monkeypatch):
    path = make(tmp_path / "onrecord.db")
    monkeypatch.setattr("onrecord.record.migrations.STEPS", (*STEPS, "added.sql"))
    monkeypatch.setattr("onrecord.record.migrations.VERSION", VERSION + 1)
    monkeypatch.setattr("onrecord.record.connection.VERSION", VERSION + 1)
    script = tmp_path / "added.sql"
    monkeypatch.setattr("onrecord.record.migrations.files", lambda package: tmp_path)
    with pytest.raises(RecordError, match="older onrecord; open it for writing once"):
        Record.open(path, readonly=True)
    script.write_text("CREATE TABLE reviews (line TEXT);\nCREATE TABLE reviews (line TEXT);\n")
    with pytest.raises(RecordError, match="already exists"):
        Record.open(path)
    script.write_text("-- Reviews; of lines.\nCREATE TABLE reviews (line TEXT);\n")
    with Record.open(path) as record:
        assert record.counts()["articles"] == 1
        assert record._connection.execute("SELECT count(*) FROM reviews").fetchone()[0] == 0


def first_version(path):
    """Take out of a record whatever came after the first version."""
    later = "".join(files("onrecord.record").joinpath(step).read_text("utf-8") for step in STEPS[1:])
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for kind, name in re.findall(r"^CREATE (TABLE|INDEX|TRIGGER) (\w+)", later, re.MULTILINE):
            connection.execute(f"DROP {kind} IF EXISTS {name}")
        for table, column in re.findall(r"^ALTER TABLE (\w+) ADD COLUMN (\w+)", later, re.MULTILINE):
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.execute("PRAGMA user_version = 1")
    connection.close()


def packed(connection):
    """How many lines are packed of each kind, and how many are counted."""
    rows = connection.execute("SELECT kind, length(lines), length(parties) FROM packed ORDER BY kind").fetchall()
    counted = connection.execute("SELECT kind, count FROM totals WHERE kind <> 'changes' ORDER BY kind").fetchall()
    return [tuple(row) for row in rows], [tuple(row) for row in counted]


def test_a_record_of_the_first_version_keeps_its_readings(tmp_path):
    path = make(tmp_path / "onrecord.db")
    with Record.open(path) as record:
        before = packed(record._connection)
    first_version(path)
    with Record.open(path) as record:
        assert list(record.readings()) == [example()]
        assert record.reviewed() == []
        assert record.feed("https://example.com/feed") == (None, None)
        assert record._connection.execute("SELECT count(*) FROM topics").fetchone()[0] == len(example().positions)
        assert record._connection.execute("SELECT count(*) FROM accounts").fetchone()[0] == len(example().events)
        assert packed(record._connection) == before


def test_positions_of_an_older_record_are_packed_with_their_issues(tmp_path):
    path = make(tmp_path / "onrecord.db")
    with Record.open(path) as record:
        before = packed(record._connection)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE packed SET lines = substr(lines, 1, 24) WHERE kind = 'positions'")
        connection.execute("ALTER TABLE figures DROP COLUMN vague")
        connection.execute(f"PRAGMA user_version = {STEPS.index('repacked.sql')}")
    with Record.open(path) as record:
        assert packed(record._connection) == before


@pytest.mark.parametrize(("words", "vague"), [("Scores of people", 1), ("250,000", 0), ("twenty-six", 0)])
def test_figures_of_an_older_record_are_vague_where_their_words_are(tmp_path, words, vague):
    path = make(tmp_path / "onrecord.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE figures SET text = ?", (words,))
        connection.execute("ALTER TABLE figures DROP COLUMN vague")
        connection.execute(f"PRAGMA user_version = {STEPS.index('vague.sql')}")
    with Record.open(path) as record:
        assert [row[0] for row in record._connection.execute("SELECT vague FROM figures")] == [vague]


def test_what_a_server_said_of_a_feed_is_kept(tmp_path):
    with Record.open(tmp_path / "onrecord.db") as record:
        record.remember_feed("https://example.com/feed", '"1"', None)
        record.remember_feed("https://example.com/feed", '"2"', "Tue, 18 Mar 2003 10:00:00 GMT")
    with Record.open(tmp_path / "onrecord.db", readonly=True) as record:
        assert record.feed("https://example.com/feed") == ('"2"', "Tue, 18 Mar 2003 10:00:00 GMT")


def test_an_article_is_known_by_its_key(tmp_path):
    with Record.open(make(tmp_path / "onrecord.db"), readonly=True) as record:
        assert record.words_of("putin.txt")
        assert record.words_of("bush.txt") is None


def test_a_record_opened_for_reading_is_not_written(tmp_path):
    with Record.open(make(tmp_path / "onrecord.db"), readonly=True) as record:
        with pytest.raises(RecordError, match="cannot be written"):
            record.begin_run({}, "c1")
        assert len(list(record.readings())) == 1


def test_a_record_in_a_locked_folder_can_be_read(locked):
    with powerless(), Record.open(locked / "onrecord.db", readonly=True) as record:
        assert len(list(record.readings())) == 1
        assert record.search("troops")
        with pytest.raises(RecordError, match="cannot be written"):
            record.begin_run({}, "c1")


def test_a_locked_folder_says_so(locked):
    with powerless():
        with pytest.raises(RecordError, match="cannot be written"):
            Record.open(locked / "onrecord.db")
        with pytest.raises(
            RecordError, match=r"new\.db: .*no record can be made there; name a file in a folder of yours"
        ):
            Record.open(locked / "new.db")
    assert [path.name for path in locked.iterdir()] == ["onrecord.db"]
    with Record.open(locked / "onrecord.db", readonly=True) as record:
        assert record.counts()["articles"] == 1


def test_a_file_that_cannot_be_read_says_so(tmp_path):
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        path = make(Path(name) / "onrecord.db")
        path.chmod(0)
        with powerless(), pytest.raises(RecordError, match="cannot be read: Permission denied; check"):
            Record.open(path)


def test_a_closed_record_says_so(tmp_path):
    record = Record.open(tmp_path / "onrecord.db")
    record.close()
    record.close()
    with pytest.raises(RecordError, match="closed"):
        record.counts()
