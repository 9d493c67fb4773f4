"""What acts say about each other: whose demand is refused, whose attack is condemned."""

from __future__ import annotations

from dataclasses import replace

from onrecord.events.act import Act
from onrecord.events.coding import Coding


def accused(one: Act) -> Act:
    """A use of force that one side tells of the other in its own quoted words is an accusation."""
    told = one.told
    hostile = one.coding.category in {"ASSAULT", "COERCE"} and one.coding.status != "future"
    if not hostile or told is None or told.speaker is None or not told.speaker.code:
        return one
    wronged = told.speaker.code in one.codes[1] and told.speaker.sector in {"GOV", "LEG", "PTY", "OPP", "REB"}
    if told.form != "direct" and not wronged:
        return one
    if not one.codes[0] or told.speaker.code in one.codes[0] or told.speaker.sector in {"NGO", "JRN", "MED", "CVL", "IGO"}:
        return one
    return replace(one, coding=Coding("ACCUSE", "allege", "actual", "112"), actors=(told.speaker,), recipients=one.actors, told=None)


def answered(one: Act, acts: list[Act]) -> Act:
    """A refusal without an addressee answers the last demand or threat made to its author."""
    if one.coding.category != "REJECT" or one.codes[1] or not one.codes[0]:
        return one
    for earlier in reversed([act for act in acts if act.hit.i < one.hit.i]):
        pressed = earlier.coding.category in {"REQUEST", "THREATEN"} and earlier.codes[1] & one.codes[0]
        if pressed and earlier.codes[0] and not earlier.codes[0] & one.codes[0]:
            return replace(one, recipients=tuple(p for p in earlier.actors if p.code))
    return one
