"""What a single cell, or several cells of one row together, must hold to; each test tells what to do.

A test of one cell raises ValueError with the advice; a test of a row yields column and advice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, StringConstraints, ValidationInfo

from onrecord.codebook.vocabulary import Vocabulary
from onrecord.schema import STATUSES

Cells = Mapping[str, str]
RowTest = Callable[[Cells, Vocabulary], Iterator[tuple[str, str]]]
SHORTEST = 6
FEW = 20
WORDINGS = frozenset({"number", "vague", "bound", "apart", "label"})  # kinds of words around figures
PARTIAL = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
EXPECT = re.compile(r"([A-Z0-9-]*(?:,[A-Z0-9-]+)*)>([A-Z0-9-]*(?:,[A-Z0-9-]+)*)(?: +([a-z]+))?")
OWN_CODE = re.compile(r"[A-Z][A-Z0-9-]+")
OFFSET = re.compile(r"[+-](?:0\d|1[0-4]):[0-5]\d")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ONSET = re.compile(r"[^aeiou]*")
IRREGULAR = {
    "go": ("went", "gone", "goes", "going"),
    "be": ("is", "are", "was", "were", "been", "being"),
    "not": ("cannot",),
}
VOWELS = re.compile(r"[aeiou]")
LONGEST_IRREGULAR = 7
LONGEST_ENDING = 5


def advice(value: str, known: frozenset[str], what: str) -> str:
    """That a value is no known name, with the likeliest one meant, or all when they are few."""
    names = sorted(known)
    near = get_close_matches(value, names, n=1) or get_close_matches(value.upper(), names, n=1)
    few = f"; use one of {', '.join(names)}" if len(names) <= FEW else ""
    hint = f"; did you mean {near[0]!r}?" if near else few
    return f"{value!r} is no known {what}{hint}"


def known(kind: str, what: str, split: str = "") -> AfterValidator:
    """A test that a cell (each of its parts, if it is split) is a name the vocabulary knows."""

    def test(value: str, info: ValidationInfo) -> str:
        names: frozenset[str] = getattr(info.context, kind)
        wrong = [part for part in (value.split(split) if split else [value]) if part and part not in names]
        if wrong:
            raise ValueError("; ".join(advice(part, names, what) for part in wrong))
        return value

    return AfterValidator(test)


def each_of(*names: str, split: str | None = None) -> AfterValidator:
    """A test that every part of a cell is one of a few names."""

    def test(value: str) -> str:
        for part in value.split(split):
            if part.strip() not in names:
                raise ValueError(f"{part.strip()!r} is not one of {', '.join(names)}")
        return value

    return AfterValidator(test)


def _slots(value: str, info: ValidationInfo) -> str:
    slots: frozenset[str] = getattr(info.context, "slot", frozenset())
    for part in re.split(r"[/+]", value):
        if part not in slots:
            raise ValueError(f"{advice(part, slots, 'slot')}; join slots with '/' (or else) and '+' (and)")
    return value


def _partial_date(value: str) -> str:
    if value and not _is_date(value):
        raise ValueError(f"{value!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    return value


@cache
def _is_date(value: str) -> bool:
    if not PARTIAL.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def _pattern(value: str) -> str:
    if value != value.lower():
        raise ValueError(f"{value!r} has capitals; write lemmas in lower case")
    if any("" in word.split("|") for word in value.split()):
        raise ValueError(f"{value!r} has an empty alternative; write a|b without spaces")
    return value


def _own_code(value: str) -> str:
    if not OWN_CODE.fullmatch(value):
        raise ValueError(f"{value!r} is no code; use capitals, digits and hyphens")
    return value


def _zone(value: str) -> str:
    try:
        if not OFFSET.fullmatch(value):
            ZoneInfo(value)
    except (ValueError, OSError):
        raise ValueError(f"{value!r} is no time zone; write a name such as Asia/Baghdad, or +03:00") from None
    return value


def _lower(value: str) -> str:
    if value != value.lower():
        raise ValueError(f"{value!r} has capitals; write it in lower case")
    return value


Cell = Annotated[str, StringConstraints(strip_whitespace=True)]
Filled = Annotated[Cell, StringConstraints(min_length=1)]
Words = Annotated[Filled, AfterValidator(_pattern)]
Digits = Annotated[Cell, StringConstraints(pattern=r"^\d*$")]
Degrees = Annotated[Cell, StringConstraints(pattern=r"^(-?\d{1,3}(\.\d+)?)?$")]
LowerCase = Annotated[Filled, AfterValidator(_lower)]
Slots = Annotated[Filled, AfterValidator(_slots)]
PartialDate = Annotated[Cell, AfterValidator(_partial_date)]
Zone = Annotated[Filled, AfterValidator(_zone)]
OwnCode = Annotated[Filled, AfterValidator(_own_code)]
Country = Annotated[Filled, known("country", "country code")]
Countries = Annotated[Cell, known("country", "country code", split="|")]
Code = Annotated[Filled, known("code", "code of a country, body or group")]
Plover = Annotated[Filled, known("plover", "PLOVER country or non-state code")]
Sector = Annotated[Filled, known("sector", "sector")]
Cameo = Annotated[Cell, known("cameo", "CAMEO code")]


# ---- tests of a row


def mode_of_category(cells: Cells, names: Vocabulary) -> Iterator[tuple[str, str]]:
    """The mode is one of the category's."""
    mode, modes = cells["mode"], names.modes.get(cells["category"])
    if mode and modes is not None and mode not in modes:
        have = ", ".join(sorted(modes)) or "none"
        yield "mode", f"{cells['category']} has no mode {mode!r}; its modes: {have}"


