from __future__ import annotations

import pickle

import pytest

from onrecord.errors import InputError
from onrecord.reading import Options


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"date": "18 March 2003"}, "--date"),
        ({"date": "2003-02-30"}, "--date"),
        ({"date": "20030318"}, "--date"),
        ({"encoding": "nonsense"}, "--encoding"),
        ({"encoding": "hex"}, "--encoding"),
        ({"columns": {"words": "text"}}, "--column"),
        ({"max_size": 0}, "--max-size"),
    ],
)
def test_wrong_options(wrong: dict[str, object], where: str) -> None:
    with pytest.raises(InputError) as caught:
        Options(**wrong)  # type: ignore[arg-type]
    assert caught.value.where == where


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [(None, "utf-8-sig"), ("UTF8", "utf-8-sig"), ("cp1252", "cp1252"), ("utf-16", "utf-16")],
)
def test_codec(encoding: str | None, codec: str) -> None:
    assert Options(encoding=encoding).codec == codec


def test_options_travel_to_other_processes() -> None:
    options = Options(date="2003-03-18", columns={"text": "words"})
    assert pickle.loads(pickle.dumps(options)) == options


def test_a_day_out_of_all_years_of_reports_is_told_as_such() -> None:
    with pytest.raises(InputError, match=r"'9999-12-31' lies outside the years 1800 to 2100; give the day"):
        Options(date="9999-12-31")
