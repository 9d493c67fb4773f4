"""Which date expressions may tell when an act of the past happened: no limits, no days to come, no names of others."""

from __future__ import annotations

from onrecord.events.expressions import When, preceding
from onrecord.events.tense import perfect
from onrecord.grammar import infinitive
from onrecord.parsing import Parse

LIMITS = frozenset({"by", "for", "till", "until"})  # before these a day is a limit or a plan, not the day of the act


def of_the_past(parse: Parse, i: int, placed: dict[int, When], published: str | None) -> dict[int, When]:
    """The expressions that may date an act of the past: neither limits nor, for a past tense, days to come."""
    told = parse.tokens[i].tag in {"VBD", "VBN"}
    limits = LIMITS if perfect(parse, i) else LIMITS | {"since"}
    return {
        k: found
        for k, found in placed.items()
        if (preceding(parse, k) not in limits or parse.kids(k, "relcl"))
        and not (found.day and not found.historical and _names_another(parse, i, k))
        and not (told and found.day and published and found.day > published[:10])
        and not _granted(parse, k)
    }


def _names_another(parse: Parse, i: int, k: int) -> bool:
    """Whether a day tells which event somebody means ("condemned the coup of July 15")."""
    holder = parse.tokens[parse.tokens[k - 1].head]
    event = holder.pos == "NOUN" and holder.entity not in {"DATE", "TIME"}
    return k > 0 and parse.tokens[k - 1].lemma.lower() == "of" and event and holder.i != i


def _granted(parse: Parse, k: int) -> bool:
    """Whether an expression tells how long somebody is given for something ("gave it until May to repeal the law")."""
    if parse.tokens[k].lemma.lower() not in LIMITS or parse.tokens[k].dep != "prep":
        return False
    return any(infinitive(parse, i) and i > k for i in parse.kids(parse.tokens[k].head, "advcl", "xcomp"))
