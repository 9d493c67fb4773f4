"""Who may stand on a side of an act, and what speaks for each: the codes that are at hand, and nobody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.actors.party import Mentions
from onrecord.codebook.codebook import Codebook
from onrecord.events.act import Act
from onrecord.events.act_clues import FAINT, ROW, Page, found_by
from onrecord.events.learned import identities
from onrecord.models.logistic import logit
from onrecord.schema import Reading, Span

SIDES = ("actor", "recipient")
NOTHING, STATE = "nothing", "state"
HEARD = 0.02  # a word this likely to stand on a side is looked at
MAIN, RANKED = 3, 4  # the codes named most are always looked at; ranks told apart
FAR, OFTEN = 6, 4  # sentences back, and acts between two sides, that are told apart
UNNAMED = 1.3  # in place of how far back somebody was named, where nobody has named them yet


@dataclass(frozen=True, slots=True)
class Choice:
    """A code that may stand on a side (None: nobody), the words that likeliest do for it, and clues with their values.

    ``words``: one by which it acts and one by which it is acted on; None where no word that takes part stands for it.
    """

    code: str | None
    words: tuple[int, int] | None
    clues: dict[str, float]


@dataclass
class Heard:
    """How likely words of a code act and are acted on: the likeliest of them, all together, and which that is."""

    best: list[float]
    total: list[float]
    words: list[int]


@dataclass(frozen=True)
class Cast:
    """Everybody whom an article names, with its acts."""

    reading: Reading
    codebook: Codebook
    mentions: Mentions
    page: Page

    @cached_property
    def naming(self) -> dict[str, list[int]]:
        """Code to the words that stand for it, in the order of the text."""
        found: dict[str, list[int]] = {}
        for i in sorted(self.mentions):
            for code in sorted({one.code for one in self.mentions[i].identities if one.code}):
                found.setdefault(code, []).append(i)
        return found

    @cached_property
    def states(self) -> frozenset[Span]:
        """The words that stand for a state itself."""
        return frozenset(mention.span for mention in self.mentions.values() if mention.kind == STATE)

    @cached_property
    def named(self) -> int:
        """How many words stand for somebody with a code, all together."""
        return sum(map(len, self.naming.values()))

    @cached_property
    def in_sentence(self) -> dict[int, set[str]]:
        """Sentence to the codes that it names."""
        found: dict[int, set[str]] = {}
        for code, words in self.naming.items():
            for i in words:
                found.setdefault(self.page.parse.tokens[i].sentence, set()).add(code)
        return found

    @cached_property
    def rank(self) -> dict[str, int]:
        """Code to its place by how often and how early it is named."""
        order = sorted(self.naming, key=lambda code: (-len(self.naming[code]), self.naming[code][0]))
        return {code: n for n, code in enumerate(order)}

    @cached_property
    def dyads(self) -> Counter[tuple[str, str]]:
        """How many acts go from one code to another."""
        return Counter((a, b) for one in self.page.acts for a in one.codes[0] for b in one.codes[1])

    @cached_property
    def _codes(self) -> dict[int, tuple[str, ...]]:
        return {}

    def codes(self, i: int) -> tuple[str, ...]:
        """The codes of whoever a word stands for."""
        if i not in self._codes:
            found = identities(self.reading, self.codebook, self.mentions, i)
            self._codes[i] = tuple(sorted({one.code for one in found if one.code}))
        return self._codes[i]


def choices(cast: Cast, number: int) -> list[Choice]:
    """Whoever may stand on the sides of an act, nobody last."""
    one = cast.page.acts[number]
    heard, unnamed = _heard(cast, one)
    looked_at = sorted(_at_hand(cast, one, heard))
    found = [Choice(code, *_told(cast, number, code, heard.get(code))) for code in looked_at]
    return [*found, Choice(None, None, _nobody(cast, one, heard, unnamed))]


def _heard(cast: Cast, one: Act) -> tuple[dict[str, Heard], list[float]]:
    """The codes of the words that may take part in an act; how likely words of no code do, at most."""
    words, chances = cast.page.signals.sides(one.hit.i)
    found: dict[str, Heard] = {}
    unnamed = [0.0, 0.0]
    for n, i in enumerate(words):
        both = [float(chances[0, n]), float(chances[1, n])]
        if max(both) < HEARD:
            continue
        codes = cast.codes(i)
        if not codes:
            unnamed = [max(pair) for pair in zip(unnamed, both, strict=True)]
        for code in codes:
            own = found.setdefault(code, Heard([0.0, 0.0], [0.0, 0.0], [i, i]))
            for side, chance in enumerate(both):
                own.total[side] += chance
                if chance > own.best[side]:
                    own.best[side], own.words[side] = chance, i
    return found, unnamed


def _at_hand(cast: Cast, one: Act, heard: dict[str, Heard]) -> set[str]:
    """The codes to look at: likely ones, those that stand there now, those near, and the article's main ones."""
    sentence = cast.page.sentence(one)
    near = (cast.in_sentence.get(number, set()) for number in (sentence - 1, sentence))
    main = {code for code, rank in cast.rank.items() if rank < MAIN}
    return set(heard).union(one.codes[0], one.codes[1], main, *near)


