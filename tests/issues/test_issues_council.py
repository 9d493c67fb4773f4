"""Article 27, case by case, on votes and on made-up records; who sat on the Council in every year since 1966."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

import onrecord
from onrecord.codebook.codebook import HOME, load, rows
from onrecord.errors import OnrecordError
from onrecord.issues.council import Vote, article27, members
from onrecord.issues.course import casts, count
from onrecord.record import Record
from onrecord.views.council import latest, page

from .samples import reading

SEATS = members("2003-03-10")
FIVE, TEN = sorted(SEATS.permanent), sorted(SEATS.elected)
DRAFT = "draft resolution on Iraq"
TEXT = "The U.N. Security Council discussed Iraq."


def votes(**cast):
    """Votes by how they are cast: yes=[codes], no=[codes], ..."""
    return [Vote(code, how, None) for how, codes in cast.items() for code in codes]


def answer(council=SEATS, *, procedural=False, parties=(), **cast):
    found = article27(council, votes(**{HOW.get(k, k): v for k, v in cast.items()}), procedural=procedural,
                      parties=frozenset(parties))  # fmt: skip
    return found.answer, found.by, found.settle


HOW = {"yes": "for", "no": "against"}


def test_nine_for_and_no_permanent_member_against_carries():
    assert answer(yes=FIVE + TEN[:4], no=TEN[4:])[0] == "carried"


def test_eight_are_not_enough():
    assert answer(yes=FIVE + TEN[:3], no=TEN[3:])[0] == "blocked"


def test_a_veto_blocks_whoever_is_for():
    assert answer(yes=["CHN", "FRA", "GBR", "USA", *TEN], no=["RUS"]) == ("blocked", ("RUS",), ())


def test_an_elected_member_has_no_veto():
    assert answer(yes=FIVE + TEN[:9], no=TEN[9:])[0] == "carried"


@pytest.mark.parametrize("how", ["abstains", "absent"])
def test_a_permanent_member_that_abstains_or_is_absent_does_not_block(how):
    assert answer(yes=["FRA", "GBR", "RUS", "USA", *TEN[:5]], no=TEN[5:], **{how: ["CHN"]})[0] == "carried"


def test_abstentions_can_keep_nine_out_of_reach():
    assert answer(yes=FIVE + TEN[:2], abstains=TEN[2:]) == ("blocked", tuple(TEN[2:]), ())


def test_unknown_votes_leave_it_open():
    assert answer() == ("open", (), (*FIVE, *TEN))
    assert answer(yes=FIVE + TEN[:3])[0] == "open"


def test_nine_are_not_enough_while_a_permanent_member_may_block():
    assert answer(yes=["FRA", "GBR", "RUS", "USA", *TEN], open=["CHN"]) == ("open", (), ("CHN",))


def test_a_matter_of_procedure_knows_no_veto():
    assert answer(procedural=True, yes=TEN[:9], no=FIVE)[0] == "carried"


def test_a_party_to_the_dispute_abstains():
    assert answer(parties=["RUS"], yes=["CHN", "FRA", "GBR", "USA", *TEN[:5]], no=["RUS", *TEN[5:]])[0] == "carried"


def test_votes_of_states_without_a_seat_count_for_nothing():
    assert answer(yes=FIVE + TEN[:3], no=[*TEN[3:], "ITA"]) == answer(yes=[*FIVE, *TEN[:3], "ITA"], no=TEN[3:])


def test_five_and_ten_sit_on_every_day_since_1966():
    day, last = date(1966, 1, 1), date(2026, 12, 31)
    known = {row["code"] for row in rows(HOME, "actors/countries.csv")}
    while day <= last:
        found = members(day.isoformat())
        assert (len(found.permanent), len(found.elected)) == (5, 10), day
        assert found.all <= known
        day += timedelta(days=7)


def test_no_elected_member_follows_itself():
    for year in range(1966, 2025):
        new = members(f"{year + 1}-06-01").elected - members(f"{year}-06-01").elected
        assert (
            not new & members(f"{year - 1 if year > 1966 else year}-06-01").elected & members(f"{year}-06-01").elected
        )


@pytest.mark.parametrize(
    ("day", "code", "sits"),
    [("1971-10-24", "TWN", True), ("1971-10-25", "CHN", True), ("1991-12-23", "SUN", True), ("1991-12-24", "RUS", True),
     ("1991-12-24", "SUN", False), ("1990-05-22", "YEM", True), ("2017-12-31", "ITA", True),
     ("2018-01-01", "NLD", True), ("2002-11-08", "SYR", True), ("2003-01-01", "IRL", False)],
)  # fmt: skip
def test_seats_that_passed_on(day, code, sits):
    assert (code in members(day).all) is sits


@pytest.mark.parametrize("day", ["1965-12-31", "2090-01-01"])
def test_a_year_that_is_not_known_is_told(day):
    with pytest.raises(OnrecordError, match=day):
        members(day)


def test_votes_are_read_from_sentences():
    assert casts("Russia and France voted against the draft and China abstained.") == [
        ("against", ("FRA", "RUS")), ("abstains", ("CHN",)),
    ]  # fmt: skip
    assert casts("France will not abstain.") == []
    assert count("The Senate voted 77-23 early Friday.") == ()
    assert count("The council voted 14-0-1.") == (14, 0, 1)


def asked(tmp_path, readings, on="2003-03-10", issue="draft 2003", **choices):
    """What a made-up record answers."""
    path = tmp_path / "x.db"
    with Record.open(path) as record:
        run = record.begin_run({}, load(None).hash)
        for one in readings:
            record.add(one, run)
    return onrecord.open(path).council(issue, on, **choices)


def stands(stance, codes):
    return [(code, stance, DRAFT) for code in codes]


def test_a_record_in_which_nine_are_for_it_carries(tmp_path):
    told = [reading("2003-03-05", stands("support", FIVE + TEN[:4]) + stands("oppose", TEN[4:]), TEXT)]
    found = asked(tmp_path, told)
    assert found["answer"] == "carried"
    assert all(vote["evidence"]["sentence_text"] for vote in found["votes"])


def test_a_record_with_a_veto_blocks_and_says_whose(tmp_path):
    told = [reading("2003-03-05", stands("support", ["USA", "GBR", *TEN]) + stands("oppose", ["FRA"]), TEXT)]
    found = asked(tmp_path, told)
    assert (found["answer"], found["by"]) == ("blocked", ["FRA"])
    evidence = next(vote["evidence"] for vote in found["votes"] if vote["member"] == "FRA")
    assert "FRA takes a stand" in evidence["sentence_text"]


def test_a_record_in_which_a_permanent_member_abstains_carries(tmp_path):
    told = [
        reading("2003-03-05", stands("support", ["FRA", "GBR", "RUS", "USA", *TEN]), TEXT),
        reading("2003-03-07", [], "China abstained on the draft resolution on Iraq in the Security Council."),
    ]
    found = asked(tmp_path, told)
    assert found["answer"] == "carried"
    assert {vote["member"]: vote["vote"] for vote in found["votes"]}["CHN"] == "abstains"


def test_a_record_that_knows_little_leaves_it_open(tmp_path):
    found = asked(tmp_path, [reading("2003-03-05", stands("support", ["USA", "GBR", "ESP", "BGR"]), TEXT)])
    assert found["answer"] == "open"
    assert set(found["settle"]) == SEATS.all - {"USA", "GBR", "ESP", "BGR"}
    assert sum(vote["vote"] == "unknown" for vote in found["votes"]) == 11


def test_a_vote_is_expected_until_one_is_told(tmp_path):
    told = [reading("2003-03-05", stands("support", ["USA"]), TEXT),
            reading("2003-03-07", [], "France would veto the draft resolution on Iraq.")]  # fmt: skip
    found = asked(tmp_path, told)
    assert {v["member"]: v["expected"] for v in found["votes"] if v["evidence"]} == {"USA": True, "FRA": True}
    shown = page(found)
    assert "FRA  against (expected)  permanent" in shown and "votes against" not in shown
    vote = reading(
        "2003-03-09", [], "On the draft resolution on Iraq the Security Council voted 8-5-2. France voted against it."
    )
    with Record.open(tmp_path / "x.db") as record:
        record.add(vote, record.begin_run({}, load(None).hash))
    found = onrecord.open(tmp_path / "x.db").council("draft 2003", "2003-03-10")
    assert {v["member"]: v["expected"] for v in found["votes"] if v["evidence"]} == {"USA": True, "FRA": False}


def test_a_later_position_is_not_known_yet(tmp_path):
    told = [
        reading("2003-03-05", stands("support", FIVE + TEN), TEXT),
        reading("2003-03-12", stands("oppose", ["RUS"]), TEXT),
    ]
    assert asked(tmp_path, told)["answer"] == "carried"
    assert onrecord.open(tmp_path / "x.db").council("draft 2003", "2003-03-12")["by"] == ["RUS"]


def test_without_a_day_it_is_that_of_the_latest_report(tmp_path):
    told = [
        reading("2003-03-05", stands("support", FIVE + TEN), TEXT),
        reading("2003-03-12", stands("oppose", ["RUS"]), TEXT),
    ]
    found = asked(tmp_path, told, on=None)
    assert (found["on"], found["by"]) == ("2003-03-12", ["RUS"])


def test_without_a_day_some_report_has_to_have_one(tmp_path):
    with Record.open(tmp_path / "x.db") as record, pytest.raises(OnrecordError, match="--on"):
        latest(record)


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("The Security Council adopted the draft resolution on Iraq.", "carried"),
        ("The Security Council voted 12-2-1 for the draft resolution on Iraq.", "carried"),
        ("The Security Council voted 8-5-2 on the draft resolution on Iraq.", "blocked"),
        ("France vetoed the draft resolution on Iraq.", "blocked"),
        ("The United States withdrew the draft resolution on Iraq.", "withdrawn"),
    ],
)
def test_how_a_draft_ended_is_told(tmp_path, sentence, answer):
    told = [reading("2003-03-05", stands("support", ["USA"]), TEXT), reading("2003-03-07", [], sentence)]
    found = asked(tmp_path, told)
    assert found["answer"] == answer
    assert found["course"][-1]["sentence_text"] == sentence


def test_a_vote_of_the_past_is_that_of_the_members_of_its_day(tmp_path):
    told = [reading("2002-11-08", [("USA", "support", "the draft resolution on Iraq")],
                    "The U.N. Security Council voted 15-0 for the draft resolution on Iraq.")]  # fmt: skip
    found = asked(tmp_path, told, on="2003-03-20", issue="1441")
    assert found["answer"] == "carried"
    assert {vote["member"] for vote in found["votes"] if vote["vote"] == "for"} == members("2002-11-08").all


def test_a_step_is_of_the_day_that_its_sentence_names(tmp_path):
    told = [
        reading("2003-03-05", stands("support", ["USA"]), TEXT),
        reading("2003-03-20", [], "On Monday the United States withdrew the draft resolution on Iraq."),
    ]
    found = asked(tmp_path, told, on="2003-03-20")
    assert (found["answer"], found["ended"]["day"]) == ("withdrawn", "2003-03-17")


def test_a_threat_of_a_veto_is_no_veto_yet(tmp_path):
    told = [
        reading("2003-03-05", stands("support", ["USA"]), TEXT),
        reading("2003-03-07", [], "France would veto the draft resolution on Iraq."),
    ]
    found = asked(tmp_path, told)
    assert (found["answer"], found["by"], found["ended"]) == ("blocked", ["FRA"], None)


def test_what_the_model_alone_finds_is_no_vote_to_expect(tmp_path):
    told = reading("2003-03-05", stands("support", ["USA"]) + stands("oppose", ["FRA"]), TEXT)
    alone = [replace(p, made_by=replace(p.made_by, rule="positions@1")) for p in told.positions]
    found = asked(tmp_path, [replace(told, positions=(told.positions[0], *alone[1:]))])
    assert (found["answer"], [vote["member"] for vote in found["votes"] if vote["evidence"]]) == ("open", ["USA"])


def test_congress_is_declined_with_the_reason(tmp_path):
    issue = "Congressional resolution on force against Iraq"
    told = [reading("2002-09-20", [("USA", "support", issue)], TEXT)]
    with pytest.raises(OnrecordError, match="the Security Council has no vote on it"):
        asked(tmp_path, told, on="2002-09-20", issue=issue)
