"""Sentences of the corpus that are nearly ones of given texts are found; names that both have are not enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.duplicates import Index, Sentence, corpus_sentences, duplicates, given_sentences, main, runs

OURS = "Kenya's parliament on Tuesday rejected the maritime treaty that its government had signed with Somalia."
SHORT = "Norway recalled its ambassador from Tehran on Friday."
CASES = {
    "the same": (OURS, OURS, True),
    "in capitals, with marks": (OURS, f"<s>{OURS.upper()[:7]}</s>{OURS.upper()[7:]}", True),
    "another day and verb": (OURS, OURS.replace("Tuesday rejected", "Monday refused"), True),
    "the first half": (
        OURS,
        "Kenya's parliament on Tuesday rejected the maritime treaty that its speaker praised.",
        True,
    ),
    "other words": (OURS, "Lawmakers in Nairobi voted down the agreement on the sea border with Mogadishu.", False),
    "a short one": (SHORT, SHORT.replace("Friday", "Monday"), True),
    "a long name": (
        "The International Committee of the Red Cross reached the prison.",
        "Aid workers and the International Committee of the Red Cross left the city in the night.",
        False,
    ),
    "a name alone": (
        "The Revolutionary Armed Forces of Colombia freed him on Sunday.",
        "Revolutionary Armed Forces of Colombia",
        False,
    ),
    "two words": ("Kenya left.", "Kenya left.", False),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_alike(case: str) -> None:
    ours, given, alike = CASES[case]
    assert bool(duplicates([Sentence("a", ours)], [Sentence("b", given)])) is alike


def test_the_nearest_is_told() -> None:
    index = Index([Sentence("far", OURS.replace("maritime treaty", "plan")), Sentence("near", OURS)])
    found = index.nearest(Sentence("a", OURS))
    assert found is not None
    assert (found.given.where, found.share) == ("near", 1.0)
    assert str(found) == f"a: 1.00 of it in near: {OURS}"


def test_runs_do_not_depend_on_marks_and_case() -> None:
    assert runs("<s>Kenya</s> left <t>Somalia</t>") == runs("KENYA left, Somalia.") == {("kenya", "left", "somalia")}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "sentences").mkdir()
    (tmp_path / "reports").mkdir()
    (tmp_path / "sentences" / "x.txt").write_text(f"{SHORT}\n> recalled | Norway | - | SANCTION | actual\n", "utf-8")
    report = f"date: 2024-05-07\n\nNobody else told of it. {OURS}\n=== record\n"
    (tmp_path / "reports" / "y.txt").write_text(report, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "page", "where"),
    [
        ("a.txt", f"It is late. {OURS}\n\nMore.", "y: 1.00"),
        ("pairs.tsv", f"id\tsentence\n1\t{SHORT}\n", "x-0: 1.00"),
        ("rows.jsonl", f'{{"id": 1, "text": "{SHORT}"}}\n', "x-0: "),
    ],
)
def test_the_command_lists_and_fails(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, page: str, where: str
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / name).write_text(page, "utf-8")
    (given / "picture.png").write_bytes(b"\x89PNG\xff\xfe")
    assert main([str(given), "--corpus", str(corpus)]) == 1
    told = capsys.readouterr().out
    assert told.startswith(where)
    assert "1 of 3 sentences" in told


def test_the_command_passes_where_nothing_is_alike(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "given.txt").write_text("Something else was told there.", "utf-8")
    assert main([str(tmp_path / "given.txt"), "--corpus", str(corpus)]) == 0


def test_a_folder_without_texts_is_told(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none"), "--corpus", str(corpus)]) == 2
    assert "no text files" in capsys.readouterr().err


def test_sentences_of_reports_are_looked_at_one_by_one(corpus: Path) -> None:
    from training.corpus import read_corpus

    assert [s.text for s in corpus_sentences(read_corpus(corpus))] == ["Nobody else told of it.", OURS, SHORT]
    assert list(given_sentences(corpus / "sentences"))
