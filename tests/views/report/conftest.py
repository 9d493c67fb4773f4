"""The example reports as a record, and one report that tries everything a page must not fall for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.api import OpenRecord
from onrecord.deadlines.outcome import Words
from onrecord.record import Filters, Record
from onrecord.schema import (
    Article,
    Event,
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
from onrecord.views.report import Report, gather

EXAMPLES = Path(__file__).parents[3] / "examples" / "iraq"
SCRIPT = "<script>alert(1)</script>"
NAME = 'Jo"><img src=x onerror=alert(2)>'
TURNED = "safe\u202eevil\u2069\u202c"
BELL = "rang\x07"
LONG = 10_000_000
MADE_BY = MadeBy("events", "rows.csv:1", 0.9)


@pytest.fixture(scope="session")
def iraq(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRecord]:
    """The record of the example reports."""
    with onrecord.code(EXAMPLES, into=tmp_path_factory.mktemp("report") / "iraq.db") as record:
        yield record


@pytest.fixture(scope="session")
def words(iraq: OpenRecord) -> Words:
    return iraq._words()


@pytest.fixture
def asked(iraq: OpenRecord, words: Words) -> Callable[..., Report]:
    """A report over the examples, narrowed as asked for."""
    return lambda **filters: gather(iraq._record, Filters(**filters), words)


def hostile(published: str | None = "2021-03-17", url: str = "javascript:alert(3)", key: str = "a") -> Reading:
    """A reading whose words, names, title, publisher and url are markup, turn the direction, and know no end."""
    sentence = f"{NAME} rejected {SCRIPT} {TURNED} {BELL} "
    text = sentence + "x" * (LONG - len(sentence) - 11) + " said never"
    article = Article.of(
        text, title=SCRIPT, published=published, publisher=f"{NAME} {key}", url=url, source=f"{key}{TURNED}.txt"
    )
    rejected, said = _span(text, "rejected"), _span(text, "said", len(text) - 20)
    who = Party(_span(text, NAME), NAME, name=NAME, code="KEN", plover="KEN", sector="GOV")
    other = Party(_span(text, SCRIPT), SCRIPT, name=TURNED, code="SOM", plover="SOM", sector="GOV")
    event = Event(
        line_id(article, "event", rejected), "plover-2.0", "REJECT", None, (), "actual", (who,), (other,),
        "2021-03-16", None, None, Trigger(rejected, "rejected"), (Span(0, len(text)),), 0, None,
        "verbal conflict", -2.0, "124", -5.0, MADE_BY,
    )  # fmt: skip
    never = _span(text, "never", len(text) - 20)
    statement = Statement(
        line_id(article, "statement", never), who, Trigger(said, "said"), (never,), "direct", TURNED, SCRIPT,
        None, "speech", "asserted", 0, MADE_BY,
    )  # fmt: skip
    position = Position(
        line_id(article, "position", rejected), Identity(NAME, "KEN", "KEN"), NAME, SCRIPT, "oppose", TURNED,
        "2021-03-16", (rejected,), MADE_BY,
    )  # fmt: skip
    return Reading(article, (Span(0, len(text)),), (), (event,), (statement,), (position,))


def _span(text: str, words: str, start: int = 0) -> Span:
    found = text.index(words, start)
    return Span(found, found + len(words))


def stored(path: Path, *readings: Reading) -> Record:
    """A record of readings."""
    record = Record.open(path)
    run = record.begin_run({}, "c1")
    for reading in readings:
        record.add(reading, run)
    record.finish_run(run, {"articles": len(readings)})
    return record


@pytest.fixture(scope="session")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of the hostile report."""
    with stored(tmp_path_factory.mktemp("trap") / "trap.db", hostile()) as record:
        yield record


def html(found: Any) -> Any:
    """A page as lxml reads it."""
    from lxml.html import document_fromstring

    return document_fromstring(found)
