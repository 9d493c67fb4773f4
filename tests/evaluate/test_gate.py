"""The gate: numbers below their floor fail; floors rise by --update and sink only when that is allowed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.evaluate.gate import below, flat, main, raised, read_floors

PAGE = """date: 2003-03-18
publisher: AP

France condemned Syria on Tuesday over the shelling of Aleppo.
=== record
event | condemned | FRA:GOV | SYR:GOV | ACCUSE disapprove | actual | 2003-03-18 | |
"""


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "case-1.txt").write_text(PAGE, "utf-8")
    return ["--articles", str(tmp_path / "articles"), "--floors", str(tmp_path / "floors.json")]


def floors(options: list[str]) -> dict[str, float]:
    return read_floors(Path(options[-1]))


def test_numbers_below_their_floor_are_told() -> None:
    told = below({"a": 0.5, "b": 0.5}, {"a": 0.5, "b": 0.51, "c": 0.1})
    assert told == ["b: 0.5000 is below its floor 0.51", "c: not measured any more; its floor is 0.10"]


def test_floors_rise_a_little_below_what_is_measured() -> None:
    assert raised({"a": 0.5, "b": 0.5, "d": 0.01}, {"a": 0.3, "b": 0.49}) == {"a": 0.48, "b": 0.49, "d": 0.0}


def test_accuracies_have_a_wider_margin() -> None:
    assert raised({"x.sector": 0.5, "x.triple": 0.5}, {}) == {"x.sector": 0.4, "x.triple": 0.48}


def test_floors_sink_only_when_that_is_allowed() -> None:
    assert raised({"a": 0.5}, {"a": 0.9, "b": 0.2}) == {"a": 0.9, "b": 0.2}
    assert raised({"a": 0.5}, {"a": 0.9, "b": 0.2}, allow_regression=True) == {"a": 0.48}


def test_scores_are_flattened_and_what_is_not_measured_left_out() -> None:
    line = {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "predicted": 1, "gold": 2}
    none = {"precision": 0.0, "recall": 0.0, "f1": 0.0, "predicted": 3, "gold": 0}
    assert flat("x", {"articles": 3, "triple": line, "via": none, "mode": 0.5, "date": None}) == {
        "x.triple": 0.6667,
        "x.mode": 0.5,
    }


def test_the_first_update_writes_the_floors(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(options) == 0
    assert floors(options) == {}
    assert main([*options, "--update"]) == 0
    assert floors(options)["case.triple"] == 0.98
    assert main(options) == 0
    assert "case.triple" in capsys.readouterr().out


def test_a_floor_that_is_not_met_fails_and_stays(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path(options[-1]).write_text(json.dumps({"case.triple": 1.5}), "utf-8")
    assert main([*options, "--update"]) == 1
    assert "case.triple: 1.0000 is below its floor 1.50" in capsys.readouterr().err
    assert floors(options) == {"case.triple": 1.5}
    assert main([*options, "--update", "--allow-regression"]) == 0
    assert floors(options)["case.triple"] == 0.98
