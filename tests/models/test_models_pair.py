"""Marked pairs: what is read around them, what is told, and rows that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.models.classify import classify_rows
from onrecord.models.pair import LONGEST, MARKS, encoded, load

TEXT = "Kenya's parliament condemned Mali over the shelling of a border village."


def row(text: str, actor: str, recipient: str) -> dict[str, object]:
    spans = {side: [text.index(words), text.index(words) + len(words)] for side, words in
             (("actor", actor), ("recipient", recipient))}  # fmt: skip
    return {"id": "a", "text": text, **spans}


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "category"),
    [
        (TEXT, "Kenya's parliament", "Mali", "ACCUSE"),
        ("Mali was condemned by Kenya's parliament.", "Kenya's parliament", "Mali", "ACCUSE"),
        ("Chad's army shelled rebel camps in Sudan, killing 40 fighters.", "Chad's army", "fighters", "ASSAULT"),
        ("Norway sent 40 tonnes of food to Haiti.", "Norway", "Haiti", "AID"),
        ("Police arrested 12 students in Lagos.", "Police", "students", "COERCE"),
        ("The president met the Indian ambassador in Geneva.", "The president", "the Indian ambassador", "CONSULT"),
    ],
)
def test_pairs_are_told_apart(text: str, actor: str, recipient: str, category: str) -> None:
    (answer,) = classify_rows([row(text, actor, recipient)])
    assert isinstance(answer, dict)
    assert answer["category"] == category
    assert set(answer) == {"id", "category", "mode", "status", "scores"}
    assert len(answer["scores"]) == 16 and 0 <= sum(answer["scores"].values()) <= 1.01
    json.dumps(answer)


def test_parties_far_apart_in_a_long_text_are_both_read() -> None:
    text = "Kenya spoke. " + "Nothing else happened here. " * 120 + "It condemned Mali."
    start = text.index("Mali")
    tokenizer = load().tokenizer
    pieces, marks = encoded(tokenizer, text, (0, 5), (start, start + 4))
    assert len(pieces) <= LONGEST
    shown = [tokenizer.id_to_token(pieces[mark]) for mark in marks]
    assert shown == [opening for opening, _ in MARKS]


@pytest.mark.parametrize("spans", [((0, 5), (0, 5)), ((0, 10), (3, 5)), ((3, 5), (0, 10))])
def test_parties_that_overlap_are_read(spans: tuple[tuple[int, int], tuple[int, int]]) -> None:
    pieces, marks = encoded(load().tokenizer, TEXT, *spans)
    assert len(set(marks)) == 2 and max(marks) < len(pieces)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"text": None}, "no \"text\""),
        ({"text": " "}, "no \"text\""),
        ({"actor": None}, "\"actor\" is None"),
        ({"actor": [0, 999]}, "inside the text's"),
        ({"recipient": [5, 5]}, "a start before an end"),
        ({"recipient": [True, 5]}, "start and end"),
        ({"recipient": "Mali"}, "start and end"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_told_and_the_others_go_on(change: dict[str, object], told: str) -> None:
    good = row(TEXT, "Kenya's parliament", "Mali")
    first, second = classify_rows([{**good, **change}, good])
    assert isinstance(first, InputError) and told in str(first)
    assert isinstance(second, dict)


def test_the_command_reads_lines_and_says_what_it_left_out(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from onrecord.cli import cli

    source = tmp_path / "pairs.jsonl"
    source.write_text("\n".join([json.dumps(row(TEXT, "Kenya's parliament", "Mali")), "{", '{"id": "b"}']), "utf-8")
    done = CliRunner().invoke(cli, ["classify", str(source)])
    assert done.exit_code == 1
    (line,) = [line for line in done.output.splitlines() if line.startswith("{")]
    assert json.loads(line)["category"] == "ACCUSE"
    assert "2 of the lines could not be read" in done.output
