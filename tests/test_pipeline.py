"""The flow: the stages in order, each adding to what was there; odd articles; streams."""

from __future__ import annotations

from collections.abc import Iterator
from cProfile import Profile
from itertools import islice

import pytest

from onrecord import pipeline
from onrecord.codebook.codebook import Codebook
from onrecord.parsing import parse
from onrecord.pipeline import STAGES, code_all, read_article, run
from onrecord.schema import Article, Dropped, Reading, Span
from onrecord.statements.weighed import weigh_statements

DAY = "2003-03-18"
TEXT = """Kenya rejects plan

NAIROBI, Kenya (AP)--Kenya Monday rejected a Malian demand for talks. “We will not talk,” President Mwai Kibaki said.

Mali gave Kenya 48 hours to leave. At least 12 people were killed, the army said.
"""


@pytest.fixture(scope="module")
def reading(codebook: Codebook) -> Reading:
    return read_article(Article.of(TEXT, published=DAY), codebook)


def test_the_stages_in_order() -> None:
    assert [stage.__name__ for stage in STAGES] == [
        "find_actors",
        "find_statements",
        "see",
        "weigh_statements",
        "find_events",
        "find_positions",
        "find_deadlines",
        "find_figures",
    ]


def test_each_stage_adds_and_takes_nothing_away_without_a_reason(codebook: Codebook) -> None:
    parsed = parse(TEXT)
    before = Reading(Article.of(TEXT, published=DAY), parsed.spans, parse=parsed)
    for stage in STAGES:
        after = stage(before, codebook)
        assert (after.article, after.sentences, after.parse) == (before.article, before.sentences, before.parse)
        for kind in ("mentions", "events", "statements", "positions", "deadlines", "figures", "dropped"):
            lost = set(getattr(before, kind)) - set(getattr(after, kind))
            assert not lost or (stage, kind) == (weigh_statements, "statements"), (stage.__name__, kind)
        kept, told = {one.id for one in after.statements}, {one.span for one in after.dropped}
        gone = [one for one in before.statements if one.id not in kept]
        assert all((one.cue.span if one.cue else one.content[0]) in told for one in gone)
        assert stage(before, codebook) == after
        before = after


def test_what_the_stages_find_together(reading: Reading) -> None:
    assert {m.span.of(TEXT) for m in reading.mentions} >= {"Kenya", "Malian", "Mali", "the army"}
    assert [event.actors[0].code for event in reading.events if event.trigger.text[:8] == "rejected"] == ["KEN"]
    assert [s.speaker.name for s in reading.statements if s.speaker and s.form == "direct"] == ["Mwai Kibaki"]
    assert [figure.value for figure in reading.figures] == [48, 12]
    assert [deadline.due for deadline in reading.deadlines] == ["2003-03-20"]
    ids = [line.id for line in (*reading.events, *reading.statements, *reading.deadlines, *reading.figures)]
    assert len(set(ids)) == len(ids)


def test_every_line_has_evidence_and_a_rule(reading: Reading) -> None:
    lines = (*reading.events, *reading.positions, *reading.deadlines, *reading.figures)
    assert lines
    assert all(line.evidence for line in lines)
    assert all(line.made_by.rule and 0 <= line.made_by.confidence <= 1 for line in (*lines, *reading.statements))


def test_a_line_a_stage_drops_is_on_record(monkeypatch: pytest.MonkeyPatch, codebook: Codebook) -> None:
    def dropping(reading: Reading, _book: Codebook) -> Reading:
        return Reading(reading.article, reading.sentences, dropped=(Dropped("test", Span(0, 1), "why not"),))

    monkeypatch.setattr(pipeline, "STAGES", (dropping,))
    article = Article.of("Kenya left.")
    found = run(article, parse(article.text), codebook, pipeline.STAGES)
    assert found.dropped == (Dropped("test", Span(0, 1), "why not"),)


