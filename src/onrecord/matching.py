"""Whether the words of a codebook pattern stand together in a parse."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from onrecord.codebook.codebook import Pattern
from onrecord.parsing import Parse, Token

# dependents that may hold the other words of a pattern; clauses and subjects may not
REACH = frozenset({
    "dobj", "nsubjpass", "prt", "prep", "pobj", "pcomp", "xcomp", "acomp", "oprd", "attr", "advmod", "amod", "compound",
    "agent", "dative", "neg", "nmod", "npadvmod", "acl", "aux", "poss", "mark", "det", "nummod", "advcl", "ccomp",
    "intj",
})  # fmt: skip
CLAUSES = frozenset({"advcl", "ccomp", "acl"})
DEPTH = 3
RELATIVE = frozenset({"WDT", "WP"})
TIMES = frozenset({"after", "before", "during", "since", "until"})
WHERE = frozenset({"at", "near", "off", "outside", "inside"})  # what stands behind these is only where it was done
POS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adj": frozenset({"ADJ", "VERB"}),
    "prep": frozenset({"ADP", "SCONJ", "VERB"}),
    "adv": frozenset({"ADV"}),
}


def match(parse: Parse, i: int, pattern: Pattern) -> tuple[int, ...] | None:
    """The tokens that match a pattern headed by a token, in order; None when one is missing."""
    token = parse.tokens[i]
    if not lemmas(token) & pattern.head or not (token.pos in POS[pattern.pos] or _mistaken_verb(parse, i, pattern.pos)):
        return None
    found = [i]
    around = reachable(parse, i) if pattern.rest else ()
    for words in pattern.rest:
        hit = next((k for k in around if k not in found and _fills(parse, k, words, found)), None)
        if hit is None:
            return None
        found.append(hit)
        if parse.tokens[hit].dep == "ccomp":  # "warned that it would pay a price": of a clause that is part of it
            around = [*around, *parse.kids(hit, "dobj", "prt")]
    return None if pattern.pos == "verb" and _another(parse, i, found) else tuple(sorted(found))


def _another(parse: Parse, i: int, found: list[int]) -> bool:
    """Whether a particle makes another verb of one ("called off talks on Cyprus" calls on nobody)."""
    return any(k not in found for k in parse.kids(i, "prt"))


def _fills(parse: Parse, k: int, words: frozenset[str], found: list[int]) -> bool:
    """Whether a token is one of the words; a preposition must hang on the trigger itself."""
    token = parse.tokens[k]
    if not lemmas(token) & words or _then(parse, token, found):
        return False
    if token.pos not in {"ADP", "PART", "SCONJ"} or token.dep == "neg":
        return True
    dated = any(parse.tokens[p].entity in {"DATE", "TIME"} for p in parse.kids(k, "pobj"))
    return _hangs_on(parse, token, found) and not (dated and token.lemma not in TIMES)


def _then(parse: Parse, token: Token, found: list[int]) -> bool:
    """Whether a word only says when or where ("called off the strike after talks", "seized him at an airport")."""
    above = parse.tokens[token.head]
    return token.dep == "pobj" and above.lemma in TIMES | WHERE and above.i not in found


def _hangs_on(parse: Parse, token: Token, found: list[int]) -> bool:
    """Whether a preposition belongs to the trigger: to a word of it, or by mistake to its object."""
    if token.head in found:
        return True
    holder = parse.tokens[token.head]
    if token.dep == "mark" and token.lemma == "for":  # "called for the talks to begin"
        return holder.head in found
    if token.lemma == "of" and holder.pos != "PROPN":  # "warned Minsk of sanctions", but not "the fear of sanctions"
        return False
    return holder.dep == "dobj" and holder.head in found


def _mistaken_verb(parse: Parse, i: int, pos: str) -> bool:
    """A past form taken for an adjective ("Eritrea armed the rebels"), or a present one for a noun ("Oslo claims")."""
    token = parse.tokens[i]
    if pos != "verb":
        return False
    if token.pos == "NOUN":
        that = [k for k in parse.kids(i, "ccomp") if k > i and parse.kids(k, "mark")]
        return bool(that) and bool(parse.kids(i, "nsubj")) and not parse.kids(i, "det", "poss", "cop")
    return token.pos == "ADJ" and token.text.endswith("ed") and bool(parse.kids(i, "dobj"))


@lru_cache(maxsize=1 << 16)
def _forms(text: str, lemma: str) -> frozenset[str]:
    lowered = text.lower()
    return frozenset({lowered, lemma, british(lemma)})


def british(lemma: str) -> str:
    """The American spelling of a lemma in -ise or -our, which the codebook writes."""
    if lemma.endswith("ise") and len(lemma) > 5:
        return lemma[:-3] + "ize"
    return lemma.replace("our", "or") if lemma.endswith("our") and len(lemma) > 4 else lemma


def lemmas(token: Token) -> frozenset[str]:
    """The forms under which a token may match: as written, its lemma, the American spelling."""
    return _forms(token.text, token.lemma)


def reachable(parse: Parse, i: int) -> list[int]:
    """Dependents of a token that a pattern's other words may be, nearest first."""
    found: list[int] = [parse.tokens[i].head] if _object_above(parse, i) else []
    level = [i]
    for depth in range(DEPTH):
        # a clause's own verb may complete a pattern, the words inside it may not
        level = [
            k for head in level if depth == 0 or parse.tokens[head].dep not in {"ccomp", "advcl"}
            for k in parse.children[head] if _reaches(parse.tokens[k], depth)
        ]  # fmt: skip
        found += level
    return found


def _object_above(parse: Parse, i: int) -> bool:
    """Whether a verb's object is what it modifies ("a truce ordered by the council", "the duties that it imposed")."""
    token = parse.tokens[i]
    if token.dep == "acl":
        return token.tag == "VBN"
    subjects, objects = parse.kids(i, "nsubj", "nsubjpass"), parse.kids(i, "dobj")
    if token.dep != "relcl" or not subjects:
        return False
    relative = parse.tokens[subjects[0]].tag in RELATIVE
    if parse.kids(i, "auxpass"):
        return relative
    return not relative and (not objects or parse.tokens[objects[0]].tag in RELATIVE)


def _reaches(token: Token, depth: int) -> bool:
    if token.dep == "conj":
        return depth > 0
    return token.dep in REACH and (depth == 0 or token.dep not in CLAUSES or (depth == 1 and token.dep == "acl"))


def first(parse: Parse, i: int, candidates: Iterable[object]) -> tuple[object, tuple[int, ...]] | None:
    """The first candidate (longest patterns come first) whose pattern matches at a token."""
    for candidate in candidates:
        tokens = match(parse, i, candidate.pattern)  # type: ignore[attr-defined]
        if tokens is not None:
            return candidate, tokens
    return None
