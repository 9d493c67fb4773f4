"""Whose side descriptions and pronouns are on, where only the context tells: what the model makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.codebook.codebook import Codebook
from onrecord.models.features import names_code
from onrecord.models.signals import Signals
from onrecord.schema import Identity, Mention

LIKELY = 0.5
NOBODY = 0.35  # from here on the model places somebody whom nothing else places
SURE = 0.92  # from here on the model overrules what the words of a phrase gave
PEOPLE = frozenset({"person", "description"})
NAMELESS = "UAF"  # gunmen and bombers whom nobody names are on nobody's side
FIXED = frozenset({"place", "outlet", "ambiguous"})


def settle(signals: Signals, codebook: Codebook, mentions: Mapping[int, Mention], i: int) -> Mention:
    """A mention with the code that is most likely in its article."""
    mention = mentions[i]
    if len(mention.identities) != 1 or mention.kind in FIXED or names_code(signals.parse, mentions, i):
        return mention
    one = mention.identities[0]
    if (one.kind == "body" and one.name) or (one.sector == NAMELESS and one.code is None):
        return mention
    code, chance = signals.codes(i)[0]
    beside = signals.parse.tokens[i].lemma in codebook.names.words["beside"]
    if beside and code in _of_whom(signals, mentions, i):
        return mention  # "its neighbour" is another state
    if code == one.code or chance < _least(one):
        return mention
    if signals.parse.tokens[i].pos == "PRON":
        return replace(mention, identities=(_antecedent(mentions, codebook, i, code),))
    return replace(mention, identities=(placed(one, code, codebook, chance),))


def _least(one: Identity) -> float:
    return NOBODY if one.code is None else LIKELY if one.assumed else SURE


def _of_whom(signals: Signals, mentions: Mapping[int, Mention], i: int) -> set[str | None]:
    """The codes of the pronouns that say whose somebody is."""
    owners = [k for k in signals.parse.kids(i, "poss") if signals.parse.tokens[k].pos == "PRON" and k in mentions]
    return {who.code for k in owners for who in mentions[k].identities if who.code}


def placed(one: Identity, code: str | None, codebook: Codebook, chance: float) -> Identity:
    """An identity with another code, and what it rests on."""
    plover = codebook.names.plover_of(code)
    return replace(one, code=code, plover=plover, reason=f"the context, by the model ({chance:.2f})", assumed=True)


def _antecedent(mentions: Mapping[int, Mention], codebook: Codebook, i: int, code: str | None) -> Identity:
    """The nearest earlier person or body of a code; only the code where there is none."""
    for k in sorted((k for k in mentions if k < i), reverse=True):
        one = mentions[k].identities[0]
        if one.code == code and one.name and mentions[k].kind in PEOPLE and code is not None:
            return one
    return Identity(None, code, codebook.names.plover_of(code), reason="the context, by the model", assumed=True)
