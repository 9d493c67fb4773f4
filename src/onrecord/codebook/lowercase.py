"""Names of bodies as some papers write them: only their first word with a capital ("the European parliament")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.codebook.codebook import Row

GENERIC = frozenset({"body", "group"})
BEFORE_OF = re.compile(r"\s(?:of|for|on)\s")


@dataclass(frozen=True)
class Lowercase:
    """The words that a name may begin with, and the nouns that such bodies are called by."""

    openings: frozenset[str]
    nouns: frozenset[str]

    @classmethod
    def of(cls, countries: list[Row], words: list[Row], roles: list[Row]) -> Lowercase:
        """By the rows of the codebook: adjectives of states and regions, role words for bodies."""
        adjectives = {one for row in countries for one in row.many("adjectives") if one.isalpha()}
        regions = {row["word"] for row in words if row["kind"] == "of a region"}
        nouns = {row["role"].split()[-1] for row in roles if row["kind"] in GENERIC}
        return cls(frozenset(adjectives | regions), frozenset(nouns))

    def written(self, name: str) -> str:
        """A name in small letters behind its first word; as it is where that would say something else."""
        first, _, rest = name.partition(" ")
        kept = {word for word in rest.split() if word in self.openings or word.isupper()}
        head = BEFORE_OF.split(rest)[0].split(" ")[-1].lower()
        if first not in self.openings or head not in self.nouns:
            return name
        return " ".join([first, *(word if word in kept else word.lower() for word in rest.split())])
