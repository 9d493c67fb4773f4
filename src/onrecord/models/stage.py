"""The stage in which the model reads an article."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors.party import by_head
from onrecord.codebook.codebook import Codebook
from onrecord.events.lexical import dateline, hints, lexical_acts
from onrecord.models.reader import load
from onrecord.schema import Reading


def see(reading: Reading, codebook: Codebook) -> Reading:
    """Add what the model sees: states of the words, which later stages ask about acts, parties and sides."""
    if reading.parse is None:
        return reading
    found = lexical_acts(reading, codebook)
    place = dateline(reading.parse, codebook)
    signals = load().read(reading.parse, by_head(reading), hints(reading, found), place)
    return replace(reading, signals=replace(signals, lexical=found))
