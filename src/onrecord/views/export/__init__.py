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

_MODULES = (
    json, csv, parquet, duckdb, plover, polecat, icews, gdelt, panel, graphml, gexf, webannotations, labelstudio,
)  # fmt: skip

EXPORTS: Mapping[str, Format] = {module.FORMAT.name: module.FORMAT for module in _MODULES}
"""A format's name to the format: ``EXPORTS[name].write(record, out, Options())`` tells the files written."""

SUFFIXES: Mapping[str, str] = {suffix: name for name, format in EXPORTS.items() for suffix in format.suffixes}
"""The format that a file name stands for, where none is named."""

__all__ = ["EXPORTS", "SUFFIXES", "Format", "Options", "Written"]
