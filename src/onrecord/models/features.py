"""What is known of a word before the model reads it: its mention, and the states and bodies of its article."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.parsing import Parse
from onrecord.schema import Mention

Mentions = Mapping[int, Mention]
# kinds of mention in the order in which the model numbers them; 0 is a word that is no mention
KINDS = (
    "none", "state", "person", "description", "modifier", "institution", "group", "body", "place", "thing", "name",
    "outlet", "ambiguous",
)  # fmt: skip
# dependencies in the order in which the model numbers them; 0 is any other
DEPENDENCIES = (
    "", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
DEPENDENCY = {name: n for n, name in enumerate(DEPENDENCIES)}
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
NAMING = frozenset({"state", "person", "modifier", "body", "group", "institution", "outlet"})
RANKS = 8  # a code is told apart by how often it is named, up to the seventh
FAR = 5  # sentences


def kind(mentions: Mentions, i: int) -> int:
    """The number of a word's kind of mention, twice, plus one when it has a code."""
    mention = mentions.get(i)
    if mention is None:
        return 0
    return 2 * KINDS.index(mention.kind) + bool(mention.identities[0].code)


def ground(mentions: Mentions, i: int) -> int:
    """The number of a word's kind of mention, four times, plus what its code rests on."""
    mention = mentions.get(i)
    if mention is None:
        return 3
    one = mention.identities[0]
    rests = 1 if one.assumed else 2 if one.unlisted else 0
    return 4 * KINDS.index(mention.kind) + rests


def code_of(mentions: Mentions, i: int) -> str | None:
    """The one code of a word's mention; None when it has none or several."""
    mention = mentions.get(i)
    codes = {one.code for one in mention.identities if one.code} if mention else set()
    return next(iter(codes)) if len(codes) == 1 else None


def names_code(parse: Parse, mentions: Mentions, i: int) -> bool:
    """Whether a word itself names a state, body or person whose code the codebook has."""
    mention = mentions.get(i)
    token = parse.tokens[i]
    named = mention is not None and mention.kind in NAMING and token.pos in {"PROPN", "ADJ", "NOUN"}
    return named and token.text[:1].isupper() and code_of(mentions, i) is not None


def may_take_part(parse: Parse, mentions: Mentions, i: int) -> bool:
    """Whether a word may stand for a party: a noun, a pronoun or a mention."""
    return parse.tokens[i].pos in NOMINAL or i in mentions


@dataclass(frozen=True, slots=True)
class Hint:
    """An act that a lexicon rule finds at a word, with the words of its parties; ``kept``: the rules would code it."""

    category: str
    kept: bool
    actors: frozenset[int] = frozenset()
    recipients: frozenset[int] = frozenset()

    def number(self, categories: Sequence[str]) -> int:
        """How the model numbers it: kept ones after the others, 0 is no hint."""
        return 1 + categories.index(self.category) + self.kept * len(categories)

    def slot(self, i: int) -> int:
        """What the rule makes of a word: 1 nothing, 2 an actor, 3 a recipient, 4 both."""
        return 1 + (i in self.actors) + 2 * (i in self.recipients)


Hints = Mapping[int, Hint]


def slot(hints: Hints, anchor: int, i: int) -> int:
    """What the rule at an anchor makes of a word; 0 when no rule codes an act there."""
    hint = hints.get(anchor)
    return hint.slot(i) if hint is not None and hint.kept else 0


@dataclass(frozen=True)
class Places:
    """The codes that an article names, with the words that name each, and the code of its dateline."""

    parse: Parse
    mentions: Mentions
    dateline: str | None

    @cached_property
    def named(self) -> dict[str, list[int]]:
        """Code to the words that name it, in the order of the text."""
        found: dict[str, list[int]] = {}
        for i in sorted(self.mentions):
            if names_code(self.parse, self.mentions, i):
                found.setdefault(code_of(self.mentions, i) or "", []).append(i)
        return found

    @cached_property
    def share(self) -> dict[str, float]:
        """Code to its share of all words that name one."""
        counts = Counter({code: len(words) for code, words in self.named.items()})
        total = counts.total() or 1
        return {code: count / total for code, count in counts.items()}

    @cached_property
    def rank(self) -> dict[str, int]:
        """Code to its place by how often and how early it is named."""
        order = sorted(self.named, key=lambda code: (-len(self.named[code]), self.named[code][0]))
        return {code: min(n, RANKS - 1) for n, code in enumerate(order)}

    def features(self, i: int, code: str) -> tuple[int, int, int, int]:
        """What speaks for giving a word a code: its own ground, the code's rank, its last naming, its standing."""
        words, sentence = self.named.get(code, []), self.parse.tokens[i].sentence
        before, (first, end) = bisect_left(words, i), self.parse.bounds[sentence]
        back = min(sentence - self.parse.tokens[words[before - 1]].sentence, FAR) + 1 if before else 0
        beside = bisect_left(words, first) < bisect_left(words, end)
        own = 2 * ground(self.mentions, i) + (code_of(self.mentions, i) == code)
        leading = bool(words) and self.parse.tokens[words[0]].sentence == 0
        return own, self.rank.get(code, RANKS), 2 * back + beside, (self.dateline == code) + 2 * leading
