"""Acts weighed by what coded reports taught: unlikely ones go, and whoever is likelier on a side comes in.

The weights are those of clues by their names (``act_clues``, ``side_clues``), learned by ``training/train_acts.py``
from reports that the reader has not seen. Whoever acts by a row stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from math import exp
from pathlib import Path

from onrecord.actors.party import Mentions
from onrecord.codebook.codebook import Codebook
from onrecord.events.act import Act
from onrecord.events.act_clues import ROW, Page, by_row, clues, measures
from onrecord.events.blamed import done_to
from onrecord.events.learned import apart, stood_for
from onrecord.events.screen import AUTHORLESS
from onrecord.events.side_clues import NOTHING, SIDES, Cast, Choice, choices, source
from onrecord.models.files import HOME
from onrecord.models.logistic import added, likely
from onrecord.parsing import Parse
from onrecord.schema import Party, Reading

BLAME = "ACCUSE"
UNLIKELY = "the model finds no act here"
AGAIN = "names again an act already coded"
VERBAL = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
STEPS = 2  # how far above what is said the verb stands that says it
Parties = tuple[Party, ...]


@dataclass(frozen=True)
class Weights:
    """What a clue adds to the odds that an act is one, and that a code is on a side; from where on it is believed."""

    acts: Mapping[str, float]
    sides: Mapping[str, Mapping[str, float]]
    thresholds: Mapping[str, float]
    version: str


@lru_cache(maxsize=2)
def load_weights(folder: Path = HOME) -> Weights:
    """The weights in a folder, loaded once a process."""
    return Weights(**json.loads((folder / "acts.json").read_text("utf-8")))


def weighed(
    reading: Reading, codebook: Codebook, mentions: Mentions, acts: Sequence[Act]
) -> tuple[list[Act], list[tuple[Act, str]]]:
    """The acts that are likely, with whoever is likeliest on their sides; the others with a reason."""
    assert reading.parse is not None and reading.signals is not None
    acts, again = told_once(reading.parse, acts)
    page, weights = Page(reading.parse, reading.signals, tuple(acts)), load_weights()
    rated = [replace(one, chance=rating(page, number, weights.acts)) for number, one in enumerate(acts)]
    kept = [one for one in rated if (one.chance or 0.0) >= least(one, weights.thresholds)]
    gone = [(one, UNLIKELY) for one in rated if (one.chance or 0.0) < least(one, weights.thresholds)]
    cast = Cast(reading, codebook, mentions, replace(page, acts=tuple(kept)))
    made: list[Act] = []
    for one in (_sided(cast, number, weights) for number in range(len(kept))):
        if _named_again(cast, one, made):
            gone.append((one, AGAIN))
        else:
            made.append(one)
    return made, [*gone, *((one, AGAIN) for one in again)]


def told_once(parse: Parse, acts: Sequence[Act]) -> tuple[list[Act], list[Act]]:
    """The acts without those that only say what a verb above does ("warned that it may strike"), and those left out.

    Where the model sees a verbal act in a verb, and a row the same in what is said, it is the row's act, at the verb.
    """
    above: dict[int, Act] = {}
    for one in acts:
        if not by_row(one) and one.coding.category in VERBAL:
            found = next((y for y in acts if by_row(y) and id(y) not in above and _says(parse, one, y)), None)
            if found is not None:
                above[id(found)] = one
    verbs = set(map(id, above.values()))
    kept = [_moved(one, above[id(one)]) if id(one) in above else one for one in acts if id(one) not in verbs]
    return sorted(kept, key=lambda one: one.hit.i), list(above.values())


def _says(parse: Parse, verb: Act, said: Act) -> bool:
    """Whether an act lies in what a verb says, or in the clause below it, and has the verb's category and actors."""
    near = islice(parse.ancestors(said.hit.i), STEPS)
    alike = (verb.coding.category, verb.coding.status) == (said.coding.category, said.coding.status)
    return alike and bool(verb.codes[0] & said.codes[0]) and verb.hit.i in near


def _moved(said: Act, verb: Act) -> Act:
    return replace(said, hit=replace(said.hit, i=verb.hit.i, tokens=verb.hit.tokens), told=verb.told, when=verb.when)


