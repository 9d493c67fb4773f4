"""Where the article shows a stand: stance words, demands, and events that imply one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.actors.party import Mentions
from onrecord.codebook.codebook import Codebook, Row, StanceRule
from onrecord.events.argument import parties, slot
from onrecord.events.status import status
from onrecord.grammar import negations
from onrecord.matching import match
from onrecord.parsing import Parse, Token
from onrecord.positions.condition import condition, depends
from onrecord.positions.issue import SHORT, VERBAL, Wordings, fuller, governed, wordings, words, worth
from onrecord.schema import Event, Party, Reading, Statement
from onrecord.teller import around, innermost

FLIPPED = {"support": "oppose", "oppose": "support"}
# who does not rule a thing out has not yet backed it
NEGATED = {"support": "oppose", "oppose": "undecided"}
ACTORS = frozenset({"person", "state", "body", "institution", "group", "description", "place"})
REASONS = "for/over/of/about/against/on"
Found = tuple[StanceRule, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Stand:
    """A stand at a token: who takes it, which, on what, under which condition, by which rule."""

    i: int
    holders: tuple[Party, ...]
    stance: str
    issue: str
    condition: str | None
    rule: str
    confidence: float
    depends: bool = False
    """Whether its words say what it depends on ("hinges on"), not only an "if" beside them."""


Shown = Stand | tuple[int, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """What every search for stands needs of a reading."""

    reading: Reading
    parse: Parse
    mentions: Mentions
    codebook: Codebook
    rules: dict[int, Found | None] = field(default_factory=dict, compare=False)
    nouns: dict[str, list[int]] = field(default_factory=dict, compare=False)
    worded: dict[str, Wordings] = field(default_factory=dict, compare=False)
    phrased: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False)

    def words(self, kind: str) -> frozenset[str]:
        """The words of one kind: those that open a condition, a question."""
        return self.codebook.implying.get(kind, frozenset())

    def places(self, lemma: str) -> list[int]:
        """Where the article has a noun; its nouns are looked up once."""
        if not self.nouns:
            for token in self.parse.tokens:
                if token.pos == "NOUN":
                    self.nouns.setdefault(token.lemma, []).append(token.i)
        return self.nouns.get(lemma, [])

    def again(self, i: int) -> Wordings:
        """How the article words a noun wherever it has it, found out once a noun."""
        lemma = self.parse.tokens[i].lemma
        if lemma not in self.worded:
            self.worded[lemma] = wordings(self.parse, self.mentions, self.places(lemma))
        return self.worded[lemma]

    def teller(self, i: int) -> Statement | None:
        """The innermost statement in whose words a token stands."""
        return innermost(around(self.reading, self.parse, i))


def stands(scene: Scene) -> Iterator[Shown]:
    """Every stand of an article, or the token and the reason why a stance word shows none."""
    used: set[int] = set()
    # what a stand depends on is told by its verb, behind the noun that names the stand
    for i, rule, tokens in sorted(rule_hits(scene), key=lambda hit: (hit[1].stance != "conditional", hit[0])):
        if i in used:
            continue
        made, taken = _by_rule(scene, i, rule, tokens)
        if rule.holder != "none":  # who wants the end of something may still be told by an auxiliary or an act
            used.update(taken)
        yield from made
    yield from _by_modal(scene, used)
    yield from _by_condition(scene, used)
    yield from _by_event(scene, used)


def rule_hits(scene: Scene) -> Iterator[tuple[int, StanceRule, tuple[int, ...]]]:
    """Every stance rule that matches, with its tokens."""
    for token in scene.parse.tokens:
        found = rule_at(scene, token.i)
        if found is not None:
            yield token.i, *found


def rule_at(scene: Scene, i: int) -> Found | None:
    """The most specific stance rule headed by a token whose issue is there, looked up once a scene."""
    if i not in scene.rules:
        scene.rules[i] = _rule_at(scene, i)
    return scene.rules[i]


def _rule_at(scene: Scene, i: int) -> Found | None:
    token = scene.parse.tokens[i]
    by_head = scene.codebook.stances_by_head
    candidates = by_head.get(token.lemma) or by_head.get(token.text.lower()) or ()
    if token.end == token.start:
        return None
    for rule in candidates:
        tokens = match(scene.parse, i, rule.pattern)
        if tokens is not None and governed(scene.parse, i, tokens, rule.issue):
            return rule, tokens
    return None


def _by_rule(scene: Scene, i: int, rule: StanceRule, tokens: tuple[int, ...]) -> tuple[list[Shown], set[int]]:
    """The stands that a stance rule shows, and the tokens it has used up."""
    taken = set(tokens)
    heads = governed(scene.parse, i, tokens, rule.issue)
    stance: str | None = polarity(scene, i, tokens, rule.stance)
    holders = holders_of(scene, i, tokens, rule.holder)
    if rule.issue == "comp" and questioned(scene, heads[0]):  # "has not decided how it will vote"
        stance = "undecided"
    inner = rule_at(scene, heads[0])
    if inner and (inner[0].issue != "comp" if rule.issue == "comp" else asked(inner[0])):
        taken |= set(inner[1])
        stance = combined(stance, inner[0].stance)
        if not any(p.code for p in holders):  # "Japan's support for the treaty depends on": Japan's
            holders = holders_of(scene, heads[0], inner[1], inner[0].holder)
        heads = governed(scene.parse, heads[0], inner[1], inner[0].issue)
    else:
        heads = matters(scene, i, tokens, heads, rule.stance)
    return [finish(scene, Draft(i, head, holders, stance, rule.where, _sure(rule))) for head in heads], taken


def asked(rule: StanceRule) -> bool:
    """Whether a noun only wraps what is wanted, so that a stand on it is one on that ("plans for a raid")."""
    return rule.pattern.pos == "noun" and (
        rule.holder == "none" or (rule.stance == "support" and rule.holder == "subj")
    )


def matters(scene: Scene, i: int, tokens: tuple[int, ...], heads: list[int], stance: str) -> list[int]:
    """What a stand on somebody is about ("criticised Iran for the launch"); else the heads themselves."""
    if not all(is_actor(scene, head) for head in heads):
        return [head for head in heads if not is_actor(scene, head)]
    return governed(scene.parse, i, tokens, REASONS) or (heads if stance == "support" else [])


def is_actor(scene: Scene, head: int) -> bool:
    """Whether a noun names somebody rather than something."""
    mention = scene.mentions.get(head)
    return mention is not None and mention.kind in ACTORS


@dataclass(frozen=True, slots=True)
class Draft:
    """A stand before its issue is put in words."""

    i: int
    head: int | None
    holders: tuple[Party, ...]
    stance: str | None
    rule: str
    confidence: float
    settled: bool = False
    """Whether the negation of the issue's verb is already in the stance."""


