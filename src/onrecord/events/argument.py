"""Who did it and to whom: the slots of a lexicon rule, found in the parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.actors.mention import core
from onrecord.actors.party import Mentions, party
from onrecord.grammar import antecedent, subject
from onrecord.parsing import Parse
from onrecord.schema import Identity, Mention, Party, Reading

if TYPE_CHECKING:
    from onrecord.events.trigger import Hit

# acts that are done to somebody: without a recipient they are hardly told at all
TARGETED = frozenset({"ACCUSE", "SUPPORT", "THREATEN"})
# here an actor in the complement is what the act is about, not whom it is done to
DEEDS_OF_FORCE = frozenset({"action", "war", "operation", "attack", "strike", "force", "invasion", "campaign", "intervention"})
POLICY_WITHIN = 8  # sentences back
AUTHOR_WITHIN = 4  # sentences back
TOPICAL = frozenset({"CONSULT", "REJECT", "REQUEST", "ACCUSE", "RETREAT"})
FIRST_PERSON = frozenset({"I", "we", "We", "me", "us", "my", "My", "our", "Our", "ours", "mine"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
MOVABLE = frozenset({"with", "to", "against", "over", "between", "from"})
VERBS = frozenset({"VERB", "AUX"})
PLACELIKE = frozenset({"place"})
Tokens = tuple[int, ...]


def slot(parse: Parse, i: int, tokens: Tokens, spec: str) -> list[int]:
    """Head tokens of the parties that a slot cell names ("subj", "obj/to", "subj+with")."""
    if spec in ("", "none"):
        return []
    for choice in spec.split("/"):
        found = [k for part in choice.split("+") for k in _single(parse, i, tokens, part)]
        if found:
            return list(dict.fromkeys(found))
    return []


def options(spec: str) -> list[str]:
    """The alternatives of a slot cell, in order of preference."""
    return [] if spec in ("", "none") else spec.split("/")


def _single(parse: Parse, i: int, tokens: Tokens, name: str) -> list[int]:
    verbal = parse.tokens[i].pos in VERBS | {"ADJ"}
    if name == "subj":
        found = _subject(parse, i) if verbal else _subject_of_noun(parse, i, tokens)
    elif name == "obj":
        found = _object(parse, i, tokens) if verbal else _prepositions(parse, tokens, "of")
    elif name == "comp":
        found = _complement_subject(parse, i, tokens)
    else:
        found = _prepositions(parse, tokens, name) or (_governed(parse, i, name) if not verbal else [])
    return [k for head in found if head not in tokens for k in _all(parse, head)]


def _all(parse: Parse, head: int) -> Iterator[int]:
    """A head and everything joined to it."""
    yield head
    for kid in parse.kids(head, "conj"):
        if parse.tokens[kid].pos in NOUNS:
            yield from _all(parse, kid)


def _subject(parse: Parse, i: int) -> list[int]:
    token = parse.tokens[i]
    if token.tag == "VBN" and token.dep == "acl":
        return _by(parse, i)
    if parse.kids(i, "auxpass", "nsubjpass"):
        return _by(parse, i)
    if token.pos == "ADJ" or token.dep in {"acomp", "attr", "oprd"}:
        own = parse.kids(i, "nsubj")
        found = own[0] if own else subject(parse, token.head)
    else:
        found = subject(parse, i)
    return [] if found is None else [found]


def _by(parse: Parse, i: int) -> list[int]:
    return [k for agent in parse.kids(i, "agent", "prep") if parse.tokens[agent].lemma == "by" for k in parse.kids(agent, "pobj")]


def _subject_of_noun(parse: Parse, i: int, tokens: Tokens) -> list[int]:
    """Possessor, nationality, "by"/"from"; else the subject of the verb that carries the noun."""
    own = [k for t in tokens for k in parse.kids(t, "poss")]
    own = own or _by(parse, i) or _prepositions(parse, (i,), "from") or _prepositions(parse, (i,), "between")
    own = own or modifiers(parse, i)
    if own:
        return own
    token = parse.tokens[i]
    at = i
    for _ in range(4):
        token = parse.tokens[at]
        if token.dep in {"dobj", "attr", "pobj", "prep", "nsubjpass"} and token.head != at:
            at = token.head
            if parse.tokens[at].pos in VERBS:
                return _subject(parse, at)
    return []


def modifiers(parse: Parse, i: int) -> list[int]:
    """Adjectives and compounds before a noun, the nearest last; only names among them count later."""
    first, _ = core(parse, i)
    return [k for k in range(first, i) if parse.tokens[k].dep in {"amod", "compound", "nmod", "poss"} and parse.tokens[k].text[:1].isupper()]


def _object(parse: Parse, i: int, tokens: Tokens) -> list[int]:
    token = parse.tokens[i]
    if token.tag == "VBN" and token.dep == "acl" and token.head not in tokens:
        return [token.head]
    passive = parse.kids(i, "nsubjpass")
    if passive and passive[0] not in tokens:
        return [_relative(parse, passive[0])]
    verbs = [i, *(t for t in tokens if t != i and parse.tokens[t].pos in VERBS)]
    for verb in verbs:
        found = [k for k in parse.kids(verb, "dative", "dobj") if k not in tokens and parse.tokens[k].pos in NOUNS | {"NUM", "ADJ"}]
        if found:
            return found[:1]
    for noun in (t for t in tokens if parse.tokens[t].pos in {"NOUN", "PROPN"} and parse.tokens[t].dep in {"dobj", "nsubjpass"}):
        found = [k for k in owners(parse, noun) if k not in tokens]
        if found:
            return found
    return _shared_object(parse, i)


def _relative(parse: Parse, k: int) -> int:
    if parse.tokens[k].tag in {"WDT", "WP"}:
        return antecedent(parse, k) or k
    return k


def _shared_object(parse: Parse, i: int) -> list[int]:
    """The object that joined verbs share ("attacked and destroyed the convoy")."""
    for kid in parse.kids(i, "conj"):
        if parse.tokens[kid].pos == "VERB" and not parse.kids(kid, "nsubj"):
            return [k for k in parse.kids(kid, "dobj")]
    return []


def _complement_subject(parse: Parse, i: int, tokens: Tokens) -> list[int]:
    for holder in (i, *(t for t in tokens if t != i)):
        for clause in parse.kids(holder, "ccomp", "xcomp", "advcl", "acl"):
            found = [k for k in parse.kids(clause, "nsubj", "nsubjpass") if k not in tokens]
            if found:
                return found
            for prep in parse.kids(clause, "prep", "mark"):
                if parse.tokens[prep].lemma == "for":
                    return parse.kids(prep, "pobj")
    return []


def _prepositions(parse: Parse, tokens: Tokens, name: str) -> list[int]:
    """Objects of a preposition under any word of the trigger."""
    for t in tokens:
        if parse.tokens[t].lemma == name and parse.tokens[t].pos in {"ADP", "SCONJ", "PART"}:
            found = parse.kids(t, "pobj")
            if found:
                return found
    loose = [k for t in tokens if parse.tokens[t].pos == "NOUN" for k in parse.kids(t, "relcl", "acl")]
    for t in (*tokens, *loose):
        for prep in parse.kids(t, "prep", "dative", "agent", "prt", "aux"):
            if parse.tokens[prep].lemma == name:
                found = parse.kids(prep, "pobj") or [s for k in parse.kids(prep, "pcomp") for s in parse.kids(k, "nsubj")]
                if found:
                    return found
    return _misplaced(parse, tokens, name)


def _misplaced(parse: Parse, tokens: Tokens, name: str) -> list[int]:
    """A preposition that the parser hung on the object ("discussed exports with Bangladesh")."""
    if name not in MOVABLE:
        return []
    for t in tokens:
        for kid in parse.kids(t, "dobj", "nsubjpass"):
            for prep in parse.kids(kid, "prep"):
                if parse.tokens[prep].lemma == name:
                    return parse.kids(prep, "pobj")
    return []


def _governed(parse: Parse, i: int, name: str) -> list[int]:
    """The preposition's object under the verb that carries a noun ("held talks in Cairo with Iran")."""
    token = parse.tokens[i]
    if token.dep in {"dobj", "nsubjpass", "attr", "pobj"} and parse.tokens[token.head].pos in VERBS:
        return _prepositions(parse, (token.head,), name)
    return []


