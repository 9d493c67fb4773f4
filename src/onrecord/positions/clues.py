"""What speaks for and against a candidate for a stand: named clues that are there or not, and measured ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.codebook.codebook import Row
from onrecord.grammar import negations
from onrecord.positions.candidate import Anchor, Candidate
from onrecord.positions.salience import expected, logit
from onrecord.positions.stance import FLIPPED, Scene, combined, implication, is_actor
from onrecord.schema import STANCES

MEASURED = (
    "stance by the model", "a stand by the model", "words shared", "enough shared", "enough shared with a short one",
    "best word", "second word", "words", "mean word",
)  # fmt: skip
RANKS = 6
Maker = Callable[["Page", Candidate, str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Page:
    """What clues need to know of an article: its words, their chances to be in an issue, and who is named most."""

    scene: Scene
    lemmas: Mapping[str, int]
    small: frozenset[str]
    ranks: Mapping[str, int]
    chances: Mapping[str, float]
    acts: list[Row]
    measured: dict[str, tuple[float, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, scene: Scene, content: Container[str], chances: Mapping[str, float]) -> Page:
        """What there is to know of the article of a scene, its words with ``content``, and their chances."""
        tokens = scene.parse.tokens
        lemmas = Counter(t.lemma for t in tokens if t.pos in {"NOUN", "PROPN", "VERB"})
        named = Counter(one.code for m in scene.reading.mentions for one in m.identities if one.code)
        ranks = {code: n for n, (code, _) in enumerate(named.most_common())}
        small = frozenset({word for t in tokens if (word := t.text.lower().strip("'’")) not in content})
        acts = [row for row in scene.codebook.implied if row["kind"] == "event"]
        return cls(scene, lemmas, small, ranks, chances, acts)


def measures(page: Page, one: Candidate) -> tuple[float, ...]:
    """The measured clues, in the order of MEASURED."""
    chances = one.anchor.chances
    stance, some = chances[STANCES.index(one.stance)], sum(chances)
    if one.issue not in page.measured:
        page.measured[one.issue] = tuple(2 * x for x in expected(one.issue, page.chances, page.small))
    return (logit(stance) / 4, logit(some) / 4, *page.measured[one.issue])


def clues(page: Page, one: Candidate) -> Iterator[str]:
    """The clues that are there."""
    path = way(one)
    for _, make in parts(one, path):
        yield from make(page, one, path)


def parts(one: Candidate, path: str) -> tuple[tuple[Hashable, Maker], ...]:
    """The clues in parts, each with what it depends on: candidates that share that have the part in common."""
    i, head, code, inner = one.anchor.i, one.matter.head, one.holder.code, one.matter.inner
    return (
        ((i, path), _of_anchor),
        ((i, code, one.issue, path), _of_holder),
        ((i, head, inner, path), _of_matter),
        ((head, one.issue, one.kind, path), _of_wording),
        ((i, head, inner, path, one.stance), _of_stance),
    )


def way(one: Candidate) -> str:
    """The way from the word to what the stand is on: the rule's before others."""
    paths = one.matter.paths
    return next((p for p in ("rule", "comp", "obj") if p in paths), None) or min(paths)


def _act(anchor: Anchor) -> str:
    return anchor.event.category if anchor.event else "-"


def _of_anchor(page: Page, one: Candidate, path: str) -> Iterator[str]:
    anchor, token = one.anchor, page.scene.parse.tokens[one.anchor.i]
    event, act = anchor.event, _act(one.anchor)
    yield from (f"pos={token.pos}", f"dep={token.dep}", f"word={token.lemma}", f"word={token.lemma}|{path}")
    yield from (f"act={act}", f"act={act}|{path}", f"act={act}|{bool(anchor.rule)}", f"path={path}|{token.pos}")
    yield from (f"status={anchor.status}", f"told={event.status if event else '-'}", f"modal={anchor.modal}|{path}")
    yield from (f"row={anchor.rule[0].pattern.head if anchor.rule else '-'}|{path == 'rule'}", f"modal={anchor.modal}")
    yield f"made={event.made_by.rule.partition(':')[0] if event else '-'}"
    yield f"part={min(9, 10 * token.sentence // max(1, len(page.scene.parse.bounds)))}"


def _of_holder(page: Page, one: Candidate, path: str) -> Iterator[str]:
    anchor, holder = one.anchor, one.holder
    sources, name = "".join(sorted(holder.sources)), holder.party.name
    teller = anchor.teller.form if anchor.teller else "-"
    yield from (f"by={sources}", f"by={sources}|{teller}", f"sector={holder.party.sector}")
    yield f"rank={min(page.ranks.get(holder.code, RANKS), RANKS)}"
    yield f"teller={'T' in holder.sources}|{page.scene.parse.tokens[anchor.i].pos}|{path}"
    yield f"own={bool(name and name in one.issue)}"
    yield from (f"rival={holder.rival}|{sources}", f"rival={holder.rival}|told {'R' in sources or 'S' in sources}")
    yield f"target={holder.code in {p.code for p in anchor.event.recipients} if anchor.event else '-'}"