def finish(scene: Scene, draft: Draft) -> Shown:
    """The stand of a draft, or why it is none."""
    holders = tuple(p for p in draft.holders if p.code)
    if not holders:
        return draft.i, "nobody known holds it"
    if draft.stance is None:
        return draft.i, "said only as a possibility"
    issue = in_words(scene, unwrapped(scene, draft.head), holders[0].code)
    if not issue:
        return draft.i, "no issue is named"
    clause = condition(scene, draft.i, draft.head)
    stance = _turned(scene, draft)
    dependent = stance == "conditional"
    if dependent and clause is None:
        clause = depends(scene, draft.i)
    stance = "conditional" if clause and stance in FLIPPED else stance
    return Stand(draft.i, holders, stance, issue, clause, draft.rule, draft.confidence, dependent)


def unwrapped(scene: Scene, head: int | None) -> int | None:
    """What a position is on ("Moscow's position regarding an operation": the operation)."""
    if head is None or scene.parse.tokens[head].lemma not in scene.codebook.markers["stand"]:
        return head
    for kid in scene.parse.kids(head, "prep", "acl"):
        for matter in scene.parse.kids(kid, "pobj", "dobj"):
            return matter
    return head


def in_words(scene: Scene, head: int | None, holder: str | None) -> str:
    """The issue that a head names, in the fullest wording; empty when it names none."""
    if head is None:
        return ""
    head = act(scene, head)
    made = words(scene.parse, scene.mentions, head, holder)
    made = against(scene, head, fuller(scene.parse, head, made, scene.again(head))) if made else ""
    return made if made and worth(scene.parse, head, made) else ""


