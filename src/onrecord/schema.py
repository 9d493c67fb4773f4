"""All record types, frozen. Invariants live in the constructors.

Offsets are Unicode characters of ``Article.text`` as it was read; ``text[start:end]`` is always
the quoted text. Dates are ISO strings (``YYYY-MM-DD``). Unknown is ``None``, never invented.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from onrecord.errors import ChoiceError

if TYPE_CHECKING:
    from onrecord.models.signals import Signals
    from onrecord.parsing import Parse

Status = Literal["actual", "future", "hypothetical", "negated", "historical"]
Form = Literal["direct", "indirect", "mixed"]
Stance = Literal["support", "oppose", "conditional", "undecided"]

KINDS: tuple[str, ...] = ("events", "statements", "positions", "deadlines", "figures")
STATUSES: tuple[str, ...] = ("actual", "future", "hypothetical", "negated", "historical")
FORMS: tuple[str, ...] = ("direct", "indirect", "mixed")
STANCES: tuple[str, ...] = ("support", "oppose", "conditional", "undecided")


def digest(*parts: object) -> str:
    """A short, stable id made from its parts (sha-256, 16 hexadecimal digits)."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Article:
    """One news report. ``id`` hashes publisher, date and text; ``key`` is the url, else the path."""

    id: str
    key: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    source: str | None = None

    @classmethod
    def of(
        cls,
        text: str,
        *,
        title: str | None = None,
        published: str | date | None = None,
        publisher: str | None = None,
        url: str | None = None,
        language: str | None = None,
        source: str | None = None,
    ) -> Article:
        """An article with the id and key that its contents give it. Raises ChoiceError for a day that is none."""
        day = _day(published)
        identity = digest(publisher, day, text)
        key = url or source or identity
        return cls(identity, key, text, title, day, publisher, url, language, source)


def _day(published: str | date | None) -> str | None:
    """A day of publication in ISO form. Raises ChoiceError for anything else."""
    if isinstance(published, date):
        return published.isoformat()[:10]
    try:
        if published:
            date.fromisoformat(published[:10])
    except (TypeError, ValueError):
        raise ChoiceError(f"published: {published!r} is no day; write it as 2003-03-18") from None
    return published


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (end excluded) of the article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """The words the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a line: the stage, the rule (codebook ``file:row`` or model@version), how sure."""

    stage: str
    rule: str
    confidence: float

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"a confidence lies between 0 and 1, not {self.confidence}")
        object.__setattr__(self, "confidence", round(self.confidence, 2))


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an actor is: what the codebook knows of it. ``code`` is the guide's, ``plover`` PLOVER's.

    ``assumed``: the code is that of the state the article is about, no word of the phrase gives it;
    ``unlisted``: a name that no list has.
    """

    name: str | None = None
    code: str | None = None
    plover: str | None = None
    sector: str | None = None
    role: str | None = None
    kind: str = "unknown"
    reason: str = ""
    assumed: bool = False
    unlisted: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or describes an actor. ``head`` is the index of its head token."""

    span: Span
    head: int
    kind: str
    identities: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """An actor taking part in an event or statement, with the words that stand for it."""

    span: Span
    text: str
    name: str | None = None
    code: str | None = None
    plover: str | None = None
    sector: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word or words, verbatim, that express an act (or, as a cue, attribute words)."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """An act: who did what to whom. Category, mode and contexts follow the ontology."""

    id: str
    ontology: str
    category: str
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: str | None
    date_text: str | None
    place: str | None
    trigger: Trigger
    evidence: tuple[Span, ...]
    sentence: int
    according_to: Party | None
    quad: str
    intensity: float | None
    cameo: str | None
    goldstein: float | None
    made_by: MadeBy

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise ValueError(f"unknown status {self.status!r}; one of {', '.join(STATUSES)}")
        if not self.evidence:
            raise ValueError("an event needs evidence")


@dataclass(frozen=True, slots=True)
class Statement:
    """Words attributed to a speaker. ``via`` carried the words, ``to`` was told them."""

    id: str
    speaker: Party | None
    cue: Trigger | None
    content: tuple[Span, ...]
    form: Form
    via: str | None
    to: str | None
    date: str | None
    kind: str
    implies: str
    sentence: int
    made_by: MadeBy

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement needs content")
        if self.form not in FORMS:
            raise ValueError(f"unknown form {self.form!r}; one of {', '.join(FORMS)}")


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands on an issue; ``person`` when it is a person's own stand."""

    id: str
    actor: Identity
    person: str | None
    issue: str
    stance: Stance
    condition: str | None
    date: str | None
    evidence: tuple[Span, ...]
    made_by: MadeBy

    def __post_init__(self) -> None:
        if self.stance not in STANCES:
            raise ValueError(f"unknown stance {self.stance!r}; one of {', '.join(STANCES)}")
        if not self.evidence:
            raise ValueError("a position needs evidence")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A dated demand or scheduled act.

    ``due`` is an ISO date, with THH:MM where the hour is known, and +HH:MM where its zone is.
    """

    id: str
    what: str
    due: str
    set_by: Party | None
    binds: Party | None
    evidence: tuple[Span, ...]
    made_by: MadeBy


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that matters: value, unit, what it counts and who gave it.

    ``vague`` where the words tell a magnitude only ("dozens"): ``value`` is the least it stands for, and no count.
    """

    id: str
    value: float
    text: str
    unit: str | None
    what: str
    according_to: Party | None
    evidence: tuple[Span, ...]
    made_by: MadeBy
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that was looked at and not coded, with the reason."""

    stage: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one article."""

    article: Article
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), repr=False)
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    figures: tuple[Figure, ...] = ()
    dropped: tuple[Dropped, ...] = field(default=(), repr=False)
    parse: Parse | None = field(default=None, repr=False, compare=False)
    signals: Signals | None = field(default=None, repr=False, compare=False)

    def mention_at(self, head: int) -> Mention | None:
        """The mention whose head is a token of the parse."""
        return next((mention for mention in self.mentions if mention.head == head), None)


def line_id(article: Article, kind: str, span: Span, ordinal: int = 0) -> str:
    """The id of a line: article, kind, span and ordinal; never codebook or category."""
    return digest(article.id, kind, span.start, span.end, ordinal)
