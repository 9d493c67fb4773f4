"""Pairs of parties with what there is between them: what the pair model learns from."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations

from onrecord.parsing import Parse
from training.corpus import Chars
from training.labels import Known, Marked, marked, party_word

CLAUSES = frozenset({"relcl", "advcl", "acl", "appos", "parataxis", "conj", "cc", "punct"})
OWNED = frozenset({"poss", "compound", "nmod", "amod"})
# a party is marked by its core, by that and what hangs on it by prepositions, by all of it, or by its owner's noun
EXTENTS = ("core", "core", "core", "prepositions", "prepositions", "whole", "owner")
MUTUAL = frozenset({"CONSULT"})
JOINT = MUTUAL | {"AGREE", "COOPERATE", "SUPPORT"}  # what several do together without anybody they do it to
MADE_UP, SEVERAL, THING = 0.5, 0.6, 0.4  # weights of pairs that the coder did not mark, or marked with several acts


@dataclass(frozen=True)
class Pair:
    """Two words of a text, the words it is read in, and the act between them; no category: none."""

    known: Known
    first: int
    end: int
    actor: int
    recipient: int
    category: str = ""
    mode: str = ""
    status: str = ""
    weight: float = 1.0

    @property
    def key(self) -> tuple[int, int]:
        """The two words."""
        return self.actor, self.recipient


def pairs(known: Iterable[Known]) -> list[Pair]:
    """Every pair of the texts: those with an act, those the coder says have none, and other parties of the sentence."""
    return [pair for one in known for pair in _pairs(one)]


def _pairs(known: Known) -> Iterator[Pair]:
    found: dict[tuple[int, int], list[Pair]] = {}
    parties: dict[int, set[int]] = {}
    for one in marked(known):
        first, end = _bounds(known, one.word)
        for pair in _of_act(known, one, first, end):
            found.setdefault(pair.key, []).append(pair)
            parties.setdefault(first, set()).update(pair.key)
        yield from _things(known, one, first, end)
    for same in found.values():
        alike = len({pair.category for pair in same}) == 1
        yield same[0] if alike else Pair(**{**_fields(same[0]), "weight": SEVERAL})
    apart = {pair.key: pair for pair in _apart(known) if pair.key not in found}
    yield from apart.values()
    for first, words in sorted(parties.items()):
        end = next(pair.end for same in found.values() for pair in same if pair.first == first)
        others = (key for key in permutations(sorted(words), 2) if key not in found and key not in apart)
        yield from (Pair(known, first, end, *key, weight=MADE_UP) for key in others)


def _fields(pair: Pair) -> dict[str, object]:
    return {name: getattr(pair, name) for name in pair.__dataclass_fields__}


def _bounds(known: Known, word: int) -> tuple[int, int]:
    """The words a pair is read in: all of a sentence text, the act's sentence of a report."""
    if not known.text.report:
        return 0, len(known.parse.tokens)
    return known.parse.bounds[known.parse.tokens[word].sentence]


def _of_act(known: Known, one: Marked, first: int, end: int) -> Iterator[Pair]:
    act, sides = one.act, [(a.word, r.word) for a in one.actors for r in one.recipients]
    if act.category in JOINT and not sides:  # "Chad and Niger agreed on a border": each with the other
        sides = list(permutations(dict.fromkeys(a.word for a in one.actors), 2))
    if act.category in MUTUAL:  # whoever meets is met
        sides += [(r, a) for a, r in sides]
    for actor, recipient in dict.fromkeys(sides):
        if first <= actor < end and first <= recipient < end and actor != recipient:
            yield Pair(known, first, end, actor, recipient, act.category, act.mode, act.status)


def _things(known: Known, one: Marked, first: int, end: int) -> Iterator[Pair]:
    """An act whose coder names no recipient, with the things it is done to in its place."""
    parse = known.parse
    if one.recipients or not one.actors or not first <= one.actors[0].word < end:
        return
    for i in parse.subtree(one.word):
        token = parse.tokens[i]
        if token.dep in {"pobj", "dobj"} and token.pos in {"NOUN", "PROPN"} and i != one.actors[0].word:
            act = one.act
            yield Pair(known, first, end, one.actors[0].word, i, act.category, act.mode, act.status, THING)


def _apart(known: Known) -> Iterator[Pair]:
    for spans in known.text.apart:
        actor, recipient = (party_word(known.parse, span) for span in spans)
        if actor is not None and recipient is not None and actor != recipient:
            first, end = _bounds(known, actor)
            if first <= recipient < end:
                yield Pair(known, first, end, actor, recipient)


# ---- the words of a party


def marked_text(pair: Pair, rng: random.Random | None) -> tuple[str, Chars, Chars]:
    """A pair's text and the characters of its parties; with ``rng`` as people mark them, now shorter, now longer."""
    parse = pair.known.parse
    extents = (rng.choice(EXTENTS), rng.choice(EXTENTS)) if rng else ("core", "core")
    for tried in (extents, ("core", "core")):
        actor, recipient = (phrase(parse, word, extent) for word, extent in zip(pair.key, tried, strict=True))
        if actor[1] < recipient[0] or recipient[1] < actor[0]:
            break
    else:
        actor, recipient = (pair.actor,) * 2, (pair.recipient,) * 2
    start = parse.tokens[pair.first].start
    text = pair.known.text.text[start : parse.tokens[pair.end - 1].end]
    spans = [
        (max(0, parse.tokens[a].start - start), min(len(text), parse.tokens[b].end - start))
        for a, b in (actor, recipient)
    ]
    return text, spans[0], spans[1]


def phrase(parse: Parse, i: int, extent: str) -> tuple[int, int]:
    """First and last word of the phrase around a word."""
    if extent == "owner":
        return phrase(parse, _owner(parse, i), "prepositions" if _owner(parse, i) != i else "core")
    cut = CLAUSES | {"prep"} if extent == "core" else CLAUSES if extent == "prepositions" else {"advcl", "parataxis"}
    left = set(parse.subtree(i))
    for k in sorted(left):
        if k != i and parse.tokens[k].head == i and parse.tokens[k].dep in cut:
            left -= set(parse.subtree(k))
    first = last = i
    while first - 1 in left:
        first -= 1
    while last + 1 in left:
        last += 1
    return first, last


def _owner(parse: Parse, i: int) -> int:
    token = parse.tokens[i]
    head = parse.tokens[token.head]
    if token.dep in OWNED:
        return head.i
    nominal = parse.tokens[head.head].pos in {"NOUN", "PROPN"}
    return head.head if token.dep == "pobj" and head.dep == "prep" and nominal else i
