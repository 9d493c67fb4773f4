"""Where places lie: their words as a country, region or city of the codebook, where they can mean only one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from onrecord.codebook.codebook import Row, folders_of, layered
from onrecord.codebook.crosswalk import crosswalk
from onrecord.codebook.names import fold

COUNTRY, CITY = "country", "city"
COARSEST = (COUNTRY, "breakaway", "region", CITY, "village", "landmark")
"""Kinds of places; of several that a name may mean in one country, the first is sure."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: name, kind, country, and latitude and longitude in degrees where they are known."""

    name: str
    kind: str
    code: str
    geonameid: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True)
class Atlas:
    """All places by the words for them, folded."""

    spots: Mapping[str, tuple[Spot, ...]]

    def find(self, words: str | None) -> Spot | None:
        """The place that some words name; None when the codebook knows none, or several countries have one."""
        found = self.spots.get(_key(words or ""), ())
        if len({spot.code for spot in found}) != 1:
            return None
        return min(found, key=lambda spot: COARSEST.index(spot.kind))


def _key(words: str) -> str:
    return fold(words).removeprefix("the ").removeprefix("The ").strip()


@lru_cache(maxsize=4)
def atlas(folder: str | None = None) -> Atlas:
    """The places of the codebook that ships with onrecord, with a user's folder laid over it."""
    folders = folders_of(folder)
    cities = {row["name"]: _city(row) for row in layered(folders, "actors/cities.csv", "name") if row["lat"]}
    found: dict[str, list[Spot]] = {}
    for name, spot in _named(folders, cities, crosswalk(folder).geonames):
        found.setdefault(_key(name), []).append(spot)
    return Atlas({name: tuple(spots) for name, spots in found.items()})


def _named(
    folders: tuple[Path, ...], cities: Mapping[str, Spot], geonames: Mapping[str, str]
) -> Iterator[tuple[str, Spot]]:
    """Every name with a place it may mean."""
    for row in layered(folders, "actors/countries.csv", "code"):
        country = Spot(row["name"], COUNTRY, row["code"], geonames.get(row["code"]))
        yield from ((name, country) for name in (row["name"], *row.many("names")))
        yield from _capital(row, cities)
    for row in layered(folders, "actors/places.csv", "name"):
        if row["code"]:
            yield row["name"], Spot(row["name"], row["kind"], row["code"])
    yield from cities.items()


def _capital(row: Row, cities: Mapping[str, Spot]) -> Iterator[tuple[str, Spot]]:
    """The names of a capital, all of the one city that any of them has among the cities."""
    names = row.many("capital")
    known = [cities[name] for name in names if name in cities and cities[name].code == row["code"]]
    if len(known) == 1:
        yield from ((name, replace(known[0], name=names[0])) for name in names)


def _city(row: Row) -> Spot:
    """A city; one that has no place in its row shares its name with others, and is not in the atlas."""
    return Spot(row["name"], CITY, row["code"], row["geonameid"] or None, float(row["lat"]), float(row["lon"]))
