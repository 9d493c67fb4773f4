"""The formats in JSON: PLOVER, Web Annotations and Label Studio."""

from __future__ import annotations

import json
import os
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree

import jsonschema
import pandas
import pytest
from pyld import jsonld

from onrecord.record.lines import evidence, lines
from onrecord.schema import KINDS
from onrecord.serialise import line_json
from onrecord.views.export import EXPORTS, Options
from onrecord.views.export.webannotations import CONTEXT, iri

HERE = Path(__file__).parent
OA = "http://www.w3.org/ns/oa#"
ENTITY = {"code", "sector", "entity_text", "identifier_id", "identifier_text", "religion", "ethnicity", "office",
          "gender", "age"}  # fmt: skip
LOCATION = {"extracted_place", "resolved_place", "geonameid", "lat", "lon", "city", "district", "province", "country",
            "country_code", "feature_class", "feature_code", "resolution"}  # fmt: skip
EVENT = {"id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc",
         "event_text", "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info",
         "coder", "coded_date", "coded_time", "comment"}  # fmt: skip
CITATION = {"corpus", "citation", "url", "title", "language", "publication", "license", "copyright", "coder",
            "codebook", "version"}  # fmt: skip


# ---- PLOVER


@pytest.fixture
def plover(export):
    (path,) = export("plover")
    assert pandas.read_json(path, lines=True).shape == (8, len(EVENT) + 1)
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return {line["event"][0] + line["onrecord"]["status"]: line for line in found}


def test_plover_has_every_event_with_the_keys_of_the_manual(plover, record):
    assert len(plover) == len(record.rows("events")) == 8
    for line in plover.values():
        assert set(line) == EVENT | {"onrecord"}
        assert all(set(entity) == ENTITY for entity in (*line["actor"], *line["recipient"]))
        assert set(line["cite_info"]) == CITATION
        assert line["has_event"] is True
        assert line["event_loc"] is None or set(line["event_loc"]) == LOCATION


def test_plover_tells_an_event(plover):
    met = plover["CONSULTactual"]
    assert (met["date"], met["mode"], met["context"]) == ("2003-03-18", ["visit"], ["diplomatic", "military"])
    assert (met["quad_code"], met["event_scale"], met["link"]) == (1, 4.0, "https://example.org/talks?a=1&b=2")
    assert met["event_text"].startswith("Russia and the United States met")
    assert [entity["code"] for entity in met["actor"]] == ["RUS", "USA"]
    assert met["recipient"] == []
    assert met["event_loc"] == {
        "extracted_place": "Baghdad", "resolved_place": "Baghdad", "geonameid": 98182, "lat": 33.34058,
        "lon": 44.40088, "city": "Baghdad", "district": None, "province": None, "country": "Iraq",
        "country_code": "IRQ", "feature_class": "P", "feature_code": None, "resolution": 4,
    }  # fmt: skip
    assert met["onrecord"]["according_to"]["text"] == "an official"


def test_plover_tells_what_did_not_happen_by_its_auxiliary_modes(plover):
    modes = {line["mode"][-1] for line in plover.values() if line["onrecord"]["status"] != "actual"}
    assert modes == {"negation", "hypothetical", "historical"}


def test_plover_resolves_only_places_that_can_be_meant_alone(plover):
    tripoli = plover["ASSAULThypothetical"]["event_loc"]
    assert tripoli.pop("extracted_place") == "Tripoli"
    assert set(tripoli.values()) == {None}
    iraq = plover["ASSAULTnegated"]["event_loc"]
    assert (iraq["country_code"], iraq["resolution"], iraq["lat"], iraq["city"]) == ("IRQ", 1, None, None)


def test_plover_codes_bodies_as_plover_does(plover):
    (nato,) = plover["ASSAULTnegated"]["actor"]
    assert (nato["code"], nato["identifier_id"], nato["identifier_text"]) == ("IGO", "NATO", "NATO")


# ---- W3C Web Annotations


def loader(url, options=None):
    """The one context, from this folder; there is no network."""
    assert url == CONTEXT
    document = json.loads((HERE / "anno.jsonld").read_text("utf-8"))
    return {"contextUrl": None, "documentUrl": url, "document": document, "contentType": "application/ld+json"}


@pytest.fixture
def read(export):
    def annotations(**chosen):
        (path,) = export("webannotations", **chosen)
        return json.loads(path.read_text("utf-8"))

    return annotations


def test_a_json_ld_library_expands_every_annotation(read, readings):
    (page,) = jsonld.expand(read(), {"documentLoader": loader})
    assert page["@type"] == ["http://www.w3.org/ns/activitystreams#OrderedCollectionPage"]
    ((items),) = [found["@list"] for found in page["http://www.w3.org/ns/activitystreams#items"]]
    every = [line for reading in readings for _, _, line in lines(reading)]
    assert sorted(item["@id"] for item in items) == sorted(iri(line.id) for line in every)
    for item in items:
        assert item["@type"] == [f"{OA}Annotation"]
        assert item[f"{OA}motivatedBy"] == [{"@id": f"{OA}classifying"}]
        assert len(item[f"{OA}hasBody"]) == 3
        assert all(OA + "hasSelector" in target for target in item[f"{OA}hasTarget"])


