"""What adding an article costs in a full record, against an empty one, in pairs.

python benchmarks/growth.py [--events 100000] [--pairs 15] [--a-day 30]

The full record holds made-up reports of one crisis: few states, a hundred acts, so that there is much to hold
each new event against. Adding an article is what 'onrecord code' does: its text is read and its lines are put on
record. See benchmarks/README.md for how to read what is printed.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

from onrecord.codebook.codebook import load
from onrecord.codebook.names import Entry
from onrecord.pipeline import read_article
from onrecord.record import Record
from onrecord.schema import Article, Event, MadeBy, Party, Reading, Span, Trigger, line_id

SUMMARY = (__doc__ or "").partition("\n")[0]
EVENTS_AN_ARTICLE = 11
STATES = 40
ACTS = 100
TOPICS = 3000
FIRST = date(2002, 1, 1)
MADE_BY = MadeBy("events", "made up", 0.9)


class Maker:
    """Makes readings; the busiest states and acts come up most, as in the news."""

    def __init__(self, seed: int) -> None:
        book = load(None)
        self.random = random.Random(seed)
        found = (e for group in book.names.surfaces.values() for e in group if isinstance(e, Entry))
        self.states = sorted({(e.name, e.code) for e in found if e.kind == "country" and e.code == e.plover})[:STATES]
        self.acts = [(r.pattern, r.category, r.mode) for r in book.rules if r.pattern.pos == "verb"][:ACTS]
        self.topics = sorted({word for rule in book.rules for word in rule.example.lower().split()})[:TOPICS]

    def reading(self, number: int, day: date, publisher: str) -> Reading:
        """A report of eleven sentences, each an act of one state towards another."""
        said = [self._sentence() for _ in range(EVENTS_AN_ARTICLE)]
        text = " ".join(sentence for sentence, _ in said)
        article = Article.of(text, published=day.isoformat(), publisher=publisher, source=f"{number}.txt")
        starts = [sum(len(sentence) + 1 for sentence, _ in said[:n]) for n in range(len(said))]
        spans = tuple(Span(start, start + len(s)) for start, (s, _) in zip(starts, said, strict=True))
        events = tuple(self._event(article, n, spans[n], parts) for n, (_, parts) in enumerate(said))
        return Reading(article, spans, events=events)

    def _often(self, items: Sequence[tuple]) -> tuple:  # type: ignore[type-arg]
        """One of some things, the first ones far more often than the last."""
        return items[min(int(self.random.expovariate(8.0) * len(items)), len(items) - 1)]

    def _sentence(self) -> tuple[str, tuple]:  # type: ignore[type-arg]
        actor, recipient = self._often(self.states), self._often(self.states)
        act = self._often(self.acts)
        verb = min(act[0].head)
        topic = " ".join(self.random.choice(self.topics) for _ in range(12))
        return f"{actor[0]} {verb} {recipient[0]} {topic}.", (actor, act, verb, recipient)

    def _event(self, article: Article, number: int, span: Span, parts: tuple) -> Event:  # type: ignore[type-arg]
        (name, code), (_, category, mode), verb, (other, other_code) = parts
        start = span.start + len(name) + 1
        trigger, after = Span(start, start + len(verb)), start + len(verb) + 1
        dated = self.random.random() < 0.4
        actor = Party(Span(span.start, span.start + len(name)), name, name, code, code, "GOV")
        recipient = Party(Span(after, after + len(other)), other, other, other_code, other_code, "GOV")
        return Event(
            line_id(article, "event", trigger), "plover-2.0", category, mode, (), "actual", (actor,), (recipient,),
            article.published if dated else None, None, None, Trigger(trigger, verb), (span,), number, None,
            "verbal conflict", 0.0, None, None, MADE_BY,
        )  # fmt: skip


def readings(maker: Maker, events: int, a_day: int) -> Iterator[Reading]:
    """So many events' worth of reports, so many a day."""
    for number in range(events // EVENTS_AN_ARTICLE):
        yield maker.reading(number, FIRST + timedelta(number // a_day), maker.random.choice(("AP", "AFP", "Reuters")))


def filled(path: Path, events: int, a_day: int) -> Record:
    """A record of so many events, made without waiting for the disk."""
    record = Record.open(path)
    record._connection.execute("PRAGMA synchronous = OFF")
    run = record.begin_run({}, "made up")
    for reading in readings(Maker(1), events, a_day):
        record.add(reading, run)
    record._connection.execute("PRAGMA synchronous = FULL")
    return record


@dataclass(frozen=True, slots=True)
class Pair:
    """CPU seconds: of reading an article, and of putting its lines on record in a full and in an empty record."""

    read: float
    full: float
    empty: float

    @property
    def whole(self) -> float:
        """How many times as long the article takes where there is much to hold it against."""
        return (self.read + self.full) / (self.read + self.empty)

    @property
    def kept(self) -> float:
        """The same without the reading, which does not depend on what is on record."""
        return self.full / self.empty


def spent(act: Callable[[], object]) -> float:
    """The CPU seconds that something takes."""
    start = process_time()
    act()
    return process_time() - start


def added(record: Record, reading: Reading) -> float:
    """The CPU seconds of putting a reading on record."""
    run = record.begin_run({}, "made up")
    return spent(lambda: record.add(reading, run))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Returns the exit status."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        full = filled(Path(folder) / "full.db", options.events, options.a_day)
        counts = full.counts()
        print(f"full record: {counts['events']:,} events of {counts['articles']:,} articles, {options.a_day} a day")
        pairs = list(measured(Path(folder), full, options))
        full.close()
    whole, kept = (median(values) for values in zip(*((pair.whole, pair.kept) for pair in pairs), strict=True))
    print(f"\nratio, median of {len(pairs)} pairs: {whole:.2f}; of putting on record alone: {kept:.2f}")
    return 0


def measured(folder: Path, full: Record, options: argparse.Namespace) -> Iterator[Pair]:
    """New articles added to the full record and to empty ones; who is first takes turns."""
    maker = Maker(2)
    last = FIRST + timedelta(options.events // EVENTS_AN_ARTICLE // options.a_day)
    print("pair      read      full     empty   ratio")
    for number in range(options.pairs + 1):
        reading = maker.reading(10**6 + number, last, "AP")
        read = spent(partial(read_article, reading.article))
        with Record.open(folder / f"empty-{number}.db") as empty:
            order = (full, empty) if number % 2 else (empty, full)
            took = {id(record): added(record, reading) for record in order}
        pair = Pair(read, took[id(full)], took[id(empty)])
        if number:  # the first pair warms up
            print(f"{number:4d}  {read:8.4f}  {pair.full:8.4f}  {pair.empty:8.4f}  {pair.whole:6.2f}", flush=True)
            yield pair


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python benchmarks/growth.py", description=SUMMARY)
    parser.add_argument("--events", type=int, default=100_000, help="how many events the full record holds")
    parser.add_argument("--pairs", type=int, default=15, help="how many pairs")
    parser.add_argument("--a-day", type=int, default=30, help="how many articles a day the full record holds")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
