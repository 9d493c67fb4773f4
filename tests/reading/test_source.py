from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.reading import READERS, read
from onrecord.reading.source import Source, sources
from onrecord.schema import Article

from .conftest import Refused, Write


def names(given: str) -> list[str]:
    return [found.name if isinstance(found, Source) else f"! {found.where}" for found in sources(given, READERS)]


def test_folder_is_sorted_and_hidden_files_stay_so(write: Write) -> None:
    for name in ["d/b.txt", "d/a.html", "d/c/z.csv", "d/.git/x.txt", "d/.hidden", "d/wire", "d/a/1.txt"]:
        write(name, "a")
    expected = ["d/a.html", "d/b.txt", "d/wire", "d/a/1.txt", "d/c/z.csv"]
    assert names("d") == names("d/") == expected
    assert names(f"{Path.cwd()}/d") == [f"{Path.cwd()}/{name}" for name in expected]
    assert names(".")[0] == "./d/a.html"


def test_folder_names_what_it_passes_over_once(write: Write) -> None:
    for name in ["d/a.txt", "d/b.png", "d/c/d.css", "d/e.png"]:
        write(name, "a")
    article, error = read(["d"])
    assert isinstance(article, Article)
    assert isinstance(error, InputError)
    assert (error.where, error.problem) == ("d", "3 files are of a kind that is not read (.css, .png)")
    assert ".jsonl" in error.remedy


def test_link_that_leads_back(write: Write) -> None:
    write("d/a/1.txt", "a")
    Path("d/a/up").symlink_to("..")
    Path("linked").symlink_to("d")
    assert names("d") == ["d/a/1.txt"]
    assert names("linked") == ["linked/a/1.txt"]


def test_empty_folder(write: Write, refused: Refused) -> None:
    write("d/.keep", "")
    assert "empty folder" in refused("d").problem


def test_pattern(write: Write) -> None:
    for name in ["d/b.txt", "d/a.txt", "d/c/x.txt", "e.txt"]:
        write(name, "a")
    assert names("d/*.txt") == ["d/a.txt", "d/b.txt"]
    assert names("d/*") == ["d/a.txt", "d/b.txt", "d/c/x.txt"]
    assert names("**/*.txt") == ["d/a.txt", "d/b.txt", "d/c/x.txt", "e.txt"]
    assert names("d/**") == ["d/a.txt", "d/b.txt", "d/c/x.txt"]


def test_name_that_looks_like_a_pattern(write: Write) -> None:
    assert names(write("a[1].txt", "a")) == ["a[1].txt"]


def test_pattern_without_files(write: Write, refused: Refused) -> None:
    assert "matches no file" in refused("*.nothing").problem


@pytest.mark.parametrize(("given", "problem"), [("nowhere.txt", "not exist"), ("", "no path")])
def test_missing_file(refused: Refused, given: str, problem: str) -> None:
    assert problem in refused(given).problem


def test_name_too_long(refused: Refused) -> None:
    assert "cannot be read" in refused("a" * 5000).problem


def test_dangling_link_in_a_folder(write: Write) -> None:
    write("d/a.txt", "a")
    Path("d/b.txt").symlink_to("nowhere")
    article, error = read(["d"])
    assert isinstance(article, Article)
    assert isinstance(error, InputError)
    assert error.where == "d/b.txt"


def test_folder_that_may_not_be_listed(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("d/a.txt", "a")
    scan = os.scandir

    def locked(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    write("d/locked/b.txt", "a")
    monkeypatch.setattr(os, "scandir", locked)
    assert names("d") == ["d/a.txt", "! d/locked"]
