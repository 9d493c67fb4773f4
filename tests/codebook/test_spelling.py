"""One key for all the ways a group's name is written in Latin letters."""

from __future__ import annotations

import pytest

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.spelling import alike, key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jund al-Sham", "Jund ash-Sham"),
        ("Hizb-i Wahdat", "Hezb-e-Wahdat"),
        ("Saraya Allah", "Sarayallah"),
        ("Ahl al-Sunna wal-Jamaa", "Ahlu Sunna Wa-Jama"),
        ("Liwa al-Haqq", "Liwa el Hak"),
        ("Lashkar-e-Tayyiba", "Lashkar i Toiba"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_names_of_two_groups_have_two_keys() -> None:
    assert key("Jaish al-Islam") != key("Jaish al-Adl")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Failaq ar-Rahman", ["Faylaq al-Rahman"]),
        ("Jemaah Islamiyyah", ["Jemaah Islamiyah"]),
        ("Mercedes Benz", []),
        ("Hms", []),
    ],
)
def test_groups_by_another_spelling(name: str, found: list[str], codebook: Codebook) -> None:
    assert [entry.name for entry in alike(name, codebook.names.groups_by_key)] == found
