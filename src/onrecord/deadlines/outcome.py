"""What became of a deadline, where the record shows it: kept, refused, broken or superseded.

A deadline is a limit, set to somebody (``set_by``, ``binds``), or a plan of the one it binds. What shows its
outcome is an event or a later deadline, which is named with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from onrecord.codebook.codebook import Codebook
from onrecord.deadlines.clock import Moment, left
from onrecord.deadlines.due import DATED, words_of

Line = Mapping[str, Any]
State = Literal["open", "kept", "refused", "broken", "superseded", "passed"]

GRACE = timedelta(14)  # how long after its day a deadline's outcome is looked for
ALIKE = 0.5  # share of their words that two wordings of one act have in common
WORD = re.compile(r"\b[a-z][a-z'’-]+")  # names, which have a capital, do not tell what is done


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a deadline, why, and the line that shows it; ``passed`` when nothing does."""

    state: State
    reason: str = ""
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the codebook: nouns that name a deadline, and those that tell what is done."""

    nouns: frozenset[str]
    acts: frozenset[str]

    @classmethod
    def of(cls, codebook: Codebook) -> Words:
        """Those of a codebook: heads of its lexicon, but for verbs that say little by themselves."""
        acts = frozenset(head for rule in codebook.rules for head in rule.pattern.head)
        return cls(frozenset(words_of(codebook, "deadline")), acts - frozenset(words_of(codebook, "light")))

    def act(self, words: str | None) -> frozenset[str]:
        """The lemmas that tell what is done."""
        return self.acts & frozenset(map(lemma, WORD.findall(words or "")))

    def name_a_deadline(self, words: str) -> bool:
        """Whether a deadline is named in some words."""
        return not self.nouns.isdisjoint(map(lemma, WORD.findall(words.lower())))


@lru_cache(maxsize=1 << 14)
def lemma(word: str) -> str:
    """The base form of a word: "met" and "meeting" are "meet"."""
    from simplemma import lemmatize

    return str(lemmatize(word, lang="en"))


def span(deadline: Line) -> tuple[str, str]:
    """The days between which its outcome is looked for."""
    due = date.fromisoformat(deadline["due"][:10])
    told = date.fromisoformat(deadline["article"]["published"])
    return min(told, due).isoformat(), (due + GRACE).isoformat()


def outcome(deadline: Line, on: Moment, events: Sequence[Line], others: Sequence[Line], words: Words) -> Outcome:
    """What became of a deadline by a moment, from the events and other deadlines known by then."""
    over = left(Moment.of(deadline["due"]), on).over
    case = Case(deadline, words)
    first, last = span(deadline)
    near = sorted((event for event in events if first <= day(event) <= last), key=_order)
    found = [*(shown for event in near for shown in case.shown(event)), *case.replaced(others)]
    decided = next((one for one in found if one.state != "refused"), None)
    refused = next((one for one in found if one.state == "refused"), None)
    if decided:
        return decided
    if refused:
        return Outcome("broken", refused.reason, refused.line) if over else refused
    return Outcome("passed", "nothing on record shows what became of it") if over else Outcome("open")


def _order(event: Line) -> tuple[str, str, int]:
    return day(event), event["article"]["id"], event["trigger"]["start"]


def day(event: Line) -> str:
    """The day of an event, else that of its report."""
    return str(event["date"] or event["article"]["published"] or "")


@dataclass(frozen=True, slots=True)
class Case:
    """A deadline in the light of one event after another."""

    deadline: Line
    words: Words

    @property
    def limit(self) -> bool:
        """Whether it was set to somebody, not only planned."""
        return bool(self.deadline["made_by"] != DATED)

    def shown(self, event: Line) -> Iterator[Outcome]:
        """What an event shows, if anything; each of the ways looks for its own."""
        if event["article"]["published"] < self.deadline["article"]["published"] or self._is_its_own_sentence(event):
            return
        if event["status"] == "negated" and self._bound_acts(event) and self._same_act(event):
            yield from self._broken(event, "what was due is said not to have been done")
        elif event["status"] == "actual":
            yield from self._by_the_bound(event)
            yield from self._by_the_setter(event)

    def replaced(self, others: Sequence[Line]) -> Iterator[Outcome]:
        """A later report that names another day for the same act."""
        mine, told = self.deadline, self.deadline["article"]["published"]
        later = (one for one in others if one["article"]["published"] > told and one["due"][:10] != mine["due"][:10])
        for other in sorted(later, key=lambda one: (one["article"]["published"], one["id"])):
            sides = _codes([mine["binds"]]) == _codes([other["binds"]]) != frozenset()
            if sides and _overlap(self.words.act(mine["what"]), self.words.act(other["what"])) >= ALIKE:
                yield Outcome("superseded", "a later report names another day", other)
                return

    def _by_the_bound(self, event: Line) -> Iterator[Outcome]:
        if not self._bound_acts(event):
            return
        due = self.deadline["due"][:10]
        if event["category"] == "REJECT":
            if self._same_act(event) and not self.limit:
                yield Outcome("superseded", "it was called off", event)
            elif self._same_act(event) or self.words.name_a_deadline(event["sentence_text"]):
                yield Outcome("refused", "the one bound refused", event)
        elif self._same_act(event) and (day(event) <= due if self.limit else event["date"] == due):
            yield Outcome("kept", "what was due was done", event)

    def _by_the_setter(self, event: Line) -> Iterator[Outcome]:
        setter, bound = _codes([self.deadline["set_by"]]), self._bound
        if not (setter & _codes(event["actors"]) and bound & _codes(event["recipients"]) and setter != bound):
            return
        due = self.deadline["due"][:10]
        if event["quad"] == "material conflict" and day(event) >= due:
            yield Outcome("broken", "the one who set it acted after it ran out", event)
        elif event["quad"] == "material conflict":
            yield Outcome("superseded", "the one who set it acted before it ran out", event)
        elif event["category"] == "CONCEDE" and day(event) <= due:
            yield Outcome("superseded", "the one who set it gave way", event)

    def _broken(self, event: Line, reason: str) -> Iterator[Outcome]:
        if event["article"]["published"] >= self.deadline["due"][:10]:
            yield Outcome("broken", reason, event)

    @property
    def _bound(self) -> frozenset[str]:
        return _codes([self.deadline["binds"]])

    def _bound_acts(self, event: Line) -> bool:
        return bool(self._bound & _codes(event["actors"]))

    def _same_act(self, event: Line) -> bool:
        return bool(self.words.act(event["trigger"]["text"]) & self.words.act(self.deadline["what"]))

    def _is_its_own_sentence(self, event: Line) -> bool:
        same = event["article"]["id"] == self.deadline["article"]["id"]
        return same and bool(event["sentence_text"] == self.deadline["sentence_text"])


def _codes(parties: Sequence[Line | None]) -> frozenset[str]:
    return frozenset(str(party["code"]) for party in parties if party and party.get("code"))


def _overlap(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / max(len(mine | theirs), 1)
