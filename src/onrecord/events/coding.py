"""Category and mode of an act, after its status: what is only announced is another category."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.codebook.codebook import Codebook, Rule
from onrecord.parsing import Parse

# coding-guide 1.4: future cooperation is AGREE, a future withdrawal CONCEDE, future coercion THREATEN
ANNOUNCED = {
    "CONSULT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "SUPPORT": "AGREE", "RETREAT": "CONCEDE",
    "ASSAULT": "THREATEN", "COERCE": "THREATEN", "SANCTION": "THREATEN",
}  # fmt: skip
COOPERATIVE = frozenset(category for category, made in ANNOUNCED.items() if made != "THREATEN")
THREAT_MODES = {"ASSAULT": "violence", "SANCTION": "restrict", "COERCE": "restrict"}
THREAT_BY_MODE = {"arrest": "arrest", "expel": "expel", "deport": "expel", "discontinue": "relations"}
# what somebody says they will not do for another is refused
WILLING = frozenset({"AGREE", "SUPPORT", "AID", "COOPERATE", "CONCEDE", "RETREAT"})
# done, not said: their words are about the day on which they are done
DEEDS = frozenset({"CONSULT", "COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
CAMEO = {
    "REJECT": "120",
    "AGREE": "030",
    "CONCEDE": "080",
    "THREATEN": "138",
    "ACCUSE": "111",
    "COERCE": "191",
    "ASSAULT": "192",
    "SANCTION": "161",
}


@lru_cache(maxsize=32)
def meant(category: str) -> tuple[str, ...]:
    """A category, and those that are coded as it when they are only announced."""
    return (category, *(name for name, announced in ANNOUNCED.items() if announced == category))


def ultimatum(parse: Parse, codebook: Codebook, i: int) -> bool:
    """Whether a demand names the force that follows ("told them to leave or be attacked")."""
    for clause in parse.kids(i, "xcomp", "ccomp", "acl", "advcl"):
        alternative = any(parse.tokens[k].lemma == "or" for k in parse.kids(clause, "cc"))
        for other in parse.kids(clause, "conj") if alternative else ():
            rules = codebook.rules_by_head.get(parse.tokens[other].lemma, ())
            told = parse.tokens[other].lemma in codebook.markers["or else"]
            if told or any(rule.category == "ASSAULT" for rule in rules):
                return True
    return False


@dataclass(frozen=True, slots=True)
class Coding:
    """Category, mode, status and CAMEO code of an act."""

    category: str
    mode: str | None
    status: str
    cameo: str | None


def coding(codebook: Codebook, rule: Rule, status: str, *, announced: bool, refused: bool = False) -> Coding:
    """The coding of a rule's act under a status.

    ``announced``: its actor announces it; ``refused``: it is denied with "will" or "would".
    """
    if status == "negated" and rule.category in WILLING and refused:
        return Coding("REJECT", "assist", "actual", CAMEO["REJECT"])
    plain = Coding(rule.category, rule.mode, status, rule.cameo)
    truce = rule.category == "RETREAT" and rule.mode == "ceasefire"
    category = "AGREE" if truce else ANNOUNCED.get(rule.category)  # a truce promised is agreed to, not yet kept
    if status != "future" or category is None:
        verbal = codebook.categories[rule.category]["quad"].startswith("verbal")
        return (
            Coding(rule.category, rule.mode, "actual", rule.cameo)
            if status == "future" and verbal and announced
            else plain
        )
    if category == "THREATEN":
        if not announced:
            return plain
        mode = THREAT_BY_MODE.get(rule.mode or "") or THREAT_MODES[rule.category]
        return Coding(category, mode, "actual", CAMEO[category])
    return Coding(category, None, "actual", CAMEO[category])
