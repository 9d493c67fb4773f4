"""The example sentences of the lexicon as training texts: each shows one act, with its category and its parties."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.codebook.codebook import Codebook
from onrecord.evaluate.examples import Expected, differences, matched, read_examples
from onrecord.schema import Event, Party, Reading
from training.corpus import Act, Named, Text


def lexicon_texts(codebook: Codebook) -> Iterator[Text]:
    """Examples that come out as their rows expect; their words then say where the parties stand."""
    readings = read_examples([rule.example for rule in codebook.rules], codebook)
    seen: set[str] = set()
    for rule, reading in zip(codebook.rules, readings, strict=True):
        expected = Expected.of(rule)
        tokens = matched(reading.parse, rule.pattern) if reading.parse else ()
        events = [e for e in reading.events if not differences(e, expected)]
        if rule.example in seen or not tokens or len(events) != 1 or len(reading.events) != 1:
            continue
        seen.add(rule.example)
        yield _text(rule.where, reading, events[0])


def _text(where: str, reading: Reading, event: Event) -> Text:
    trigger = event.trigger.span
    act = Act(
        (trigger.start, trigger.end), _named(event.actors), _named(event.recipients), event.category,
        event.mode or "", event.status,
    )  # fmt: skip
    return Text(where, reading.article.text, reading.article.published, (act,), report=False)


def _named(parties: tuple[Party, ...]) -> tuple[Named, ...]:
    return tuple(Named((p.span.start, p.span.end), p.code, p.sector) for p in parties)
