"""Writes the outlines of countries for the explorer's map, from the npm package world-atlas (Natural Earth).

npm pack world-atlas@2 && tar xzf world-atlas-2*.tgz
python scripts/make_outline.py package/countries-110m.json
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry

from onrecord.web.projection import project

OUT = Path(__file__).parents[1] / "src" / "onrecord" / "web" / "world.csv"
WITHOUT_NUMBER = {"Kosovo": "KOS"}
HALF = 180.0


def main(path: str) -> None:
    """Convert a TopoJSON file of countries."""
    data = json.loads(Path(path).read_text("utf-8"))
    arcs = [list(_positions(arc, data["transform"])) for arc in data["arcs"]]
    rows = [(_code(shape), _path(shape, arcs)) for shape in data["objects"]["countries"]["geometries"]]
    kept = sorted((code, drawn) for code, drawn in rows if drawn and code != "ATA")
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "path"))
        writer.writerows(kept)
    print(f"{len(kept)} outlines in {OUT}")


def _code(shape: dict[str, Any]) -> str:
    """The alpha-3 code; empty for what has none of its own."""
    name = shape["properties"]["name"]
    known = pycountry.countries.get(numeric=shape["id"]) if shape.get("id") else None
    return known.alpha_3 if known else WITHOUT_NUMBER.get(name, "")


def _positions(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    """The points of an arc as longitude and latitude: TopoJSON stores whole steps from one to the next."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield (
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        )


def _path(shape: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> str:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return "".join(_ring([point for n in ring for point in _arc(n, arcs)]) for polygon in polygons for ring in polygon)


def _arc(n: int, arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """An arc by its number; a negative one is walked from its end."""
    return arcs[n] if n >= 0 else arcs[~n][::-1]


def _ring(points: list[tuple[float, float]]) -> str:
    """A closed line; it is lifted where it would cross the whole map at the date line."""
    drawn = [project(lat, lon) for lon, lat in points]
    steps = [_point("M", drawn[0])]
    for (before, after), place in zip(pairwise(points), drawn[1:], strict=True):
        steps.append(_point("M" if abs(before[0] - after[0]) > HALF else "L", place))
    return "".join(steps) + "Z"


def _point(step: str, place: tuple[float, float]) -> str:
    return f"{step}{place[0]:g},{place[1]:g}"


if __name__ == "__main__":
    main(sys.argv[1])
