"""The table of countries against ISO 3166 as the package pycountry has it."""

from __future__ import annotations

import re

import pytest

from onrecord.codebook.codebook import HOME, Row, rows
from onrecord.codebook.names import fold

pycountry = pytest.importorskip("pycountry")

OWN = {"KOS": "Kosovo has no ISO code"}
COUNTRIES = list(rows(HOME, "actors/countries.csv"))
TODAY = [row for row in COUNTRIES if not row["end"]]


def words(name: str) -> frozenset[str]:
    plain = re.sub(r"\(.*?\)", "", fold(name).lower())
    return frozenset(re.findall(r"[a-z]+", plain)) - {"the", "of", "and"}


def alike(one: str, other: str) -> bool:
    """Whether one name holds all words of the other."""
    return words(one) <= words(other) or words(other) <= words(one)


def test_every_state_of_iso_3166_is_there() -> None:
    missing = {c.alpha_3: c.name for c in pycountry.countries}.keys() - {row["code"] for row in COUNTRIES}
    assert missing == {"ATA"}  # nobody governs Antarctica


@pytest.mark.parametrize("row", TODAY, ids=lambda row: row["code"])
def test_every_country_has_its_iso_code_and_name(row: Row) -> None:
    if row["code"] in OWN:
        pytest.skip(OWN[row["code"]])
    country = pycountry.countries.get(alpha_3=row["code"])
    assert country is not None
    iso = {
        country.name,
        getattr(country, "official_name", country.name),
        getattr(country, "common_name", country.name),
    }
    ours = {row["name"], *row.many("names")}
    assert any(alike(one, other) for one in ours for other in iso), f"{row['name']} is not {country.name}"


def test_dissolved_states_are_those_iso_once_listed() -> None:
    once = {country.alpha_3 for country in pycountry.historic_countries if hasattr(country, "alpha_3")}
    ended = {row["code"] for row in COUNTRIES if row["end"]}
    assert ended <= once


def test_plover_codes_are_countries_or_fold_into_one() -> None:
    codes = {row["code"] for row in COUNTRIES}
    assert {row["plover"] for row in COUNTRIES} <= codes
