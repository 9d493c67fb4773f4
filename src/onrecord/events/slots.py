"""Where the parties of an act stand in the parse: the slots that a lexicon row names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.actors.mention import core
from onrecord.codebook.codebook import HOME, rows
from onrecord.grammar import antecedent, subject
from onrecord.parsing import Parse

NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
# what stands behind these is why or when something is done ("resigned after protests")
ADJUNCT = frozenset({
    "after", "following", "over", "at", "amid", "since", "because", "despite", "during", "before", "until", "against",
})  # fmt: skip
MOVABLE = frozenset({"with", "to", "against", "over", "between", "from", "on", "at", "by"})
VERBS = frozenset({"VERB", "AUX"})
PLACING = frozenset({"in", "inside", "across", "near", "from", "against"})
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
    return [k for head in found if head not in tokens for k in every(parse, head)]


def every(parse: Parse, head: int) -> Iterator[int]:
    """A head and everything joined to it."""
    waiting = [head]
    while waiting:
        now = waiting.pop()
        yield now
        waiting += [kid for kid in reversed(parse.kids(now, "conj")) if parse.tokens[kid].pos in NOUNS]


def _subject(parse: Parse, i: int) -> list[int]:
    token = parse.tokens[i]
    if token.tag == "VBN" and token.dep == "acl":
        return _by(parse, i)
    if parse.kids(i, "auxpass", "nsubjpass"):
        return _by(parse, i)
    if token.pos == "ADJ" or token.dep in {"acomp", "attr", "oprd"}:
        own = parse.kids(i, "nsubj")
        found = own[0] if own else subject(parse, token.head)
    elif token.dep == "xcomp" and parse.tokens[token.head].dep == "acomp":  # "is due to fly"
        found = subject(parse, parse.tokens[token.head].head)
    else:
        found = subject(parse, i)
    return [found] if found is not None else _mistaken_subject(parse, i)


def _mistaken_subject(parse: Parse, i: int) -> list[int]:
    """A name straight before a finite verb that the parser took for an adverbial ("Azerbaijan scheduled talks")."""
    if parse.tokens[i].tag not in {"VBD", "VBZ", "VBP"}:
        return []
    return [k for k in parse.kids(i, "npadvmod") if k == i - 1 and parse.tokens[k].pos == "PROPN"]


def _by(parse: Parse, i: int) -> list[int]:
    return [
        k
        for agent in parse.kids(i, "agent", "prep")
        if parse.tokens[agent].lemma == "by"
        for k in parse.kids(agent, "pobj")
    ]


def _subject_of_noun(parse: Parse, i: int, tokens: Tokens) -> list[int]:
    """Possessor, nationality, "by"/"from"; else the subject of the verb that carries the noun."""
    own = [k for t in tokens for k in parse.kids(t, "poss")]
    own = own or _by(parse, i) or modifiers(parse, i)
    own = own or _prepositions(parse, (i,), "from") or _prepositions(parse, (i,), "between")
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


def aside(parse: Parse, i: int) -> bool:
    """Whether a noun only tells why or when its clause's subject does something ("resigned after protests")."""
    path = [i, *parse.ancestors(i)]
    tokens = parse.tokens
    verb = next((n for n, k in enumerate(path) if tokens[k].pos in VERBS and tokens[k].dep != "prep"), len(path))
    # "in response to the killing of ..."
    answers = any(tokens[k].lemma in _marked("answer") and tokens[tokens[k].head].lemma == "in" for k in path[1:verb])
    return answers or any(tokens[k].dep == "prep" and tokens[k].text.lower() in ADJUNCT for k in path[:verb])


def modifiers(parse: Parse, i: int) -> list[int]:
    """Adjectives and compounds before a noun, the nearest last; only names among them count later."""
    first, _ = core(parse, i)
    return [
        k
        for k in range(first, i)
        if parse.tokens[k].dep in {"amod", "compound", "nmod", "poss"} and parse.tokens[k].text[:1].isupper()
    ]


