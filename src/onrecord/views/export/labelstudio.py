"""Label Studio: the articles as tasks, the record's lines as predictions on their words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.record.lines import evidence, lines, parts, trigger
from onrecord.schema import Article, Reading, Span
from onrecord.serialise import JSON, Line
from onrecord.views.export.files import beside, replacing
from onrecord.views.export.format import Format, Options, Table, Written
from onrecord.views.export.plover import dumps
from onrecord.views.export.webannotations import label
from onrecord.views.export.xml import Writer

if TYPE_CHECKING:
    from onrecord.record import Record

CONTROL, OBJECT = "label", "text"
DECIMALS = 2
KINDS = (
    ("event", "#d55e00"), ("statement", "#0072b2"), ("position", "#009e73"), ("deadline", "#cc79a7"),
    ("figure", "#e69f00"),
)  # fmt: skip
PARTS = (
    ("trigger", "#a03c00"), ("cue", "#00496f"), ("actor", "#56b4e9"), ("recipient", "#b8a500"),
    ("according_to", "#777777"), ("speaker", "#56b4e9"), ("set_by", "#56b4e9"), ("binds", "#b8a500"),
)  # fmt: skip
"""The labels of evidence and of the words of its parts, in the order of their keys, with their colours."""

TASK = (
    ("data.text", "the article's text"),
    ("data.article", "id of the article"),
    ("data.title, published, publisher, url, source", "of the article"),
    ("predictions", "one: model_version is the onrecord that exported it, score the mean confidence of its lines"),
)
RESULT = (
    ("id", "id of the line and the part of it: 3f2a…-evidence-0, 3f2a…-actor-0"),
    ("type, from_name, to_name", "labels, label, text"),
    ("value.start, value.end, value.text", "the words, in characters of the text, and themselves"),
    ("value.labels", "kind of line for its evidence, trigger or cue, and the part that a party takes"),
    ("score", "the confidence of the line"),
    ("meta.text", "what the line is: 'event ACCUSE/allege', or the party's code and name"),
)
RELATION = (("type, from_id, to_id, direction, labels", "from a line's evidence to its trigger, cue and parties"),)


def task(reading: Reading, options: Options) -> JSON:
    """An article with its lines as a prediction."""
    found = list(lines(reading))
    scores = [line.made_by.confidence for _, _, line in found]
    result = [part for kind, _, line in found for part in regions(kind[:-1], line, reading.article, options)]
    prediction = {
        "model_version": f"onrecord {__version__}",
        "score": round(sum(scores) / len(scores), DECIMALS) if scores else 0.0,
        "result": result,
    }
    return {"data": data(reading.article, options), "predictions": [prediction]}


def data(article: Article, options: Options) -> JSON:
    """What a task shows, and what names its article."""
    words = {OBJECT: article.text, "title": article.title} if options.text else {}
    return {
        **words,
        "article": article.id,
        "published": article.published,
        "publisher": article.publisher,
        "url": article.url,
        "source": article.source,
    }


def regions(kind: str, line: Line, article: Article, options: Options) -> Iterator[JSON]:
    """The words of a line: its evidence, its trigger or cue and its parties, and how they belong together."""
    spans = [(f"evidence-{n}", kind, span, label(line)) for n, span in enumerate(evidence(line))]
    made_by = trigger(line)
    if made_by is not None:
        name = "trigger" if kind == "event" else "cue"
        spans.append((name, name, made_by.span, label(line)))
    for part, ordinal, party in parts(line):
        who = " ".join(filter(None, (party.code, party.name)))
        spans.append((f"{part}-{ordinal}", part, party.span, who))
    for name, labelled, span, told in spans:
        yield region(f"{line.id}-{name}", labelled, span, told, line.made_by.confidence, article, options)
    for name, labelled, _, _ in spans:
        if not name.startswith("evidence"):
            yield relation(f"{line.id}-evidence-0", f"{line.id}-{name}", labelled)


def region(id: str, labelled: str, span: Span, told: str, score: float, article: Article, options: Options) -> JSON:
    """Some words with their label."""
    value = {"start": span.start, "end": span.end, "labels": [labelled]}
    words = {"text": span.of(article.text)} if options.text else {}
    meta = {"meta": {"text": [told]}} if told else {}
    names = {"type": "labels", "from_name": CONTROL, "to_name": OBJECT}
    return {"id": id, **names, "value": {**value, **words}, "score": score, **meta}


def relation(source: str, destination: str, labelled: str) -> JSON:
    """That some words belong to a line."""
    return {
        "type": "relation",
        "from_id": source,
        "to_id": destination,
        "direction": "right",
        "labels": [labelled],
    }


def write(record: Record, out: Path, options: Options) -> Written:
    """Write the tasks as one JSON list, a task a line, and the labelling interface beside it."""
    interface = beside(out, ".config.xml")
    with replacing(out) as file:
        file.write("[")
        for number, reading in enumerate(record.readings()):
            file.write(("," if number else "") + "\n" + dumps(task(reading, options)))
        file.write("\n]\n")
    if interface is None:
        return Written((out,))
    with replacing(interface) as file:
        write_interface(Writer(file, head=False))
    return Written((out, interface))


def write_interface(writer: Writer) -> None:
    """The labelling interface that the tasks belong to."""
    with writer.element("View"):
        with writer.element("Labels", {"name": CONTROL, "toName": OBJECT}):
            for name, colour in (*KINDS, *PARTS):
                writer.empty("Label", {"value": name, "background": colour})
        with writer.element("Relations"):
            for name, _ in PARTS:
                writer.empty("Relation", {"value": name})
        writer.empty("Text", {"name": OBJECT, "value": f"${OBJECT}"})


FORMAT = Format(
    "labelstudio",
    write,
    "articles with lines marked on them; of no use without text",
    "Label Studio tasks with predictions: each article with its lines marked, and the labelling interface",
    (Table("A task", TASK), Table("A labelled stretch of words", RESULT), Table("A relation", RELATION)),
    "null in data; elsewhere the key is left out",
    (
        "what a line says beyond its words and label: see the id with 'onrecord explain'",
        "what was looked at and left out",
    ),
    ('label_studio_sdk: client.projects.import_tasks(id=1, request=json.load(open("OUT")))',),
    without_text="tasks have no text and show nothing until data.text is put back by data.article",
)
