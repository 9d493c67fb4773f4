from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import cli
from onrecord.codebook.codebook import Codebook, load
from onrecord.evaluate.examples import Outcome, read_examples
from onrecord.evaluate.own_rows import place, stance_outcome, tried
from onrecord.schema import Reading

VERBS = "trigger,pos,category,mode,cameo,actor,recipient,needs,example,expect\n"
SNUB = "snub,verb,REJECT,meet,128,subj,obj,,Portugal snubbed Morocco in the last week of talks.,"
CUES = "cue,pos,kind,implies,takes,example,speaker,content\n"
STANCES = "trigger,pos,stance,issue,holder,example,code,expect_issue\n"


def folder(path: Path, **files: str) -> str:
    home = path / "my"
    home.mkdir()
    for name, text in files.items():
        (home / f"{name}.csv").write_text(text + "\n")
    return str(home)


def checked(*words: str) -> tuple[int, list[str], str]:
    found = CliRunner().invoke(cli, ["codebook", "check", *words])
    return found.exit_code, found.stdout.splitlines(), found.stderr


def test_a_row_whose_example_comes_out_holds(tmp_path: Path) -> None:
    own = folder(tmp_path, verbs=VERBS + SNUB + "PRT>MAR")
    assert tried(own, shipped=False).count == 1
    code, told, end = checked("--codebook", own)
    assert (code, told) == (0, [])
    assert "the codebook holds together; 1 example came out as expected" in end


def test_a_row_whose_example_does_not_come_out_is_told_with_its_place(tmp_path: Path) -> None:
    own = folder(tmp_path, verbs=VERBS + SNUB + "PRT>ESP")
    code, (told,), end = checked("--codebook", own)
    assert code == 1 and "1 problem" in end
    assert told.startswith(f"{own}/verbs.csv:2: recipients") and "[MAR] for [ESP]" in told
    assert "Portugal snubbed" in told


def test_cues_and_stances_are_tried_too(tmp_path: Path) -> None:
    said = "The Irish prime minister enthused that the talks had gone better than he dared to hope."
    cue = f"enthuse,verb,speech,asserted,clause quote,{said},The Irish prime minister,"
    own = folder(
        tmp_path,
        cues=CUES + cue + "the talks had gone better than he dared to hope",
        stances=STANCES
        + "cherish,verb,support,obj,subj,Spain cherishes the fishing quota in the north.,PRT,the fishing quota",
    )
    code, (told,), _ = checked("--codebook", own)
    assert code == 1 and told.startswith(f"{own}/stances.csv:2: ") and "for PRT support: the fishing quota" in told
    assert tried(own, shipped=False).count == 2


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    code, (told,), _ = checked("--codebook", str(tmp_path))
    assert code == 1 and "holds no file of rows" in told


def test_the_shipped_rows_are_known_and_read_only_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = folder(tmp_path, verbs=VERBS + SNUB + "PRT>MAR")
    asked: list[int] = []

    def read(examples: list[str], book: Codebook) -> list[Reading]:
        asked.append(len(examples))
        return read_examples(examples[:1], book) * len(examples)

    monkeypatch.setattr("onrecord.evaluate.own_rows.read_examples", read)
    monkeypatch.setattr("onrecord.evaluate.own_rows.rule_outcome", lambda rule, _: Outcome("", rule.where, "", "", ""))
    monkeypatch.setattr("onrecord.evaluate.own_rows.cue_outcome", lambda cue, _: Outcome("", cue.where, "", "", ""))
    tried(own, shipped=False)
    tried(own, shipped=True)
    book = load(None)
    assert asked == [1, 1 + len(book.rules) + len(book.cues) + len(book.stances)]


def test_a_stance_comes_out_with_its_issue_in_other_words() -> None:
    book = load(None)
    some = list(book.stances)[:20]
    readings = read_examples([rule.row["example"] for rule in some], book)
    found = [stance_outcome(rule, reading) for rule, reading in zip(some, readings, strict=True)]
    assert sum(one.passed for one in found) >= 17


@pytest.mark.parametrize(
    ("where", "given", "shown"),
    [
        ("my/verbs.csv:2", "in/my/", "in/my/verbs.csv:2"),
        ("my/verbs.csv:2", "my", "my/verbs.csv:2"),
        ("cues.csv:4", "my", "cues.csv:4"),
    ],
)
def test_a_row_is_placed_where_the_user_has_it(where: str, given: str, shown: str) -> None:
    assert place(where, given) == shown
