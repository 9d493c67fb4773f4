"""What is left when the disk is full, the process is killed or others are at work."""

import json
import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import onrecord.schema
from onrecord.errors import RecordError
from onrecord.record import Outcome, Record

from . import child
from .child import numbered
from .strategies import example

PATH = os.pathsep.join([str(Path(onrecord.schema.__file__).parents[1]), str(Path(child.__file__).parents[1])])
COMMAND = [sys.executable, "-m", f"{Path(__file__).parent.name}.child"]


def started(*words, before=()):
    environment = {**os.environ, "PYTHONPATH": PATH}
    return subprocess.Popen(
        [*before, *COMMAND, *map(str, words)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def told(process):
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return json.loads(out)


def test_a_full_database_loses_nothing(tmp_path):
    with Record.open(tmp_path / "onrecord.db") as record:
        run = record.begin_run({}, "c1")
        record.add(numbered(0), run)
        record.add(numbered(1), run)
        pages = record._connection.execute("PRAGMA page_count").fetchone()[0]
        record._connection.execute(f"PRAGMA max_page_count = {pages}")
        before = list(record._connection.iterdump())
        stored = 2
        with pytest.raises(RecordError, match=r"onrecord\.db: .*disk is full; free some space"):
            while True:
                record.add(numbered(stored), run)
                stored += 1
                before = list(record._connection.iterdump())
        assert list(record._connection.iterdump()) == before
        assert record.counts()["articles"] == stored
        with pytest.raises(RecordError, match="disk is full"):
            record.add(numbered(stored), run)
        record._connection.execute("PRAGMA max_page_count = 1000000")
        assert record.add(numbered(stored), run) is Outcome.NEW
        assert sorted(r.article.source for r in record.readings()) == [f"{i}.txt" for i in range(stored + 1)]


def test_a_replacement_that_does_not_fit_leaves_the_old_reading(tmp_path):
    with Record.open(tmp_path / "onrecord.db") as record:
        run = record.begin_run({}, "c1")
        record.add(numbered(0), run)
        pages = record._connection.execute("PRAGMA page_count").fetchone()[0]
        record._connection.execute(f"PRAGMA max_page_count = {pages}")
        text = "A longer text. " * 20_000
        longer = onrecord.schema.Reading(onrecord.schema.Article.of(text, source="0.txt"))
        with pytest.raises(RecordError, match="disk is full"):
            record.add(longer, run)
        assert list(record.readings()) == [numbered(0)]
        assert record.search("troops")


def test_a_full_file_system_loses_nothing(tmp_path):
    mount = f'mount -t tmpfs -o size=3m tmpfs {tmp_path} && exec "$@"'
    apart = ["unshare", "-Urm", "sh", "-c", mount, "sh"]
    if not shutil.which("unshare") or subprocess.run([*apart, "true"], capture_output=True).returncode:
        pytest.skip("no rights to mount a small file system")
    error, stored, readable, added, kept, intact = told(started("fill_disk", tmp_path, before=apart))
    assert "disk is full" in error
    assert stored > 0 and readable == stored
    assert added and intact and kept == stored + 1


def test_writes_that_fail_lose_nothing(tmp_path):
    error, stored, readable, added = told(started("limit_files", tmp_path, 400_000))
    assert "disk is full or failing; free some space" in error
    assert stored > 0 and readable == stored and added


def test_a_killed_process_leaves_whole_readings(tmp_path):
    path = tmp_path / "onrecord.db"
    first = 0
    for wait in (1, 5, 14):
        process = started("add_without_end", path, first)
        acknowledged = [int(process.stdout.readline()) for _ in range(wait)][-1]
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with Record.open(path) as record:
            found = list(record.readings())
            numbers = sorted(int(reading.article.source[:-4]) for reading in found)
            assert numbers == list(range(len(numbers))), "none is missing in between"
            assert acknowledged in numbers
            assert all(reading == numbered(int(reading.article.source[:-4])) for reading in found)
            assert record._connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            record._connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
            first = len(numbers)


def test_readers_go_on_during_writes(tmp_path):
    path = tmp_path / "onrecord.db"
    with Record.open(path) as writer, Record.open(path, readonly=True) as reader:
        run = writer.begin_run({}, "c1")
        writer.add(numbered(0), run)
        with writer._transaction(write=True) as connection:
            connection.execute("DELETE FROM readings")
            assert list(reader.readings()) == [numbered(0)]
            assert reader.search("troops")
        assert reader.counts()["events"] == 0


def test_a_writer_that_takes_too_long_is_named(tmp_path):
    path = tmp_path / "onrecord.db"
    with Record.open(path) as one, Record.open(path) as other:
        other._connection.execute("PRAGMA busy_timeout = 10")
        with (
            one._transaction(write=True),
            pytest.raises(RecordError, match="another program is writing to it; run the same again"),
        ):
            other.begin_run({}, "c1")
        assert other.begin_run({}, "c1") == 1


def test_an_interrupted_reading_is_not_stored(tmp_path, monkeypatch):
    def interrupted(connection, article):
        raise KeyboardInterrupt

    with Record.open(tmp_path / "onrecord.db") as record:
        run = record.begin_run({}, "c1")
        monkeypatch.setattr("onrecord.record.write.index", interrupted)
        with pytest.raises(KeyboardInterrupt):
            record.add(example(), run)
        assert record.counts()["articles"] == record.counts()["events"] == 0


def test_many_open_a_new_record_at_once(tmp_path):
    path = tmp_path / "onrecord.db"

    def add(i):
        with Record.open(path) as record:
            return record.add(numbered(i), record.begin_run({}, "c1"))

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(add, range(24))) == {Outcome.NEW}
    with Record.open(path) as record:
        assert record.counts()["articles"] == 24


def test_threads_take_turns_on_one_record(tmp_path):
    with Record.open(tmp_path / "onrecord.db") as record, ThreadPoolExecutor(8) as pool:
        run = record.begin_run({}, "c1")
        added = pool.map(lambda i: record.add(numbered(i % 12), run), range(24))
        read = pool.map(lambda i: record.rows("events"), range(24))
        assert sorted(added) == [Outcome.NEW] * 12 + [Outcome.SAME] * 12
        assert all(len(rows) % 2 == 0 for rows in read)


def test_a_damaged_record_says_so(tmp_path):
    path = tmp_path / "onrecord.db"
    with Record.open(path) as record:
        record.add(example(), record.begin_run({}, "c1"))
    contents = bytearray(path.read_bytes())
    contents[4096:] = b"\xff" * (len(contents) - 4096)
    path.write_bytes(contents)
    with pytest.raises(RecordError, match="damaged"), Record.open(path) as record:
        list(record.readings())
