"""Every lexicon row and every cue is its own test.

Rows that do not come out yet are listed in tests/golden/lexicon_known.txt and cues_known.txt. The lists must
be exact: ``python scripts/lexicon_report.py`` tells the causes, with ``--update`` it rewrites the lists.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook.codebook import Codebook, Pattern, Rule
from onrecord.evaluate.examples import (
    Expected,
    Outcome,
    read_examples,
    read_known,
    rule_outcome,
    surprises,
    write_known,
)

GOLDEN = Path(__file__).parents[1] / "golden"
REMEDY = "\nsee python scripts/lexicon_report.py; --update rewrites the lists"


@pytest.mark.rows
def test_lexicon_rows_come_out_or_are_listed(rules_read: list[Outcome]) -> None:
    found = list(surprises(rules_read, read_known(GOLDEN / "lexicon_known.txt")))
    assert not found, f"{len(found)} rows:\n" + "\n".join(found) + REMEDY


@pytest.mark.rows
def test_cues_come_out_or_are_listed(cues_read: list[Outcome]) -> None:
    found = list(surprises(cues_read, read_known(GOLDEN / "cues_known.txt")))
    assert not found, f"{len(found)} cues:\n" + "\n".join(found) + REMEDY


@pytest.mark.rows
def test_no_two_rows_share_a_name(rules_read: list[Outcome], cues_read: list[Outcome]) -> None:
    for outcomes in (rules_read, cues_read):
        names = [outcome.key for outcome in outcomes]
        assert len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)


@pytest.mark.rows
def test_most_rows_come_out(rules_read: list[Outcome]) -> None:
    assert sum(outcome.passed for outcome in rules_read) / len(rules_read) > 0.7


def rule(trigger: str, expect: str, *, category: str = "ACCUSE", mode: str | None = "disapprove") -> Rule:
    example = "France condemned Syria over the shelling of Aleppo on Monday."
    return Rule(
        Pattern.of(trigger, "verb"),
        category,
        mode,
        None,
        "subj",
        "obj",
        frozenset(),
        "verbs.csv:2",
        example,
        expect,
    )


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        (rule("condemn", "FRA>SYR"), ""),
        (rule("condemn", "FRA>SYR", mode=None), "mode by another row"),
        (rule("condemn", "FRA>SYR", category="SUPPORT"), "category by another row"),
        (rule("condemn", "FRA>"), "recipients one too many"),
        (rule("condemn", "FRA>IRN"), "recipients unknown to the actor stage"),
        (rule("condemn", "FRA>SYR negated"), "status actual"),
        (rule("condemn loudly", "FRA>SYR", category="AID"), "category by another row"),
        (rule("denounce", "FRA>SYR"), "head lemma not in the parse"),
    ],
)
def test_a_row_that_fails_gets_its_cause(codebook: Codebook, row: Rule, cause: str) -> None:
    assert rule_outcome(row, read_examples([row.example], codebook)[0]).cause == cause


def test_expected_coding_is_read_from_its_cell() -> None:
    expected = Expected.of(rule("condemn", "ISR,EGY>AU future"))
    assert expected == Expected("ACCUSE", "disapprove", frozenset({"ISR", "EGY"}), frozenset({"AU"}), "future")
    assert Expected.of(rule("condemn", ">PER")).actors == frozenset()
    with pytest.raises(ValueError, match="not ACTORS>RECIPIENTS"):
        Expected.of(rule("condemn", "PER"))


def test_lists_of_known_failures_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "known.txt"
    outcomes = [
        Outcome("a:b:verb", "a.csv:2", "mode", "x for y", "One."),
        Outcome("a:c:verb", "a.csv:3", "", "", "Two."),
    ]
    write_known(path, outcomes)
    assert path.read_text() == "a:b:verb -- mode: x for y\n"
    assert not list(surprises(outcomes, read_known(path)))
    told = list(surprises(outcomes, {"a:c:verb": "old", "a:d:verb": "gone"}))
    assert [text.split(":")[0] for text in told] == [
        "a.csv",
        "a.csv",
        "no such row any more, strike it off the list",
    ]
    assert "broken" in told[0]
    assert "works now" in told[1]
    assert read_known(path.with_name("none.txt")) == {}
