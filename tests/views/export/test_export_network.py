"""GraphML and GEXF: read back with networkx, and held to what Gephi asks of a dynamic graph."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import networkx
import pytest

from onrecord.record import Record
from onrecord.schema import Article, Reading
from onrecord.views.export import EXPORTS, Options
from onrecord.views.export.gexf import spells
from onrecord.views.export.xml import safe

from .conftest import IRAQ, Maker, filled

GEXF = "{http://gexf.net/1.3}"


@pytest.fixture
def graph(export):
    (path,) = export("graphml")
    return networkx.read_graphml(path, force_multigraph=True)


@pytest.fixture
def dynamic(export):
    (path,) = export("gexf")
    return networkx.read_gexf(path, version="1.3")


@pytest.fixture
def tree(export):
    (path,) = export("gexf")
    return ElementTree.parse(path).getroot()


# ---- GraphML


def test_networkx_reads_an_edge_an_act(graph):
    assert graph.is_directed()
    assert sorted((a, b, data["category"]) for a, b, data in graph.edges(data=True)) == [
        ("FRA", "IRQ", "ACCUSE"),
        ("FRA", "UNO", "ACCUSE"),
        ("RUS", "IRQ", "THREATEN"),
        ("RUS", "RUS", "COERCE"),
        ("RUS", "USA", "CONSULT"),
        ("USA", "RUS", "CONSULT"),
    ]
    assert graph.nodes["UNO"] == {"label": "United Nations", "kind": "other", "acts": 0, "undergoes": 1}
    assert graph.nodes["RUS"] == {"label": "Russia", "kind": "state", "acts": 3, "undergoes": 2}


def test_edges_hold_what_is_known_and_no_more(graph):
    ((_, _, met),) = [edge for edge in graph.edges(data=True) if edge[:2] == ("USA", "RUS")]
    assert met.items() >= {
        "weight": 1.0, "date": "2003-03-18", "mode": "visit", "cameo": "042", "goldstein": 1.9, "trigger": "met",
        "sentence": "Russia and the United States met in Baghdad on Tuesday, “at last”, an official said.",
    }.items()  # fmt: skip
    ((_, _, warned),) = [edge for edge in graph.edges(data=True) if edge[:2] == ("RUS", "IRQ")]
    assert not {"date", "published", "mode"} & warned.keys()


def test_words_that_are_markup_stay_words(graph):
    sentences = {data["sentence"] for _, _, data in graph.edges(data=True)}
    assert any('José "Pepe" Łuk <b>& Sons</b>' in sentence for sentence in sentences)


def test_characters_that_xml_cannot_hold_are_told(export, tmp_path):
    make = Maker(Article.of("Iraq\x0b bombed\x00 Iraq.", published="2003-03-18"))
    event = make.event("bombed\x00", "ASSAULT", (make.party("Iraq", **IRAQ),), (make.party("Iraq", **IRAQ),))
    reading = Reading(make.article, make.sentences, events=(event,))
    with Record.open(filled(tmp_path / "odd.db", [reading]), create=False, readonly=True) as record:
        EXPORTS["graphml"].write(record, tmp_path / "odd.graphml", Options())
    found = networkx.read_graphml(tmp_path / "odd.graphml")
    assert found.edges["IRQ", "IRQ"]["sentence"] == "Iraq\ufffd bombed\ufffd Iraq."
    assert safe("a\ud800b\uffff") == "a\ufffdb\ufffd"


def test_graphml_declares_its_attributes_with_types(export):
    (path,) = export("graphml")
    keys = ElementTree.parse(path).getroot().findall("{http://graphml.graphdrawing.org/xmlns}key")
    types = {key.get("attr.name"): key.get("attr.type") for key in keys}
    assert (types["weight"], types["acts"], types["cameo"]) == ("double", "int", "string")


# ---- GEXF


def test_networkx_reads_an_edge_a_dyad(dynamic):
    assert dynamic.graph["mode"] == "dynamic"
    assert sorted(dynamic.edges) == [
        ("FRA", "IRQ"), ("FRA", "UNO"), ("RUS", "RUS"), ("RUS", "USA"), ("USA", "RUS"),
    ]  # fmt: skip
    met = dynamic.edges["USA", "RUS"]
    assert (met["weight"], met["events"], met["verbal_cooperation"], met["intensity"]) == (1.0, 1, 1, 4.0)
    assert met["events_of_day"] == [(1, "2003-03-18", "2003-03-18")]
    assert met["spells"] == [("2003-03-18", "2003-03-18")]
    assert dynamic.nodes["RUS"]["spells"] == [("2003-03-18", "2003-05-01")]
    assert dynamic.nodes["RUS"]["label"] == "Russia"


def test_gephi_is_told_that_days_are_dates(tree):
    graph = tree.find(f"{GEXF}graph")
    assert graph.attrib == {
        "mode": "dynamic",
        "defaultedgetype": "directed",
        "timeformat": "date",
        "timerepresentation": "interval",
        "start": "2003-03-18",
        "end": "2003-05-01",
    }


def test_no_two_edges_are_parallel(tree):
    pairs = [(edge.get("source"), edge.get("target")) for edge in tree.iter(f"{GEXF}edge")]
    assert len(pairs) == len(set(pairs))
    ids = [edge.get("id") for edge in tree.iter(f"{GEXF}edge")]
    assert len(ids) == len(set(ids))


def test_every_attribute_is_declared_once_and_used_by_its_class(tree):
    declared = {
        kind: {a.get("id") for group in tree.iter(f"{GEXF}attributes") if group.get("class") == kind for a in group}
        for kind in ("node", "edge")
    }
    for kind in ("node", "edge"):
        for element in tree.iter(f"{GEXF}{kind}"):
            used = {value.get("for") for value in element.iter(f"{GEXF}attvalue")}
            assert used == declared[kind]


def test_dynamic_values_have_days_and_static_ones_none(tree):
    groups = {(g.get("class"), g.get("mode")): {a.get("id") for a in g} for g in tree.iter(f"{GEXF}attributes")}
    for value in tree.iter(f"{GEXF}attvalue"):
        assert (value.get("for") in groups["edge", "dynamic"]) is (value.get("start") is not None)


def test_an_edge_lives_within_both_its_nodes(tree):
    lives = {
        node.get("id"): (spell.get("start"), spell.get("end"))
        for node in tree.iter(f"{GEXF}node")
        for spell in node.iter(f"{GEXF}spell")
    }
    for edge in tree.iter(f"{GEXF}edge"):
        for spell in edge.iter(f"{GEXF}spell"):
            for end in ("source", "target"):
                first, last = lives[edge.get(end)]
                assert first <= spell.get("start") <= spell.get("end") <= last


def test_spells_do_not_touch():
    days = ["2003-03-02", "2003-02-28", "2003-03-01", "2003-03-01", "2003-03-05"]
    found = spells(days)
    assert found == [("2003-02-28", "2003-03-02"), ("2003-03-05", "2003-03-05")]
    gaps = [date.fromisoformat(b[0]) - date.fromisoformat(a[1]) for a, b in pairwise(found)]
    assert [gap.days for gap in gaps] == [3]


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_what_is_left_out_is_told(name, export):
    notes = export(name).notes
    assert notes[1] == "left out 1 event without a code on both sides"
    assert (len(notes) == 3) is (name == "gexf")  # an edge in time needs a day
