"""What the other candidates of an article say of one: whether they back it, speak against it, or crowd it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log, log1p

from onrecord.positions.candidate import Candidate
from onrecord.positions.likeness import content
from onrecord.positions.salience import logit

Scored = tuple[Candidate, float]

AROUND = (
    "itself", "another stance", "again", "turned", "by others", "holder", "share of the holder", "stands", "words",
    "best of the word", "another holder",
)  # fmt: skip
FAINT = 0.05  # what is less likely is no stand, whatever stands around it
HEARD = 0.15  # from which chance on another candidate is heard
SHARED = 0.4  # how much two issues share to be taken for one


@dataclass(slots=True)
class Crowd:
    """What an article's candidates add up to, each word with each holder counted once, by its best."""

    best: dict[tuple[int, str], Scored] = field(default_factory=dict)
    stances: dict[tuple[int, str], dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    holders: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    words: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    rivals: dict[int, list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))
    heard: list[tuple[frozenset[str], Candidate, float]] = field(default_factory=list)
    alike: dict[str, tuple[float, list[tuple[Candidate, float]]]] = field(default_factory=dict)

    @classmethod
    def of(cls, scored: Iterable[Scored]) -> Crowd:
        """The crowd that scored candidates make."""
        made = cls()
        for one, rated in scored:
            stances = made.stances[one.matter.head, one.holder.code]
            stances[one.stance] = max(stances.get(one.stance, 0.0), rated)
            at = (one.anchor.i, one.holder.code)
            if at not in made.best or rated > made.best[at][1]:
                made.best[at] = one, rated
        for one, rated in made.best.values():
            made._count(one, rated)
        return made

    def _count(self, one: Candidate, rated: float) -> None:
        words = content(one.issue)
        self.holders[one.holder.code] += rated
        for word in words:
            self.words[word] += rated
        self.rivals[one.anchor.i].append((rated, one.holder.code))
        if rated > HEARD and words:
            self.heard.append((words, one, rated))

    def like(self, issue: str) -> tuple[float, list[tuple[Candidate, float]]]:
        """How much the article makes of the words of an issue, and the best candidates that are on the same one."""
        if issue not in self.alike:
            own = content(issue)
            weight = sum(self.words[word] for word in own) / max(1, len(own))
            found = ((2 * len(own & words) / (len(own) + len(words)), one, rated) for words, one, rated in self.heard)
            self.alike[issue] = log1p(weight), [(one, rated) for shared, one, rated in found if shared >= SHARED]
        return self.alike[issue]


def around(scored: Sequence[Scored]) -> list[tuple[float, ...]]:
    """What stands around each candidate, in the order of AROUND."""
    crowd = Crowd.of(scored)
    total = sum(crowd.holders.values())
    return [_around(crowd, total, one, rated) for one, rated in scored]


def _around(crowd: Crowd, total: float, one: Candidate, rated: float) -> tuple[float, ...]:
    code, (weight, like) = one.holder.code, crowd.like(one.issue)
    stances = crowd.stances[one.matter.head, code]
    turned = max((chance for stance, chance in stances.items() if stance != one.stance), default=0.0)
    rival = max((chance for chance, other in crowd.rivals[one.anchor.i] if other != code), default=0.0)
    mass = crowd.holders[code]
    return (
        logit(rated), logit(turned), *_echoes(like, one), log1p(mass), mass / max(total, 0.1), log(1 + total),
        weight, logit(crowd.best[one.anchor.i, code][1]), logit(rival),
    )  # fmt: skip


def _echoes(like: list[tuple[Candidate, float]], one: Candidate) -> tuple[float, float, float]:
    """How much is heard elsewhere of the same stand, of another stance of the holder, of others on the issue."""
    again = turned = others = 0.0
    for other, rated in like:
        if other.anchor.i == one.anchor.i:
            continue
        if other.holder.code != one.holder.code:
            others += rated
        elif other.stance == one.stance:
            again += rated
        else:
            turned += rated
    return log1p(again), log1p(turned), log1p(others)
