"""A record with three tellings of the example, to review."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record
from onrecord.review import Queue, Review
from tests.record.strategies import example


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "onrecord.db"
    with Record.open(path) as record:
        run = record.begin_run({}, "c1")
        for day in ("2003-03-18", "2003-03-19", "2003-03-20"):
            record.add(example(day, source=f"{day}.txt"), run)
    return path


@pytest.fixture
def review(path: Path) -> Iterator[Review]:
    with Review.open(path) as found:
        yield found


def decide_all(review: Review, queue: Queue, verdicts: dict[str, str] | None = None) -> list[str]:
    """Accept every line of a queue, but for those with another verdict; the ids in their order."""
    seen = []
    while task := review.next(queue):
        verdict = (verdicts or {}).get(task.line.id, "accept")
        review.judge(task.line.id, queue.coder, verdict, source=queue.source)  # type: ignore[arg-type]
        seen.append(task.line.id)
    return seen
