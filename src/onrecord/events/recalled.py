"""Acts of long ago by what is told before them: a bare past tense goes on with the time of the sentence before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.codebook.codebook import Codebook
from onrecord.events.act import Act
from onrecord.events.expressions import expressions
from onrecord.events.tense import aside, simple_past
from onrecord.events.when import main_verb, main_when
from onrecord.parsing import Parse

BACK = 2  # sentences back in which that time may stand


def recalled(parse: Parse, codebook: Codebook, published: str | None, acts: list[Act]) -> list[Act]:
    """The acts, those that go on with what was done long ago being history, too."""
    return [_as_history(one) if _goes_on(parse, codebook, published, one) else one for one in acts]


def _as_history(one: Act) -> Act:
    return replace(one, coding=replace(one.coding, status="historical"))


def _goes_on(parse: Parse, codebook: Codebook, published: str | None, one: Act) -> bool:
    """Whether an act has no time of its own and follows one that has a time long past."""
    i = one.hit.i
    if one.coding.status != "actual" or one.when is not None or one.told is not None:
        return False
    if not simple_past(parse, i) or aside(parse, i) or _times(parse, parse.tokens[i].sentence, published):
        return False
    return _told_before(parse, codebook, i, published)


def _told_before(parse: Parse, codebook: Codebook, i: int, published: str | None) -> bool:
    """Whether the last time that the paragraph names is long past, and everything since is told in the past tense."""
    for n in _sentences_before(parse, i):
        if not simple_past(parse, main_verb(parse, n)):
            return False
        if _times(parse, n, published):
            return _long_past(parse, codebook, n, published)
    return False


def _sentences_before(parse: Parse, i: int) -> Iterator[int]:
    """The sentences before a word in its paragraph, the nearest first."""
    sentence = parse.tokens[i].sentence
    for n in range(sentence - 1, max(-1, sentence - 1 - BACK), -1):
        if parse.paragraph_of[parse.bounds[n][0]] != parse.paragraph_of[i]:
            return
        yield n


def _long_past(parse: Parse, codebook: Codebook, sentence: int, published: str | None) -> bool:
    """Whether the main clause of a sentence has a time long past, and no other clause a recent one."""
    main = main_when(parse, codebook, sentence, published)
    return main is not None and main.historical and all(_times(parse, sentence, published))


def _times(parse: Parse, sentence: int, published: str | None) -> list[bool]:
    """For each time that a sentence names whether it is long past."""
    first, end = parse.bounds[sentence]
    return [found.historical for found in expressions(parse.words(first, end - 1), published)]
