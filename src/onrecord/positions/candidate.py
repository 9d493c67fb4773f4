"""What may be a stand: a word that may show one, who may hold it, on what, and how that may be worded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.actors.party import party
from onrecord.events.argument import parties, slot
from onrecord.events.learned import identities
from onrecord.events.status import status
from onrecord.grammar import negations
from onrecord.models.features import may_take_part
from onrecord.models.signals import Signals
from onrecord.positions.condition import condition
from onrecord.positions.issue import governed
from onrecord.positions.stance import FLIPPED, Found, Scene, asked, holders_of, polarity, questioned, rule_at
from onrecord.positions.wording import wordings
from onrecord.schema import STANCES, Event, Party, Statement

SHOWING = frozenset({"VERB", "NOUN", "ADJ", "AUX", "ADP", "ADV", "PROPN"})
MATTERS = frozenset({"NOUN", "PROPN", "VERB", "PRON", "ADJ"})
NAMED = frozenset("RES")  # by whom a holder is named in the words themselves
KNOWING = frozenset("RM")  # what may tell a holder alone where more than one thing tells another
WILLED = frozenset({"demand", "future"})
SEEN, RARER, HELD, ON, SURE = 0.2, 0.15, 0.3, 0.15, 0.5  # from which probability on the model is heard


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that may show a stand: by a rule, as an act, by its auxiliary, or by the model's ``chances``."""

    i: int
    rule: Found | None
    polarity: str | None
    event: Event | None
    modal: str | None
    teller: Statement | None
    status: str
    questioned: bool
    negated: bool
    chances: tuple[float, ...]

    @property
    def tokens(self) -> tuple[int, ...]:
        """The words of the rule, else the word alone."""
        return self.rule[1] if self.rule else (self.i,)

    @property
    def says(self) -> str | None:
        """The stance of the rule, before negation."""
        return self.rule[0].stance if self.rule else None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who may hold a stand, and what says so: rule, event, teller, subject, model; and whether another is named."""

    party: Party
    code: str
    sources: frozenset[str]
    rival: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """The head of what a stand may be on, the ways that lead to it, and the stance of a rule on the way."""

    head: int
    paths: frozenset[str]
    inner: str
    condition: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One stand that there may be."""

    anchor: Anchor
    holder: Holder
    matter: Matter
    issue: str
    kind: str
    stance: str


def candidates(scene: Scene, signals: Signals) -> Iterator[Candidate]:
    """Every stand that an article may show."""
    others = _by_window(scene, signals)
    known: dict[int, tuple[Party, ...]] = {}
    worded: dict[tuple[int, str], dict[str, str]] = {}
    for anchor in anchors(scene, signals):
        holders = _holders(scene, signals, anchor, others[signals.window[anchor.i]], known)
        for matter in _matters(scene, signals, anchor) if holders else ():
            for holder in holders:
                ways = worded.get((matter.head, holder.code)) or wordings(scene, matter.head, holder.code)
                worded[matter.head, holder.code] = ways
                for issue, kind in ways.items():
                    for stance in _stances(scene, anchor, matter):
                        if stance != "oppose" or not _does(anchor, holder, matter):
                            yield Candidate(anchor, holder, matter, issue, kind, stance)


def _does(anchor: Anchor, holder: Holder, matter: Matter) -> bool:
    """Whether a stand would be on what its holder does by the very word that shows it ("criticized Iran")."""
    acting = anchor.event is not None and not anchor.negated and anchor.event.status != "negated"
    return acting and matter.head == anchor.i and "E" in holder.sources


def anchors(scene: Scene, signals: Signals) -> Iterator[Anchor]:
    """The words that may show a stand."""
    chances, events = signals.probabilities("stance"), _events(scene)
    for token in scene.parse.tokens:
        i = token.i
        if token.end == token.start or token.pos not in SHOWING:
            continue
        rule, event, some = rule_at(scene, i), events.get(i), 1 - float(chances[i, 0])
        if not rule and some < SEEN:
            continue
        tokens = rule[1] if rule else (i,)
        yield Anchor(
            i, rule, polarity(scene, i, tokens, rule[0].stance) if rule else None, event, _modal(scene, i),
            scene.teller(i), status(scene.parse, scene.codebook, i, tokens, None), questioned(scene, i),
            bool(negations(scene.parse, i)), tuple(chances[i, 1:].tolist()),
        )  # fmt: skip


