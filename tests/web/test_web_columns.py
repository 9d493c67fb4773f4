"""The packed columns agree with the rows that they are made from, on any readings."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record import Filters, Judgement, Record
from onrecord.record.packed import OWN, TAKEN
from onrecord.schema import KINDS, Reading
from onrecord.serialise import JSON
from onrecord.web.queries import ledger as ledgers
from onrecord.web.queries import overview
from onrecord.web.queries.actors import actor_page
from onrecord.web.queries.columns import Columns
from onrecord.web.queries.ledger import Ledger
from onrecord.web.queries.loading import load
from onrecord.web.queries.network import network_of
from onrecord.web.queries.tallies import by_code
from onrecord.web.queries.wanted import Wanted, chosen
from tests.record.strategies import readings

from .conftest import record_of

KEYS = {"actor": "actors", "recipient": "recipients", "holder": "actor"}
Told = tuple[object, ...]


def told(columns: Columns) -> list[Told]:
    """The lines of columns in words: name, day, publisher, sentence, own values and parties."""
    parties: list[list[Told]] = [[] for _ in range(len(columns))]
    for part, takes in columns.takes.items():
        for n, who in enumerate(columns.people.values):
            for line in takes.of(n).tolist():
                parties[line].append((part, who.code, who.plover, who.name, who.sector, who.role))
    names = columns.names(np.arange(len(columns)))
    coded = (columns.day, columns.publisher, *(columns.own[name] for name in OWN[columns.kind]))
    return [
        (*names[n], *(one.values[one.codes[n]] for one in coded), sorted(map(str, parties[n])))
        for n in range(len(columns))
    ]


def expected(kind: str, lines: Sequence[JSON], ordinals: dict[str, int]) -> list[Told]:
    """The same from the rows."""
    found: list[Told] = []
    for line in lines:
        article = line["article"]
        day = line["due"][:10] if kind == "deadlines" else line.get("date") or article["published"]
        own = (line[name] for name in OWN[kind])
        parties = sorted(str(party) for part in TAKEN[kind] for party in people(line, part))
        found.append((article["id"], ordinals[line["id"]], day, article["publisher"], *own, parties))
    return found


def people(line: JSON, part: str) -> Iterator[Told]:
    if part == "person":
        if line["person"] is not None:
            yield part, None, None, line["person"], None, None
        return
    value = line[KEYS.get(part, part)]
    for party in value if isinstance(value, list) else [value] if value else []:
        yield (part, *(party.get(name) for name in ("code", "plover", "name", "sector", "role")))


@contextmanager
def record(found: Sequence[Reading]) -> Iterator[Record]:
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder, "x.db")) as made:
        run = made.begin_run({}, "c1")
        for reading in found:
            made.add(reading, run)
        yield made


def columns(made: Record, kind: str) -> Columns:
    with made.snapshot() as connection:
        return load(connection, kind)


APART = (lambda reading: reading.article.id, lambda reading: reading.article.key)


@given(st.lists(readings(), min_size=1, max_size=4, unique_by=APART))
@settings(max_examples=25, deadline=None)
def test_columns_say_what_the_rows_say(found: list[Reading]) -> None:
    with record(found) as made, record(found[::-1]) as other:
        with made.snapshot() as connection:
            ordinals = dict(tuple(row) for row in connection.execute("SELECT id, ordinal FROM lines"))
            counted = overview.totals(connection)
        for kind in KINDS:
            loaded = columns(made, kind)
            assert told(loaded) == expected(kind, made.rows(kind), ordinals)
            assert counted.counts.get(kind, 0) == made.counts()[kind]
            assert [one.values for one in loaded.own.values()] == [
                one.values for one in columns(other, kind).own.values()
            ]
        assert counted.articles == made.counts()["articles"]


def test_what_is_taken_out_is_packed_no_more(reading: Reading, tmp_path: Path) -> None:
    path = record_of(tmp_path / "changing.db", reading)
    with Record.open(path) as made:
        run = made.begin_run({}, "another codebook")
        fewer = replace(reading, events=(), positions=())
        made.add(fewer, run)
        assert [len(columns(made, kind)) for kind in KINDS] == [len(getattr(fewer, kind)) for kind in KINDS]
        with made.snapshot() as connection:
            assert overview.totals(connection).counts == {k: len(getattr(fewer, k)) for k in KINDS if getattr(fewer, k)}


def several(reading: Reading) -> Reading:
    """The reading with an event of two actors, one of them twice, and three recipients, two of them alike."""
    kenya, somalia = reading.events[0].actors[0], reading.events[0].recipients[0]
    chad = replace(somalia, code="TCD", name="Chad")
    office = replace(kenya, role="president", name="Ruto")
    event = replace(reading.events[0], actors=(kenya, office, chad), recipients=(somalia, chad, somalia))
    return replace(reading, events=(event,))


def test_a_network_counts_each_actor_once_a_line_and_each_recipient(reading: Reading, tmp_path: Path) -> None:
    with Record.open(record_of(tmp_path / "net.db", several(reading)), readonly=True) as made:
        found = network_of(columns(made, "events"), np.ones(1, np.bool_))
    weights = {(edge.source, edge.target): edge.count for edge in found.edges}
    assert weights == {("KEN", "SOM"): 2, ("KEN", "TCD"): 1, ("TCD", "SOM"): 2}
    assert {node.key: node.name for node in found.nodes} == {"KEN": "Kenya", "SOM": "Somalia", "TCD": "Chad"}


@given(st.lists(readings(), min_size=1, max_size=4), st.sampled_from(["RUS", "usa", "élysée", "nobody"]))
@settings(max_examples=25, deadline=None)
def test_a_filter_on_an_actor_finds_what_the_record_finds(found: list[Reading], actor: str) -> None:
    with record(found) as made:
        ledger = Ledger(made.path)
        for kind in ("events", "statements", "deadlines", "figures"):
            loaded, mask = chosen(ledger, kind, Wanted(actor=actor))
            lines = [line["article"]["id"] for line in made.rows(kind, Filters(actor=actor))]
            assert [name for name, _ in loaded.names(np.flatnonzero(mask))] == lines
        ledger.close()


def test_a_review_loads_nothing_again(reading: Reading, tmp_path: Path) -> None:
    path = record_of(tmp_path / "reviewed.db", reading)
    ledger = Ledger(path)
    before = ledger.columns("events")
    with Record.open(path) as made:
        made.judge(reading.events[0].id, Judgement("ann", "accept"))
    assert ledger.columns("events") is before
    record_of(path, several(reading), codebook="another")
    assert ledger.columns("events") is not before
    ledger.close()


def test_a_large_record_is_loaded_again_behind_its_pages(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledgers, "LARGE", 1)
    path = record_of(tmp_path / "large.db", reading)
    ledger = Ledger(path)
    before = ledger.columns("events")
    record_of(path, replace(reading, events=()), codebook="another")
    assert ledger.columns("events") is before
    until = time.monotonic() + 20
    while len(ledger.columns("events")) and time.monotonic() < until:
        time.sleep(0.01)
    assert len(ledger.columns("events")) == 0
    ledger.close()


def test_all_columns_are_loaded_behind_the_first_page(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(ledgers, "FIRST", 0.0)
    monkeypatch.setattr(ledgers, "BETWEEN", 0.0)
    monkeypatch.setattr(ledgers, "load", lambda connection, kind, known: loaded.append(kind) or load(connection, kind))
    ledger = Ledger(record_of(tmp_path / "begun.db", reading))
    ledger.begin()
    until = time.monotonic() + 20
    while len(loaded) < len(KINDS) and time.monotonic() < until:
        time.sleep(0.01)
    ledger.columns("figures")
    assert loaded == list(KINDS)
    ledger.close()


def test_a_code_is_called_as_the_codebook_has_it_whoever_goes_by_it_most(reading: Reading, tmp_path: Path) -> None:
    airline = replace(reading.events[0].actors[0], name="Kenya Airways", sector="BUS")
    guild = replace(airline, code="XYZ", name="Guild of Porters")
    path = record_of(
        tmp_path / "called.db", replace(reading, events=(replace(several(reading).events[0], actors=(airline, guild)),))
    )
    ledger = Ledger(path)
    rows = by_code(ledger.columns("events"), np.ones(1, np.bool_), ("actor",))
    assert rows == [("KEN", "Kenya", 1), ("XYZ", "Guild of Porters", 1)]
    assert [actor_page(ledger, who).name for who in ("KEN", "XYZ", "Kenya Airways")] == [
        "Kenya", "Guild of Porters", "Kenya Airways",
    ]  # fmt: skip
    ledger.close()
