"""What the model's outputs stand for, in the order of its weights."""

from __future__ import annotations

from onrecord.codebook.codebook import Codebook

STATUSES = ("actual", "future", "hypothetical", "negated", "historical")
STANCES = ("support", "oppose", "conditional", "undecided")
# what a word may be for an anchor: of an act, a stand, a cue; and "same": another word for the same side
ROLES = ("actor", "recipient", "holder", "issue", "speaker", "first", "last", "same")
SECTORS = (
    "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "CVL", "BUS", "JRN", "REF", "REL",
    "ELI", "UNK", "NGO", "IGO", "CRM", "MED", "EDU", "LAB", "AGR", "SOC", "PRE",
)  # fmt: skip


def categories(codebook: Codebook) -> tuple[str, ...]:
    """The categories of the ontology, in its order."""
    return tuple(codebook.categories)


def modes(codebook: Codebook) -> tuple[str, ...]:
    """No mode, then every mode of the ontology."""
    found = {mode for entry in codebook.categories.values() for mode in entry.get("modes", {})}
    return ("", *sorted(found))