def parties(parse: Parse, mentions: Mentions, heads: list[int], *, owned: bool = True) -> tuple[Party, ...]:
    """The parties behind head tokens: by their own mention, else (``owned``) by the owner of what they name."""
    made: list[Party] = []
    for i in [k for head in heads for k in _listed(parse, mentions, head)]:
        found, at = _identities(parse, mentions, i, owned=owned)
        made += [party(parse, at, one) for one in found]
    seen: dict[tuple[object, ...], Party] = {}
    for one in made:
        seen.setdefault((one.code, one.name, one.sector) if one.code else (one.text,), one)
    return tuple(seen.values())


def _listed(parse: Parse, mentions: Mentions, i: int) -> list[int]:
    """The actors that an apposition lists for a vague head ("the three powers, Russia, Iran and Turkey")."""
    mention = mentions.get(i)
    if mention is not None and any(one.code for one in mention.identities):
        return [i]
    listed = [k for kid in parse.kids(i, "appos") for k in _all(parse, kid) if k in mentions]
    return listed if any(one.code for k in listed for one in mentions[k].identities) else [i]


def _identities(parse: Parse, mentions: Mentions, i: int, *, owned: bool) -> tuple[tuple[Identity, ...], int]:
    mention = mentions.get(i)
    if mention is not None and mention.kind not in PLACELIKE | {"ambiguous"}:
        return mention.identities, i
    if mention is not None and mention.kind == "place":
        return mention.identities, i
    for k in owners(parse, i) if owned else ():
        mention = mentions.get(k)
        if mention is not None and mention.identities[0].code and mention.kind not in {"ambiguous"}:
            return mention.identities, k
    return (), i


