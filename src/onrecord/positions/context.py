"""What the other candidates of an article say of one: whether they back it, speak against it, or crowd it out."""

from __future__ import annotations

from collections import Counter, defaultdict
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
WHOLE = 2**56  # by which a probability that is heard becomes a whole number without loss
HEARD = 0.15  # from which chance on another candidate is heard
SHARED = 0.4  # how much two issues share to be taken for one


@dataclass(frozen=True, slots=True)
class Echoes:
    """What is heard on one issue, added up as whole numbers: by holder and stance, and for each word on its own.

    Sums of whole numbers do not depend on their order, so that what a word says itself can be taken away again.
    """

    by_stance: Counter[tuple[str, str]]
    by_holder: Counter[str]
    by_word: dict[int, list[tuple[str, str, int]]]

    @classmethod
    def of(cls, heard: Iterable[Scored]) -> Echoes:
        """The sums of candidates with their probabilities."""
        made = cls(Counter(), Counter(), defaultdict(list))
        for one, rated in heard:
            code, whole = one.holder.code, int(rated * WHOLE)
            made.by_stance[code, one.stance] += whole
            made.by_holder[code] += whole
            made.by_word[one.anchor.i].append((code, one.stance, whole))
        return made

    def of_stand(self, one: Candidate) -> tuple[float, float, float]:
        """How much is heard elsewhere of the same stand, of another stance of the holder, of others on the issue."""
        code, own = one.holder.code, self.by_word.get(one.anchor.i, ())
        again = self.by_stance[code, one.stance] - sum(w for c, s, w in own if (c, s) == (code, one.stance))
        holder = self.by_holder[code] - sum(w for c, _, w in own if c == code)
        others = self.by_holder.total() - sum(w for _, _, w in own) - holder
        return log1p(again / WHOLE), log1p((holder - again) / WHOLE), log1p(others / WHOLE)


@dataclass(slots=True)
class Crowd:
    """What an article's candidates add up to, each word with each holder counted once, by its best."""

    best: dict[tuple[int, str], Scored] = field(default_factory=dict)
    stances: dict[tuple[int, str], dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    holders: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    words: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    rivals: dict[int, list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))
    heard: list[tuple[frozenset[str], Candidate, float]] = field(default_factory=list)
    alike: dict[str, tuple[float, Echoes]] = field(default_factory=dict)

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

    def like(self, issue: str) -> tuple[float, Echoes]:
        """How much the article makes of the words of an issue, and what is heard on the same one."""
        if issue not in self.alike:
            own = content(issue)
            weight = sum(self.words[word] for word in own) / max(1, len(own))
            found = ((2 * len(own & words) / (len(own) + len(words)), one, rated) for words, one, rated in self.heard)
            self.alike[issue] = (
                log1p(weight),
                Echoes.of((one, rated) for shared, one, rated in found if shared >= SHARED),
            )
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
        logit(rated), logit(turned), *like.of_stand(one), log1p(mass), mass / max(total, 0.1), log(1 + total),
        weight, logit(crowd.best[one.anchor.i, code][1]), logit(rival),
    )  # fmt: skip
