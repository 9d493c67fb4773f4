from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from onrecord.errors import InputError
from onrecord.reading import parquet, read
from onrecord.schema import Article

from .conftest import One, Refused, Write
from .samples import ENGLISH


def save(name: str, columns: dict[str, Any]) -> str:
    pyarrow.parquet.write_table(pyarrow.table(columns), name)
    return name


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("day", ["2003-03-18", date(2003, 3, 18), datetime(2003, 3, 18, 23, 59)])
def test_row(one: One, day: object) -> None:
    found = one(save("a.parquet", {"content": [ENGLISH], "date": [day], "headline": ["No"], "other": [1.5]}))
    assert found == Article.of(ENGLISH, title="No", published="2003-03-18", language="en", source="a.parquet#1")


def test_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "BATCH", 2)
    found = list(read([save("a.parquet", {"text": [f"text {n}" for n in range(5)]})]))
    assert [(item.text, item.source) for item in found if isinstance(item, Article)] == [
        (f"text {n}", f"a.parquet#{n + 1}") for n in range(5)
    ]


def test_nothing_stops_the_rest() -> None:
    moment = pyarrow.array([0, 2**62, None], pyarrow.timestamp("ms"))
    found = list(read([save("a.parquet", {"text": ["a", "b", None], "date": moment})]))
    assert [type(item) for item in found] == [Article, InputError, InputError]
    assert [item.where for item in found if isinstance(item, InputError)] == ["a.parquet#2", "a.parquet#3"]


def test_column_with_a_dot(one: One) -> None:
    assert one(save("a.parquet", {"a.b": ["words"]}), columns={"text": "a.b"}).text == "words"


def test_missing_text_column(refused: Refused) -> None:
    assert "there are: words" in refused(save("a.parquet", {"words": ["a"]})).problem


def test_bytes_are_no_text(refused: Refused) -> None:
    assert "bytes" in refused(save("a.parquet", {"text": [b"a"]})).problem


def test_no_rows(refused: Refused) -> None:
    assert "no rows" in refused(save("a.parquet", {"text": pyarrow.array([], pyarrow.string())})).problem


def test_column_name_that_is_no_utf8(write: Write, refused: Refused) -> None:
    data = Path(save("a.parquet", {"text": ["a"], "date": ["b"]})).read_bytes().replace(b"date", b"\xfdate")
    assert "no sound Parquet" in refused(write("a.parquet", data)).problem


def test_no_parquet(write: Write, refused: Refused) -> None:
    assert "no sound Parquet" in refused(write("a.parquet", "PAR1 but nothing else")).problem
