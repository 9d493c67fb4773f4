"""The scoreboard on a small folder of our own, its places in pages, and that the shipped tables are of today."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook.codebook import Codebook
from onrecord.evaluate import tables
from onrecord.evaluate.confidence import THRESHOLDS, bands, curve
from onrecord.evaluate.gold import read_golds
from onrecord.evaluate.scoreboard import PAGES, SECTION, made_with, main, own_sections, written
from onrecord.evaluate.sets import EXAMPLES, HELD, REWRITES, Coded, code_set, held_out, own_sets

ROOT = Path(__file__).parents[2]
FRANCE = """date: 2003-03-18
publisher: AP
region: Middle East

France condemned Syria on Tuesday over the shelling of Aleppo.
=== record
event | condemned | France=FRA:GOV | Syria=SYR:GOV | ACCUSE disapprove | actual | 2003-03-18 | |
event | shelling | Syria=SYR:MIL | Aleppo=SYR:CVL | ASSAULT | actual | | |
"""
KENYA = """date: 2024-05-07

"We will not sign the treaty," President William Ruto of Kenya said in Nairobi.
=== record
statement | William Ruto | said | We will not sign the treaty | direct
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("gold")
    (made / "france.txt").write_text(FRANCE, "utf-8")
    (made / "kenya.txt").write_text(KENYA, "utf-8")
    return made


@pytest.fixture(scope="module")
def coded(folder: Path, codebook: Codebook) -> Coded:
    return code_set("ours", read_golds(folder), codebook)


def test_scores_have_both_ways_of_reading_and_an_interval(coded: Coded) -> None:
    told = tables.scores(coded, draws=50)
    assert "**ours**, 2 articles:" in told
    row = next(line for line in told.splitlines() if line.startswith("| events: the category |"))
    assert row.split(" | ")[1] == "2"
    assert row.count(" to ") == 2
    assert "| statements: the words and the speaker | 1 | 1.000 (1.00 to 1.00) | 1.00 | 1.00 |" in told
    assert "deadlines" not in told


def test_codings_of_the_same_texts_are_measured_against_each_other(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "france.txt").write_text(FRANCE.replace("Syria=SYR:GOV | ACCUSE", "Syria=SYR:GOV | REJECT"), "utf-8")
    told = tables.agreement(read_golds(folder), read_golds(tmp_path), draws=50)
    assert told.startswith("1 reports coded twice:")
    assert "| events: the category | 2 | 2 | .500 (.50 to .50) |" in told
    assert "statements" not in told


def test_regions_are_those_of_the_headers(coded: Coded) -> None:
    rows = tables.regions(coded).splitlines()[2:]
    assert [row.split(" | ")[:3] for row in rows] == [["| Middle East", "1", "2"], ["| not told", "1", "0"]]


def test_errors_are_counted(coded: Coded) -> None:
    told = tables.causes(coded)
    assert "| right |" in told
    assert "**events of the right category**" in told


def test_a_threshold_keeps_less_the_higher_it_is(coded: Coded) -> None:
    points = curve(coded)
    assert [point.least for point in points] == list(THRESHOLDS)
    kept = [point.kept for point in points]
    assert kept[0] == 1.0
    assert kept == sorted(kept, reverse=True)
    assert curve(coded, [1.01])[0].category.predicted == 0


def test_every_event_lies_in_one_band(coded: Coded) -> None:
    found = bands(coded)
    assert sum(band.events for band in found) == sum(len(reading.events) for reading in coded.with_model) > 0
    assert all(band.triple <= band.category <= band.events for band in found)


def test_tables_are_the_same_on_every_run(coded: Coded, codebook: Codebook) -> None:
    sets = {HELD: coded, REWRITES: coded}
    assert own_sections(sets, codebook, 20) == own_sections(sets, codebook, 20)


def test_a_page_keeps_what_is_not_measured() -> None:
    sections = (f"<!-- board: {name} -->\n{name}, old\n<!-- /board: {name} -->\n" for name in ("scores", "given"))
    page = "ours\n" + "".join(sections)
    assert written(page, {"scores": "new"}) == page.replace("scores, old", "new")


def test_given_codings_are_written_into_a_page(folder: Path, tmp_path: Path, codebook: Codebook) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Ours\n<!-- board: given -->\n<!-- /board: given -->\n", "utf-8")
    options = ["--gold", f"two articles={folder}", "--given-only", "--draws", "20", "--write", str(page)]
    assert main(options) == 0
    shown = page.read_text("utf-8")
    assert shown.startswith("# Ours\n")
    assert made_with(codebook) in shown
    assert "**two articles**, 2 articles:" in shown


def test_bad_input_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text("no place", "utf-8")
    assert main(["--gold", str(folder), "--given-only", "--write", str(page)]) == 1
    assert "no place for a table" in capsys.readouterr().err
    for wrong in (["--given-only"], ["--gold", str(tmp_path / "none")], ["--draws", "0"]):
        with pytest.raises(SystemExit) as stopped:
            main(wrong)
        assert stopped.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_own_sets_are_held_out_reports_rewrites_and_examples() -> None:
    sets = own_sets(
        [ROOT / "training" / name for name in ("reports", "unseen")], ROOT / "tests" / "golden" / "articles"
    )
    assert all(held_out(gold.id) and gold.region for gold in sets[HELD])
    assert len(sets[HELD]) >= 80
    assert {name: len(golds) for name, golds in sets.items() if name != HELD} == {REWRITES: 10, EXAMPLES: 3}


def test_the_shipped_tables_were_made_with_the_present_codebook_and_model(codebook: Codebook) -> None:
    shown = {m["name"]: m["body"] for path in PAGES for m in SECTION.finditer((ROOT / path).read_text("utf-8"))}
    assert shown["version"].strip() == made_with(codebook), "run 'make scoreboard'"
    assert all(body.strip() for body in shown.values())
    assert shown["published"].strip() == tables.published()
    first, second = (read_golds(ROOT / "training" / name) for name in ("reports", "second"))
    assert shown["agreement"].strip() == tables.agreement(first, second)
