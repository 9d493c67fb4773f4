"""In whose midst somebody is told of whom no word places: the state that most clues speak for."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from onrecord.actors.country import setting
from onrecord.actors.scene import Scene

# What a clue is worth, by a logistic regression on the descriptions without a state in our coded reports: 2,505 of
# them, .73 right against .67 of the state that is named most (both in parts not learned on).
SHARE = 4.2  # times the share of the article's names that are the state's own
NAMED_BEFORE = 2.1
IN_PARAGRAPH = 1.0  # named before it in the paragraph
IN_SENTENCE = 0.6  # named before it in the sentence
LATER_IN_SENTENCE = 0.4
LAST_SUBJECT = 0.5  # of whoever acted last
LAST_NAMED = 0.25
SET_THERE = 0.7  # a place of the state is where the sentence is set
AT_HOME_THERE = 2.5  # the same for those who hardly leave home
SPOKEN = 3  # sentences after which whoever acted is out of mind


def home(
    scene: Scene, i: int, sector: str | None, apart: frozenset[str] = frozenset(), least: float = 0.0
) -> str | None:
    """The state that a description without one is most likely of, if that is likely enough, and not ``apart``."""
    weights = weigh(scene, i, sector)
    able = {code: weight for code, weight in weights.items() if code not in apart}
    if not able:
        only = not weights and not least and scene.focus not in apart
        return scene.focus if only else None
    best = max(able, key=lambda code: (able[code], code == scene.focus, code))
    chance = exp(able[best]) / sum(exp(weight) for weight in able.values())
    return best if chance >= least else None


def weigh(scene: Scene, i: int, sector: str | None) -> dict[str, float]:
    """How much speaks for each state that the article names."""
    parse, told = scene.parse, scene.told
    worth = {code: SHARE * share for code, share in scene.shares.items()}
    sentence, paragraph = parse.tokens[i].sentence, parse.paragraph_of[i]
    before = [(k, code) for k, code, _ in told if 0 <= k < i]
    after = [(k, code) for k, code, _ in told if k > i and parse.tokens[k].sentence == sentence]
    clues = (
        (NAMED_BEFORE, (code for k, code, _ in told if k < i)),
        (IN_PARAGRAPH, (code for k, code in before if parse.paragraph_of[k] == paragraph)),
        (IN_SENTENCE, (code for k, code in before if parse.tokens[k].sentence == sentence)),
        (LATER_IN_SENTENCE, (code for _, code in after)),
        (LAST_NAMED, (code for _, code in before[-1:])),
        (LAST_SUBJECT, _last_to_act(scene, i)),
        (AT_HOME_THERE if sector in scene.codebook.names.words["at home"] else SET_THERE, setting(scene, i)),
    )
    for value, codes in clues:
        for code in {code for code in codes if code in worth}:
            worth[code] += value
    return worth


def _last_to_act(scene: Scene, i: int) -> Iterator[str]:
    """The states of whoever acted last, as far as words gave them."""
    for past in scene.before(i, sentences=SPOKEN):
        codes = [one.code for one in past.identities if one.code and not one.assumed]
        if past.rank >= 1 and codes:
            yield from codes
            return
