"""Numbers in an article, in digits and in words, with their value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.codebook.codebook import Unit
from onrecord.parsing import Parse

DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([a-z]{1,2})?", re.IGNORECASE)
RANGE = frozenset({"to", "-", "–"})
Units = Mapping[str, Unit]


@dataclass(frozen=True, slots=True)
class Number:
    """A number over tokens ``first`` to ``last``; ``vague`` when it names a magnitude only."""

    first: int
    last: int
    value: float
    vague: bool
    bound: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a number: a count to add, or a multiplier."""

    value: float
    multiplies: bool
    scale: float = 1.0


def numbers(parse: Parse, units: Units) -> Iterator[Number]:
    """Every number of an article, left to right; of a range the lower end."""
    i = 0
    while i < len(parse.tokens):
        found = number_at(parse, units, i)
        if found is None:
            i += 1
            continue
        yield found
        i = found.last + 1


def number_at(parse: Parse, units: Units, first: int) -> Number | None:
    """The number that begins at a token; None when none does."""
    pieces, last = _run(parse, units, first)
    if not pieces:
        return None
    value, vague = worth(pieces), _vague(parse, units, first, pieces)
    end = _range_end(parse, units, last)
    if end is not None:
        other, stop = _run(parse, units, end)
        # "2 to 3 million": the multiplier belongs to both ends
        value *= worth([p for p in other if p.multiplies]) if value < 1000 and other[-1].multiplies else 1.0
        last = stop
    return Number(first, last, value, vague, bounded(parse, units, first))


def _run(parse: Parse, units: Units, first: int) -> tuple[list[Piece], int]:
    """The pieces of the number that begins at a token, and its last token."""
    found: list[Piece] = []
    last = at = first
    while at < len(parse.tokens) and parse.tokens[at].sentence == parse.tokens[first].sentence:
        made = piece(parse.tokens[at].text, units)
        if made is None or (found and not _follows(parse, found, made, last, at)):
            break
        found.append(made)
        last = at
        at = _next(parse, units, found, at + 1)
    return found, last


def _next(parse: Parse, units: Units, found: list[Piece], at: int) -> int:
    """Where the next piece may stand: over "and", "of" and a hyphen inside a number."""
    if at + 1 >= len(parse.tokens):
        return at
    link, after = parse.tokens[at].text.lower(), piece(parse.tokens[at + 1].text, units)
    if after is None:
        return at
    linked = (
        (link == "of" and found[-1].multiplies and after.multiplies)
        or (link == "and" and found[-1].multiplies and not after.multiplies and after.value < found[-1].value)
        or (link == "-" and 20 <= found[-1].value < 100 and not after.multiplies and after.value < 10)
    )
    return at + 1 if linked else at


def _follows(parse: Parse, found: list[Piece], made: Piece, last: int, at: int) -> bool:
    """Whether a piece goes on with the number rather than beginning another."""
    if made.multiplies:
        return True
    joined = at == last + 2 or found[-1].multiplies
    return joined and made.value < found[-1].value


def piece(text: str, units: Units) -> Piece | None:
    """What a word is worth as part of a number."""
    matched = DIGITS.fullmatch(text)
    if matched:
        scale = units.get((matched[3] or "").lower())
        if matched[3] and (scale is None or scale.kind != "multiplier"):
            return None
        whole = float(matched[1].replace(",", "") + (matched[2] or ""))
        return Piece(whole * (float(scale.canonical) if scale else 1.0), False)
    unit = units.get(text.lower()) if text.isalpha() and len(text) > 2 else None
    if unit is None or unit.kind not in {"number", "multiplier"}:
        return None
    return Piece(float(unit.canonical), unit.kind == "multiplier")


def worth(pieces: list[Piece]) -> float:
    """The value that pieces make together.

    >>> worth([Piece(3.5, False), Piece(1e6, True)])
    3500000.0
    """
    total, group, begun = 0.0, 0.0, False
    for one in pieces:
        if not one.multiplies:
            group += one.value
        else:
            group = (group if begun and group else 1.0) * one.value
            if one.value >= 1000 and one is not pieces[-1] and not pieces[pieces.index(one) + 1].multiplies:
                total, group = total + group, 0.0
        begun = True
    return total + group


def _vague(parse: Parse, units: Units, first: int, pieces: list[Piece]) -> bool:
    """Whether only the magnitude is told: "dozens", "tens of thousands", "several hundred"."""
    return pieces[0].multiplies and (is_plural(parse.tokens[first].text, units) or says_vague(parse, units, first))


def says_vague(parse: Parse, units: Units, first: int) -> bool:
    """Whether a word such as "several" stands before a number."""
    row = units.get(parse.tokens[first - 1].text.lower()) if first else None
    return row is not None and row.kind == "vague"


def is_plural(text: str, units: Units) -> bool:
    """Whether words begin with a multiplier in the plural, which counts nothing: "dozens of villagers"."""
    first = next(iter(text.split()), "")
    made = piece(first, units)
    return made is not None and made.multiplies and first.lower().endswith("s")


def _range_end(parse: Parse, units: Units, last: int) -> int | None:
    """The first token of a range's upper end, where there is one."""
    at = last + 2
    if at >= len(parse.tokens) or parse.tokens[at].sentence != parse.tokens[last].sentence:
        return None
    linked = parse.tokens[last + 1].text in RANGE
    return at if linked and piece(parse.tokens[at].text, units) is not None else None


def bounded(parse: Parse, units: Units, first: int) -> bool:
    """Whether words such as "at least" or "nearly" stand before a number."""
    start = parse.bounds[parse.tokens[first].sentence][0]
    for i in range(first - 1, max(start, first - 4) - 1, -1):
        row = units.get(parse.tokens[i].text.lower())
        if row is not None and row.kind == "bound":
            return True
        if parse.tokens[i].text.lower() not in {"than", "to", "as", "many", "a", "an"}:
            return False
    return False
