from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from onrecord.errors import MissingExtra, OnrecordError
from onrecord.views.charts import CHARTS, MIME, MOST, MOST_ACROSS, MOST_AROUND, chart
from onrecord.views.columns import table
from onrecord.views.table import Table


@pytest.fixture
def charts(rows):
    actors = [{"name": "Kenya", "code": "KEN", "events": 3, "statements": 1}]
    found = {"actors": actors, **rows}
    drawn = {noun: chart(table(f"{noun}s", found[f"{noun}s"])) for noun in CHARTS if noun != "dyad"}
    return {**drawn, "dyad": dyads(("KEN", "SOM")).chart()}


def dyads(*pairs):
    """Pairs of codes as a network of four events each, of an intensity of -10."""
    columns = ("actor", "recipient", "events", "intensity")
    return Table(columns, tuple((*pair, 4, -10.0) for pair in pairs), noun="dyad")


def values(found):
    return found.spec["data"]["values"]


def test_charts_hold_the_lines_of_their_table(charts):
    assert values(charts["event"]) == [
        {"day": "2021-03-16", "actor": "KEN", "act": "REJECT/meet", "recipient": "SOM", "quad": "verbal conflict",
         "status": "actual"}
    ]  # fmt: skip
    assert values(charts["statement"]) == [{"speaker": "Amina Odhiambo", "form": "direct"}]
    assert values(charts["position"])[0]["stance"] == "oppose"
    assert values(charts["deadline"])[0]["due"] == "2021-03-19"
    assert [value["lines"] for value in values(charts["actor"])] == [3, 1]


@pytest.mark.parametrize("noun", CHARTS)
def test_charts_show_themselves(noun, charts):
    bundle = charts[noun]._repr_mimebundle_()
    assert bundle[MIME]["$schema"].endswith("/v5.json")
    assert bundle["image/svg+xml"].startswith("<svg")
    assert bundle["text/plain"] == f"<chart: {charts[noun].spec['description']}>"


def test_charts_are_saved(charts, tmp_path):
    found = charts["event"]
    assert found.save(tmp_path / "a.svg").read_text("utf-8").startswith("<svg")
    assert found.save(tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert json.loads(found.save(str(tmp_path / "a.json")).read_text("utf-8")) == found.spec
    with pytest.raises(OnrecordError, match=r"written as \.svg, \.png or \.json"):
        found.save(tmp_path / "a.gif")


def test_without_a_converter_the_specification_remains(charts, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    assert set(charts["event"]._repr_mimebundle_()) == {MIME, "text/plain"}
    with pytest.raises(MissingExtra, match=r"onrecord\[charts\]"):
        charts["event"].to_svg()


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Auckland"])
def test_a_day_is_the_same_in_every_time_zone(zone, charts, tmp_path):
    spec = charts["event"].save(tmp_path / "a.json")
    drawn = "import json, sys, vl_convert; print(vl_convert.vegalite_to_svg(json.load(open(sys.argv[1]))))"
    here = subprocess.run(
        [sys.executable, "-c", drawn, spec], env={**os.environ, "TZ": zone}, capture_output=True, text=True, check=True
    )
    assert "2021-03-16" in here.stdout
    assert "2021-03-15" not in here.stdout


def test_what_has_no_room_is_told(rows):
    (line,) = rows["positions"]
    many = [{**line, "issue": f"issue {n:03}"} for n in range(MOST + 5)]
    found = table("positions", many).chart()
    assert found.spec["title"] == f"{MOST} of {MOST + 5} issues"
    assert len(values(found)) == MOST


def test_a_network_is_a_circle_of_actors_with_arrows(charts):
    (arrow,) = values(charts["dyad"])
    assert (arrow["actor"], arrow["recipient"], arrow["events"], arrow["tone"]) == ("KEN", "SOM", 4, -2.5)
    nodes = charts["dyad"].spec["layer"][-1]["data"]["values"]
    assert [node["actor"] for node in nodes] == ["KEN", "SOM"]


def test_what_has_no_room_around_a_circle_or_across_is_told(rows):
    many = [(f"A{n:02}", "USA") for n in range(MOST_AROUND + 9)]
    found = dyads(*many, ("USA", "USA")).chart()
    assert found.spec["title"] == f"{MOST_AROUND} of {MOST_AROUND + 10} actors"
    assert len(values(found)) == MOST_AROUND - 1
    (line,) = rows["positions"]
    held = [{**line, "actor": {**line["actor"], "code": code}} for code, _ in many[: MOST_ACROSS + 1]]
    assert table("positions", held).chart().spec["title"] == f"{MOST_ACROSS} of {MOST_ACROSS + 1} actors"
    (event,) = rows["events"]
    acted = [{**event, "actors": [{**event["actors"][0], "code": code}]} for code, _ in many]
    assert table("events", acted).chart().spec["title"] == f"{MOST} of {len(many)} actors"


def test_labels_are_short_and_cannot_upset_a_drawing(rows):
    (line,) = rows["positions"]
    found = table("positions", [{**line, "issue": "\x00<b>" + "x" * 10_000}]).chart()
    assert len(values(found)[0]["issue"]) == 80
    assert found.to_svg().startswith("<svg")


def test_the_last_stance_is_shown(rows):
    (line,) = rows["positions"]
    found = table("positions", [line, {**line, "stance": "support"}]).chart()
    assert [value["stance"] for value in values(found)] == ["support"]


def test_where_there_is_no_chart_those_there_are_are_named(rows):
    with pytest.raises(OnrecordError, match="no chart of figures; there are charts of events, statements"):
        table("figures", rows["figures"]).chart()
    assert table("events", []).chart().to_svg().startswith("<svg")


def test_words_that_are_markup_stay_words(rows):
    (line,) = rows["deadlines"]
    found = table("deadlines", [{**line, "what": "<script>alert(1)</script>"}]).chart()
    assert "<script" not in found.to_svg()
