"""Where events took place: countries and cities of the codebook's atlas, with how many events each has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p, sqrt

from onrecord.codebook.atlas import atlas
from onrecord.web.projection import project
from onrecord.web.queries.columns import Columns, Mask

LARGEST, SMALLEST = 14.0, 3.5
FULL = 30  # events that a dot of the largest size has at least
SHADES = 5


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map, by the words that events name it with."""

    words: str
    code: str
    count: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Events by place: dots, shades of countries, all named places, and what the atlas does not know."""

    dots: Sequence[Dot]
    shades: Mapping[str, int]
    counts: Mapping[str, int]
    named: Sequence[tuple[str, str | None, int]]
    unknown: int
    nowhere: int


def placed(columns: Columns, mask: Mask, folder: str | None) -> Placed:
    """The places of some events; a name that could mean several countries is not put anywhere."""
    known = atlas(folder)
    counts = columns.own["place"].counts(mask)
    found = [(str(words), known.find(str(words)), count) for words, count in counts if words]
    by_country: Counter[str] = Counter()
    for _, spot, count in found:
        if spot:
            by_country[spot.code] += count
    located = [(words, spot, count) for words, spot, count in found if spot and spot.lat is not None]
    most = max([FULL, *(count for _, _, count in located)])
    dots = [
        Dot(words, spot.code, count, *project(spot.lat, spot.lon or 0.0), _size(count, most))
        for words, spot, count in located
        if spot.lat is not None
    ]
    named = [(words, spot.code if spot else None, count) for words, spot, count in found]
    unknown = sum(count for _, spot, count in found if spot is None)
    nowhere = int(mask.sum()) - sum(count for _, _, count in found)
    return Placed(dots, _shades(by_country), by_country, named, unknown, nowhere)


def _size(count: int, most: int) -> float:
    return round(max(LARGEST * sqrt(count / most), SMALLEST), 1)


def _shades(counts: Mapping[str, int]) -> dict[str, int]:
    """A shade from 1 to 5 for each country, by the logarithm of its events."""
    most = log1p(max(counts.values(), default=1))
    return {code: max(1, round(SHADES * log1p(count) / most)) for code, count in counts.items()}
