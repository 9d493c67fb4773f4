"""Intervals, moves and contradictions, person and state apart."""

from onrecord.issues.shift import by_holder, holder, intervals, standing

from .samples import position


def spans(positions):
    return [(one.stance, one.since, one.until) for one in intervals(positions)]


def test_a_stance_lasts_until_the_next_one():
    told = [
        position("2003-03-17", "oppose"),
        position("2002-09-20", "conditional"),
        position("2002-10-11", "conditional"),
    ]
    assert spans(told) == [("conditional", "2002-09-20", "2003-03-17"), ("oppose", "2003-03-17", None)]
    assert [len(one.lines) for one in intervals(told)] == [2, 1]


def test_support_and_opposition_on_one_day_contradict_each_other():
    told = [position("2003-03-01", "support"), position("2003-03-05", "oppose"), position("2003-03-05", "support")]
    last = intervals(told)[-1]
    assert (last.stance, [line["stance"] for line in last.against]) == ("support", ["oppose"])
    assert not intervals(told)[0].against


def test_an_undecided_word_beside_a_stance_is_no_contradiction():
    told = [position("2003-03-05", "oppose"), position("2003-03-05", "undecided")]
    assert all(not one.against for one in intervals(told))


def test_positions_without_a_day_have_no_place():
    undated = {**position("2003-03-05", "oppose"), "date": None, "article": {"id": "a", "published": None}}
    assert intervals([undated]) == []


def test_a_spokesman_speaks_for_his_state_and_a_senator_for_himself():
    minister = position("2003-03-05", "support", "USA", "GOV", "Colin Powell")
    senator = position("2003-03-05", "oppose", "USA", "LEG", "Patrick Leahy")
    party = position("2003-03-05", "oppose", "GBR", "OPP")
    assert [holder(one) for one in (minister, senator, party)] == ["USA", "Patrick Leahy, USA", "GBR, GBR"]
    assert all(not one.against for own in by_holder([minister, senator]).values() for one in intervals(own))


def test_what_was_not_known_yet_does_not_count():
    told = [position("2002-09-20", "conditional"), position("2003-03-17", "oppose")]
    assert standing(told, "2003-03-16")["RUS"].stance == "conditional"
    assert standing(told, "2003-03-17")["RUS"].stance == "oppose"
    assert standing(told, "2002-09-19") == {}
