"""Learn whom pronouns take up: python -m training.train_antecedents [--out FILE]

The pronouns of the reports that are not held out, with those whom the program thinks they may mean: who is right stands
in the coding, by the name of a statement's speaker and the code of an act's party. What each clue adds to the odds of a
candidate is learned by the choice of one among all. Whom a pronoun means depends on those before it, as the shipped
weights have them: it is run again with new ones until they stay.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.actors.antecedent import taken_up, told
from onrecord.actors.coreference import PRONOUNS, able, kind_of
from onrecord.actors.mention import core
from onrecord.actors.scene import Past, Scene
from onrecord.actors.stage import remembered
from onrecord.codebook.codebook import Codebook, load
from onrecord.evaluate.pairing import last_word
from onrecord.events.side_clues import Choice
from onrecord.models.files import HOME
from onrecord.parsing import Parse, parse_all
from training.corpus import Text, read_corpus
from training.train_acts import Group, fit_side

VERSION = "antecedents@1"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun of a coding: its word, and the name or the codes of whoever it stands for."""

    i: int
    name: str | None = None
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Studied:
    """A pronoun with the clues to whoever it may mean, who is right, and whether the program has it so."""

    kind: str
    clues: tuple[dict[str, float], ...]
    right: tuple[bool, ...]
    known: bool


def study(text: Text, parse: Parse, codebook: Codebook) -> Iterator[Studied]:
    """The pronouns of a report whose coding tells whom they mean."""
    scene, _ = remembered(parse, codebook, text.published)
    for one in pronouns_of(text, parse):
        kind = kind_of(scene, one.i)
        candidates = able(scene, one.i, kind) if kind else []
        if kind and candidates:
            right = tuple(meant(scene, past, one) for past in candidates)
            chosen = taken_up(scene, one.i, candidates, kind)
            known = any(good and past.identities == chosen for past, good in zip(candidates, right, strict=True))
            yield Studied(kind, tuple(told(scene, one.i, candidates)), right, known)


def pronouns_of(text: Text, parse: Parse) -> list[Pronoun]:
    """The pronouns that a coding tells of, each once: those that speak by name, others by code."""
    at = {(token.start, token.end): token.i for token in parse.tokens if token.pos == "PRON"}
    spoken = {at[s.speaker]: s.name for s in text.said if s.name and s.speaker in at}
    found = {i: Pronoun(i, name) for i, name in spoken.items()}
    for side in (side for act in text.acts for side in (act.actors, act.recipients)):
        for span in {one.span for one in side if one.code} & at.keys():
            codes = frozenset(one.code for one in side if one.span == span and one.code)
            found.setdefault(at[span], Pronoun(at[span], codes=codes))
    return [found[i] for i in sorted(found)]


def meant(scene: Scene, past: Past, one: Pronoun) -> bool:
    """Whether somebody named before is whom the coding says."""
    if one.name is None:
        return {who.code for who in past.identities} == one.codes
    words = scene.parse.words(*core(scene.parse, past.i))
    names = {last_word(name) for who in past.identities for name in (who.name, who.role, words) if name}
    return last_word(one.name) in names


def learn(studied: Sequence[Studied]) -> dict[str, dict[str, float]]:
    """The weights of clues for each kind of pronoun."""
    able = [one for one in studied if any(one.right)]
    return {
        kind: fit_side([_group(one, flat) for one in able if one.kind == kind for flat in (False, True)])
        for kind in PRONOUNS
    }


def _group(one: Studied, flat: bool) -> Group:
    """The candidates for a pronoun; ``flat``: as they are in a text that has lost its paragraphs."""
    clues = [{k: v for k, v in found.items() if not (flat and "paragraph" in k)} for found in one.clues]
    choices = [Choice("right" if good else None, None, found) for found, good in zip(clues, one.right, strict=True)]
    return choices, {"right"}


def told_right(studied: Sequence[Studied]) -> str:
    """How many pronouns of each kind there are, how many the program has right, and for how many it could."""
    counts = Counter(
        (one.kind, name)
        for one in studied
        for name, holds in (("there", True), ("right", one.known), ("in reach", any(one.right)))
        if holds
    )
    return "; ".join(
        f"{kind}: " + ", ".join(f"{counts[kind, name]} {name}" for name in ("there", "right", "in reach"))
        for kind in PRONOUNS
    )


def main() -> None:
    """Learn from the reports that are not held out, tell how many are right before, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HOME / "antecedents.json")
    out, codebook = parser.parse_args().out, load()
    texts = [text for text in read_corpus(unseen=True) if text.report]
    studied: dict[bool, list[Studied]] = {False: [], True: []}
    for text, parse in zip(texts, parse_all(text.text for text in texts), strict=True):
        studied[text.held_out] += study(text, parse, codebook)
    print("learned from", told_right(studied[False]))
    print("held out", told_right(studied[True]))
    weights = {"version": VERSION, "antecedents": learn(studied[False])}
    out.write_text(json.dumps(weights, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
