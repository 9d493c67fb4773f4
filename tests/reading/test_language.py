from __future__ import annotations

import pytest

from onrecord.reading.language import language_name, language_of

from .samples import ENGLISH, FRENCH

NAMES = "Putin, Ivanov, Annan, Blix, ElBaradei, Chirac, de Villepin, Schröder, Fischer, Straw, Aznar, Palacio"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (ENGLISH.upper().replace(". ", ".\r\n"), "en"),
        ("Oui.", None),
        (NAMES, None),
        ("1 2 3 " * 50, None),
    ],
)
def test_language_of(text: str, code: str | None) -> None:
    assert language_of(text) == code


def test_language_name() -> None:
    assert language_name("fr") == "French"
    assert language_name("xx") == "the language 'xx'"
