"""Which numbers matter: dates, ages, labels, small talk and moments are no figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite

from onrecord.codebook.codebook import Codebook
from onrecord.events.expressions import MONTHS, WEEKDAYS
from onrecord.figures.counted import Counted
from onrecord.figures.number import Number, Units
from onrecord.parsing import Parse, Token

Markers = Mapping[str, Mapping[str, str]]
NAMES = frozenset({"ORG", "PRODUCT", "LAW", "EVENT", "WORK_OF_ART", "FAC", "GPE", "LOC", "PERSON"})
MONTH_NAMES = frozenset(MONTHS.lower().split("|")) | frozenset(WEEKDAYS)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
SMALL = 12
FEW = 3
LIMITS = frozenset({"within", "of"})
OLDEST = 110
PERSONAL = frozenset({"he", "she", "i", "who"})
SPENT = frozenset({"dobj", "dative", "attr", "compound", "nmod", "nsubj", "nsubjpass"})
MEASURES = frozenset({"money", "distance", "weight", "area", "temperature", "volume"})


def unfit(parse: Parse, number: Number, found: Counted, codebook: Codebook) -> str | None:
    """Why a number is no figure; None when it is one."""
    tests = (
        (not isfinite(number.value), "more than a number can tell"),
        (_date(parse, number, found), "a date or year"),
        (_label(parse, number, found, codebook.units), "part of a name or a label"),
        (_age(parse, number, found) or _aged(parse, number, found), "an age"),
        (number.first == number.last and number.value <= 1, "one of many"),
        (found.unit is not None and found.unit.kind == "apart", "not a count of things"),
        (_conversion(parse, number, found), "a sum given again in another currency"),
        (_whereabouts(parse, number, codebook), "a distance that only says where"),
        (_moment(parse, number, found, codebook.markers), "a stretch of time that only says when"),
        (_past(parse, number, codebook.units), "a stretch of time that only says when"),
        (_known(parse, number, found, codebook.markers), "a small number of things already known"),
    )
    return next((reason for holds, reason in tests if holds), None)


def _token(parse: Parse, i: int) -> Token | None:
    return parse.tokens[i] if 0 <= i < len(parse.tokens) else None


def _date(parse: Parse, number: Number, found: Counted) -> bool:
    """A day of a month, a year, a clock time."""
    near = [t.text.lower().strip(".") for i in (number.first - 1, number.last + 1) if (t := _token(parse, i))]
    if any(word in MONTH_NAMES for word in near) or any(word in {"am", "pm", "a.m", "p.m", "gmt"} for word in near):
        return True
    token = parse.tokens[number.last]
    if found.noun is not None and parse.tokens[found.noun].text.lower().strip(".") in MONTH_NAMES:
        return True
    if token.dep == "conj" and parse.tokens[token.head].entity == "DATE" and found.noun is None:
        return True
    years = all(YEAR.fullmatch(parse.tokens[k].text) for k in (number.first, number.last))
    return years and (found.noun is None or token.entity == "DATE")


def _label(parse: Parse, number: Number, found: Counted, units: Units) -> bool:
    """A number inside a name, or after the noun it numbers ("Resolution 1441", "Article 5")."""
    token = parse.tokens[number.last]
    before = _token(parse, number.first - 1)
    if before is not None and number.first == number.last:
        row = units.get(before.text.lower())
        if row is not None and row.kind == "label":
            return True
        if (
            before.pos == "PROPN"
            and before.sentence == token.sentence
            and found.noun is None
            and token.head == before.i
        ):
            return True
    return token.entity in NAMES and (found.noun is None or parse.tokens[found.noun].entity == token.entity)


def _age(parse: Parse, number: Number, found: Counted) -> bool:
    after = [t.text.lower() for i in range(number.last + 1, number.last + 5) if (t := _token(parse, i))]
    if after[:2] and after[0] in {"-", "–"} and after[1:2] in (["year"], ["month"]) and after[3:4] == ["old"]:
        return True
    if after[:2] in (["years", "old"], ["months", "old"]) or after[:1] in (["-year"], ["-something"]):
        return True
    token = parse.tokens[number.last]
    before = _token(parse, number.first - 1)
    if before is not None and before.lemma == "of" and parse.tokens[before.head].lemma == "age":
        return True
    if found.noun is not None and parse.tokens[found.noun].lemma == "old":
        return True
    alone = before is not None and before.text == "," and after[:1] in ([","], ["."], [")"])
    return (
        found.noun is None
        and alone
        and number.first == number.last
        and number.value < 120
        and token.dep in {"appos", "npadvmod", "nummod"}
    )


def _aged(parse: Parse, number: Number, found: Counted) -> bool:
    """An age without a unit: "who is 71", "now 79,", "who at 34", "a boy of nine"."""
    token = parse.tokens[number.last]
    if found.noun is not None or number.first != number.last or number.value > OLDEST or number.bound:
        return False
    above, before = parse.tokens[token.head], _token(parse, number.first - 1)
    if token.dep in {"attr", "acomp"} and above.lemma == "be":
        subjects = [parse.tokens[k] for k in parse.kids(above.i, "nsubj")]
        return any(t.text.lower() in PERSONAL or t.entity == "PERSON" for t in subjects)
    return before is not None and before.text.lower() in {"now", "at", "as"} and _closed(parse, number.last + 1)


def _closed(parse: Parse, i: int) -> bool:
    """Whether a number stands alone in its phrase: a comma or a verb follows."""
    after = _token(parse, i)
    return after is not None and (after.text == "," or after.pos in {"AUX", "CCONJ"})


def _whereabouts(parse: Parse, number: Number, codebook: Codebook) -> bool:
    """A distance by which a place is told ("forty kilometres south of", "within ten miles of")."""
    unit = codebook.units.get(_word(parse, number.last + 1))
    if unit is None or unit.kind != "distance":
        return False
    beside = [_word(parse, number.last + 2)]
    beside += [_word(parse, number.last + 4)] if beside == ["to"] else []
    before = [_word(parse, k) for k in (number.first - 1, number.first - 2)]
    return any(word.split("-")[0] in codebook.markers["bearing"] for word in beside) or "within" in before


def _past(parse: Parse, number: Number, units: Units) -> bool:
    """A time told by how long ago it was, where the parser has lost what the number counts."""
    unit = units.get(_word(parse, number.last + 1))
    return unit is not None and unit.kind == "time" and _word(parse, number.last + 2) == "ago"


def _word(parse: Parse, i: int) -> str:
    token = _token(parse, i)
    return token.text.lower() if token is not None else ""


def _conversion(parse: Parse, number: Number, found: Counted) -> bool:
    before = [t.text for i in (number.first - 1, number.first - 2) if (t := _token(parse, i))]
    return found.unit is not None and found.unit.kind in MEASURES and "(" in before


def _moment(parse: Parse, number: Number, found: Counted, markers: Markers) -> bool:
    """Durations count when they are given, spent or bounded; others only say when or how old."""
    if found.unit is None or found.unit.kind != "time" or found.noun is None:
        return False
    if found.hyphened:
        return number.value <= SMALL
    noun = parse.tokens[found.noun]
    near = [*parse.children[found.noun], number.first - 1, found.noun + 1]
    beside = {parse.tokens[k].text.lower() for k in near if k < len(parse.tokens)}
    if beside & {*markers["given"], *markers["only when"]}:
        return True
    if noun.dep == "pobj":
        above = parse.tokens[noun.head]
        return not (above.lemma in LIMITS or (above.lemma == "after" and number.bound))
    given = noun.dep == "npadvmod" and bool(parse.kids(noun.head, "dative"))
    return not given and noun.dep not in SPENT


def _known(parse: Parse, number: Number, found: Counted, markers: Markers) -> bool:
    """A small number with "the", "all", "his": the reader knows them; two or three want a reason."""
    if number.value > SMALL or number.bound or number.vague:
        return False
    if found.unit is not None and found.unit.kind in {"money", "percent", "time"}:
        return False
    if found.noun is None:
        return True
    around = [parse.tokens[k] for k in parse.children[found.noun] if k < number.first]
    if any(t.text.lower() in markers["given"] or t.dep == "poss" for t in around):
        return True
    if found.hyphened:
        return True
    return _partitive(parse, found.noun)


def _partitive(parse: Parse, noun: int) -> bool:
    """ "one of three strongholds"."""
    token = parse.tokens[noun]
    above = parse.tokens[token.head]
    whole = token.dep == "pobj" and above.lemma == "of"
    return whole and (parse.tokens[above.head].tag in {"CD", "JJS"} or parse.tokens[above.head].text.lower() == "one")
