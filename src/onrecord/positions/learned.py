"""Stands that the model sees: the words that show one, whose it is, and on what."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.actors.party import party
from onrecord.events.learned import identities
from onrecord.models.features import may_take_part
from onrecord.models.signals import Signals, softmax
from onrecord.positions.stance import Draft, Scene, Shown, finish
from onrecord.schema import Party

HOLDER, ISSUE = "holder", "issue"
MATTERS = frozenset({"NOUN", "PROPN", "VERB", "PRON", "ADJ"})


def learned(scene: Scene, signals: Signals, told: set[int]) -> Iterator[Shown]:
    """The stands whose probability is high enough, outside the sentences whose stand is ``told``."""
    least = signals.tables.threshold("stand")
    chances = signals.probabilities("stance")
    for token in scene.parse.tokens:
        chance = 1.0 - float(chances[token.i, 0])
        if token.end == token.start or chance < least or token.sentence in told:
            continue
        stance = signals.tables.labels["stances"][int(chances[token.i, 1:].argmax())]
        draft = Draft(
            token.i, _issue(scene, signals, token.i), _holders(scene, signals, token.i), stance,
            str(signals.tables.labels["version"]), chance, settled=True,
        )  # fmt: skip
        yield finish(scene, draft)


def _holders(scene: Scene, signals: Signals, i: int) -> tuple[Party, ...]:
    """Who most likely takes the stand shown at a word."""
    others = [
        t.i for t in scene.parse.tokens
        if signals.window[t.i] == signals.window[i] and may_take_part(scene.parse, scene.mentions, t.i)
    ]  # fmt: skip
    best = _best(signals, i, others, HOLDER)
    if best is None:
        return ()
    found = identities(scene.reading, scene.codebook, scene.mentions, best)
    return tuple(party(scene.parse, best, one) for one in found)


def _issue(scene: Scene, signals: Signals, i: int) -> int | None:
    """The word for what the stand is about, in the same sentence."""
    first, end = scene.parse.bounds[scene.parse.tokens[i].sentence]
    others = [k for k in range(first, end) if scene.parse.tokens[k].pos in MATTERS]
    return _best(signals, i, others, ISSUE)


def _best(signals: Signals, i: int, others: list[int], role: str) -> int | None:
    if not others:
        return None
    scores = softmax(signals.arcs(i, others, [signals.tables.roles.index(role)])[0])
    return others[int(scores.argmax())]
