from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from importlib.metadata import version

import pytest

import onrecord
from onrecord.errors import InputError, OnrecordError, RecordError

REPORT = """Kenya rejects Somali demand

Kenya on Tuesday rejected a Somali demand for talks. Somalia accused Kenya of stealing its waters.
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("in") / "kenya.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture(scope="module")
def record(report):
    return onrecord.code(report, date="2021-03-17", model=False)


def test_code_without_a_file_gives_a_record_that_lasts_as_long_as_the_result(report):
    found = onrecord.code([report], date=date(2021, 3, 17))
    path = found.path
    assert len(found.timeline()) >= 2
    assert path.exists()
    found.close()
    del found
    assert not path.exists()


def test_code_into_a_file_can_be_opened_again(report, tmp_path):
    onrecord.code(report, into=tmp_path / "x.db", date="2021-03-17").close()
    with onrecord.open(tmp_path / "x.db") as found:
        assert "KEN" in found.timeline(actor="KEN").column("actor_code")
        assert repr(found).startswith(f"<record {tmp_path / 'x.db'}: 1 articles")


def test_tables_are_narrowed_as_asked(record):
    assert record.timeline(actor="SOM", with_="KEN").column("category") == ("ACCUSE",)
    assert len(record.timeline(since=date(2021, 4, 1))) == 0
    assert len(record.timeline(limit=1)) == 1
    with pytest.raises(TypeError):
        record.timeline(colour="red")


@pytest.mark.parametrize("name", ["timeline", "statements", "positions", "deadlines", "figures", "actors"])
def test_every_table_shows_itself_and_turns_into_others(name, record):
    table = getattr(record, name)()
    assert table._repr_html_().startswith("<table>")
    assert list(table.to_pandas().columns) == list(table.columns) == table.to_arrow().column_names


def test_a_slice_of_a_table_is_a_table(record):
    found = record.timeline()
    assert len(found) >= 2
    assert found[0:1].rows == found.rows[:1]
    assert found[-1:].lines == found.lines[-1:]
    assert len(found[5:2]) == 0
    assert found[1:].text() in found.text() or len(found[1:].text().splitlines()) == len(found) + 1
    assert found[-1] == list(found)[-1]


def test_a_day_of_publication_is_a_day():
    days = ("2021-03-17", date(2021, 3, 17), datetime(2021, 3, 17, 12, 30))
    assert len({onrecord.Article.of("Kenya left.", published=day) for day in days}) == 1
    for day in ("garbage", "17 March 2021", "2021-02-30", 20210317):
        with pytest.raises(OnrecordError, match="is no day; write it as 2003-03-18"):
            onrecord.Article.of("Kenya left.", published=day)


def test_a_record_that_was_closed_says_so(report):
    found = onrecord.code(report, date="2021-03-17", model=False)
    found.close()
    found.close()
    assert repr(found) == f"<record {found.path}: closed>"
    for ask in (found.timeline, found.brief, lambda: found.search("talks"), lambda: found.export("x", "json")):
        with pytest.raises(RecordError, match="was closed; open it again"):
            ask()


def test_pages_are_text(record):
    assert "TIMELINE" in record.brief(actor="KEN")
    assert "[trigger: accused" in record.explain(record.timeline(actor="SOM")[0]["id"])
    assert "[demand]" in repr(record.search("demand"))


def test_export_names_the_formats_there_are(record, tmp_path):
    written = record.export(tmp_path / "x.csv", "csv", text=False)
    assert list(written) == [tmp_path / "x.csv", tmp_path / "x.codebook.csv"]
    assert (len(written), written.notes) == (2, ())
    with pytest.raises(OnrecordError, match="the formats are json, csv, parquet"):
        record.export(tmp_path / "x", "xlsx")


def test_diff_of_a_record_with_itself_is_empty(record):
    assert len(record.diff(record)) == 0


def test_what_cannot_be_read_is_warned_of_and_kept(report, tmp_path):
    with pytest.warns(UserWarning, match="does not exist"):
        found = onrecord.code([tmp_path / "none.txt", report], date="2021-03-17")
    assert [problem.where for problem in found.problems] == [str(tmp_path / "none.txt")]
    assert len(found.timeline()) >= 2


def test_a_missing_date_is_warned_of(report):
    with pytest.warns(UserWarning, match="no publication date"):
        onrecord.code(report)


def test_when_nothing_can_be_read_the_error_is_raised(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        onrecord.code(tmp_path / "none.txt", into=tmp_path / "x.db")
    assert not (tmp_path / "x.db").exists()


def test_opening_what_is_not_there_says_what_to_do(tmp_path):
    with pytest.raises(RecordError, match="onrecord code"):
        onrecord.open(tmp_path / "none.db")


def test_the_version_is_that_of_the_package():
    assert onrecord.__version__ == version("onrecord")


def test_the_public_names_are_few_and_there():
    assert len(onrecord.__all__) <= 12
    assert all(getattr(onrecord, name) for name in onrecord.__all__)
    assert dir(onrecord) == sorted(onrecord.__all__)
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        _ = onrecord.colour


def test_importing_onrecord_imports_nothing_else():
    program = "import sys, onrecord; print([name for name in sys.modules if name.startswith('onrecord.')])"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
