"""How much two wordings of an issue have in common."""

from __future__ import annotations

import re

ALIKE = 0.5
SMALL_WORD = 3


def alike(one: str, other: str) -> float:
    """How much two issues share: the Dice coefficient of their content words."""
    a, b = content(one), content(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def content(issue: str) -> set[str]:
    """The words of an issue that carry meaning, by their length."""
    return {word for word in re.findall(r"[\w-]+", issue.lower()) if len(word) > SMALL_WORD or word.isupper()}
