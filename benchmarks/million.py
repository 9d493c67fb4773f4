"""Makes a record of a million events (or --events N) out of nothing, and measures the explorer on it.

    python benchmarks/million.py /tmp/million.db
    python benchmarks/million.py /tmp/million.db --measure

The articles are made up: ten events, five statements, two positions, a figure and sometimes a deadline each, with
every span where its words stand. The same number of events always makes the same record.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from onrecord.codebook.codebook import HOME, rows
from onrecord.record import Record

EVENTS_EACH = 10
BATCH = 2_000
FIRST = date(1995, 1, 1)
DAYS = 9_000
PUBLISHERS = ("Reuters", "AP", "AFP", "Interfax", "Xinhua", "Kyodo", "DPA", "EFE", None)
ACTS = (
    ("SUPPORT", None, "praised", "verbal cooperation", 3.0, "051"), ("CONSULT", "phone", "telephoned", "verbal cooperation", 1.0, "041"),
    ("AID", "economic", "sent aid to", "material cooperation", 7.0, "071"), ("REQUEST", None, "appealed to", "verbal cooperation", -1.0, "020"),
    ("ACCUSE", "allege", "accused", "verbal conflict", -2.0, "112"), ("THREATEN", None, "threatened", "verbal conflict", -5.0, "130"),
    ("REJECT", None, "rejected", "verbal conflict", -4.0, "120"), ("SANCTION", "discontinue", "cut ties with", "material conflict", -6.0, "160"),
    ("ASSAULT", "aerial", "bombed", "material conflict", -9.0, "195"), ("PROTEST", "demo", "marched against", "material conflict", -5.0, "141"),
)  # fmt: skip
STATUSES = ("actual",) * 14 + ("future", "hypothetical", "negated", "historical", "future", "hypothetical")
PLACES = ("Baghdad", "Paris", "Moscow", "Nairobi", "Geneva", "Iraq", "Kenya", "Cairo", None, None, None, None)
STANCES = ("support", "oppose", "conditional", "undecided")
TOPICS = ("ceasefire", "sanctions", "inspections", "the border", "the draft resolution", "fishing rights", "the pipeline")
FORMS = ("direct", "indirect", "mixed")


@dataclass
class Rows:
    """What is written at once, by table."""

    tables: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)

    def add(self, table: str, *values: object) -> None:
        self.tables.setdefault(table, []).append(values)

    def write(self, connection: sqlite3.Connection) -> None:
        for table, found in self.tables.items():
            places = ", ".join("?" for _ in found[0])
            connection.executemany(f'INSERT INTO "{table}" VALUES ({places})', found)
        self.tables.clear()


def countries() -> list[tuple[str, str]]:
    return [(row["code"], row["name"]) for row in rows(HOME, "actors/countries.csv") if len(row["code"]) == 3]


def make(path: Path, events: int) -> None:
    """Write the record."""
    Record.open(path).close()
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;")
    connection.execute("INSERT INTO runs VALUES (1, 'made up', '', '', '', '', '{}', '[]', '{}', '', '')")
    chance, who, written = random.Random(1), countries(), Rows()
    for number in range(events // EVENTS_EACH):
        article(written, number, chance, who)
        if number % BATCH == BATCH - 1:
            written.write(connection)
    written.write(connection)
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
    connection.commit()
    connection.execute("ANALYZE")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def name(*parts: object) -> str:
    return hashlib.blake2b("/".join(map(str, parts)).encode(), digest_size=8).hexdigest()


def article(out: Rows, number: int, chance: random.Random, who: list[tuple[str, str]]) -> None:
    """An article with its lines."""
    id, day = name("article", number), (FIRST + timedelta(chance.randrange(DAYS))).isoformat()
    text, at = [], 0
    # a few states are in most of the news
    weight = [who[min(int(chance.paretovariate(0.6)) - 1, len(who) - 1)] for _ in range(2 * EVENTS_EACH)]
    for n in range(EVENTS_EACH):
        words = sentence(out, id, n, at, day, chance, weight[2 * n], weight[2 * n + 1])
        text.append(words)
        at += len(words) + 1
    out.add("articles", id, day, chance.choice(PUBLISHERS), " ".join(text))
    out.add("copies", f"made/{number:07}.txt", id, f"Report {number:,}", None, "en", f"made/{number:07}.txt")
    out.add("readings", id, 1)


def sentence(
    out: Rows, article: str, n: int, at: int, day: str, chance: random.Random, one: tuple[str, str], other: tuple[str, str]
) -> str:  # fmt: skip
    """A sentence with an event, and now and then a statement, a position, a figure or a deadline."""
    category, mode, verb, quad, weight, cameo = chance.choice(ACTS)
    topic = f"{chance.choice(TOPICS)} of {chance.randrange(1, 400)}"
    start = f"{one[1]} {verb} {other[1]} on Tuesday"
    words = f"{start}, and its minister said that {topic} would cost {chance.randrange(2, 99)} million dollars."
    end, acts = at + len(words), at + len(one[1]) + 1
    out.add("sentences", article, n, at, end)
    out.add("passages", None, article, None, at, end)
    status, confidence = chance.choice(STATUSES), round(chance.uniform(0.4, 0.99), 2)
    event = line(out, article, "events", n, acts, acts + len(verb), n, day, "events", "lexicon/verbal_conflict.csv:212", confidence)
    place = chance.choice(PLACES)
    out.add("events", event, "plover-2.0", category, mode, status, day, "Tuesday", place, acts, acts + len(verb), verb, quad, weight, cameo, weight)
    sector = chance.choice(("GOV", "MIL", None))
    out.add("parties", event, "actor", 0, at, at + len(one[1]), one[1], one[1], one[0], one[0], sector, None)
    out.add("parties", event, "recipient", 0, acts + len(verb) + 1, at + len(start) - 11, other[1], other[1], other[0], other[0], "GOV", None)
    out.add("evidence", event, 0, at, end)
    said = at + len(start) + 24
    if n % 2 == 0:
        spoken(out, article, n // 2, said, end - 1, n, day, chance, one, (at, at + len(one[1])))
    if n in (3, 7):
        held(out, article, n // 4, at, end, n, day, chance, one, topic)
    if n == 5:
        figure = line(out, article, "figures", 0, at, end, n, day, "figures", "units.csv:3", 0.8)
        out.add("figures", figure, 5e6, "million dollars", "USD", topic)
        out.add("evidence", figure, 0, at, end)
    if n == 9 and chance.random() < 0.2:
        due(out, article, at, end, n, day, one)
    return words


def line(out: Rows, article: str, kind: str, ordinal: int, start: int, end: int, sentence: int, day: str, stage: str, rule: str, confidence: float) -> str:
    id = name(article, kind, start, end, ordinal)
    out.add("lines", id, article, kind, ordinal, start, end, sentence, day, stage, rule, confidence)
    return id


def spoken(out: Rows, article: str, ordinal: int, start: int, end: int, n: int, day: str, chance: random.Random, one: tuple[str, str], span: tuple[int, int]) -> None:
    id = line(out, article, "statements", ordinal, start, end, n, day, "statements", "cues.csv:2", 0.85)
    out.add("statements", id, start - 10, start - 6, "said", chance.choice(FORMS), None, None, day, "speech", "asserted")
    minister = f"Minister {chance.randrange(40)} of {one[1]}"
    out.add("parties", id, "speaker", 0, *span, one[1], minister, one[0], one[0], "GOV", f"foreign minister of {one[1]}")
    out.add("evidence", id, 0, start, end)
    out.add("passages", None, article, id, start, end)


def held(out: Rows, article: str, ordinal: int, start: int, end: int, n: int, day: str, chance: random.Random, one: tuple[str, str], topic: str) -> None:
    id = line(out, article, "positions", ordinal, start, end, n, day, "positions", "stances.csv:2", 0.7)
    stance = chance.choice(STANCES)
    out.add("positions", id, one[1], one[0], one[0], "GOV", None, "state", "", None, topic, stance, None, day)
    out.add("evidence", id, 0, start, end)


def due(out: Rows, article: str, start: int, end: int, n: int, day: str, one: tuple[str, str]) -> None:
    when = (date.fromisoformat(day) + timedelta(10)).isoformat()
    id = line(out, article, "deadlines", 0, start, end, n, when, "deadlines", "deadlines@1", 0.6)
    out.add("deadlines", id, "comply with the demand", when)
    out.add("parties", id, "set_by", 0, start, start + len(one[1]), one[1], one[1], one[0], one[0], "GOV", None)
    out.add("evidence", id, 0, start, end)


def addresses(path: Path) -> Iterator[str]:
    """Pages and filters as a reader would ask for them."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    ids = [row[0] for row in connection.execute("SELECT id FROM lines WHERE kind = 'events' ORDER BY id LIMIT 400")][::20]
    articles = [row[0] for row in connection.execute("SELECT id FROM articles LIMIT 40")][::4]
    who = [code for code, _ in countries()[:4]]
    yield from ("/", "/timeline", "/timeline?order=newest", "/actors", "/issues", "/network", "/map", "/articles", "/statements")
    yield from ("/positions", "/deadlines", "/figures", "/chart/timeline.json", "/statements?q=pipeline", "/statements?q=fishing+rights+17")
    for code in who:
        yield from (f"/timeline?actor={code}", f"/actor?who={code}", f"/network?actor={code}", f"/map?actor={code}")
        yield from (f"/statements?actor={code}", f"/statements?actor={code}&q=sanctions", f"/chart/timeline.json?actor={code}")
        yield f"/timeline?actor={code}&other={who[0]}&category=ACCUSE&status=actual&confidence=0.7&source=AP"
    yield from ("/timeline?issue=ceasefire+of+17", "/issue?name=ceasefire+of+17", "/timeline?since=2003-03&until=2003-04", "/timeline?place=Baghdad")
    yield from (f"/timeline?after={id}" for id in ids[:10])
    yield from (f"/line/{id}" for id in ids[10:])
    yield from (f"/article/{id}" for id in articles)


