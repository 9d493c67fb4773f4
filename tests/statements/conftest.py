"""Statements of a text, by the two stages that make them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.actors.stage import find_actors
from onrecord.codebook.codebook import Codebook
from onrecord.parsing import parse
from onrecord.schema import Article, Reading, Statement
from onrecord.statements.stage import find_statements

DAY = "2018-02-14"
Read = Callable[[str], Reading]
Said = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="session")
def read(codebook: Codebook) -> Read:
    def reading(text: str) -> Reading:
        parsed = parse(text)
        made = Reading(Article.of(text, published=DAY), parsed.spans, parse=parsed)
        return find_statements(find_actors(made, codebook), codebook)

    return reading


@pytest.fixture(scope="session")
def said(read: Read) -> Said:
    return lambda text: read(text).statements


def words(statement: Statement, text: str) -> str:
    """All that lies between the first and the last attributed word, without outer quotation marks."""
    covered = text[statement.content[0].start : statement.content[-1].end]
    return covered.strip('“”"., ')


def name(statement: Statement) -> str | None:
    """The speaker as shown to a reader: the name, else the words."""
    return statement.speaker and (statement.speaker.name or statement.speaker.text)
