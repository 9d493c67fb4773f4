"""Countries swapped for others, so that the network learns what is said, not of whom."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from onrecord.codebook.codebook import HOME, rows
from onrecord.models.windows import window
from training.data import Data
from training.examples import Example
from training.labels import Known

SHARE = 0.5  # of the texts
FORMS = ("name", "adjectives", "demonyms", "capital")


def swapped(examples: list[Example], data: Data, rng: random.Random) -> list[Example]:
    """The same windows, in some texts with other countries; the labels stay as they are."""
    plans: dict[str, Mapping[str, str]] = {}
    found = []
    for one in examples:
        if one.text not in plans:
            plans[one.text] = _plan(data.known[one.text], rng) if rng.random() < SHARE else {}
        found.append(_rewritten(one, data, plans[one.text]) if plans[one.text] else one)
    return found


def _rewritten(one: Example, data: Data, plan: Mapping[str, str]) -> Example:
    parse = data.known[one.text].parse
    made = window(parse, one.window.words, lambda word: data.scheme.pieces(plan.get(word, word)), data.scheme.marks)
    return replace(one, window=made, inputs={**one.inputs, "pieces": list(made.pieces), "first": list(made.first)})


def _plan(known: Known, rng: random.Random) -> dict[str, str]:
    """Another country's word for each single word that names a country in a text."""
    words = {t.text for t in known.parse.tokens if t.text in _codes()}
    others = rng.sample(sorted(_forms()), min(len(_forms()), 24))
    taken = dict(zip(sorted({_codes()[w][0] for w in words}), others, strict=False))
    plan = {}
    for word in sorted(words):
        code, form = _codes()[word]
        new = _forms()[taken[code]].get(form) if code in taken else None
        if new:
            plan[word] = new
    return plan


@lru_cache(maxsize=1)
def _forms() -> dict[str, dict[str, str]]:
    """Code to its single words by form, for countries that have them all."""
    found = {}
    for row in rows(HOME, "actors/countries.csv"):
        words = {form: next((w for w in row.many(form) if w.isalpha()), "") for form in FORMS}
        plural = next((w for w in row.many("demonyms") if w.isalpha() and w.endswith(("s", "ese"))), "")
        if all(words.values()) and plural and not row["end"]:
            found[row["code"]] = {**words, "demonyms": plural}
    return found


@lru_cache(maxsize=1)
def _codes() -> dict[str, tuple[str, str]]:
    """Word to the country and form that it is."""
    return {word: (code, form) for code, forms in _forms().items() for form, word in forms.items()}
