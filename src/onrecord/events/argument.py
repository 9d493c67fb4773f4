"""Who takes part in an act: the parties behind the words that a slot points at."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors.party import Mentions, party
from onrecord.events.slots import Tokens, every, options, owners, slot
from onrecord.parsing import Parse
from onrecord.schema import Identity, Mention, Party, Reading
from onrecord.teller import around, innermost

FIRST_PERSON = frozenset({"I", "we", "We", "me", "us", "my", "My", "our", "Our", "ours", "mine"})

__all__ = ["Tokens", "options", "parties", "slot", "voices"]


def parties(parse: Parse, mentions: Mentions, heads: list[int], *, owned: bool = True) -> tuple[Party, ...]:
    """The parties behind head tokens: by their own mention, else (``owned``) by the owner of what they name."""
    made: list[Party] = []
    for i in [k for head in heads for k in _listed(parse, mentions, head)]:
        found, at = _identities(parse, mentions, i, owned=owned)
        found = (*found, *_joined(parse, mentions, at, found))
        made += [party(parse, at, one) for one in found]
    seen: dict[tuple[object, ...], Party] = {}
    for one in made:
        seen.setdefault((one.code, one.name, one.sector) if one.code else (one.text,), one)
    return tuple(seen.values())


def _joined(parse: Parse, mentions: Mentions, i: int, found: tuple[Identity, ...]) -> list[Identity]:
    """The second nationality of a plural ("the Thai and Cambodian governments")."""
    if len(found) != 1 or parse.tokens[i].tag not in {"NNS", "NNPS"}:
        return []
    second = [
        k for first in parse.kids(i, "amod", "compound", "nmod") for k in parse.kids(first, "conj") if k in mentions
    ]
    others = [mentions[k].identities[0] for k in second]
    return [
        replace(found[0], name=one.name, code=one.code, plover=one.plover)
        for one in others
        if one.code and one.code != found[0].code
    ]


def _listed(parse: Parse, mentions: Mentions, i: int) -> list[int]:
    """The actors that an apposition lists for a vague head ("the three powers, Russia, Iran and Turkey")."""
    mention = mentions.get(i)
    if mention is not None and any(one.code for one in mention.identities):
        return [i, *_in_a_row(parse, mentions, i)]
    listed = [k for kid in parse.kids(i, "appos") for k in every(parse, kid) if k in mentions]
    return listed if any(one.code for k in listed for one in mentions[k].identities) else [i]


def _in_a_row(parse: Parse, mentions: Mentions, i: int) -> list[int]:
    """The states behind the first of a list that the parser takes for appositions ("Chad, Mali, Niger and Togo")."""
    beside = [k for kid in parse.kids(i, "appos") for k in every(parse, kid)]
    names = [i, *beside]
    states = all(k in mentions and mentions[k].kind == "state" and parse.tokens[k].pos == "PROPN" for k in names)
    return beside if states and len(beside) > 1 else []


def _identities(parse: Parse, mentions: Mentions, i: int, *, owned: bool) -> tuple[tuple[Identity, ...], int]:
    mention = mentions.get(i)
    plain = mention is not None and mention.kind != "ambiguous"
    if mention is not None and plain and (mention.identities[0].code or not owned):
        return mention.identities, i
    for k in owners(parse, i) if owned else ():
        owner = mentions.get(k)
        if plain and parse.tokens[k].pos == "PRON":
            continue  # "its neighbour" is somebody else
        if owner is not None and owner.identities[0].code and owner.kind != "ambiguous":
            return owner.identities, k
    return (mention.identities, i) if mention is not None and plain else ((), i)


def voices(reading: Reading, parse: Parse) -> dict[int, Mention]:
    """ "I" and "we" inside a statement, as mentions of its speaker."""
    found: dict[int, Mention] = {}
    firsts = [t for t in parse.tokens if t.text in FIRST_PERSON]
    for token in firsts:
        told = innermost([s for s in around(reading, parse, token.i) if s.speaker])
        if told and told.speaker:
            who = told.speaker
            one = Identity(who.name, who.code, who.plover, who.sector, who.role, "person", "the speaker")
            found[token.i] = Mention(parse.span(token.i, token.i), token.i, "person", (one,))
    return found