def _events(scene: Scene) -> dict[int, Event]:
    """The events by the word that heads their trigger."""
    tokens, found = scene.parse.tokens, dict[int, Event]()
    starts = {t.start: t.i for t in tokens if t.end > t.start}
    for event in scene.reading.events:
        i = starts.get(event.trigger.span.start)
        if i is not None:
            inside = [t.i for t in tokens[i : i + 12] if t.start < event.trigger.span.end]
            found.setdefault(next((k for k in inside if tokens[k].head not in inside), i), event)
    return found


def _modal(scene: Scene, i: int) -> str | None:
    """The auxiliary by which a speaker tells what is to be."""
    rows = scene.codebook.modality
    lemmas = (scene.parse.tokens[k].lemma for k in scene.parse.kids(i, "aux"))
    return next((w for w in lemmas if w in rows and (rows[w]["effect"] in WILLED or w == "would")), None)


def _by_window(scene: Scene, signals: Signals) -> dict[int, list[int]]:
    """The words that may stand for somebody, by window."""
    found: dict[int, list[int]] = defaultdict(list)
    for token in scene.parse.tokens:
        if may_take_part(scene.parse, scene.mentions, token.i):
            found[signals.window[token.i]].append(token.i)
    return found


def _holders(
    scene: Scene, signals: Signals, anchor: Anchor, others: list[int], known: dict[int, tuple[Party, ...]]
) -> list[Holder]:
    """Whoever may hold the stand at a word, by code."""
    speaker = anchor.teller.speaker if anchor.teller else None
    sides = {
        "R": holders_of(scene, anchor.i, anchor.tokens, anchor.rule[0].holder) if anchor.rule else (),
        "E": anchor.event.actors if anchor.event else (),
        "T": (speaker,) if speaker else (),
        "S": parties(scene.parse, scene.mentions, slot(scene.parse, anchor.i, anchor.tokens, "subj")),
        "M": _seen_holder(scene, signals, anchor, others, known),
    }
    found: dict[str, tuple[Party, set[str]]] = {}
    for source, side in sides.items():
        for one in side:
            if one.code:
                found.setdefault(one.code, (one, set()))[1].add(source)
    named = {code for code, (_, sources) in found.items() if sources & NAMED}
    least = min(2, max((len(sources) for _, sources in found.values()), default=0))
    return [
        Holder(one, code, frozenset(sources), bool(named - {code}))
        for code, (one, sources) in found.items()
        if len(sources) >= least or sources & KNOWING
    ]


def _seen_holder(
    scene: Scene, signals: Signals, anchor: Anchor, others: list[int], known: dict[int, tuple[Party, ...]]
) -> tuple[Party, ...]:
    """Who holds a stand by the model, where it sees one."""
    if sum(anchor.chances) < SEEN or not others:
        return ()
    at, likely = _likely(signals, anchor.i, others, "holder")[0]
    if likely <= HELD:
        return ()
    if at not in known:
        who = identities(scene.reading, scene.codebook, scene.mentions, at)
        known[at] = tuple(party(scene.parse, at, one) for one in who)
    return known[at]


def _likely(signals: Signals, i: int, others: list[int], role: str) -> list[tuple[int, float]]:
    """Words by how likely they play a role for another, the likeliest first."""
    shares = signals.shares(i, others, role)
    return [(others[int(n)], float(shares[n])) for n in shares.argsort(kind="stable")[::-1]]


