from __future__ import annotations

import sys
from xml.etree import ElementTree

import pytest

from onrecord.errors import MissingExtra, OnrecordError
from onrecord.views.report.drawings import drawings, inline

CHARTS = {"timeline", "positions", "network", "statements"}


def test_the_page_and_its_charts_are_written(iraq, tmp_path):
    written = iraq.report(tmp_path / "iraq.html", title="Iraq", figures=tmp_path / "in" / "figures")
    assert {path.name for path in written} == {"iraq.html", *(f"{c}.{end}" for c in CHARTS for end in ("svg", "png"))}
    assert (tmp_path / "in/figures/network.png").read_bytes().startswith(b"\x89PNG")
    assert ElementTree.parse(tmp_path / "in/figures/network.svg").getroot().tag.endswith("svg")
    assert "<title>Iraq</title>" in (tmp_path / "iraq.html").read_text("utf-8")


def test_without_a_title_the_page_has_the_records_name(iraq, tmp_path):
    iraq.report(tmp_path / "iraq.html", since="2003-03")
    assert "<title>On record: iraq</title>" in (tmp_path / "iraq.html").read_text("utf-8")


def test_without_a_converter_the_page_has_no_charts_and_says_so(iraq, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    written = iraq.report(tmp_path / "iraq.html")
    assert [note for note in written.notes if "onrecord[charts]" in note]
    assert "<svg" not in (tmp_path / "iraq.html").read_text("utf-8")
    with pytest.raises(MissingExtra, match=r"onrecord\[charts\]"):
        iraq.report(tmp_path / "other.html", figures=tmp_path / "figures")


def test_where_nothing_can_be_written_it_is_told(iraq, tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(OnrecordError, match="cannot be written"):
        iraq.report(tmp_path / "no" / "iraq.html")
    with pytest.raises(OnrecordError, match="cannot be written"):
        iraq.report(tmp_path / "iraq.html", figures=tmp_path / "taken")


def test_a_section_without_lines_has_no_chart(asked):
    assert drawings(asked(actor="ATA")) == {}
    assert set(drawings(asked())) == CHARTS


def test_a_chart_within_the_page_is_one_picture(asked):
    svg = drawings(asked())["timeline"].to_svg()
    root = ElementTree.fromstring(inline(svg, "events & days"))
    roles = [(element.get("role"), element.get("aria-label")) for element in root.iter() if element.get("role")]
    assert roles == [("img", "events & days")]
    assert 'fill="white"' in svg and not root.findall("{*}rect[@fill='white']")
