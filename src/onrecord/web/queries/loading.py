"""Loads the columns of a kind of lines out of what the record has packed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.record.packed import OWN, PARTS
from onrecord.web.queries.columns import Coded, Codes, Columns, Who

BATCH = 2_000
TERM = "<u4"

# what record/packed.py packs
PLAIN = (("ordinal", "<i4"), ("day", TERM), ("sentence", "<i4"), ("confidence", "<f4"))
PARTY = np.dtype([("line", "<u4"), ("part", "u1"), ("who", TERM)])
PACKED = "SELECT article, publisher, lines, parties FROM packed WHERE kind = ? ORDER BY article"

Words = Mapping[int, str | None]


@dataclass(frozen=True, slots=True)
class Packed:
    """The lines of a kind and their parties by article, with the number of either that each article has."""

    articles: Sequence[str]
    publisher: Codes
    counts: Codes
    lines: Codes
    takes: Codes
    parties: Codes


def load(connection: sqlite3.Connection, kind: str) -> Columns:
    """The columns of a kind of lines."""
    packed = _packed(connection, kind)
    words: Words = {0: None, **dict(connection.cursor().execute("SELECT id, value FROM terms").fetchall())}
    day = _by_day(_coded(packed.lines["day"], words))
    # stable: the lines of one day stay in the order of their articles and places
    order = np.argsort(day.codes, kind="stable").astype(np.int32)
    article = np.repeat(np.arange(len(packed.articles), dtype=np.int32), packed.counts)
    return Columns(
        kind,
        np.array([id.encode() for id in packed.articles], np.bytes_),
        article[order],
        _small(packed.lines["ordinal"])[order],
        day.placed(order),
        _coded(np.repeat(packed.publisher, packed.counts), words).placed(order),
        _small(packed.lines["sentence"])[order],
        packed.lines["confidence"][order],
        {name: _coded(packed.lines[name], words).placed(order) for name in OWN[kind]},
        *_parties(packed, order, words),
    )


def _packed(connection: sqlite3.Connection, kind: str) -> Packed:
    line = np.dtype([*PLAIN, *((name, TERM) for name in OWN[kind])])
    articles: list[str] = []
    columns: tuple[list[Codes], ...] = ([], [], [], [], [])
    cursor = connection.cursor()
    cursor.row_factory = None  # type: ignore[assignment]
    cursor.execute(PACKED, (kind,))
    while batch := cursor.fetchmany(BATCH):
        ids, publishers, lines, parties = zip(*batch, strict=True)
        articles += ids
        counts, takes = _sizes(lines, line), _sizes(parties, PARTY)
        found = (publishers, counts, np.frombuffer(b"".join(lines), line), takes, np.frombuffer(b"".join(parties), PARTY))
        for column, piece in zip(columns, found, strict=True):
            column.append(np.asarray(piece))
    kinds = (np.int64, np.int64, line, np.int64, PARTY)
    return Packed(articles, *(_joined(column, kind) for column, kind in zip(columns, kinds, strict=True)))


def _sizes(blobs: Sequence[bytes], type: np.dtype[Any]) -> NDArray[np.int64]:
    return np.array([len(blob) // type.itemsize for blob in blobs], np.int64)


def _joined(pieces: Sequence[Codes], type: Any) -> Codes:
    return np.concatenate(pieces) if pieces else np.zeros(0, type)


def _coded(terms: Codes, words: Words) -> Coded:
    """A column of words by their numbers in the record; those that do not occur are left out."""
    present = np.flatnonzero(np.bincount(terms, minlength=1))
    number = np.zeros(int(present[-1]) + 1 if len(present) else 1, np.int32)
    number[present] = np.arange(len(present), dtype=np.int32)
    return Coded(_small(number)[terms], [words[n] for n in present.tolist()])


def _by_day(days: Coded) -> Coded:
    """Days numbered in their order, the unknown one last, as the record has them."""
    ranked = sorted(range(len(days.values)), key=lambda n: (days.values[n] is None, days.values[n] or ""))
    rank = np.empty(max(len(ranked), 1), np.int32)
    rank[ranked] = np.arange(len(ranked), dtype=np.int32)
    return Coded(_small(rank)[days.codes], [days.values[n] for n in ranked])


def _small(codes: Codes) -> Codes:
    """Numbers in as few bytes as the largest needs."""
    most = int(codes.max(initial=0))
    return codes.astype(np.int8 if most < 1 << 7 else np.int16 if most < 1 << 15 else np.int32)


def _parties(packed: Packed, order: Codes, words: Words) -> tuple[Codes, Coded, Coded]:
    """Of each party the place of its line, its part, and who it is; in the order of the lines."""
    ends = np.cumsum(packed.counts)
    line = packed.parties["line"] + np.repeat(ends - packed.counts, packed.takes)
    each = np.bincount(line, minlength=len(order))
    moved = _moved(each, order)
    who = _coded(packed.parties["who"], words).placed(moved)
    return (
        np.repeat(np.arange(len(order), dtype=np.int32), each[order]),
        Coded(packed.parties["part"].astype(np.int8)[moved], PARTS),
        Coded(who.codes, [Who(*json.loads(one)) for one in who.values]),
    )


def _moved(each: NDArray[np.int64], order: Codes) -> Codes:
    """The present place of every party once the lines, which have so many each, are put in another order."""
    first = np.cumsum(each) - each
    counts = each[order]
    shift = first[order] - (np.cumsum(counts) - counts)
    return (np.repeat(shift, counts) + np.arange(int(counts.sum()))).astype(np.int32)
