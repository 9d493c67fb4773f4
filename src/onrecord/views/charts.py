"""Charts of tables as Vega-Lite: they show themselves in a notebook, and turn into SVG and PNG, all offline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingExtra, OnrecordError

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

        out = Path(path)
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
    return {
        "description": "events by day and actor",
        "data": _data(value for value in values if value["day"]),
        "height": {"step": ROW},
        "mark": {"type": "point", "filled": True, "size": 70, "opacity": 0.7},
        "encoding": {
            "x": _days("day", "day (of the report, where the event's is not known)"),
            "y": {"field": "actor", "type": "nominal", "title": None, "sort": _busiest(values, "actor")},
            "color": _colour("quad", QUADS),
            "shape": {"field": "status", "type": "nominal", "title": "status"},
            "tooltip": [{"field": name} for name in ("day", "actor", "act", "recipient", "status")],
        },
    }


def statements(rows: Values) -> Spec:
    """Who spoke most: a bar a speaker, by form."""
    values = [{"speaker": row["speaker_name"] or row["speaker_code"] or UNKNOWN, "form": row["form"]} for row in rows]
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
    """Who stands where: a row an issue, a column an actor, the colour the last stance."""
    values = [
        {
            "actor": row["actor_code"] or row["actor_name"] or row["person"] or UNKNOWN,
            "issue": row["issue"],
            "stance": row["stance"],
            "day": row["date"] or row["published"],
        }
        for row in rows
    ]
    last = {(value["actor"], value["issue"]): value for value in values}
    issues = _busiest(values, "issue")[:MOST]
    return {
        "description": "positions by issue and actor",
        **_cut("issue", issues, values),
        "data": _data(value for value in last.values() if value["issue"] in issues),
        "width": {"step": ROW * 2},
        "height": {"step": ROW},
        "mark": "rect",
        "encoding": {
            "x": {"field": "actor", "type": "nominal", "title": None, "sort": _busiest(values, "actor")},
            "y": {"field": "issue", "type": "nominal", "title": None, "sort": issues, "axis": {"labelLimit": 320}},
            "color": _colour("stance", STANCES),
            "tooltip": [{"field": name} for name in ("issue", "actor", "stance", "day")],
        },
    }


def deadlines(rows: Values) -> Spec:
    """What falls due when: a mark a deadline."""
    values = [{"due": row["due"], "what": row["what"], "binds": row["binds_code"] or UNKNOWN} for row in rows]
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
    names = list(dict.fromkeys(row["name"] or row["code"] for row in kept))
    values = [
        {"actor": row["name"] or row["code"], "kind": kind, "lines": row[kind]}
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


CHARTS: Mapping[str, Callable[[Values], Spec]] = {
    "event": events,
    "statement": statements,
    "position": positions,
    "deadline": deadlines,
    "actor": actors,
}
"""The chart of each kind of line, by the noun of its table."""


def _data(values: Iterable[dict[str, Any]]) -> Spec:
    return {"values": list(values)}


def _days(name: str, title: str) -> Spec:
    """An axis of days, the same in every time zone."""
    axis = {"format": "%Y-%m-%d", "labelOverlap": True, "labelSeparation": ROW}
    return {"field": name, "type": "temporal", "title": title, "scale": {"type": "utc"}, "axis": axis}


def _cut(name: str, kept: list[str], values: Values) -> Spec:
    """A title that tells how many there are, where a chart has not room for all."""
    total = len({value[name] for value in values})
    return {"title": f"{len(kept)} of {total:,} {name}s"} if len(kept) < total else {}


def _colour(name: str, colours: Mapping[str, str]) -> Spec:
    scale = {"domain": list(colours), "range": list(colours.values())}
    return {"field": name, "type": "nominal", "title": name, "scale": scale}


def _busiest(values: Values, name: str) -> list[str]:
    """The values of a field, the most frequent first, then by name."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value[name]] = counts.get(value[name], 0) + 1
    return sorted(counts, key=lambda found: (-counts[found], found))
