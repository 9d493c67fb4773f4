"""Makes a record of a million events (or --events N) out of nothing, and measures the explorer on it.

    python benchmarks/million.py /tmp/million.db
    python benchmarks/million.py /tmp/million.db --measure

The articles are made up: ten events, five statements, two positions, a figure and sometimes a deadline each, with
every span where its words stand. The same number of events always makes the same record.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from urllib.request import urlopen

from onrecord.codebook.codebook import HOME, rows
from onrecord.record import Record, packed

EVENTS_EACH = 10
BATCH = 2_000
FIRST = date(1995, 1, 1)
DAYS = 9_000
PUBLISHERS = ("Reuters", "AP", "AFP", "Interfax", "Xinhua", "Kyodo", "DPA", "EFE", None)
ACTS = (
    ("SUPPORT", None, "praised", "verbal cooperation", 3.0, "051"),
    ("CONSULT", "phone", "telephoned", "verbal cooperation", 1.0, "041"),
    ("AID", "economic", "sent aid to", "material cooperation", 7.0, "071"),
    ("REQUEST", None, "appealed to", "verbal cooperation", -1.0, "020"),
    ("ACCUSE", "allege", "accused", "verbal conflict", -2.0, "112"),
    ("THREATEN", None, "threatened", "verbal conflict", -5.0, "130"),
    ("REJECT", None, "rejected", "verbal conflict", -4.0, "120"),
    ("SANCTION", "discontinue", "cut ties with", "material conflict", -6.0, "160"),
    ("ASSAULT", "aerial", "bombed", "material conflict", -9.0, "195"),
    ("PROTEST", "demo", "marched against", "material conflict", -5.0, "141"),
)
STATUSES = ("actual",) * 14 + ("future", "hypothetical", "negated", "historical", "future", "hypothetical")
PLACES = ("Baghdad", "Paris", "Moscow", "Nairobi", "Geneva", "Iraq", "Kenya", "Cairo", None, None, None, None)
STANCES = ("support", "oppose", "conditional", "undecided")
TOPICS = (
    "ceasefire",
    "sanctions",
    "inspections",
    "the border",
    "the draft resolution",
    "fishing rights",
    "the pipeline",
)
FORMS = ("direct", "indirect", "mixed")
Act = tuple[str, str | None, str, str, float, str]


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
    connection.execute("INSERT INTO runs VALUES (1, 'made up', '', '', '', '', '', '{}', '[]', '{}', '', '')")
    chance, who, written = random.Random(1), countries(), Rows()
    for number in range(events // EVENTS_EACH):
        article(written, number, chance, who)
        if number % BATCH == BATCH - 1:
            written.write(connection)
    written.write(connection)
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
    packed.enter_all(connection)
    connection.commit()
    connection.execute("ANALYZE")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def name(*parts: object) -> str:
    return hashlib.blake2b("/".join(map(str, parts)).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Told:
    """A sentence: its article and day, its number and place, and who acts in it on what."""

    article: str
    day: str
    n: int
    start: int
    end: int
    actor: tuple[str, str]
    topic: str

    @property
    def actor_span(self) -> tuple[int, int]:
        return self.start, self.start + len(self.actor[1])


def article(out: Rows, number: int, chance: random.Random, who: list[tuple[str, str]]) -> None:
    """An article with its lines."""
    id, day = name("article", number), (FIRST + timedelta(chance.randrange(DAYS))).isoformat()
    text: list[str] = []
    at = 0
    for n in range(EVENTS_EACH):
        # a few states are in most of the news
        one, other = (who[min(int(chance.paretovariate(0.6)) - 1, len(who) - 1)] for _ in "ab")
        act, topic = chance.choice(ACTS), f"{chance.choice(TOPICS)} of {chance.randrange(1, 400)}"
        start = f"{one[1]} {act[2]} {other[1]} on Tuesday"
        words = f"{start}, and its minister said that {topic} would cost {chance.randrange(2, 99)} million dollars."
        told = Told(id, day, n, at, at + len(words), one, topic)
        out.add("sentences", id, n, told.start, told.end)
        out.add("passages", None, id, None, told.start, told.end)
        event(out, told, chance, act, other)
        lines(out, told, chance, at + len(start) + 24)
        text.append(words)
        at += len(words) + 1
    out.add("articles", id, day, chance.choice(PUBLISHERS), " ".join(text))
    out.add("copies", f"made/{number:07}.txt", id, f"Report {number:,}", None, "en", f"made/{number:07}.txt")
    out.add("readings", id, 1)


def event(out: Rows, told: Told, chance: random.Random, act: Act, other: tuple[str, str]) -> None:
    """Who did what to whom."""
    category, mode, verb, quad, weight, cameo = act
    start = told.actor_span[1] + 1
    end, share = start + len(verb), round(chance.uniform(0.4, 0.99), 2)
    id = line(out, told, "events", told.n, (start, end), "lexicon/verbal_conflict.csv:212", share)
    status, place = chance.choice(STATUSES), chance.choice(PLACES)
    own = (category, mode, status, told.day, "Tuesday", place, start, end, verb, quad, weight, cameo, weight)
    out.add("events", id, "plover-2.0", *own)
    party(out, id, "actor", told.actor_span, told.actor, chance.choice(("GOV", "MIL", None)))
    party(out, id, "recipient", (end + 1, end + 1 + len(other[1])), other, "GOV")
    out.add("evidence", id, 0, told.start, told.end)


def lines(out: Rows, told: Told, chance: random.Random, said: int) -> None:
    """Now and then a statement, a position, a figure or a deadline."""
    whole = (told.start, told.end)
    if told.n % 2 == 0:
        id = line(out, told, "statements", told.n // 2, (said, told.end - 1), "cues.csv:2", 0.85)
        cue, form = (said - 10, said - 6, "said"), chance.choice(FORMS)
        out.add("statements", id, *cue, form, None, None, told.day, "speech", "asserted")
        speaker = (told.actor[0], f"Minister {chance.randrange(40)} of {told.actor[1]}")
        party(out, id, "speaker", told.actor_span, speaker, "GOV", "foreign minister")
        out.add("evidence", id, 0, said, told.end - 1)
        out.add("passages", None, told.article, id, said, told.end - 1)
    if told.n in (3, 7):
        id = line(out, told, "positions", told.n // 4, whole, "stances.csv:2", 0.7)
        code, full = told.actor
        own = (told.topic, chance.choice(STANCES), None, told.day)
        out.add("positions", id, full, code, code, "GOV", None, "state", "", None, *own)
        out.add("evidence", id, 0, *whole)
    if told.n == 5:
        id = line(out, told, "figures", 0, whole, "units.csv:3", 0.8)
        out.add("figures", id, 5e6, "million dollars", "USD", told.topic)
        out.add("evidence", id, 0, *whole)
    if told.n == 9 and chance.random() < 0.2:
        due = (date.fromisoformat(told.day) + timedelta(10)).isoformat()
        id = line(out, replace(told, day=due), "deadlines", 0, whole, "deadlines@1", 0.6)
        out.add("deadlines", id, "comply with the demand", due)
        party(out, id, "set_by", told.actor_span, told.actor, "GOV")
        out.add("evidence", id, 0, *whole)


def line(out: Rows, told: Told, kind: str, ordinal: int, span: tuple[int, int], rule: str, confidence: float) -> str:
    """What lines of every kind have; the id."""
    id = name(told.article, kind, *span, ordinal)
    out.add("lines", id, told.article, kind, ordinal, *span, told.n, told.day, kind, rule, confidence)
    return id


def party(
    out: Rows,
    line: str,
    part: str,
    span: tuple[int, int],
    who: tuple[str, str],
    sector: str | None,
    role: str | None = None,
) -> None:
    """Somebody who takes part in a line."""
    code, full = who
    out.add("parties", line, part, 0, *span, full, full, code, code, sector, role)


PLAIN = (
    "/", "/timeline", "/timeline?order=newest", "/actors", "/issues", "/network", "/map", "/articles", "/statements",
    "/positions", "/deadlines", "/figures", "/chart/timeline.json", "/statements?q=pipeline",
    "/statements?q=fishing+rights+17", "/timeline?issue=ceasefire+of+17", "/issue?name=ceasefire+of+17",
    "/timeline?since=2003-03&until=2003-04", "/timeline?place=Baghdad",
)  # fmt: skip
OF_ACTORS = (
    "/timeline?actor={}", "/actor?who={}", "/network?actor={}", "/map?actor={}", "/statements?actor={}",
    "/statements?actor={}&q=sanctions", "/chart/timeline.json?actor={}",
    "/timeline?actor={}&other=AFG&category=ACCUSE&status=actual&confidence=0.7&source=AP",
)  # fmt: skip
ROUNDS = 3
APART = 3


def addresses(path: Path) -> Iterator[str]:
    """Pages and filters as a reader would ask for them."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    asked = "SELECT id FROM lines WHERE kind = 'events' ORDER BY id LIMIT 400"
    ids = [row[0] for row in connection.execute(asked)][::20]
    articles = [row[0] for row in connection.execute("SELECT id FROM articles LIMIT 40")][::4]
    yield from PLAIN
    yield from (address.format(code) for code, _ in countries()[:4] for address in OF_ACTORS)
    yield from (f"/timeline?after={id}" for id in ids[:10])
    yield from (f"/line/{id}" for id in ids[10:])
    yield from (f"/article/{id}" for id in articles)


