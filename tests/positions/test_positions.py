"""Where the article shows a stand, on sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codebook.codebook import HOME, Row, rows
from onrecord.pipeline import read_article
from onrecord.positions.issue import LONGEST, gerund, tidy
from onrecord.positions.likeness import alike
from onrecord.schema import Article, Position

DAY = "2011-05-10"


def positions(text: str, day: str | None = DAY) -> tuple[Position, ...]:
    return read_article(Article.of(text, published=day), model=False).positions


def told(text: str) -> list[tuple[str | None, str, str]]:
    return [(p.actor.code, p.stance, p.issue) for p in positions(text)]


@pytest.mark.parametrize(
    ("text", "code", "stance", "issue"),
    [
        ("Chile opposes a new tax on copper exports.", "CHL", "oppose", "new tax on copper exports"),
        (
            "Norway backs the European ban on seal products.",
            "NOR",
            "support",
            "European ban on seal products",
        ),
        (
            "Peru refused to support the border treaty with Chile.",
            "PER",
            "oppose",
            "border treaty with Chile",
        ),
        ("Kenya wants to block the arms shipment to Juba.", "KEN", "oppose", "arms shipment to Juba"),
        (
            "Japan criticised plans for a naval exercise near Okinawa.",
            "JPN",
            "oppose",
            "naval exercise near Okinawa",
        ),
        ("Tunisia called for a halt to the shelling of the port.", "TUN", "oppose", "shelling of the port"),
        (
            "Kenya's president said Mali must stop the raids on the border towns.",
            "KEN",
            "oppose",
            "raids on the border towns",
        ),
        ("The new fishing quota is opposed by Iceland.", "ISL", "oppose", "new fishing quota"),
        ("Ghana does not support the regional currency plan.", "GHA", "oppose", "regional currency plan"),
    ],
)
def test_a_stand_is_recorded_with_its_issue(text: str, code: str, stance: str, issue: str) -> None:
    assert (code, stance, issue) in told(text)


def test_a_condition_makes_a_stand_conditional() -> None:
    found = positions("Turkey supports the aid convoy if the rebels leave the town.")
    assert [(p.stance, p.condition) for p in found] == [("conditional", "if the rebels leave the town")]


def test_only_if_makes_a_stand_conditional() -> None:
    (one,) = positions("Norway's foreign minister said its ships could return only if the strait was safe.")
    assert (one.actor.code, one.stance) == ("NOR", "conditional")
    assert one.condition is not None and "the strait was safe" in one.condition


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("China has not decided how it will vote on the border resolution.", ("CHN", "undecided")),
        ("Kenya abstained in the vote on the border resolution.", ("KEN", "undecided")),
        ("France no longer opposes the fishing quota.", ("FRA", "undecided")),
        ("Malta is against lifting the arms embargo on Libya.", ("MLT", "oppose")),
        ("Malta is in favour of lifting the arms embargo on Libya.", ("MLT", "support")),
    ],
)
def test_what_is_left_open_and_what_somebody_is_for_or_against(text: str, told_of: tuple[str, str]) -> None:
    for model in (False, True):
        found = read_article(Article.of(text, published=DAY), model=model).positions
        assert [(p.actor.code, p.stance) for p in found] == [told_of]


def test_what_support_depends_on_is_a_condition_not_support() -> None:
    text = "Japan's support for the climate treaty depends on the inspection regime."
    for model in (False, True):
        (one,) = read_article(Article.of(text, published=DAY), model=model).positions
        assert (one.actor.code, one.stance, one.issue) == ("JPN", "conditional", "climate treaty")
        assert one.condition == "the inspection regime"


def test_a_verb_that_says_little_gives_way_to_the_act() -> None:
    assert told("Norway urged Chile to show restraint in the border dispute.")[0][2].startswith("restraint")


def test_an_open_question_is_undecided() -> None:
    found = told("Brazil has not said whether it supports the climate accord.")
    assert [(code, stance) for code, stance, _ in found] == [("BRA", "undecided")]


def test_the_same_stand_twice_is_one_position_with_both_sentences() -> None:
    text = "Spain opposes the fishing quota. On Tuesday Spain again rejected the fishing quota."
    found = positions(text)
    assert len(found) == 1
    assert len(found[0].evidence) == 2


def test_opposite_stands_on_one_issue_stay_apart() -> None:
    found = told("Spain opposes the fishing quota, but Portugal supports the fishing quota.")
    assert {(code, stance) for code, stance, _ in found} == {("ESP", "oppose"), ("PRT", "support")}


def test_a_speaker_is_the_person_who_holds_it() -> None:
    text = "Angela Merkel said she opposed the early withdrawal of NATO troops from Kabul."
    found = positions(text)
    assert [(p.person, p.actor.code, p.stance) for p in found] == [("Angela Merkel", "DEU", "oppose")]


def test_a_possibility_is_no_stand_and_is_on_record() -> None:
    reading = read_article(Article.of("Chad might support the border mission.", published=DAY), model=False)
    assert reading.positions == ()
    assert any(d.stage == "positions" and "possibility" in d.reason for d in reading.dropped)


def test_a_position_rests_on_a_rule_and_on_words() -> None:
    text = "Chile opposes a new tax on copper exports."
    (found,) = positions(text)
    assert found.made_by.rule.startswith("stances.csv:")
    assert found.evidence[0].of(text) == text


def test_without_a_date_positions_are_still_found() -> None:
    assert [p.date for p in positions("Chile opposes a new tax on copper exports.", None)] == [None]


@given(st.text())
def test_issues_stay_short(words: str) -> None:
    assert len(tidy(words).split()) <= LONGEST


@given(st.text(min_size=1))
def test_an_issue_is_like_itself(words: str) -> None:
    assert alike(words, words) == 1.0


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("tie", "tying"),
        ("agree", "agreeing"),
        ("stop", "stopping"),
        ("allow", "allowing"),
        ("move", "moving"),
    ],
)
def test_gerunds(verb: str, form: str) -> None:
    assert gerund(verb) == form


@pytest.mark.parametrize("row", list(rows(HOME, "endings.csv")), ids=lambda row: row["ending"])
def test_every_ending_is_one_that_decides(row: Row) -> None:
    assert gerund(row["verb"]) == row["gerund"]


def test_a_threat_alone_is_no_stand() -> None:
    assert told("Kenya threatened to bomb the rebels of Mali.") == []


def test_short_nouns_count_and_joining_words_do_not() -> None:
    assert alike("dam on the Tana river", "dam") == pytest.approx(0.5)
    assert alike("war with the rebels", "trade with the islands") == 0.0