def owners(parse: Parse, i: int) -> list[int]:
    """Whose a thing is: possessor, nationality, "by" and, for doings, "of" ("the plan of France")."""
    found = [*parse.kids(i, "poss"), *modifiers(parse, i)]
    for prep in parse.kids(i, "prep", "agent"):
        if parse.tokens[prep].lemma in {"by", "of", "from"}:
            found += parse.kids(prep, "pobj")
    for clause in parse.kids(i, "acl"):
        found += _by(parse, clause)
    return found


def voices(reading: Reading, parse: Parse) -> dict[int, Mention]:
    """ "I" and "we" inside a statement, as mentions of its speaker."""
    found: dict[int, Mention] = {}
    firsts = [t for t in parse.tokens if t.text in FIRST_PERSON]
    for token in firsts:
        around = [s for s in reading.statements if s.speaker and any(c.start <= token.start < c.end for c in s.content)]
        if around:
            who = min(around, key=lambda s: sum(c.end - c.start for c in s.content)).speaker
            assert who is not None
            one = Identity(who.name, who.code, who.plover, who.sector, who.role, "person", "the speaker")
            found[token.i] = Mention(parse.span(token.i, token.i), token.i, "person", (one,))
    return found


def other_side(parse: Parse, mentions: Mentions, hit: Hit, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """The one other actor named in an act's complement, else in its sentence, for acts that have a target."""
    if hit.rule.category not in TARGETED or hit.rule.recipient in {"", "none"}:
        return ()
    if hit.rule.category == "THREATEN":
        for k in range(hit.i, parse.right[hit.i] + 1):
            if parse.tokens[k].lemma == "against":
                against = parties(parse, mentions, [a for p in parse.kids(k, "pobj") for a in _all(parse, p)])
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
            return parties(parse, mentions, list(_all(parse, k)))
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
