"""What the codebook lets coders choose from: categories, their modes, sectors, codes and contexts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.codebook.codebook import folders_of
from onrecord.codebook.vocabulary import ONTOLOGY, read_toml, vocabulary


@dataclass(frozen=True, slots=True)
class Choices:
    """The names a coder may use. ``modes`` holds the modes of each category, both in the ontology's order."""

    modes: Mapping[str, tuple[str, ...]]
    definitions: Mapping[str, str]
    sectors: Mapping[str, str]
    contexts: Mapping[str, str]
    codes: frozenset[str]


@lru_cache(maxsize=4)
def choices(folder: str | None = None) -> Choices:
    """The choices of the shipped codebook, with a user's folder laid over it."""
    folders = folders_of(folder)
    ontology: dict[str, dict[str, object]] = {}
    for home in folders:
        ontology.update(read_toml(home / ONTOLOGY))
    known = vocabulary(folders)
    categories = {name: entry for name, entry in ontology["categories"].items() if isinstance(entry, dict)}
    return Choices(
        {name: tuple(entry.get("modes", ())) for name, entry in categories.items()},
        {name: str(entry.get("definition", "")) for name, entry in categories.items()},
        {name: str(what) for name, what in ontology.get("sectors", {}).items()},
        {name: str(what) for name, what in ontology.get("contexts", {}).items()},
        known.code,
    )
