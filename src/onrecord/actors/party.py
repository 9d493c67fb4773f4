"""Parties of events and statements, made from the mention that a token heads."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.actors.mention import core
from onrecord.parsing import Parse
from onrecord.schema import Identity, Mention, Party, Reading, Span

LOOSE = frozenset({"relcl", "appos", "punct", "acl", "conj", "cc", "advcl", "parataxis"})
CLAUSES = frozenset({"relcl", "advcl", "parataxis"})

Mentions = Mapping[int, Mention]


def by_head(reading: Reading) -> dict[int, Mention]:
    """Mentions by the index of their head token."""
    return {mention.head: mention for mention in reading.mentions}


def phrase(parse: Parse, i: int) -> Span:
    """A noun phrase with its prepositional phrases, without clauses and appositions."""
    first, last = core(parse, i)
    for kid in parse.children[i]:
        if kid > i and parse.tokens[kid].dep not in LOOSE and kid <= last + 1:
            last = max(last, parse.right[kid])
    clauses = [parse.left[k] - 1 for k in range(i + 1, last + 1) if parse.tokens[k].dep in CLAUSES]
    last = max(i, min([last, *clauses]))
    while last > i and parse.tokens[last].pos == "PUNCT":
        last -= 1
    return parse.span(first, last)


def party(parse: Parse, i: int, identity: Identity, *, whole: bool = False) -> Party:
    """The party that a token's phrase stands for; ``whole`` keeps its prepositional phrases."""
    span = phrase(parse, i) if whole else parse.span(*core(parse, i))
    return Party(
        span, span.of(parse.text), identity.name, identity.code, identity.plover, identity.sector, identity.role
    )


def unplaced(parse: Parse, i: int) -> Party:
    """A party that the codebook cannot place: its words, and no code."""
    span = phrase(parse, i)
    return Party(span, span.of(parse.text))
