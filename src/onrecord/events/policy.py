"""Whose plan or attack is refused, praised or condemned: its owner here, or where it was named before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.actors.party import Mentions
from onrecord.codebook.codebook import Codebook
from onrecord.events.argument import parties
from onrecord.events.slots import owners
from onrecord.parsing import Parse
from onrecord.schema import Party

if TYPE_CHECKING:
    from onrecord.events.trigger import Hit

Parties = tuple[Party, ...]
OWNED_WITHIN = 8  # sentences back
AUTHOR_WITHIN = 4  # sentences back
JUDGED = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
# members of these judge what the government of their own state does
CRITICS = frozenset({"LEG", "OPP", "PTY", "REB", "ELI", "JUD"})
AIMED = frozenset({"against", "on", "with", "in"})


def group(codebook: Codebook, lemma: str) -> str | None:
    """What kind of policy a noun names ("text", "force", ""); None when it names none."""
    row = codebook.evaluations.get((lemma, "policy"))
    return None if row is None else row["note"]


def another(one: Party, actors: Parties) -> bool:
    """Whether a party is another side than those who judge it; a lawmaker's government is one."""
    if not one.code:
        return False
    same = [a for a in actors if a.code == one.code]
    return not same or all(a.sector in CRITICS and one.sector == "GOV" for a in same)


def policy_owner(parse: Parse, mentions: Mentions, codebook: Codebook, hit: Hit, actors: Parties) -> Parties:
    """Whose resolution or plan an act judges."""
    if hit.rule.category not in JUDGED:
        return ()
    named = [
        k
        for k in range(parse.left[hit.i], parse.right[hit.i] + 1)
        if group(codebook, parse.tokens[k].lemma) is not None
    ]
    judged = [k for k in named if k > hit.i] or [k for k in named if parse.tokens[k].dep == "nsubjpass"]
    return owner_of(parse, mentions, codebook, judged[0], actors) if judged else ()


def owner_of(parse: Parse, mentions: Mentions, codebook: Codebook, k: int, actors: Parties) -> Parties:
    """The owner of the policy that a noun names, here or the last time it was named."""
    for j in _earlier(parse, codebook, k):
        heads = [h for at in _under(parse, j) for h in owners(parse, at)]
        found = tuple(p for p in parties(parse, mentions, heads, owned=False) if another(p, actors))
        if found:
            return found[:1]
    return ()


def _under(parse: Parse, j: int) -> list[int]:
    """A policy noun, and the noun that asks for it ("Bush's call for a resolution")."""
    token = parse.tokens[j]
    above = parse.tokens[token.head].head
    return [j, above] if token.dep == "pobj" and parse.tokens[above].pos == "NOUN" else [j]


def _earlier(parse: Parse, codebook: Codebook, k: int) -> Iterator[int]:
    """The noun itself and earlier ones for the same thing: the same word, or after "the" one of its kind."""
    lemma, here = parse.tokens[k].lemma, parse.tokens[k].sentence
    known = {*codebook.markers["definite"], *codebook.markers["taking up"]}
    definite = any(parse.tokens[d].lemma in known for d in parse.kids(k, "det"))
    kind = group(codebook, lemma) if definite else None
    for j in range(k, -1, -1):
        token = parse.tokens[j]
        if here - token.sentence > OWNED_WITHIN:
            return
        if token.lemma == lemma or (kind == "text" and group(codebook, token.lemma) == kind):
            yield j


def unnamed_author(parse: Parse, mentions: Mentions, codebook: Codebook, hit: Hit, actors: Parties) -> Parties:
    """Whose action "action against Iraq" is, when the words do not say: the state last named besides both."""
    if hit.rule.category not in {"ACCUSE", "REJECT"}:
        return ()
    struck = {p.code for p in parties(parse, mentions, _struck(parse, codebook, hit))} - {None}
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


def _struck(parse: Parse, codebook: Codebook, hit: Hit) -> list[int]:
    """Against whom a deed of force goes that an act speaks of."""
    found = []
    for prep in range(parse.left[hit.i], parse.right[hit.i] + 1):
        token = parse.tokens[prep]
        if token.lemma in AIMED and token.dep == "prep" and group(codebook, parse.tokens[token.head].lemma) == "force":
            found += parse.kids(prep, "pobj")
    return found