def _told(cast: Cast, number: int, code: str, heard: Heard | None) -> tuple[tuple[int, int] | None, dict[str, float]]:
    """The words that likeliest stand for a code, and its clues."""
    one, parse = cast.page.acts[number], cast.page.parse
    words, sentence = cast.naming.get(code, []), cast.page.sentence(one)
    first, end = parse.bounds[sentence]
    beside = words[bisect_left(words, first) : bisect_left(words, end)]
    so_far = bisect_right(words, one.hit.i)
    back = min(sentence - parse.tokens[words[so_far - 1]].sentence, FAR) / FAR if so_far else UNNAMED
    made = {
        "recipient": logit(heard.best[1] if heard else 0.0, FAINT),
        "actor": logit(heard.best[0] if heard else 0.0, FAINT),
        "recipient in all": min(heard.total[1], 2.0) if heard else 0.0,
        "actor in all": min(heard.total[0], 2.0) if heard else 0.0,
        "unheard": float(heard is None),
        "beside": float(bool(beside)),
        "after it": float(any(i > one.hit.i for i in beside)),
        "before it": float(any(i < one.hit.i for i in beside)),
        "sentence before": float(code in cast.in_sentence.get(sentence - 1, ())),
        "back": back,
        "share": len(words) / max(1, cast.named),
        f"rank {min(cast.rank.get(code, RANKED), RANKED)}": 1.0,
        "a state": float(len(code) == 3),
        "in the lead": float(bool(words) and parse.tokens[words[0]].sentence <= 1),
        **_of_the_act(one, code),
        **_on_their_own(cast, one, code, heard),
        **_of_other_acts(cast, number, code),
    }
    return ((heard.words[0], heard.words[1]) if heard else None), {name: value for name, value in made.items() if value}


def source(one: Act) -> str:
    """What gave an act its recipients."""
    if not one.codes[1]:
        return NOTHING
    if one.guessed:
        return "another act"
    if one.spare and set(one.recipients) <= set(one.spare):
        return "the likeliest word"
    return found_by(one)


def _of_the_act(one: Act, code: str) -> dict[str, float]:
    actors, recipients = one.codes
    finder, given = found_by(one), source(one)
    acts, acted_on = float(code in actors), float(code in recipients)
    teller = one.told.speaker.code if one.told and one.told.speaker else None
    return {
        "acts": acts, f"acts by {finder}": acts, "acts beside others": acts * (len(actors) - 1),
        "acted on": acted_on, f"acted on by {given}": acted_on,
        "acted on beside others": acted_on * (len(recipients) - 1),
        "instead of a row's": float(given == ROW and not acted_on),
        "tells": float(code == teller), f"tells of what {finder} finds": float(code == teller),
    }  # fmt: skip


