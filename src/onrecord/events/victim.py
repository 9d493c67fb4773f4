"""Whose people an attack strikes whom only the context could place: not the attacker's, where others are told of."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from onrecord.actors.party import Mentions
from onrecord.codebook.names import NameIndex
from onrecord.events.act import Act
from onrecord.parsing import Parse
from onrecord.schema import Mention, Party

LEAST = 0.5  # how often another side is named for each time that the attacker is


def struck(parse: Parse, mentions: Mentions, names: NameIndex, one: Act) -> tuple[Party, ...]:
    """The recipients of an act; whoever armed forces strike is of the one other state that the sentence names.

    "Russian troops killed 12 people in the town, Ukraine said": no word places the dead, and what a reader assumes of
    them is only that the article is about Russia, too.
    """
    if one.coding.category != "ASSAULT" or len(one.codes[0]) != 1:
        return one.recipients
    others = _others(parse, mentions, names, one)
    told = Counter(code for mention in mentions.values() for code in _codes(mention, names))
    if len(others) != 1:
        return one.recipients
    (code,), (own,) = others, one.codes[0]
    if told[code] < LEAST * told[own]:
        return one.recipients
    assumed = {m.span for m in mentions.values() if all(found.assumed for found in m.identities)}
    return tuple(
        replace(p, code=code, plover=names.plover_of(code)) if p.span in assumed and p.code in one.codes[0] else p
        for p in one.recipients
    )


def _others(parse: Parse, mentions: Mentions, names: NameIndex, one: Act) -> set[str]:
    """The states besides the attacker's that the sentence of an act names by words of their own."""
    words = range(*parse.bounds[parse.tokens[one.hit.i].sentence])
    told = (code for k in words if k in mentions for code in _codes(mentions[k], names))
    return {code for code in told if code not in one.codes[0]}


def _codes(mention: Mention, names: NameIndex) -> list[str]:
    return [one.code for one in mention.identities if one.code and one.code in names.states and not one.assumed]
