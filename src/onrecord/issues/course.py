"""A resolution's course: what sentences tell of its steps, and of who votes how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.codebook.codebook import HOME, Codebook, Row, rows
from onrecord.issues.council import NEEDED, SEATS
from onrecord.issues.topic import About, fitting, one_of
from onrecord.merge.words import Token, common, tokens

CASTS = frozenset({"for", "against", "abstains", "absent"})
FINAL = frozenset({"adopted", "vetoed", "rejected", "withdrawn"})
TAKEN = frozenset({"proposed", "vetoed", "withdrawn"})  # steps that states take; the others are the Council's
NEAR = 5  # words from the first word of a vote to the next
COUNT = re.compile(r"(?<![\d-])(\d{1,2})\s?[-–]\s?(\d{1,2})(?:\s?[-–]\s?(\d{1,2}))?(?![\d-])")

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: its words, its article (``id``, ``published``, ...), the day of what it tells, the article's text."""

    words: str
    day: str
    article: Line
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a course: what, when, by whom (codes), and the sentence that tells it."""

    step: str
    day: str
    told: Told
    by: tuple[str, ...] = ()


def steps(sentences: Iterable[Told], keys: frozenset[str], codebook: Codebook) -> list[Step]:
    """The steps of a resolution that sentences tell, by day.

    A sentence that names the resolution tells of it; in an article with such a sentence, a vote in a sentence that
    names no resolution is one on it, too.
    """
    by_article: dict[str, list[tuple[Told, str | None]]] = {}
    known = [row for row in codebook.issues if row["kind"].endswith("resolution")]
    for told in sentences:
        about = About(told.article["published"] or "", told.text)
        named = next((found.issue for found in fitting(told.words, about, known)), None)
        by_article.setdefault(told.article["id"], []).append((told, named))
    found: list[Step] = []
    for group in by_article.values():
        if any(named in keys for _, named in group):
            found += [step for told, named in group for step in _steps(told, named in keys, named is None)]
    return sorted(found, key=lambda step: (step.day, step.told.article["id"], step.step, step.by))


def _steps(told: Told, named: bool, bare: bool) -> Iterator[Step]:
    row = _course(told.words) if named else None
    if row:
        step = _ended(told.words) if row["step"] == "put to a vote" else row["step"]
        by = _doers(told.words, row) if step in TAKEN else ()
        if by or step != "proposed":  # "the proposed resolution" is nobody's step
            yield Step(step, told.day, told, by)
    if named or bare:
        for cast, voters in casts(told.words):
            yield Step(cast, told.day, told, voters)


def _course(words: str) -> Row | None:
    said = tokens(words)
    return next((row for row in _rows() if row["step"] not in CASTS and _place(row, said) is not None), None)


def _place(row: Row, said: Sequence[Token]) -> int | None:
    """Where the first word of a row stands, with its other words in the sentence and none against it nearby."""
    first, *others = row["words"].split()
    whole = frozenset(token.word for token in said)
    if not all(one_of(choices, whole) for choices in others):
        return None
    for n, token in enumerate(said):
        around = frozenset(other.word for other in said[max(n - NEAR, 0) : n + NEAR + 1])
        if one_of(first, frozenset({token.word})) and not one_of(row["unless"], around):
            return n
    return None


def _doers(words: str, row: Row) -> tuple[str, ...]:
    """The codes of the states that take a step: those named before its word, else those after it, up to a comma."""
    place = _place(row, tokens(words)) or 0
    before = _states(tokens(words)[:place])
    first = row["words"].split()[0]
    pieces = (tokens(piece) for piece in words.split(","))
    piece = next((said for said in pieces if any(one_of(first, frozenset({t.word})) for t in said)), ())
    return before or _states(piece)


def _states(said: Sequence[Token]) -> tuple[str, ...]:
    return tuple(sorted({token.sense for token in said if token.sense.isupper()}))


def _ended(words: str) -> str:
    """How a vote ended, by its numbers; only that there was one where they do not say."""
    numbers = count(words)
    if not numbers:
        return "put to a vote"
    return "adopted" if numbers[0] >= NEEDED else "rejected"


def count(words: str) -> tuple[int, ...]:
    """The numbers of a vote of the Council, those for it first; empty where a sentence gives none.

    >>> count("The council voted 14-0-1 on Friday."), count("The Senate voted 77-23.")
    ((14, 0, 1), ())
    """
    match = COUNT.search(words)
    numbers = tuple(int(number) for number in match.groups() if number) if match else ()
    return numbers if sum(numbers) <= SEATS else ()


def casts(words: str) -> list[tuple[str, tuple[str, ...]]]:
    """The votes that a sentence tells: how, and the codes of the states named before it.

    >>> casts("Russia and France voted against the draft and China abstained.")
    [('against', ('FRA', 'RUS')), ('abstains', ('CHN',))]
    """
    found: list[tuple[str, tuple[str, ...]]] = []
    said, begun = tokens(words), 0
    for place in range(len(said)):
        cast = _cast_at(said, place) if place >= begun else None
        if cast:
            voters = _states(said[begun:place])
            found += [(cast, voters)] if voters else []
            begun = place + 1
    return found


def _cast_at(said: Sequence[Token], place: int) -> str | None:
    near = [token.word for token in said[place + 1 : place + 1 + NEAR]]
    before = frozenset(token.word for token in said[max(place - NEAR, 0) : place])
    for row in _rows():
        first, *others = row["words"].split()
        fits = row["step"] in CASTS and one_of(first, frozenset({said[place].word}))
        if fits and _in_turn(others, near) and not one_of(row["unless"], before | frozenset(near[:1])):
            return row["step"]
    return None


def _in_turn(choices: Sequence[str], near: Sequence[str]) -> bool:
    """Whether one word of each choice follows."""
    return all(one_of(choice, frozenset(near)) for choice in choices)


@cache
def _rows() -> tuple[Row, ...]:
    return tuple(rows(HOME, "council/course.csv"))


def telling() -> list[str]:
    """The words by which sentences that tell of a course are found; a word that ends in "*" is a beginning."""
    chosen = (row["words"].split()[0 if row["step"] in CASTS else -1] for row in _rows())
    found = {word for choices in chosen for word in choices.split("|")}
    return sorted(word for word in found if not common(word) and word.rstrip("*").isalpha())


def outcome(course: Sequence[Step], on: str) -> Step | None:
    """How a resolution ended by a day: the first of its final steps; None where it has not."""
    return next((step for step in course if step.step in FINAL and step.day <= on), None)
