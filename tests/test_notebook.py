"""The notebook of the examples runs from top to bottom, and what it ends its cells with shows itself."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from onrecord.views.charts import MIME

EXAMPLES = Path(__file__).parents[1] / "examples"
NOTEBOOK = EXAMPLES / "iraq.ipynb"
LONGEST = 300


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The code cells with what they show now."""
    folder = tmp_path_factory.mktemp("notebook")
    shutil.copytree(EXAMPLES / "iraq", folder / "iraq")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=LONGEST, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(cell: Any) -> dict[str, Any]:
    """What a cell ends with, by media type; nothing where it ends with nothing."""
    results = [output for output in cell.outputs if output.output_type == "execute_result"]
    return dict(results[-1].data) if results else {}


def test_the_notebook_is_kept_without_what_it_shows() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    assert all(not cell.outputs and cell.execution_count is None for cell in notebook.cells if cell.cell_type == "code")


def test_every_cell_runs_and_shows_something(cells: list[Any]) -> None:
    assert len(cells) >= 10
    assert [cell.source for cell in cells if not cell.outputs] == []
    assert {output.output_type for cell in cells for output in cell.outputs} == {"execute_result", "stream"}


def test_warnings_are_none(cells: list[Any]) -> None:
    streams = [output for cell in cells for output in cell.outputs if output.output_type == "stream"]
    assert [output.text for output in streams if output.name == "stderr"] == []


def test_tables_show_themselves(cells: list[Any]) -> None:
    tables = [
        shown(cell)["text/html"]
        for cell in cells
        if cell.source.startswith(("record.timeline(a", "record.deadlines()")) and "chart" not in cell.source
    ]
    html = [table for table in tables if table.startswith("<table><caption>")]
    assert len(html) == 2
    assert "USA" in html[0] and "IRQ" in html[0]


def test_charts_show_themselves(cells: list[Any]) -> None:
    charts = [shown(cell) for cell in cells if cell.source.endswith(".chart()")]
    assert len(charts) == 4
    for chart in charts:
        assert chart[MIME]["data"]["values"]
        assert chart["image/svg+xml"].startswith("<svg")


def test_other_tools_read_what_is_handed_on(cells: list[Any]) -> None:
    for words in ("pivot_table", "busiest", "duckdb"):
        (cell,) = [cell for cell in cells if words in cell.source]
        assert "<table" in shown(cell)["text/html"]
