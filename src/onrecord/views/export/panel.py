"""A panel as CSV: how often each actor acted towards each recipient, period by period."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.codebook.codebook import load
from onrecord.views.export.acts import known_day
from onrecord.views.export.dyads import Deed, Deeds
from onrecord.views.export.files import replacing
from onrecord.views.export.format import Cell, Format, Options, Period, Table, Written

if TYPE_CHECKING:
    from onrecord.record import Record

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
DECIMALS = 2
COLUMNS = (
    ("actor", "code of who acts"),
    ("recipient", "code of whom the acts are directed at"),
    ("period", "2003-03-18, 2003-W12, 2003-03, 2003-Q1 or 2003, as --period asks"),
    ("start", "its first day"),
    ("reports", "how many reports on record were published in the period: none, and a zero tells nothing"),
    ("events", "how many events; one told by several reports counts several times"),
    ("dated", "how many of them have a day of their own; the others are counted under the report's"),
    *((quad.replace(" ", "_"), f"how many are {quad}") for quad in QUADS),
    ("intensity", "mean of PLOVER's scores, from -10 to 10"),
    ("goldstein", "mean of the Goldstein weights of those that have one"),
    ("AGREE to ASSAULT", "how many are of each category: one column a category, sixteen in all"),
)


@dataclass
class Cells:
    """What is counted in one period of one dyad."""

    counts: Counter[str] = field(default_factory=Counter)
    scores: Mapping[str, list[float]] = field(default_factory=lambda: {"intensity": [], "goldstein": []})

    def add(self, deed: Deed) -> None:
        """Count a deed."""
        event = deed.act.event
        self.counts.update(("events", event.quad, event.category))
        self.counts["dated"] += known_day(event.date) is not None
        for name, score in (("intensity", event.intensity), ("goldstein", event.goldstein)):
            if score is not None:
                self.scores[name].append(score)

    def mean(self, name: str) -> Cell:
        """The mean of some scores; None without any."""
        scores = self.scores[name]
        return round(sum(scores) / len(scores), DECIMALS) if scores else None


def first_day(day: date, period: Period) -> date:
    """The first day of the period that a day lies in."""
    match period:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=day.month - (day.month - 1) % 3, day=1)
        case "year":
            return day.replace(month=1, day=1)


LONGEST: Mapping[Period, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}


def label(start: date, period: Period) -> str:
    """The name of the period that starts on a day."""
    match period:
        case "day":
            return start.isoformat()
        case "week":
            return f"{start.isocalendar().year}-W{start.isocalendar().week:02}"
        case "month":
            return start.isoformat()[:7]
        case "quarter":
            return f"{start.year}-Q{(start.month + 2) // 3}"
        case "year":
            return f"{start.year}"


def periods(first: date, last: date, period: Period) -> Iterator[date]:
    """The first days of all periods from one to another."""
    start = first
    while start <= last:
        yield start
        if date.max - start < timedelta(days=LONGEST[period]):
            return
        start = first_day(start + timedelta(days=LONGEST[period]), period)


Panel = dict[tuple[str, str], defaultdict[date, Cells]]


def counted(deeds: Deeds, period: Period) -> Panel:
    """The counts of each dyad by the first day of the period; what has no day has no place in it."""
    panel: Panel = {}
    for deed in deeds:
        if deed.day is not None:
            cells = panel.setdefault((deed.actor, deed.recipient), defaultdict(Cells))
            cells[first_day(date.fromisoformat(deed.day), period)].add(deed)
    return panel


def reports(record: Record, period: Period) -> Counter[date]:
    """How many reports were published in each period."""
    days = (known_day(article["published"]) for article in record.rows("articles"))
    return Counter(first_day(date.fromisoformat(day), period) for day in days if day)


def rows(panel: Panel, published: Counter[date], period: Period, categories: tuple[str, ...]) -> Iterator[list[Cell]]:
    """A row for each dyad and each period from the first with an event to the last, whether it has one or not."""
    starts = [start for cells in panel.values() for start in cells]
    every = list(periods(min(starts), max(starts), period)) if starts else []
    nothing = Cells()
    for (actor, recipient), found in sorted(panel.items()):
        for start in every:
            cells = found.get(start, nothing)
            counts: list[Cell] = [cells.counts[name] for name in ("events", "dated", *QUADS)]
            means = [cells.mean("intensity"), cells.mean("goldstein")]
            key: list[Cell] = [actor, recipient, label(start, period), start.isoformat(), published[start]]
            yield [*key, *counts, *means, *(cells.counts[name] for name in categories)]


def write(record: Record, out: Path, options: Options) -> Written:
    """Write the panel to one CSV file; it holds no words of the articles in any case."""
    categories = tuple(load(options.codebook).categories)
    deeds = Deeds(record, options)
    panel = counted(deeds, options.period)
    published = reports(record, options.period)
    with replacing(out) as file:
        writer = csv.writer(file)
        writer.writerow([*(name for name, _ in COLUMNS[:-1]), *categories])
        writer.writerows(rows(panel, published, options.period, categories))
    return Written((out,), deeds.dated_notes)


FORMAT = Format(
    "panel",
    write,
    "counts of what happened by dyad and period; no single events",
    "a directed dyad-period panel as CSV: counts and mean scores, a row for each dyad in each period",
    (Table("One file", COLUMNS),),
    "an empty cell; a count of nothing is 0",
    (
        "single events: it counts them",
        "status: only events that happened (actual) are counted",
        "events without a code on both sides",
        "a missing day: an event whose own day is not known is counted under the day of its report",
    ),
    ('pandas.read_csv("OUT", parse_dates=["start"])',),
    without_text="nothing: it holds no words of the articles",
)
