"""What a number counts: its noun, its unit and the phrase that tells it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.codebook.codebook import Unit
from onrecord.figures.number import Number, Units
from onrecord.parsing import Parse

COUNTS = frozenset({"nummod", "amod", "compound", "quantmod", "nmod", "predet", "advmod", "npadvmod"})
NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "SYM"})
TAIL = frozenset({"prep", "acl", "amod"})
LONGEST = 12
FULL = 3
SKIPPED = frozenset({"of", "in", "-", "–", "the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: the noun's token if it has one, and its unit if the codebook knows it."""

    noun: int | None
    unit: Unit | None
    last: int
    """The last token of number and unit together."""
    hyphened: bool = False


def counted(parse: Parse, number: Number, units: Units) -> Counted:
    """The noun and unit of a number: sign, hyphened noun, the noun it modifies, or "of" and a noun."""
    sign = _money_sign(parse, number, units)
    if sign is not None:
        return Counted(_beneficiary(parse, number), sign, number.last)
    after = number.last + 1
    if after + 1 < len(parse.tokens) and parse.tokens[after].text in {"-", "–"} and _touches(parse, after):
        return Counted(after + 1, _unit_at(parse, after + 1, units), after + 1, hyphened=True)
    noun = _noun(parse, number)
    if noun is None:
        return Counted(None, None, number.last)
    direct = _phrase_unit(parse, number.last + 1, units)
    if direct is not None:
        return Counted(noun, direct[0], direct[1])
    return Counted(noun, _unit_at(parse, noun, units), noun)


def _touches(parse: Parse, i: int) -> bool:
    return parse.tokens[i - 1].end == parse.tokens[i].start and parse.tokens[i].end == parse.tokens[i + 1].start


def _money_sign(parse: Parse, number: Number, units: Units) -> Unit | None:
    """The currency whose sign or name stands right before the number."""
    if not number.first:
        return None
    before = parse.tokens[number.first - 1]
    row = units.get(before.text.lower())
    joined = before.end == parse.tokens[number.first].start
    return row if row is not None and row.kind == "money" and joined else None


def _beneficiary(parse: Parse, number: Number) -> int | None:
    """What a sum of money is for: the noun it modifies, or its "in" or "of" phrase."""
    for i in (number.last, number.first):
        for prep in parse.kids(i, "prep"):
            if parse.tokens[prep].lemma in {"in", "of"} and parse.kids(prep, "pobj"):
                return parse.kids(prep, "pobj")[0]
    at = number.last
    for _ in range(3):
        token = parse.tokens[at]
        if token.dep in COUNTS and token.head > at and parse.tokens[token.head].pos in NOUNS:
            at = token.head
    return at if at != number.last and parse.tokens[at].pos in {"NOUN", "PROPN"} else None


def _noun(parse: Parse, number: Number) -> int | None:
    """The noun that a number modifies, or that follows it over "of"."""
    at = number.last
    for _ in range(2):
        token = parse.tokens[at]
        if token.dep not in COUNTS or token.head <= number.last:
            break
        at = token.head
    if at > number.last:
        return at if parse.tokens[at].pos in NOUNS and at - number.last <= LONGEST else None
    for i in dict.fromkeys((number.last, number.first)):
        for prep in parse.kids(i, "prep"):
            if parse.tokens[prep].lemma == "of" and prep == number.last + 1 and parse.kids(prep, "pobj"):
                return parse.kids(prep, "pobj")[0]
    return _total(parse, at)


def _total(parse: Parse, at: int) -> int | None:
    """The noun whose size a bare number tells ("a population of 20 million")."""
    token = parse.tokens[at]
    above = parse.tokens[token.head]
    if token.dep == "pobj" and above.lemma == "of" and parse.tokens[above.head].pos == "NOUN":
        return above.head
    return None


def _unit_at(parse: Parse, i: int, units: Units) -> Unit | None:
    token = parse.tokens[i]
    return units.get(token.text.lower()) or units.get(token.lemma)


def _phrase_unit(parse: Parse, first: int, units: Units) -> tuple[Unit, int] | None:
    """The unit that follows a number directly, the longest first ("barrels a day", "square miles")."""
    for length in (3, 2, 1):
        last = first + length - 1
        if last >= len(parse.tokens) or parse.tokens[last].sentence != parse.tokens[first].sentence:
            continue
        words = " ".join(parse.tokens[i].text.lower() for i in range(first, last + 1))
        row = units.get(words)
        if row is not None and row.kind not in {"number", "multiplier", "vague", "bound", "label"}:
            return row, last
    return None


def what(parse: Parse, number: Number, found: Counted) -> str:
    """A short phrase for what is counted: the noun with what belongs to it, and the verb it undergoes."""
    anchor = _anchor(parse, number, found)
    first = _begin(parse, number, found, anchor)
    last = _tail(parse, anchor, max(found.last, anchor))
    if found.unit is not None and found.unit.kind == "percent" and first <= anchor < last:
        first = max(first, found.last, anchor) + 1
        first += parse.tokens[first].text.lower() in SKIPPED and first < last
    words = parse.words(first, last) if number.last < first <= last or anchor < number.first else ""
    if len(words.split()) <= FULL:
        words = f"{words} {_deed(parse, anchor, last)}"
    return " ".join(words.strip(" ,.;:-–%)").split()[:LONGEST]).rstrip(" ,;:") or parse.words(number.first, number.last)


def _anchor(parse: Parse, number: Number, found: Counted) -> int:
    """The token whose phrase tells what is counted: of "30-day ceasefire" the ceasefire."""
    if found.noun is None:
        return number.last
    token = parse.tokens[found.noun]
    measured = found.hyphened or token.dep in {"compound", "nmod"}
    return token.head if measured and token.head > found.noun and parse.tokens[token.head].pos in NOUNS else found.noun


def _begin(parse: Parse, number: Number, found: Counted, anchor: int) -> int:
    """Where the phrase begins: after the number, its hyphened unit, brackets and "of"."""
    first = max(number.last, found.last if found.hyphened else 0) + 1
    if anchor < number.first:
        return anchor
    while first < anchor and parse.tokens[first].text.lower() in SKIPPED:
        first += 1
    brackets = [k for k in range(first, anchor) if parse.tokens[k].text in {"(", ")", ","}]
    return brackets[-1] + 1 if brackets and parse.tokens[brackets[-1]].text == ")" else first


def _tail(parse: Parse, anchor: int, last: int) -> int:
    """The end of the phrases that follow a noun and belong to it."""
    for kid in parse.children[anchor]:
        if kid > last and kid == last + 1 and parse.tokens[kid].dep in TAIL:
            last = parse.right[kid]
    return last


def _deed(parse: Parse, anchor: int, last: int) -> str:
    """The verb that a counted subject goes with, or what follows a counted object."""
    token = parse.tokens[anchor]
    verb = token.head
    if token.dep in {"dobj", "dative"}:
        after = [k for k in parse.kids(verb, "xcomp", "prep", "ccomp", "advcl") if k > last]
        return parse.words(max(parse.left[after[0]], last + 1), parse.right[after[0]]) if after else ""
    if token.dep not in {"nsubj", "nsubjpass"}:
        return ""
    kids = [k for k in parse.kids(verb, "dobj", "prep", "attr", "npadvmod", "xcomp") if k > verb]
    if parse.tokens[verb].pos == "AUX":
        return parse.words(parse.left[kids[0]], parse.right[kids[0]]) if kids else ""
    return parse.words(verb, max([verb, *(parse.right[k] for k in kids)]))
