"""Whom an act is directed at when its slot is empty: the complement, the policy named, the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.party import Mentions
from onrecord.events.argument import parties
from onrecord.events.slots import every, owners
from onrecord.parsing import Parse
from onrecord.schema import Party

if TYPE_CHECKING:
    from onrecord.events.trigger import Hit

# acts that are done to somebody: without a recipient they are hardly told at all
TARGETED = frozenset({"ACCUSE", "SUPPORT", "THREATEN"})
DEEDS_OF_FORCE = frozenset({"action", "war", "operation", "attack", "strike", "force", "invasion", "campaign", "intervention"})
POLICY_WITHIN = 8  # sentences back
AUTHOR_WITHIN = 4  # sentences back
# here an actor in the complement is what the act is about, not whom it is done to
TOPICAL = frozenset({"CONSULT", "REJECT", "REQUEST", "ACCUSE", "RETREAT"})


def other_side(parse: Parse, mentions: Mentions, hit: Hit, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """The one other actor named in an act's complement, else in its sentence, for acts that have a target."""
    if hit.rule.category not in TARGETED or hit.rule.recipient in {"", "none"}:
        return ()
    if hit.rule.category == "THREATEN":
        for k in range(hit.i, parse.right[hit.i] + 1):
            if parse.tokens[k].lemma == "against":
                against = parties(parse, mentions, [a for p in parse.kids(k, "pobj") for a in every(parse, p)])
                if any(p.code for p in against):
                    return against
    own = {p.code for p in actors}
    for area in (range(hit.i, parse.right[hit.i] + 1), range(*parse.bounds[parse.tokens[hit.i].sentence])):
        found: dict[str, int] = {}
        for k in area:
            mention = mentions.get(k)
            if mention is None or mention.kind in {"place", "ambiguous", "outlet"} or _located(parse, k) or parse.tokens[k].pos == "PRON":
                continue
            for one in mention.identities:
                if one.code and one.code not in own and one.sector is not None:
                    found.setdefault(one.code, k)
        if len(found) == 1:
            return parties(parse, mentions, list(found.values()))
        if found:
            return ()
    return ()


def in_complement(parse: Parse, mentions: Mentions, hit: Hit, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """The first other actor named in what a verb takes ("promised to repay its debts to China")."""
    if parse.tokens[hit.i].pos != "VERB" or hit.rule.recipient in {"", "none"} or hit.rule.category in TOPICAL:
        return ()
    own = {p.code for p in actors}
    for k in range(hit.i + 1, parse.right[hit.i] + 1):
        mention = mentions.get(k)
        if mention is None or mention.kind in {"place", "ambiguous", "outlet"} or _located(parse, k) or not _taken(parse, k, hit.i):
            continue
        if any(one.code and one.code not in own for one in mention.identities):
            return parties(parse, mentions, list(every(parse, k)))
    return ()


def _taken(parse: Parse, k: int, verb: int) -> bool:
    """Whether a word lies in what a verb takes, not in a loose clause beside it."""
    while k != verb:
        token = parse.tokens[k]
        if token.dep == "advcl" and any(parse.tokens[m].lemma in {"if", "unless"} for m in parse.kids(k, "mark")):
            k = token.head
            continue
        if token.dep in {"advcl", "relcl", "conj", "parataxis", "npadvmod"} or token.head == k:
            return False
        k = token.head
    return True


def unnamed_author(parse: Parse, mentions: Mentions, hit: Hit, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whose action "action against Iraq" is, when the words do not say: the state last named besides both."""
    if hit.rule.category not in {"ACCUSE", "REJECT"}:
        return ()
    against = [
        p for prep in range(parse.left[hit.i], parse.right[hit.i] + 1)
        if parse.tokens[prep].lemma in {"against", "on", "with", "in"} and parse.tokens[prep].dep == "prep"
        and parse.tokens[parse.tokens[prep].head].lemma in DEEDS_OF_FORCE for p in parse.kids(prep, "pobj")
    ]  # fmt: skip
    struck = {p.code for p in parties(parse, mentions, against)} - {None}
    if not struck:
        return ()
    known = struck | {p.code for p in actors}
    here = parse.tokens[hit.i].sentence
    for k in range(hit.i - 1, -1, -1):
        if here - parse.tokens[k].sentence > AUTHOR_WITHIN:
            return ()
        mention = mentions.get(k)
        if mention is not None and mention.kind == "state" and mention.identities[0].code not in known:
            return parties(parse, mentions, [k])
    return ()


def policy_owner(
    parse: Parse, mentions: Mentions, policies: frozenset[str], hit: Hit, actors: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Whose resolution or plan is refused or praised: its owner here, or where it was named before."""
    if hit.rule.category not in {"ACCUSE", "REJECT", "SUPPORT"}:
        return ()
    own = {p.code for p in actors}
    named = [k for k in range(hit.i, parse.right[hit.i] + 1) if parse.tokens[k].lemma in policies]
    for k in named[:1]:
        lemma, here = parse.tokens[k].lemma, parse.tokens[k].sentence
        earlier = [j for j in range(k, -1, -1) if parse.tokens[j].lemma == lemma and here - parse.tokens[j].sentence <= POLICY_WITHIN]
        for j in earlier:
            found = tuple(p for p in parties(parse, mentions, owners(parse, j), owned=False) if p.code and p.code not in own)
            if found:
                return found[:1]
    return ()


def _located(parse: Parse, k: int) -> bool:
    """Whether a mention only says where, or against whom somebody else's act goes."""
    token = parse.tokens[k]
    return token.dep == "pobj" and parse.tokens[token.head].lemma in {"in", "at", "near", "against", "from", "inside", "across", "by"}