def act(scene: Scene, head: int) -> int:
    """The noun that names the act where the verb says little ("show restraint": restraint)."""
    token = scene.parse.tokens[head]
    if token.pos not in VERBAL or token.lemma not in scene.words("light"):
        return head
    nouns = [k for k in scene.parse.kids(head, "dobj") if scene.parse.tokens[k].pos == "NOUN" and k > head]
    return nouns[0] if nouns and not is_actor(scene, nouns[0]) else head


def against(scene: Scene, head: int, made: str) -> str:
    """The issue with the target of the attack that it names, if its words do not tell it yet."""
    start = scene.parse.tokens[head].start
    acts = [e for e in scene.reading.events if e.trigger.span.start == start and e.category == "ASSAULT"]
    names = [p.name or p.text for e in acts for p in e.recipients if p.code]
    if not names or names[0] in made or " against " in made or len(made.split()) > SHORT:
        return made
    return f"{made} against {names[0]}"


def _turned(scene: Scene, draft: Draft) -> str:
    """Asking somebody not to act is opposing the act."""
    stance = draft.stance or ""
    clause = draft.head is not None and draft.head != draft.i and scene.parse.tokens[draft.head].pos in VERBAL
    if clause and not draft.settled and draft.head is not None and negations(scene.parse, draft.head):
        return FLIPPED.get(stance, stance)
    return stance


def polarity(scene: Scene, i: int, tokens: tuple[int, ...], stance: str) -> str | None:
    """The stance after negation; undecided in an open question; none when it is only supposed."""
    if questioned(scene, i):
        return "undecided"
    state = status(scene.parse, scene.codebook, i, tokens, None)
    if state == "hypothetical" and condition(scene, i, None) is None:
        return None
    return NEGATED.get(stance) if state == "negated" else stance


def questioned(scene: Scene, i: int) -> bool:
    """Whether a word stands in a clause that leaves the matter open ("has not said whether it will")."""
    parse, at = scene.parse, i
    openers = scene.words("question")
    while True:
        if any(parse.tokens[k].lemma in openers for k in parse.kids(at, "mark", "advmod", "preconj")):
            return True
        token = parse.tokens[at]
        if token.dep not in {"xcomp", "acomp", "conj", "attr"} or token.head == at:
            return False
        at = token.head


def combined(outer: str | None, inner: str) -> str | None:
    """The stance of "refused to back" and "wants to block"."""
    if outer == "oppose":
        return FLIPPED.get(inner)
    return inner if outer == "support" else outer


def holders_of(scene: Scene, i: int, tokens: tuple[int, ...], spec: str) -> tuple[Party, ...]:
    """Who holds a stand: the parties in a slot, or whoever says it."""
    if spec == "speaker":
        told = scene.teller(i)
        return (told.speaker,) if told and told.speaker else ()
    return parties(scene.parse, scene.mentions, slot(scene.parse, i, tokens, spec))


def _by_modal(scene: Scene, used: set[int]) -> Iterator[Shown]:
    """What a speaker says must or should be, and what speakers say they themselves will do."""
    for token in scene.parse.tokens:
        row = scene.codebook.modality.get(token.lemma) if token.dep == "aux" else None
        if row is None or token.head in used:
            continue
        told = scene.teller(token.head)
        if told is None or told.speaker is None or not _means_it(scene, token, row, told.speaker):
            continue
        used.add(token.head)
        stance, heads = "undecided" if questioned(scene, token.head) else "support", [token.head]
        inner = rule_at(scene, token.head)
        if inner and inner[0].issue != "comp":
            stance, heads = inner[0].stance, governed(scene.parse, token.head, inner[1], inner[0].issue)
        if _denied(scene.parse, token.head):
            stance = FLIPPED.get(stance, stance)
        drafts = [Draft(token.i, head, (told.speaker,), stance, row.where, 0.6, settled=True) for head in heads]
        yield from (finish(scene, draft) for draft in drafts)


