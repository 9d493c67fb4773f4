"""Precision, recall and F1 of readings against gold codings, and what was missed.

Events are paired one to one when their sentences are at most one apart and the category is the same
(``category``), actors and recipients agree (``dyad``), or both (``triple``). Over the pairs of ``triple``
mode, date, status, according_to and sector are accuracies; ``status_f1`` counts every status but
``actual``. Optional gold lines are neither missed nor false. Statements are paired when their contents
overlap by half (``content``) and the speaker's name ends in the same word (``statement``); ``via`` is the
go-between of the pairs. Positions are paired on actor, stance and issue words, deadlines on the day,
figures on the number.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from onrecord.errors import InputError
from onrecord.evaluate.coding import (
    CodedDeadline,
    CodedEvent,
    CodedFigure,
    CodedParty,
    CodedPosition,
    CodedStatement,
    Coding,
    Json,
    coding_of,
)
from onrecord.evaluate.gold import Gold, read_golds
from onrecord.evaluate.pairing import OVERLAP, agree, codes, last_word, number, overlap, pair_up, same_issue
from onrecord.schema import Reading

F1 = (
    "category",
    "dyad",
    "triple",
    "status_f1",
    "statement",
    "content",
    "via",
    "position",
    "deadline",
    "figure",
)
ACCURACY = ("status", "mode", "date", "according_to", "sector")
LONGEST = 120  # characters of what is told of an error
Scores = dict[str, "dict[str, float] | float | None"]
Line = CodedEvent | CodedStatement | CodedPosition | CodedDeadline | CodedFigure
Paired = TypeVar("Paired", bound=Line)


@dataclass(frozen=True, slots=True)
class Count:
    """How many were found, of how many in the reading and in the gold coding."""

    found: int
    predicted: int
    gold: int

    def __add__(self, other: Count) -> Count:
        return Count(self.found + other.found, self.predicted + other.predicted, self.gold + other.gold)

    def line(self) -> dict[str, float]:
        """Precision, recall and F1 with the numbers they rest on."""
        precision = self.found / self.predicted if self.predicted else 0.0
        recall = self.found / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        rates = {"precision": precision, "recall": recall, "f1": f1}
        return {
            **{name: round(rate, 4) for name, rate in rates.items()},
            "predicted": self.predicted,
            "gold": self.gold,
        }

    def accuracy(self) -> float | None:
        """The share found; None when there was nothing to find."""
        return round(self.found / self.gold, 4) if self.gold else None


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold line that no line of the reading answers to, or a line that answers to none."""

    article: str
    kind: str
    false: bool
    sentence: int | None
    words: str

    def __str__(self) -> str:
        at = "" if self.sentence is None else f" [{self.sentence}]"
        return f"{'FALSE ' if self.false else 'MISSED'} {self.article}{at} {self.kind}: {self.words}"


Part = tuple[str, Count]


def score_files(readings: str | Path, gold_dir: str | Path) -> Scores:
    """Scores of a file of JSON readings against a folder of gold codings; warns of what has no counterpart."""
    mine, golds = read_jsonl(readings), read_golds(gold_dir)
    message = unmatched(mine, golds)
    if message:
        warnings.warn(message, stacklevel=2)
    return score(mine, golds)


def unmatched(readings: Iterable[Reading | Json], golds: Sequence[Gold]) -> str:
    """What to know of readings of other articles than the gold ones, and of gold codings without a reading."""
    names = [coding_of(reading).names for reading in readings]
    coded = {name for gold in golds for name in gold.coding.names}
    others = sum(coded.isdisjoint(own) for own in names)
    missing = sum({name for own in names for name in own}.isdisjoint(gold.coding.names) for gold in golds)
    told = [f"{others} of {len(names)} readings are of articles without a gold coding and left out"] if others else []
    told += [f"{missing} of {len(golds)} gold codings have no reading and count as missed"] if missing else []
    return "; ".join([*told, "they are paired by the article's id or the file's name"]) if told else ""


