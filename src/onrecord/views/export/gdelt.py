"""GDELT 2.0: the event table's 61 columns, a row for each pair of actors, without a header."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.codebook.atlas import CITY, COUNTRY, Spot
from onrecord.codebook.crosswalk import quad_class
from onrecord.schema import Party
from onrecord.views.export.acts import Acts, Pair
from onrecord.views.export.format import Cell, Column, Format, Options, Table, Written
from onrecord.views.export.lines import write_tsv

if TYPE_CHECKING:
    from onrecord.record import Record

PARAGRAPH = re.compile(r"^.*\S.*$", re.MULTILINE)
DAYS_A_MONTH, DAYS_A_YEAR = 30, 365  # as the format's codebook counts them
BODY = "IGO"
HOME = "USA"
NOWHERE = "onrecord places acts, not actors"
ETHNIC, BELIEF = "ethnic groups are not coded", "religions are not coded"
ONE = "1: the row stands for one sentence of one report"

Known = Callable[[Pair, Party], Cell]


def country(pair: Pair, party: Party) -> Cell:
    """The code of a state's party."""
    return party.code if party.code in pair.act.codes.countries else None


def group(pair: Pair, party: Party) -> Cell:
    """CAMEO's code of an international body or armed group."""
    return pair.act.codes.groups.get(party.code or "")


def kind(pair: Pair, party: Party) -> Cell:
    """CAMEO's type for the party's sector."""
    return pair.act.codes.types.get(party.sector or "")


def code(pair: Pair, party: Party) -> Cell:
    """The parts of CAMEO's code in their order: a state's type after its country, a body's before its group."""
    state, known, sector = (str(part(pair, party) or "") for part in (country, group, kind))
    return (state + sector if state else sector + known) or None


def name(pair: Pair, party: Party) -> Cell:
    """The name in upper case, as the format has it."""
    words = party.name or (party.text if pair.act.options.text else None)
    return words.upper() if words else None


def party(side: str, label: str) -> list[Column]:
    """The ten columns of one side ("actor", "Actor1")."""

    def of(get: Known) -> Callable[[Pair], Cell]:
        def cell(pair: Pair) -> Cell:
            found = getattr(pair, side)
            return get(pair, found) if found else None

        return cell

    known = {f"{label}{field}": why for field, why in _unknown().items()}
    columns = {
        f"{label}Code": Column(f"{label}Code", "CAMEO's code, from the parts that are known", of(code)),
        f"{label}Name": Column(f"{label}Name", "the name that the codebook gives, else the article's words", of(name)),
        f"{label}CountryCode": Column(f"{label}CountryCode", "ISO 3166 code; CAMEO's but for a few", of(country)),
        f"{label}KnownGroupCode": Column(f"{label}KnownGroupCode", "CAMEO's code of a body or group", of(group)),
        **{column: Column.unknown(column, why) for column, why in known.items()},
        f"{label}Type1Code": Column(f"{label}Type1Code", "CAMEO's type for the sector", of(kind)),
        f"{label}Type2Code": Column.unknown(f"{label}Type2Code", "a party has one sector"),
        f"{label}Type3Code": Column.unknown(f"{label}Type3Code", "a party has one sector"),
    }
    return list(columns.values())


def _unknown() -> dict[str, str]:
    return {"EthnicCode": ETHNIC, "Religion1Code": BELIEF, "Religion2Code": BELIEF}


PLACE_FIELDS = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")


def nowhere(label: str) -> list[Column]:
    """The eight columns of the place of an actor."""
    return [Column.unknown(f"{label}Geo_{field}", NOWHERE) for field in PLACE_FIELDS]


def place_type(spot: Spot) -> Cell:
    """1 a country, 3 a city of the United States, 4 any other city; other kinds of places have no number."""
    if spot.kind == CITY:
        return 3 if spot.code == HOME else 4
    return 1 if spot.kind == COUNTRY else None


def full_name(pair: Pair, spot: Spot) -> Cell:
    """A place with its country: "Baghdad, Iraq"."""
    nation = pair.act.codes.countries.get(spot.code)
    return spot.name if spot.kind == COUNTRY or nation is None else f"{spot.name}, {nation}"


def place() -> list[Column]:
    """The eight columns of the place of the act."""

    def of(get: Callable[[Pair, Spot], Cell]) -> Callable[[Pair], Cell]:
        def cell(pair: Pair) -> Cell:
            spot = pair.act.spot
            return get(pair, spot) if spot else None

        return cell

    fips = of(lambda pair, spot: pair.act.codes.fips.get(spot.code))
    return [
        Column("ActionGeo_Type", "1 country, 3 city of the USA, 4 other city", of(lambda _, spot: place_type(spot))),
        Column("ActionGeo_FullName", "the place and its country", of(full_name)),
        Column("ActionGeo_CountryCode", "FIPS 10-4 code of the country", fips),
        Column.unknown("ActionGeo_ADM1Code", "the codebook does not divide countries"),
        Column.unknown("ActionGeo_ADM2Code", "the codebook does not divide countries"),
        Column("ActionGeo_Lat", "of a city, in degrees", of(lambda _, spot: spot.lat)),
        Column("ActionGeo_Long", "of a city, in degrees", of(lambda _, spot: spot.lon)),
        Column.unknown("ActionGeo_FeatureID", "the codebook has GeoNames ids, not those of GNS"),
    ]


