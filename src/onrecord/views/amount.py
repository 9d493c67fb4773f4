"""How much a figure tells: its number with its unit, or its words where they tell a magnitude only."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.codebook.codebook import HOME, rows
from onrecord.views.text import clean, number

COUNTING = frozenset({"number", "multiplier"})


def exact(figure: Mapping[str, Any]) -> float | None:
    """The value of a figure; none where the words tell a magnitude only, since any number would be made up."""
    return None if figure.get("vague") else figure.get("value")


def amount(figure: Mapping[str, Any]) -> str:
    """A figure with its unit; one that tells a magnitude only in the article's words."""
    value, unit = figure.get("value"), figure.get("unit")
    if figure.get("vague") and figure.get("text"):
        return in_words(clean(figure["text"]), clean(unit))
    return f"{number(value) if value is not None else ''} {unit or ''}".strip()


def in_words(text: str, unit: str) -> str:
    """A vague figure with what it counts, where its words do not tell that already.

    >>> in_words("Dozens", "villagers"), in_words("several hundred", "people"), in_words("billions of dollars", "USD")
    ('dozens of villagers', 'several hundred people', 'billions of dollars')
    """
    words = text[:1].lower() + text[1:]
    last = words.split()[-1].lower()
    if not unit or last not in _counting():
        return words
    return f"{words} of {unit}" if last.endswith("s") else f"{words} {unit}"


@cache
def _counting() -> frozenset[str]:
    """The words that make numbers."""
    return frozenset(row["unit"] for row in rows(HOME, "units.csv") if row["kind"] in COUNTING)
