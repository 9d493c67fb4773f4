"""Charts of tables as Vega-Lite: they show themselves in a notebook, and turn into SVG and PNG, all offline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingExtra, OnrecordError
from onrecord.views.ring import Arrow, around, arrows, busiest
from onrecord.views.text import clip

if TYPE_CHECKING:
    from onrecord.views.table import Table

Values = list[dict[str, Any]]
Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
VERSION = "5.21"
MIME = "application/vnd.vegalite.v5+json"
WIDTH = 640
ROW = 22
MOST = 25
MOST_ACROSS = 14
MOST_AROUND = 20
LABEL = 80
SCALE = 2
UNKNOWN = "not known"
# Colours that people who see colours differently can tell apart (Okabe and Ito).
QUADS = {
    "verbal cooperation": "#56b4e9",
    "material cooperation": "#0072b2",
    "verbal conflict": "#e69f00",
    "material conflict": "#d55e00",
}
STANCES = {"support": "#0072b2", "conditional": "#56b4e9", "undecided": "#999999", "oppose": "#d55e00"}
SIGNS = {"support": "+", "conditional": "if", "undecided": "?", "oppose": "–"}  # for those who see no colours


@dataclass(frozen=True, slots=True)
class Chart:
    """A Vega-Lite specification with its data, which shows itself in a notebook."""

    spec: Mapping[str, Any]

    def __repr__(self) -> str:
        return f"<chart: {self.spec['description']}>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """The chart for front ends that draw Vega-Lite, and as SVG for all others where that can be made."""
        found: dict[str, Any] = {MIME: dict(self.spec), "text/plain": repr(self)}
        with suppress(MissingExtra):  # then the front end draws it, or the words have to do
            found["image/svg+xml"] = self.to_svg()
        return found

    def to_svg(self) -> str:
        """The chart as SVG. Raises MissingExtra without vl-convert-python."""
        written: str = _converter().vegalite_to_svg(dict(self.spec), vl_version=VERSION)
        return written

    def to_png(self) -> bytes:
        """The chart as PNG, two pixels a point. Raises MissingExtra without vl-convert-python."""
        written: bytes = _converter().vegalite_to_png(dict(self.spec), vl_version=VERSION, scale=SCALE)
        return written

    def save(self, path: str | Path) -> Path:
        """Write the chart to a .svg, .png or .json file; the path. Raises OnrecordError for other endings."""
        import json

        from onrecord.views.export.files import spare_record

        out = Path(path)
        spare_record(out)
        match out.suffix.lower():
            case ".svg":
                out.write_text(self.to_svg(), "utf-8")
            case ".png":
                out.write_bytes(self.to_png())
            case ".json":
                out.write_text(json.dumps(self.spec, ensure_ascii=False, indent=1) + "\n", "utf-8")
            case _:
                raise OnrecordError(f"{out}: a chart is written as .svg, .png or .json; name such a file")
        return out


def _converter() -> Any:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtra("vl-convert-python is not installed; run 'pip install onrecord[charts]'") from error
    return vl_convert


def chart(table: Table) -> Chart:
    """The chart of a table. Raises OnrecordError where there is none for its kind of lines."""
    if table.noun not in CHARTS:
        drawn = ", ".join(f"{noun}s" for noun in CHARTS)
        raise OnrecordError(f"there is no chart of {table.noun}s; there are charts of {drawn}")
    return Chart({"$schema": SCHEMA, "width": WIDTH, **CHARTS[table.noun](list(table))})


def events(rows: Values) -> Spec:
    """Who acted when: a mark an event and actor, by quad class."""
    values = [
        {
            "day": row["date"] or row["published"],
            "actor": actor or UNKNOWN,
            "act": "/".join(filter(None, (row["category"], row["mode"]))),
            "recipient": (row["recipient_code"] or "").replace("|", ", "),
            "quad": row["quad"],
            "status": row["status"],
        }
        for row in rows
        for actor in (row["actor_code"] or "").split("|")
    ]
    values = [value for value in values if value["day"]]
    who = _busiest(values, "actor")[:MOST]
    return {
        "description": "events by day and actor",
        **_cut("actor", who, values),
        "data": _data(value for value in values if value["actor"] in who),
        "height": {"step": ROW},
        "mark": {"type": "point", "filled": True, "size": 70, "opacity": 0.7},
        "encoding": {
            "x": _days("day", "day (of the report, where the event's is not known)"),
            "y": {"field": "actor", "type": "nominal", "title": None, "sort": who},
            "color": _colour("quad", QUADS),
            "shape": {"field": "status", "type": "nominal", "title": "status"},
            "tooltip": [{"field": name} for name in ("day", "actor", "act", "recipient", "status")],
        },
    }


def statements(rows: Values) -> Spec:
    """Who spoke most: a bar a speaker, by form."""
    values = [{"speaker": _label(row["speaker_name"], row["speaker_code"]), "form": row["form"]} for row in rows]
    speakers = _busiest(values, "speaker")[:MOST]
    return {
        "description": "statements by speaker",
        **_cut("speaker", speakers, values),
        "data": _data(value for value in values if value["speaker"] in speakers),
        "height": {"step": ROW},
        "mark": "bar",
        "encoding": {
            "x": {"aggregate": "count", "title": "statements"},
            "y": {"field": "speaker", "type": "nominal", "title": None, "sort": speakers},
            "color": {"field": "form", "type": "nominal", "title": "form", "scale": {"range": list(QUADS.values())}},
        },
    }


def positions(rows: Values) -> Spec:
    """Who stands where: a row an issue, a column an actor, colour and sign the last stance."""
    values = [
        {
            "actor": _label(row["actor_code"], row["actor_name"], row["person"]),
            "issue": _label(row["issue"]),
            "stance": row["stance"],
            "day": row["date"] or row["published"],
        }
        for row in rows
    ]
    last = {(value["actor"], value["issue"]): value for value in values}
    issues, holders = _busiest(values, "issue")[:MOST], _busiest(values, "actor")[:MOST_ACROSS]
    shown = [value for value in last.values() if value["issue"] in issues and value["actor"] in holders]
    across: Spec = {"field": "actor", "type": "nominal", "title": None, "sort": holders}
    across |= {"axis": {"orient": "top", "labelLimit": 110}}
    down = {"field": "issue", "type": "nominal", "title": None, "sort": issues, "axis": {"labelLimit": 320}}
    return {
        "description": "positions by issue and actor",
        **_cuts(_told("issue", issues, values), _told("actor", holders, values)),
        "data": _data({**value, "sign": SIGNS.get(value["stance"], "")} for value in shown),
        "width": {"step": ROW * 2},
        "height": {"step": ROW},
        "encoding": {"x": across, "y": down},
        "layer": [
            {
                "mark": "rect",
                "encoding": {
                    "color": _colour("stance", STANCES),
                    "tooltip": [{"field": name} for name in ("issue", "actor", "stance", "day")],
                },
            },
            {"mark": {"type": "text", "fontWeight": "bold", "color": "black"}, "encoding": {"text": {"field": "sign"}}},
        ],
    }


def deadlines(rows: Values) -> Spec:
    """What falls due when: a mark a deadline."""
    values = [{"due": row["due"], "what": _label(row["what"]), "binds": _label(row["binds_code"])} for row in rows]
    return {
        "description": "deadlines by day",
        "data": _data(values),
        "height": {"step": ROW},
        "mark": {"type": "point", "shape": "triangle-down", "filled": True, "size": 90},
        "encoding": {
            "x": _days("due", "due"),
            "y": {"field": "what", "type": "nominal", "title": None, "sort": "x", "axis": {"labelLimit": 320}},
            "color": {"field": "binds", "type": "nominal", "title": "binds"},
            "tooltip": [{"field": name} for name in ("due", "what", "binds")],
        },
    }


def actors(rows: Values) -> Spec:
    """Who is on record most: bars of events and statements."""
    named = [row for row in rows if row["name"] or row["code"]]
    kept = named[:MOST]
    names = list(dict.fromkeys(_label(row["name"], row["code"]) for row in kept))
    values = [
        {"actor": _label(row["name"], row["code"]), "kind": kind, "lines": row[kind]}
        for row in kept
        for kind in ("events", "statements")
    ]
    return {
        "description": "actors by events and statements",
        **({"title": f"{len(kept)} of {len(named):,} actors"} if len(kept) < len(named) else {}),
        "data": _data(values),
        "height": {"step": ROW},
        "mark": "bar",
        "encoding": {
            "x": {"aggregate": "sum", "field": "lines", "title": "lines on record"},
            "y": {"field": "actor", "type": "nominal", "title": None, "sort": names},
            "color": {"field": "kind", "type": "nominal", "title": None, "scale": {"range": ["#d55e00", "#0072b2"]}},
        },
    }


def dyads(rows: Values) -> Spec:
    """Who acts on whom: actors on a circle, an arrow a dyad, its width how often, its colour how kindly."""
    weights = {(row["actor"], row["recipient"]): row["events"] for row in rows if row["actor"] != row["recipient"]}
    actors = busiest(weights, MOST_AROUND)
    places = around(weights, actors)
    drawn = arrows(weights, places)
    lines = [
        _arrow(row, drawn[row["actor"], row["recipient"]]) for row in rows if (row["actor"], row["recipient"]) in drawn
    ]
    total = len({name for pair in weights for name in pair})
    nodes = [{"actor": name, "x": x, "y": y} for name, (x, y) in places.items()]
    return {
        "description": "network of who acts on whom",
        **_cuts(f"{len(actors)} of {total:,} actors" if len(actors) < total else ""),
        "data": _data(lines),
        "height": WIDTH,
        "encoding": {"x": _side("x"), "y": _side("y")},
        "layer": [*ARROWS, *({**layer, "data": _data(nodes)} for layer in NODES)],
        "config": {"view": {"stroke": None}},
    }


def _arrow(row: dict[str, Any], drawn: Arrow) -> dict[str, Any]:
    """A dyad with where its arrow runs; its tone is the mean of PLOVER's intensities."""
    (x, y), (x2, y2) = drawn.start, drawn.end
    own = {name: row[name] for name in ("actor", "recipient", "events")}
    tone = round(row["intensity"] / row["events"], 1) if row["events"] else 0.0
    return {**own, "tone": tone, "x": x, "y": y, "x2": x2, "y2": y2, "angle": drawn.angle}


