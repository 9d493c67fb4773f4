"""How much two wordings of an issue have in common."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.codebook.codebook import HOME, rows

ALIKE = 0.5
WORD = re.compile(r"[\w-]{2,}")


def alike(one: str, other: str) -> float:
    """How much two issues share: the Dice coefficient of their content words."""
    a, b = content(one), content(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


@lru_cache(maxsize=4096)
def content(issue: str) -> frozenset[str]:
    """The words of an issue that carry meaning: short ones, too ("war", "aid"), but no words that only join others."""
    return frozenset(word for word in WORD.findall(issue.lower()) if word not in _joining())


@cache
def _joining() -> frozenset[str]:
    return frozenset(row["word"] for row in rows(HOME, "common_words.csv") if row["kind"] == "function")
