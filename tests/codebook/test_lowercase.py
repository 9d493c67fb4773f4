"""Names of bodies in small letters behind their first word."""

from __future__ import annotations

import pytest

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.lowercase import Lowercase
from onrecord.codebook.names import Entry

WRITTEN = {
    "European Parliament": "European parliament",
    "European Court of Human Rights": "European court of human rights",
    "European Union Commission": "European union commission",
    "World Bank": "World Bank",
    "European Homes": "European Homes",
    "Norwegian NATO Office": "Norwegian NATO office",
}


@pytest.mark.parametrize(("name", "written"), WRITTEN.items(), ids=WRITTEN)
def test_small_letters_behind_a_state_or_region(name: str, written: str) -> None:
    lowercase = Lowercase(
        frozenset({"European", "Norwegian"}), frozenset({"parliament", "court", "commission", "bank", "office"})
    )
    assert lowercase.written(name) == written


@pytest.mark.parametrize(
    ("name", "code"),
    [("European commission", "EUR"), ("Arab league", "ARABLEAGUE"), ("security council", "UNO"), ("US senate", "USA")],
)
def test_the_codebook_knows_them(name: str, code: str, codebook: Codebook) -> None:
    assert code in {one.code for one in codebook.names.named(name) if isinstance(one, Entry)}
