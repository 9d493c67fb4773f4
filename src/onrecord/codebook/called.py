"""What codes stand for: the state's, body's or group's own name, whoever else goes by its code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from onrecord.codebook.codebook import folders_of, layered

FILES = (("actors/countries.csv", "code"), ("actors/bodies.csv", "name"), ("actors/groups.csv", "name"))
"""The files that give codes, each with the column that tells its rows apart; of a code the first row is its own."""


@lru_cache(maxsize=4)
def called(folder: str | None = None) -> Mapping[str, str]:
    """The name of every code of the codebook, with a user's folder laid over it."""
    folders = folders_of(folder)
    found: dict[str, str] = {}
    for file, key in FILES:
        for row in layered(folders, file, key):
            found.setdefault(row["code"], row["name"])
    return found
