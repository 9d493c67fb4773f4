"""The review from the command line: scriptable, with every mistake told in a line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import cli
from onrecord.errors import OnrecordError


def run(path: Path, *words: object) -> Result:
    return CliRunner().invoke(cli, ["review", *map(str, words), "--record", str(path)])


def shown(path: Path, coder: str, *words: object) -> dict:
    return json.loads(run(path, "next", "--coder", coder, "--json", *words).stdout)


def decide(path: Path, coder: str, *words: object) -> Result:
    line = shown(path, coder)["id"]
    return run(path, "decide", line, *words, "--coder", coder, "--queue", "random", "--seed", 1)


def test_a_line_is_shown_with_what_to_do(path):
    result = run(path, "next", "--coder", "ann o", "--queue", "doubtful", "--category", "THREATEN")
    assert "3 left in the queue 'doubtful'" in result.stdout
    assert "> Bush [threatened] Baghdad with war, Interfax reported." in result.stdout
    assert "category      THREATEN" in result.stdout
    assert "VERDICT --coder 'ann o' --queue doubtful --category THREATEN" in result.stdout


def test_two_coders_agree_and_are_settled(path, tmp_path):
    for coder, words in (("ann", ["edit", "--set", "status=future"]), ("ben", ["accept"])):
        result = decide(path, coder, *words)
        assert (result.exit_code, result.stdout) == (0, ""), result.output
    assert decide(path, "ann", "note", "--note", "why?").stderr == "onrecord: ann: note\n"
    dispute = run(path, "next", "--coder", "cyd", "--queue", "disputed")
    assert "coder A: " in dispute.stdout and "status  future" in dispute.stdout
    line = shown(path, "cyd", "--queue", "disputed")["id"]
    run(path, "decide", line, "accept", "--coder", "cyd", "--queue", "disputed")
    assert run(path, "next", "--coder", "cyd", "--queue", "disputed").stderr == (
        "onrecord: no line is left in this queue\n"
    )
    rows = list(csv.DictReader(io.StringIO(run(path, "agreement", "--csv").stdout)))
    assert {row["field"]: row["same"] for row in rows}["status"] == "0.0"
    rows = [json.loads(line) for line in run(path, "precision", "--json").stdout.splitlines()]
    assert [(row["category"], row["lines"], row["exact"]) for row in rows][1:] == [("all", 1, 1.0)]
    written = run(path, "export", tmp_path / "gold")
    assert (
        written.stderr == f"onrecord: wrote 1 article to {tmp_path / 'gold'}: 1 line decided (0 rejected), 6 optional\n"
    )
    assert len(list((tmp_path / "gold").iterdir())) == 2


def test_undoing_says_what_was_undone(path):
    line = shown(path, "ann")["id"]
    decide(path, "ann", "reject")
    assert run(path, "undo", "--coder", "ann").stderr == f"onrecord: undone: reject of {line}\n"
    assert run(path, "undo", "--coder", "ann").stderr == "onrecord: ann has decided nothing that could be undone\n"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["edit"], "an edit needs --set FIELD=VALUE"),
        (["accept", "--set", "status=future"], "nothing else takes it"),
        (["edit", "--set", "status"], "--set 'status' has no value"),
    ],
)
def test_wrong_usage_is_told(path, words, why):
    result = decide(path, "ann", *words)
    assert result.exit_code == 2
    assert why in result.stderr


def test_what_cannot_stand_changes_nothing(path):
    result = decide(path, "ann", "edit", "--set", "actors=Bush=USSA:GOV")
    assert isinstance(result.exception, OnrecordError)
    assert "there is no code 'USSA'; correct it" in str(result.exception)
    assert run(path, "export", path.parent / "gold").stderr == (
        "onrecord: no article to export: decide about its lines first\n"
    )


def test_nothing_to_compare_is_said(path):
    assert "no two coders have decided about the same events" in run(path, "agreement").stderr
    assert "no events were decided about with --queue random" in run(path, "precision").stderr


@pytest.mark.parametrize("command", ["next", "decide", "undo", "agreement", "precision", "export"])
def test_every_command_has_an_example(command):
    told = CliRunner().invoke(cli, ["review", command, "--help"]).stdout
    assert f"onrecord review {command}" in told
