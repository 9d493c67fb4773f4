"""The shape of every codebook file: one pydantic model for its rows, its key, and tests across cells.

``SHAPES`` is the one place to look up, or to add, a file that a codebook folder may hold. A column without
a default must be there; a user's file may leave out the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from onrecord.codebook.cells import (
    Cameo,
    Cell,
    Code,
    Countries,
    Country,
    Degrees,
    Digits,
    Filled,
    LowerCase,
    OwnCode,
    PartialDate,
    Plover,
    RowTest,
    Sector,
    Slots,
    Words,
    Zone,
    domestic,
    doubled,
    each_of,
    expected,
    implication,
    in_order,
    known,
    long_enough,
    marked,
    measured,
    mode_of_category,
    quotes,
    shows,
)
from onrecord.codebook.line import (
    AbbreviationLine,
    AgencyLine,
    CommonLine,
    CourseLine,
    DeathLine,
    EndingLine,
    IssueLine,
    LemmaLine,
    Line,
    MarkerLine,
    MediumLine,
    MemberLine,
    ModalityLine,
    SlotLine,
    SpellingLine,
    WordLine,
)

NEEDS = (
    "that", "to", "obj", "noobj", "party", "actor", "promise", "own", "self", "armed", "noto", "noof", "alone", "bare",
    "noclause",
)  # fmt: skip


class LexiconLine(Line):
    """Words that express an act, its coding and where its parties stand."""

    trigger: Words
    pos: Literal["verb", "noun", "adj"]
    category: Annotated[Filled, known("category", "category")]
    mode: Cell = ""
    cameo: Cameo = ""
    actor: Slots
    recipient: Slots
    needs: Annotated[Cell, each_of(*NEEDS)] = ""
    example: Filled
    expect: Filled


class CueLine(Line):
    """Words that attribute speech."""

    cue: Words
    pos: Literal["verb", "noun", "prep"]
    kind: Literal["speech", "writing", "attitude"]
    implies: Literal["asserted", "denied", "demanded"]
    takes: Annotated[Filled, each_of("clause", "quote", "inf", "noun", "thing", "verdict", "addressee")]
    example: Filled
    speaker: Filled
    content: Filled


class StanceLine(Line):
    """Words by which an actor shows a stand."""

    trigger: Words
    pos: Literal["verb", "noun", "adj"]
    stance: Literal["support", "oppose", "conditional", "undecided"]
    issue: Slots
    holder: Slots
    example: Filled
    code: Code
    expect_issue: Filled


class ImpliedLine(Line):
    """A stance that an event implies, a word that opens a condition, a deadline, that gives time or says little."""

    kind: Literal["event", "condition", "question", "deadline", "limit", "granting", "binding", "leaving", "light"]
    word: Filled
    mode: Cell = ""
    stance: Literal["support", "oppose", "conditional", "undecided", ""] = ""
    issue: Cell = ""
    note: Cell = ""


class ContextLine(Line):
    """A word that indicates a context."""

    context: Annotated[Filled, known("context", "context")]
    word: Filled
    pos: Annotated[Filled, each_of("noun", "verb", "adj", split="|")]
    note: Cell = ""


class EvaluationLine(Line):
    """A word by which a speaker judges what somebody does, or that names what is judged."""

    word: LowerCase
    pos: Literal["adj", "noun", "verb", "label", "policy", "licence", "collective", "asked"]
    polarity: Literal["negative", "positive", "necessary", ""] = ""
    note: Cell = ""


Measure = Literal[
    "money", "percent", "time", "distance", "area", "weight", "volume", "rate", "temperature", "speed",
    "power", "energy", "radiation", "data", "people", "item", "weapon", "unit", "animal", "index",
    "multiplier",
]  # fmt: skip
Wording = Literal["number", "vague", "bound", "apart", "label"]


class UnitLine(Line):
    """What a figure can count, or a word that belongs to figures."""

    unit: Filled
    canonical: Cell = ""
    kind: Literal[Measure, Wording]
    note: Cell = ""


class ZoneLine(Line):
    """Words that name the clock of an hour, and its zone: a name of the IANA database, or an offset."""

    words: Filled
    kind: Literal["abbreviation", "place"]
    zone: Zone
    note: Cell = ""


class CameoLine(Line):
    """A CAMEO code with its Goldstein weight and the category it maps to."""

    cameo: Filled
    name: Filled
    goldstein: float
    category: Annotated[Cell, known("category", "category")] = ""
    mode: Cell = ""
    contexts: Annotated[Cell, known("context", "context", split="|")] = ""


class CountryLine(Line):
    """A state, its names, people and the words that stand for its government."""

    code: OwnCode
    plover: Plover
    name: Filled
    names: Cell = ""
    adjectives: Cell = ""
    demonyms: Cell = ""
    capital: Cell = ""
    metonyms: Cell = ""
    start: PartialDate = ""
    end: PartialDate = ""
    note: Cell = ""


class PeopleLine(Line):
    """A people that lives in several states; ``rebels``: in which of its homes it has an authority of its own."""

    name: Filled
    adjectives: Filled
    demonyms: Filled
    homes: Countries
    rebels: Countries = ""
    example: Filled


class PlaceLine(Line):
    """A region, town or landmark and whose it is."""

    name: Filled
    code: Country
    kind: Literal["region", "city", "village", "landmark", "breakaway"]
    note: Cell = ""


class CityLine(Line):
    """A city, its country and, where its name hardly means another, where it lies."""

    name: Filled
    code: Country
    population: int
    geonameid: Digits = ""
    lat: Degrees = ""
    lon: Degrees = ""


class CodeLine(Line):
    """What other schemes call a country, body or group."""

    code: Code
    cow: Digits = ""
    fips: Cell = ""
    geonameid: Digits = ""
    group: Cell = ""


class SectorLine(Line):
    """CAMEO's type for a sector."""

    sector: Sector
    cameo: Filled