def _side(name: str) -> Spec:
    """A side of a drawing without axes, with room for names around it."""
    return {"field": name, "type": "quantitative", "axis": None, "scale": {"domain": [-1.2, 1.2], "nice": False}}


TONE: Spec = {
    "field": "tone",
    "type": "quantitative",
    "title": ["mean intensity", "(conflict to", "cooperation)"],
    "scale": {"domain": [-8, 0, 8], "range": ["#d55e00", "#999999", "#0072b2"], "clamp": True},
}
ARROWS: tuple[Spec, ...] = (
    {
        "mark": {"type": "rule", "strokeCap": "round", "opacity": 0.8},
        "encoding": {
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "strokeWidth": {
                "field": "events",
                "type": "quantitative",
                "scale": {"type": "sqrt", "range": [1, 8], "zero": False},
                "legend": {"format": "d", "tickMinStep": 1, "tickCount": 4},
            },
            "color": TONE,
            "tooltip": [{"field": name} for name in ("actor", "recipient", "events", "tone")],
        },
    },
    {
        "mark": {"type": "point", "shape": "triangle-up", "filled": True, "size": 110, "opacity": 1},
        "encoding": {
            "x": {"field": "x2", "type": "quantitative"},
            "y": {"field": "y2", "type": "quantitative"},
            "angle": {"field": "angle", "type": "quantitative", "scale": None},
            "color": TONE,
        },
    },
)
NODES: tuple[Spec, ...] = (
    {"mark": {"type": "point", "filled": True, "size": 130, "color": "#555555", "opacity": 1}},
    {
        "mark": {
            "type": "text",
            "fontSize": 13,
            "fontWeight": "bold",
            "align": {"expr": "datum.x > 0.1 ? 'left' : datum.x < -0.1 ? 'right' : 'center'"},
            "dx": {"expr": "datum.x * 13"},
            "dy": {"expr": "datum.y * -15"},
        },
        "encoding": {"text": {"field": "actor"}},
    },
)
CHARTS: Mapping[str, Callable[[Values], Spec]] = {
    "event": events,
    "statement": statements,
    "position": positions,
    "deadline": deadlines,
    "actor": actors,
    "dyad": dyads,
}
"""The chart of each kind of line, by the noun of its table."""


