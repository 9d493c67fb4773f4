"""Whom an act is directed at when its slot is empty: somebody in its complement, or the other side."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING

from onrecord.actors.party import Mentions
from onrecord.events.argument import parties
from onrecord.events.slots import every
from onrecord.grammar import marked
from onrecord.parsing import Parse
from onrecord.schema import Mention, Party

if TYPE_CHECKING:
    from onrecord.events.trigger import Hit

Parties = tuple[Party, ...]
# acts that are done to somebody: without a recipient they are hardly told at all
TARGETED = frozenset({"ACCUSE", "SUPPORT", "THREATEN"})
# here an actor in the complement is what the act is about, not whom it is done to
TOPICAL = frozenset({"CONSULT", "REJECT", "REQUEST", "ACCUSE", "RETREAT"})
PROMISED = frozenset({"AGREE", "CONCEDE"})
MUTUAL = frozenset({"AGREE", "COOPERATE"})
LOOSE = frozenset({"advcl", "relcl", "conj", "parataxis", "npadvmod"})
LOCAL = frozenset({"in", "at", "near", "against", "from", "inside", "across", "by"})
# the dead of a shelling that somebody condemns are not those whom he condemns
PEOPLE = frozenset({"CVL", "REF"})
UNDERGOES = frozenset({"dobj", "nsubjpass"})
UNFIT = frozenset({"place", "ambiguous", "outlet"})


def other_side(parse: Parse, mentions: Mentions, contrast: Container[str], hit: Hit, actors: Parties) -> Parties:
    """The one other actor named in an act's complement, else in its sentence, for acts that have a target."""
    if hit.rule.category not in TARGETED or hit.rule.recipient in {"", "none"}:
        return ()
    if hit.rule.category == "THREATEN":
        against = _against(parse, mentions, hit)
        if against:
            return against
    apart = [r for i in _contrasted(parse, contrast, hit.i) for r in parse.subtree(i)]
    words = (k for k in range(*parse.bounds[parse.tokens[hit.i].sentence]) if k not in apart)
    sentence = [k for k in words if not _beside(parse, hit.i, k) and not _joined(parse, mentions, actors, k)]
    complement = [k for k in sentence if hit.i <= k <= parse.right[hit.i]]
    found = _others(parse, mentions, complement, actors) or _others(parse, mentions, sentence, actors)
    return parties(parse, mentions, list(found.values())) if len(found) == 1 else ()


def _beside(parse: Parse, i: int, k: int) -> bool:
    """Whether a word stands in a clause with a subject of its own that is only joined to that of the act."""
    joined = [c for c in parse.kids(i, "conj") if parse.kids(c, "nsubj", "nsubjpass")]
    return any(parse.left[c] <= k <= parse.right[c] for c in joined)


def _contrasted(parse: Parse, contrast: Container[str], i: int) -> list[int]:
    """Where another's act is set against that of a verb: its clause ("while Italy praised it"), or its subject."""
    clauses = [k for k in parse.kids(i, "advcl") if parse.kids(k, "nsubj", "nsubjpass") and marked(parse, k, contrast)]
    against = parse.tokens[i].dep == "advcl" and marked(parse, i, contrast)
    return clauses + (parse.kids(parse.tokens[i].head, "nsubj", "nsubjpass") if against else [])


def _joined(parse: Parse, mentions: Mentions, actors: Parties, k: int) -> bool:
    """Whether a word is joined to one of those who act ("observers from the Union and the League praised it")."""
    other = mentions.get(parse.tokens[k].head) if parse.tokens[k].dep == "conj" else None
    return other is not None and any(one.code in {p.code for p in actors} for one in other.identities if one.code)


def _against(parse: Parse, mentions: Mentions, hit: Hit) -> Parties:
    """Whom the action goes against that somebody threatens."""
    for k in range(hit.i, parse.right[hit.i] + 1):
        if parse.tokens[k].lemma == "against":
            found = parties(parse, mentions, [a for p in parse.kids(k, "pobj") for a in every(parse, p)])
            if any(p.code for p in found):
                return found
    return ()


def _others(parse: Parse, mentions: Mentions, area: Iterable[int], actors: Parties) -> dict[str, int]:
    """Other actors than an act's own in a stretch of text, by code."""
    own = {p.code for p in actors}
    found: dict[str, int] = {}
    for k in area:
        mention = mentions.get(k)
        if mention is None or not _may_receive(parse, mention, k) or parse.tokens[k].pos == "PRON":
            continue
        for one in mention.identities:
            suffers = one.sector in PEOPLE and parse.tokens[k].dep in UNDERGOES
            if one.code and one.code not in own and one.sector is not None and not suffers:
                found.setdefault(one.code, k)
    return found


def in_complement(parse: Parse, mentions: Mentions, hit: Hit, actors: Parties) -> Parties:
    """The first other actor named in what a verb takes ("promised to repay its debts to China")."""
    category = hit.rule.category
    verbal = parse.tokens[hit.i].pos == "VERB" or category in PROMISED
    if not verbal or hit.rule.recipient in {"", "none"} or category in TOPICAL:
        return ()
    own = {p.code for p in actors}
    if category in MUTUAL and len(own - {None}) > 1:  # what several agree upon is done to none of them
        return ()
    for k in range(hit.i + 1, parse.right[hit.i] + 1):
        mention = mentions.get(k)
        if mention is None or not _may_receive(parse, mention, k) or not _taken(parse, k, hit):
            continue
        if any(one.code and one.code not in own for one in mention.identities):
            return parties(parse, mentions, list(every(parse, k)))
    return ()


def _taken(parse: Parse, k: int, hit: Hit) -> bool:
    """Whether a word lies in what a verb takes, not in a loose clause beside it or inside it."""
    while k != hit.i:
        token = parse.tokens[k]
        condition = token.dep == "advcl" and any(
            parse.tokens[m].lemma in {"if", "unless"} for m in parse.kids(k, "mark")
        )
        if condition and hit.rule.category == "THREATEN":
            k = token.head
            continue
        told = token.dep == "acl" and bool(parse.kids(k, "nsubj", "nsubjpass"))  # "evidence that Iraq ..."
        if token.dep in LOOSE or told or token.head == k:
            return False
        k = token.head
    return True


def _may_receive(parse: Parse, mention: Mention, k: int) -> bool:
    """Whether a mention may be whom an act is directed at, not only where, or against whom others act."""
    token = parse.tokens[k]
    located = token.dep == "pobj" and parse.tokens[token.head].lemma in LOCAL
    return mention.kind not in UNFIT and not located


def own_legislature(parse: Parse, mentions: Mentions, hit: Hit, actors: Parties) -> Parties:
    """The parliament of a government that asks for something there ("In Congress, his request for money")."""
    asking = {p.code for p in actors if p.code and p.sector == "GOV"}
    if hit.rule.category != "REQUEST" or not asking:
        return ()
    for k in range(*parse.bounds[parse.tokens[hit.i].sentence]):
        mention = mentions.get(k)
        if mention is not None and any(one.sector == "LEG" and one.code in asking for one in mention.identities):
            return parties(parse, mentions, [k])
    return ()
