"""Why lines are wrong, counted: the parties of events whose category is right, and the categories themselves.

A side of an event (its actors, its recipients) is right when its codes agree with those of the gold coding.
When they do not, the cause is told by the words: whether the program has no party, the right words with another
code, or other words, and whether the right words stand in the sentence of the act. Gold codings that
give codes without words cannot tell that; their causes say so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.evaluate.coding import CodedEvent, CodedParty, Coding
from onrecord.evaluate.gold import PARTY, Gold, places
from onrecord.evaluate.pairing import agree, codes
from onrecord.evaluate.score import near, pair_lines, same_category, unlike

SIDES = ("actors", "recipients")
RIGHT = "right"
SOME = "some of several"
NOBODY = "a party where there is none"
CODE = "the right words, another code"
MISSING = "nobody found"
OTHER = "other words"
HERE, THERE, UNTOLD = (
    "the right words are in the act's sentence",
    "the right words are elsewhere",
    "where the right words are is not told",
)
ABSENT, DIFFERENT = "no act seen there", "the act is there, as another category"
INVENTED = "no act there"
CAUSES = (
    RIGHT,
    *(f"{what}; {where}" for what in (MISSING, OTHER) for where in (HERE, THERE, UNTOLD)),
    CODE,
    SOME,
    NOBODY,
)

Side = Sequence[CodedParty]


@dataclass(frozen=True, slots=True)
class Told:
    """How well one category is told: found, missed and false events, and what it is taken for most often."""

    category: str
    found: int
    missed: int
    false: int
    taken_for: str
    times: int

    @property
    def f1(self) -> float:
        """F1 of the category; 0 when there is nothing."""
        return 2 * self.found / max(1, 2 * self.found + self.missed + self.false)


def side_causes(pairs: Iterable[tuple[Gold, Coding]]) -> dict[str, Counter[str]]:
    """How the actors and the recipients of events of the right category came out, by cause."""
    found: dict[str, Counter[str]] = {side: Counter() for side in SIDES}
    for gold, mine in pairs:
        for one, other in pair_lines(mine.events, gold.coding.events, same_category, _by_sides).needed:
            for side in SIDES:
                found[side][side_cause(getattr(one, side), getattr(other, side), gold, other.sentence)] += 1
    return found


def _by_sides(mine: CodedEvent, theirs: CodedEvent) -> tuple[int, tuple[int, bool, bool]]:
    """How far two events of a category are from each other: those whose sides agree are nearest."""
    wrong = sum(not agree(codes(getattr(mine, side)), codes(getattr(theirs, side))) for side in SIDES)
    return wrong, unlike(mine, theirs)


def side_cause(mine: Side, theirs: Side, gold: Gold, sentence: int) -> str:
    """The cause why one side of an event is wrong, or that it is right."""
    have, want = codes(mine), codes(theirs)
    if agree(have, want):
        return RIGHT
    if not theirs:
        return NOBODY
    if have & want:
        return SOME
    if _same_words(mine, theirs):
        return CODE
    return f"{OTHER if mine else MISSING}; {_where(theirs, gold, sentence)}"


def _same_words(mine: Side, theirs: Side) -> bool:
    wanted = [_plain(words) for party in theirs if (words := words_of(party))]
    return any(one in other or other in one for party in mine if (one := _plain(party.text)) for other in wanted)


def words_of(party: CodedParty) -> str:
    """The words of a party in the article; empty where the gold coding gives only a code."""
    return "" if party.code and PARTY.fullmatch(party.text) and party.text.startswith(party.code) else party.text


def _plain(words: str) -> str:
    """Words between spaces, in lower case, so that one can be looked for in another."""
    found = re.findall(r"[\w-]+", words.partition("#")[0].lower())
    return f" {' '.join(found)} " if found else ""


def _where(theirs: Side, gold: Gold, sentence: int) -> str:
    told = [words.partition("#")[0] for party in theirs if (words := words_of(party))]
    if not told:
        return UNTOLD
    start, end = gold.sentences[sentence]
    return HERE if any(next(places(gold.text[start:end], words), None) for words in told) else THERE


# ---- categories


def category_causes(pairs: Iterable[tuple[Gold, Coding]]) -> dict[str, Counter[str]]:
    """Missed and false events by what stands in their place: another category, or nothing."""
    found: dict[str, Counter[str]] = {"missed": Counter(), "false": Counter()}
    for gold, mine in pairs:
        lines = pair_lines(mine.events, gold.coding.events, same_category, unlike)
        found["missed"].update(DIFFERENT if _instead(one, mine.events) else ABSENT for one in lines.missed)
        found["false"].update(DIFFERENT if _instead(one, gold.coding.events) else INVENTED for one in lines.false)
    return found


def categories_told(pairs: Iterable[tuple[Gold, Coding]]) -> list[Told]:
    """How well each category is told that is in the gold codings or the readings, the best first."""
    hits, missed, false = Counter[str](), Counter[str](), Counter[str]()
    mistaken: dict[str, Counter[str]] = {}
    for gold, mine in pairs:
        lines = pair_lines(mine.events, gold.coding.events, same_category, unlike)
        hits.update(one.category for one, _ in lines.needed)
        missed.update(one.category for one in lines.missed)
        false.update(one.category for one in lines.false)
        for one in lines.missed:
            mistaken.setdefault(one.category, Counter()).update(_instead(one, mine.events)[:1])
    names = sorted({*hits, *missed, *false})
    told = [_told(name, hits[name], missed[name], false[name], mistaken.get(name, Counter())) for name in names]
    return sorted(told, key=lambda one: (-one.f1, one.category))


def _told(name: str, found: int, missed: int, false: int, mistaken: Counter[str]) -> Told:
    other, times = min(mistaken.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
    return Told(name, found, missed, false, other, times)


def _instead(event: CodedEvent, others: Iterable[CodedEvent]) -> list[str]:
    """The categories of near events that share a word of the trigger and have another category."""
    words = set(_plain(event.trigger).split())
    return [
        other.category
        for other in others
        if near(event, other) and other.category != event.category and words & set(_plain(other.trigger).split())
    ]
