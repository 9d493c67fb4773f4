"""Which acts are not coded, and why."""

from __future__ import annotations

import pytest

from onrecord.events.screen import DANGER, UNARMED

from .samples import events, reading, reasons


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Norway called for an attack on Iceland.", "a topic, not an act"),
        ("Somebody attacked a bakery.", "no political actor that the codebook can place"),
        ("Kenya condemned Somalia. Kenya again condemned Somalia.", "tells again an act already coded"),
    ],
)
def test_each_dropped_act_keeps_its_reason(text: str, reason: str) -> None:
    assert reason in reasons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya warned that Somalia could attack its villages.",
        "Kenya warned of an attack by Somali rebels.",
        "Norway warned that the fighting could kill thousands of people.",
    ],
)
def test_a_warning_of_what_others_may_do_is_no_threat(text: str) -> None:
    assert not any(line.startswith("THREATEN") for line in events(text))
    assert DANGER in reasons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya warned Somalia that it would attack the camps.",
        "Kenya warned Somalia that its army would attack the camps.",
        "Kenya warned that Kenya and its allies would attack Somalia.",
    ],
)
def test_a_warning_of_ones_own_deeds_is_a_threat(text: str) -> None:
    assert events(text) == ["THREATEN KEN>SOM"]


def test_a_warning_against_something_asks_for_it_not_to_be() -> None:
    assert events("Kenya warned against strikes on Somalia.") == ["REQUEST KEN>"]


def test_who_meets_with_criticism_is_whom_it_is_aimed_at() -> None:
    assert events("Gambia drew criticism from Norway over the arrests.") == ["ACCUSE NOR>GMB"]
    assert events("Gambia has faced sharp criticism over the arrests.") == []


def test_who_comes_unarmed_does_not_attack() -> None:
    text = "Somali refugees crossed into Kenya on Monday."
    assert events(text) == [] and UNARMED in reasons(text)
    assert events("Somali rebels crossed into Kenya on Monday.") == ["ASSAULT SOM>KEN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moroccan police arrested 131, most of whom were released.", ["COERCE MAR>"]),
        ("Moroccan police detained six suspected smugglers.", ["COERCE MAR>MAR"]),
        ("Moroccan police seized a lorry.", []),
    ],
)
def test_what_police_do_to_people_is_an_act_though_nobody_says_whose(text: str, expected: list[str]) -> None:
    assert [line for line in events(text) if line.startswith("COERCE")] == expected


def test_the_verbal_act_is_the_event() -> None:
    assert events("Norway urged Iceland to release the sailors.") == ["REQUEST NOR>ISL"]


def test_a_minister_who_leaves_a_capital_does_not_withdraw() -> None:
    assert events("The Cuban foreign minister left Angola on Saturday.") == []
    assert events("The last Cuban troops left Angola on Saturday.") == ["RETREAT CUB>AGO"]


@pytest.mark.parametrize("text", ["She left Angola in May.", "A former Cuban officer left Angola on Saturday."])
def test_whoever_leaves_a_country_without_arms_does_not_withdraw(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya threatened reprisals on Monday.", ["THREATEN KEN>"]),
        ("Kenya thanked everybody on Monday.", ["SUPPORT KEN>"]),
        ("Somebody thanked the crews on Monday.", []),
    ],
)
def test_what_is_done_by_saying_it_needs_nobody_on_the_other_side(text: str, expected: list[str]) -> None:
    assert events(text) == expected


def test_groups_opposed_to_somebody_are_only_described() -> None:
    text = "Thirty Kenyan groups opposed to the president will meet in Oslo."
    assert events(text) == ["AGREE KEN>"]
    assert "describes who somebody is" in reasons(text)


def test_what_another_of_the_same_state_has_promised_is_told_beside_a_demand() -> None:
    text = "The Kenyan trade minister demanded the talks with Somalia promised by the Kenyan president."
    assert events(text) == ["REQUEST KEN>SOM", "AGREE KEN>"]


def test_dropped_acts_point_at_their_word() -> None:
    text = "Norway urged Iceland to attack Ireland."
    words = {line.span.of(text) for line in reading(text).dropped if line.stage == "events"}
    assert "attack" in words


def test_what_persons_in_office_withdraw_is_a_withdrawal() -> None:
    text = "The Cuban president spoke of his decision to withdraw 2,000 Cuban troops from Angola."
    assert events(text) == ["CONCEDE CUB>AGO"]


def test_what_another_did_before_is_an_act_of_its_own() -> None:
    text = "Chad shelled Sudan in defiance of a ceasefire ordered by Kenya."
    assert any(line.startswith("REQUEST KEN") for line in events(text))


def test_in_protest_tells_how() -> None:
    assert not any(line.startswith("PROTEST") for line in events("The Malaysian ministers resigned in protest."))


def test_harm_may_have_no_author() -> None:
    assert events("Two Somali villages were shelled.") == ["ASSAULT >SOM"]
    assert events("Two Somali villages were shelled by somebody.") == []


def test_whoever_warns_of_coercion_of_their_own_threatens() -> None:
    assert events("The Danish minister warned on Monday that she would block any accord on quotas.") == [
        "THREATEN DNK>"
    ]
    assert events("The Danish minister warned on Monday that snow would block the roads.") == []


def test_soldiers_neither_riot_nor_protest_but_may_strike() -> None:
    assert events("Kenyan soldiers stormed the Somali embassy.") == ["ASSAULT KEN>SOM"]
    assert events("Kenyan students stormed the Somali embassy.") == ["PROTEST KEN>SOM"]
    assert "whoever bears arms does not protest" in reasons("Kenyan soldiers demonstrated against Somalia.")
    assert events("Kenyan soldiers went on strike.") == ["PROTEST KEN>"]


def test_an_attack_by_the_account_of_its_victim_is_no_accusation() -> None:
    assert events("American drones bombed a Pakistani village, according to Pakistan.") == ["ASSAULT USA>PAK"]
    assert events("American drones bombed a Pakistani village, Pakistan said.") == ["ASSAULT USA>PAK"]
    assert events("Pakistan said American drones bombed a Pakistani village.") == ["ACCUSE PAK>USA"]


def test_people_who_are_seized_are_no_place() -> None:
    (found,) = reading("Russia seized 24 Ukrainian sailors at an airport near Crimea.").events
    assert (found.category, found.mode) == ("COERCE", "seize")
