"""What other schemes call what the codebook knows: codes of states, bodies, sectors and acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord.codebook.codebook import folders_of, layered

ROOT_OF_QUADS = ((5, 1), (8, 2), (13, 3), (20, 4))
"""CAMEO's last root code in each of its four classes of acts."""


@dataclass(frozen=True)
class Crosswalk:
    """Codes and names by the guide's code, a sector or a CAMEO code; what has none is not in it."""

    countries: Mapping[str, str]
    names: Mapping[str, str]
    cow: Mapping[str, str]
    fips: Mapping[str, str]
    geonames: Mapping[str, str]
    groups: Mapping[str, str]
    types: Mapping[str, str]
    acts: Mapping[str, str]

    def named(self, code: str | None) -> str | None:
        """The name of the country, body or group that a code stands for."""
        return self.names.get(code or "")

    def act(self, cameo: str | None) -> str | None:
        """CAMEO's name of an act; that of its parent where the code itself has none."""
        while cameo:
            if cameo in self.acts:
                return self.acts[cameo]
            cameo = cameo[:-1]
        return None


def quad_class(cameo: str | None) -> int | None:
    """CAMEO's class of an act: 1 and 2 cooperate in words and deeds, 3 and 4 conflict in words and deeds."""
    root = (cameo or "")[:2]
    known = root.isascii() and root.isdigit()
    return next((quad for last, quad in ROOT_OF_QUADS if int(root) <= last), None) if known else None


@lru_cache(maxsize=4)
def crosswalk(folder: str | None = None) -> Crosswalk:
    """The crosswalks that ship with onrecord, with a user's folder laid over them."""
    folders = folders_of(folder)
    countries = {row["code"]: row["name"] for row in layered(folders, "actors/countries.csv", "code")}
    codes = layered(folders, "crosswalks/codes.csv", "code")
    columns = {
        name: {row["code"]: row[name] for row in codes if row[name]} for name in ("cow", "fips", "geonameid", "group")
    }
    sectors = layered(folders, "crosswalks/sectors.csv", "sector")
    acts = layered(folders, "ontologies/cameo.csv", "cameo")
    return Crosswalk(
        countries,
        _names(folders, countries),
        columns["cow"],
        columns["fips"],
        columns["geonameid"],
        columns["group"],
        {row["sector"]: row["cameo"] for row in sectors},
        {row["cameo"]: row["name"] for row in acts},
    )


def _names(folders: tuple[Path, ...], countries: Mapping[str, str]) -> dict[str, str]:
    """The first name of each code; a country's before a body's or group's."""
    found = dict(countries)
    for name in ("bodies", "groups"):
        for row in layered(folders, f"actors/{name}.csv", "name"):
            found.setdefault(row["code"], row["name"])
    return found
