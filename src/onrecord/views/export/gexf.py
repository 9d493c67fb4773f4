"""GEXF 1.3: a network that changes over time, an edge for each directed dyad, for Gephi's timeline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.codebook.crosswalk import crosswalk
from onrecord.views.export.dyads import Deed, Deeds
from onrecord.views.export.files import replacing
from onrecord.views.export.format import Format, Options, Table, Written
from onrecord.views.export.graphml import about
from onrecord.views.export.xml import Writer

if TYPE_CHECKING:
    from onrecord.codebook.crosswalk import Crosswalk
    from onrecord.record import Record

NAMESPACE = "http://gexf.net/1.3"
ONE_DAY = timedelta(days=1)
DECIMALS = 2
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
NODE = (
    ("kind", "string", "state, or other: bodies and groups"),
    ("acts", "integer", "how often it acts"),
    ("undergoes", "integer", "how often it is acted upon"),
)
EDGE = (
    ("events", "integer", "how many acts, the same as the weight"),
    *((quad.replace(" ", "_"), "integer", f"how many are {quad}") for quad in QUADS),
    ("intensity", "double", "mean of PLOVER's scores, from -10 to 10"),
)
DAILY = (
    ("events_of_day", "integer", "how many acts on the day"),
    ("intensity_of_day", "double", "mean of PLOVER's scores on the day"),
)


@dataclass
class Edge:
    """What is known of a directed dyad: how many acts of each quad class, and their scores by day."""

    quads: Counter[str] = field(default_factory=Counter)
    scores: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, deed: Deed, day: str) -> None:
        """Count a deed."""
        self.quads[deed.act.event.quad] += 1
        self.scores[day].append(deed.act.event.intensity or 0.0)

    def values(self) -> list[tuple[str, object]]:
        """The values of the attributes that do not change."""
        every = [score for scores in self.scores.values() for score in scores]
        return [
            ("events", len(every)),
            *((quad.replace(" ", "_"), self.quads[quad]) for quad in QUADS),
            ("intensity", mean(every)),
        ]


def mean(scores: list[float]) -> float:
    """The mean of some scores, in hundredths."""
    return round(sum(scores) / len(scores), DECIMALS)


def spells(days: Iterable[str]) -> list[tuple[str, str]]:
    """Days as spells from a first to a last day, both within; days in a row are one spell."""
    found: list[tuple[str, str]] = []
    for day in sorted(set(days)):
        if found and date.fromisoformat(found[-1][1]) + ONE_DAY == date.fromisoformat(day):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


@dataclass
class Network:
    """Nodes and edges by code, with the days on which they are seen."""

    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)
    counts: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    days: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, deeds: Deeds) -> Network:
        """The network of some deeds; those without any day have no place in it."""
        network = cls()
        for deed in deeds:
            if deed.day is not None:
                network.add(deed, deed.day)
        return network

    def add(self, deed: Deed, day: str) -> None:
        """Add a deed to its edge and both of its nodes."""
        self.edges.setdefault((deed.actor, deed.recipient), Edge()).add(deed, day)
        self.counts[deed.actor]["acts"] += 1
        self.counts[deed.recipient]["undergoes"] += 1
        for code in (deed.actor, deed.recipient):
            self.days[code].add(day)

    @property
    def span(self) -> dict[str, object]:
        """The first and the last day of all."""
        every = [day for days in self.days.values() for day in days]
        return {"start": min(every), "end": max(every)} if every else {}


def write(record: Record, out: Path, options: Options) -> Written:
    """Write the network as one GEXF file; it holds no words of the articles in any case."""
    deeds = Deeds(record, options)
    network = Network.of(deeds)
    with replacing(out) as file:
        writer = Writer(file)
        with writer.element("gexf", {"xmlns": NAMESPACE, "version": "1.3"}):
            with writer.element("meta"):
                writer.text("creator", "onrecord")
                writer.text("description", "Who acted towards whom, and when")
            _graph(writer, network, crosswalk(options.codebook))
    return Written((out,), deeds.dated_notes)


def _graph(writer: Writer, network: Network, codes: Crosswalk) -> None:
    how = {"mode": "dynamic", "defaultedgetype": "directed", "timeformat": "date", "timerepresentation": "interval"}
    with writer.element("graph", {**how, **network.span}):
        _attributes(writer, "node", "static", NODE)
        _attributes(writer, "edge", "static", EDGE)
        _attributes(writer, "edge", "dynamic", DAILY)
        with writer.element("nodes"):
            for code in sorted(network.counts):
                _node(writer, code, about(code, network.counts[code], codes), network.days[code])
        with writer.element("edges"):
            for number, (pair, edge) in enumerate(sorted(network.edges.items())):
                _edge(writer, number, pair, edge)


def _attributes(writer: Writer, side: str, mode: str, declared: Iterable[tuple[str, str, str]]) -> None:
    with writer.element("attributes", {"class": side, "mode": mode}):
        for name, kind, _ in declared:
            writer.empty("attribute", {"id": name, "title": name, "type": kind})


def _node(writer: Writer, code: str, told: Mapping[str, object], days: Iterable[str]) -> None:
    """A node lives from the first to the last day of its edges: Gephi shows no edge without both its nodes."""
    life = sorted(days)
    with writer.element("node", {"id": code, "label": told["label"]}):
        with writer.element("attvalues"):
            for name, _, _ in NODE:
                writer.empty("attvalue", {"for": name, "value": told[name]})
        with writer.element("spells"):
            writer.empty("spell", {"start": life[0], "end": life[-1]})


def _edge(writer: Writer, number: int, pair: tuple[str, str], edge: Edge) -> None:
    values = edge.values()
    ends = {"id": f"e{number}", "source": pair[0], "target": pair[1], "weight": float(sum(edge.quads.values()))}
    with writer.element("edge", ends):
        with writer.element("attvalues"):
            for name, value in values:
                writer.empty("attvalue", {"for": name, "value": value})
            for day, scores in sorted(edge.scores.items()):
                for (name, _, _), value in zip(DAILY, (len(scores), mean(scores)), strict=True):
                    writer.empty("attvalue", {"for": name, "value": value, "start": day, "end": day})
        with writer.element("spells"):
            for start, end in spells(edge.scores):
                writer.empty("spell", {"start": start, "end": end})


def _told(declared: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, holds) for name, _, holds in declared)


FORMAT = Format(
    "gexf",
    write,
    "the same over time, for Gephi; an edge for each dyad",
    "a network over time for Gephi's timeline: a node for each code, an edge for each directed dyad, with its days",
    (
        Table("A node, with a spell from its first to its last day", _told(NODE)),
        Table("An edge, with a spell for each day or days in a row", _told(EDGE)),
        Table("An edge, day by day", _told(DAILY)),
    ),
    "no attvalue element",
    (
        "single events: an edge counts those of a directed dyad, since Gephi merges parallel edges",
        "status: only events that happened (actual) are counted",
        "events without a code on both sides",
        "a missing day: an event whose own day is not known is placed on the day of its report",
        "statements, positions, deadlines and figures",
        "characters that XML does not allow: they are U+FFFD",
    ),
    ('networkx.read_gexf("OUT", version="1.3")', "Gephi: File, Open; then enable the timeline below the graph"),
    (".gexf",),
    without_text="nothing: it holds no words of the articles",
)
