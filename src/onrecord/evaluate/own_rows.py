"""The examples of a codebook's rows as its check reads them: those of a user's folder, or of all rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.codebook.codebook import Codebook, StanceRule, load
from onrecord.evaluate.examples import Outcome, cue_outcome, read_examples, rule_outcome
from onrecord.merge.words import words
from onrecord.schema import Position, Reading

REMEDY = "mend the row, or its example and what it expects"


@dataclass(frozen=True, slots=True)
class Tried:
    """How many examples were read, and what is to be said of those that do not come out, with file and row."""

    count: int
    problems: tuple[str, ...]


def tried(folder: str | None, *, shipped: bool) -> Tried:
    """Read the examples of the rows of a user's folder; with ``shipped`` those of the other rows, too."""
    book = load(folder)
    known = frozenset() if shipped else _rows(load(None))
    found = list(outcomes(book, known))
    told = [f"{place(one.where, folder)}: {one.reason} «{one.example}»; {REMEDY}" for one in found if not one.passed]
    return Tried(len(found), tuple(told))


def outcomes(book: Codebook, known: frozenset[tuple[str, str]] = frozenset()) -> Iterator[Outcome]:
    """How the example of every row comes out that is not known."""
    rules = [rule for rule in book.rules if (rule.where, rule.example) not in known]
    cues = [cue for cue in book.cues if (cue.where, cue.row["example"]) not in known]
    stances = [rule for rule in book.stances if (rule.where, rule.row["example"]) not in known]
    examples = [*(r.example for r in rules), *(c.row["example"] for c in cues), *(s.row["example"] for s in stances)]
    readings = iter(read_examples(examples, book) if examples else ())
    yield from (rule_outcome(rule, next(readings)) for rule in rules)
    yield from (cue_outcome(cue, next(readings)) for cue in cues)
    yield from (stance_outcome(rule, next(readings)) for rule in stances)


def _rows(book: Codebook) -> frozenset[tuple[str, str]]:
    rows = [(rule.where, rule.example) for rule in book.rules]
    rows += [(cue.where, cue.row["example"]) for cue in book.cues]
    return frozenset([*rows, *((rule.where, rule.row["example"]) for rule in book.stances)])


def place(where: str, folder: str | None) -> str:
    """Where a row stands as the user wrote the folder: "my/verbs.csv:2" of "in/my" is "in/my/verbs.csv:2"."""
    name = f"{Path(folder).name}/" if folder is not None else ""
    return f"{str(folder).rstrip('/')}/{where.removeprefix(name)}" if name and where.startswith(name) else where


def stance_outcome(rule: StanceRule, reading: Reading) -> Outcome:
    """How the example of a stance came out: who takes which stand on what."""
    code, issue, example = rule.row["code"], rule.row["expect_issue"], rule.row["example"]
    wanted = f"{code} {rule.stance}: {issue}"
    passed = any(_is(one, code, rule.stance, issue) for one in reading.positions)
    told = "; ".join(f"{one.actor.code} {one.stance}: {one.issue}" for one in reading.positions)
    cause = "" if passed else f"position {told} for {wanted}" if told else f"no position for {wanted}"
    key = f"stances:{rule.row['trigger']}:{rule.row['pos']}"
    return Outcome(key, rule.where, cause, "", example)


def _is(position: Position, code: str, stance: str, issue: str) -> bool:
    """Whether a position is the one expected, also with its issue worded otherwise: "lifting the ban", "to lift it"."""
    alike = not words(position.issue).stems.isdisjoint(words(issue).stems)
    return position.actor.code == code and position.stance == stance and alike
