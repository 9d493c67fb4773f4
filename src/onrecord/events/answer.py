"""What acts say about each other: whose demand is refused, whose attack is condemned."""

from __future__ import annotations

from dataclasses import replace

from onrecord.codebook.codebook import Codebook
from onrecord.events.act import Act
from onrecord.events.coding import Coding
from onrecord.events.policy import group
from onrecord.parsing import Parse

FORCEFUL = frozenset({"THREATEN", "ASSAULT"})


def accused(one: Act) -> Act:
    """A use of force that one side tells of the other in its own quoted words is an accusation."""
    told = one.told
    hostile = (
        one.hit.rule.pattern.pos == "verb"
        and one.coding.category in {"ASSAULT", "COERCE"}
        and one.coding.status != "future"
    )
    if not hostile or told is None or told.speaker is None or not told.speaker.code:
        return one
    wronged = told.speaker.code in one.codes[1] and told.speaker.sector in {"GOV", "LEG", "PTY", "OPP", "REB"}
    # an act that a report tells and attributes behind it ("shelled the town, Chad said") is no accusation
    plain = (one.coding.category, one.coding.status) == ("ASSAULT", "actual")
    reported = plain and told.cue is not None and told.cue.span.start > told.content[0].start
    if told.form != "direct" and (
        not wronged or reported or told.cue is None or told.cue.text.lower() == "according to"
    ):
        return one
    if (
        not one.codes[0]
        or told.speaker.code in one.codes[0]
        or told.speaker.sector in {"NGO", "JRN", "MED", "CVL", "IGO"}
    ):
        return one
    return replace(
        one,
        coding=Coding("ACCUSE", "allege", "actual", "112"),
        actors=(told.speaker,),
        recipients=one.actors,
        told=None,
    )


def blamed(codebook: Codebook, parse: Parse, one: Act, acts: list[Act]) -> Act:
    """Who is criticised for an attack or war that is told without its author: the one who threatens or makes it."""
    if one.coding.category not in {"ACCUSE", "REJECT"} or one.codes[1] or not one.codes[0]:
        return one
    span = range(parse.left[one.hit.i], parse.right[one.hit.i] + 1)
    if not any(group(codebook, parse.tokens[k].lemma) == "force" for k in span):
        return one
    authors = [
        act for act in acts
        if act.coding.category in FORCEFUL and act.codes[0] and act.codes[1] and not act.codes[0] & one.codes[0]
    ]  # fmt: skip
    before = [act for act in authors if act.hit.i < one.hit.i]
    author = before[-1] if before else authors[0] if authors else None
    return one if author is None else replace(one, recipients=tuple(p for p in author.actors if p.code))


def answered(one: Act, acts: list[Act]) -> Act:
    """A refusal without an addressee answers the last demand or threat made to its author."""
    if one.coding.category != "REJECT" or one.codes[1] or not one.codes[0]:
        return one
    for earlier in reversed([act for act in acts if act.hit.i < one.hit.i]):
        pressed = earlier.coding.category in {"REQUEST", "THREATEN"} and earlier.codes[1] & one.codes[0]
        if pressed and earlier.codes[0] and not earlier.codes[0] & one.codes[0]:
            return replace(one, recipients=tuple(p for p in earlier.actors if p.code), guessed=True)
    return one