def digits(day: str | None, length: int) -> Cell:
    """The first so many digits of an ISO date, as a number."""
    return int(day.replace("-", "")[:length]) if day else None


def fraction(day: str | None) -> Cell:
    """The year with the part of it that has passed, counted in months of thirty days."""
    if not day:
        return None
    found = date.fromisoformat(day)
    passed = ((found.month - 1) * DAYS_A_MONTH + found.day) / DAYS_A_YEAR
    return f"{found.year + passed:.4f}"


def leads(pair: Pair) -> int:
    """1 for an act told in the headline or the first paragraph, else 0."""
    article = pair.act.article
    paragraphs = PARAGRAPH.finditer(article.text)
    first = next(paragraphs, None)
    if first and article.title and first[0].strip() == article.title.strip():
        first = next(paragraphs, first)
    return int(first is not None and pair.act.event.trigger.span.start < first.end())


def added(day: str | None) -> Cell:
    """The day of the report in fourteen digits; its hour is not known."""
    return f"{day.replace('-', '')}000000" if day else None


def base(cameo: str | None, length: int) -> Cell:
    """A CAMEO code cut to the level above it."""
    return cameo[:length] if cameo else None


COLUMNS = (
    Column(
        "GLOBALEVENTID", "the first 13 hexadecimal digits of the line's id, plus the pair's place", lambda p: p.number
    ),
    Column("SQLDATE", "the day of the event (YYYYMMDD), where it is known", lambda p: digits(p.act.day, 8)),
    Column("MonthYear", "its month (YYYYMM)", lambda p: digits(p.act.day, 6)),
    Column("Year", "its year", lambda p: digits(p.act.day, 4)),
    Column("FractionDate", "its year and the part of it that has passed", lambda p: fraction(p.act.day)),
    *party("actor", "Actor1"),
    *party("recipient", "Actor2"),
    Column("IsRootEvent", "1 in the headline or first paragraph, else 0", leads),
    Column("EventCode", "CAMEO code; text: 042 has its zero", lambda p: p.act.event.cameo),
    Column("EventBaseCode", "its first three digits", lambda p: base(p.act.event.cameo, 3)),
    Column("EventRootCode", "its first two digits", lambda p: base(p.act.event.cameo, 2)),
    Column("QuadClass", "1 to 4, of the CAMEO code", lambda p: quad_class(p.act.event.cameo)),
    Column("GoldsteinScale", "the weight of the code, -10 to 10", lambda p: p.act.event.goldstein),
    Column("NumMentions", ONE, lambda _: 1),
    Column("NumSources", ONE, lambda _: 1),
    Column("NumArticles", ONE, lambda _: 1),
    Column.unknown("AvgTone", "tone is not measured"),
    *nowhere("Actor1"),
    *nowhere("Actor2"),
    *place(),
    Column(
        "DATEADDED",
        "the day of the report, its hour as 000000 (YYYYMMDDHHMMSS)",
        lambda p: added(p.act.published),
    ),
    Column(
        "SOURCEURL", "the address of the report, else its file", lambda p: p.act.article.url or p.act.article.source
    ),
)


def write(record: Record, out: Path, options: Options) -> Written:
    """Write the events that happened, pair by pair, to one file of tab-separated lines without a header."""
    acts = Acts(record, options)
    write_tsv(out, COLUMNS, acts.pairs(), header=False)
    return Written((out,), acts.notes)


FORMAT = Format(
    "gdelt",
    write,
    "GDELT's 61 columns: what happened, a row a pair; no PLOVER codes",
    "GDELT 2.0's 61 columns, tab-separated without a header: a row for each pair of actors",
    (Table.of("One file", COLUMNS),),
    "an empty cell",
    (
        "PLOVER's category, mode and contexts: the act is told by its CAMEO code, and QuadClass follows that code",
        "status: only events that happened (actual) are written, the others are counted",
        "on whose word an event rests, the trigger, evidence and confidence",
        "events told by several reports as one: each report's is a row of its own",
        "statements, positions, deadlines and figures",
        "letters beyond ASCII, written in ASCII",
    ),
    ('pandas.read_csv("OUT", sep="\\t", header=None, quoting=3, dtype={26: str, 27: str, 28: str})',),
    without_text="a party whom the codebook cannot name has no name",
)
