"""Stands weighed by what coded reports taught: unlikely ones of the rules go, likely ones that no rule shows come."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import mul
from pathlib import Path

from onrecord.models.files import HOME
from onrecord.models.logistic import likely
from onrecord.models.signals import Signals
from onrecord.positions.candidate import Candidate, candidates
from onrecord.positions.clues import MEASURED, Page, measures, parts, way
from onrecord.positions.condition import depends
from onrecord.positions.context import AROUND, FAINT, Scored, around
from onrecord.positions.likeness import ALIKE, alike
from onrecord.positions.salience import used, word_clues
from onrecord.positions.stance import Scene, Shown, Stand
from onrecord.schema import Party

CLEARLY = 0.05  # by how much another wording has to be likelier to be taken
SAME = 0.8  # how like the issue of a stand another wording of it is


@dataclass(frozen=True)
class Weights:
    """What a clue, what stands around adds to the odds of a stand; what makes a word one that issues are told by."""

    stands: Mapping[str, float]
    around: Mapping[str, float]
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
    scored = sorted(together(list(score(scene, signals, weights)), weights), key=lambda pair: -pair[1])
    scored = [pair for pair in scored if not stays(scene, pair[0])]
    ranked = Ranked.of(scored)
    kept = [_likely(one, ranked, weights) for one in found if isinstance(one, Stand)]
    made = [one for one in kept if isinstance(one, Stand)]
    gone = [one for one in (*found, *kept) if not isinstance(one, Stand)]
    return [*made, *_besides(scene, scored, made, weights), *gone]


def score(scene: Scene, signals: Signals, weights: Weights) -> Iterator[Scored]:
    """Every candidate for a stand with its probability by its own clues."""
    words = used(scene.parse)
    page = Page.of(scene, words, {word: chance(weights.words, found) for word, found in word_clues(words).items()})
    measured = [weights.stands.get(name, 0.0) for name in MEASURED]
    known: dict[Hashable, float] = {}
    for one in candidates(scene, signals):
        clear = sum(map(mul, measured, measures(page, one)))
        yield one, likely(weights.stands["bias"] + clear + _odds(page, one, weights.stands, known))


def together(scored: list[Scored], weights: Weights) -> list[Scored]:
    """The candidates with their probabilities among each other."""
    seen = [pair for pair in scored if pair[1] >= FAINT]
    found = [(one, _among(values, weights.around)) for (one, _), values in zip(seen, around(seen), strict=True)]
    return [*found, *(pair for pair in scored if pair[1] < FAINT)]


def _among(values: tuple[float, ...], weights: Mapping[str, float]) -> float:
    """The probability that what stands around a candidate makes."""
    return likely(weights["bias"] + sum(weights.get(n, 0.0) * x for n, x in zip(AROUND, values, strict=True)))


def _odds(page: Page, one: Candidate, weights: Mapping[str, float], known: dict[Hashable, float]) -> float:
    """What the clues to a candidate add up to; parts that were added up before are ``known``."""
    path, total = way(one), 0.0
    for part in parts(one, path):
        if part not in known:
            known[part] = sum([weights[clue] for clue in part[1](page, one, path) if clue in weights])
        total += known[part]
    return total


def chance(weights: Mapping[str, float], found: Iterable[str]) -> float:
    """The probability that clues make, by logistic regression."""
    return likely(weights["bias"] + sum(weights.get(clue, 0.0) for clue in found))


@dataclass(frozen=True, slots=True)
class Ranked:
    """Candidates, likeliest first: the issues that are told of a holder's stance, and the best one of each word."""

    issues: dict[tuple[str, str], dict[str, float]]
    words: dict[tuple[int, str, str], tuple[str, float]]
    known: dict[tuple[str, str, str], float] = field(default_factory=dict)

    @classmethod
    def of(cls, scored: list[Scored]) -> Ranked:
        """The candidates of an article, looked through once and not for every stand."""
        made = cls({}, {})
        for one, rated in scored:
            code = one.holder.code
            made.issues.setdefault((code, one.stance), {}).setdefault(one.issue, rated)
            made.words.setdefault((one.anchor.i, code, one.stance), (one.issue, rated))
        return made

    def rated(self, party: Party, stand: Stand) -> float:
        """The probability of the likeliest candidate that says the same as a stand of a party; 1 where none does."""
        key = (party.code or "", stand.stance, stand.issue)
        if key not in self.known:
            issues = self.issues.get(key[:2], {}).items()
            same = (rated for issue, rated in issues if alike(issue, stand.issue) >= SAME)
            self.known[key] = next(same, 1.0)
        return self.known[key]


def _likely(stand: Stand, scored: Ranked, weights: Weights) -> Shown:
    """A stand of a rule for those holders of whom it is not unlikely; one that is no candidate stays."""
    least = 0.0 if stand.depends else weights.thresholds["rule"]
    kept = tuple(p for p in stand.holders if scored.rated(p, stand) >= least)
    return _worded(replace(stand, holders=kept), scored) if kept else (stand.i, "an unlikely stand")


def _worded(stand: Stand, scored: Ranked) -> Stand:
    """A stand with its issue in the likeliest words, where these are clearly likelier than the rule's."""
    party = stand.holders[0]
    issue, rated = scored.words.get((stand.i, party.code or "", stand.stance), (stand.issue, 0.0))
    return replace(stand, issue=issue) if rated > scored.rated(party, stand) + CLEARLY else stand


def _besides(scene: Scene, scored: list[Scored], made: list[Stand], weights: Weights) -> Iterator[Stand]:
    """The likely stands that are on other issues than those there are, the likeliest first; one a word and holder."""
    taken = {(party.code, stand.issue) for stand in made for party in stand.holders}
    told = {(stand.i, party.code): stand.stance for stand in made for party in stand.holders}
    spent: set[tuple[int, str]] = set()
    for one, rated in scored:
        code, places = one.holder.code, {(one.anchor.i, one.holder.code), (-one.matter.head - 1, one.holder.code)}
        if rated < weights.thresholds["stand"]:
            return
        if (
            spent & places
            or told.get((one.anchor.i, code), one.stance) != one.stance
            or backs_what_hurts(one)
            or any(c == code and alike(issue, one.issue) >= ALIKE for c, issue in taken)
        ):
            continue
        taken.add((code, one.issue))
        spent |= places
        yield _stand(scene, one, rated, weights.version)


def stays(scene: Scene, one: Candidate) -> bool:
    """Whether whoever would oppose something only refuses to leave it ("ruled out leaving the pact")."""
    if one.stance != "oppose" or one.anchor.says != "oppose":
        return False
    path = list(scene.parse.ancestors(one.matter.head))
    inside = path[: path.index(one.anchor.i)] if one.anchor.i in path else []
    return any(scene.parse.tokens[k].lemma in scene.words("leaving") for k in inside)


def backs_what_hurts(one: Candidate) -> bool:
    """Whether somebody would back what is against his own side."""
    name = one.holder.party.name
    return one.stance == "support" and name is not None and f"against {name}" in one.issue


def _stand(scene: Scene, one: Candidate, rated: float, version: str) -> Stand:
    clause = (one.matter.condition or depends(scene, one.anchor.i)) if one.stance == "conditional" else None
    return Stand(one.anchor.i, (one.holder.party,), one.stance, one.issue, clause, version, rated)
