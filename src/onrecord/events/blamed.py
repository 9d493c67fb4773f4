"""Deeds that are blamed on somebody: against whom they are done ("condemned the strikes on Yemen")."""

from __future__ import annotations

from onrecord.events.act import Act
from onrecord.events.side_clues import Cast

DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
AGAINST, ON = "against", frozenset({"on", "upon"})


def done_to(cast: Cast, one: Act) -> frozenset[str]:
    """The states that the sentence of an act names only as those that a deed in its words is done to."""
    parse = cast.page.parse
    targets = {
        k for i in parse.subtree(one.hit.i) if i > one.hit.i and parse.tokens[i].pos == "NOUN"
        for prep in parse.kids(i, "prep") if _hits(cast, i, prep)
        for k in parse.kids(prep, "pobj") if k in cast.mentions and cast.mentions[k].kind == "state"
    }  # fmt: skip
    codes = {code for k in targets for code in _codes(cast, k)}
    first, end = parse.bounds[parse.tokens[one.hit.i].sentence]
    others = {
        code for k in range(first, end) if k not in targets and parse.tokens[k].pos != "PRON"
        for code in _codes(cast, k)
    }  # fmt: skip
    return frozenset(codes - others)


def _hits(cast: Cast, i: int, prep: int) -> bool:
    """Whether a preposition behind a noun tells what it is done to: always "against", of a deed "on", too."""
    word, hint = cast.page.parse.tokens[prep].lemma, cast.page.signals.hints.get(i)
    return word == AGAINST or (word in ON and hint is not None and hint.category in DEEDS)


def _codes(cast: Cast, k: int) -> set[str]:
    return {one.code for one in cast.mentions[k].identities if one.code} if k in cast.mentions else set()
