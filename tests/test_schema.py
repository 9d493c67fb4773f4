"""Invariants of the record types, and ids that depend on what they should and on nothing else."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema import (
    Article,
    Event,
    Identity,
    MadeBy,
    Mention,
    Position,
    Reading,
    Span,
    Statement,
    Trigger,
    digest,
    line_id,
)

MADE = MadeBy("events", "verbs.csv:2", 0.8)
SPAN = Span(0, 5)


def event(**values: object) -> Event:
    fields = {
        "id": "e", "ontology": "plover-2.0", "category": "ACCUSE", "mode": None, "contexts": (),
        "status": "actual", "actors": (), "recipients": (), "date": None, "date_text": None, "place": None,
        "trigger": Trigger(SPAN, "Kenya"), "evidence": (SPAN,), "sentence": 0, "according_to": None,
        "quad": "verbal conflict", "intensity": None, "cameo": None, "goldstein": None, "made_by": MADE,
    }  # fmt: skip
    return Event(**{**fields, **values})  # type: ignore[arg-type]


def statement(**values: object) -> Statement:
    fields = {
        "id": "s", "speaker": None, "cue": None, "content": (SPAN,), "form": "direct", "via": None, "to": None,
        "date": None, "kind": "speech", "implies": "asserted", "sentence": 0, "made_by": MADE,
    }  # fmt: skip
    return Statement(**{**fields, **values})  # type: ignore[arg-type]


def position(**values: object) -> Position:
    fields = {
        "id": "p", "actor": Identity(), "person": None, "issue": "the war", "stance": "oppose",
        "condition": None, "date": None, "evidence": (SPAN,), "made_by": MADE,
    }  # fmt: skip
    return Position(**{**fields, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 3), (0, 0)])
def test_a_span_holds_at_least_one_character(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


def test_spans_give_their_words_and_know_their_order() -> None:
    assert Span(6, 10).of("Kenya left.") == "left"
    assert sorted([Span(6, 10), Span(0, 5), Span(0, 3)]) == [Span(0, 3), Span(0, 5), Span(6, 10)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Span(0, 5), Span(4, 6), True),
        (Span(0, 5), Span(5, 6), False),
        (Span(2, 3), Span(0, 9), True),
    ],
)
def test_overlap(one: Span, other: Span, expected: bool) -> None:
    assert one.overlaps(other) is expected
    assert other.overlaps(one) is expected


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        MadeBy("events", "verbs.csv:2", confidence)


def test_a_confidence_has_two_places() -> None:
    assert MadeBy("events", "verbs.csv:2", 2 / 3).confidence == 0.67


@pytest.mark.parametrize(
    ("make", "values", "problem"),
    [
        (event, {"evidence": ()}, "needs evidence"),
        (event, {"status": "perhaps"}, "unknown status 'perhaps'; one of actual"),
        (statement, {"content": ()}, "needs content"),
        (statement, {"form": "sung"}, "unknown form 'sung'; one of direct"),
        (position, {"evidence": ()}, "needs evidence"),
        (position, {"stance": "for"}, "unknown stance 'for'; one of support"),
    ],
)
def test_lines_that_break_an_invariant_cannot_be_made(make, values, problem: str) -> None:
    make()
    with pytest.raises(ValueError, match=problem):
        make(**values)


@pytest.mark.parametrize("made", [Article.of("x"), SPAN, MADE, event(), Reading(Article.of("x"))])
def test_records_are_frozen(made: object) -> None:
    field = next(iter(type(made).__dataclass_fields__))  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        setattr(made, field, None)


def test_an_articles_id_hashes_publisher_date_and_text() -> None:
    one = Article.of("Kenya left.", publisher="AP", published="2003-03-18")
    assert one.id == Article.of("Kenya left.", publisher="AP", published="2003-03-18", url="u", title="t").id
    others = [
        Article.of("Kenya left!", publisher="AP", published="2003-03-18"),
        Article.of("Kenya left.", publisher="AFP", published="2003-03-18"),
        Article.of("Kenya left.", publisher="AP", published="2003-03-19"),
        Article.of("Kenya left.", publisher="AP"),
    ]
    assert len({one.id, *(other.id for other in others)}) == 5


def test_an_articles_key_is_its_url_else_its_path_else_its_id() -> None:
    assert Article.of("x", url="u", source="s").key == "u"
    assert Article.of("x", source="s").key == "s"
    assert Article.of("x").key == Article.of("x").id


def test_a_line_id_depends_on_article_kind_span_and_ordinal() -> None:
    article, other = Article.of("Kenya left."), Article.of("Mali left.")
    ids = [
        line_id(article, "event", SPAN),
        line_id(other, "event", SPAN),
        line_id(article, "statement", SPAN),
        line_id(article, "event", Span(0, 6)),
        line_id(article, "event", SPAN, 1),
    ]
    assert len(set(ids)) == 5
    assert line_id(replace(article, title="t", language="en"), "event", SPAN) == ids[0]


@given(st.lists(st.text() | st.integers() | st.none(), min_size=1))
def test_a_digest_is_16_hexadecimal_digits_and_stable(parts: list[object]) -> None:
    assert digest(*parts) == digest(*parts)
    assert len(digest(*parts)) == 16
    assert set(digest(*parts)) <= set("0123456789abcdef")


def test_a_digest_keeps_its_parts_apart_and_takes_half_characters() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("\ud800") != digest("\ud801")


def test_a_mention_by_its_head() -> None:
    mention = Mention(SPAN, 0, "state")
    reading = Reading(Article.of("Kenya left."), mentions=(mention,))
    assert reading.mention_at(0) is mention
    assert reading.mention_at(1) is None


def test_readings_are_the_same_whatever_parse_they_carry() -> None:
    article = Article.of("Kenya left.")
    assert Reading(article) == Reading(article, parse=object())  # type: ignore[arg-type]