def in_order(cells: Cells, _names: Vocabulary) -> Iterator[tuple[str, str]]:
    """The end is not before the start."""
    start, end = cells["start"], cells["end"]
    if _is_date(start) and _is_date(end):
        length = min(len(start), len(end))
        if end[:length] < start[:length]:
            yield "end", f"{end} is before the start {start}; one of the two is wrong"


def long_enough(cells: Cells, _names: Vocabulary) -> Iterator[tuple[str, str]]:
    """The example is a sentence."""
    if 0 < len(cells["example"].split()) < SHORTEST:
        yield "example", f"{cells['example']!r} is too short; write a sentence of at least {SHORTEST} words"


def shows(column: str) -> RowTest:
    """The example shows every word of a trigger."""

    def test(cells: Cells, _names: Vocabulary) -> Iterator[tuple[str, str]]:
        words = words_of(cells["example"])
        for alternatives in cells[column].lower().split():
            if words and not any(alike(lemma, word) for lemma in alternatives.split("|") for word in words):
                yield (
                    "example",
                    f"no form of {alternatives!r} in it; write a sentence with the words of the {column}",
                )

    return test


def quotes(column: str) -> RowTest:
    """A cell is copied from the example."""

    def test(cells: Cells, _names: Vocabulary) -> Iterator[tuple[str, str]]:
        if cells[column] not in cells["example"]:
            yield column, f"{cells[column]!r} is not in the example; copy the very words from it"

    return test


def expected(cells: Cells, names: Vocabulary) -> Iterator[tuple[str, str]]:
    """The expected coding is ACTORS>RECIPIENTS, perhaps a status, in known codes."""
    found = EXPECT.fullmatch(cells["expect"])
    if not found:
        if cells["expect"]:
            yield (
                "expect",
                f"{cells['expect']!r} is not ACTORS>RECIPIENTS; write e.g. KEN,UGA>SOM or KEN> future",
            )
        return
    for code in (*found[1].split(","), *found[2].split(",")):
        if code and code not in names.code:
            yield "expect", advice(code, names.code, "code of a country, body or group")
    if found[3] and found[3] not in STATUSES:
        yield "expect", f"{found[3]!r} is no status; use one of {', '.join(STATUSES)}"


