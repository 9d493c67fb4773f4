"""GraphML: a directed network with a node for each code and an edge for each act, dated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.codebook.crosswalk import Crosswalk, crosswalk
from onrecord.views.export.dyads import Deed, Deeds
from onrecord.views.export.files import replacing
from onrecord.views.export.format import Cell, Column, Format, Options, Table, Written
from onrecord.views.export.xml import Writer

if TYPE_CHECKING:
    from onrecord.record import Record

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
STATE, OTHER = "state", "other"
INTEGERS, DOUBLES = frozenset({"acts", "undergoes"}), frozenset({"weight", "intensity", "goldstein", "confidence"})
NODE = (
    ("label", "the name that the codebook gives the code"),
    ("kind", "state, or other: bodies and groups"),
    ("acts", "how often it acts"),
    ("undergoes", "how often it is acted upon"),
)
EDGE = (
    Column("weight", "1: an edge is one act", lambda _: 1.0),
    Column("event", "id of the line", lambda deed: deed.act.event.id),
    Column("date", "the day of the event, where it is known", lambda deed: deed.act.event.date),
    Column("published", "the day of the report", lambda deed: deed.act.article.published),
    Column("category", "PLOVER's category", lambda deed: deed.act.event.category),
    Column("mode", "PLOVER's mode", lambda deed: deed.act.event.mode),
    Column("quad", "PLOVER's quad class", lambda deed: deed.act.event.quad),
    Column("intensity", "PLOVER's score, from -10 to 10", lambda deed: deed.act.event.intensity),
    Column("cameo", "CAMEO code", lambda deed: deed.act.event.cameo),
    Column("goldstein", "weight of the code, from -10 to 10", lambda deed: deed.act.event.goldstein),
    Column("confidence", "how the line was found, from 0 to 1", lambda deed: deed.act.event.made_by.confidence),
    Column("publisher", "publisher of the report", lambda deed: deed.act.article.publisher),
    Column("article", "id of the report", lambda deed: deed.act.article.id),
    Column("trigger", "the words that express the act", lambda deed: deed.act.event.trigger.text),
    Column("sentence", "the sentence that tells it", lambda deed: _sentence(deed)),
)
WORDS = frozenset({"trigger", "sentence"})


def _sentence(deed: Deed) -> Cell:
    span = deed.act.sentence
    return span.of(deed.act.article.text) if span else None


def kind_of(name: str) -> str:
    """The type of an attribute, by its name."""
    return "int" if name in INTEGERS else "double" if name in DOUBLES else "string"


def nodes(deeds: Deeds) -> Mapping[str, Counter[str]]:
    """Every code with how often it acts and is acted upon."""
    found: dict[str, Counter[str]] = {}
    for deed in deeds:
        found.setdefault(deed.actor, Counter())["acts"] += 1
        found.setdefault(deed.recipient, Counter())["undergoes"] += 1
    return dict(sorted(found.items()))


def about(code: str, counts: Counter[str], codes: Crosswalk) -> dict[str, object]:
    """What is told of a node."""
    kind = STATE if code in codes.countries else OTHER
    return {"label": codes.named(code) or code, "kind": kind, "acts": counts["acts"], "undergoes": counts["undergoes"]}


def write(record: Record, out: Path, options: Options) -> Written:
    """Write the acts between codes as one GraphML file."""
    columns = tuple(column for column in EDGE if options.text or column.name not in WORDS)
    found = nodes(Deeds(record, options))
    deeds = Deeds(record, options)
    with replacing(out) as file:
        writer = Writer(file)
        with writer.element("graphml", {"xmlns": NAMESPACE}):
            _keys(writer, columns)
            with writer.element("graph", {"id": "onrecord", "edgedefault": "directed"}):
                _nodes(writer, found, crosswalk(options.codebook))
                for number, deed in enumerate(deeds):
                    _edge(writer, number, deed, columns)
    return Written((out,), deeds.notes)


def _keys(writer: Writer, columns: tuple[Column, ...]) -> None:
    for side, names in (("node", [name for name, _ in NODE]), ("edge", [column.name for column in columns])):
        for name in names:
            key = {"id": f"{side}_{name}", "for": side, "attr.name": name, "attr.type": kind_of(name)}
            writer.empty("key", key)


def _nodes(writer: Writer, found: Mapping[str, Counter[str]], codes: Crosswalk) -> None:
    for code, counts in found.items():
        with writer.element("node", {"id": code}):
            for name, value in about(code, counts, codes).items():
                writer.text("data", value, {"key": f"node_{name}"})


def _edge(writer: Writer, number: int, deed: Deed, columns: tuple[Column, ...]) -> None:
    with writer.element("edge", {"id": f"e{number}", "source": deed.actor, "target": deed.recipient}):
        for column in columns:
            value = column.get(deed)
            if value is not None:
                writer.text("data", value, {"key": f"edge_{column.name}"})


FORMAT = Format(
    "graphml",
    write,
    "network of codes, an edge for each act that happened; no persons",
    "a directed network for Gephi, networkx and igraph: a node for each code, an edge for each act, dated",
    (Table("A node", NODE), Table.of("An edge", EDGE)),
    "no data element",
    (
        "status: only events that happened (actual) are edges",
        "events without a code on both sides",
        "single persons: the parties of one code are one node",
        "statements, positions, deadlines and figures",
        "characters that XML does not allow: they are U+FFFD",
    ),
    (
        'networkx.read_graphml("OUT", force_multigraph=True)',
        "Gephi: File, Open; choose 'Don't merge' for parallel edges",
    ),
    (".graphml",),
    without_text="trigger and sentence are left out",
)