def _named_again(cast: Cast, one: Act, before: Sequence[Act]) -> bool:
    """Whether a noun that no row knows names an act between the same sides once more ("the demand")."""
    if by_row(one) or cast.page.parse.tokens[one.hit.i].pos != "NOUN":
        return False
    coded, (actors, recipients) = (one.coding.category, one.coding.status), one.codes
    return any(
        (other.coding.category, other.coding.status) == coded
        and actors & other.codes[0]
        and recipients & other.codes[1]
        for other in before
    )


def rating(page: Page, number: int, weights: Mapping[str, float]) -> float:
    """How likely an act is one that belongs on the record."""
    return likely(weights["bias"] + added(weights, clues(page, number), measures(page, page.acts[number])))


def least(one: Act, thresholds: Mapping[str, float]) -> float:
    """From which probability on an act is coded."""
    return thresholds["row" if by_row(one) else "model"]


def _sided(cast: Cast, number: int, weights: Weights) -> Act:
    """An act with its sides as its clues have them; whoever acts by a row stays."""
    one, able = _spared(cast, cast.page.acts[number], choices(cast, number))
    least = _margins(cast.page.parse, one, weights.thresholds)
    picked = [
        None if margin is None else likelier(able, one.codes[n], weights.sides[SIDES[n]], margin)
        for n, margin in enumerate(least)
    ]
    actors, recipients = one.actors, one.recipients
    if picked[0] and (picked[0].code or one.coding.category in AUTHORLESS):
        actors = _parties(cast, one, picked[0], 0)
    if picked[1] and not _themselves(found := _parties(cast, one, picked[1], 1), actors):
        recipients = apart(one.coding.category, actors, found)
    guessed = one.guessed and recipients is one.recipients
    return replace(one, actors=actors, recipients=recipients, guessed=guessed)


def _spared(cast: Cast, one: Act, able: list[Choice]) -> tuple[Act, list[Choice]]:
    """An act and its choices without the states that what is blamed is done to, which nobody blames for it."""
    if one.coding.category != BLAME:
        return one, able
    targets = done_to(cast, one)
    if not targets:
        return one, able
    spared = targets | one.codes[0]  # nor does anybody blame himself
    kept = tuple(p for p in one.recipients if p.code not in spared)
    return replace(one, recipients=kept), [choice for choice in able if choice.code not in spared]


def _themselves(parties: Parties, actors: Parties) -> bool:
    """Whether parties are those who act, in the very words."""
    return bool(parties) and {p.span for p in parties} <= {p.span for p in actors}


def _margins(parse: Parse, one: Act, thresholds: Mapping[str, float]) -> tuple[float | None, float | None]:
    """By how much another has to be likelier on each side; None: whoever stands there stays.

    Whoever acts by a row stays, and whom a row finds in another sentence; whom it names beside the act ("shelled
    Bardera") has to be clearly less likely.
    """
    if not by_row(one):
        return thresholds["side"], thresholds["side"]
    acting = None if one.actors else thresholds["side"]
    if not one.recipients or source(one) not in {ROW, NOTHING}:
        return acting, thresholds["side"]
    own = parse.spans[parse.tokens[one.hit.i].sentence]
    beside = all(own.start <= party.span.start < own.end for party in one.recipients)
    return acting, thresholds["side of a row"] if beside else None


def likelier(
    found: Sequence[Choice], present: frozenset[str], weights: Mapping[str, float], margin: float
) -> Choice | None:
    """The choice that is likelier than the codes that stand on a side now by more than a margin."""
    chances = shares(found, weights)
    best = max(range(len(found)), key=lambda n: (chances[n], -n))
    now = [chance for one, chance in zip(found, chances, strict=True) if one.code in (present or {None})]
    return found[best] if chances[best] > max(now, default=0.0) + margin else None


def shares(found: Sequence[Choice], weights: Mapping[str, float]) -> list[float]:
    """The probability of each choice to be the one on a side."""
    odds = [added(weights, (), one.clues) for one in found]
    powers = [exp(value - max(odds)) for value in odds]
    return [power / sum(powers) for power in powers]


def _parties(cast: Cast, one: Act, picked: Choice, side: int) -> Parties:
    """The party of a code by the word that likeliest stands for it here, else by the nearest that names it."""
    if picked.code is None:
        return ()
    words = cast.naming.get(picked.code, [])
    nearest = min(words, key=lambda i: (i > one.hit.i, abs(i - one.hit.i)), default=None)
    word = picked.words[side] if picked.words else nearest
    if word is None:
        return ()
    made = stood_for(cast.reading, cast.codebook, cast.page.parse, cast.mentions, [word])
    return tuple(p for p in made if p.code == picked.code) or made