def unwrapped(data):
    """JSON data in which a list of one is the one, as JSON-LD takes it."""
    if isinstance(data, dict):
        return {key: unwrapped(value) for key, value in data.items()}
    if isinstance(data, list):
        return unwrapped(data[0]) if len(data) == 1 else [unwrapped(item) for item in data]
    return data


def test_no_key_is_lost_on_the_way_to_rdf(read):
    page = read()
    expanded = jsonld.expand(page, {"documentLoader": loader})
    again = jsonld.compact(expanded, CONTEXT, {"documentLoader": loader})
    assert unwrapped(again) == unwrapped(page)
    quads = jsonld.to_rdf(page, {"documentLoader": loader})["@default"]
    titles = [q["object"]["value"] for q in quads if q["predicate"]["value"] == "http://purl.org/dc/terms/title"]
    assert set(titles) == {"Leaders\tmeet in Baghdad"}


def test_selectors_find_the_words(read, readings):
    texts = {iri(r.article.id): r.article.text for r in readings} | {readings[0].article.url: readings[0].article.text}
    spans = {line.id: evidence(line) for reading in readings for _, _, line in lines(reading)}
    for item in read()["items"]:
        (id,) = [body["value"] for body in item["body"] if body["purpose"] == "identifying"]
        assert len(item["target"]) == len(spans[id])
        for target, span in zip(item["target"], spans[id], strict=True):
            text = texts[target["source"]["id"]]
            place, quote = target["selector"]
            assert (place["start"], place["end"]) == (span.start, span.end)
            assert quote["exact"] == text[span.start : span.end]
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert text[span.start - len(quote["prefix"]) :].startswith(whole)


def test_the_whole_line_is_in_its_body(read, readings):
    every = {line.id: line for reading in readings for _, _, line in lines(reading)}
    labels = set()
    for item in read()["items"]:
        label, id, whole = (body["value"] for body in item["body"])
        assert json.loads(whole) == line_json(every[id])
        labels.add(label)
    assert {"event CONSULT/visit", "statement mixed", "position oppose", "deadline", "figure"} <= labels


def test_without_text_positions_remain_and_quotations_go(read):
    for item in read(text=False)["items"]:
        for target in item["target"]:
            assert [selector["type"] for selector in target["selector"]] == ["TextPositionSelector"]


# ---- Label Studio


@pytest.fixture
def studio(export):
    def tasks(**chosen):
        path, interface = export("labelstudio", "tasks.json", **chosen)
        return json.loads(path.read_text("utf-8")), ElementTree.parse(interface).getroot()

    return tasks


@pytest.mark.parametrize("text", [True, False])
def test_label_studio_takes_the_tasks(studio, text):
    schema = json.loads((HERE / "label_studio.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    tasks, _ = studio(text=text)
    jsonschema.validate(tasks, schema)
    assert len(tasks) == 3
    assert all(("text" in task["data"]) is text for task in tasks)


def test_labels_stand_on_their_words(studio):
    tasks, interface = studio()
    labels = {label.get("value") for label in interface.iter("Label")}
    control, shown = interface.find("Labels"), interface.find("Text")
    assert shown.get("value") == "$text"
    for task in tasks:
        for region in task["predictions"][0]["result"]:
            if region["type"] == "labels":
                value = region["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                assert set(value["labels"]) <= labels
                assert (region["from_name"], region["to_name"]) == (control.get("name"), shown.get("name"))


def test_relations_join_regions_that_are_there(studio):
    tasks, interface = studio()
    relations = {relation.get("value") for relation in interface.iter("Relation")}
    for task in tasks:
        result = task["predictions"][0]["result"]
        ids = [region["id"] for region in result if region["type"] == "labels"]
        assert len(ids) == len(set(ids))
        for relation in (region for region in result if region["type"] == "relation"):
            assert {relation["from_id"], relation["to_id"]} <= set(ids)
            assert set(relation["labels"]) <= relations


def test_every_line_is_marked(studio, readings):
    tasks, _ = studio()
    marked = [r["value"]["labels"][0] for t in tasks for r in t["predictions"][0]["result"] if r["type"] == "labels"]
    for kind in KINDS:
        count = sum(len(evidence(line)) for reading in readings for line in getattr(reading, kind))
        assert marked.count(kind[:-1]) == count
    assert marked.count("trigger") == 8
    assert marked.count("cue") == 1


def test_no_interface_is_put_beside_a_pipe(record, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    told = []
    reader = Thread(target=lambda: told.append(pipe.read_text("utf-8")))
    reader.start()
    written = EXPORTS["labelstudio"].write(record, pipe, Options())
    reader.join()
    assert list(written) == [pipe]
    assert len(json.loads(told[0])) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
