"""PLOVER's own JSON lines: an event a line, with the keys of its manual."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.codebook.atlas import CITY, COUNTRY, Spot
from onrecord.schema import Party
from onrecord.serialise import JSON, UNSAFE, party_json
from onrecord.views.export.acts import ACTUAL, Act, Acts
from onrecord.views.export.files import replacing
from onrecord.views.export.format import UNKNOWN, Format, Options, Table, Written
from onrecord.views.export.json import wordless

if TYPE_CHECKING:
    from onrecord.record import Record

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
AUXILIARY = {"negated": "negation"}
"""PLOVER's auxiliary mode where it differs from the record's status."""

RESOLUTION = {COUNTRY: 1, CITY: 4}
FEATURE = {COUNTRY: "A", CITY: "P"}

EVENT = (
    ("id", "the line's id"),
    ("has_event", "true"),
    ("date", "the day of the event, where it is known"),
    ("time, enddate, endtime", UNKNOWN + "events are dated to one day"),
    ("actor, recipient", "lists of entities"),
    ("event", "a list of the one category"),
    ("event_loc", "a location, or null"),
    ("event_text", "the sentence that tells it"),
    ("quad_code", "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict"),
    ("event_scale", "PLOVER's score of category and mode, from -10 to 10"),
    ("mode", "a list: the mode, and the auxiliary mode historical, future, hypothetical or negation"),
    ("context", "a list of contexts"),
    ("link", "address of the report"),
    ("text", "a text: where the sentence stands"),
    ("text_info", UNKNOWN + "figures are lines of their own"),
    ("cite_info", "a citation: the report"),
    ("coder", "the onrecord that exported it"),
    ("coded_date, coded_time", UNKNOWN + "so that the same record gives the same file"),
    ("comment", UNKNOWN + "the record has no comments"),
    ("onrecord", "beyond the manual: status, according_to, trigger, date_text, cameo, goldstein, confidence, made_by"),
)
ENTITY = (
    ("code", "PLOVER's code: ISO 3166, or UNO, EUR, IGO, NGO, ISM, IMG, MNC"),
    ("sector", "PLOVER's sector"),
    ("entity_text", "the article's words for it"),
    ("identifier_id", "the record's own code (NATO), where it differs"),
    ("identifier_text", "the name that the codebook gives"),
    ("religion, ethnicity, gender, age", UNKNOWN + "they are not coded"),
    ("office", "the office, on the day of the report"),
)
LOCATION = (
    ("extracted_place", "the place in the article's spelling"),
    ("resolved_place", "the place as the codebook names it"),
    ("geonameid, lat, lon", "of a city in GeoNames; of a country the id alone"),
    ("city", "the place, where it is a city"),
    ("district, province", UNKNOWN + "the codebook does not divide countries"),
    ("country, country_code", "name and ISO 3166 code"),
    ("feature_class", "P for a city, A for a country"),
    ("feature_code", UNKNOWN + "the codebook has no GeoNames features"),
    ("resolution", "4 for a city, 1 for a country"),
)
TEXT = (
    ("sequence", "the sentence in the article, the first is 0"),
    ("start, end", "its characters in the article's text"),
    ("text_story", "its words"),
)
CITATION = (
    ("corpus", UNKNOWN + "a record is no corpus"),
    ("citation", "id of the article"),
    ("url, title, language, publication", "of the report; publication is the publisher"),
    ("license, copyright", UNKNOWN + "articles do not tell"),
    ("coder, codebook, version", "onrecord, the ontology and onrecord's version"),
)


def line(act: Act) -> JSON:
    """An event in PLOVER's keys."""
    event = act.event
    auxiliary = [] if event.status == ACTUAL else [AUXILIARY.get(event.status, event.status)]
    return {
        "id": event.id,
        "has_event": True,
        "date": act.day,
        "time": None,
        "enddate": None,
        "endtime": None,
        "actor": [entity(party, act) for party in event.actors],
        "recipient": [entity(party, act) for party in event.recipients],
        "event": [event.category],
        "event_loc": location(act),
        "event_text": _words(act),
        "quad_code": QUADS.index(event.quad) + 1 if event.quad in QUADS else None,
        "event_scale": event.intensity,
        "mode": [*([event.mode] if event.mode else []), *auxiliary],
        "context": list(event.contexts),
        "link": act.article.url,
        "text": place_in_text(act),
        "text_info": None,
        "cite_info": citation(act),
        "coder": f"onrecord {__version__}",
        "coded_date": None,
        "coded_time": None,
        "comment": None,
        "onrecord": beyond(act),
    }


