"""ICEWS: the event files' 20 columns, a row for each pair of source and target."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.codebook.atlas import CITY
from onrecord.schema import Party
from onrecord.views.export.acts import Acts, Pair, numbered
from onrecord.views.export.format import Cell, Column, Format, Options, Table, Written
from onrecord.views.export.lines import write_tsv

if TYPE_CHECKING:
    from onrecord.record import Record


def _name(pair: Pair, party: Party | None) -> Cell:
    if party is None:
        return None
    return party.name or (party.text if pair.act.options.text else None)


def _sector(_: Pair, party: Party | None) -> Cell:
    return party.sector if party else None


def _country(pair: Pair, party: Party | None) -> Cell:
    return pair.act.codes.countries.get(party.code or "") if party else None


def party(side: str, label: str) -> tuple[Column, Column, Column]:
    """The three columns of one side ("actor", "Source")."""

    def of(get: Callable[[Pair, Party | None], Cell]) -> Callable[[Pair], Cell]:
        return lambda pair: get(pair, getattr(pair, side))

    name = "the name that the codebook gives, else the article's words"
    return (
        Column(f"{label} Name", name, of(_name)),
        Column(f"{label} Sectors", "PLOVER's sector", of(_sector)),
        Column(f"{label} Country", "the country's name", of(_country)),
    )


def _city(pair: Pair) -> Cell:
    spot = pair.act.spot
    return spot.name if spot and spot.kind == CITY else None


def _nation(pair: Pair) -> Cell:
    spot = pair.act.spot
    return pair.act.codes.countries.get(spot.code) if spot else None


COLUMNS = (
    Column(
        "Event ID",
        "a number: the first 13 hexadecimal digits of the line's id, plus the pair's place",
        lambda p: p.number,
    ),
    Column("Event Date", "the day of the event (YYYY-MM-DD), where it is known", lambda p: p.act.day),
    *party("actor", "Source"),
    Column("Event Text", "CAMEO's name of the act", lambda p: p.act.codes.act(p.act.event.cameo)),
    Column("CAMEO Code", "text: 042 has its zero", lambda p: p.act.event.cameo),
    Column("Intensity", "the Goldstein weight of the code, -10 to 10", lambda p: p.act.event.goldstein),
    *party("recipient", "Target"),
    Column(
        "Story ID",
        "a number: the first 13 hexadecimal digits of the article's id",
        lambda p: numbered(p.act.article.id),
    ),
    Column("Sentence Number", "the sentence in the article, the first is 1", lambda p: p.act.event.sentence + 1),
    Column("Publisher", "the publisher", lambda p: p.act.article.publisher),
    Column("City", "the place, where it is a city", _city),
    Column.unknown("District", "the codebook does not divide provinces"),
    Column.unknown("Province", "the codebook does not divide countries"),
    Column("Country", "the name of the country of the place", _nation),
    Column("Latitude", "of a city, in degrees", lambda p: p.act.spot and p.act.spot.lat),
    Column("Longitude", "of a city, in degrees", lambda p: p.act.spot and p.act.spot.lon),
)


def write(record: Record, out: Path, options: Options) -> Written:
    """Write the events that happened, pair by pair, to one file of tab-separated lines with a header."""
    acts = Acts(record, options)
    write_tsv(out, COLUMNS, acts.pairs())
    return Written((out,), acts.notes)


FORMAT = Format(
    "icews",
    write,
    "ICEWS's 20 columns: what happened, a row a pair; no PLOVER codes",
    "ICEWS's 20 columns, tab-separated with a header, without quoting: a row for each source and target",
    (Table.of("One file", COLUMNS),),
    "an empty cell",
    (
        "PLOVER's category, mode and contexts: the act is told by its CAMEO code",
        "status: only events that happened (actual) are written, the others are counted",
        "the day of the report: see --report-day",
        "on whose word an event rests, the trigger, evidence and confidence",
        "ICEWS's own names of sectors: sectors are PLOVER's codes",
        "statements, positions, deadlines and figures",
        "letters beyond ASCII, written in ASCII",
    ),
    ('pandas.read_csv("OUT", sep="\\t", quoting=3, dtype={"CAMEO Code": str})',),
    (".tab",),
    without_text="a party whom the codebook cannot name has no name",
)