def _of_matter(page: Page, one: Candidate, path: str) -> Iterator[str]:
    matter, parse = one.matter, page.scene.parse
    token = parse.tokens[matter.head]
    seen = next((p for p in ("m1", "m2") if p in matter.paths), "m0")
    yield from (f"path={path}", f"seen={seen}", f"head={token.lemma}", f"kind={token.pos}|{token.dep}")
    yield from (f"tag={token.tag}", f"entity={token.entity}", f"actor={is_actor(page.scene, matter.head)}|{path}")
    yield from (f"heads={min(page.lemmas.get(token.lemma, 0), 4)}", f"before={matter.head < one.anchor.i}")
    yield from (f"far={min(abs(matter.head - one.anchor.i) // 3, 5)}", f"condition={bool(matter.condition)}")


def _of_wording(page: Page, one: Candidate, path: str) -> Iterator[str]:
    words, token = one.issue.split(), page.scene.parse.tokens[one.matter.head]
    many, capitals = len(set(one.issue.lower().split()) - page.small), sum(w[:1].isupper() for w in words)
    yield from (f"long={min(many, 8)}", f"long={min(many, 6)}|{token.pos}", f"wording={one.kind}")
    yield from (f"wording={one.kind}|{min(many, 6)}|{token.pos}", f"wording={one.kind}|{path}")
    yield f"alone={token.lemma if many == 1 else many > 2}"
    yield from (f"names={min(3, capitals)}", f"small={min(4, sum(w in page.small for w in words))}")


def _of_stance(page: Page, one: Candidate, path: str) -> Iterator[str]:
    anchor, matter, parse = one.anchor, one.matter, page.scene.parse
    word, head, act = parse.tokens[anchor.i].lemma, parse.tokens[matter.head].lemma, _act(anchor)
    mode, told = (anchor.event.mode, anchor.event.status) if anchor.event else ("-", "-")
    says, turned = _said(one), f"{bool(parse.kids(matter.head, 'neg'))}|{path}"
    ground, meant = implied(page, one)
    fits = "-" if meant is None else "yes" if meant == one.stance else "no"
    for clue in (
        "", f"word={word}", f"word={word}|{matter.inner}", f"says={says}", f"says={says}|{matter.inner}",
        f"says={says}|{path}", f"says={says}|{anchor.status}", f"says={says}|{act}|{path}", f"act={act}",
        f"act={act}|{matter.inner}", f"act={act}|{mode}", f"act={act}|{path}", f"act={act}|{told}|{anchor.negated}",
        f"negated={anchor.negated}", f"status={anchor.status}", f"head={head}", f"path={path}",
        f"modal={anchor.modal}|{anchor.negated}", f"condition={bool(matter.condition)}", f"turned={turned}",
        f"actor={is_actor(page.scene, matter.head)}|{act}", f"open={anchor.questioned}",
        f"fits={fits}", f"fits={fits}|by {ground}", f"fits={fits}|{path}", f"fits={fits}|{bool(matter.inner)}|{ground}",
    ):  # fmt: skip
        yield f"{one.stance}:{clue}"


def _said(one: Candidate) -> str:
    """What the rule says of the stance: the same, the opposite, another, or nothing."""
    anchor = one.anchor
    if anchor.rule is None:
        return "-"
    if anchor.polarity is None:
        return "unsure"
    if anchor.polarity == one.stance:
        return "same"
    return "opposite" if FLIPPED.get(anchor.rule[0].stance) == one.stance else "other"


def implied(page: Page, one: Candidate) -> tuple[str, str | None]:
    """The stance that a candidate's words imply, and by what: a rule, an act, an auxiliary.

    What stands between the word and the matter counts, too: who asks to halt a raid opposes the raid.
    """
    anchor, matter = one.anchor, one.matter
    ground, stance = _ground(page, anchor)
    if stance and matter.inner:
        stance = combined(stance, matter.inner)
    elif stance and negations(page.scene.parse, matter.head) and matter.head != anchor.i:
        stance = FLIPPED.get(stance, stance)
    return ground, "conditional" if matter.condition and stance in FLIPPED else stance


def _ground(page: Page, anchor: Anchor) -> tuple[str, str | None]:
    """The stance of a word before what it governs is looked at."""
    if anchor.rule:
        return "rule", anchor.polarity
    row = implication(page.acts, anchor.event) if anchor.event else None
    if row:
        return "act", row["stance"]
    if anchor.modal:
        return "modal", "oppose" if anchor.negated else "support"
    return "-", None