def measure(path: Path) -> None:
    """Start a server, ask it for its first page and then for all others three times over."""
    import os
    import re
    import subprocess
    import sys
    from urllib.request import urlopen

    begun = time.perf_counter()
    command = [sys.executable, "-m", "onrecord.cli", "serve", "--record", str(path), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        told = server.stderr.readline() if server.stderr else ""
        ready = time.perf_counter()
        found = re.search(r"http://[^ ]+", told)
        base = found[0].rstrip("/") if found else sys.exit(told)
        taken = []
        for round in range(3):
            for address in addresses(path) if round else ["/", *addresses(path)]:
                at = time.perf_counter()
                with urlopen(base + address) as answer:
                    answer.read()
                taken.append((time.perf_counter() - at, address))
        first, rest = taken[0], sorted(taken[1:])
        status = Path(f"/proc/{server.pid}/status").read_text("utf-8") if os.path.exists("/proc") else ""
        print(f"ready after {ready - begun:.2f} s; first page {first[0]:.2f} s")
        print(f"{len(rest)} pages: median {rest[len(rest) // 2][0]:.3f} s, 95th percentile {rest[int(len(rest) * 0.95)][0]:.3f} s")
        print("slowest:", ", ".join(f"{address} {seconds:.2f} s" for seconds, address in rest[-12:]))
        print(*(line for line in status.splitlines() if line.startswith(("VmHWM", "VmRSS"))), sep="\n")
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    """Make the record, or measure on one that was made."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("path", type=Path)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--measure", action="store_true")
    given = parser.parse_args()
    if given.measure:
        measure(given.path)
    else:
        make(given.path, given.events)


if __name__ == "__main__":
    main()
