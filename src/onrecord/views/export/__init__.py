"""Exports by name: each writes a whole record in one format that other tools read."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.views.export import (
    csv,
    duckdb,
    gdelt,
    gexf,
    graphml,
    icews,
    json,
    labelstudio,
    panel,
    parquet,
    plover,
    polecat,
    webannotations,
)
from onrecord.views.export.format import Format, Options, Written

EXPORTS: Mapping[str, Format] = {
    "json": json.FORMAT,
    "csv": csv.FORMAT,
    "parquet": parquet.FORMAT,
    "duckdb": duckdb.FORMAT,
    "plover": plover.FORMAT,
    "polecat": polecat.FORMAT,
    "icews": icews.FORMAT,
    "gdelt": gdelt.FORMAT,
    "panel": panel.FORMAT,
    "graphml": graphml.FORMAT,
    "gexf": gexf.FORMAT,
    "webannotations": webannotations.FORMAT,
    "labelstudio": labelstudio.FORMAT,
}
"""A format's name to the format: ``EXPORTS[name].write(record, out, Options())`` tells the files written."""

SUFFIXES: Mapping[str, str] = {suffix: name for name, format in EXPORTS.items() for suffix in format.suffixes}
"""The format that a file name stands for, where none is named."""

__all__ = ["EXPORTS", "SUFFIXES", "Format", "Options", "Written"]