class RoleLine(Line):
    """A role word and the sector of those it describes."""

    role: Filled
    sector: Sector
    kind: Literal["person", "group", "body", "prefix", "vague", "place", "outlet"]
    note: Cell = ""


class GivenNameLine(Line):
    """A first name and whether men or women bear it."""

    name: Filled
    gender: Literal["m", "f", "u"]
    note: Cell = ""


class OfficeLine(Line):
    """One term of office of a person."""

    name: Filled
    aliases: Cell = ""
    code: Code
    title: Filled
    sector: Sector
    start: PartialDate = ""
    end: PartialDate = ""
    agreement: Literal["both", "settled", "open", "one", ""] = ""


class BodyLine(Line):
    """An international body or non-governmental organisation."""

    code: OwnCode
    plover: Plover
    name: Filled
    aliases: Cell = ""
    sector: Sector
    note: Cell = ""


class GroupLine(Line):
    """An armed group."""

    code: OwnCode
    plover: Plover
    name: Filled
    aliases: Cell = ""
    country: Countries = ""
    sector: Sector
    start: PartialDate = ""
    end: PartialDate = ""
    note: Cell = ""


class InstitutionLine(Line):
    """A domestic institution, agency or party."""

    code: Code
    name: Filled
    aliases: Cell = ""
    sector: Sector
    note: Cell = ""


class OutletLine(Line):
    """A news outlet."""

    name: Filled
    aliases: Cell = ""
    code: Annotated[Cell, known("code", "code of a country, body or group")] = ""
    kind: Literal["agency", "newspaper", "broadcaster", "online", "magazine"]
    note: Cell = ""


class SourceLine(Line):
    """Where the contents of a file come from and on what terms."""

    file: Filled
    source: Filled
    licence: Filled
    note: Cell = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """Files of one kind (glob patterns in the folder): model, key, columns with names, tests of a row.

    ``says``: the column in which rows with the same words must agree.
    """

    files: tuple[str, ...]
    model: type[Line]
    key: tuple[str, ...]
    names: tuple[str, ...] = ()
    tests: tuple[RowTest, ...] = ()
    says: str = ""


