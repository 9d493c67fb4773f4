from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner, Result

from onrecord import cli as command_line
from onrecord.cli import cli, guarded
from onrecord.errors import CodebookError, InputError
from onrecord.views.export import EXPORTS

SUMMIT = """Kenya rejects Somali demand

NAIROBI, March 17 (Reuters) - Kenya on Tuesday rejected a Somali demand for talks over the maritime border.

"We will not negotiate under threats," Kenyan Foreign Minister Amina Odhiambo said. The United Nations urged
both sides to show restraint.
"""
ENVOY = """Turkish envoy visits Athens

The Turkish foreign minister visited Greece on Monday. Greece accused Turkey of violating its airspace.
"""
STOPPED = "onrecord: stopped; what was put on record so far is kept\n"
LISTS = ("timeline", "statements", "positions", "actors", "deadlines", "figures")


def onrecord(*words: object, **more: object) -> Result:
    """Run a command in this process, its expected failures told as ``main`` tells them."""
    runner = CliRunner()
    found: list[int] = []

    @click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
    @click.argument("rest", nargs=-1, type=click.UNPROCESSED)
    def through(rest: tuple[str, ...]) -> None:
        found.append(guarded(lambda: cli.main(list(rest), prog_name="onrecord", standalone_mode=False)))

    result = runner.invoke(through, [str(word) for word in words], **more)
    result.exit_code = found[0] if found else result.exit_code
    return result


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def reports(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "kenya.txt").write_text(SUMMIT, "utf-8")
    (folder / "athens.txt").write_text(ENVOY, "utf-8")
    return folder


