"""Known texts as windows with the marks put on their words: what the network learns from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.models.features import Places, code_of, kind, may_take_part, names_code, slot
from onrecord.models.reader import Inputs, inputs
from onrecord.models.relation import distance, relation, relations
from onrecord.models.windows import Marks, Pieces, Window, windows
from training import labels
from training.inventory import ROLES, SECTORS, STANCES, STATUSES
from training.labels import Known, Marked, Side

KNOWN_RELATIONS, SEEN = 700, 3  # how many relations get weights, and how often one has to be seen
OPTIONAL = 0.5  # the weight of an act that another coder may leave out
UNTOLD = -1
ROLE = {name: n for n, name in enumerate(ROLES)}


@dataclass(frozen=True)
class Arc:
    """Words that may play roles for an anchor, all by their place in the window, and which of them do.

    ``free``: any number of them may (independent choices); otherwise one of them does.
    """

    anchor: int
    roles: list[int]
    others: list[int]
    right: list[list[int]]
    free: bool
    features: list[tuple[int, int, int, int]]


@dataclass(frozen=True)
class Example:
    """A window with its labels, a number a word; ``UNTOLD`` where the corpus does not tell."""

    text: str
    report: bool
    window: Window
    inputs: Inputs
    labels: dict[str, list[int]]
    weights: list[float]
    arcs: list[Arc] = field(default_factory=list)


@dataclass(frozen=True)
class Choice:
    """A word of a party and the codes it may get, with what speaks for each, and which is right."""

    word: int
    codes: list[str]
    features: list[tuple[int, int, int, int]]
    right: list[bool]  # the last one: no code


@dataclass(frozen=True)
class Scheme:
    """How words are cut and numbered."""

    pieces: Pieces
    marks: Marks
    categories: Sequence[str]
    modes: Sequence[str]
    relations: Mapping[str, int]


def known_relations(known: Iterable[Known]) -> dict[str, int]:
    """The relations between anchors and their parties that are frequent enough to have weights."""
    seen: Counter[str] = Counter()
    for one in known:
        for anchor, other in _pairs(one):
            seen.update(set(relations(one.parse, anchor, other)))
    common = [name for name, count in seen.most_common(KNOWN_RELATIONS - 1) if count >= SEEN]
    return {name: n + 1 for n, name in enumerate(common)}


def _pairs(known: Known) -> Iterator[tuple[int, int]]:
    for one in labels.marked(known):
        yield from ((one.word, side.word) for side in (*one.actors, *one.recipients))
    for cue, speaker, _ in said(known):
        if speaker is not None:
            yield cue, speaker
    for anchor, holder, issue, _ in stands(known):
        yield from ((anchor, other) for other in (holder, issue) if other is not None)


def said(known: Known) -> list[tuple[int, int | None, tuple[int, int] | None]]:
    """Cue, speaker, and first and last word of the content of every statement that has a cue."""
    found = []
    for one in known.text.said:
        cue = labels.cue_word(known.parse, one.cue) if one.cue else None
        speaker = labels.party_word(known.parse, one.speaker) if one.speaker else None
        words = labels.words_of(known.parse, one.content)
        if cue is not None:
            found.append((cue, speaker, (words[0], words[-1]) if words else None))
    return found


def stands(known: Known) -> list[tuple[int, int | None, int | None, str]]:
    """Anchor, holder, issue and stance of every stand that the corpus marks."""
    found = []
    for one in known.text.stands:
        anchor = labels.trigger_word(known.parse, one.words)
        if anchor is not None:
            issue = labels.issue_word(known.parse, anchor, one.issue)
            found.append((anchor, labels.holder_word(known, anchor, one), issue, one.stance))
    return found


def examples(known: Known, scheme: Scheme) -> list[Example]:
    """The windows of a text with their labels."""
    acts, cues, shown = labels.marked(known), said(known), stands(known)
    made = []
    for window in windows(known.parse, scheme.pieces, scheme.marks):
        place = {i: n for n, i in enumerate(window.words)}
        taken = inputs(known.parse, known.mentions, known.hints, window, scheme.categories)
        told, weights = _labels(known, scheme, place, acts, cues, shown)
        example = Example(known.text.id, known.text.report, window, taken, told, weights)
        example.arcs.extend(_arcs(known, scheme, place, acts, cues, shown))
        made.append(example)
    return made


def _labels(
    known: Known, scheme: Scheme, place: Mapping[int, int], acts: list[Marked], cues: list, shown: list
) -> tuple[dict[str, list[int]], list[float]]:
    size, untold = len(place), 0 if known.text.report else UNTOLD
    told = {"trigger": [0] * size, "mode": [UNTOLD] * size, "status": [UNTOLD] * size}
    told |= {"stance": [untold] * size, "cue": [untold] * size}
    weights = [1.0] * size
    for one in acts:
        if one.word in place:
            n = place[one.word]
            told["trigger"][n] = 1 + scheme.categories.index(one.act.category)
            told["mode"][n] = scheme.modes.index(one.act.mode)
            told["status"][n] = STATUSES.index(one.act.status)
            weights[n] = OPTIONAL if one.act.optional else 1.0
    for anchor, *_, stance in shown:
        if anchor in place:
            told["stance"][place[anchor]] = 1 + STANCES.index(stance)
    for cue, *_ in cues:
        if cue in place:
            told["cue"][place[cue]] = 1
    return told, weights


def _arcs(
    known: Known, scheme: Scheme, place: Mapping[int, int], acts: list[Marked], cues: list, shown: list
) -> Iterator[Arc]:
    able = [i for i in place if may_take_part(known.parse, known.mentions, i)]
    for one in acts:
        sides = {"actor": one.actors, "recipient": one.recipients}
        # parties that stand in another window are not learned from
        whole = {name: side for name, side in sides.items() if not side or any(s.word in place for s in side)}
        if one.word in place and whole:
            right = [[s.word for s in side] for side in whole.values()]
            yield from _arc(known, scheme, place, one.word, list(whole), able, right, free=True)
    for anchor, holder, issue, _ in shown:
        yield from _arc(known, scheme, place, anchor, ["holder"], able, [[holder]])
        same = [i for i in place if _issue(known, i, anchor)]
        yield from _arc(known, scheme, place, anchor, ["issue"], same, [[issue]])
    for cue, speaker, content in cues:
        yield from _arc(known, scheme, place, cue, ["speaker"], able, [[speaker]])
        if content:
            ends = [[content[0]], [content[1]]]
            yield from _arc(known, scheme, place, cue, ["first", "last"], list(place), ends)


def _issue(known: Known, i: int, anchor: int) -> bool:
    tokens = known.parse.tokens
    return tokens[i].sentence == tokens[anchor].sentence and tokens[i].pos in labels.ISSUE


def _arc(
    known: Known, scheme: Scheme, place: Mapping[int, int], anchor: int, roles: list[str], others: list[int],
    right: list[list[int | None]], *, free: bool = False,
) -> Iterator[Arc]:  # fmt: skip
    """The arc of an anchor, if it and what it points at are in the window."""
    inside = [[i for i in side if i in place] for side in right]
    if anchor not in place or not others or (not free and not all(set(side) & set(others) for side in inside)):
        return
    yield Arc(
        place[anchor],
        [ROLE[name] for name in roles],
        [place[i] for i in others],
        [[others.index(i) for i in side if i in others] for side in inside],
        free,
        [arc_features(known, scheme.relations, anchor, i) for i in others],
    )


def arc_features(known: Known, relations_: Mapping[str, int], anchor: int, i: int) -> tuple[int, int, int, int]:
    """Relation, distance, kind and rule's slot of a word for an anchor."""
    return (
        relation(known.parse, anchor, i, relations_),
        distance(i - anchor),
        kind(known.mentions, i),
        slot(known.hints, anchor, i),
    )


