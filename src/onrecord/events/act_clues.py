"""What speaks for an act being one that a careful reader puts on record: clues by name, and measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.events.act import Act
from onrecord.events.coding import meant
from onrecord.models.logistic import logit
from onrecord.models.signals import Floats, Signals
from onrecord.parsing import Parse
from onrecord.quotation import quotes

ROW, MODEL = "a row", "the model"
FAINT = 0.002  # nearer to certainty than this no probability counts
MANY, LONG, NEAR = 4, 60, 3  # acts of a sentence told apart, words of a long one, sentences back that are near


@dataclass(frozen=True)
class Page:
    """The acts that were found in an article, in order, beside what the model makes of its words."""

    parse: Parse
    signals: Signals
    acts: tuple[Act, ...]

    @cached_property
    def chances(self) -> Floats:
        """The probabilities of no act and of each category, a row a word."""
        return self.signals.probabilities("trigger")

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The words that stand in quotations."""
        return frozenset(i for quote in quotes(self.parse) for i in range(quote.first, quote.last + 1))

    @cached_property
    def in_sentence(self) -> Counter[int]:
        """How many acts a sentence has."""
        return Counter(self.sentence(one) for one in self.acts)

    def chance(self, i: int, category: str) -> float:
        """How likely a word is an act of a category."""
        return float(self.chances[i, 1 + self.signals.tables.categories.index(category)])

    def sentence(self, one: Act) -> int:
        """The sentence of an act."""
        return self.parse.tokens[one.hit.i].sentence


def by_row(one: Act) -> bool:
    """Whether a row of the lexicon found an act."""
    return ":" in one.hit.rule.where  # file and line; what the model finds has its version there


def found_by(one: Act) -> str:
    """What found an act."""
    return ROW if by_row(one) else MODEL


def measures(page: Page, one: Act) -> dict[str, float]:
    """How likely the model finds an act and its category, and how long its sentence is."""
    i = one.hit.i
    act = 1.0 - float(page.chances[i, 0])
    of_them = sum(page.chance(i, name) for name in meant(one.coding.category)) / max(act, FAINT)
    first, end = page.parse.bounds[page.sentence(one)]
    odds = logit(act, FAINT)
    return {
        "an act": odds,
        "an act, by a row": odds * by_row(one),
        "its category": logit(of_them, FAINT),
        "length": min((end - first) / LONG, 1.0),
    }


def clues(page: Page, number: int) -> Iterator[str]:
    """The clues to the act that has a number on a page."""
    one = page.acts[number]
    yield from _of_the_word(page, one)
    yield from _of_the_sides(one)
    yield from _of_the_place(page, number)


def _of_the_word(page: Page, one: Act) -> Iterator[str]:
    token, category = page.parse.tokens[one.hit.i], one.coding.category
    likeliest = page.signals.tables.categories[int(page.chances[one.hit.i, 1:].argmax())]
    finder = found_by(one)
    yield from (category, finder, f"{category} by {finder}", f"tag {token.tag}", f"{category} {token.pos}")
    yield f"{category} {one.coding.status}"
    yield "the model agrees" if likeliest in meant(category) else "the model differs"
    yield from (f"auxiliary {page.parse.tokens[k].lemma.lower()}" for k in page.parse.kids(token.i, "aux"))


def _of_the_sides(one: Act) -> Iterator[str]:
    actors, recipients = one.codes
    category = one.coding.category
    yield f"{category} on somebody" if recipients else f"{category} on nobody"
    yield f"{category} by somebody" if actors else f"{category} by nobody"
    yield from sorted({f"by {p.sector}" for p in one.actors} | {f"on {p.sector}" for p in one.recipients})
    if actors & recipients:
        yield "both sides alike"


def _of_the_place(page: Page, number: int) -> Iterator[str]:
    one = page.acts[number]
    sentence, category = page.sentence(one), one.coding.category
    yield f"{min(page.in_sentence[sentence], MANY)} acts in its sentence"
    if one.hit.i in page.quoted:
        yield from ("quoted", f"{category} quoted")
    same = [other for other in page.acts[:number] if other.coding.category == category]
    if same and sentence - page.sentence(same[-1]) <= NEAR:
        yield "its category shortly before"
    if any(_alike(one, other) for other in same):
        yield f"{category} between them before"


def _alike(one: Act, other: Act) -> bool:
    """Whether two acts may be between the same sides."""
    (actors, recipients), (others, theirs) = one.codes, other.codes
    return bool(actors & others) and (not recipients or not theirs or bool(recipients & theirs))