def _object(parse: Parse, i: int, tokens: Tokens) -> list[int]:
    token = parse.tokens[i]
    if token.tag == "VBN" and token.dep == "acl" and token.head not in tokens:
        return [token.head]
    passive = parse.kids(i, "nsubjpass")
    if passive and passive[0] not in tokens:
        return [_relative(parse, passive[0])]
    verbs = [i, *(t for t in tokens if t != i and parse.tokens[t].pos in VERBS)]
    for verb in verbs:
        found = [
            k
            for k in parse.kids(verb, "dative", "dobj")
            if k not in tokens and parse.tokens[k].pos in NOUNS | {"NUM", "ADJ"}
        ]
        if found:
            return found[:1]
    for noun in (
        t for t in tokens if parse.tokens[t].pos in {"NOUN", "PROPN"} and parse.tokens[t].dep in {"dobj", "nsubjpass"}
    ):
        found = [k for k in owners(parse, noun) if k not in tokens]
        if found:
            return found
    particles = [t for t in tokens if parse.tokens[t].pos == "ADP" and parse.tokens[t].head == i]
    governs = [k for t in particles for k in parse.kids(t, "pobj") if k not in tokens and t == i + 1]
    return _shared_object(parse, i) or governs  # "let in inspectors"


def _relative(parse: Parse, k: int) -> int:
    if parse.tokens[k].tag in {"WDT", "WP"}:
        return antecedent(parse, k) or k
    return k


def _shared_object(parse: Parse, i: int) -> list[int]:
    """The object that joined verbs share ("attacked and destroyed the convoy")."""
    for kid in parse.kids(i, "conj"):
        if parse.tokens[kid].pos == "VERB" and not parse.kids(kid, "nsubj"):
            return list(parse.kids(kid, "dobj"))
    return []


def _complement_subject(parse: Parse, i: int, tokens: Tokens) -> list[int]:
    for holder in (i, *(t for t in tokens if t != i)):
        for clause in parse.kids(holder, "ccomp", "xcomp", "advcl", "acl"):
            found = [k for k in parse.kids(clause, "nsubj") if k not in tokens]
            if found:
                return found
            if parse.kids(clause, "nsubjpass"):
                return _by(parse, clause)
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
    nested = [k for t in tokens for k in _nested(parse, t)] if name != "of" else []
    for t in (*tokens, *loose, *nested):
        for prep in parse.kids(t, "prep", "dative", "agent", "prt", "aux"):
            if parse.tokens[prep].lemma == name:
                clauses = parse.kids(prep, "pcomp")
                found = governed(parse, prep) or [s for k in clauses for s in parse.kids(k, "nsubj")]
                if found and parse.tokens[found[0]].entity not in {"DATE", "TIME"}:
                    return found
    return _misplaced(parse, tokens, name)


def governed(parse: Parse, prep: int) -> list[int]:
    """What a preposition governs, also where the parser took its adjective for a verb ("in neighbouring Mali")."""
    own = parse.kids(prep, "pobj")
    if own or parse.tokens[prep].lemma not in PLACING:
        return own
    return [
        k
        for verb in parse.kids(prep, "pcomp")
        if verb == prep + 1
        for k in parse.kids(verb, "dobj")
        if parse.left[k] == verb + 1
    ]


def _nested(parse: Parse, i: int) -> list[int]:
    """The nouns in an event noun's own phrases, on which the parser hangs what follows ("an attack by X on Y")."""
    if parse.tokens[i].pos != "NOUN":
        return []
    inner = [k for prep in parse.kids(i, "prep") for k in parse.kids(prep, "pobj")]
    return inner + [k for head in inner for prep in parse.kids(head, "prep") for k in parse.kids(prep, "pobj")]


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


def owners(parse: Parse, i: int) -> list[int]:
    """Whose a thing is: possessor, nationality, "by" and, for doings, "of" ("the plan of France")."""
    found = [*parse.kids(i, "poss"), *modifiers(parse, i)]
    found += [
        k
        for owned in parse.kids(i, "amod")
        if parse.tokens[owned].lemma in _marked("owned")
        for k in parse.kids(owned, "npadvmod")
    ]  # "a Spanish-owned airline"
    for prep in parse.kids(i, "prep", "agent"):
        if parse.tokens[prep].lemma in {"by", "of", "from"}:
            found += parse.kids(prep, "pobj")
    for clause in parse.kids(i, "acl"):
        found += _by(parse, clause)
    return found


@cache
def _marked(kind: str) -> frozenset[str]:
    """The words that mark something, such as whose a thing is ("Spanish-owned"): as shipped, parses know no other."""
    return frozenset(row["word"] for row in rows(HOME, "markers.csv") if row["kind"] == kind)
