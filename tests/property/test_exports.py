"""Whatever a record may hold, every format writes it, and its own reader reads it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import networkx
import pandas
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from pyarrow import parquet
from record.strategies import readings

from onrecord.record import Record, Refused
from onrecord.schema import Reading
from onrecord.views.export import EXPORTS, Options, Written

SEPARATED = {"polecat": 40, "icews": 20, "gdelt": 61}


def read_back(name: str, written: Written, reading: Reading) -> None:
    """Read an export's first file as its users do, and count what came back."""
    first = next(iter(written))
    match name:
        case "json" | "plover":
            lines = [json.loads(line) for line in first.read_text("utf-8").splitlines()]
            assert len(lines) == (1 if name == "json" else len(reading.events))
        case "csv":
            text = first.read_bytes().decode("utf-8")
            assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == len(reading.events)
        case "parquet" | "duckdb":
            assert parquet.read_table(first).num_rows == len(reading.events)
        case "panel":
            assert "actor" in pandas.read_csv(first).columns
        case "polecat" | "icews" | "gdelt":
            rows = first.read_bytes().decode("ascii").split("\n")[:-1]
            assert {row.count("\t") + 1 for row in rows} <= {SEPARATED[name]}
        case "graphml":
            networkx.read_graphml(first, force_multigraph=True)
        case "gexf":
            networkx.read_gexf(first, version="1.3")
        case "webannotations":
            lines = json.loads(first.read_text("utf-8"))["items"]
            assert len([line for line in lines if line["body"][0]["value"].startswith("event")]) == len(reading.events)
        case "labelstudio":
            assert len(json.loads(first.read_text("utf-8"))) == 1
            ElementTree.parse(first.with_name(f"{first.stem}.config.xml"))


@pytest.mark.parametrize("text", [True, False])
@settings(
    max_examples=50, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(reading=readings())
def test_every_format_writes_every_record(text: bool, reading: Reading) -> None:
    with TemporaryDirectory() as folder, Record.open(Path(folder, "any.db")) as record:
        run = record.begin_run({}, "c1")
        try:
            record.add(reading, run)
        except Refused:
            return
        for name, format in EXPORTS.items():
            read_back(name, format.write(record, Path(folder, name), Options(text=text)), reading)
