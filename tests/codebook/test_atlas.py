from __future__ import annotations

import pycountry
import pytest

from onrecord.codebook.atlas import atlas
from onrecord.codebook.crosswalk import crosswalk, quad_class
from onrecord.errors import CodebookError


@pytest.mark.parametrize(
    ("words", "name", "kind", "code"),
    [
        ("Baghdad", "Baghdad", "city", "IRQ"),
        ("the Soviet Union", "Soviet Union", "country", "SUN"),
        ("Kiev", "Kyiv", "city", "UKR"),
        ("Priština", "Pristina", "city", "KOS"),
        ("Washington", "Washington", "city", "USA"),
        ("Chechnya", "Chechnya", "region", "RUS"),
        ("Singapore", "Singapore", "country", "SGP"),
        ("Côte d’Ivoire", "Ivory Coast", "country", "CIV"),
    ],
)
def test_places_that_can_be_meant_alone(words, name, kind, code):
    found = atlas().find(words)
    assert found is not None
    assert (found.name, found.kind, found.code) == (name, kind, code)


@pytest.mark.parametrize("words", ["Tripoli", "Georgia", "Athens", "the north", "", None, "Iraqi"])
def test_other_places_are_nowhere(words):
    assert atlas().find(words) is None


def test_cities_lie_where_they_lie():
    found = atlas().find("Baghdad")
    assert (found.lat, found.lon, found.geonameid) == (33.34058, 44.40088, "98182")
    assert all(
        -90 <= spot.lat <= 90 and -180 <= spot.lon <= 180
        for spots in atlas().spots.values()
        for spot in spots
        if spot.lat is not None
    )


def test_a_users_city_of_a_known_name_makes_it_doubtful(tmp_path):
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "places.csv").write_text("name,code,kind,note\nBaghdad,FRA,village,\n", "utf-8")
    assert atlas(str(tmp_path)).find("Baghdad") is None
    with pytest.raises(CodebookError, match="no such folder"):
        atlas(str(tmp_path / "none"))


def test_codes_of_other_schemes():
    codes = crosswalk()
    assert [codes.cow[code] for code in ("USA", "RUS", "IRQ", "DEU", "YEM", "SRB", "KOS", "SUN")] == [
        "2", "365", "645", "255", "679", "345", "347", "365",
    ]  # fmt: skip
    assert [codes.fips[code] for code in ("IRQ", "RUS", "GBR", "DEU", "CHN", "SRB")] == [
        "IZ", "RS", "UK", "GM", "CH", "RI",
    ]  # fmt: skip
    assert (codes.groups["UNO"], codes.groups["NATO"], codes.groups["EUR"]) == ("UNO", "NAT", "EEC")
    assert (codes.types["JRN"], codes.types["MED"]) == ("MED", "HLH")
    assert (codes.named("NATO"), codes.named("FRA"), codes.named("???"), codes.named(None)) == (
        "North Atlantic Treaty Organization", "France", None, None,
    )  # fmt: skip


def test_one_state_of_today_has_one_number():
    today = {country.alpha_3 for country in pycountry.countries} | {"KOS"}
    numbers = [number for code, number in crosswalk().cow.items() if code in today]
    assert len(numbers) == len(set(numbers)) > 190
    fips = list(crosswalk().fips.values())
    assert len(fips) == len(set(fips))


@pytest.mark.parametrize(
    ("cameo", "quad"),
    [
        ("010", 1),
        ("057", 1),
        ("060", 2),
        ("087", 2),
        ("090", 3),
        ("139", 3),
        ("140", 4),
        ("2042", 4),
        ("21", None),
        ("x1", None),
        (None, None),
    ],
)
def test_acts_have_cameos_classes(cameo, quad):
    assert quad_class(cameo) == quad


def test_acts_have_cameos_names():
    assert [crosswalk().act(code) for code in ("010", "051", "112")] == [
        "Make statement",
        "Praise or endorse",
        "Accuse",
    ]


def test_a_code_without_a_name_has_its_parents():
    assert crosswalk().act("1129") == crosswalk().act("112")
    assert crosswalk().act("99") is None
