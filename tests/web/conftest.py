"""A record of one hand-made reading, of one full of hostile words, and clients of their explorers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.record import Record
from onrecord.schema import Article, Reading
from onrecord.web.app import application
from tests.views.conftest import reading as _reading

reading = _reading
HERE = "http://127.0.0.1:8765"
EVIL = "<script>alert(1)</script>\u202eevil\u202c & \"quoted\" 'too'"


def record_of(path: Path, *readings: Reading, codebook: str = "none") -> Path:
    """A record of some readings; a codebook of another name makes those on record anew."""
    with Record.open(path) as record:
        run = record.begin_run({"inputs": ["by hand"]}, codebook)
        for one in readings:
            record.add(one, run)
    return path


def hostile(reading: Reading) -> Reading:
    """The reading with markup and bidirectional controls wherever an article or a codebook may have words."""
    party = replace(reading.events[0].actors[0], name=EVIL, role=EVIL, code="EVL<b>")
    event = replace(reading.events[0], actors=(party,), place=EVIL, date_text=EVIL)
    statement = replace(reading.statements[0], speaker=party, via=EVIL, to=EVIL)
    position = replace(reading.positions[0], issue=EVIL, condition=EVIL, person=EVIL)
    deadline = replace(reading.deadlines[0], what=EVIL)
    figure = replace(reading.figures[0], what=EVIL, unit=EVIL)
    article = replace(reading.article, title=EVIL, publisher=EVIL, source=EVIL)
    own = Article.of(reading.article.text, title=EVIL, published=article.published, publisher=EVIL, source=f"in/{EVIL}")
    return replace(
        reading, article=own, events=(event,), statements=(statement,), positions=(position,), deadlines=(deadline,),
        figures=(figure,),
    )  # fmt: skip


@pytest.fixture(scope="session")
def record_path(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record_of(tmp_path_factory.mktemp("web") / "kenya.db", reading)


@pytest.fixture(scope="session")
def hostile_path(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record_of(tmp_path_factory.mktemp("web") / "hostile.db", hostile(reading))


Open = Callable[..., TestClient]


@pytest.fixture
def client(record_path: Path) -> Iterator[TestClient]:
    with TestClient(application(record_path), base_url=HERE) as found:
        yield found


@pytest.fixture
def hostile_client(hostile_path: Path) -> Iterator[TestClient]:
    with TestClient(application(hostile_path), base_url=HERE) as found:
        yield found
