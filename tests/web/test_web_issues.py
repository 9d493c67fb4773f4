"""The explorer gathers the wordings of an issue as the command 'issues' does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.record import Decision, Record
from onrecord.web.app import application
from onrecord.web.queries.issues import common
from onrecord.web.queries.ledger import Ledger
from tests.issues.samples import reading

from .conftest import HERE, record_of

STANDS = [
    ("RUS", "oppose", "military action against Iraq"),
    ("FRA", "oppose", "the war on Iraq"),
    ("USA", "oppose", "an end to the war on Iraq"),
    ("COL", "support", "first accord"),
    ("VEN", "support", "First Accord"),
    ("CHN", "support", "a bridge"),
    ("USA", "support", "a tunnel to Sakhalin"),
]
TOLD = "France opposed the war on Iraq."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return record_of(tmp_path / "issues.db", reading("2003-03-05", STANDS, TOLD))


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(application(path), base_url=HERE) as found:
        yield found


def decide(path: Path, act: str, subject: str, value: str = "") -> None:
    with Record.open(path) as record:
        record.decide(Decision("issues", act, subject, value))  # type: ignore[arg-type]


def page(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.text


def test_wordings_of_one_issue_are_one_row(client: TestClient) -> None:
    html = page(client, "/issues")
    assert html.count('href="/issue?name=military+action+against+Iraq"') == 1
    assert "name=the+war+on+Iraq" not in html and "an end to the war on Iraq; the war on Iraq" in html
    assert "4 issues" in html
    assert "1 issue" in page(client, "/issues?q=war+on")


def test_a_stance_on_the_opposite_counts_for_the_other_side(client: TestClient) -> None:
    assert '<span class="stance support">1</span>' in page(client, "/issues?q=military")
    html = page(client, "/issue?name=military+action+against+Iraq")
    assert html.count('<td><a class="stance support"') == 1 and html.count('<td><a class="stance oppose"') == 2


def test_an_issue_is_found_by_its_name_and_by_any_wording(client: TestClient) -> None:
    for name in ("military+action+against+Iraq", "The+war+on+Iraq", "against+iraq"):
        html = page(client, f"/issue?name={name}")
        assert "<h1>military action against Iraq</h1>" in html and "3 positions" in html
    assert client.get("/issue?name=parades").status_code == 404


def test_what_is_named_joined_and_split_is_so_at_once(client: TestClient, path: Path) -> None:
    assert "<h1>First Accord</h1>" in page(client, "/issue?name=first+accord")
    decide(path, "name", "first accord", "Cartagena accord")
    html = page(client, "/issues")
    assert "name=Cartagena+accord" in html and "name=First+Accord" not in html and "First Accord" in html
    assert "2 positions" in page(client, "/issue?name=Cartagena+accord")
    assert "<h1>Cartagena accord</h1>" in page(client, "/issue?name=first+accord")
    decide(path, "split", "the war on iraq")
    assert "1 position<" in page(client, "/issue?name=the+war+on+Iraq")
    assert "2 positions" in page(client, "/issue?name=military+action+against+Iraq")
    decide(path, "join", "a bridge", "a tunnel to sakhalin")
    assert "2 positions" in page(client, "/issue?name=a+bridge")


def test_lists_are_narrowed_by_issues_and_lead_to_them(client: TestClient) -> None:
    html = page(client, "/positions?issue=the+war+on+Iraq")
    assert "<b>3</b> positions" in html
    assert html.count('href="/issue?name=military+action+against+Iraq"') == 3
    assert '<option value="military action against Iraq">military action against Iraq (3)</option>' in html


ACTS = st.tuples(
    st.sampled_from(["name", "join", "split"]), st.sampled_from(STANDS), st.sampled_from(["X", "a bridge", "crossing"])
)


@given(st.lists(ACTS, max_size=4))
@settings(max_examples=20, deadline=None)
def test_the_page_lists_what_the_command_lists(said: list[tuple[str, tuple[str, str, str], str]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = record_of(Path(folder, "x.db"), reading("2003-03-05", STANDS, TOLD))
        for act, (_, _, subject), value in said:
            decide(path, act, subject.casefold(), value if act != "split" else "")
        with Record.open(path) as record:
            expected = {
                (one["issue"], one["positions"], tuple(w["wording"] for w in one["wordings"]))
                for one in record.issues()
            }
        ledger = Ledger(path)
        assert {(one.name, one.total, tuple(one.wordings)) for one in common(ledger)} == expected
        ledger.close()


def test_the_first_page_tells_who_moved_in_other_words(tmp_path: Path) -> None:
    before = reading("2003-03-05", [("FRA", "oppose", "military action against Iraq")])
    after = reading("2003-03-09", [("FRA", "support", "the war on Iraq")], TOLD)
    with TestClient(application(record_of(tmp_path / "moved.db", before, after)), base_url=HERE) as client:
        assert "<b>FRA</b> on" in page(client, "/")
    both = reading("2003-03-05", [("FRA", "oppose", "a bridge"), ("FRA", "support", "a bridge")])
    with TestClient(application(record_of(tmp_path / "still.db", both)), base_url=HERE) as client:
        assert "Nobody, from one day or report to another" in page(client, "/")
