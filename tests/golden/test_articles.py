"""The golden articles are read and scored; no number may sink below its floor in tests/floors.json.

Raise the floors with ``python -m onrecord.evaluate.gate --update``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.evaluate.gate import below, group_of, measure, read_floors
from onrecord.evaluate.gold import Gold
from onrecord.evaluate.score import misses
from onrecord.schema import Reading

FLOORS = read_floors(Path(__file__).parents[1] / "floors.json")
GROUPS = ("rewrite", "example")
pytestmark = pytest.mark.golden


@pytest.fixture(scope="module")
def measured(golds: list[Gold], golden_readings: list[Reading]) -> dict[str, float]:
    return measure(golden_readings, golds)


@pytest.mark.parametrize("group", GROUPS)
def test_no_number_sinks_below_its_floor(
    group: str, measured: dict[str, float], golds: list[Gold], golden_readings: list[Reading]
) -> None:
    floors = {name: floor for name, floor in FLOORS.items() if name.startswith(f"{group}.")}
    sunk = below(measured, floors)
    print("\n".join(f"{name:24s} {value:.4f}" for name, value in measured.items() if name.startswith(group)))
    print("\n".join(map(str, misses(golden_readings, [gold for gold in golds if group_of(gold) == group]))))
    assert floors, f"no floors for {group}; run python -m onrecord.evaluate.gate --update"
    assert not sunk, "\n".join(sunk)


def test_every_group_of_articles_has_floors(golds: list[Gold]) -> None:
    assert {group_of(gold) for gold in golds} == set(GROUPS)


def test_every_line_of_the_readings_quotes_the_article(golden_readings: list[Reading]) -> None:
    for reading in golden_readings:
        text = reading.article.text
        for event in reading.events:
            assert event.trigger.span.of(text) == event.trigger.text
            for party in (*event.actors, *event.recipients):
                assert party.span.of(text) == party.text
