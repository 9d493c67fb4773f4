"""Counts over columns: by period and value, by actor, by pair, by place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.views.period import start
from onrecord.web.queries.columns import NOWHERE, Coded, Columns, Mask, plain_name, ranked

STEPS = ((62, "day"), (62 * 7, "week"), (120 * 31, "month"), (10**9, "year"))
"""Up to how many days counts are made by day, by week and so on, so that a chart has some sixty bars."""


def step(columns: Columns, mask: Mask) -> str:
    """The period that suits the days of some lines."""
    days = np.unique(columns.day.codes[mask])
    known = [columns.day.values[n] for n in (days[:1].tolist() + days[-1:].tolist())] if len(days) else []
    dates = [np.datetime64(str(day)[:10]) for day in known if _is_whole(day)]
    span = int((dates[-1] - dates[0]).astype(int)) if len(dates) == 2 else 0
    return next(name for most, name in STEPS if span <= most)


def _is_whole(day: str | None) -> bool:
    return day is not None and len(day) >= 10 and day[:4].isdigit() and day[:4] != "0000"


def period(day: str | None, by: str) -> str | None:
    """The first day of the period that a day is in; None for what is no whole day."""
    if day is None or not _is_whole(day):
        return None
    if by == "year":
        return f"{day[:4]}-01-01"
    try:
        return start(day[:10], by)
    except ValueError:
        return None


def by_period(columns: Columns, mask: Mask, values: Coded, by: str) -> list[tuple[str, str, int]]:
    """How many lines each period has of each value, by period."""
    periods = [period(day, by) for day in columns.day.values]
    names = sorted({name for name in periods if name})
    index = {name: n for n, name in enumerate(names)}
    of = np.array([index.get(name or "", -1) for name in periods] or [-1], np.int64)
    place = of[columns.day.codes[mask]]
    keys = place * max(len(values.values), 1) + values.codes[mask]
    counts = np.bincount(keys[place >= 0], minlength=1)
    width = max(len(values.values), 1)
    return [(names[n // width], str(values.values[n % width]), int(counts[n])) for n in np.flatnonzero(counts).tolist()]


def by_code(columns: Columns, mask: Mask, parts: Sequence[str]) -> list[tuple[str, str, int]]:
    """The code (else the name) of everybody who takes some parts, a name for it, and in how many lines.

    A code is called as the codebook has it, else by the name most used of those who hold no office of it.
    """
    tally, people = columns.tally(mask, parts), columns.people
    keyed = np.flatnonzero(people.key != NOWHERE)
    counts = np.bincount(people.key[keyed], tally[keyed], len(people.keys)).astype(np.int64)
    names: dict[int, str] = {}
    for n in ranked(tally, people.ranks):
        name = plain_name(people.values[n])
        if name:
            names.setdefault(int(people.key[n]), name)
    keys = list(people.keys)
    return [
        (keys[n], people.known.get(keys[n]) or names.get(n, keys[n]), int(counts[n]))
        for n in ranked(counts, people.key_ranks)
    ]
