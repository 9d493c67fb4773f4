"""Questions to a parse that several stages ask: who is the subject, the agent, the antecedent."""

from __future__ import annotations

from collections.abc import Container

from onrecord.parsing import Parse

SUBJECTS = ("nsubj", "nsubjpass", "expl")
SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl", "relcl", "prep", "ccomp"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
ADDRESSING = frozenset({"on", "upon", "to", "for"})  # before whoever is asked


def subject(parse: Parse, i: int, *, passive: bool = False) -> int | None:
    """The one who does what a verb says: its own subject, one it shares, or its agent.

    ``passive``: take the passive subject itself ("was quoted as saying").
    """
    for _ in range(6):
        if is_passive(parse, i) and not passive:
            return agent(parse, i)
        own = [k for k in parse.kids(i, *SUBJECTS) if parse.tokens[k].dep != "expl"]
        if own:
            return own[0]
        token = parse.tokens[i]
        if loose_participle(parse, i) or echoes(parse, i):
            i = main_clause(parse, i)
            continue
        if token.dep == "acl" and infinitive(parse, i):
            owner = parse.kids(token.head, "poss")
            if owner:
                return owner[0]
            noun = parse.tokens[token.head]
            if noun.dep in {"dobj", "pobj", "attr"} and parse.tokens[noun.head].pos in {"VERB", "AUX"}:
                i = noun.head
                continue
        if token.dep == "acl" and parse.tokens[token.head].pos in NOMINAL:
            return token.head
        if token.dep not in SHARED or token.head == i:
            return None
        i = token.head
        passive = passive or token.dep in {"xcomp", "advcl", "pcomp"}
    return None


def top(parse: Parse, tokens: tuple[int, ...]) -> int:
    """The token on which the others hang, among those that stand for one pattern."""
    above = (t for t in tokens if parse.tokens[t].head not in tokens)
    return next(above, tokens[0])


def is_passive(parse: Parse, i: int) -> bool:
    """Whether a verb stands in the passive."""
    return bool(parse.kids(i, "auxpass", "nsubjpass"))


def agent(parse: Parse, i: int) -> int | None:
    """The "by" phrase of a passive."""
    for by in parse.kids(i, "agent"):
        for kid in parse.kids(by, "pobj"):
            return kid
    return None


def antecedent(parse: Parse, i: int) -> int | None:
    """The noun that a relative pronoun stands for."""
    for k in parse.ancestors(i):
        if parse.tokens[k].dep == "relcl":
            return parse.tokens[k].head
    return None


def finite(parse: Parse, i: int) -> bool:
    """Whether a verb is finite: tensed itself or by its auxiliary."""
    tags = {"VBD", "VBZ", "VBP", "MD"}
    return parse.tokens[i].tag in tags or any(parse.tokens[k].tag in tags for k in parse.kids(i, "aux", "auxpass"))


def loose_participle(parse: Parse, i: int) -> bool:
    """A participle after a comma (", saying ..."): its subject is that of the whole clause."""
    token = parse.tokens[i]
    return token.tag == "VBG" and token.dep in {"acl", "advcl"} and i > 0 and parse.tokens[i - 1].text == ","


def echoes(parse: Parse, i: int) -> bool:
    """A second finite verb in the tense of the reporting verb above ("said it was wrong and warned them")."""
    token = parse.tokens[i]
    if token.dep != "conj" or token.tag not in {"VBD", "VBZ"} or parse.kids(i, "nsubj", "nsubjpass"):
        return False
    head = parse.tokens[token.head]
    above = parse.tokens[head.head]
    # "said Sudan was arming rebels and urged it to stop"
    another_tense = token.tag == "VBD" and head.tag in {"VB", "VBG"}
    return (
        head.dep == "ccomp"
        and above.pos == "VERB"
        and above.tag == token.tag
        and above.i < head.i
        and (head.pos == "AUX" or head.tag == "VBN" or another_tense)
    )


def main_clause(parse: Parse, i: int) -> int:
    """The verb of the clause that a participle or second verb belongs to, over reported clauses."""
    for k in parse.ancestors(i):
        token = parse.tokens[k]
        if token.pos in {"VERB", "AUX"} and not (token.dep == "ccomp" and token.head < k):
            return k
    return parse.tokens[i].head


def spares(parse: Parse, i: int) -> bool:
    """Whether a verb only begs off for whoever speaks ("a diplomat who asked not to be named")."""
    if parse.tokens[i].dep != "relcl" or parse.kids(i, "dobj", "dative"):
        return False
    passive = [k for k in parse.kids(i, "xcomp") if parse.kids(k, "neg") and parse.kids(k, "auxpass")]
    return any(parse.tokens[a].tag == "TO" for k in passive for a in parse.kids(k, "aux"))


def negations(parse: Parse, i: int) -> list[int]:
    """The words that deny a verb: "not", "never", and the "no" of "no longer"."""
    adverbs = parse.kids(i, "advmod")
    return parse.kids(i, "neg") + [k for adverb in adverbs for k in parse.kids(adverb, "neg")]


def neither(parse: Parse, i: int) -> bool:
    """Whether a verb tells one of two things that were not done ("neither signed nor left", "neither of them left")."""
    while parse.tokens[i].dep == "conj" and not parse.kids(i, "nsubj", "nsubjpass"):
        i = parse.tokens[i].head
    words = [w for k in (i, *parse.kids(i, *SUBJECTS)) for w in (k, *parse.kids(k, "preconj", "det", "cc"))]
    return any(parse.tokens[w].lemma.lower() == "neither" for w in words)


def marked(parse: Parse, i: int, words: Container[str]) -> bool:
    """Whether one of some words opens the clause of a verb ("*while* Italy praised it")."""
    return any(parse.tokens[k].lemma.lower() in words for k in parse.kids(i, "mark"))


def infinitive(parse: Parse, i: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(parse.tokens[k].tag == "TO" for k in parse.kids(i, "aux"))


def opening(parse: Parse, i: int) -> range:
    """The words between a verb of saying and the subject of its clause ("said *on Monday* it would")."""
    token, subjects = parse.tokens[i], parse.kids(i, *SUBJECTS)
    if token.dep != "ccomp" or token.head > i or not subjects:
        return range(0)
    return range(token.head + 1, parse.left[subjects[0]])


def controller(parse: Parse, i: int) -> int | None:
    """Whoever is told, asked or made to do what an infinitive says ("told *them* to go", "called on *them* to go")."""
    token = parse.tokens[i]
    if token.dep not in {"xcomp", "ccomp", "advcl"} or not infinitive(parse, i) or token.head > i:
        return None
    if is_passive(parse, token.head):
        return next(iter(parse.kids(token.head, "nsubjpass")), None) if token.dep != "advcl" else None
    preps = [k for k in parse.kids(token.head, "prep", "dative") if parse.tokens[k].lemma in ADDRESSING]
    told = parse.kids(token.head, "dobj", "dative") + [k for prep in preps for k in parse.kids(prep, "pobj")]
    return next((k for k in told if k > token.head and parse.right[k] + 1 == parse.left[i]), None)
