"""The stage: a deadline for every act that an article says is due on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.actors.mention import core
from onrecord.actors.party import Mentions, by_head
from onrecord.codebook.codebook import Codebook
from onrecord.deadlines.due import VERBAL, Due, dues
from onrecord.events.argument import parties, voices
from onrecord.grammar import controller, infinitive, subject
from onrecord.parsing import Parse
from onrecord.schema import Deadline, MadeBy, Party, Reading, Span, line_id

STAGE = "deadlines"
LONGEST = 14
BELOW = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "npadvmod", "dobj", "prep", "pobj"})
AFTER = ("dobj", "prep", "xcomp", "attr", "acl", "dative", "ccomp")


def find_deadlines(reading: Reading, codebook: Codebook) -> Reading:
    """Add the deadlines of an article; without a publication date no day can be told."""
    parse, published = reading.parse, reading.article.published
    if parse is None or published is None:
        return reading
    mentions = {**by_head(reading), **voices(reading, parse)}
    found: dict[tuple[str, str], Due] = {}
    for due in dues(parse, codebook, reading.events, published):
        granted = parse.tokens[due.act].lemma in codebook.implying["granting"]
        if not (granted and any(due.day[:10] == other.day[:10] for other in found.values())):
            found.setdefault((_what_act(parse, due), due.day[:10]), due)
    deadlines = tuple(_deadline(reading, parse, codebook, mentions, due) for due in found.values())
    return replace(reading, deadlines=deadlines)


def _what_act(parse: Parse, due: Due) -> str:
    """The act of a deadline by its noun's or verb's lemma: told twice it is one deadline."""
    return parse.tokens[due.act].lemma


def _deadline(reading: Reading, parse: Parse, codebook: Codebook, mentions: Mentions, due: Due) -> Deadline:
    at = parse.span(due.act, due.act)
    set_by, binds = sides(parse, codebook, mentions, due)
    evidence: tuple[Span, ...] = (parse.spans[parse.tokens[due.act].sentence],)
    return Deadline(
        line_id(reading.article, "deadline", at, int(due.day[:10].replace("-", ""))),
        what(parse, codebook, due),
        due.day,
        set_by,
        binds,
        evidence,
        MadeBy(STAGE, due.rule, 0.8 if due.limit else 0.7),
    )


def sides(parse: Parse, codebook: Codebook, mentions: Mentions, due: Due) -> tuple[Party | None, Party | None]:
    """Who set a deadline and whom it binds: a limit binds the one it is given to, a plan its subject."""
    demand = _demand(parse, codebook, due.act)
    if demand is not None:
        verb, told = demand
        return _first(parse, mentions, [subject(parse, verb)]), _first(parse, mentions, [told])
    one = _first(parse, mentions, [subject(parse, due.act)] if parse.tokens[due.act].pos in VERBAL else [])
    to = parse.kids(due.act, "dative", "nsubjpass")
    if parse.tokens[due.act].lemma in codebook.implying["granting"]:  # else an object is what is acted on
        to = parse.kids(due.act, "dative", "dobj", "nsubjpass")
    second = _first(parse, mentions, to)
    if due.limit and second is not None:
        return one, second
    return None, one or _first(parse, mentions, parse.kids(due.act, "dative", "dobj", "nsubjpass"))


def _first(parse: Parse, mentions: Mentions, heads: Sequence[int | None]) -> Party | None:
    """The first of those behind some words whose code is known."""
    found = parties(parse, mentions, [k for k in heads if k is not None])
    return next((p for p in found if p.code), None)


def _demand(parse: Parse, codebook: Codebook, act: int) -> tuple[int, int] | None:
    """The verb that asks, tells or forces somebody to do an act, and the word for whom ("urged Chad to leave")."""
    while parse.tokens[act].dep == "conj" and not parse.kids(act, "nsubj", "nsubjpass"):
        act = parse.tokens[act].head
    above = parse.tokens[parse.tokens[act].head]
    told = controller(parse, act)
    if told is not None:
        return (above.i, told) if above.lemma not in codebook.implying["binding"] else None
    demands = any(cue.implies == "demanded" for cue in codebook.cues_by_head.get(above.lemma, ()))
    own = parse.kids(act, "nsubj") if parse.tokens[act].dep == "ccomp" and above.i < act else []
    return (above.i, own[0]) if demands and own else None


def what(parse: Parse, codebook: Codebook, due: Due) -> str:
    """The act in a few words: whom it binds and what is to be done, or the subject, verb and object."""
    i = due.act
    if parse.tokens[i].pos not in VERBAL:
        return _cut(_phrase(parse, i))
    inner, given = _task(parse, i), _given(parse, codebook, i)
    if due.limit and inner is not None and given is not None:
        return _cut(f"{_phrase(parse, given)} {_phrase(parse, inner)}")
    own = parse.kids(i, "nsubj", "nsubjpass")
    first = parse.left[own[0]] if own else i
    last = max([i, *(parse.right[k] for k in parse.kids(i, *AFTER) if k > i)])
    return _cut(_lead(parse, codebook, i, own) + parse.words(first, last))


def _given(parse: Parse, codebook: Codebook, i: int) -> int | None:
    """Whoever a verb gives time ("gave *Chad* a week", "*Chad* was given until Friday", "*Chad* has a week")."""
    if parse.kids(i, "dative") or parse.tokens[i].lemma not in codebook.implying["granting"]:
        return next(iter(parse.kids(i, "dative")), None)
    objects = [k for k in parse.kids(i, "dobj") if parse.tokens[k].lemma not in codebook.units]
    return next(iter(objects + parse.kids(i, "nsubjpass", "nsubj")), None)


def _task(parse: Parse, i: int) -> int | None:
    """The infinitive that tells what time is given for, also where it hangs on the words for the time."""
    for k in range(i + 1, parse.right[i] + 1):
        path = [k, *parse.ancestors(k)]
        if infinitive(parse, k) and all(parse.tokens[j].dep in BELOW for j in path[: path.index(i)]):
            return k
    return None


def _phrase(parse: Parse, i: int) -> str:
    return parse.words(parse.left[i], parse.right[i])


def _lead(parse: Parse, codebook: Codebook, i: int, own: list[int]) -> str:
    """The subject that a verb without its own one shares, or whoever is told to act."""
    if own:
        return ""
    demand = _demand(parse, codebook, i)
    shared = demand[1] if demand else subject(parse, i)
    if shared is None or shared > i:
        return ""
    to = infinitive(parse, i) or (demand is not None and parse.tokens[i].tag == "VB")
    return parse.words(*core(parse, shared)) + (" to " if to else " ")


def _cut(words: str) -> str:
    return " ".join(words.split()[:LONGEST]).strip(' ,.;:"”')
