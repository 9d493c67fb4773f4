"""How likely a word of an article is one that its issues are told by."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.models import logistic
from onrecord.parsing import Parse, Token

WORD = re.compile(r"[\w-]+")
SMALL = frozenset({"DET", "ADP", "PART", "CCONJ", "SCONJ", "PRON", "AUX", "PUNCT"})
ELSEWHERE = 0.05  # the chance of a word that the article does not have in this form
USUAL = 3.3  # how many words with content an issue has on average
SHARED = 0.2  # of both wordings' words, to be alike


@dataclass(slots=True)
class Used:
    """How an article uses a word."""

    lemma: str
    first: int
    tokens: list[Token] = field(default_factory=list)


def used(parse: Parse) -> dict[str, Used]:
    """The words of an article, in lower case, that have content."""
    found: dict[str, Used] = {}
    for token in parse.tokens:
        if token.end > token.start and token.text[:1].isalnum():
            found.setdefault(token.text.lower(), Used(token.lemma, token.sentence)).tokens.append(token)
    return {word: one for word, one in found.items() if _most([t.pos for t in one.tokens]) not in SMALL}


def _most(values: list[str]) -> str:
    """The most frequent of values, of several the first; most words of an article stand there once."""
    return values[0] if len(values) == 1 else max(values, key=Counter(values).__getitem__)


def word_clues(words: Mapping[str, Used]) -> dict[str, list[str]]:
    """What speaks for and against every word with content of an article."""
    lemmas: Counter[str] = Counter()
    for one in words.values():
        lemmas[one.lemma] += len(one.tokens)
    total = sum(lemmas.values())
    return {word: _clues(word, one, lemmas[one.lemma], total) for word, one in words.items()}


def _clues(word: str, one: Used, often: int, total: int) -> list[str]:
    pos, dep = _most([t.pos for t in one.tokens]), _most([t.dep for t in one.tokens])
    rate = int(min(6.0, math.log2(1 + 1000 * often / total)))
    first = sum(one.first >= n for n in (1, 3, 6))
    times, capital = min(len(one.tokens), 6), sum(t.text[:1].isupper() for t in one.tokens) * 2 > len(one.tokens)
    return [
        f"times={times}", f"often={min(often, 8)}", f"rate={rate}|{pos}", f"rate={rate}|{capital}", f"pos={pos}",
        f"dep={dep}", f"first={first}", f"first={first}|{pos}|{min(times, 3)}", f"lemma={one.lemma}",
        f"capital={capital}|{one.tokens[0].entity}", f"length={min(len(word), 9)}", f"end={word[-3:]}",
        f"end={word[-4:]}", f"use={pos}|{min(times, 4)}|{capital}",
    ]  # fmt: skip


def expected(issue: str, chances: Mapping[str, float], small: frozenset[str]) -> tuple[float, ...]:
    """How much of a wording is likely to be in a careful reader's: measures of the chances of its words."""
    words = set(WORD.findall(issue.lower())) - small
    own = sorted((_chance(word, chances) for word in words), reverse=True)
    many = len(own)
    if not own:
        return (0.0,) * 7
    need, less = (max(1, math.ceil(SHARED * (many + usual) - 1e-9)) for usual in (USUAL, USUAL - 0.8))
    return (
        2 * sum(own) / (many + USUAL), logit(at_least(own, need)) / 3, logit(at_least(own, less)) / 3,
        own[0], own[1] if many > 1 else 0.0, many / 5, sum(own) / many,
    )  # fmt: skip


def _chance(word: str, chances: Mapping[str, float]) -> float:
    parts = [word] if word in chances else word.split("-")
    return max(chances.get(part, ELSEWHERE) for part in parts)


def logit(chance: float) -> float:
    """The logarithm of the odds, away from certainty."""
    return logistic.logit(chance, 1e-4)


def at_least(chances: list[float], many: int) -> float:
    """The chance that at least so many of independent things are so.

    >>> at_least([0.5, 0.5], 1)
    0.75
    """
    counts = [1.0]
    for chance in chances:
        rest = 1 - chance
        counts = [a * rest + b * chance for a, b in zip((*counts, 0.0), (0.0, *counts), strict=True)]
    return sum(counts[many:])
