"""Parties as coders write them: ``Colin Powell=USA:GOV``, ``the West=-:UNK``, ``RUS:MIL``, or only words.

Several stand with semicolons between them. It is the notation of the gold codings, so that a coder who knows
one knows the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.evaluate.gold import PARTY
from onrecord.evaluate.pairing import last_word
from onrecord.serialise import JSON

BETWEEN = ";"
NO_CODE = "-"


def written(parties: Iterable[Mapping[str, Any]]) -> str:
    """Parties of the reading format, as a coder writes them."""
    return f"{BETWEEN} ".join(_written(party) for party in parties)


def read(words: str) -> list[JSON]:
    """Parties as the reading format has them, from what a coder wrote; without places in the text."""
    return [_read(part.strip()) for part in words.split(BETWEEN) if part.strip()]


def key(words: str) -> str:
    """What two coders have to agree in: the codes, or the last word of a party without one."""
    return " ".join(sorted({party["code"] or last_word(party["text"]) for party in read(words)}))


def _written(party: Mapping[str, Any]) -> str:
    words = " ".join((party.get("text") or party.get("name") or "").replace(BETWEEN, ",").replace("=", " ").split())
    code, sector = party.get("code"), party.get("sector")
    if not code and not sector:
        return words
    coded = f"{code or NO_CODE}:{sector}" if sector else str(code)
    return f"{words}={coded}" if words else coded


def _read(part: str) -> JSON:
    found = PARTY.fullmatch(part)
    if found is None:
        return {"text": part, "name": None, "code": None, "sector": None}
    code = None if found["code"] == NO_CODE else found["code"]
    return {"text": (found["words"] or "").strip(), "name": None, "code": code, "sector": found["sector"]}
