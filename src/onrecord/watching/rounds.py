"""Rounds over folders and feeds: what has arrived is read, coded and put on record."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from itertools import count
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.coding import AnyPath, Job, Step, record_all
from onrecord.errors import InputError
from onrecord.reading import Options, read
from onrecord.reading.source import WILD, Source
from onrecord.record import Record
from onrecord.watching.feed import Known, Pages, entries
from onrecord.watching.fetch import Validators, fetch_feed
from onrecord.watching.folder import Folder

if TYPE_CHECKING:
    from onrecord.schema import Reading

Look = Callable[[bool], Iterator[Step]]
"""What has arrived at a place; told whether it is the first look."""

EVERY = 60.0


@dataclass(frozen=True, slots=True)
class Watch:
    """What to watch and how: the places and choices of the job, seconds between rounds, how many rounds.

    ``follow`` codes the page that an entry of a feed links to instead of the entry's own words.
    """

    job: Job
    into: AnyPath
    every: float = EVERY
    rounds: int | None = None
    follow: bool = False


def steps(chosen: Watch) -> Iterator[Step]:
    """Watch, a step for each input that arrived or could not be read; a problem that lasts is told once."""
    looks = {place: _look(place, chosen) for place in chosen.job.paths}
    told: dict[str, set[str]] = {}
    for number in count(1):
        for place, look in looks.items():
            problems: set[str] = set()
            for step in look(number == 1):
                problem = _subject(step)
                if problem not in told.get(place, ()):
                    yield step
                problems.update([problem] if problem else [])
            told[place] = problems
        if number == chosen.rounds:
            return
        time.sleep(chosen.every)


def _subject(step: Step) -> str | None:
    """What a problem is with."""
    return str(getattr(step.error, "where", step.error)) if step.error else None


def _look(place: str, chosen: Watch) -> Look:
    """What to do with a place in each round. A place that is not there at the start is a slip of the pen."""
    if is_feed(place):
        pages = Pages(_known(chosen)) if chosen.follow else None
        return lambda first: _fetched(place, chosen, pages)
    if place == "-":
        raise InputError("standard input", "cannot be watched", "pipe it into 'onrecord code -'")
    if not Path(place).exists() and not WILD.search(place):
        raise InputError(place, "is no file, folder or address", "check the name; a feed begins with https://")
    folder = Folder(place)
    return lambda first: _arrived(folder, chosen, first)


def is_feed(place: str) -> bool:
    """Whether a place is the address of a feed."""
    return place.startswith(("http://", "https://"))


def _arrived(folder: Folder, chosen: Watch, first: bool) -> Iterator[Step]:
    found = list(folder.arrived(first))
    yield from (Step(error=item) for item in found if isinstance(item, InputError))
    names = [item.name for item in found if isinstance(item, Source)]
    if names:
        yield from record_all(read(names, chosen.job.options), chosen.job, chosen.into)


def _fetched(url: str, chosen: Watch, pages: Pages | None) -> Iterator[Step]:
    """The entries of a feed, where it has changed. That it was seen is noted once all is on record."""
    try:
        fetched = fetch_feed(url, _validators(url, chosen))
        if fetched is not None:
            feed, validators = fetched
            yield from record_all(entries(feed, url, chosen.job.options, pages), chosen.job, chosen.into)
            missed = pages is not None and pages.missed
            _remember(url, Validators() if missed else validators, chosen)
    except InputError as error:
        yield Step(error=error)


def _validators(url: str, chosen: Watch) -> Validators:
    if not Path(chosen.into).exists():
        return Validators()
    with Record.open(Path(chosen.into)) as record:
        return Validators(*record.feed(url))


def _remember(url: str, validators: Validators, chosen: Watch) -> None:
    if Path(chosen.into).exists():  # not when nothing in the feed could be read
        with Record.open(Path(chosen.into)) as record:
            record.remember_feed(url, validators.etag, validators.modified)


def _known(chosen: Watch) -> Known:
    """Asks the record anew each time: what a feed holds twice is known the second time."""

    def known(key: str) -> str | None:
        if not Path(chosen.into).exists():
            return None
        with Record.open(Path(chosen.into)) as record:
            return record.words_of(key)

    return known


def watch(
    places: AnyPath | Iterable[AnyPath],
    into: AnyPath = "onrecord.db",
    *,
    every: float = EVERY,
    rounds: int | None = None,
    follow: bool = False,
    date: str | Date | None = None,
    codebook: AnyPath | None = None,
    publisher: str | None = None,
    columns: Mapping[str, str] | None = None,
    any_language: bool = False,
    workers: int = 1,
    model: bool = True,
) -> Iterator[Reading]:
    """Code what arrives in folders and feeds; a stream of the readings that are new or changed.

    Without ``rounds`` it has no end. What could not be read is warned of once, and the watch goes on.
    """
    day = date.isoformat() if isinstance(date, Date) else date
    given = [places] if isinstance(places, str | PathLike) else places
    options = Options(day, publisher, columns or {}, any_language)
    folder = None if codebook is None else fspath(codebook)
    job = Job(tuple(fspath(place) for place in given), options, folder, workers=workers, model=model)
    for step in steps(Watch(job, into, every, rounds, follow)):
        for message in filter(None, (step.error, step.warning)):
            warnings.warn(str(message), stacklevel=2)
        if step.reading and step.outcome != "same":
            yield step.reading
