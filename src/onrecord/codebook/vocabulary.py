"""The names a codebook cell may use: categories, modes, contexts, sectors, codes, slots.

Read from the shipped files and a user's own, tolerantly: a row that cannot be read is the checker's
business and adds no name here.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ONTOLOGY = "ontologies/plover.toml"
OWN_CODES = ("actors/countries.csv", "actors/bodies.csv", "actors/groups.csv")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything a cell may name, by kind. ``modes`` holds the modes of each category."""

    modes: Mapping[str, frozenset[str]]
    category: frozenset[str]
    context: frozenset[str]
    sector: frozenset[str]
    cameo: frozenset[str]
    slot: frozenset[str]
    country: frozenset[str]
    code: frozenset[str]
    plover: frozenset[str]


def vocabulary(folders: tuple[Path, ...]) -> Vocabulary:
    """The names that the files of some folders define, all folders together."""
    ontology: dict[str, Any] = {}
    for folder in folders:
        ontology.update(read_toml(folder / ONTOLOGY))
    categories = ontology.get("categories", {})
    columns = {name: _column(folders, name, "code") for name in OWN_CODES}
    countries = columns["actors/countries.csv"]
    nonstate = frozenset(ontology.get("nonstate", ()))
    return Vocabulary(
        {name: frozenset(entry.get("modes", ())) for name, entry in categories.items() if isinstance(entry, dict)},
        frozenset(categories),
        frozenset(ontology.get("contexts", ())),
        frozenset(ontology.get("sectors", ())),
        _column(folders, "ontologies/cameo.csv", "cameo"),
        _column(folders, "slots.csv", "slot"),
        countries,
        frozenset().union(*columns.values()),
        countries | nonstate,
    )


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file; nothing where there is none or it cannot be read."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def _column(folders: tuple[Path, ...], name: str, column: str) -> frozenset[str]:
    return frozenset(cell for folder in folders for cell in _cells(folder / name, column))


def _cells(path: Path, column: str) -> Iterator[str]:
    if not path.exists():
        return
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row.get(column):
                    yield row[column].strip()
    except (OSError, ValueError, csv.Error):
        return
