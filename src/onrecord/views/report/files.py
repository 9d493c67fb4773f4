"""The files of a report: the page, and its charts for papers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import MissingExtra
from onrecord.views.export.files import replacing, unwritable
from onrecord.views.export.format import Written
from onrecord.views.report.drawings import drawings
from onrecord.views.report.page import report

if TYPE_CHECKING:
    from onrecord.views.report.content import Report

ENDINGS = (".svg", ".png")


def write(found: Report, out: Path, title: str, figures: Path | None = None) -> Written:
    """Write a report to a file and, into a folder, each chart as SVG and PNG.

    Without vl-convert-python the page has no charts, which a note tells. Raises MissingExtra when ``figures`` asks
    for them, OnrecordError where nothing can be written.
    """
    charts = drawings(found)
    saved: list[Path] = []
    if figures is not None:
        try:
            figures.mkdir(parents=True, exist_ok=True)
            saved = [chart.save(figures / f"{name}{end}") for name, chart in charts.items() for end in ENDINGS]
        except OSError as error:
            raise unwritable(figures, error) from error
    try:
        drawn = {name: chart.to_svg() for name, chart in charts.items()}
        missing: tuple[str, ...] = ()
    except MissingExtra as error:
        drawn, missing = {}, (f"no charts: {error}",)
    with replacing(out) as file:
        file.write(report(found, title, drawn))
    return Written((out, *saved), (*missing, *found.notes))