def domestic(cells: Cells, names: Vocabulary) -> Iterator[tuple[str, str]]:
    """A domestic group goes by its country's code; one that acts beyond its home may have one of its own."""
    country = cells["plover"] in names.country and cells["code"] != cells["plover"]
    if country and (cells["code"] in names.country or not cells["note"]):
        yield "code", f"a domestic group takes its country's code {cells['plover']}, not {cells['code']!r}"


def measured(cells: Cells, _names: Vocabulary) -> Iterator[tuple[str, str]]:
    """A unit that counts something has a canonical name."""
    if not cells["canonical"] and cells["kind"] not in WORDINGS:
        yield "canonical", "the cell is empty; give the name that all spellings of the unit share"


def marked(cells: Cells, _names: Vocabulary) -> Iterator[tuple[str, str]]:
    """A pronoun of one person tells the gender, a count how many."""
    value = cells["value"]
    if cells["kind"] == "person" and value not in {"m", "f"}:
        yield "value", f"{value!r} is no gender; write m or f"
    if cells["kind"] == "count" and not value.isdecimal():
        yield "value", f"{value!r} is no number; write how many, in digits"


def doubled(cells: Cells, _names: Vocabulary) -> Iterator[tuple[str, str]]:
    """The gerund shows what the ending does."""
    verb, ending = cells["verb"], cells["ending"]
    if not verb.endswith(ending):
        yield "verb", f"{verb!r} does not end in {ending!r}; give a verb that does"
        return
    right = f"{verb}{verb[-1:] if cells['doubles'] == 'yes' else ''}ing"
    if cells["gerund"] != right:
        yield "gerund", f"{cells['gerund']!r} is not what the row says; write {right!r}, or change 'doubles'"


def implication(cells: Cells, names: Vocabulary) -> Iterator[tuple[str, str]]:
    """An event's implication names a category and tells stance and issue."""
    if cells["kind"] != "event":
        return
    if cells["word"] not in names.category:
        yield "word", advice(cells["word"], names.category, "category")
    elif cells["mode"] and cells["mode"] not in names.modes[cells["word"]]:
        yield "mode", f"{cells['word']} has no mode {cells['mode']!r}"
    for column in ("stance", "issue"):
        if not cells[column]:
            yield column, "the cell is empty; fill it in"


# ---- whether a word is a form of a lemma, roughly


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, compounds also in one piece."""
    lowered = text.lower()
    return frozenset(WORD.findall(lowered)) | frozenset(re.findall(r"[\w’'-]+", lowered))


def alike(lemma: str, word: str) -> bool:
    """Whether a word may be a form of a lemma: by its stem, or for short verbs by its first letters."""
    if word == lemma:
        return True
    if lemma in IRREGULAR:
        return word in IRREGULAR[lemma] or (lemma == "not" and word.endswith(("n't", "n’t")))
    stem, form = american(lemma), american(word)
    root = stem[:-1] if len(stem) > 2 and stem[-1] in "ey" else stem
    if form.startswith(root) and len(form) - len(root) <= LONGEST_ENDING:
        return True
    if VOWELS.sub("", form) == VOWELS.sub("", stem):
        return True
    if len(lemma) > LONGEST_IRREGULAR:
        return form.startswith(root[:-3])
    return abs(len(word) - len(lemma)) <= 3 and _onset(lemma) == _onset(word) != ""


@cache
def american(word: str) -> str:
    """A word without the marks of British spelling."""
    return (
        word.replace("ise", "ize")
        .replace("isa", "iza")
        .replace("isi", "izi")
        .replace("our", "or")
        .replace("ence", "ense")
    )


def _onset(word: str) -> str:
    found = ONSET.match(word)
    return found[0] if found else ""
