"""Whom an act is directed at that names nobody: never those whose own act it is only set against or who join in it."""

from __future__ import annotations

import pytest

from .samples import events

OTHERS = {
    "the one other state": ("Kenya condemned the arrests after talks with Chad.", "ACCUSE KEN>TCD"),
    "not of a clause it is set against": (
        "Kenya welcomed the ceasefire, while Chad called it a trick.",
        "SUPPORT KEN>",
    ),
    "nor of that which sets its own off": (
        "Kenya condemned the raid on Mali, while Chad praised it.",
        "SUPPORT TCD>MLI",
    ),
}


@pytest.mark.parametrize(("text", "expected"), OTHERS.values(), ids=OTHERS)
def test_whoever_else_is_named(text: str, expected: str) -> None:
    assert expected in events(text)


def test_whoever_joins_in_is_not_whom_it_is_directed_at() -> None:
    found = events("Observers from the African Union and the European Union praised the vote.")
    assert not any(line.endswith(("AU", "EUR")) for line in found)
