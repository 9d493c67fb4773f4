"""POLECAT: the weekly files' 40 columns, a row an event, several parties between semicolons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.codebook.atlas import CITY
from onrecord.schema import Party
from onrecord.views.export.acts import Act, Acts
from onrecord.views.export.format import Cell, Column, Format, Options, Table, Written
from onrecord.views.export.lines import write_tsv

if TYPE_CHECKING:
    from onrecord.record import Record

MISSING = "None"
NAMED = "the record keeps no list of all that a report names"


def joined(values: tuple[object, ...]) -> str | None:
    """Several values as the format joins them, each at its party's place; None when all are missing."""
    if all(value is None for value in values):
        return None
    return "; ".join(MISSING if value is None else str(value).replace(";", ",") for value in values)


def parties(side: str, label: str) -> list[Column]:
    """The eight columns of one side ("actors", "Actor")."""

    def each(get: Callable[[Act, Party], object]) -> Callable[[Act], Cell]:
        return lambda act: joined(tuple(get(act, party) for party in getattr(act.event, side)))

    primary = f"Primary {label} Sector"
    return [
        Column(f"{label} Name", "the name that the codebook gives", each(lambda _, party: party.name)),
        Column(f"{label} Country", "PLOVER's code: ISO 3166, or UNO, EUR, ...", each(lambda _, party: party.plover)),
        Column(f"{label} COW", "the state's number in Correlates of War", each(_cow)),
        Column(primary, "PLOVER's sector", each(lambda _, party: party.sector)),
        Column(f"{label} Sectors", f"the same as {primary}: one a party", each(lambda _, party: party.sector)),
        Column(f"{label} Title", "the office, on the day of the report", each(lambda act, party: act.office(party))),
        Column(
            f"{label} Name Raw",
            "the article's words for it",
            each(lambda act, party: party.text if act.options.text else None),
        ),
        Column.unknown(f"Wikipedia {label} ID", "the codebook has no Wikipedia ids"),
    ]


def _cow(act: Act, party: Party) -> object:
    return act.codes.cow.get(party.code or "")


def _city(act: Act) -> Cell:
    return act.spot.name if act.spot and act.spot.kind == CITY else None


COLUMNS = (
    Column("Event ID", "the line's id", lambda act: act.event.id),
    Column("Event Date", "the day of the event, where it is known", lambda act: act.day),
    Column("Event Type", "PLOVER's category", lambda act: act.event.category),
    Column("Event Mode", "PLOVER's mode", lambda act: act.event.mode),
    Column("Intensity", "PLOVER's score of category and mode, -10 to 10", lambda act: act.event.intensity),
    Column("Quad Code", "the quad class in words, upper case", lambda act: act.event.quad.upper()),
    Column("Contexts", "PLOVER's contexts", lambda act: joined(act.event.contexts)),
    *parties("actors", "Actor"),
    *parties("recipients", "Recipient"),
    Column("Placename", "the place, as the codebook names it", lambda act: act.spot and act.spot.name),
    Column("City", "the place, where it is a city", _city),
    Column.unknown("District", "the codebook does not divide provinces"),
    Column.unknown("Province", "the codebook does not divide countries"),
    Column("Country", "ISO 3166 code of the place", lambda act: act.spot and act.spot.code),
    Column("Latitude", "of a city, in degrees", lambda act: act.spot and act.spot.lat),
    Column("Longitude", "of a city, in degrees", lambda act: act.spot and act.spot.lon),
    Column("GeoNames ID", "of a city or country", lambda act: act.spot and act.spot.geonameid),
    Column("Raw Placename", "the place in the article's spelling", lambda act: act.event.place),
    Column.unknown("Feature Type", "the codebook has no GeoNames features"),
    Column("Source", "the publisher", lambda act: act.article.publisher),
    Column("Publication Date", "the day of the report", lambda act: act.article.published),
    Column.unknown("Story People", NAMED),
    Column.unknown("Story Organizations", NAMED),
    Column.unknown("Story Locations", NAMED),
    Column("Language", "of the report (ISO 639)", lambda act: act.article.language),
    Column("Version", "the onrecord that exported it", lambda _: f"onrecord {__version__}"),
)


def write(record: Record, out: Path, options: Options) -> Written:
    """Write the events that happened to one file of tab-separated lines with a header."""
    acts = Acts(record, options)
    write_tsv(out, COLUMNS, acts, missing=MISSING)
    return Written((out,), acts.notes)


FORMAT = Format(
    "polecat",
    write,
    "POLECAT's 40 columns: what happened; no CAMEO, no source's word",
    "POLECAT's 40 columns, tab-separated with a header: a row an event, several parties between '; '",
    (Table.of("One file", COLUMNS),),
    "the word None; in a list of parties, None at the place of the party that lacks it",
    (
        "status: only events that happened (actual) are written, the others are counted",
        "on whose word an event rests, the trigger, evidence, CAMEO codes and confidence",
        "statements, positions, deadlines and figures",
        "letters beyond ASCII, written in ASCII, since loaders differ in the encoding they expect",
    ),
    ('pandas.read_csv("OUT", sep="\\t", na_values="None", dtype={"Event ID": str})',),
    without_text="Actor Name Raw and Recipient Name Raw are None",
)
