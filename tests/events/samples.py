"""Short ways to read a sentence of our own in tests."""

from __future__ import annotations

from functools import lru_cache

from onrecord.codebook.codebook import load
from onrecord.parsing import Parse, parse_all
from onrecord.pipeline import read_article
from onrecord.schema import Article, Event, Reading

DAY = "2014-06-11"  # a Wednesday


@lru_cache(maxsize=256)
def reading(text: str, day: str | None = DAY) -> Reading:
    """What onrecord puts on the record for a short text."""
    return read_article(Article.of(text, published=day), load(None), model=False)


def parsed(text: str) -> Parse:
    """The parse of a short text."""
    return next(iter(parse_all([text])))


def told(event: Event) -> str:
    """An event in one line: ``REQUEST KEN>SOM``."""
    actors = ",".join(p.code for p in event.actors if p.code)
    recipients = ",".join(p.code for p in event.recipients if p.code)
    return f"{event.category} {actors}>{recipients}"


def events(text: str, day: str | None = DAY) -> list[str]:
    """All events of a text, one line each."""
    return [told(event) for event in reading(text, day).events]


def reasons(text: str) -> set[str]:
    """Why acts of a text were not coded."""
    return {line.reason for line in reading(text).dropped if line.stage == "events"}
