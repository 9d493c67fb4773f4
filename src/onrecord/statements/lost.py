"""Sources that the parser has lost, by where they stand beside their verb."""

from __future__ import annotations

from onrecord.grammar import finite, subject
from onrecord.parsing import Parse

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
BETWEEN = frozenset({"AUX", "ADV", "SPACE", "PART"})
SUBJECTS = ("nsubj", "nsubjpass")
# what opens an aside behind a noun ("the envoy, who ...", "the envoy, asked why,", "the envoy, a Dane,")
OPENERS = frozenset({"WP", "WDT", "WP$", "WRB", "VBG", "VBN", "VBD"})
RELATIVE = frozenset({"WP", "WDT", "WP$"})
ARTICLES = frozenset({"a", "an"})
# tokens of an aside at most, and of its first words in which a relative pronoun may stand ("some of whom")
LONGEST, FIRST = 30, 5
# prepositions within a name or description
INSIDE = frozenset({"of", "for", "from", "in", "at", "on"})
TIMES = frozenset({"DATE", "TIME"})


def lost(parse: Parse, verb: int) -> int | None:
    """Whoever says something with a verb that has no subject in the parse."""
    first = _first_verb(parse, verb)
    token = parse.tokens[first]
    if token.pos in {"NOUN", "PROPN"} and first != verb:
        return first
    if not finite(parse, first) or parse.kids(first, "auxpass"):
        return None
    found = (_before(parse, first), _of_clause_before(parse, first))
    return next((k for k in found if k is not None), None)


def _first_verb(parse: Parse, verb: int) -> int:
    """The first of joined verbs; the noun that the parser takes for a sentence ("An envoy, who left, said ...")."""
    i = verb
    while parse.tokens[i].dep == "conj" or (parse.tokens[i].dep == "acl" and parse.tokens[i - 1].text == ","):
        i = parse.tokens[i].head
    return i if parse.tokens[i].pos == "VERB" or parse.tokens[i].dep == "ROOT" else verb


def _before(parse: Parse, verb: int) -> int | None:
    """The noun right before a verb, or before the aside that ends there."""
    first = parse.bounds[parse.tokens[verb].sentence][0]
    i = verb - 1
    while i > first and parse.tokens[i].pos in BETWEEN:
        i -= 1
    if parse.tokens[i].text == ",":
        i = _before_aside(parse, first, i)
    return _head(parse, first, i) if i >= first and parse.tokens[i].pos in NOMINAL else None


def _before_aside(parse: Parse, first: int, end: int) -> int:
    """The token before the comma that opens what a comma closes; -1 when no aside stands there."""
    for j in range(end - 2, max(first, end - LONGEST), -1):
        opening = parse.tokens[j + 1]
        relative = any(parse.tokens[k].tag in RELATIVE for k in range(j + 1, min(j + FIRST, end)))
        opens = opening.tag in OPENERS or opening.lemma in ARTICLES or relative
        if parse.tokens[j].text == "," and opens and parse.tokens[j - 1].pos in NOMINAL:
            return j - 1
    return -1


def _head(parse: Parse, first: int, last: int) -> int | None:
    """The head of the noun phrase that ends with a token."""
    i = last
    if parse.tokens[i].entity in TIMES or parse.tokens[i].dep == "expl":
        return None
    while parse.tokens[i].dep == "pobj" and parse.tokens[parse.tokens[i].head].lemma in INSIDE:
        above = parse.tokens[parse.tokens[i].head].head
        if not first <= above < i or parse.tokens[above].pos not in NOMINAL or parse.tokens[above].entity in TIMES:
            break
        i = above
    return i


def _of_clause_before(parse: Parse, verb: int) -> int | None:
    """The subject of a first clause that the parser hangs on the second ("He left, said he was tired")."""
    before = [k for k in parse.kids(verb, "ccomp") if k < verb]
    after = [k for k in parse.kids(verb, "ccomp", "dobj", "xcomp") if k > verb]
    apart = parse.tokens[verb - 1].text == ","
    return subject(parse, before[0]) if before and after and apart else None