def _label(*names: str | None) -> str:
    """The first name that there is, as short as a label is and without what could upset a drawing."""
    return clip(next(filter(None, names), UNKNOWN), LABEL) or UNKNOWN


def _data(values: Iterable[dict[str, Any]]) -> Spec:
    return {"values": list(values)}


def _days(name: str, title: str) -> Spec:
    """An axis of days, the same in every time zone."""
    axis = {"format": "%Y-%m-%d", "labelOverlap": True, "labelSeparation": ROW}
    return {"field": name, "type": "temporal", "title": title, "scale": {"type": "utc"}, "axis": axis}


def _cut(name: str, kept: list[str], values: Values) -> Spec:
    """A title that tells how many there are, where a chart has not room for all."""
    return _cuts(_told(name, kept, values))


def _told(name: str, kept: list[str], values: Values) -> str:
    total = len({value[name] for value in values})
    return f"{len(kept)} of {total:,} {name}s" if len(kept) < total else ""


def _cuts(*told: str) -> Spec:
    return {"title": ", ".join(filter(None, told))} if any(told) else {}


def _colour(name: str, colours: Mapping[str, str]) -> Spec:
    scale = {"domain": list(colours), "range": list(colours.values())}
    return {"field": name, "type": "nominal", "title": name, "scale": scale}


def _busiest(values: Values, name: str) -> list[str]:
    """The values of a field, the most frequent first, then by name."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value[name]] = counts.get(value[name], 0) + 1
    return sorted(counts, key=lambda found: (-counts[found], found))
