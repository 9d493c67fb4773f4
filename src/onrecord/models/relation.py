"""How two words of an article stand to each other, as features that the reader model has weights for.

A relation is the way through the parse from an anchor (the trigger of an act, a cue) to another word:
``xcomp/nsubj`` goes up one ``xcomp`` and down to a subject, ``p!/agent:by_pobj`` is the agent of a passive.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from onrecord.parsing import Parse

# dependencies whose word matters as much as their label: "with", "against", "by"
WORDED = frozenset({"prep", "agent", "dative", "prt"})
UP, DOWN = 3, 4
# distances in words are told apart up to these
STEPS = (0, 1, 2, 4, 7, 12, 20, 40)
DISTANCES = 2 * (len(STEPS) + 1)


def relations(parse: Parse, anchor: int, other: int) -> tuple[str, ...]:
    """The relation of a word to an anchor: exact, without prepositions, and by its shape alone.

    Across sentences only the number of sentences between them is told.
    """
    if anchor == other:
        return ("self",)
    apart = parse.tokens[other].sentence - parse.tokens[anchor].sentence
    if apart:
        far = f"S{max(-4, min(2, apart))}"
        return (f"{far}:{parse.tokens[other].dep}", far) if apart == -1 else (far,)
    up, down = _way(parse, anchor, other)
    shape = f"u{min(len(up), 4)}d{min(len(down), 5)}:{'L' if other < anchor else 'R'}"
    if len(up) > UP or len(down) > DOWN:
        return (shape,)
    voice = "p!" if parse.kids(anchor, "auxpass") else ""
    above = voice + "^".join(parse.tokens[i].dep for i in up)
    exact = "_".join(_step(parse, i) for i in down)
    plain = "_".join(parse.tokens[i].dep for i in down)
    return tuple(dict.fromkeys((f"{above}/{exact}", f"{above}/{plain}", shape)))


def relation(parse: Parse, anchor: int, other: int, known: Mapping[str, int]) -> int:
    """The number of the most exact relation that the model knows; 0 for none."""
    return next((known[name] for name in relations(parse, anchor, other) if name in known), 0)


def distance(words: int) -> int:
    """The class of a distance in words, to the left and to the right apart."""
    size = bisect_left(STEPS, abs(words))
    return size if words >= 0 else size + len(STEPS) + 1


def _way(parse: Parse, anchor: int, other: int) -> tuple[list[int], list[int]]:
    """The words left going up from the anchor, and those entered going down to the other."""
    climbed = [anchor, *parse.ancestors(anchor)]
    place = {i: n for n, i in enumerate(climbed)}
    down: list[int] = []
    while other not in place and parse.tokens[other].head != other:
        down.append(other)
        other = parse.tokens[other].head
    return climbed[: place.get(other, len(climbed))], down[::-1]


def _step(parse: Parse, i: int) -> str:
    token = parse.tokens[i]
    return f"{token.dep}:{token.text.lower()}" if token.dep in WORDED else token.dep
