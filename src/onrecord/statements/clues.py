"""What speaks for attributed words being a statement on the record: clues by name, and measures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.models.logistic import logit
from onrecord.models.signals import Floats, Signals
from onrecord.parsing import Parse
from onrecord.schema import Span, Statement
from onrecord.statements.fallback import FINITE

FAINT = 0.002  # nearer to certainty than this no probability counts
LONG, FEW, SHORT = 40, 2, 5  # words of long, tiny and short contents
NOBODY = "nobody"


@dataclass(frozen=True)
class Told:
    """The statements that were found in an article, in order, beside what the model makes of its words."""

    parse: Parse
    signals: Signals
    statements: tuple[Statement, ...]

    @cached_property
    def chances(self) -> Floats:
        """How likely each word is a cue."""
        return self.signals.probabilities("cue")[:, 1]

    @cached_property
    def acts(self) -> Floats:
        """How likely each word is an act."""
        return 1.0 - self.signals.probabilities("trigger")[:, 0]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.parse.tokens]

    def words(self, span: Span) -> list[int]:
        """The words of a span."""
        first = bisect_right(self._starts, span.start) - 1
        return list(range(max(first, 0), bisect_left(self._starts, span.end)))

    def cue(self, one: Statement) -> int | None:
        """The word of a statement's cue that is likeliest one."""
        words = self.words(one.cue.span) if one.cue else []
        return max(words, key=lambda i: (self.chances[i], -i), default=None)


def measures(told: Told, one: Statement) -> dict[str, float]:
    """How likely the model finds a cue, and an act, at the cue; how long the words are."""
    cue = told.cue(one)
    length = sum(len(told.words(span)) for span in one.content)
    return {
        "a cue": logit(float(told.chances[cue]), FAINT) if cue is not None else 0.0,
        "an act": logit(float(told.acts[cue]), FAINT) if cue is not None else 0.0,
        "length": min(length / LONG, 1.5),
    }


def clues(told: Told, number: int) -> Iterator[str]:
    """The clues to the statement that has a number."""
    one = told.statements[number]
    yield from _of_the_cue(told, one)
    yield from _of_the_speaker(told, one)
    yield from _of_the_words(told, one)


def _of_the_cue(told: Told, one: Statement) -> Iterator[str]:
    cue = told.cue(one)
    yield f"made by {one.made_by.rule.split(':')[0]}"
    if cue is None:
        yield "no cue"
        return
    token = told.parse.tokens[cue]
    yield from (f"cue {token.lemma.lower()}", f"cue {token.lemma.lower()} {one.form}", f"tag {token.tag}")
    yield from (f"dependency {token.dep}", f"kind {one.kind}")
    yield from (f"implies {one.implies}", f"implies {one.implies} {one.form}")


def _of_the_speaker(told: Told, one: Statement) -> Iterator[str]:
    who = one.speaker
    if who is None:
        yield NOBODY
        return
    yield f"speaker {who.sector}"
    yield "speaker with a code" if who.code else "speaker without a code"
    if not who.name:
        yield "speaker without a name"
    if told.parse.tokens[told.words(who.span)[-1]].pos == "PRON":
        yield f"speaker {who.text.lower()}"


def _of_the_words(told: Told, one: Statement) -> Iterator[str]:
    tokens = told.parse.tokens
    first, last = told.words(one.content[0])[0], told.words(one.content[-1])[-1]
    length = last - first + 1
    size = "tiny" if length <= FEW else "short" if length <= SHORT else "many"
    finite = any(tokens[i].tag in FINITE for i in range(first, last + 1))
    yield from (f"form {one.form}", f"begins {tokens[first].pos}", f"begins {tokens[first].pos} {one.form}")
    yield from (f"words {size} {one.form}", f"pieces {len(one.content)}")
    yield f"a finite verb, {one.form}" if finite else f"no finite verb, {one.form}"
    if one.sentence == 0:
        yield "the first sentence"
    if tokens[first].tag == "TO":
        yield "an infinitive"
