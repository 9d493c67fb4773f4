from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.deadlines.outcome import Words
from onrecord.record import Filters, Record
from onrecord.schema import (
    Article,
    Deadline,
    Identity,
    MadeBy,
    Party,
    Position,
    Reading,
    Span,
    Statement,
    Trigger,
    line_id,
)
from onrecord.views.brief import SECTIONS, Page, brief, gather
from onrecord.views.brief.deadlines import DEADLINES
from onrecord.views.brief.page import WIDTH
from onrecord.views.brief.timeline import EVENTS

MADE = MadeBy("positions", "stances.csv:2", 0.7)
WORDS = Words(frozenset({"ultimatum"}), frozenset({"leave", "bomb"}))
KENYA = Identity("Kenya", "KEN", "KEN", "GOV")
Pages = Callable[..., str]


def stand(
    published: str,
    stance: str,
    issue: str = "the treaty",
    actor: Identity = KENYA,
    person: str | None = None,
    condition: str | None = None,
) -> Reading:
    """A report in which somebody takes a stand, and nothing else."""
    text = f"On {published} {person or actor.name} took a stand on {issue}: {stance}."
    article = Article.of(text, published=published, publisher="AP", title=f"News of {published}", source=f"{text}.txt")
    spans = (Span(0, len(text)),)
    position = Position(
        line_id(article, "position", spans[0]), actor, person, issue, stance, condition, published, spans, MADE  # type: ignore[arg-type]
    )  # fmt: skip
    return Reading(article, spans, positions=(position,))


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Pages]:
    """The brief over some readings, put on record in the order given."""
    numbers = iter(range(100))

    def _page(*readings: Reading, **filters: str) -> str:
        with Record.open(tmp_path / f"{next(numbers)}.db") as record:
            run = record.begin_run({}, "c1")
            for reading in readings:
                record.add(reading, run)
            return brief(gather(record, Filters(**filters), WORDS))  # type: ignore[arg-type]

    return _page  # type: ignore[return-value]


def section(page: str, title: str) -> list[str]:
    """The lines below a heading."""
    (found,) = [part for part in page.split("\n\n") if part.startswith(title)]
    return found.splitlines()


def copies(reading: Reading, count: int) -> list[Reading]:
    """The same report by so many publishers, on as many days."""
    article = reading.article
    return [
        renamed(reading, Article.of(article.text, title=article.title, published=f"2021-03-{n + 1:02d}",
                                    publisher=f"Paper {n}", source=f"{n}.txt"))
        for n in range(count)
    ]  # fmt: skip


def renamed(reading: Reading, article: Article) -> Reading:
    """A reading moved to another article, with ids of its own."""

    def moved(line):
        return replace(line, id=line_id(article, line.id, Span(0, 1)))

    kinds = {
        kind: tuple(map(moved, getattr(reading, kind)))
        for kind in ("events", "statements", "positions", "deadlines", "figures")
    }
    return replace(reading, article=article, **kinds)


# ---- the page


def test_the_brief_tells_the_record_on_a_page(page, reading):
    shown = page(reading)
    assert shown.splitlines()[0] == "READ  1 article, 2021-03-17"
    assert "1 event, 1 statement, 1 position, 1 deadline, 1 figure" in shown
    for words in (
        "REJECT/meet", "KEN Kenya", "SOM Somalia", "“rejected”", "against talks with Somalia",
        "condition: unless the border is settled", "2021-03-19  in 2 days",
    ):  # fmt: skip
        assert words in shown
    titles = [part.split("  ")[0].split("\n")[0] for part in shown.split("\n\n")]
    assert titles == [
        "READ", "TIMELINE", "WHO MOVED", "POSITIONS", "DEADLINES", "WHO SPEAKS FOR WHOM", "SOURCES",
    ]  # fmt: skip
    assert len(SECTIONS) == len(titles) - 1


def test_every_line_has_its_source(page, reading):
    shown = page(reading, stand("2021-03-18", "support", "talks with Somalia"))
    assert [line.split()[0] for line in section(shown, "SOURCES")[2:]] == ["[1]", "[2]"]
    told = [line for line in section(shown, "TIMELINE")[2:] if line.startswith("  ")]
    told += section(shown, "DEADLINES")[2:]
    told += [line for line in section(shown, "WHO SPEAKS FOR WHOM")[2:] if line.startswith("  ")]
    told += [line for line in section(shown, "POSITIONS")[2:] if line.startswith("  ") and line[2] != " "]
    told += [line for line in section(shown, "WHO MOVED")[2:] if line.startswith(("  was", "  is"))]
    assert len(told) >= 7
    assert [line for line in told if "[1]" not in line and "[2]" not in line] == []


