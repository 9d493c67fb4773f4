"""What the reader model sees in an article: acts, who takes part in them, stands, cues, and whose side a word is on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.models.features import Hints, Mentions, Places, code_of, ground, kind, may_take_part, slot
from onrecord.models.relation import distance, relation
from onrecord.parsing import Parse

if TYPE_CHECKING:
    from onrecord.events.lexical import Lexical
    from onrecord.models.reader import Tables

Floats = NDArray[np.float32]
SAME = "same"
ROLES = (0, 1)  # actor and recipient, in the order of the model's roles
ARCS = ("pathw.weight", "distw.weight", "kindw.weight", "slotw.weight")  # what a word's relation to an anchor adds


def softmax(scores: Floats) -> Floats:
    """Scores as probabilities over the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)


def sigmoid(scores: Floats) -> Floats:
    """Scores as independent probabilities."""
    return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)


def gelu(values: Floats) -> Floats:
    """The Gaussian error linear unit, by the error function."""
    from math import erf

    return np.array([v * (1 + erf(v / 2**0.5)) / 2 for v in values.tolist()], np.float32)


@dataclass(frozen=True)
class Signals:
    """The model's states of an article's words, and what its heads make of them.

    ``states`` has a row a word; ``window`` says in which window each was read: words of different
    windows know nothing of each other, except through ``codes``. ``lexical`` is what the lexicon made of the
    article before the model read it.
    """

    parse: Parse
    mentions: Mentions
    hints: Hints
    places: Places
    states: Floats
    window: tuple[int, ...]
    tables: Tables
    lexical: Lexical | None = None

    def head(self, name: str, words: Sequence[int] | slice = slice(None)) -> Floats:
        """The scores of a linear head, a row a word."""
        weight, bias = self.tables[f"{name}.weight"], self.tables[f"{name}.bias"]
        return np.asarray(self.states[words] @ weight.T + bias, dtype=np.float32)

    def probabilities(self, name: str) -> Floats:
        """The probabilities of a head's labels, a row a word."""
        return softmax(self.head(name))

    def _projected(self, name: str, words: Sequence[int], roles: Sequence[int]) -> Floats:
        """The projections of words for some roles only: [words, roles, size of an arc]."""
        return np.stack([self._projection(name, role)[list(words)] for role in roles], axis=1)

    def _projection(self, name: str, role: int) -> Floats:
        """The projections of all words for a role, made once."""
        if (name, role) not in self._projections:
            first, size = role * self.tables.arc, self.tables.arc
            weight, bias = (self.tables[f"{name}.{part}"][first : first + size] for part in ("weight", "bias"))
            self._projections[name, role] = np.asarray(self.states @ weight.T + bias, dtype=np.float32)
        return self._projections[name, role]

    def _row(self, name: str, word: int, roles: Sequence[int]) -> Floats:
        """The projections of one word: few are asked for on the left, so that all of them would cost more."""
        size = self.tables.arc
        found = [
            self.tables[f"{name}.weight"][role * size : (role + 1) * size] @ self.states[word]
            + self.tables[f"{name}.bias"][role * size : (role + 1) * size]
            for role in roles
        ]
        return np.asarray(found, dtype=np.float32)

    def _whole(self, name: str) -> Floats:
        """The scores of a head of all words, made once."""
        if name not in self._heads:
            self._heads[name] = self.head(name)
        return self._heads[name]

    @cached_property
    def _heads(self) -> dict[str, Floats]:
        return {}

    @cached_property
    def _projections(self) -> dict[tuple[str, int], Floats]:
        return {}

    @cached_property
    def _cut(self) -> dict[tuple[str, tuple[int, ...]], Floats]:
        return {}

    @cached_property
    def _related(self) -> dict[tuple[int, int], int]:
        return {}

    def arcs(self, anchor: int, others: Sequence[int], roles: Sequence[int]) -> Floats:
        """Scores of words for the roles they may play for an anchor, a row a role."""
        table, size = self.tables, self.tables.arc
        left = self._row("left", anchor, roles)
        right = self._projected("right", others, roles)
        scores = np.einsum("ra,cra->rc", left, right) / np.sqrt(size)
        scores = scores + self._whole("bl")[anchor, list(roles), None] + self._whole("br")[others][:, list(roles)].T
        way, apart, kinds, slots = self._relations(anchor, others)
        paths, distances, grounds, places = (self._columns(name, tuple(roles)) for name in ARCS)
        known = paths[way] + distances[apart] + grounds[kinds] + places[slots]
        query = self.head("pathq", [anchor]).reshape(len(table.roles), -1)[list(roles)]
        return np.asarray(scores + known.T + query @ table["pathv.weight"][way].T / 5, np.float32)

    def _columns(self, name: str, roles: tuple[int, ...]) -> Floats:
        """What a table of weights has for some roles, cut out once."""
        if (name, roles) not in self._cut:
            self._cut[name, roles] = self.tables[name][:, list(roles)]
        return self._cut[name, roles]

    def sides(self, anchor: int) -> tuple[list[int], Floats]:
        """The words that may take part in the act at a word, and how likely each acts and is acted on: [2, words]."""
        if anchor not in self._taking:
            able = self._able.get(self.window[anchor], [])
            self._taking[anchor] = (
                able,
                sigmoid(self.arcs(anchor, able, ROLES)) if able else np.zeros((2, 0), np.float32),
            )
        return self._taking[anchor]

    @cached_property
    def _taking(self) -> dict[int, tuple[list[int], Floats]]:
        return {}

    @cached_property
    def _able(self) -> dict[int, list[int]]:
        """The words that may take part in acts, by window."""
        found: dict[int, list[int]] = {}
        for token in self.parse.tokens:
            if may_take_part(self.parse, self.mentions, token.i):
                found.setdefault(self.window[token.i], []).append(token.i)
        return found

    def shares(self, anchor: int, others: Sequence[int], role: str) -> Floats:
        """The probability of each word to be the one that plays a role for an anchor."""
        return softmax(self.arcs(anchor, others, [self.tables.roles.index(role)])[0])

    def _relations(self, anchor: int, others: Sequence[int]) -> tuple[list[int], ...]:
        known = self.tables.relations
        new = [k for k in others if (anchor, k) not in self._related]
        self._related.update({(anchor, k): relation(self.parse, anchor, k, known) for k in new})
        return (
            [self._related[anchor, k] for k in others],
            [distance(k - anchor) for k in others],
            [kind(self.mentions, k) for k in others],
            [slot(self.hints, anchor, k) for k in others],
        )

    def codes(self, i: int) -> list[tuple[str | None, float]]:
        """Whose side a word is on: every code the article names, and none, with probabilities, best first."""
        if i not in self._sided:
            self._sided[i] = self._codes(i)
        return self._sided[i]

    @cached_property
    def _sided(self) -> dict[int, list[tuple[str | None, float]]]:
        return {}

    def _codes(self, i: int) -> list[tuple[str | None, float]]:
        own = code_of(self.mentions, i)
        codes = list(self.places.named)
        codes += [own] if own and own not in self.places.named else []
        scores = np.append(self._code_scores(i, codes), self._no_code(i))
        found = zip([*codes, None], softmax(scores).tolist(), strict=True)
        return sorted(found, key=lambda pair: (-pair[1], pair[0] or ""))

    def sector(self, i: int) -> list[tuple[str, float]]:
        """The sectors of a word's party with probabilities, best first."""
        table = self.tables
        mention = self.mentions.get(i)
        own = mention.identities[0].sector if mention else None
        known = 1 + table.sectors.index(own) if own in table.sectors else 0
        seen = (self.states[i], table["secr.weight"][known], table["seck.weight"][ground(self.mentions, i)])
        hidden = gelu(np.concatenate(seen) @ table["sec1.weight"].T + table["sec1.bias"])
        chances = softmax(hidden @ table["sec2.weight"].T + table["sec2.bias"])
        return sorted(zip(table.sectors, chances.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))

    def _no_code(self, i: int) -> Floats:
        """The score of leaving a word without a code."""
        known = self.tables["nonew.weight"][ground(self.mentions, i)]
        return np.asarray(self.head("none", [i])[0] + known, dtype=np.float32)

    def _code_scores(self, i: int, codes: list[str]) -> Floats:
        table, role = self.tables, self.tables.roles.index(SAME)
        if not codes:
            return np.zeros(0, np.float32)
        left = self._row("left", i, [role])[0]
        likeness = [self._likeness(i, left, self.places.named.get(code, []), role) for code in codes]
        own, rank, last, lead = np.array([self.places.features(i, code) for code in codes]).T
        fixed = table["own.weight"][own] + table["rankw.weight"][rank] + table["lastw.weight"][last]
        shares = np.array([[self.places.share.get(code, 0.0)] for code in codes], np.float32)
        fixed = fixed + table["leadw.weight"][lead] + shares @ table["share.weight"].T + table["share.bias"]
        seen = (table["rankv.weight"][rank] + table["lastv.weight"][last]) @ self.head("pq", [i])[0] / 5
        return np.asarray(np.array(likeness) + fixed[:, 0] + seen, dtype=np.float32)

    def _likeness(self, i: int, left: Floats, words: Sequence[int], role: int) -> float:
        """How much a word is like those that name a code (log of the sum over them)."""
        if not words:
            return 0.0
        size = self.tables.arc
        right = self._projection("right", role)[list(words)]
        apart = self.tables["distw.weight"][[distance(k - i) for k in words], role]
        scores = right @ left / np.sqrt(size) + apart
        return float(scores.max() + np.log(np.exp(scores - scores.max()).sum()))
