"""The charts of a report, drawn of the lines that it shows, and made fit to stand within its page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from onrecord.views.charts import Chart
from onrecord.views.columns import table
from onrecord.views.table import Table

if TYPE_CHECKING:
    from onrecord.views.report.content import Report

SVG = "http://www.w3.org/2000/svg"
BACKGROUND = "white"
COLUMNS = ("actor_code", "actor_name", "person", "issue", "stance", "date", "published")


def drawings(report: Report) -> Mapping[str, Chart]:
    """The charts by the section that each stands in; a section without lines has none."""
    tables = {
        "timeline": table("events", report.events),
        "positions": _positions(report),
        "network": report.network,
        "statements": table("statements", report.statements),
    }
    return {name: found.chart() for name, found in tables.items() if found}


def _positions(report: Report) -> Table:
    """The last word of each holder, under the name that the page gives him."""
    rows = (
        (stand.holder, None, None, issue, stand.last["stance"], stand.last["date"], None)
        for issue, stands in report.stands.items()
        for stand in stands
    )
    return Table(COLUMNS, tuple(rows), noun="position")


def inline(svg: str, label: str) -> str:
    """A chart as one picture with a label, without a background and without what only a page of its own needs.

    vl-convert tells readers of screens about each mark, without its name; the lists beside the chart tell more.
    """
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        for name in [name for name in element.attrib if name == "role" or name.startswith("aria-")]:
            del element.attrib[name]
    for rectangle in root.findall(f"{{{SVG}}}rect[@fill='{BACKGROUND}']"):
        root.remove(rectangle)
    root.attrib |= {"role": "img", "aria-label": label}
    return ElementTree.tostring(root, encoding="unicode")
