"""What every codebook row is; the rows about forms of words, issues and the Council, and the ontology."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.codebook.cells import Cell, Code, Filled, LowerCase, PartialDate, each_of


class Line(BaseModel):
    """A row; columns that the model does not name are not allowed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class IssueLine(Line):
    """Wordings of an issue, where they are met, and what kind of issue it is."""

    issue: Filled
    kind: Literal["policy", "council resolution", "other resolution"]
    wording: Filled
    unless: Cell = ""
    context: Cell = ""
    holder: Cell = ""
    sense: Literal["against", ""] = ""
    start: PartialDate = ""
    end: PartialDate = ""
    note: Cell = ""


class ModalityLine(Line):
    """A word that changes the status of an act."""

    word: LowerCase
    effect: Literal["hypothetical", "demand", "future", "negated", "actual", "historical"]
    note: Cell = ""


class MarkerLine(Line):
    """A word by which a sentence shows who, how many or what is meant: pronouns, counts, verbs of a kind."""

    kind: Literal[
        "person",
        "thing",
        "several",
        "relative",
        "count",
        "all of them",
        "all sides",
        "contrast",
        "definite",
        "taking up",
        "enquiring",
        "soon",
        "obliged",
        "meeting",
        "stand",
        "given",
        "only when",
        "bearing",
        "unattributed",
        "seizing",
        "owned",
        "answer",
        "due",
        "or else",
    ]
    word: LowerCase
    value: Cell = ""
    example: Filled


class LemmaLine(Line):
    """A form whose lemma the parser gets wrong."""

    form: LowerCase
    lemma: LowerCase
    note: Cell = ""


class SlotLine(Line):
    """A place in the sentence where a party may stand."""

    slot: LowerCase
    note: Cell = ""


class SpellingLine(Line):
    """A word that names, or roles too, have in two spellings."""

    spelling: LowerCase
    other: LowerCase
    of: Annotated[Filled, each_of("name", "role", split="|")]
    place: Literal["anywhere", "before a word"]
    example: Filled


class EndingLine(Line):
    """An ending of longer verbs, and whether its last letter is doubled before -ing."""

    ending: LowerCase
    doubles: Literal["yes", "no"]
    verb: LowerCase
    gerund: LowerCase


class DeathLine(Line):
    """Somebody of offices.csv or people.csv who died in the post held last, which so never became a former one."""

    name: Filled
    died: Annotated[PartialDate, Field(min_length=4)]
    note: Cell = ""


# what a word tells of people, and of the states and bodies that they are of
OfPeople = Literal[
    "rank", "head", "leader", "leads", "title", "gender of title", "gender of noun", "particle", "family name first",
    "religion", "kin", "people", "civilian", "cleric", "spokesman", "epithet",
]  # fmt: skip
OfStates = Literal[
    "first office", "state", "set in", "works for", "at home", "away from home", "shared name", "half of a pair",
    "body with officials", "stands for", "of a region", "continent", "side", "whose", "part", "beside",
    "leader of a side", "speaks for",
]  # fmt: skip


class WordLine(Line):
    """A word that tells who is meant: an office, a rank, a title, a gender, a religion."""

    kind: Literal[OfPeople, OfStates]
    word: Filled
    value: Cell = ""
    note: Cell = ""


class AbbreviationLine(Line):
    """A short form whose full stop ends no sentence."""

    form: Filled
    note: Cell = ""


class AgencyLine(Line):
    """The name of an agency in datelines, as it is written there."""

    form: Filled
    example: Filled


class MediumLine(Line):
    """A word for what carries words, with the name of the carrier where the word is none."""

    word: Filled
    via: Cell = ""
    example: Filled
    carrier: Filled


class CommonLine(Line):
    """A word that any report may have."""

    word: Filled
    kind: Filled
    note: Cell = ""


class MemberLine(Line):
    """A term of a member of the Security Council."""

    code: Code
    seat: Literal["permanent", "elected"]
    start: PartialDate
    end: PartialDate = ""
    note: Cell = ""


class CourseLine(Line):
    """Words that tell a step in a resolution's course."""

    step: Literal[
        "proposed",
        "put to a vote",
        "adopted",
        "vetoed",
        "rejected",
        "withdrawn",
        "for",
        "against",
        "abstains",
        "absent",
    ]
    words: Filled
    unless: Cell = ""
    note: Cell = ""


class Category(BaseModel):
    """A category of an ontology."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    quad: Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
    intensity: float
    recipient_required: bool = False
    definition: Filled
    modes: dict[str, float] = {}


class Ontology(BaseModel):
    """An ontology in TOML; a user's file may hold some of its tables only."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Filled = "unnamed"
    categories: dict[str, Category] = {}
    contexts: dict[str, Filled] = {}
    sectors: dict[str, Filled] = {}
    nonstate: dict[str, Filled] = {}