def _matters(scene: Scene, signals: Signals, anchor: Anchor) -> list[Matter]:
    """Whatever the stand at a word may be on."""
    paths: dict[tuple[int, str], set[str]] = defaultdict(set)
    for head, path in (*_governed(scene, anchor), *_subjects(scene, anchor.i), (anchor.i, "self")):
        paths[head, ""].add(path)
    for head, path in _seen_matters(scene, signals, anchor):
        paths[head, ""].add(path)
    for (head, _), ways in list(paths.items()):
        for deeper, inner in _inner(scene, head) if head != anchor.i else ():
            paths[deeper, inner] |= {f"in:{inner}:{min(ways)}"} | paths.pop((deeper, ""), set())
    return [Matter(h, frozenset(ways), inner, condition(scene, anchor.i, h)) for (h, inner), ways in paths.items()]


def _governed(scene: Scene, anchor: Anchor) -> Iterator[tuple[int, str]]:
    """What a word governs, by the slot: complement, object, every preposition, and the rule's own."""
    parse, tokens = scene.parse, anchor.tokens
    preps = {parse.tokens[k].lemma for t in tokens for k in (t, *parse.kids(t, "prep", "agent", "prt"))
             if parse.tokens[k].pos == "ADP"}  # fmt: skip
    for spec in ("comp", "obj", *sorted(preps)):
        for head in governed(parse, anchor.i, tokens, spec)[:3]:
            yield head, spec
    if anchor.rule:
        for head in governed(parse, anchor.i, tokens, anchor.rule[0].issue):
            yield head, "rule"


def _subjects(scene: Scene, i: int) -> Iterator[tuple[int, str]]:
    """The subject that a passive or a predicate is about."""
    parse, token = scene.parse, scene.parse.tokens[i]
    if parse.kids(i, "nsubjpass"):
        yield parse.kids(i, "nsubjpass")[0], "pass"
    elif token.pos in {"ADJ", "AUX"}:
        own = parse.kids(i, "nsubj")
        own = own or (parse.kids(token.head, "nsubj") if token.dep in {"acomp", "oprd"} else [])
        yield from ((k, "subj") for k in own[:1])


def _seen_matters(scene: Scene, signals: Signals, anchor: Anchor) -> Iterator[tuple[int, str]]:
    """What the stand at a word is on by the model: the two likeliest words of its sentence."""
    if sum(anchor.chances) < SEEN:
        return
    first, end = scene.parse.bounds[scene.parse.tokens[anchor.i].sentence]
    others = [k for k in range(first, end) if scene.parse.tokens[k].pos in MATTERS]
    for head, likely in _likely(signals, anchor.i, others, "issue")[:2] if others else ():
        if likely > ON:
            yield head, "m1" if likely > SURE else "m2"


def _inner(scene: Scene, head: int) -> Iterator[tuple[int, str]]:
    """What a stance word governs that itself is what a stand is on ("to halt the raids", "backing for a raid")."""
    rule = rule_at(scene, head)
    if rule and (asked(rule[0]) or scene.parse.tokens[head].pos == "VERB"):
        for deeper in governed(scene.parse, head, rule[1], rule[0].issue)[:2]:
            yield deeper, rule[0].stance


def _denied(anchor: Anchor) -> str | None:
    """The stance that a rule's words rule out: the other one, or the rule's own where they only deny that."""
    own = anchor.rule[0].stance if anchor.rule and anchor.polarity == "undecided" else None
    return own or FLIPPED.get(anchor.polarity or "")


def _stances(scene: Scene, anchor: Anchor, matter: Matter) -> list[str]:
    """Both stances, unless a rule tells which on what it governs; the rarer ones where something speaks for them."""
    rarer = {"conditional": bool(matter.condition), "undecided": anchor.questioned}
    chance = dict(zip(STANCES, anchor.chances, strict=True))
    told = "rule" in matter.paths and not matter.inner and not negations(scene.parse, matter.head)
    both = [s for s in STANCES if s in FLIPPED and s != (_denied(anchor) if told else None)]
    return both + [s for s in STANCES if s not in FLIPPED and (rarer[s] or anchor.says == s or chance[s] > RARER)]
