from __future__ import annotations

import csv

import pandas
import pytest
from pyarrow import parquet

from onrecord.schema import KINDS
from onrecord.views.export.codebook import meaning
from onrecord.views.export.tables import SHEETS, WORDS
from onrecord.views.table import column_type

NAMES = [sheet.name for sheet in SHEETS]


def frame(path):
    text = {sheet.name: [c for c in sheet.columns if column_type(c) == "string"] for sheet in SHEETS}
    return pandas.read_csv(path, dtype=dict.fromkeys(text[path.stem], str), keep_default_na=False, na_values=[""])


@pytest.fixture
def tables(export):
    return {path.stem: path for path in export("csv")}


def test_a_file_a_table_and_a_codebook(tables, export):
    assert list(tables) == [*NAMES, "codebook"]
    assert [path.name for path in export("parquet")] == [*(f"{name}.parquet" for name in NAMES), "codebook.csv"]


def test_pandas_reads_back_what_is_on_record(tables, record):
    events = frame(tables["events"])
    lines = {line["id"]: line for line in record.rows("events")}
    assert set(events["id"]) == set(lines)
    for row in events.to_dict("records"):
        line = lines[row["id"]]
        assert row["category"] == line["category"]
        assert row["sentence_text"] == line["sentence_text"]
        assert row["title"] == line["article"]["title"] or pandas.isna(row["title"])
        assert row["intensity"] == line["intensity"]
    assert events.loc[events["category"] == "CONSULT", "actor_code"].item() == "RUS|USA"
    assert events.loc[events["category"] == "AID", "cameo"].isna().all()
    assert events.loc[events["category"] == "CONSULT", "cameo"].item() == "042"


def test_words_come_back_as_they_stand_in_the_article(tables, readings):
    evidence = frame(tables["evidence"])
    texts = {reading.article.id: reading.article.text for reading in readings}
    for row in evidence.to_dict("records"):
        assert texts[row["article"]][row["start"] : row["end"]] == row["text"]
    statements = frame(tables["statements"])
    assert statements["content"].item() == "Russia and the United States met … at last"


def test_parties_and_articles_join_the_lines(tables):
    parties, articles = frame(tables["parties"]), frame(tables["articles"])
    for kind in KINDS:
        lines = frame(tables[kind])
        assert set(lines["article"]) <= set(articles["id"])
        assert articles[kind].sum() == len(lines)
        assert set(parties.loc[parties["kind"] == kind, "line"]) <= set(lines["id"])
    actors = parties[(parties["kind"] == "events") & (parties["part"] == "actor")]
    joined = actors.groupby("line")["code"].agg(lambda codes: "|".join(codes.fillna("")))
    events = frame(tables["events"]).set_index("id")
    assert (
        joined[events.index].replace("", None).to_dict()
        == events["actor_code"].where(events["actor_code"].notna(), None).to_dict()
    )


def test_parquet_holds_the_same_with_types(export, tables):
    for path in export("parquet"):
        if path.suffix == ".csv":
            assert path.read_bytes() == tables["codebook"].read_bytes()
            continue
        found = parquet.read_table(path)
        assert [str(field.type) for field in found.schema] == [
            {"float64": "double"}.get(column_type(name), column_type(name)) for name in found.column_names
        ]
        with tables[path.stem].open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0] == found.column_names
        assert rows[1:] == [["" if cell is None else str(cell) for cell in row.values()] for row in found.to_pylist()]


def test_rows_beyond_one_group_are_kept(export, monkeypatch):
    monkeypatch.setattr("onrecord.views.export.parquet.GROUP", 3)
    events = next(path for path in export("parquet") if path.stem == "events")
    assert parquet.ParquetFile(events).num_row_groups == 3
    assert len(pandas.read_parquet(events)) == 8


def test_the_codebook_explains_every_column_and_closed_list(tables):
    book = pandas.read_csv(tables["codebook"], keep_default_na=False)
    columns = book[book["value"] == ""]
    for name in NAMES:
        assert list(columns.loc[columns["table"] == name, "column"]) == list(frame(tables[name]).columns)
    assert (columns["meaning"] != "").all() and (columns["type"] != "").all()
    values = book[book["value"] != ""].groupby(["table", "column"])["value"].agg(list)
    assert values["events", "status"] == ["actual", "future", "hypothetical", "negated", "historical"]
    assert len(values["events", "category"]) == 16
    assert {"visit", "allege"} <= set(values["events", "mode"])
    assert {"GOV", "UAF"} <= set(values["events", "actor_sector"]) & set(values["parties", "sector"])
    assert "oppose" in values["positions", "stance"]


def test_the_codebook_follows_the_users_own_ontology(export, tmp_path):
    (tmp_path / "my" / "ontologies").mkdir(parents=True)
    (tmp_path / "my" / "ontologies" / "plover.toml").write_text('[contexts]\nchess = "Boards."\n', "utf-8")
    *_, codebook = export("csv", codebook=str(tmp_path / "my"))
    assert "events,contexts,chess,,Boards." in codebook.read_text("utf-8").splitlines()


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_single_file_has_the_events_alone(suffix, export):
    events, codebook = export(suffix, f"mine.{suffix}")
    assert (events.name, codebook.name) == (f"mine.{suffix}", "mine.codebook.csv")
    found = pandas.read_csv(events) if suffix == "csv" else pandas.read_parquet(events)
    assert len(found) == 8
    assert set(pandas.read_csv(codebook)["table"]) == {"events"}


def test_without_text_the_columns_of_words_are_left_out(export):
    for path in export("csv", text=False):
        if path.stem != "codebook":
            assert not WORDS & set(pandas.read_csv(path).columns)
    parties = pandas.read_csv(path.with_name("parties.csv"))
    assert "spokesman" not in set(parties["role"])


def test_every_column_has_a_meaning():
    assert all(meaning(sheet.name, column) for sheet in SHEETS for column in sheet.columns)
    assert meaning("events", "actor_code").startswith("who acts: ISO 3166")
    assert meaning("articles", "figures") == "how many figures were found in it"
