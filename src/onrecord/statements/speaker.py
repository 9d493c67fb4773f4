"""Who speaks: the token of the source, and the actor behind it."""

from __future__ import annotations

from onrecord.actors.party import Mentions, party, phrase, unplaced
from onrecord.parsing import Parse
from onrecord.schema import Identity, Party

SUBJECTS = ("nsubj", "nsubjpass", "expl")
SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl", "relcl", "prep", "ccomp"})


def source_of_verb(parse: Parse, i: int, *, passive_source: bool = False) -> int | None:
    """The subject of a cue verb, its own or the one it shares; None when it has none.

    ``passive_source``: the passive subject itself speaks ("was quoted as saying").
    """
    for _ in range(5):
        if _passive(parse, i) and not passive_source:
            return _agent(parse, i)
        own = [k for k in parse.kids(i, *SUBJECTS) if parse.tokens[k].dep != "expl"]
        if own:
            return own[0]
        token = parse.tokens[i]
        if token.dep == "acl" and parse.tokens[token.head].pos in {"NOUN", "PROPN", "PRON"}:
            return token.head
        if token.dep not in SHARED or token.head == i:
            return None
        i = token.head
        passive_source = passive_source or token.dep in {"xcomp", "advcl", "pcomp"}
    return None


def _passive(parse: Parse, i: int) -> bool:
    return bool(parse.kids(i, "auxpass", "nsubjpass"))


def _agent(parse: Parse, i: int) -> int | None:
    for agent in parse.kids(i, "agent"):
        for kid in parse.kids(agent, "pobj"):
            return kid
    return None


def source_of_noun(parse: Parse, i: int) -> int | None:
    """The possessor of a cue noun, or the one it comes by or from; else the subject of its verb."""
    for kid in parse.kids(i, "poss"):
        return kid
    for prep in parse.kids(i, "prep"):
        if parse.tokens[prep].lemma in {"by", "from"}:
            for kid in parse.kids(prep, "pobj"):
                return kid
    token = parse.tokens[i]
    if token.dep in {"dobj", "attr"} and parse.tokens[token.head].pos == "VERB":
        return source_of_verb(parse, token.head)
    return None


def speaker(parse: Parse, mentions: Mentions, i: int | None) -> Party | None:
    """The party that a source token stands for; its words alone when nobody is known by them."""
    if i is None:
        return None
    mention = mentions.get(i)
    if mention is None or not mention.identities or mention.kind == "ambiguous":
        return unplaced(parse, i)
    return _described(parse, i, mention.identities[0])


def _described(parse: Parse, i: int, found: Identity) -> Party:
    made = party(parse, i, found, whole=True)
    if made.name:
        return made
    own = parse.tokens[i].pos != "PRON"
    name = phrase(parse, i).of(parse.text) if own else found.role
    return Party(made.span, made.text, name, made.code, made.plover, made.sector, made.role)
