"""What coders decided finds its line again in a new reading."""

from __future__ import annotations

from dataclasses import replace

from onrecord.record import Judgement, Record
from onrecord.record.rematch import Standing, likeness, rematch
from onrecord.schema import Event, Identity, Position, Reading, Span, Trigger

from .strategies import TEXT, example

READING = example()
THREAT = READING.events[1]


def event(start: int, end: int, **more: object) -> Event:
    words = Trigger(Span(start, end), TEXT[start:end])
    return replace(THREAT, id=f"{start}-{end}", trigger=words, **more)  # type: ignore[arg-type]


def positions(*stands: tuple[str, str, str]) -> list[Standing]:
    """Positions that rest on one sentence: code, issue and stance."""
    model = READING.positions[0]
    made = (
        replace(model, id=f"{i}", actor=Identity(code, code), issue=issue, stance=stance)  # type: ignore[arg-type]
        for i, (code, issue, stance) in enumerate(stands)
    )
    return [Standing.of("positions", one) for one in made]


def test_a_line_is_found_by_its_place_whatever_its_coding():
    old = [Standing.of("events", THREAT)]
    new = [Standing.of("events", one) for one in (READING.events[0], replace(THREAT, category="ACCUSE", id="other"))]
    assert rematch(old, new) == {0: 1}


def test_a_trigger_that_reaches_further_is_the_same_line():
    span = THREAT.trigger.span
    wider = Standing.of("events", event(span.start, span.end + 8))
    assert rematch([Standing.of("events", THREAT)], [wider]) == {0: 0}


def test_the_same_words_elsewhere_are_another_line():
    first = event(TEXT.index("Russia"), TEXT.index("Russia") + 3)
    second = event(TEXT.index("Baghdad"), TEXT.index("Baghdad") + 3)
    assert rematch([Standing.of("events", first)], [Standing.of("events", second)]) == {}


def test_a_line_is_given_to_the_likelier_of_two():
    span = THREAT.trigger.span
    narrow, wide = event(span.start, span.end), event(span.start, span.end + 8)
    new = [Standing.of("events", wide)]
    assert rematch([Standing.of("events", narrow), Standing.of("events", wide)], new) == {1: 0}
    assert rematch([Standing.of("events", wide), Standing.of("events", narrow)], new) == {0: 0}


def test_of_stands_in_one_sentence_the_coding_tells_which_it_is():
    old = positions(("RUS", "war", "oppose"), ("USA", "war", "support"))
    new = positions(("USA", "war", "support"), ("RUS", "war", "oppose"))
    assert rematch(old, new) == {0: 1, 1: 0}


def test_another_stand_in_the_same_sentence_is_another_line():
    assert rematch(positions(("RUS", "war", "oppose")), positions(("USA", "sanctions", "support"))) == {}


def test_lines_of_different_kinds_are_never_the_same():
    one = Standing.of("events", THREAT)
    assert likeness(one, replace(one, kind="statements")) is None


def recoded(reading: Reading) -> Reading:
    """As a better codebook reads it: a wider trigger and so another id, another category; the first event is gone."""
    span = THREAT.trigger.span
    return replace(reading, events=(event(span.start, span.end + 8, category="ACCUSE"),))


def decided(record: Record) -> list[tuple[str | None, str]]:
    return [(one.line, one.decisions[-1].verdict) for one in record.reviewed("events")]


def test_decisions_outlast_recoding(tmp_path):
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(READING, record.begin_run({}, "c1"))
        for line, verdict in zip(READING.events, ("accept", "reject"), strict=True):
            record.judge(line.id, Judgement("ann", verdict))  # type: ignore[arg-type]
        record.add(recoded(READING), record.begin_run({}, "c2"))
        assert decided(record) == [(None, "accept"), (recoded(READING).events[0].id, "reject")]
        record.add(READING, record.begin_run({}, "c3"))
        assert decided(record) == [(READING.events[0].id, "accept"), (READING.events[1].id, "reject")]
        machine = record.reviewed("events")[1].decisions[0].machine
        assert (machine["category"], machine["trigger"]["text"]) == ("THREATEN", "threatened")


def test_decisions_outlast_the_text_they_are_about(tmp_path):
    with Record.open(tmp_path / "onrecord.db") as record:
        run = record.begin_run({}, "c1")
        record.add(READING, run)
        record.judge(THREAT.id, Judgement("ann", "accept"))
        record.add(example("2003-03-19"), run)
        assert record.reading(READING.article.id) is None
        assert decided(record) == [(None, "accept")]


def test_positions_keep_their_decisions(tmp_path):
    stand = READING.positions[0]
    other = replace(stand, id="f" * 16, actor=Identity("United States", "USA"), stance="support")
    assert isinstance(stand, Position)
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(READING, record.begin_run({}, "c1"))
        record.judge(stand.id, Judgement("ann", "accept"))
        record.add(replace(READING, positions=(other, stand)), record.begin_run({}, "c2"))
        assert [one.line for one in record.reviewed("positions")] == [stand.id]