def test_the_brief_fits_a_terminal(page, reading):
    long = stand("2021-03-20", "support", "a treaty " * 30, person="Amina Odhiambo " * 9, condition="if " * 90)
    for shown in (page(reading), page(*copies(reading, 20), long)):
        assert max(map(len, shown.splitlines())) <= WIDTH


def test_a_large_record_is_cut_and_says_so(page, reading):
    events = tuple(replace(reading.events[0], id=f"{n:016x}") for n in range(EVENTS * 2))
    shown = page(replace(reading, events=events), *copies(reading, 20))
    assert f"{EVENTS} of {EVENTS * 2 + 20}; all of them: onrecord timeline" in shown
    assert f"{DEADLINES} of 21; all of them: onrecord deadlines --on 2021-03-20" in shown


def test_only_what_is_cited_is_listed(page, reading):
    bare = [Reading(Article.of(f"Nothing {n}.", published="2021-01-01", source=f"{n}.txt")) for n in range(40)]
    shown = page(*bare, reading)
    assert section(shown, "SOURCES")[0] == "SOURCES  1 of 41 articles"
    assert "by unnamed publishers 40, Reuters 1" in shown


def test_events_that_did_not_happen_give_way(page, reading):
    events = [replace(reading.events[0], id=f"{n:016x}") for n in range(EVENTS)]
    odd = replace(reading.events[0], id="f" * 16, status="hypothetical", category="ASSAULT", mode=None)
    assert "ASSAULT" not in page(replace(reading, events=(odd, *events)))
    assert "ASSAULT (hypothetical)" in page(replace(reading, events=(odd,)))


def test_an_empty_record_says_what_to_do():
    assert "onrecord code PATH" in brief(Page())


def test_sections_without_lines_say_so(page):
    shown = page(Reading(Article.of("Nothing.", published="2021-03-17", source="a.txt")))
    assert "TIMELINE  none found" in shown
    assert "DEADLINES  none found" in shown
    assert "WHO MOVED  nobody, from one day or report to another" in shown


# ---- since and until


def test_since_tells_what_is_new(page, reading):
    shown = page(
        stand("2021-03-01", "support"), reading, stand("2021-03-18", "oppose", "the border"), since="2021-03-17"
    )
    assert shown.splitlines()[0] == "READ  2 articles, 2021-03-17 to 2021-03-18"
    assert "what is new since 2021-03-17; 1 earlier article, the first of 2021-03-01" in shown
    assert "for the treaty" not in shown
    assert "against the border" in shown
    assert section(shown, "SOURCES")[0] == "SOURCES  2 of 3 articles"


def test_until_sees_the_record_as_it_was(page, reading):
    shown = page(reading, stand("2021-03-20", "oppose", "the border"), until="2021-03-18")
    assert "against the border" not in shown
    assert "DEADLINES  seen on 2021-03-18" in shown
    assert "2021-03-19  in 1 day" in shown
    assert "seen on 2021-03-31" in page(reading, until="2021-03")


def test_a_day_on_which_nothing_came_out(page, reading):
    shown = page(reading, since="2021-04-01")
    assert shown == "Nothing came out since 2021-04-01 that was asked for; the last report on record is of 2021-03-17."
    assert "that was asked for" in page(reading, actor="ZWE")


def test_reports_without_a_day_belong_to_no_period_and_are_told(page, reading):
    undated = Reading(Article.of("Nothing.", source="a.txt"))
    assert "1 article without a day of publication left out" in page(undated, reading, since="2021-03-17")
    assert page(undated, reading).startswith("READ  2 articles, 2021-03-17")
    assert "of no known day" in page(undated, actor="KEN")


# ---- who moved


def test_a_change_of_stance_is_shown_with_both_sentences(page):
    was = stand("2021-03-01", "conditional", condition="if the border is settled")
    now = stand("2021-03-09", "oppose", "The Treaty", person="Amina Odhiambo")
    lines = section(page(now, was), "WHO MOVED")[2:]
    assert lines[0] == "Kenya (KEN) on The Treaty"
    assert lines[1].startswith("  was conditional ") and "2021-03-01 [1]" in lines[1]
    assert lines[2] == "    condition: if the border is settled"
    assert lines[3] == "    On 2021-03-01 Kenya took a stand on the treaty: conditional."
    assert lines[4].startswith("  is oppose (Amina Odhiambo) ") and "2021-03-09 [2]" in lines[4]
    assert lines[5].startswith("    On 2021-03-09 Amina Odhiambo took a stand")


