"""A reading made by hand, and the lines of it as a record gives them."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.schema import (
    Article,
    Deadline,
    Dropped,
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
from onrecord.serialise import to_json

FIRST = "Kenya on Tuesday rejected a Somali demand for talks."
SECOND = "“We will wait until Friday,” Foreign Minister Amina Odhiambo said, naming 3 million refugees."
TEXT = f"{FIRST} {SECOND}"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def party(words: str, **known: Any) -> Party:
    return Party(span(words), words, **known)


@pytest.fixture(scope="session")
def reading() -> Reading:
    article = Article.of(
        TEXT,
        title="Kenya <rejects> talks",
        published="2021-03-17",
        publisher="Reuters",
        source="in/kenya.txt",
    )
    sentences = (Span(0, len(FIRST)), Span(len(FIRST) + 1, len(TEXT)))
    kenya = party("Kenya", name="Kenya", code="KEN", plover="KEN", sector="GOV")
    minister = party("Foreign Minister Amina Odhiambo", name="Amina Odhiambo", code="KEN", sector="GOV")
    event = Event(
        line_id(article, "event", span("rejected")),
        "plover-2.0", "REJECT", "meet", ("diplomatic",), "actual",
        (kenya,), (party("Somali", name="Somalia", code="SOM", plover="SOM", sector="GOV"),),
        "2021-03-16", "Tuesday", None, Trigger(span("rejected"), "rejected"), (sentences[0],), 0, None,
        "verbal conflict", -2.0, "124", -5.0, MadeBy("events", "lexicon/verbal_conflict.csv:2", 0.9),
    )  # fmt: skip
    words = span("We will wait until Friday,")
    statement = Statement(
        line_id(article, "statement", words), minister, Trigger(span("said"), "said"), (words,), "direct",
        None, None, "2021-03-17", "speech", "asserted", 1, MadeBy("statements", "cues.csv:2", 0.85),
    )  # fmt: skip
    position = Position(
        line_id(article, "position", sentences[0]), Identity("Kenya", "KEN", "KEN"), None,
        "talks with Somalia", "oppose", "unless the border is settled", "2021-03-16", (sentences[0],),
        MadeBy("positions", "stances.csv:2", 0.7),
    )  # fmt: skip
    deadline = Deadline(
        line_id(article, "deadline", words), "wait until Friday", "2021-03-19", minister, None, (words,),
        MadeBy("deadlines", "deadlines@1", 0.6),
    )  # fmt: skip
    figure = Figure(
        line_id(article, "figure", span("3 million")), 3e6, "3 million", "people", "refugees", minister,
        (span("3 million"),), MadeBy("figures", "units.csv:2", 0.8),
    )  # fmt: skip
    dropped = Dropped("events", span("wait"), "only a possibility")
    return Reading(article, sentences, (), (event,), (statement,), (position,), (deadline,), (figure,), (dropped,))


@pytest.fixture(scope="session")
def rows(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    data = to_json(reading)
    for kind in ("events", "statements", "positions", "deadlines", "figures"):
        for line in data[kind]:
            line["article"] = data["article"]
            line["sentence_text"] = FIRST if kind in {"events", "positions"} else SECOND
    data["articles"] = [data["article"]]
    return data
