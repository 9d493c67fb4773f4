"""W3C Web Annotations (JSON-LD): every line as an annotation of the words it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from onrecord import __version__
from onrecord.record.lines import evidence, lines
from onrecord.schema import Article, Deadline, Event, Figure, Position, Reading, Span, Statement
from onrecord.serialise import JSON, Line, line_json
from onrecord.views.export.files import replacing
from onrecord.views.export.format import Format, Options, Table, Written
from onrecord.views.export.json import wordless
from onrecord.views.export.plover import dumps

if TYPE_CHECKING:
    from onrecord.record import Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after the words that tell them from the same words elsewhere."""

KEYS = (
    ("id", "a urn:uuid made from the line's id"),
    ("type, motivation", "Annotation, classifying"),
    ("generator", "the onrecord that exported it"),
    ("body", "three bodies, as below"),
    ("target", "one for each span of evidence, as below"),
)
BODIES = (
    ("purpose classifying", "kind of line, and category and mode, form or stance: 'event ACCUSE/allege'"),
    ("purpose identifying", "the line's id, for 'onrecord explain'"),
    ("purpose describing", "the whole line in the JSON line format, as application/json"),
)
TARGET = (
    (
        "source",
        "the article: its url, else a urn:uuid made from its id; with dcterms:title, publisher, issued, identifier",
    ),
    ("selector", "TextPositionSelector, in Unicode characters of the article's text, and TextQuoteSelector"),
)


def iri(id: str) -> str:
    """An address for an id of the record."""
    return uuid5(NAMESPACE_URL, f"onrecord:{id}").urn


def annotation(line: Line, reading: Reading, options: Options) -> JSON:
    """A line as an annotation."""
    data = line_json(line)
    told = data if options.text else wordless(data)
    return {
        "id": iri(line.id),
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"type": "Software", "name": f"onrecord {__version__}"},
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": label(line), "format": "text/plain"},
            {"type": "TextualBody", "purpose": "identifying", "value": line.id, "format": "text/plain"},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "value": json.dumps(told, ensure_ascii=False),
                "format": "application/json",
            },
        ],
        "target": [target(span, reading.article, options) for span in evidence(line)],
    }


def label(line: Line) -> str:
    """What kind of line it is, in a few words."""
    match line:
        case Event():
            return f"event {'/'.join(filter(None, (line.category, line.mode)))}"
        case Statement():
            return f"statement {line.form}"
        case Position():
            return f"position {line.stance}"
        case Deadline():
            return "deadline"
        case Figure():
            return "figure"


def target(span: Span, article: Article, options: Options) -> JSON:
    """The words of a span, by place and, unless words stay at home, by quotation."""
    place: JSON = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    selectors = [place, quotation(span, article.text)] if options.text else [place]
    return {"type": "SpecificResource", "source": source(article, options), "selector": selectors}


def quotation(span: Span, text: str) -> JSON:
    """The words of a span with those around them."""
    return {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(span.start - AROUND, 0) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }


def source(article: Article, options: Options) -> JSON:
    """The article."""
    known = {
        "dcterms:identifier": article.id,
        "dcterms:title": article.title if options.text else None,
        "dcterms:publisher": article.publisher,
        "dcterms:issued": article.published,
    }
    address = article.url if article.url and urlsplit(article.url).scheme else iri(article.id)
    return {"id": address, "type": "Text", **{key: value for key, value in known.items() if value is not None}}


def annotated(record: Record, options: Options) -> Iterator[JSON]:
    """All lines of the record, article by article."""
    for reading in record.readings():
        for _, _, line in lines(reading):
            yield annotation(line, reading, options)


def write(record: Record, out: Path, options: Options) -> Written:
    """Write one annotation page with all lines; a line of the file holds one annotation."""
    with replacing(out) as file:
        file.write(f'{{"@context": "{CONTEXT}", "id": "{iri("page")}", "type": "AnnotationPage", "items": [')
        for number, found in enumerate(annotated(record, options)):
            file.write(("," if number else "") + "\n" + dumps(found))
        file.write("\n]}\n")
    return Written((out,))


FORMAT = Format(
    "webannotations",
    write,
    "W3C Web Annotations: lines on their words; no articles",
    "W3C Web Annotations as one JSON-LD page: each line of the record on the words it rests on",
    (Table("An annotation", KEYS), Table("Its bodies", BODIES), Table("A target", TARGET)),
    "the key is left out; in the line as JSON, null",
    (
        "the articles: a target names its article and the words",
        "what was looked at and left out",
        "places in a web page: positions count the characters of the article's text as onrecord read it; the "
        "quotation finds the words in the page",
    ),
    ('pyld.jsonld.expand(json.load(open("OUT")))',),
    (".jsonld",),
    without_text="quotations, titles and the words in the line as JSON are left out; positions remain",
)
