"""A record of three reports made by hand: every status, several parties, and words that formats trip over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.record import Record
from onrecord.schema import (
    Article,
    Deadline,
    Event,
    Figure,
    Identity,
    MadeBy,
    Party,
    Position,
    Reading,
    Span,
    Statement,
    Trigger,
    line_id,
)
from onrecord.views.export import EXPORTS, Options, Written

TALKS = "\n".join([
    "Leaders\tmeet in Baghdad",
    "Russia and the United States met in Baghdad on Tuesday, “at last”, an official said.",
    "Élysée spokesman José \"Pepe\" Łuk <b>& Sons</b> accused the U.N. and Iraq on March 18.",
    "NATO would not attack Iraq. Gunmen may have bombed Tripoli. 😀 Kenya sent 3 million\x0bdollars.",
])  # fmt: skip
OLD = "In 1991 a coalition attacked Iraq. Russia arrested a man."
UNDATED = "Russia warned Iraq."

VERBAL, DEED = "verbal conflict", "material conflict"
RUSSIA = {"name": "Russia", "code": "RUS", "plover": "RUS", "sector": "GOV"}
AMERICA = {"name": "United States", "code": "USA", "plover": "USA", "sector": "GOV"}
IRAQ = {"name": "Iraq", "code": "IRQ", "plover": "IRQ", "sector": "GOV"}
NATO = {"name": "NATO", "code": "NATO", "plover": "IGO", "sector": "IGO"}
UNO = {"name": "United Nations", "code": "UNO", "plover": "UNO", "sector": "IGO"}
JOSE = {"name": "José; Łuk", "code": "FRA", "plover": "FRA", "sector": "JRN", "role": "spokesman"}


class Maker:
    """Makes lines of one article, whose words it looks up."""

    def __init__(self, article: Article) -> None:
        self.article = article
        starts = [0, *(n + 1 for n, char in enumerate(article.text) if char == "\n")]
        ends = [*(start - 1 for start in starts[1:]), len(article.text)]
        self.sentences = tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))

    def span(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span(start, start + len(words))

    def party(self, words: str, **known: Any) -> Party:
        return Party(self.span(words), words, **known)

    def sentence(self, span: Span) -> int:
        return next(n for n, s in enumerate(self.sentences) if s.start <= span.start < s.end)

    def event(self, words: str, category: str, actors: Any = (), recipients: Any = (), **other: Any) -> Event:
        place = self.span(words)
        sentence = self.sentence(place)
        told = {
            "mode": None, "contexts": (), "status": "actual", "date": None, "date_text": None, "place": None,
            "according_to": None, "quad": DEED, "intensity": -9.0, "cameo": "190", "goldstein": -10.0,
        }  # fmt: skip
        return Event(
            line_id(self.article, "event", place),
            "plover-2.0",
            category,
            actors=tuple(actors),
            recipients=tuple(recipients),
            trigger=Trigger(place, words),
            evidence=(self.sentences[sentence],),
            sentence=sentence,
            made_by=MadeBy("events", "lexicon/material_conflict.csv:2", 0.9),
            **{**told, **other},
        )


def talks() -> Reading:
    make = Maker(
        Article.of(
            TALKS, title="Leaders\tmeet in Baghdad", published="2003-03-18", publisher="Reuters",
            url="https://example.org/talks?a=1&b=2", language="en", source="in/talks.html",
        )
    )  # fmt: skip
    russia, america = make.party("Russia", **RUSSIA), make.party("the United States", **AMERICA)
    jose = make.party('Élysée spokesman José "Pepe" Łuk <b>& Sons</b>', **JOSE)
    iraq, uno = make.party("Iraq", **IRAQ), make.party("the U.N.", **UNO)
    official = make.party("an official")
    events = (
        make.event(
            "met", "CONSULT", (russia, america), date="2003-03-18", date_text="on Tuesday", place="Baghdad",
            contexts=("diplomatic", "military"), according_to=official, quad="verbal cooperation", mode="visit",
            intensity=4.0, cameo="042", goldstein=1.9,
        ),
        make.event(
            "accused", "ACCUSE", (jose,), (uno, iraq), quad=VERBAL, mode="allege", intensity=-3.5, cameo="112",
            goldstein=-2.0,
        ),
        make.event("attack", "ASSAULT", (make.party("NATO", **NATO),), (iraq,), status="negated", place="Iraq"),
        make.event("bombed", "ASSAULT", (make.party("Gunmen", sector="UAF"),), status="hypothetical", place="Tripoli"),
        make.event(
            "sent", "AID", (make.party("Kenya", name="Kenya", code="KEN", plover="KEN", sector="GOV"),), cameo=None,
            goldstein=None, intensity=10.0, quad="material cooperation",
        ),
    )  # fmt: skip
    said = make.span("Russia and the United States met")
    statement = Statement(
        line_id(make.article, "statement", said), official, Trigger(make.span("said"), "said"),
        (said, make.span("at last")), "mixed", None, None, "2003-03-18", "speech", "asserted", 1,
        MadeBy("statements", "cues.csv:2", 0.85),
    )  # fmt: skip
    position = Position(
        line_id(make.article, "position", make.sentences[2]), Identity("France", "FRA", "FRA"), None, "the war",
        "oppose", None, None, (make.sentences[2],), MadeBy("positions", "stances.csv:2", 0.7),
    )  # fmt: skip
    deadline = Deadline(
        line_id(make.article, "deadline", make.span("March 18")), "on March 18", "2003-03-18", uno, iraq,
        (make.span("March 18"),), MadeBy("deadlines", "deadlines/span", 0.6),
    )  # fmt: skip
    figure = Figure(
        line_id(make.article, "figure", make.span("3 million")), 3e6, "3 million", "USD", "dollars", None,
        (make.span("3 million"),), MadeBy("figures", "units.csv:2", 0.8),
    )  # fmt: skip
    return Reading(make.article, make.sentences, (), events, (statement,), (position,), (deadline,), (figure,))


def old() -> Reading:
    make = Maker(Article.of(OLD, published="2003-05-02", publisher="AFP", source="in/old.txt"))
    events = (
        make.event("attacked", "ASSAULT", (make.party("a coalition"),), (make.party("Iraq", **IRAQ),),
                   status="historical"),
        make.event("arrested", "COERCE", (make.party("Russia", **RUSSIA),), (make.party("a man", code="RUS"),),
                   mode="arrest", date="2003-05-01", intensity=-7.0, cameo="173", goldstein=-5.0),
    )  # fmt: skip
    return Reading(make.article, make.sentences, (), events)


def undated() -> Reading:
    make = Maker(Article.of(UNDATED, source="in/undated.txt"))
    warned = make.event(
        "warned", "THREATEN", (make.party("Russia", **RUSSIA),), (make.party("Iraq", **IRAQ),), quad=VERBAL,
        intensity=-3.5, cameo="130", goldstein=-4.4,
    )  # fmt: skip
    return Reading(make.article, make.sentences, (), (warned,))


def filled(path: Path, readings: Any) -> Path:
    """A record of readings at a path."""
    with Record.open(path) as record:
        run = record.begin_run({}, "c1")
        for reading in readings:
            record.add(reading, run)
        record.finish_run(run, {})
    return path


@pytest.fixture(scope="session")
def readings() -> tuple[Reading, ...]:
    return talks(), old(), undated()


@pytest.fixture(scope="session")
def database(readings: tuple[Reading, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("record") / "three.db", readings)


@pytest.fixture
def record(database: Path) -> Iterator[Record]:
    with Record.open(database, create=False, readonly=True) as found:
        yield found


Exported = Callable[..., Written]


@pytest.fixture
def export(record: Record, tmp_path: Path) -> Exported:
    """Exports the record in a format; the file's name may be given."""

    def write(name: str, out: str | None = None, **chosen: Any) -> Written:
        return EXPORTS[name].write(record, tmp_path / (out or name), Options(**chosen))

    return write