@pytest.fixture(scope="module")
def record(reports, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("record") / "made.db"
    result = onrecord("code", reports, "--date", "2021-03-17", "--into", path)
    assert result.exit_code == 0, result.output
    return path


# ---- code


def test_code_writes_to_onrecord_db_unless_told_otherwise(reports, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = onrecord("code", reports / "kenya.txt", "--date", "2021-03-17")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "1 article (1 new)" in result.stderr
    assert names(tmp_path) == ["onrecord.db"]


def test_code_with_json_alone_writes_nothing_else(reports, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert onrecord("code", reports, "--date", "2021-03-17", "--json", "out.jsonl").exit_code == 0
    assert names(tmp_path) == ["out.jsonl"]
    readings = [json.loads(line) for line in Path("out.jsonl").read_text("utf-8").splitlines()]
    assert [reading["article"]["source"] for reading in readings] == [
        f"{reports}/athens.txt",
        f"{reports}/kenya.txt",
    ]
    assert readings[0]["events"]


def test_json_holds_every_reading_of_the_call_even_those_on_record(record, reports, tmp_path):
    fresh, again = tmp_path / "fresh.jsonl", tmp_path / "again.jsonl"
    onrecord("code", reports, "--date", "2021-03-17", "--json", fresh)
    result = onrecord("code", reports, "--date", "2021-03-17", "--into", record, "--json", again)
    assert "2 articles (2 same)" in result.stderr
    assert again.read_text("utf-8") == fresh.read_text("utf-8")


def test_json_replaces_the_old_file_only_when_complete(reports, tmp_path, monkeypatch):
    out = tmp_path / "out.jsonl"
    out.write_text("old")

    def broken(*_):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr("onrecord.coding.work", broken)
    result = onrecord("code", reports, "--json", out)
    assert result.exit_code == command_line.INTERRUPTED
    assert result.stderr.splitlines()[-1] == f"onrecord: stopped; {out} was not written"
    assert (names(tmp_path), out.read_text()) == (["out.jsonl"], "old")


def test_json_goes_to_standard_output_as_well(reports):
    result = onrecord("code", reports / "kenya.txt", "--json", "-")
    assert json.loads(result.stdout)["article"]["publisher"] == "Reuters"


def test_what_cannot_be_read_is_told_and_the_rest_is_done(reports, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\0")
    result = onrecord("code", bad, reports / "kenya.txt", tmp_path / "none.txt", "--into", tmp_path / "x.db")
    assert result.exit_code == 1
    assert "1 article (1 new)" in result.stderr
    assert result.stderr.splitlines()[-1] == "onrecord: 2 inputs could not be read"
    assert str(bad) in result.stderr


def test_a_call_that_reads_nothing_leaves_no_record(tmp_path):
    result = onrecord("code", tmp_path / "none.txt", "--into", tmp_path / "x.db")
    assert result.exit_code == 1
    assert "nothing was read" in result.stderr
    assert not names(tmp_path)


def test_a_replaced_reading_and_a_missing_date_are_told(tmp_path):
    report = tmp_path / "athens.txt"
    for text in (ENVOY, ENVOY.replace("accused", "again accused")):
        report.write_text(text, "utf-8")
        result = onrecord("code", report, "--into", tmp_path / "x.db")
    assert f"onrecord: {report}: read before; its reading was replaced" in result.stderr
    assert "no publication date" in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Missing argument"),
        (("a.txt", "--date", "18 March"), "is no day; write it as 2003-03-18"),
        (("a.txt", "--date", "2003-02-30"), "is no day"),
        (("a.txt", "--date", "2003-02"), "is no day"),
        (("a.txt", "--column", "text"), "is no FIELD=NAME"),
        (("a.txt", "--column", "colour=x"), "the fields are text, title"),
        (("a.txt", "--encoding", "klingon"), "is no known encoding"),
        (("a.txt", "--codebook", "nowhere"), "does not exist"),
        (("a.txt", "--json", "nowhere/out.jsonl"), "there is no folder nowhere"),
        (("a.txt", "--json", "a.txt"), "is an input, too"),
        (("a.txt", "--json", "x", "--into", "x"), "name the same file"),
        (("a.txt", "--colour", "red"), "No such option"),
    ],
)
def test_wrong_usage_of_code_exits_2_and_writes_nothing(words, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = onrecord("code", *words)
    assert (result.exit_code, names(tmp_path)) == (2, [])
    assert told in " ".join(result.stderr.split())


def test_a_missing_pipeline_is_named_and_leaves_no_record(reports, tmp_path):
    result = onrecord("code", reports, "--pipeline", "xx_none", "--into", tmp_path / "x.db")
    assert result.exit_code == 1
    assert "'xx_none' is not installed; leave out --pipeline for en_core_web" in result.stderr
    assert not names(tmp_path)


# ---- watch


def test_watch_prints_what_is_new_and_nothing_twice(reports, tmp_path):
    words = ("watch", reports, "--once", "--date", "2021-03-17", "--into", tmp_path / "x.db")
    first = onrecord(*words)
    assert first.exit_code == 0, first.output
    assert "2021-03-17 Reuters Kenya rejects Somali demand" in first.stdout
    assert "GRC ACCUSE" in first.stdout
    again = onrecord(*words)
    assert (again.exit_code, again.output) == (0, "")


def test_watch_gives_readings_as_json(reports, tmp_path):
    result = onrecord("watch", reports, "--once", "--json", "--into", tmp_path / "x.db")
    titles = [json.loads(line)["article"]["title"] for line in result.stdout.splitlines()]
    assert titles == ["Turkish envoy visits Athens", "Kenya rejects Somali demand"]
    assert result.stderr.count("no publication date") == 2


def test_watch_tells_what_cannot_be_read(tmp_path):
    (tmp_path / "a.txt").touch()
    result = onrecord("watch", tmp_path, "--once", "--into", tmp_path / "x.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is empty" in result.stderr
    assert onrecord("watch", tmp_path, "--every", "0.1").exit_code == 2


def test_a_watch_is_ended_from_the_keyboard(reports, tmp_path):
    command = [sys.executable, "-m", "onrecord.cli", "watch", str(reports), "--into", str(tmp_path / "x.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline()
        time.sleep(1)
        running.send_signal(signal.SIGINT)
        told = running.communicate(timeout=10)[1]
    assert running.returncode == command_line.INTERRUPTED
    assert told.endswith(STOPPED)


# ---- looking at a record


def test_timeline_shows_who_did_what_to_whom(record):
    headings, _, line = onrecord("timeline", "--actor", "GRC", "--record", record).stdout.splitlines()
    assert headings.split() == ["date", "actor", "act", "recipient", "trigger", "article", "id"]
    assert line.split()[1:2] + line.split()[3:5] == ["GRC", "TUR", "accused"]
    assert line.split()[2].startswith("ACCUSE")


def test_timeline_narrows_by_both_sides(record):
    found = onrecord("timeline", "--actor", "GRC", "--with", "TUR", "--json", "--record", record).stdout
    assert {event["category"] for event in map(json.loads, found.splitlines())} == {"ACCUSE"}


@pytest.mark.parametrize("command", LISTS)
def test_every_list_comes_as_json_and_csv(command, record):
    lines = [json.loads(line) for line in onrecord(command, "--json", "--record", record).stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(onrecord(command, "--csv", "--record", record).stdout)))
    assert len(lines) == len(table)
    assert [line.get("id", "") for line in lines] == [row.get("id", "") for row in table]


@pytest.mark.parametrize("command", LISTS)
def test_an_empty_list_says_so_on_standard_error(command, record):
    result = onrecord(command, "--actor", "ZWE", "--record", record)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("onrecord: no ")


@pytest.mark.parametrize("words", [("--json", "--csv"), ("--limit", "0"), ("--min-confidence", "2")])
def test_wrong_filters_exit_2(words, record):
    assert onrecord("timeline", *words, "--record", record).exit_code == 2


def test_a_month_stands_for_its_days(record):
    assert onrecord("timeline", "--since", "2021-03-16", "--until", "2021-03", "--record", record).stdout


def test_a_period_that_ends_before_it_starts_is_wrong_usage(record):
    result = onrecord("brief", "--since", "2021-04", "--until", "2021-03-31", "--record", record)
    assert result.exit_code == 2
    assert "is after" in result.stderr


def test_brief_is_one_page(record):
    page = onrecord("brief", "--record", record).stdout
    assert page.startswith("READ  2 articles, 2021-03-17")
    assert "for KEN\n  Amina Odhiambo, " in page
    assert max(map(len, page.splitlines())) <= 100


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("18 March", "is no day"),
        ("2003-03", "is no day"),
        ("2003-03-18T18:00", "has no time zone"),
        ("2003-03-18T99:00+00:00", "is no moment"),
    ],
)
def test_what_is_no_moment_exits_2(on, told, record):
    result = onrecord("deadlines", "--on", on, "--record", record)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_deadlines_have_a_clock(tmp_path):
    (tmp_path / "mali.txt").write_text("Mali gave the rebels 48 hours to leave the town.")
    onrecord("code", tmp_path / "mali.txt", "--date", "2011-05-10", "--into", tmp_path / "x.db")
    shown = onrecord("deadlines", "--on", "2011-05-11T08:00+00:00", "--record", tmp_path / "x.db").stdout
    assert "2011-05-12  in 1 day  open" in shown
    line = json.loads(onrecord("deadlines", "--on", "2011-05-20", "--json", "--record", tmp_path / "x.db").stdout)
    assert (line["left"]["days"], line["state"], line["because"]) == (-8, "passed", None)
    assert onrecord("deadlines", "--on", "2011-05-09", "--record", tmp_path / "x.db").stdout == ""


def test_hours_are_told_where_both_clocks_are_known(tmp_path):
    (tmp_path / "mali.txt").write_text("The Malian rebels must leave by 8 p.m. EST on Wednesday.")
    onrecord("code", tmp_path / "mali.txt", "--date", "2011-05-10", "--into", tmp_path / "x.db")
    for on, words in (("2011-05-11T18:00+00:00", "in 7 hours"), ("2011-05-10", "in 1 day")):
        shown = onrecord("deadlines", "--on", on, "--record", tmp_path / "x.db").stdout
        assert f"2011-05-11T20:00-05:00  {words}" in shown


def test_search_finds_words_and_survives_odd_ones(record):
    assert "[airspace]" in onrecord("search", "airspace", "--record", record).stdout
    odd = onrecord("search", '"unclosed AND (', "--record", record)
    assert (odd.exit_code, odd.stdout) == (0, "")


def test_explain_tells_the_row_and_the_words(record):
    event = json.loads(onrecord("timeline", "--actor", "GRC", "--json", "--record", record).stdout)
    page = onrecord("explain", event["id"][:8], "--record", record).stdout
    assert event["made_by"] in page
    assert "[actor: Greece] [trigger: accused" in page
    assert "[recipient: Turkey]" in page
    article = onrecord("explain", event["article"]["id"], "--record", record).stdout
    assert article.startswith("ARTICLE")
    assert "WORDS" in onrecord("explain", f"{event['article']['id']}:100", "--record", record).stdout


@pytest.mark.parametrize("id", ["ffffffff", "zz", "", "%"])
def test_explain_of_nothing_says_so(id, record):
    result = onrecord("explain", id, "--record", record)
    assert result.exit_code == 1
    assert "no line or article on record has the id" in result.stderr


def test_an_id_that_is_too_short_says_how_long_it_has_to_be(record):
    line = json.loads(onrecord("timeline", "--json", "--record", record).stdout.splitlines()[0])["id"]
    result = onrecord("explain", line[:3], "--record", record)
    assert (result.exit_code, "give at least six characters" in result.stderr) == (1, True)


def test_diff_names_what_is_no_record(record, tmp_path):
    (tmp_path / "x.txt").write_text("Kenya left.")
    for pair in ((record, tmp_path / "x.txt"), (tmp_path / "x.txt", record)):
        result = onrecord("diff", *pair)
        assert (result.exit_code, "x.txt is no record; name two" in result.stderr) == (2, True)
        assert "--record" not in result.stderr


def test_a_host_has_a_name(record):
    result = onrecord("serve", "--host", "", "--record", record)
    assert (result.exit_code, "--host is empty" in result.stderr) == (2, True)


def test_diff_tells_what_changed(record, reports, tmp_path):
    other = tmp_path / "other.db"
    onrecord("code", reports / "athens.txt", "--date", "2021-03-17", "--into", other)
    result = onrecord("diff", record, other)
    assert "removed" in result.stdout and "REJECT" in result.stdout
    first = json.loads(onrecord("diff", record, other, "--json").stdout.splitlines()[0])
    assert (first["what"], first["line"]["id"]) == ("removed", first["id"])
    assert "the records hold the same lines" in onrecord("diff", other, other).stderr


@pytest.mark.parametrize(("name", "told"), [("none.db", "there is no record"), ("text.db", "is no record")])
@pytest.mark.parametrize("command", ["brief", "timeline"])
def test_what_is_no_record_ends_in_one_line(command, name, told, tmp_path):
    (tmp_path / "text.db").write_text("words")
    result = onrecord(command, "--record", tmp_path / name)
    assert result.exit_code == 1
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


# ---- counting


def test_series_and_network_count_dyads(record):
    series = onrecord("series", "--by", "month", "--actor", "GRC", "--csv", "--record", record)
    assert series.stdout.splitlines()[1].startswith("2021-03-01,GRC,TUR,1,0,0,1,0,")
    network = onrecord("network", "--with", "SOM", "--json", "--record", record)
    assert json.loads(network.stdout)["actor"] == "KEN"
    coverage = onrecord("coverage", "--record", record).stdout
    assert coverage.splitlines()[-1].split() == ["2021-03-17", "Reuters", "1"]


def test_what_is_not_counted_is_told_on_standard_error(record):
    result = onrecord("series", "--record", record)
    assert result.stderr.startswith("onrecord: not counted of ")
    assert "two coded sides" in result.stderr


@pytest.mark.parametrize(
    "words",
    [("series", "--by", "year"), ("network", "--status", "odd"), ("coverage", "--csv", "--json"),
     ("series", "--since", "2003", "--until", "2002")],
)  # fmt: skip
def test_wrong_counting_exits_2(words, record):
    assert onrecord(*words, "--record", record).exit_code == 2


def test_an_empty_count_says_so(record):
    for command in ("series", "network"):
        result = onrecord(command, "--actor", "ZWE", "--record", record)
        assert (result.exit_code, result.stdout) == (0, "")
        assert "onrecord: no " in result.stderr
    assert "no article on record" in onrecord("coverage", "--since", "2030", "--record", record).stderr


# ---- export


def test_export_json_gives_readings_that_read_back(record, tmp_path):
    from onrecord.serialise import from_json

    assert onrecord("export", tmp_path / "all.jsonl", "--record", record).exit_code == 0
    readings = [from_json(json.loads(line)) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    assert {reading.article.text for reading in readings} == {SUMMIT, ENVOY}


def test_export_csv_and_parquet_hold_the_same_rows(record, tmp_path):
    from pyarrow import parquet

    for name in ("csv", "parquet"):
        assert onrecord("export", tmp_path / name, "--format", name, "--record", record).exit_code == 0
    files = sorted(path.stem for path in (tmp_path / "csv").iterdir())
    kinds = ["deadlines", "events", "figures", "positions", "statements"]
    assert files == sorted([*kinds, "articles", "codebook", "evidence", "parties"])
    for kind in kinds:
        rows = list(csv.DictReader((tmp_path / "csv" / f"{kind}.csv").open(encoding="utf-8", newline="")))
        table = parquet.read_table(tmp_path / "parquet" / f"{kind}.parquet")
        assert table.column("id").to_pylist() == [row["id"] for row in rows]


def test_a_single_file_gets_the_events(record, tmp_path):
    result = onrecord("export", tmp_path / "events.csv", "--record", record)
    assert result.stderr.splitlines() == [
        f"onrecord: wrote {tmp_path / 'events.csv'}",
        f"onrecord: wrote {tmp_path / 'events.codebook.csv'}",
    ]
    assert (tmp_path / "events.csv").read_text("utf-8").startswith("id,date,")


@pytest.mark.parametrize("name", EXPORTS)
def test_without_text_no_words_of_the_articles_are_left(name, record, tmp_path):
    out = tmp_path / "all"
    assert onrecord("export", out, "--format", name, "--no-text", "--record", record).exit_code == 0
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.stem != "codebook"]
    for word in (b"rejected", b"restraint", b"Kenya rejects", b"Tuesday"):
        assert not any(word in path.read_bytes() for path in files)
    assert any(b"KEN" in path.read_bytes().upper() for path in files)


@pytest.mark.parametrize("name", EXPORTS)
def test_help_and_about_tell_every_format(name):
    listed = [line.split()[0] for line in onrecord("export", "--help").stdout.splitlines() if line.startswith("  ")]
    assert name in listed
    result = onrecord("export", "--about", name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{name}: ")
    assert "WHAT IT CANNOT HOLD" in result.stdout


def test_what_an_export_leaves_out_is_told(record, tmp_path):
    result = onrecord("export", tmp_path / "panel.csv", "--format", "panel", "--period", "week", "--record", record)
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0] == f"onrecord: wrote {tmp_path / 'panel.csv'}"
    assert "-W" in (tmp_path / "panel.csv").read_text("utf-8")
    assert onrecord("export", tmp_path / "x", "--format", "panel", "--period", "decade").exit_code == 2


def test_export_says_what_is_in_the_way(record, tmp_path):
    (tmp_path / "taken").write_text("")
    assert onrecord("export", tmp_path / "taken", "--record", record).exit_code == 2
    result = onrecord("export", tmp_path / "taken", "--format", "csv", "--record", record)
    assert (result.exit_code, "a file is in the way" in result.stderr) == (1, True)
    result = onrecord("export", tmp_path / "no" / "x.jsonl", "--record", record)
    assert (result.exit_code, "cannot be written" in result.stderr) == (1, True)


def test_no_command_writes_over_a_record(reports, tmp_path):
    kept, link = tmp_path / "kept.db", tmp_path / "link.html"
    onrecord("code", reports / "kenya.txt", "--date", "2021-03-17", "--into", kept, "--without-model")
    before = kept.read_bytes()
    link.symlink_to(kept)
    calls = [("export", out, "--format", name) for out in (kept, link) for name in ("json", "csv", "gexf")]
    calls += [("report", kept), ("report", link)]
    results = [onrecord(*call, "--record", kept) for call in calls]
    results.append(onrecord("code", reports, "--json", kept))
    for result in results:
        assert (result.exit_code, "is a record, which would be written over" in result.stderr) == (1, True), result
    assert kept.read_bytes() == before


def test_what_makes_no_sense_is_not_said_of_an_issue(reports, tmp_path):
    made = tmp_path / "made.db"
    text = "Kenya rejected talks. France opposes military action against Somalia. Kenya supports a new resolution."
    onrecord("code", "-", "--date", "2021-03-17", "--into", made, "--without-model", input=text)
    one, other = (
        line["issue"]
        for line in map(json.loads, onrecord("issues", "--json", "--record", made).stdout.splitlines()[:2])
    )
    for words in (("name", one, " "), ("name", one, other.upper()), ("join", one, one.upper())):
        result = onrecord("issues", *words, "--record", made)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1), result.stderr
    assert onrecord("issues", "name", one, one, "--record", made).exit_code == 0
    assert onrecord("issues", "undo", one, "--record", made).exit_code == 0
    nothing = onrecord("issues", "undo", "nosuch", "--record", made)
    assert (nothing.exit_code, nothing.stderr) == (1, "onrecord: nothing was said of nosuch\n")
    event = json.loads(onrecord("timeline", "--json", "--record", made).stdout.splitlines()[0])["id"]
    assert onrecord("merge", "join", event, event[:8], "--record", made).exit_code == 2
    assert onrecord("merge", "undo", event, "--record", made).exit_code == 1
    assert onrecord("review", "undo", "--coder", "ann", "--record", made).exit_code == 1


def test_a_filter_that_can_be_nothing_is_wrong_usage(record):
    result = onrecord("timeline", "--category", "demnd", "--record", record)
    assert (result.exit_code, "the categories are AGREE" in result.stderr) == (2, True)


def test_a_report_on_nobody_is_told(record, tmp_path):
    result = onrecord("report", tmp_path / "x.html", "--actor", "Nobody At All", "--record", record)
    assert (result.exit_code, "nobody on record is called" in result.stderr) == (1, True)
    assert names(tmp_path) == []
    result = onrecord("report", tmp_path / "x.html", "--actor", "ZWE", "--record", record)
    assert (result.exit_code, "the page is empty" in result.stderr) == (0, True)


# ---- around the record


def test_resolve_answers_line_by_line(tmp_path, monkeypatch):
    stand_in(monkeypatch, "onrecord.actors.resolve", resolve_rows=lambda rows: (
        {"id": row["id"], "code": "RUS" if row["text"] else None} for row in rows
    ))  # fmt: skip
    asked = tmp_path / "in.jsonl"
    asked.write_text('{"id": 1, "text": "Moscow"}\n\nnot json\n[1]\n{"id": 2, "text": null}\n', "utf-8")
    result = onrecord("resolve", asked)
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {"id": 1, "code": "RUS"},
        {"id": 2, "code": None},
    ]
    assert result.exit_code == 1
    assert "line 3: not JSON" in result.stderr and "line 4: not an object" in result.stderr


def test_lines_that_cannot_be_resolved_are_told_by_their_number(tmp_path):
    asked = tmp_path / "in.jsonl"
    asked.write_text('\n{"text": "Moscow", "query_date": "no day"}\n{"text": ["a"]}\n{"text": "Moscow"}\n', "utf-8")
    result = onrecord("resolve", asked)
    (answer,) = map(json.loads, result.stdout.splitlines())
    assert (answer["id"], answer["code"], result.exit_code) == (4, "RUS", 1)
    assert [line.partition("; ")[0] for line in result.stderr.splitlines()] == [
        f"onrecord: {asked}, line 2: \"query_date\" is 'no day'",
        f"onrecord: {asked}, line 3: \"text\" is ['a']",
        "onrecord: 2 of the lines could not be read",
    ]


def test_of_a_file_of_another_kind_a_few_lines_are_told(tmp_path):
    (tmp_path / "in.jsonl").write_text("no JSON\n" * 100)
    for command in ("resolve", "classify"):
        told = onrecord(command, tmp_path / "in.jsonl").stderr.splitlines()
        assert (len(told), told[-1]) == (6, "onrecord: 100 of the lines could not be read, of which 5 are told")


def test_score_prints_a_table_or_json(tmp_path, monkeypatch):
    scores = {"articles": 2, "triple": {"precision": 0.5, "recall": 0.25, "f1": 0.3333}, "mode": None}
    stand_in(monkeypatch, "onrecord.evaluate.score", score_files=lambda readings, gold: scores)
    (tmp_path / "r.jsonl").touch()
    shown = onrecord("score", tmp_path / "r.jsonl", tmp_path).stdout.splitlines()
    assert shown[0].split() == ["stage", "score", "precision", "recall", "f1"]
    assert "triple" in shown[3] and "0.333" in shown[3]
    assert json.loads(onrecord("score", tmp_path / "r.jsonl", tmp_path, "--json").stdout) == scores


def test_score_says_what_it_cannot_read_or_pair(record, tmp_path):
    (tmp_path / "one.txt").write_text("date: 2021-03-17\n\nKenya left.\n=== record\nevent | left | KEN | | RETREAT\n")
    result = onrecord("score", record, tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "write it with 'onrecord code --json'" in result.stderr
    (tmp_path / "r.jsonl").write_text('{"article": {"source": "two.txt"}}\n')
    result = onrecord("score", tmp_path / "r.jsonl", tmp_path, "--json")
    assert (result.exit_code, json.loads(result.stdout)["articles"]) == (0, 1)
    assert result.stderr.startswith("onrecord: 1 of 1 readings are of articles without a gold coding")


def test_codebook_check_tells_every_problem(tmp_path, monkeypatch):
    found: list[str] = []
    stand_in(monkeypatch, "onrecord.codebook.check", check=lambda folder: found)
    assert onrecord("codebook", "check").exit_code == 0
    found += ["cues.csv:3: no such kind 'shout'; use speech", "stances.csv:9: no stance"]
    result = onrecord("codebook", "check", "--codebook", tmp_path)
    assert (result.exit_code, result.stdout.splitlines()) == (1, found)
    assert "2 problems" in result.stderr


def test_codebook_show():
    assert "ASSAULT" in onrecord("codebook", "show").stdout
    condemn = onrecord("codebook", "show", "condemn").stdout
    assert "ACCUSE/disapprove" in condemn and "cues.csv:" in condemn
    assert "foreign minister, RUS" in onrecord("codebook", "show", "Igor", "Ivanov").stdout
    assert onrecord("codebook", "show", "frobnicate").exit_code == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_each_shell(shell):
    assert "_ONRECORD_COMPLETE" in onrecord("completion", shell).stdout


def test_completion_completes_commands():
    asked = {
        **os.environ,
        "_ONRECORD_COMPLETE": "bash_complete",
        "COMP_WORDS": "onrecord tim",
        "COMP_CWORD": "1",
    }
    assert "timeline" in run_main(env=asked).stdout


# ---- the whole program


def commands() -> list[tuple[str, ...]]:
    deeper = [("codebook", name) for name in command_line.codebook.commands]
    return [(), *((name,) for name in cli.commands), *deeper]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_help_shows_an_example(words):
    result = onrecord(*words, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Examples?:\n    onrecord {' '.join(words[:1])}".rstrip(), result.stdout)


def test_help_imports_nothing_heavy_and_answers_at_once():
    heavy = (
        "spacy",
        "pandas",
        "pyarrow",
        "rich",
        "sqlite3",
        "onrecord.pipeline",
        "onrecord.codebook.codebook",
    )
    program = (
        "import sys, onrecord, onrecord.cli\n"
        "try: onrecord.cli.cli(['--help'])\n"
        f"except SystemExit: print([name for name in {heavy!r} if name in sys.modules])"
    )
    taken = []
    for _ in range(5):  # the best of five, since others may be at work on the machine
        started = time.perf_counter()
        result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        taken.append(time.perf_counter() - started)
        assert result.stdout.splitlines()[-1] == "[]"
    assert min(taken) < 0.3


@pytest.mark.parametrize(
    ("error", "lines"),
    [
        (InputError("a.txt", "is empty", "leave it out"), ["onrecord: a.txt: is empty; leave it out"]),
        (
            CodebookError(["cues.csv:1: bad", "cues.csv:2: bad"]),
            ["onrecord: cues.csv:1: bad", "cues.csv:2: bad"],
        ),
        (
            OSError(28, "No space left on device", "x.db"),
            ["onrecord: x.db: No space left on device"],
        ),
    ],
)
def test_expected_failures_end_without_a_traceback(error, lines, capsys):
    def fail() -> None:
        raise error

    assert guarded(fail) == 1
    assert capsys.readouterr().err.splitlines() == lines


def run_main(*words: object, **more: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, **more)  # type: ignore[call-overload]


def test_a_closed_pipe_ends_in_one_line(record):
    program = (
        "import onrecord.cli\n"
        "onrecord.cli.guarded = (lambda old: lambda work: old(lambda: print('x' * 10_000_000)))"
        "(onrecord.cli.guarded)\n"
        "onrecord.cli.main()"
    )
    command = ["bash", "-c", 'set -o pipefail; "$0" -c "$1" | head -c 1', sys.executable, program]
    found = subprocess.run(command, capture_output=True, text=True)
    assert (found.returncode, found.stderr) == (1, "onrecord: the output was closed before its end\n")


def test_an_interrupt_ends_in_one_line():
    command = [sys.executable, "-m", "onrecord.cli", "code", "-", "--json", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdin
        running.stdin.write("Moscow " * 100_000)  # more than a pipe holds: once it is through, the command is reading
        running.send_signal(signal.SIGINT)
        told = running.communicate(timeout=10)[1]
    assert running.returncode == command_line.INTERRUPTED
    assert told.lstrip("\n") == "onrecord: stopped\n"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--into", "x.db"), "stopped; what was put on record so far is kept"),
        (("--into", "none.db"), "stopped; nothing was put on record"),
        (("--json", "out.jsonl"), "stopped; out.jsonl was not written"),
        (
            ("--json", "out.jsonl", "--into", "x.db"),
            "stopped; what was put on record so far is kept; out.jsonl was not written",
        ),
        (("--json", "-"), "stopped"),
    ],
)
def test_what_is_kept_of_a_run_that_is_stopped_is_told(given, told, reports, tmp_path, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    (tmp_path / "x.db").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("onrecord.coding.work", stopped)
    result = onrecord("code", reports, *given)
    assert (result.exit_code, result.stderr) == (command_line.INTERRUPTED, f"\nonrecord: {told}\n")


@pytest.mark.parametrize("command", [("brief",), ("export", "x.jsonl"), ("explain", "abcdef")])
def test_what_only_reads_tells_nothing_of_a_record_when_it_is_stopped(command, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.api.open", stopped)
    assert onrecord(*command).stderr == "\nonrecord: stopped\n"


@pytest.mark.parametrize("module", ["click", "onrecord.commands.common", "onrecord.schema"])
def test_an_interrupt_while_the_program_is_loaded_ends_in_one_line(module):
    program = (
        "import sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {module!r}: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "from onrecord.__main__ import main\n"
        "main()"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (found.returncode, found.stderr) == (command_line.INTERRUPTED, "onrecord: stopped\n")


def test_version():
    from onrecord import __version__

    assert onrecord("--version").stdout.strip() == f"onrecord, version {__version__}"


def test_the_package_runs_as_a_module():
    from onrecord import __version__

    told = subprocess.run([sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == f"onrecord, version {__version__}"


def stand_in(monkeypatch: pytest.MonkeyPatch, name: str, **contents: object) -> None:
    """Put a module made for the test in the place of another."""
    module = ModuleType(name)
    module.__dict__.update(contents)
    monkeypatch.setitem(sys.modules, name, module)
