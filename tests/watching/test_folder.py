"""Folders: what is new or changed and whole."""

from __future__ import annotations

import os
import time

import pytest

import onrecord
from onrecord.coding import Job
from onrecord.errors import InputError
from onrecord.reading import Options
from onrecord.watching import Watch, rounds, steps
from onrecord.watching.folder import SETTLED, Folder

KENYA = "Kenya on Tuesday rejected a Somali demand for talks."
GREECE = "Greece accused Turkey of violating its airspace on Monday."


def put(path, words, age=60.0):
    """A file that was last written to so many seconds ago."""
    path.write_text(words, "utf-8")
    then = time.time() - age
    os.utime(path, (then, then))


def names(folder, first=False):
    return [
        item.where if isinstance(item, InputError) else item.name.rpartition("/")[2] for item in folder.arrived(first)
    ]


def test_each_file_arrives_once_and_again_when_it_changes(tmp_path):
    put(tmp_path / "b.txt", KENYA)
    put(tmp_path / "a.txt", KENYA)
    folder = Folder(str(tmp_path))
    assert names(folder, True) == ["a.txt", "b.txt"]
    assert names(folder) == []
    put(tmp_path / "c.txt", KENYA)
    put(tmp_path / "a.txt", GREECE, age=30)
    assert names(folder) == ["a.txt", "c.txt"]
    (tmp_path / "a.txt").unlink()
    assert names(folder) == []


def test_a_file_that_is_still_written_to_waits(tmp_path):
    folder = Folder(str(tmp_path))
    put(tmp_path / "old.txt", KENYA)
    names(folder, True)
    put(tmp_path / "a.txt", "Kenya on", age=0)
    assert names(folder) == []
    put(tmp_path / "a.txt", KENYA, age=0)
    assert names(folder) == []
    assert names(folder) == ["a.txt"], "unchanged since the last look"
    put(tmp_path / "b.txt", KENYA, age=SETTLED + 1)
    assert names(folder) == ["b.txt"]


def test_the_clock_of_another_machine_delays_nothing_for_good(tmp_path):
    folder = Folder(str(tmp_path))
    put(tmp_path / "a.txt", KENYA, age=-3600)
    assert (names(folder), names(folder)) == ([], ["a.txt"])


def test_the_first_look_takes_what_is_there(tmp_path):
    put(tmp_path / "a.txt", KENYA, age=0)
    assert names(Folder(str(tmp_path)), True) == ["a.txt"]


def watched(folder, into, monkeypatch, *turns, **more):
    """The readings of a watch, with something done between its rounds."""
    waiting = list(turns)
    monkeypatch.setattr(rounds.time, "sleep", lambda _: waiting.pop(0)())
    return onrecord.watch(folder, into, rounds=len(turns) + 1, **more)


def test_watch_gives_what_is_new_or_changed(tmp_path, monkeypatch):
    folder, into = tmp_path / "in", tmp_path / "x.db"
    folder.mkdir()
    put(folder / "a.txt", KENYA)
    found = watched(
        folder, into, monkeypatch,
        lambda: put(folder / "b.txt", GREECE),
        lambda: put(folder / "a.txt", f"{KENYA} {GREECE}", age=30),
        lambda: None,
        date="2021-03-17",
    )  # fmt: skip
    assert [(reading.article.source[-5:], len(reading.events)) for reading in found] == [
        ("a.txt", 1), ("b.txt", 1), ("a.txt", 2),
    ]  # fmt: skip
    with onrecord.open(into) as record:
        assert len(record.timeline(accounts=True)) == 2  # every word of b.txt stands in a.txt now: it is a reprint
    assert list(onrecord.watch(folder, into, rounds=1, date="2021-03-17")) == []


def test_problems_are_warned_of_once_and_stop_nothing(tmp_path, monkeypatch):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.png").touch()
    put(folder / "empty.txt", "")
    with pytest.warns(UserWarning) as told:
        found = list(
            watched(folder, tmp_path / "x.db", monkeypatch, lambda: put(folder / "b.txt", GREECE), date="2021-03-17")
        )
    assert len(found) == 1
    assert sorted(str(one.message).partition(";")[0].rpartition("/")[2] for one in told) == [
        "empty.txt: is empty",
        "in: 1 file is of a kind that is not read (.png)",
    ]


def test_a_pattern_may_match_nothing_yet(tmp_path, monkeypatch):
    put(tmp_path / "b.text", KENYA)
    pattern = f"{tmp_path}/*.txt"
    job = Job((pattern,), Options("2021-03-17"))
    monkeypatch.setattr(rounds.time, "sleep", lambda _: put(tmp_path / "a.txt", KENYA))
    told = [step.outcome or step.error.problem for step in steps(Watch(job, tmp_path / "x.db", rounds=2))]
    assert told == ["matches no file", "new"]


@pytest.mark.parametrize(("place", "told"), [("nowhere", "begins with https"), ("-", "onrecord code -")])
def test_what_cannot_be_watched_is_told_at_once(place, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=told):
        list(onrecord.watch(["nowhere.db", place], rounds=1) if place == "nowhere" else onrecord.watch(place, rounds=1))
    assert list(tmp_path.iterdir()) == []