@pytest.mark.parametrize(
    ("other", "moved"),
    [
        (stand("2021-03-09", "oppose"), True),
        (stand("2021-03-09", "support"), False),
        (stand("2021-03-09", "oppose", "another treaty"), False),
        (stand("2021-03-09", "oppose", actor=Identity("Somalia", "SOM", "SOM", "GOV")), False),
        (stand("2021-03-09", "oppose", actor=Identity(None, "KEN", "KEN", "LEG"), person="A Senator"), False),
        (stand("2021-03-09", "oppose", actor=Identity(None, "KEN", "KEN", "CVL")), False),
        (stand("2021-03-09", "oppose", actor=Identity(None, "KEN", "KEN", "MIL"), person="A General"), True),
    ],
)
def test_only_the_same_holder_on_the_same_issue_can_move(page, other, moved):
    shown = page(stand("2021-03-01", "support"), other)
    assert ("WHO MOVED  nobody" not in shown) is moved


def test_the_daily_brief_tells_only_new_moves(page):
    readings = [stand("2021-03-01", "support"), stand("2021-03-09", "oppose"), stand("2021-03-12", "support")]
    lines = section(page(*readings, since="2021-03-10"), "WHO MOVED")
    assert [line.split()[1] for line in lines if line.startswith(("  was", "  is"))] == ["oppose", "support"]
    assert "WHO MOVED  nobody" in page(*readings, stand("2021-03-20", "support"), since="2021-03-20")


def two_stands(
    published: str, first: str, second: str, issue: str = "the treaty", other: str = "the treaty"
) -> Reading:
    """A report in which Kenya takes two stands."""
    one, two = stand(published, first, issue), stand(published, second, other)
    article = Article.of(f"{one.article.text} {two.article.text}", published=published, source=f"{published}-two.txt")
    start = len(one.article.text) + 1
    spans = (Span(0, start - 1), Span(start, start + len(two.article.text)))
    stands = [
        replace(found.positions[0], id=line_id(article, "position", span), evidence=(span,))
        for found, span in zip((one, two), spans, strict=True)
    ]
    return Reading(article, spans, positions=tuple(stands))


def test_two_stands_of_one_report_and_day_are_no_move(page):
    both = two_stands("2021-03-09", "support", "conditional")
    assert "WHO MOVED  nobody, from one day or report to another" in page(both)
    assert "WHO MOVED  nobody" in page(both, stand("2021-03-12", "support"))
    lines = section(page(stand("2021-03-01", "oppose"), both), "WHO MOVED")
    assert len([line for line in lines if line.startswith("  is")]) == 1


def test_another_report_of_one_day_may_show_a_move_in_other_words(page):
    shown = page(stand("2021-03-09", "support", "the tunnel"), stand("2021-03-09", "oppose", "tunnels"))
    assert "WHO MOVED  nobody" not in shown


def test_a_move_is_told_once_the_former_stance_is_told_no_more(page):
    lines = section(
        page(
            stand("2021-03-01", "support"), two_stands("2021-03-05", "support", "oppose"), stand("2021-03-09", "oppose")
        ),
        "WHO MOVED",
    )
    assert [line.split()[:2] for line in lines if line.startswith(("  was", "  is"))] == [
        ["was", "support"],
        ["is", "oppose"],
    ]
    assert "2021-03-05" in lines[3] and "2021-03-09" in lines[5]


# ---- reprints


def test_reprints_are_counted_as_read(tmp_path):
    text = "Kenya rejected a Somali demand for talks about their border on Tuesday, the ministry in Nairobi said."
    first = Article.of(text, published="2021-03-17", publisher="Reuters", source="a.txt")
    again = Article.of(text, published="2021-03-18", publisher="AP", source="b.txt")
    other = Article.of("Chad and Mali signed a treaty.", published="2021-03-18", publisher="AP", source="c.txt")
    with Record.open(tmp_path / "x.db") as record:
        run = record.begin_run({}, "c1")
        for article in (first, other):
            record.add(Reading(article), run)
        record.keep(again)
        shown = brief(gather(record, Filters(), WORDS))
        early = brief(gather(record, Filters(until="2021-03-17"), WORDS))
        narrowed = brief(gather(record, Filters(actor="KEN"), WORDS))
    assert shown.startswith("READ  3 articles, 2021-03-17 to 2021-03-18")
    assert "1 reprint among them: another article says all of it" in shown
    assert "by AP 2, Reuters 1" in shown
    assert early.startswith("READ  1 article, 2021-03-17") and "reprint" not in early
    assert "reprint" not in narrowed


# ---- since when


def test_a_position_is_told_with_the_day_since_which_it_is_held(page):
    readings = [stand("2021-03-01", "oppose"), *(stand(f"2021-03-0{n}", "support") for n in (3, 5, 7))]
    (line,) = [line for line in page(*readings).splitlines() if line.startswith("  for the treaty")]
    assert "since 2021-03-03, told 3 times [2] [4]" in line


def test_a_holder_has_its_last_word_on_each_issue(page):
    shown = section(page(stand("2021-03-01", "support"), stand("2021-03-05", "oppose")), "POSITIONS")
    assert [line.split()[0] for line in shown[2:]] == ["Kenya", "against", "On"]