def measure(path: Path) -> None:
    """Start a server, ask it for its first page, for one that needs each kind's columns, and for all three times."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "onrecord.cli", "serve", "--record", str(path), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        told = server.stderr.readline() if server.stderr else ""
        ready = time.perf_counter() - begun
        base = told.partition(" is at ")[2].partition("/ ")[0]
        if not base:
            raise SystemExit(told)
        print(f"ready after {ready:.2f} s; first page {asked(base, '/')[0]:.2f} s")
        time.sleep(APART)  # as long as a reader looks at it at least
        loaded = [asked(base, page) for page in ("/timeline", "/statements", "/issues", "/figures", "/deadlines")]
        print("columns:", ", ".join(f"{page} {seconds:.2f} s" for seconds, page in loaded))
        spent, taken = [cpu(server.pid)], []
        for address in [*addresses(path)] * ROUNDS:
            taken.append(asked(base, address))
            spent.append(cpu(server.pid))
        taken.sort()
        print(f"{len(taken)} pages by the clock: {spread([seconds for seconds, _ in taken])}")
        print(f"by CPU time: {spread([after - before for before, after in pairwise(spent)])}")
        print("slowest:", ", ".join(f"{address} {seconds:.2f} s" for seconds, address in taken[-8:]))
        print(f"memory at most {memory(server.pid)}; CPU {cpu(server.pid):.1f} s in all")
    finally:
        server.terminate()
        server.wait()


def spread(seconds: list[float]) -> str:
    """The median and the 95th percentile of some times."""
    ranked = sorted(seconds)
    return f"median {ranked[len(ranked) // 2]:.3f} s, 95th percentile {ranked[int(len(ranked) * 0.95)]:.3f} s"


def asked(base: str, address: str) -> tuple[float, str]:
    """How many seconds a page takes."""
    at = time.perf_counter()
    with urlopen(base + address) as answer:
        answer.read()
    return time.perf_counter() - at, address


def memory(process: int) -> str:
    """The most memory that a process had, as Linux tells it."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return next(line.partition(":")[2].strip() for line in status.splitlines() if line.startswith("VmHWM"))


def cpu(process: int) -> float:
    """The CPU seconds of a process."""
    user, system = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


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
