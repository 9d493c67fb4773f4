"""Questions to a parse that several stages ask: who is the subject, the agent, the antecedent."""

from __future__ import annotations

from onrecord.parsing import Parse

SUBJECTS = ("nsubj", "nsubjpass", "expl")
SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl", "relcl", "prep", "ccomp"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def subject(parse: Parse, i: int, *, passive: bool = False) -> int | None:
    """The one who does what a verb says: its own subject, one it shares, or its agent.

    ``passive``: take the passive subject itself ("was quoted as saying").
    """
    for _ in range(5):
        if is_passive(parse, i) and not passive:
            return agent(parse, i)
        own = [k for k in parse.kids(i, *SUBJECTS) if parse.tokens[k].dep != "expl"]
        if own:
            return own[0]
        token = parse.tokens[i]
        if token.dep == "acl" and parse.tokens[token.head].pos in NOMINAL:
            return token.head
        if token.dep not in SHARED or token.head == i:
            return None
        i = token.head
        passive = passive or token.dep in {"xcomp", "advcl", "pcomp"}
    return None


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
