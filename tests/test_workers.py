"""Several processes: the same record, and a plain word when one of them dies."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import onrecord
from onrecord import serialise
from onrecord.coding import Job, work
from onrecord.errors import InputError, OnrecordError
from onrecord.parsing import PIPELINE
from onrecord.reading import Options
from onrecord.record import Record
from onrecord.schema import Article
from onrecord.workers import Setup, coder

EXAMPLES = Path(__file__).parents[1] / "examples" / "iraq"
NUMBERS = (1, 2, 3)
SCRIPT = """
import sys, onrecord
print(len(onrecord.code(sys.argv[1:], workers=2).timeline()))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The examples, one of them twice, with what cannot be read between them and at the end."""
    folder = tmp_path_factory.mktemp("in")
    for path in EXAMPLES.glob("*.txt"):
        shutil.copy(path, folder)
    (folder / "2002-09-20-empty.txt").touch()
    shutil.copy(EXAMPLES / "2002-09-12-united-nations.txt", folder / "2002-09-12-again.txt")
    (folder / "z.txt").write_bytes(b"\0")
    return folder


def told(folder: Path, workers: int, into: Path | None = None) -> list[object]:
    """What each step of the work says."""
    steps = work(Job((str(folder),), Options(), workers=workers), into)
    return [
        (step.reading and serialise.dumps(step.reading), step.outcome, str(step.error), step.warning) for step in steps
    ]


def contents(path: Path) -> list[str]:
    """The record as SQL, without its runs, which tell when they were."""
    with Record.open(path, readonly=True) as record:
        return [line for line in record._connection.iterdump() if not line.startswith('INSERT INTO "runs"')]


def test_the_record_is_the_same_whatever_the_number(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.coding.SHARE", 1)
    paths = {number: tmp_path / f"{number}.db" for number in NUMBERS}
    steps = [told(folder, number, path) for number, path in paths.items()]
    assert steps[0] == steps[1] == steps[2]
    assert [outcome for _, outcome, _, _ in steps[0]].count("new") == 9
    assert [outcome for _, outcome, _, _ in steps[0]].count("same") == 1
    records = [contents(path) for path in paths.values()]
    assert records[0] == records[1] == records[2]


def test_what_is_on_record_is_not_coded_again(folder, tmp_path):
    first = told(folder, 2, tmp_path / "x.db")
    again = told(folder, 2, tmp_path / "x.db")
    assert {outcome for _, outcome, _, _ in again} == {"same", None}
    assert [reading for reading, *_ in again] == [reading for reading, *_ in first]


def test_without_a_record_the_readings_come_in_order(folder):
    assert told(folder, 2) == told(folder, 1)


def test_a_script_needs_no_guard(folder, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    paths = sorted(map(str, EXAMPLES.glob("2003-*.txt")))
    found = subprocess.run([sys.executable, script, *paths], capture_output=True, text=True)
    assert int(found.stdout) > 10, found.stderr


def test_no_workers_are_refused(folder):
    with pytest.raises(OnrecordError, match="0 workers can do nothing"):
        onrecord.code(folder, workers=0)


def test_a_missing_pipeline_is_told_before_any_work(folder, tmp_path):
    with pytest.raises(OnrecordError, match="'xx_none' is not installed"):
        list(work(Job((str(folder),), Options(), pipeline="xx_none", workers=2), tmp_path / "x.db"))
    assert list(tmp_path.iterdir()) == []


def test_inputs_that_all_fail_start_no_process(tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.workers.coder", None)
    (step,) = work(Job((str(tmp_path / "none.txt"),), Options(), workers=2), tmp_path / "x.db")
    assert isinstance(step.error, InputError)


def test_a_worker_that_dies_is_told():
    with coder(2, Setup(None, PIPELINE, model=False)) as code:
        code([Article.of("Kenya rejected the plan.")])
        with pytest.raises(OnrecordError, match="fewer --workers"):
            list(code([Lethal.of("Kenya rejected the plan.")]))


class Lethal(Article):
    """An article that ends the process which takes it out of its wrapping."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


def test_an_interrupt_ends_all_processes_in_one_line(tmp_path):
    for number in range(200):
        (tmp_path / f"{number}.txt").write_text(f"{number}. " + "Kenya on Tuesday rejected a Somali demand. " * 200)
    command = [sys.executable, "-m", "onrecord.cli", "code", str(tmp_path), "--workers", "2", "--date", "2021-03-17"]
    into = ["--into", str(tmp_path / "x.db")]
    with subprocess.Popen([*command, *into], stderr=subprocess.PIPE, text=True, start_new_session=True) as running:
        until = time.monotonic() + 60
        while not (tmp_path / "x.db").exists() and time.monotonic() < until:
            time.sleep(0.1)
        time.sleep(0.5)
        os.killpg(running.pid, signal.SIGINT)
        errors = running.communicate(timeout=30)[1]
    assert (running.returncode, errors.lstrip()) == (130, "onrecord: stopped; what was put on record so far is kept\n")


def test_an_article_that_cannot_be_coded_keeps_no_other_back(tmp_path, monkeypatch):
    texts = {"a": "Kenya rejected the plan.", "b": "Mali rejected it.", "c": "Chad left the talks with Niger."}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
    places = [str(tmp_path / f"{name}.txt") for name in texts]

    def failing(reading, _book):
        if reading.article.text == texts["b"]:
            raise OverflowError("date value\nout of range")
        return reading

    monkeypatch.setattr("onrecord.pipeline.RULES", (failing,))
    job = Job(tuple(places), Options(date="2021-03-17"), model=False)
    for into in (tmp_path / "x.db", tmp_path / "x.db"):  # what failed is tried again
        one, two, three = work(job, into)
        assert [step.reading and step.reading.article.text for step in (one, two, three)] == [
            texts["a"], None, texts["c"],
        ]  # fmt: skip
        assert isinstance(two.error, InputError)
        assert re.fullmatch(
            r".*b\.txt: could not be coded \(OverflowError: date value out of range; test_workers\.py, line \d+\); .*",
            str(two.error),
        )


def test_an_interrupt_while_an_article_is_coded_is_no_error_of_the_article(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Kenya rejected the plan.")

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.pipeline.RULES", (interrupted,))
    with pytest.raises(KeyboardInterrupt):
        list(work(Job((str(tmp_path),), Options(), model=False), tmp_path / "x.db"))


def test_an_error_comes_back_whole_from_another_process():
    error = pickle.loads(pickle.dumps(InputError("a.txt", "is empty", "leave it out")))
    assert (str(error), error.where, error.remedy) == ("a.txt: is empty; leave it out", "a.txt", "leave it out")


def test_several_processes_tell_of_an_article_that_cannot_be_coded():
    with coder(2, Setup(None, PIPELINE, model=False)) as code:
        good = Article.of("Kenya rejected the plan.", source="good.txt")
        bad = replace(Article.of("Mali rejected the plan.", source="bad.txt"), published="2021-02-30")
        first, second, third = code([good, bad, good])
    assert (first.article, third) == (good, first)
    assert isinstance(second, InputError)
    assert second.where == "bad.txt"
