"""Which line of a reading answers to which gold line, and when two values count as the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from onrecord.evaluate.coding import CodedParty

Left = TypeVar("Left")
Right = TypeVar("Right")

STOP = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "on",
        "in",
        "to",
        "for",
        "by",
        "at",
        "with",
        "and",
        "or",
        "its",
        "his",
        "her",
        "their",
        "new",
    }
)
SCALES = {"trillion": 1e12, "billion": 1e9, "million": 1e6, "thousand": 1e3}
NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
OVERLAP = 0.5
ISSUE_OVERLAP = 0.4


def pair_up(
    left: Sequence[Left],
    right: Sequence[Right],
    test: Callable[[Left, Right], bool],
    distance: Callable[[Left, Right], Any] | None = None,
) -> dict[int, int]:
    """A largest one-to-one matching by augmenting paths, the nearest tried first: left to right index."""
    choices = [_choices(one, right, test, distance) for one in left]
    taken: dict[int, int] = {}
    for i in range(len(left)):
        _augment(i, choices, taken, set())
    return {i: j for j, i in taken.items()}


def _choices(
    one: Left,
    right: Sequence[Right],
    test: Callable[[Left, Right], bool],
    distance: Callable[[Left, Right], Any] | None,
) -> list[int]:
    fit = [j for j, other in enumerate(right) if test(one, other)]
    return sorted(fit, key=lambda j: distance(one, right[j])) if distance else fit


def _augment(i: int, choices: list[list[int]], taken: dict[int, int], tried: set[int]) -> bool:
    for j in choices[i]:
        if j in tried:
            continue
        tried.add(j)
        if j not in taken or _augment(taken[j], choices, taken, tried):
            taken[j] = i
            return True
    return False


def codes(parties: Iterable[CodedParty]) -> frozenset[str]:
    """The codes of parties; all NGOs count as one, since their short names vary."""
    return frozenset("NGO" if p.sector == "NGO" else p.code for p in parties if p.code)


def agree(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sets of codes are the same or share more than half of all their codes."""
    return mine == theirs or 2 * len(mine & theirs) > len(mine | theirs)


def last_word(name: str | None) -> str:
    """The last word of a name, without accents, case and possessive ending."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c))
    words = re.findall(r"[\w'’-]+", plain.lower())
    return re.sub(r"['’]s$", "", words[-1]) if words else ""


def overlap(mine: tuple[int, int], theirs: tuple[int, int]) -> float:
    """The intersection over the union of two stretches."""
    shared = max(0, min(mine[1], theirs[1]) - max(mine[0], theirs[0]))
    joint = max(mine[1], theirs[1]) - min(mine[0], theirs[0])
    return shared / joint if joint else 0.0


def same_issue(mine: str, theirs: str) -> bool:
    """Whether two wordings of an issue share enough words (Dice coefficient)."""
    one, other = _content_words(mine), _content_words(theirs)
    return not one | other or 2 * len(one & other) / (len(one) + len(other)) >= ISSUE_OVERLAP


def _content_words(issue: str) -> set[str]:
    return set(re.findall(r"[\w-]+", issue.lower())) - STOP


def number(value: str) -> float | str:
    """The value of "7 billion", "7,000", "7e9" or "nearly four"; the text where there is none."""
    text = value.lower().replace(",", "")
    digits = re.search(r"\d+(?:\.\d+)?(?:e\d+)?", text)
    if digits:
        return float(digits[0]) * next((scale for word, scale in SCALES.items() if word in text), 1.0)
    return next((float(NUMBERS.index(word)) for word in text.split() if word in NUMBERS), text)
