"""What a filter can be set to: the values that occur, the most frequent first."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.web.queries.columns import Columns, Mask
from onrecord.web.queries.ledger import Ledger
from onrecord.web.queries.tallies import by_code
from onrecord.web.queries.wanted import PARTS, Wanted

MOST = 60
Options = Sequence[tuple[str, str]]


def choices(ledger: Ledger, columns: Columns, mask: Mask, wanted: Wanted) -> dict[str, Options]:
    """For each filter its values with the words that are shown for them, the one that is set included."""
    first, second = PARTS[columns.kind]
    found: dict[str, Options] = {"actor": _actors(columns, mask, first)}
    if second:
        found["other"] = _actors(columns, mask, second)
    for name in ("category", "quad", "status", "stance", "form"):
        if name in columns.own:
            found[name] = _values(columns.own[name].counts(mask))
    if "issue" in columns.own:
        found["issue"] = _values(ledger.gathered(columns).column.counts(mask))
    found["source"] = _values(columns.publisher.counts(mask))
    return {name: _with_set(options, getattr(wanted, name)) for name, options in found.items()}


def _actors(columns: Columns, mask: Mask, parts: Sequence[str]) -> Options:
    return [
        (key, f"{name} ({count:,})" if name == key else f"{key} {name} ({count:,})")
        for key, name, count in by_code(columns, mask, parts)[:MOST]
    ]


def _values(counts: Sequence[tuple[object, int]]) -> Options:
    return [(str(value), f"{value} ({count:,})") for value, count in counts[:MOST] if value]


def _with_set(options: Options, value: str) -> Options:
    """The options, and the value that is set where it is not among them."""
    return options if not value or value in {key for key, _ in options} else [(value, value), *options]