def entity(party: Party, act: Act) -> JSON:
    """A party in PLOVER's keys."""
    return {
        "code": party.plover,
        "sector": party.sector,
        "entity_text": party.text if act.options.text else None,
        "identifier_id": party.code if party.code != party.plover else None,
        "identifier_text": party.name,
        "religion": None,
        "ethnicity": None,
        "office": act.office(party),
        "gender": None,
        "age": None,
    }


def location(act: Act) -> JSON | None:
    """The place of an act; None where none is told."""
    if act.event.place is None:
        return None
    spot = act.spot
    return {"extracted_place": act.event.place, **(_resolved(spot, act) if spot else _unresolved())}


def _resolved(spot: Spot, act: Act) -> JSON:
    return {
        "resolved_place": spot.name,
        "geonameid": int(spot.geonameid) if spot.geonameid else None,
        "lat": spot.lat,
        "lon": spot.lon,
        "city": spot.name if spot.kind == CITY else None,
        "district": None,
        "province": None,
        "country": act.codes.countries.get(spot.code),
        "country_code": spot.code,
        "feature_class": FEATURE.get(spot.kind),
        "feature_code": None,
        "resolution": RESOLUTION.get(spot.kind),
    }


def _unresolved() -> JSON:
    names = [name for names, _ in LOCATION[1:] for name in names.split(", ")]
    return dict.fromkeys(names)


def _words(act: Act) -> str | None:
    span = act.sentence
    return span.of(act.article.text) if span and act.options.text else None


def place_in_text(act: Act) -> JSON:
    """Where the sentence of an act stands."""
    span = act.sentence
    return {
        "sequence": act.event.sentence,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "text_story": _words(act),
    }


def citation(act: Act) -> JSON:
    """The report that tells an act."""
    article = act.article
    return {
        "corpus": None,
        "citation": article.id,
        "url": article.url,
        "title": article.title if act.options.text else None,
        "language": article.language,
        "publication": article.publisher,
        "license": None,
        "copyright": None,
        "coder": "onrecord",
        "codebook": act.event.ontology,
        "version": __version__,
    }


def beyond(act: Act) -> JSON:
    """What the record holds beyond PLOVER's keys."""
    event = act.event
    told = {
        "status": event.status,
        "according_to": party_json(event.according_to),
        "trigger": {"start": event.trigger.span.start, "end": event.trigger.span.end, "text": event.trigger.text},
        "date_text": event.date_text,
        "published": act.article.published,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "confidence": event.made_by.confidence,
        "made_by": event.made_by.rule,
    }
    found: JSON = told if act.options.text else wordless(told)
    return found


def write(record: Record, out: Path, options: Options) -> Written:
    """Write every event of the record, whatever its status, as one JSON object a line."""
    with replacing(out) as file:
        for act in Acts(record, options).all():
            file.write(dumps(line(act)) + "\n")
    return Written((out,))


def dumps(data: JSON) -> str:
    """JSON data on one line that every reader of JSON lines takes for one."""
    written = json.dumps(data, ensure_ascii=False, allow_nan=False)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


FORMAT = Format(
    "plover",
    write,
    "PLOVER's JSON lines: events of any status, no other lines",
    "PLOVER's JSON lines: an event a line, all statuses, with the keys of PLOVER's manual",
    (
        Table("An event", EVENT),
        Table("An entity", ENTITY),
        Table("A location", LOCATION),
        Table("A text", TEXT),
        Table("A citation", CITATION),
    ),
    "null; PLOVER requires date and actor, which are null and an empty list where no source gives them",
    (
        "statements, positions, deadlines and figures",
        "evidence beyond the sentence of the event",
    ),
    ('pandas.read_json("OUT", lines=True)',),
    without_text="event_text, entity_text, text_story, title and date_text are null, the trigger's words are empty",
)
