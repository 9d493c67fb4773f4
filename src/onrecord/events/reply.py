"""To whom an act is said that names nobody: whoever was met in the same breath, or has just asked or struck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.codebook.codebook import Codebook
from onrecord.events.act import Act
from onrecord.events.policy import group
from onrecord.parsing import Parse
from onrecord.schema import Party, Reading

Parties = tuple[Party, ...]
SAID = frozenset({"REQUEST", "AGREE", "REJECT"})
JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
PRESSING = frozenset({"REQUEST", "THREATEN"})
DONE = frozenset({"SANCTION", "COERCE", "RETREAT", "MOBILIZE", "ASSAULT", "AID", "CONCEDE", "AGREE", "REJECT"})
NEXT = 2  # sentences
CHARGED = 12  # sentences back
NEAR = {"AGREE": 2, "REJECT": 4}  # sentences


def replied(reading: Reading, codebook: Codebook, named: Mapping[int, str], acts: list[Act]) -> list[Act]:
    """Acts in the order of the text, with the recipients that other acts give them; ``named``: what nouns name."""
    made: list[Act] = []
    for one in sorted(acts, key=lambda act: act.hit.i):
        made.append(one if one.codes[1] or not one.codes[0] else _towards(reading, codebook, named, one, made))
    return made


def _towards(reading: Reading, codebook: Codebook, named: Mapping[int, str], one: Act, before: list[Act]) -> Act:
    parse = reading.parse
    assert parse is not None
    found = (
        _met(parse, one, before)
        or _of_kind(parse, named, one, before)
        or _step(parse, codebook, one, before)
        or _accuser(parse, codebook, one, before)
        or _told(reading, parse, codebook, one)
        or _pressing(parse, one, before)
    )
    return replace(one, recipients=found) if found else one


def _back(parse: Parse, one: Act, other: Act) -> int:
    return parse.tokens[one.hit.i].sentence - parse.tokens[other.hit.i].sentence


def _coded(side: Parties, own: frozenset[str]) -> Parties:
    return tuple(p for p in side if p.code and p.code not in own)


def _met(parse: Parse, one: Act, before: list[Act]) -> Parties:
    """Whom the same actor meets or speaks to in the same sentence ("met the envoy and asked for time")."""
    if one.coding.category not in SAID:
        return ()
    for other in reversed(before):
        if _back(parse, one, other) > 0:
            return ()
        if other.coding.category == "CONSULT" and other.codes[0] & one.codes[0]:
            return _coded((*other.actors, *other.recipients), one.codes[0])
    return ()


def _of_kind(parse: Parse, named: Mapping[int, str], one: Act, before: list[Act]) -> Parties:
    """Whose attack or demand it is that somebody judges: the author of the last act of the kind that its noun names."""
    if one.coding.category not in JUDGING or parse.tokens[one.hit.i].pos != "VERB":
        return ()
    kinds = [named[k] for k in parse.kids(one.hit.i, "dobj", "nsubjpass") if k in named]
    for other in reversed(before):
        if kinds and other.coding.category == kinds[0] and _back(parse, one, other) <= 10 and other.codes[0]:
            return tuple(p for p in other.actors if p.code)
    return ()


def _judged(parse: Parse, codebook: Codebook, one: Act) -> list[int]:
    """The nouns with "the" or "that" that an act judges: they have been told before."""
    clauses = [k for c in parse.kids(one.hit.i, "ccomp", "xcomp") for k in parse.kids(c, "nsubj")]
    nouns = [*parse.kids(one.hit.i, "dobj", "nsubjpass"), *clauses]
    definite = codebook.markers["definite"]
    return [k for k in nouns if any(parse.tokens[d].lemma in definite for d in parse.kids(k, "det"))]


def _step(parse: Parse, codebook: Codebook, one: Act, before: list[Act]) -> Parties:
    """Whose step or decision it is: that of the last deed of another side."""
    if one.coding.category not in JUDGING:
        return ()
    if not any(group(codebook, parse.tokens[k].lemma) == "" for k in _judged(parse, codebook, one)):
        return ()
    for other in reversed(before):
        if _back(parse, one, other) > NEXT:
            return ()
        found = _coded(other.actors, one.codes[0])
        if found and other.coding.category in DONE:
            return found
    return ()


def _accuser(parse: Parse, codebook: Codebook, one: Act, before: list[Act]) -> Parties:
    """Whose charges somebody denies: those of whoever last accused him."""
    if one.coding.category not in JUDGING or not _spoken(parse, codebook, one):
        return ()
    for other in reversed(before):
        if _back(parse, one, other) > CHARGED:
            return ()
        if other.coding.category == "ACCUSE" and other.codes[1] & one.codes[0] and _coded(other.actors, one.codes[0]):
            return _coded(other.actors, one.codes[0])
    return ()


def _told(reading: Reading, parse: Parse, codebook: Codebook, one: Act) -> Parties:
    """Whose claim or version it is: that of whoever spoke last."""
    if one.coding.category not in JUDGING or not _spoken(parse, codebook, one):
        return ()
    here, at = parse.tokens[one.hit.i].sentence, parse.tokens[one.hit.i].start
    names = {p.text for p in one.actors}
    for told in reversed(reading.statements):
        who = told.speaker
        if (
            told.content[0].start < at
            and 0 <= here - told.sentence <= NEXT
            and who
            and who.code
            and who.text not in names
        ):
            return (who,) if told.cue is None or told.cue.span.start < at else ()
    return ()


def _spoken(parse: Parse, codebook: Codebook, one: Act) -> bool:
    """Whether an act judges somebody's words ("denied the claim")."""
    return any(_speech(codebook, parse.tokens[k].lemma) for k in _judged(parse, codebook, one))


def _speech(codebook: Codebook, lemma: str) -> bool:
    return any(cue.pattern.pos == "noun" for cue in codebook.cues_by_head.get(lemma, ()))


def _pressing(parse: Parse, one: Act, before: list[Act]) -> Parties:
    """Who last demanded or threatened something of whoever now refuses or promises."""
    category = one.coding.category
    if category not in NEAR or len(one.codes[0]) > 1:
        return ()
    for other in reversed(before):
        back = _back(parse, one, other)
        if back > NEAR[category]:
            return ()
        if other.coding.category in PRESSING:
            found = _pressed(one, other, at_once=category == "REJECT" and back <= 1)
            if found is not None:
                return found
    return ()


def _pressed(one: Act, other: Act, *, at_once: bool) -> Parties | None:
    """Who presses somebody by one act; None where it is not whoever acts now, so that an earlier act may tell.

    What is refused at once may have been asked by others of the same side, or of nobody named.
    """
    others = _coded(other.actors, one.codes[0])
    if not other.codes[1] & one.codes[0]:
        return (others or None) if at_once and not other.codes[1] else None
    if others or not at_once or {p.text for p in other.actors} == {p.text for p in one.actors}:
        return others or None
    return tuple(p for p in other.actors if p.code)