def _on_their_own(cast: Cast, one: Act, code: str, heard: Heard | None) -> dict[str, float]:
    """For a code on both sides: what acts, and what is acted on ("Kenya" hardly accuses "Kenya", lawmakers may)."""
    acting = next((p for p in one.actors if p.code == code), None)
    if acting is None:
        return {}
    doer = STATE if acting.span in cast.states else acting.sector or NOTHING
    found = cast.mentions.get(heard.words[1]) if heard is not None and heard.best[1] > 0 else None
    done_to = NOTHING if found is None else STATE if found.kind == STATE else found.identities[0].sector or NOTHING
    return {f"own, {doer} acts": 1.0, f"own, {done_to} acted on": 1.0, f"own, {doer} on {done_to}": 1.0}


def _of_other_acts(cast: Cast, number: int, code: str) -> dict[str, float]:
    """How often others of the article's acts are between a code and whoever stands on this one's sides."""
    actors, recipients = cast.page.acts[number].codes

    def elsewhere(actor: str, recipient: str) -> int:
        return cast.dyads.get((actor, recipient), 0) - (actor in actors and recipient in recipients)

    on = sum(elsewhere(a, code) for a in actors if a != code)
    back = sum(elsewhere(code, a) for a in actors if a != code)
    by = sum(elsewhere(code, b) for b in recipients if b != code)
    answered = sum(elsewhere(b, code) for b in recipients if b != code)
    last = cast.page.acts[number - 1].codes if number else (frozenset[str](), frozenset[str]())
    return {
        "acted on by them elsewhere": min(on, OFTEN) / OFTEN, "acts on them elsewhere": min(back, OFTEN) / OFTEN,
        "acts on those elsewhere": min(by, OFTEN) / OFTEN, "acted on by those elsewhere": min(answered, OFTEN) / OFTEN,
        "acted on just before": float(code in last[1]), "acted just before": float(code in last[0]),
    }  # fmt: skip


def _nobody(cast: Cast, one: Act, heard: dict[str, Heard], unnamed: list[float]) -> dict[str, float]:
    finder = found_by(one)
    best = [max((own.best[side] for own in heard.values()), default=0.0) for side in (0, 1)]
    made = {
        **dict.fromkeys(_nobody_by_kind(cast, one, finder), 1.0),
        "nobody, likeliest recipient": logit(best[1], FAINT),
        "nobody, likeliest actor": logit(best[0], FAINT),
        "nobody, unnamed recipient": logit(unnamed[1], FAINT),
        "nobody, unnamed actor": logit(unnamed[0], FAINT),
        "nobody acted on": float(not one.codes[1]), f"nobody acted on by {finder}": float(not one.codes[1]),
        "nobody acts": float(not one.codes[0]),
        "nobody, quoted": float(one.hit.i in cast.page.quoted),
        "nobody, words acted on": float(bool(one.recipients) and not one.codes[1]),
        "nobody, words act": float(bool(one.actors) and not one.codes[0]),
    }  # fmt: skip
    return {name: value for name, value in made.items() if value}


def _nobody_by_kind(cast: Cast, one: Act, finder: str) -> Iterator[str]:
    coding, token = one.coding, cast.page.parse.tokens[one.hit.i]
    kind, given, slot = coding.category, source(one), one.hit.rule.recipient
    yield from ("nobody", f"nobody, {kind}", f"nobody, by {finder}", f"nobody, after {given}", f"nobody, slot {slot}")
    yield from (f"nobody, {kind} after {given}", f"nobody, {kind} in slot {slot}", f"nobody, {kind} {coding.mode}")
    yield from (f"nobody, word {token.lemma}", f"nobody, {token.tag}", f"nobody, {token.dep}")