def read_jsonl(path: str | Path) -> list[Json]:
    """The readings of a JSON lines file. Raises InputError with the line that cannot be read."""
    found: list[Json] = []
    for n, line in enumerate(Path(path).read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(json.loads(line.decode("utf-8-sig")))
            coding_of(found[-1])
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            problem = f"not a reading ({_briefly(error)})"
            raise InputError(f"{path}:{n}", problem, "write it with 'onrecord code --json'") from error
    return found


def _briefly(error: Exception) -> str:
    """What is wrong with a line, without the line itself, which may be a whole database."""
    return "no text in UTF-8" if isinstance(error, UnicodeDecodeError) else repr(error)[:LONGEST]


def score(readings: Iterable[Reading | Json], golds: Iterable[Gold]) -> Scores:
    """Scores of readings against gold codings; a gold coding without a reading counts as missed."""
    totals = _nothing()
    matched = match_up(readings, golds)
    for gold, mine in matched:
        for name, count in counts(mine, gold).items():
            totals[name] += count
    lines: Scores = {"articles": len(matched)}
    lines.update({name: totals[name].line() for name in F1})
    lines.update({name: totals[name].accuracy() for name in ACCURACY})
    return lines


def counts(mine: Coding, gold: Gold) -> dict[str, Count]:
    """What was found in one article, by measure."""
    totals = _nothing()
    for name, count in _parts(mine, gold):
        totals[name] += count
    return totals


def _nothing() -> dict[str, Count]:
    return {name: Count(0, 0, 0) for name in (*F1, *ACCURACY)}


def misses(readings: Iterable[Reading | Json], golds: Iterable[Gold]) -> list[Miss]:
    """Every line that the scores count as missed or false, article by article."""
    return [miss for gold, mine in match_up(readings, golds) for miss in _misses(mine, gold)]


def match_up(readings: Iterable[Reading | Json], golds: Iterable[Gold]) -> list[tuple[Gold, Coding]]:
    """Each gold coding with its reading, by the reading's id or the stem of its source path."""
    named = {name: coding for coding in map(coding_of, readings) for name in coding.names}
    return [(gold, _placed(_named(named, gold), gold)) for gold in golds]


def _named(named: dict[str, Coding], gold: Gold) -> Coding:
    return next((named[name] for name in gold.coding.names if name in named), Coding(()))


def _placed(mine: Coding, gold: Gold) -> Coding:
    return replace(mine, events=tuple(replace(e, sentence=gold.sentence_at(e.start)) for e in mine.events))


def _parts(mine: Coding, gold: Gold) -> Iterator[Part]:
    theirs = gold.coding
    yield from _event_parts(mine.events, theirs.events)
    yield from _statement_parts(mine.statements, theirs.statements)
    yield "position", _count(mine.positions, theirs.positions, same_position)
    yield "deadline", _count(mine.deadlines, theirs.deadlines, same_deadline)
    yield "figure", _count(mine.figures, theirs.figures, same_figure)


def _count(mine: Sequence[Line], theirs: Sequence[Line], test: Callable[..., bool]) -> Count:
    return pair_lines(mine, theirs, test).count


@dataclass(frozen=True, slots=True)
class Pairs(Generic[Paired]):
    """Lines in pairs: with gold lines that count, and with optional ones; and what is left over."""

    needed: list[tuple[Paired, Paired]]
    optional: list[tuple[Paired, Paired]]
    missed: list[Paired]
    false: list[Paired]

    @property
    def count(self) -> Count:
        """How many were found; what is paired with an optional line counts nowhere."""
        found = len(self.needed)
        return Count(found, found + len(self.false), found + len(self.missed))


def pair_lines(
    mine: Sequence[Paired],
    theirs: Sequence[Paired],
    test: Callable[..., bool],
    distance: Callable[[Paired, Paired], Any] | None = None,
) -> Pairs[Paired]:
    """Pair lines, those that count first, so that an optional one never takes the partner of another."""
    needed = [line for line in theirs if not line.optional]
    spare = [line for line in theirs if line.optional]
    first = pair_up(mine, needed, test, distance)
    rest = [line for i, line in enumerate(mine) if i not in first]
    second = pair_up(rest, spare, test, distance)
    return Pairs(
        [(mine[i], needed[j]) for i, j in first.items()],
        [(rest[i], spare[j]) for i, j in second.items()],
        [line for j, line in enumerate(needed) if j not in first.values()],
        [line for i, line in enumerate(rest) if i not in second],
    )


# ---- events


def near(mine: CodedEvent, theirs: CodedEvent) -> bool:
    """Whether two events stand in the same or in neighbouring sentences."""
    return abs(mine.sentence - theirs.sentence) <= 1


def same_category(mine: CodedEvent, theirs: CodedEvent) -> bool:
    """Whether two events near each other have one category."""
    return near(mine, theirs) and mine.category == theirs.category


def same_dyad(mine: CodedEvent, theirs: CodedEvent) -> bool:
    """Whether two events near each other have actors and recipients that agree."""
    return (
        near(mine, theirs)
        and agree(codes(mine.actors), codes(theirs.actors))
        and agree(codes(mine.recipients), codes(theirs.recipients))
    )


def same_triple(mine: CodedEvent, theirs: CodedEvent) -> bool:
    """Whether two events near each other agree in who did what to whom."""
    return same_category(mine, theirs) and same_dyad(mine, theirs)


def unlike(mine: CodedEvent, theirs: CodedEvent) -> tuple[int, bool, bool]:
    """How far two events are from each other, to pair the nearest first."""
    return abs(mine.sentence - theirs.sentence), mine.status != theirs.status, mine.trigger != theirs.trigger


def _event_parts(mine: Sequence[CodedEvent], theirs: Sequence[CodedEvent]) -> Iterator[Part]:
    for name, test in (("category", same_category), ("dyad", same_dyad), ("triple", same_triple)):
        pairs = pair_lines(mine, theirs, test, unlike)
        yield name, pairs.count
    for one, other in pairs.needed:
        yield from _accuracies(one, other)
    for one, other in pairs.needed + pairs.optional:
        right = one.status == other.status != "actual"
        yield "status_f1", Count(right, one.status != "actual", other.status != "actual")


def _accuracies(mine: CodedEvent, theirs: CodedEvent) -> Iterator[Part]:
    for name in ("status", "mode", "date"):
        same = (getattr(mine, name) or None) == (getattr(theirs, name) or None)
        yield name, Count(same, 1, 1)
    yield "according_to", Count(last_word(mine.according_to) == last_word(theirs.according_to), 1, 1)
    for ours, gold in ((mine.actors, theirs.actors), (mine.recipients, theirs.recipients)):
        sectors = {p.code: p.sector for p in gold if p.code and p.sector}
        for party in ours:
            if party.code in sectors:
                yield "sector", Count(party.sector == sectors[party.code], 1, 1)


# ---- statements, positions, deadlines, figures


def same_content(mine: CodedStatement, theirs: CodedStatement) -> bool:
    """Whether two statements cover the same words, by half at least."""
    return overlap((mine.start, mine.end), (theirs.start, theirs.end)) >= OVERLAP


def same_statement(mine: CodedStatement, theirs: CodedStatement) -> bool:
    """Whether two statements cover the same words and have the same speaker."""
    return same_content(mine, theirs) and last_word(theirs.speaker[0]) in {last_word(n) for n in mine.speaker}


def _statement_parts(mine: Sequence[CodedStatement], theirs: Sequence[CodedStatement]) -> Iterator[Part]:
    yield "content", _count(mine, theirs, same_content)
    pairs = pair_lines(mine, theirs, same_statement)
    yield "statement", pairs.count
    for one, other in pairs.needed:
        via, want = last_word(one.via), last_word(other.via)
        yield "via", Count(bool(want) and via == want, bool(via), bool(want))


def same_position(mine: CodedPosition, theirs: CodedPosition) -> bool:
    """Whether two positions share actor, stance and enough words of the issue."""
    return mine.actor == theirs.actor and mine.stance == theirs.stance and same_issue(mine.issue, theirs.issue)


def same_deadline(mine: CodedDeadline, theirs: CodedDeadline) -> bool:
    """Whether two deadlines fall on one day."""
    return mine.due[:10] == theirs.due[:10]


def same_figure(mine: CodedFigure, theirs: CodedFigure) -> bool:
    """Whether two figures are one number."""
    return number(mine.value) == number(theirs.value)


# ---- what was missed


def _misses(mine: Coding, gold: Gold) -> Iterator[Miss]:
    theirs = gold.coding
    pairs = pair_lines(mine.events, theirs.events, same_triple, unlike)
    yield from _told(gold, "event", pairs.missed, pairs.false)
    yield from _unpaired(gold, "statement", mine.statements, theirs.statements, same_statement)
    yield from _unpaired(gold, "position", mine.positions, theirs.positions, same_position)
    yield from _unpaired(gold, "deadline", mine.deadlines, theirs.deadlines, same_deadline)
    yield from _unpaired(gold, "figure", mine.figures, theirs.figures, same_figure)


def _unpaired(
    gold: Gold, kind: str, mine: Sequence[Line], theirs: Sequence[Line], test: Callable[..., bool]
) -> Iterator[Miss]:
    pairs = pair_lines(mine, theirs, test)
    yield from _told(gold, kind, pairs.missed, pairs.false)


def _told(gold: Gold, kind: str, missed: Iterable[Line], false: Iterable[Line]) -> Iterator[Miss]:
    for lines, wrong in ((missed, False), (false, True)):
        for line in lines:
            yield Miss(gold.id, kind, wrong, _sentence(line, gold), _words(line, gold.text))


def _sentence(line: Line, gold: Gold) -> int | None:
    if isinstance(line, CodedEvent):
        return line.sentence
    return gold.sentence_at(line.start) if isinstance(line, CodedStatement) else None


def _words(line: Line, text: str) -> str:
    if isinstance(line, CodedEvent):
        status = "" if line.status == "actual" else f" ({line.status})"
        return f"{_side(line.actors)} {line.category} {_side(line.recipients)}{status} «{line.trigger}»"
    if isinstance(line, CodedStatement):
        return f"{line.speaker[0]} {line.cue}: «{text[line.start : line.end]}»"
    if isinstance(line, CodedPosition):
        return f"{line.actor} {line.stance} «{line.issue}»"
    return f"{line.due if isinstance(line, CodedDeadline) else line.value} «{line.what}»"


def _side(parties: Iterable[CodedParty]) -> str:
    return "[" + ",".join(sorted(codes(parties))) + "]"
