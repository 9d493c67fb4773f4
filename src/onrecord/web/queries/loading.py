"""Loads the columns of a kind of lines out of what the record has packed."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from onrecord.record.packed import COLUMNS, PARTS, TAKEN
from onrecord.web.queries.columns import Coded, Codes, Columns, People, Takes, Who

BATCH = 2_000
TERM = "<u4"

# what record/packed.py packs
PLAIN = (("ordinal", "<i4"), ("day", TERM), ("sentence", "<i4"), ("confidence", "<f4"))
PARTY = np.dtype([("line", "<u4"), ("part", "u1"), ("who", TERM)])
PACKED = "SELECT article, publisher, {column} FROM packed WHERE kind = ? ORDER BY article"

Words = Mapping[int, str | None]


@dataclass(frozen=True, slots=True)
class Packed:
    """What the articles have packed of one column: of each article a term and the number of entries, and these."""

    articles: Sequence[str]
    publisher: Codes
    counts: Codes
    entries: Codes


def load(connection: sqlite3.Connection, kind: str, known: Mapping[str, str] | None = None) -> Columns:
    """The columns of a kind of lines; parties are read once the lines are done with, to be content with less memory."""
    words: Words = {0: None, **dict(connection.cursor().execute("SELECT id, value FROM terms").fetchall())}
    line = np.dtype([*PLAIN, *((name, TERM) for name in COLUMNS[kind])])
    packed = _packed(connection, kind, "lines", line)
    lines = packed.entries
    day = _coded(lines["day"], words)
    # stable: the lines of one day stay in the order of their articles and places
    order = np.argsort(day.codes, kind="stable").astype(np.int32)
    article = np.repeat(np.arange(len(packed.articles), dtype=np.int32), packed.counts)
    found = Columns(
        kind,
        np.array([id.encode() for id in packed.articles], np.bytes_),
        article[order],
        _small(lines["ordinal"])[order],
        day.placed(order),
        _coded(np.repeat(packed.publisher, packed.counts), words).placed(order),
        _small(lines["sentence"])[order],
        lines["confidence"][order],
        {name: _coded(lines[name], words).placed(order) for name in COLUMNS[kind]},
        People(()),
        {},
    )
    counts = packed.counts
    del packed, lines, article
    people, takes = _parties(_packed(connection, kind, "parties", PARTY), counts, order, words)
    people = replace(people, known=known or {})
    return replace(found, people=people, takes={part: takes[part] for part in TAKEN[kind]})


def _packed(connection: sqlite3.Connection, kind: str, column: str, entry: np.dtype[Any]) -> Packed:
    articles: list[str] = []
    publishers, counts, entries = array("i"), array("i"), bytearray()
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(PACKED.format(column=column), (kind,))
    while batch := cursor.fetchmany(BATCH):
        ids, publisher, blobs = zip(*batch, strict=True)
        articles += ids
        publishers.extend(publisher)
        counts.extend(len(blob) // entry.itemsize for blob in blobs)
        entries += b"".join(blobs)
    terms, each = (np.frombuffer(numbers, np.intc) for numbers in (publishers, counts))
    return Packed(articles, terms, each, np.frombuffer(entries, entry))


def _coded(terms: Codes, words: Words) -> Coded:
    """A column of words by their numbers in the record; those that do not occur are left out.

    The numbers follow the order in which the words came in, so the words are put in an order of their own, none last.
    """
    present = sorted(np.flatnonzero(np.bincount(terms)).tolist(), key=lambda n: (n == 0, words[n] or ""))
    number = np.zeros(max(present, default=0) + 1, np.int32)
    number[present] = np.arange(len(present), dtype=np.int32)
    return Coded(_small(number)[terms], [words[n] for n in present])


def _small(codes: Codes) -> Codes:
    """Numbers in as few bytes as the largest needs."""
    most = int(codes.max(initial=0))
    return codes.astype(np.int8 if most < 1 << 7 else np.int16 if most < 1 << 15 else np.int32)


def _parties(packed: Packed, lines: Codes, order: Codes, words: Words) -> tuple[People, Mapping[str, Takes]]:
    """Who takes part in the lines, of which each article has so many, and for each part in which."""
    who = _coded(packed.entries["who"], words)
    people = People([Who(*json.loads(one or "")) for one in who.values])
    place = np.empty(len(order), np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    first = (np.cumsum(lines) - lines).astype(np.uint32)
    of = place[packed.entries["line"] + np.repeat(first, packed.counts)]
    takes = {}
    for number, part in enumerate(PARTS):
        chosen = packed.entries["part"] == number
        takes[part] = _takes(who.codes[chosen], of[chosen], len(people.values))
    return people, takes


def _takes(actors: Codes, lines: Codes, count: int) -> Takes:
    """The lines of each actor, one actor after another, from both of each party."""
    # one number a party, since numbers are sorted faster than places by two columns
    both = actors.astype(np.int64)
    both <<= 32
    both |= lines
    both.sort()
    edges = np.zeros(count + 1, np.int32)
    np.cumsum(np.bincount(actors, minlength=count), out=edges[1:])
    return Takes(both.astype(np.int32), edges)  # the lower half