def _by_condition(scene: Scene, used: set[int]) -> Iterator[Shown]:
    """What speakers say can be "only if" something else is: a stand under a condition."""
    marks = {row["word"]: row.where for row in scene.codebook.implied if row["kind"] == "condition"}
    for token in scene.parse.tokens:
        if token.dep != "mark" or token.lemma not in marks:
            continue
        clause = token.head
        verb = scene.parse.tokens[clause].head
        only = any(scene.parse.tokens[k].lemma == "only" for k in (token.i - 1, *scene.parse.kids(clause, "advmod")))
        told = scene.teller(verb)
        if not only or verb in used or told is None or told.speaker is None:
            continue
        used.add(verb)
        subjects = scene.parse.kids(verb, "nsubj", "nsubjpass")
        head = subjects[0] if subjects and scene.parse.tokens[verb].lemma == "be" else verb
        yield finish(scene, Draft(verb, head, (told.speaker,), "conditional", marks[token.lemma], 0.6))


def _denied(parse: Parse, verb: int) -> bool:
    """Whether a verb is negated itself or through its subject ("no state should")."""
    nobody = [d for k in parse.kids(verb, "nsubj") for d in parse.kids(k, "det") if parse.tokens[d].lemma == "no"]
    return bool(negations(parse, verb) or nobody)


def _means_it(scene: Scene, aux: Token, row: Row, speaker: Party) -> bool:
    """Whether an auxiliary tells what the speaker wants: a demand, or an announcement of its own act."""
    if row["effect"] == "demand":
        return True
    own = {p.code for k in scene.parse.kids(aux.head, "nsubj") for p in parties(scene.parse, scene.mentions, [k])}
    announced = row["effect"] == "future" or aux.lemma == "would"
    weighed = _denied(scene.parse, aux.head) or condition(scene, aux.head, None) is not None
    weighed = weighed or questioned(scene, aux.head)
    return announced and weighed and speaker.code is not None and speaker.code in own


def _by_event(scene: Scene, used: set[int]) -> Iterator[Shown]:
    """What events imply: who rejects something opposes it, who asks for something supports it."""
    implied = [row for row in scene.codebook.implied if row["kind"] == "event"]
    starts = {t.start: t.i for t in scene.parse.tokens if t.end > t.start}
    for event in scene.reading.events:
        i = starts.get(event.trigger.span.start)
        row = implication(implied, event)
        if i is None or i in used or row is None or event.status not in {"actual", "future"}:
            continue
        used.add(i)
        yield finish(scene, _event_draft(scene, event, row, i))


def implication(implied: list[Row], event: Event) -> Row | None:
    """The row for an event's category and mode, else for its category alone."""
    fitting = [row for row in implied if row["word"] == event.category and row["mode"] in {event.mode or "", ""}]
    return max(fitting, key=lambda row: bool(row["mode"]), default=None)


def _event_draft(scene: Scene, event: Event, row: Row, i: int) -> Draft:
    stance = row["stance"]
    last = [t.i for t in scene.parse.tokens[i : i + 6] if t.end <= event.trigger.span.end]
    heads = governed(scene.parse, i, tuple(last) or (i,), row["issue"])
    heads = [head for head in heads if not is_actor(scene, head)]
    ending = next((k for k in last if _ends(scene, k)), None)
    heads = [ending] if ending is not None else heads
    inner = rule_at(scene, heads[0]) if heads else None
    if inner and inner[0].issue != "comp" and (inner[0].pattern.pos == "verb" or asked(inner[0])):
        heads, stance = (
            governed(scene.parse, heads[0], inner[1], inner[0].issue),
            combined(stance, inner[0].stance) or stance,
        )
    return Draft(i, heads[0] if heads else None, event.actors, stance, row.where, 0.5)


def _ends(scene: Scene, i: int) -> bool:
    """Whether a word is a verb that only wants the end of what it governs ("must stop the raids")."""
    rule = rule_at(scene, i)
    return rule is not None and rule[0].holder == "none" and rule[0].pattern.pos == "verb"


def _sure(rule: StanceRule) -> float:
    return 0.7 if len(rule.pattern.rest) else 0.65
