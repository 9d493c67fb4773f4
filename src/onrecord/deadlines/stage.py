"""The stage: a deadline for every act that an article says is due on a day."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors.mention import core
from onrecord.actors.party import Mentions, by_head
from onrecord.codebook.codebook import Codebook
from onrecord.deadlines.due import Due, dues
from onrecord.events.argument import parties, voices
from onrecord.grammar import infinitive, subject
from onrecord.parsing import Parse
from onrecord.schema import Deadline, MadeBy, Party, Reading, Span, line_id

STAGE = "deadlines"
LONGEST = 14
AFTER = ("dobj", "prep", "xcomp", "attr", "acl", "dative", "ccomp")


def find_deadlines(reading: Reading, codebook: Codebook) -> Reading:
    """Add the deadlines of an article; without a publication date no day can be told."""
    parse, published = reading.parse, reading.article.published
    if parse is None or published is None:
        return reading
    mentions = {**by_head(reading), **voices(reading, parse)}
    found: dict[tuple[str, str], Due] = {}
    for due in dues(parse, codebook, reading.events, published):
        found.setdefault((_what_act(parse, due), due.day[:10]), due)
    deadlines = tuple(_deadline(reading, parse, mentions, due) for due in found.values())
    return replace(reading, deadlines=deadlines)


def _what_act(parse: Parse, due: Due) -> str:
    """The act of a deadline by its noun's or verb's lemma: told twice it is one deadline."""
    return parse.tokens[due.act].lemma


def _deadline(reading: Reading, parse: Parse, mentions: Mentions, due: Due) -> Deadline:
    at = parse.span(due.act, due.act)
    set_by, binds = sides(parse, mentions, due)
    evidence: tuple[Span, ...] = (parse.spans[parse.tokens[due.act].sentence],)
    return Deadline(
        line_id(reading.article, "deadline", at, int(due.day[:10].replace("-", ""))),
        what(parse, due),
        due.day,
        set_by,
        binds,
        evidence,
        MadeBy(STAGE, due.rule, 0.8 if due.limit else 0.7),
    )


def sides(parse: Parse, mentions: Mentions, due: Due) -> tuple[Party | None, Party | None]:
    """Who set a deadline and whom it binds: a limit binds the one it is given to, a plan its subject."""
    who = subject(parse, due.act) if parse.tokens[due.act].pos in {"VERB", "AUX"} else None
    first = parties(parse, mentions, [who]) if who is not None else ()
    to = parse.kids(due.act, "dative", "dobj", "nsubjpass")
    second = tuple(p for p in parties(parse, mentions, to) if p.code)
    one = next((p for p in first if p.code), None)
    if due.limit and second:
        return one, second[0]
    return None, one or (second[0] if second else None)


def what(parse: Parse, due: Due) -> str:
    """The act in a few words: whom it binds and what is to be done, or the subject, verb and object."""
    i = due.act
    if parse.tokens[i].pos not in {"VERB", "AUX"}:
        return _cut(_phrase(parse, i))
    inner = [k for k in parse.kids(i, "xcomp", "ccomp", "advcl") if infinitive(parse, k)]
    given = parse.kids(i, "dative")
    if due.limit and inner and given:
        return _cut(f"{_phrase(parse, given[0])} {_phrase(parse, inner[0])}")
    own = parse.kids(i, "nsubj", "nsubjpass")
    first = parse.left[own[0]] if own else i
    last = max([i, *(parse.right[k] for k in parse.kids(i, *AFTER) if k > i)])
    return _cut(_lead(parse, i, own) + parse.words(first, last))


def _phrase(parse: Parse, i: int) -> str:
    return parse.words(parse.left[i], parse.right[i])


def _lead(parse: Parse, i: int, own: list[int]) -> str:
    """The subject that a verb without its own one shares."""
    shared = None if own else subject(parse, i)
    if shared is None or shared > i:
        return ""
    return parse.words(*core(parse, shared)) + (" to " if infinitive(parse, i) else " ")


def _cut(words: str) -> str:
    return " ".join(words.split()[:LONGEST]).strip(' ,.;:"”')
