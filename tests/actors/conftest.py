"""Mentions of a text, by the stage that finds them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.actors.scene import Scene, scene
from onrecord.actors.stage import find_actors
from onrecord.codebook.codebook import Codebook
from onrecord.parsing import parse
from onrecord.schema import Article, Identity, Reading

DAY = "2003-03-18"
Read = Callable[..., Reading]
Reader = Callable[..., Scene]


@pytest.fixture(scope="session")
def read(codebook: Codebook) -> Read:
    """The reading of a text, by the actor stage alone."""

    def reading(text: str, day: str | None = DAY) -> Reading:
        parsed = parse(text)
        return find_actors(Reading(Article.of(text, published=day), parsed.spans, parse=parsed), codebook)

    return reading


@pytest.fixture(scope="session")
def setting(codebook: Codebook) -> Reader:
    """The memory of somebody who is about to read a text."""
    return lambda text, day=DAY: scene(parse(text), codebook, day)


def who(reading: Reading, words: str, nth: int = 0) -> tuple[Identity, ...]:
    """The actors of the nth mention of these very words; empty where there is none."""
    text = reading.article.text
    found = [m for m in sorted(reading.mentions, key=lambda m: m.span) if m.span.of(text) == words]
    return found[nth].identities if nth < len(found) else ()


def names(reading: Reading, words: str, nth: int = 0) -> list[str | None]:
    return [found.name for found in who(reading, words, nth)]


def codes(reading: Reading, words: str, nth: int = 0) -> list[str | None]:
    return [found.code for found in who(reading, words, nth)]


def coded(reading: Reading, words: str, nth: int = 0) -> list[tuple[str | None, str | None]]:
    """Code and sector."""
    return [(found.code, found.sector) for found in who(reading, words, nth)]


def at(found: Scene, word: str) -> int:
    """The index of the first token of that form."""
    return next(token.i for token in found.parse.tokens if token.text == word)