ALIASED = ("name", "aliases")
SHAPES = (
    Shape(
        ("lexicon/*.csv", "verbs.csv"), LexiconLine, ("trigger", "pos", "needs"),
        tests=(mode_of_category, long_enough, shows("trigger"), expected), says="category",
    ),
    Shape(
        ("cues.csv",), CueLine, ("cue", "pos"),
        tests=(long_enough, shows("cue"), quotes("speaker"), quotes("content")),
    ),
    Shape(
        ("stances.csv",), StanceLine, ("trigger", "pos", "issue"),
        tests=(long_enough, shows("trigger"), quotes("expect_issue")),
    ),
    Shape(("implied.csv",), ImpliedLine, ("kind", "word", "mode"), tests=(implication,)),
    Shape(("contexts.csv",), ContextLine, ("context", "word")),
    Shape(("modality.csv",), ModalityLine, ("word",)),
    Shape(("evaluations.csv",), EvaluationLine, ("word", "pos")),
    Shape(("markers.csv",), MarkerLine, ("kind", "word"), tests=(long_enough, shows("word"), marked)),
    Shape(("units.csv",), UnitLine, ("unit",), tests=(measured,)),
    Shape(("lemmas.csv",), LemmaLine, ("form",)),
    Shape(("spellings.csv",), SpellingLine, ("spelling",), tests=(long_enough, shows("spelling"))),
    Shape(("endings.csv",), EndingLine, ("ending",), tests=(doubled,)),
    Shape(("abbreviations.csv",), AbbreviationLine, ("form",)),
    Shape(("agencies.csv",), AgencyLine, ("form",), tests=(shows("form"),)),
    Shape(("media.csv",), MediumLine, ("word",)),
    Shape(("zones.csv",), ZoneLine, ("words",), ("words",)),
    Shape(("slots.csv",), SlotLine, ("slot",)),
    Shape(("ontologies/cameo.csv",), CameoLine, ("cameo",), tests=(mode_of_category,)),
    Shape(
        ("actors/countries.csv",), CountryLine, ("code",),
        ("name", "names", "adjectives", "demonyms", "capital", "metonyms"), (in_order,),
    ),
    Shape(("actors/peoples.csv",), PeopleLine, ("name",), tests=(long_enough,)),
    Shape(("actors/places.csv",), PlaceLine, ("name",)),
    Shape(("actors/cities.csv",), CityLine, ("name",)),
    Shape(("crosswalks/codes.csv",), CodeLine, ("code",)),
    Shape(("crosswalks/sectors.csv",), SectorLine, ("sector",)),
    Shape(("actors/roles.csv",), RoleLine, ("role",)),
    Shape(("actors/given_names.csv",), GivenNameLine, ("name",)),
    Shape(("actors/words.csv",), WordLine, ("kind", "word")),
    Shape(("actors/deaths.csv",), DeathLine, ("name",)),
    Shape(
        ("actors/offices.csv", "actors/people.csv"), OfficeLine, ("name", "code", "title", "start"), ALIASED,
        (in_order,),
    ),
    Shape(("actors/bodies.csv",), BodyLine, ("name",), ALIASED),
    Shape(("actors/groups.csv",), GroupLine, ("name",), ALIASED, (in_order, domestic)),
    Shape(("actors/institutions.csv",), InstitutionLine, ("name",), ALIASED),
    Shape(("actors/outlets.csv",), OutletLine, ("name",), ALIASED),
    Shape(("issues.csv",), IssueLine, ("issue", "wording", "start"), tests=(in_order,)),
    Shape(("common_words.csv",), CommonLine, ("word",)),
    Shape(("council/members.csv",), MemberLine, ("code", "start"), tests=(in_order,)),
    Shape(("council/course.csv",), CourseLine, ("step", "words")),
    Shape(("SOURCES.csv",), SourceLine, ("file",)),
)  # fmt: skip