ODD = {
    "empty": "",
    "blank": " \n\t\n ",
    "one word": "War",
    "one name": "Kenya",
    "one mark": "?",
    "only quotation marks": "“” \" ‘’ «» `` ''",
    "only a dateline": "NAIROBI, Kenya (AP) -- ",
    "only a party tag": " (R-Texas)",
    "emoji": "😀 Kenya 🇰🇪 rejected 👩‍👩‍👧 the plan. 😀",
    "control characters": "Kenya\x01 rejected\x07 the\x0b plan\x0c.\x1c Mali\x85 left.\x7f",
    "right-to-left marks": "\u200fKenya\u200e rejected \u202bthe plan\u202c of مالي.\u200f",
    "invisible characters": "\ufeffKe\u00adnya\u200b rejected\u2060 the plan.",
    "combining marks": "Ke\u0301nya rejected the pla\u0303n.",
    "half a character": "Kenya \ud83d rejected the plan.",
    "line ends of all kinds": "Kenya left.\r\nMali left.\rChad left.\u2028Togo left.\u2029",
    "no blanks": "Kenyarejectedtheplan" * 50,
    "marks without end": "... --- ??? !!! ((( ))) ,,, ;;; " * 20,
    "open quotation": "“Kenya " * 50,
    "capitals": "KENYA REJECTED THE PLAN OF MALI ON MONDAY.",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
@pytest.mark.parametrize("day", [DAY, None])
def test_odd_articles_are_read(text: str, day: str | None, codebook: Codebook) -> None:
    reading = read_article(Article.of(text, published=day), codebook)
    assert reading.article.text == text
    assert all(span.end <= len(text) for span in reading.sentences)
    assert bool(reading.sentences) == bool(parse(text).tokens)


@pytest.mark.parametrize(
    "text",
    [
        "Putin said that " * 300 + "Iraq lied.",
        "Putin, who met Bush, " * 300 + "left.",
        "Russia's " * 100 + "envoy left.",
        "Russia and " * 300 + "Iraq met.",
        "the leader of " * 100 + "Iraq left.",
    ],
    ids=["reported speech", "relative clauses", "possessors", "a list", "of"],
)
def test_very_long_sentences_are_read(text: str, codebook: Codebook) -> None:
    reading = read_article(Article.of(text, published=DAY), codebook)
    assert reading.mentions
    assert reading.sentences[-1].end == len(text)


def test_a_list_of_a_thousand_names_is_read(codebook: Codebook) -> None:
    assert read_article(Article.of("Russia and " * 1500 + "Iraq met.", published=DAY), codebook).mentions


def test_the_shipped_codebook_is_the_default(reading: Reading) -> None:
    assert read_article(Article.of(TEXT, published=DAY)) == reading


def test_readings_come_in_order_as_a_stream(codebook: Codebook) -> None:
    read: list[int] = []

    def articles() -> Iterator[Article]:
        for n in range(2000):
            read.append(n)
            yield Article.of(f"Kenya met {n} envoys.", source=str(n))

    found = list(islice(code_all(articles(), codebook), 3))
    assert [reading.article.source for reading in found] == ["0", "1", "2"]
    assert len(read) < 2000


def test_no_articles_give_no_readings(codebook: Codebook) -> None:
    assert list(code_all([], codebook)) == []


def test_the_same_article_twice_gives_the_same_reading_twice(codebook: Codebook, reading: Reading) -> None:
    article = Article.of(TEXT, published=DAY)
    assert list(code_all([article, article], codebook)) == [reading, reading]


def test_the_work_on_a_long_article_grows_with_its_length(codebook: Codebook) -> None:
    """Calls of Python functions are counted, since they do not depend on what else a machine does."""
    sentences = (
        "President Mwai Kibaki said that he opposed military action against Somalia.",
        '"We will not accept the plan for the border," Foreign Minister Raychelle Omamo told reporters in Nairobi.',
        "Somalia accused Kenya of attacking its ships, and demanded that it withdraw its troops within ten days.",
    )

    def calls(many: int) -> int:
        article = Article.of("\n\n".join(sentences * many), published=DAY)
        parsed = parse(article.text)
        profile = Profile()
        profile.enable()
        run(article, parsed, codebook)
        profile.disable()
        return sum(entry.callcount for entry in profile.getstats() if not isinstance(entry.code, str))

    calls(1)  # what is made once a process
    assert calls(60) < 2.75 * calls(30)
