"""Wordings of one issue come to one issue; those of others do not."""

import pytest

from onrecord.codebook.codebook import load
from onrecord.issues.topic import About, shared, topic, within

ON_IRAQ = "Bush warns Baghdad\nThe United States may attack Iraq, Iraq said. The Security Council met."


def about(day="2003-03-01", text=ON_IRAQ, code="FRA", sector="GOV"):
    return About(day, text, code, sector)


def issue(wording, **where):
    return topic(wording, about(**where), load(None)).issue


@pytest.mark.parametrize(
    "wording",
    ["military action against Iraq", "war", "the use of force", "an attack on Baghdad", "Bush's campaign on Iraq"],
)
def test_war_in_any_of_its_names_is_one_issue(wording):
    assert issue(wording) == "military action against Iraq"


def test_the_state_is_the_one_that_the_words_name():
    assert issue("an attack on Somalia") == "military action against Somalia"


@pytest.mark.parametrize(
    ("wording", "code", "against"),
    [
        ("American strikes on Yemen", "FRA", "Yemen"),
        ("pre-emptive strikes against Chechen rebels", "RUS", "Chechen Republic of Ichkeria"),
        ("war on the Taliban", "USA", "Taliban"),
        ("strikes against Chechens", "RUS", "Russia"),
        ("Russia's military action", "RUS", "Iraq"),
        ("war in Athens", "USA", "Iraq"),
        ("war", "IRQ", "Iraq"),
    ],
)
def test_an_action_is_against_whom_its_words_name_after_it(wording, code, against):
    assert issue(wording, code=code) == f"military action against {against}"


CHINA = (
    "Taiwan drills\nTaipei fears an invasion and stands against China, the Taiwanese president said. China, he said, "
    "had military force. Chinese strikers and a century of war were not mentioned in China."
)


@pytest.mark.parametrize("wording", ["backing strikers", "century of war", "invasion", "military force"])
def test_what_nobody_says_is_against_somebody_is_not(wording):
    found = topic(wording, about(text=CHINA, code="USA"), load(None))
    assert (found.kind, found.issue) == ("", shared(wording))


@pytest.mark.parametrize(
    ("told", "against"),
    [
        ("Paris opposes a war on Chad.", "Chad"),
        ("Paris would not invade Chad, Sudan said.", "Chad"),
        ("Paris opposes the use of force, if necessary in May, against Chad.", None),
        ("Paris opposes the use of military force against the Chadian army.", "Chad"),
        ("Sudan, which fears a war, has turned to Chad.", None),
    ],
)
def test_whom_the_article_tells_a_war_to_be_against(told, against):
    found = issue("the war", text=f"Chad says no. {told} Chad and Chad.", code="FRA")
    assert found == (f"military action against {against}" if against else shared("the war"))


def test_strikers_do_not_strike():
    assert topic("backing strikers in Chad", about(text=""), load(None)).kind == ""
    assert issue("strikes on Chad", text="") == "military action against Chad"


def test_an_adjective_tells_who_acts_not_on_whom():
    text = "Kabul fears new penalties\nThe United States imposed sanctions on Afghanistan. Kabul condemned U.S. moves."
    assert issue("U.S. sanctions", text=text, code="AFG") == "sanctions against Afghanistan"
    assert issue("the American sanctions", text=text, code="USA") == "sanctions against Afghanistan"
    assert issue("Afghanistan sanctions", text=text, code="CHN") == "sanctions against Afghanistan"
    assert issue("American sanctions", text="", code="AFG") == "sanctions against United States"


def test_who_tables_a_resolution_is_not_what_it_is_on():
    text = "Vote on Libya\nThe U.N. Security Council will vote on a Franco-German text on Libya, envoys said."
    assert issue("French draft resolution", day="2011-09-01", text=text) == "Security Council resolution on Libya"


def test_what_an_article_is_on_or_against_comes_before_who_acts_in_it():
    text = (
        "Blair stands firm\nLondon and British towns marched in London against a war on Iraq. British police watched."
    )
    assert issue("more inspectors", text=text, code="USA") == "inspections in Iraq"
    assert issue("taking part in an attack", text=text, code="IRQ") == "taking part in military action against Iraq"


def test_a_second_resolution_is_not_the_first():
    assert issue("a second resolution", day="2002-10-11") != issue("the resolution", day="2002-10-11")
    assert issue("a second resolution", day="2003-03-01") == issue("the draft", day="2003-03-01")


def test_who_wants_the_end_of_a_war_opposes_it():
    found = topic("a quick end to the war", about(), load(None))
    assert (found.issue, found.stance("support"), found.stance("oppose")) == (
        "military action against Iraq", "oppose", "support",
    )  # fmt: skip
    assert found.stance("undecided") == "undecided"


def test_three_resolutions_are_kept_apart():
    autumn, spring = "2002-09-20", "2003-03-05"
    congress = "Congressional resolution authorizing the use of force against Iraq"
    found = {issue("a U.S.-backed resolution", day=day) for day in (autumn, spring)} | {issue(congress, day=autumn)}
    assert len(found) == 3
    assert issue("the proposed resolution", day=autumn, code="USA", sector="LEG") == issue(congress, day=autumn)


def test_an_adopted_resolution_goes_by_its_number_later():
    assert issue("Resolution 1441", day="2003-02-05") == issue("the U.S. draft", day="2002-10-11")


def test_a_resolution_without_a_row_of_its_own_is_one_on_a_state():
    text = "Council split on Sudan\nThe U.N. Security Council discussed Sudan."
    assert issue("the draft resolution", day="2007-01-01", text=text) == "Security Council resolution on Sudan"


def test_words_that_no_row_knows_are_gathered_by_what_they_share():
    assert shared("the deployment of American soldiers") == shared("deploying U.S. soldiers")
    assert shared("the deployment of soldiers") != shared("the withdrawal of soldiers")
    assert shared("another treaty") != shared("the treaty")
    assert topic("a tunnel to Sakhalin", about(), load(None)).kind == ""


def test_periods_have_both_ends():
    assert [within(day, "2002-09", "2002-11") for day in ("2002-08-31", "2002-09-01", "2002-11-30", "2002-12-01")] == [
        False, True, True, False,
    ]  # fmt: skip
    assert within("", "", "") and not within("", "2002", "")


def test_a_users_row_comes_before_the_shipped_ones(tmp_path):
    (tmp_path / "issues.csv").write_text("issue,kind,wording\nthe Baghdad raid,policy,raid|attack baghdad\n")
    found = topic("an attack on Baghdad", about(), load(str(tmp_path)))
    assert (found.issue, found.rule) == ("the Baghdad raid", f"{tmp_path.name}/issues.csv:2")