# ---- whose side a word is on


def choices(known: Known) -> list[Choice]:
    """The parties of a report, with the codes they may get and those they have."""
    places = Places(known.parse, known.mentions, known.dateline)
    found = []
    for word, sides in _by_word(known).items():
        wanted = {side.code for side in sides}
        own = code_of(known.mentions, word)
        codes = list(places.named) + ([own] if own and own not in places.named else [])
        right = [code in wanted for code in codes] + [wanted == {None}]
        if any(right):
            found.append(Choice(word, codes, [places.features(word, code) for code in codes], right))
    return found


def sectors(known: Known) -> list[tuple[int, int]]:
    """The words of parties with their sectors."""
    told = ((word, sides[0].sector) for word, sides in _by_word(known).items())
    return [(word, SECTORS.index(sector)) for word, sector in told if sector in SECTORS]


def naming(known: Known) -> dict[str, list[int]]:
    """The codes that a text names, with the words that name them."""
    return Places(known.parse, known.mentions, known.dateline).named


def _by_word(known: Known) -> dict[int, list[Side]]:
    found: dict[int, list[Side]] = {}
    for one in labels.marked(known):
        for side in (*one.actors, *one.recipients):
            found.setdefault(side.word, []).append(side)
    return found


__all__ = ["Arc", "Choice", "Example", "Scheme", "choices", "examples", "known_relations", "names_code", "naming"]
