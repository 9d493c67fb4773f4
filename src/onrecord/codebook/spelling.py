"""Names of groups from other scripts: one key for all the ways the news writes them in Latin letters.

"Ahrar ash-Sham" and "Ahrar al-Sham", "Hizb-i Islami" and "Hezb-e-Islami", "Ansar Allah" and "Ansarallah"
have one key each: small words are left out, vowels are dropped, doubled letters count once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.codebook.names import Entry, Named, fold

SMALL = re.compile(r"\b(?:al|el|ul|il|as|es|us|ash|ad|ed|ud|an|ar|at|ut|az|e|i|the)(?:[ -]|$)")
JOINED = re.compile(r"\bw[ae]?[ -]?(?:a?l[ -]?)?(?=[b-df-hj-np-tv-z])")  # "wal Jamaa", "wa-Jama", "Waljamaa"
MARKS = re.compile(r"[^a-z ]")
VOWELS = re.compile(r"[aeiouy]")
DOUBLED = re.compile(r"(.)\1+")
SHORTEST = 4  # consonants: fewer are like too many other names
LIKE = 75  # how alike the spellings themselves must be, of 100
CLOSE = 8  # the likeliest leaves out those that are less alike by more than this


def key(name: str) -> str:
    """The consonants of a name, without its small words."""
    words = SMALL.sub("", fold(name).lower().replace("'", "").replace("-", " "))
    plain = MARKS.sub("", JOINED.sub("w", words)).replace("q", "k").replace("dh", "d").replace("ou", "u")
    parts = [re.sub(r"h$", "", word) for word in plain.split()]
    return DOUBLED.sub(r"\1", VOWELS.sub("", "".join(parts)))


def keyed(surfaces: Mapping[str, Iterable[Named]]) -> dict[str, list[tuple[str, Entry]]]:
    """The groups and their written forms by key."""
    found: dict[str, list[tuple[str, Entry]]] = {}
    for surface, named in surfaces.items():
        for entry in named:
            if isinstance(entry, Entry) and entry.kind == "group" and len(key(surface)) >= SHORTEST:
                found.setdefault(key(surface), []).append((surface, entry))
    return found


def alike(name: str, known: Mapping[str, list[tuple[str, Entry]]]) -> tuple[Entry, ...]:
    """The groups that a name in another spelling may stand for."""
    from rapidfuzz import fuzz

    wanted = _letters(name)
    likeness = [(fuzz.ratio(wanted, _letters(form)), entry) for form, entry in known.get(key(name), ())]
    floor = max(LIKE, max((score for score, _ in likeness), default=0) - CLOSE)
    return tuple({entry.name: entry for score, entry in likeness if score >= floor}.values())


def _letters(name: str) -> str:
    return MARKS.sub("", fold(name).lower()).replace(" ", "")
