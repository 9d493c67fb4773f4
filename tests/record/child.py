"""A process of its own that writes to a record: to be killed, or to run out of disk."""

from __future__ import annotations

import json
import resource
import sys
from itertools import count
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.record import Outcome, Record
from onrecord.schema import Reading

from .strategies import example


def numbered(i: int) -> Reading:
    """A reading that its publisher tells from others."""
    return example(publisher=f"paper {i}", source=f"{i}.txt")


def say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def add_without_end(path: str, first: str) -> None:
    """Add readings until killed, telling of each that is in."""
    with Record.open(path) as record:
        run = record.begin_run({}, "c1")
        for i in count(int(first)):
            record.add(numbered(i), run)
            say(i)


def add_until_full(path: str) -> tuple[Record, int, int, str]:
    """Add readings until there is an error."""
    record = Record.open(path)
    run = record.begin_run({}, "c1")
    for i in count():
        try:
            record.add(numbered(i), run)
        except RecordError as error:
            return record, run, i, str(error)
    raise AssertionError("unreachable")


def fill_disk(folder: str) -> None:
    """Add readings until the disk is full, make room, and add on."""
    ballast = Path(folder) / "ballast"
    ballast.write_bytes(b"x" * 1_000_000)  # room for the pages that one transaction touches
    record, run, stored, error = add_until_full(f"{folder}/onrecord.db")
    readable = len(list(record.readings()))
    ballast.unlink()
    outcome = record.add(numbered(stored), run)
    record.close()
    with Record.open(f"{folder}/onrecord.db", readonly=True) as again:
        intact = all(reading == numbered(int(reading.article.source[:-4])) for reading in again.readings())
        kept = again.counts()["articles"]
    say([error, stored, readable, outcome is Outcome.NEW, kept, intact])


def limit_files(folder: str, size: str) -> None:
    """As ``fill_disk``, where writes fail since no file may grow."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), hard))
    record, run, stored, error = add_until_full(f"{folder}/onrecord.db")
    readable = len(list(record.readings()))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    say([error, stored, readable, record.add(numbered(stored), run) is Outcome.NEW])


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
