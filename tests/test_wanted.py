"""What users mean by the words they give."""

from __future__ import annotations

from datetime import date, datetime

import pytest

import onrecord
from onrecord.errors import ChoiceError, RecordError

REPORT = """Kenya on Tuesday rejected a Somali demand for talks. "We will not negotiate," President Mwai Kibaki said.
Joe Biden said the United States opposes military action against Somalia. Myanmar condemned the attack on Somalia.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    path = tmp_path_factory.mktemp("in") / "kenya.txt"
    path.write_text(REPORT, "utf-8")
    return onrecord.code(path, date="2021-03-17", model=False)


@pytest.mark.parametrize("words", ["KEN", "ken", "Kenya", "kenya", "Republic of Kenya"])
def test_a_state_goes_by_its_code_and_its_names(words, record):
    assert set(record.timeline(actor=words).column("category")) == {"REJECT"}


def test_a_state_goes_by_a_name_that_only_the_codebook_has(record):
    assert record.timeline(actor="Burma").column("actor_code") == ("MMR",)
    assert record.timeline(actor="burma", with_="somalia").rows == record.timeline(actor="MMR", with_="SOM").rows


@pytest.mark.parametrize("words", ["Joe Biden", "joe biden", "Biden", "biden"])
def test_somebody_goes_by_a_surname_that_one_on_record_bears(words, record):
    assert record.statements(actor=words).column("speaker_name") == ("Joe Biden",)


def test_a_state_that_is_not_on_record_has_no_lines(record):
    assert len(record.timeline(actor="zwe")) == len(record.timeline(actor="Zimbabwe")) == 0


def test_near_names_are_suggested(record):
    with pytest.raises(RecordError, match="nobody on record is called 'Bidn'; it may be Joe Biden"):
        record.statements(actor="Bidn")
    with pytest.raises(RecordError, match="nobody on record is called 'Nobody At All'; 'onrecord actors' lists"):
        record.timeline(with_="Nobody At All")


def test_a_surname_of_several_is_not_guessed(tmp_path):
    (tmp_path / "a.txt").write_text("Anna Tandoh said that taxes would fall. Kofi Tandoh said that taxes would rise.")
    found = onrecord.code(tmp_path / "a.txt", date="2003-03-17", model=False)
    with pytest.raises(RecordError, match="'tandoh' may be Anna Tandoh or Kofi Tandoh; give the whole name"):
        found.statements(actor="tandoh")


def test_a_category_is_one_of_the_codebook_however_it_is_written(record):
    assert record.timeline(category=" reject").rows == record.timeline(category="REJECT").rows != ()
    with pytest.raises(ChoiceError, match="no category 'REFUSE'; the categories are AGREE, CONSULT"):
        record.timeline(category="REFUSE")


def test_an_issue_goes_by_its_wordings_and_its_names(tmp_path, record):
    (line, *_) = record.issues().lines
    wordings = [one["wording"] for one in line["wordings"]]
    assert len(record.positions(issue=line["issue"].upper())) == line["positions"] == 2
    assert len(wordings) == 2
    assert {len(record.positions(issue=one)) for one in wordings if one != line["issue"]} == {1}
    assert record.timeline(issue=line["issue"]).column("actor_code") != ()
    with pytest.raises(RecordError, match="no one issue 'military actoin'"):
        record.positions(issue="military actoin")


@pytest.mark.parametrize("day", ["2021", "2021-03", "2021-03-17", date(2021, 3, 17), datetime(2021, 3, 17, 9)])
def test_days_months_and_years_are_understood(day, record):
    assert len(record.statements(until=day)) == len(record.statements())


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"since": "yesterday"}, "since: 'yesterday' is no day; write it as 2003-03-18"),
        ({"until": "2021-13"}, "until: '2021-13' is no day"),
        ({"since": "20210317"}, "is no day"),
        ({"min_confidence": 1.5}, "min_confidence is from 0 to 1, not 1.5"),
        ({"min_confidence": -0.1}, "min_confidence is from 0 to 1"),
        ({"limit": -1}, "not -1; give 1 or more"),
    ],
)
def test_what_can_be_nothing_is_refused(wanted, told, record):
    for method in (record.timeline, record.statements, record.series, record.brief):
        with pytest.raises(ChoiceError, match=told):
            method(**wanted)