# ---- what runs out


def due(day: str, published: str, binds: str | None = "KEN") -> Reading:
    """A report of a deadline."""
    text = f"By {day} they must leave, a report of {published} says."
    article = Article.of(text, published=published, source=f"{text}.txt")
    span = Span(0, len(text))
    party = Party(Span(13, 17), text[13:17], code=binds) if binds else None
    deadline = Deadline(line_id(article, "deadline", span), f"leave by {day}", day, None, party, (span,), MADE)
    return Reading(article, (span,), deadlines=(deadline,))


def test_what_is_to_come_comes_first_and_the_rest_the_last_first(page):
    readings = [due(f"2021-03-{n:02d}", "2021-03-01") for n in (20, 9, 5, 12)]
    lines = section(page(*readings, stand("2021-03-10", "support")), "DEADLINES")
    assert lines[0] == "DEADLINES  seen on 2021-03-10"
    assert [line.split()[0] for line in lines[2:]] == ["2021-03-12", "2021-03-20", "2021-03-09", "2021-03-05"]
    assert "passed" in lines[4] and "in 2 days" in lines[2]


def test_the_daily_brief_leaves_out_what_ran_out_long_ago(page):
    readings = [due("2021-01-20", "2021-01-10"), due("2021-03-11", "2021-03-01"), stand("2021-03-12", "support")]
    lines = section(page(*readings, since="2021-03-10"), "DEADLINES")
    assert [line.split()[0] for line in lines[2:]] == ["2021-03-11"]


# ---- who speaks for whom


def said(speaker: dict[str, str | None], published: str = "2021-03-17", words: str = "We wait.") -> Reading:
    """A report of somebody's words."""
    text = f"{speaker['name']} said in {published}: {words}"
    article = Article.of(text, published=published, source=f"{text}.txt")
    start = text.index(words)
    name = str(speaker["name"])
    party = Party(Span(0, len(name)), name, **speaker)
    cue = Trigger(Span(len(name) + 1, len(name) + 5), "said")
    content = (Span(start, len(text)),)
    statement = Statement(
        line_id(article, "statement", content[0]), party, cue, content, "direct", None, None, published,
        "speech", "asserted", 0, MADE,
    )  # fmt: skip
    return Reading(article, (Span(0, len(text)),), statements=(statement,))


MINISTER = {"name": "Amina Odhiambo", "code": "KEN", "sector": "GOV", "role": "foreign minister of KEN"}
SENATOR = {"name": "Grace Wanjiru", "code": "KEN", "sector": "LEG", "role": "senator of KEN"}
NOBODY = {"name": "the organizers", "code": None, "sector": None}


def test_ministers_speak_for_their_state_and_senators_for_themselves(page):
    lines = section(page(said(MINISTER), said(MINISTER, "2021-03-19", "We go."), said(SENATOR), said(NOBODY)), "WHO SP")
    assert lines[2] == "for KEN"
    assert lines[3] == "  Amina Odhiambo, foreign minister: 2 statements since 2021-03-17 [1] [4]"
    assert "said: “We wait.”" in lines[4]
    assert lines[5] == "for themselves"
    assert lines[6].startswith("  Grace Wanjiru (KEN), senator of KEN: 1 statement [2]")
    assert any(line.startswith("  the organizers: 1 statement [3]") for line in lines)


def test_the_others_are_named_with_their_sources(page):
    people = [said({**MINISTER, "name": f"Speaker {n}"}, f"2021-03-{n:02d}") for n in range(1, 6)]
    lines = section(page(*people), "WHO SP")
    assert lines[-1] == "  also Speaker 3 1 [3], Speaker 4 1 [4], Speaker 5 1 [5]"


def test_the_longest_words_of_a_speaker_are_shown(page):
    lines = section(
        page(said(MINISTER), said(MINISTER, "2021-03-18", "We will wait until Friday, not longer.")), "WHO SP"
    )
    assert "not longer" in lines[4]


def test_speech_without_any_day_does_not_date_the_others(page):
    undated = said(MINISTER)
    article = Article.of(undated.article.text, published=None, source="undated.txt")
    statement = replace(undated.statements[0], id=line_id(article, "statement", Span(0, 1)), date=None)
    unknown = replace(undated, article=article, statements=(statement,))
    lines = section(page(unknown, said(MINISTER, "2021-03-19", "We go.")), "WHO SP")
    assert lines[3] == "  Amina Odhiambo, foreign minister: 2 statements [1] [2]"
    lines = section(
        page(unknown, said(MINISTER, "2021-03-19", "We go."), said(MINISTER, "2021-03-20", "No.")), "WHO SP"
    )
    assert "3 statements since 2021-03-19 [1]" in lines[3]
