"""Stands weighed by what coded reports taught: unlikely ones of the rules go, likely ones that no rule shows come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp
from pathlib import Path

from onrecord.models.files import HOME
from onrecord.models.signals import Signals
from onrecord.positions.candidate import Candidate, candidates
from onrecord.positions.clues import MEASURED, Page, clues, measures
from onrecord.positions.likeness import ALIKE, alike
from onrecord.positions.salience import word_clues
from onrecord.positions.stance import Scene, Shown, Stand, depends
from onrecord.schema import Party

SAME = 0.8  # how like the issue of a stand another wording of it is
Scored = tuple[Candidate, float]


@dataclass(frozen=True)
class Weights:
    """What a clue adds to the odds of a stand, and of a word to be one that issues are told by."""

    stands: Mapping[str, float]
    words: Mapping[str, float]
    thresholds: Mapping[str, float]
    version: str


@lru_cache(maxsize=2)
def load_weights(folder: Path = HOME) -> Weights:
    """The weights in a folder, loaded once a process."""
    return Weights(**json.loads((folder / "positions.json").read_text("utf-8")))


def weighed(scene: Scene, signals: Signals, shown: Iterable[Shown]) -> list[Shown]:
    """What the rules show without what is unlikely, and what is likely besides."""
    weights, found = load_weights(), list(shown)
    scored = sorted(score(scene, signals, weights), key=lambda pair: -pair[1])
    kept = [_likely(one, scored, weights) for one in found if isinstance(one, Stand)]
    made = [one for one in kept if isinstance(one, Stand)]
    gone = [one for one in (*found, *kept) if not isinstance(one, Stand)]
    return [*made, *_besides(scene, scored, made, weights), *gone]


def score(scene: Scene, signals: Signals, weights: Weights) -> Iterator[Scored]:
    """Every candidate for a stand with its probability."""
    chances = {word: chance(weights.words, found) for word, found in word_clues(scene.parse).items()}
    page = Page.of(scene, chances)
    for one in candidates(scene, signals):
        yield one, chance(weights.stands, clues(page, one), measures(page, one))


def chance(weights: Mapping[str, float], found: Iterable[str], measured: Sequence[float] = ()) -> float:
    """The probability that clues make, by logistic regression."""
    total = weights["bias"] + sum(weights.get(clue, 0.0) for clue in found)
    total += sum(weights.get(name, 0.0) * value for name, value in zip(MEASURED, measured, strict=bool(measured)))
    return 1 / (1 + exp(-min(max(total, -30.0), 30.0)))


def _likely(stand: Stand, scored: list[Scored], weights: Weights) -> Shown:
    """A stand of a rule for those holders of whom it is not unlikely; one that is no candidate stays."""
    kept = tuple(p for p in stand.holders if _odds(p, stand, scored) >= weights.thresholds["rule"])
    return replace(stand, holders=kept) if kept else (stand.i, "an unlikely stand")


def _odds(party: Party, stand: Stand, scored: list[Scored]) -> float:
    return next(
        (
            likely
            for one, likely in scored
            if one.holder.code == party.code and one.stance == stand.stance and alike(one.issue, stand.issue) >= SAME
        ),
        1.0,
    )


def _besides(scene: Scene, scored: list[Scored], made: list[Stand], weights: Weights) -> Iterator[Stand]:
    """The likely stands that are on other issues than those there are, the likeliest first; one a word and holder."""
    taken = [(party.code, stand.issue) for stand in made for party in stand.holders]
    used: set[tuple[int, str]] = set()
    for one, likely in scored:
        code, places = one.holder.code, {(one.anchor.i, one.holder.code), (-one.matter.head - 1, one.holder.code)}
        if likely < weights.thresholds["stand"]:
            return
        if used & places or any(c == code and alike(issue, one.issue) >= ALIKE for c, issue in taken):
            continue
        taken.append((code, one.issue))
        used |= places
        yield _stand(scene, one, likely, weights.version)


def _stand(scene: Scene, one: Candidate, likely: float, version: str) -> Stand:
    clause = (one.matter.condition or depends(scene, one.anchor.i)) if one.stance == "conditional" else None
    return Stand(one.anchor.i, (one.holder.party,), one.stance, one.issue, clause, version, likely)
