"""What marked pairs of parties have to do with each other, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.errors import InputError
from onrecord.models.pair import Chars, load


def classify_rows(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any] | InputError]:
    """An answer for every row {"id", "text", "actor": [start, end], "recipient": [start, end]}, or why there is none.

    An answer is {"id", "category", "mode", "status", "scores": {category: probability}}; its category is null
    where there is no event between the two.
    """
    pairs = load()
    for number, row in enumerate(rows, 1):
        name = row.get("id", number)
        problem = wrong(row)
        if problem:
            yield InputError(f"row {name!r}", *problem)
            continue
        found = pairs.classify(row["text"], *(_span(row[side]) for side in ("actor", "recipient")))
        yield {
            "id": name, "category": found.category, "mode": found.mode, "status": found.status,
            "scores": dict(found.scores),
        }  # fmt: skip


def _span(given: list[int]) -> Chars:
    return given[0], given[1]


def wrong(row: Mapping[str, Any]) -> tuple[str, str] | None:
    """What keeps a row from being read, and what to do."""
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return 'there is no "text"', "give the sentence that both parties stand in"
    for side in ("actor", "recipient"):
        span = row.get(side)
        if not isinstance(span, list) or len(span) != 2 or any(type(n) is not int for n in span):
            return f'"{side}" is {span!r}', "give the start and end of its words in the text, as [0, 6]"
        if not 0 <= span[0] < span[1] <= len(text):
            return f'"{side}" is {span!r}', f"give a start before an end, both inside the text's {len(text)} characters"
    return None
