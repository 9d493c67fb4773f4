"""Whether an act happened."""

from __future__ import annotations

import pytest

from onrecord.events.status import singled_out

from .samples import parsed, reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad attacked Sudan on Monday.", ("ASSAULT", "actual")),
        ("Chad did not attack Sudan.", ("ASSAULT", "negated")),
        ("The Chadian president conceded nothing to Sudan.", ("CONCEDE", "negated")),
        ("If Chad attacks Sudan, the road will close.", ("ASSAULT", "hypothetical")),
        ("Chad denied that its troops had attacked Sudan.", ("ASSAULT", "negated")),
        ("Chad denied having attacked Sudan.", ("ASSAULT", "negated")),
        ("Chad did not deny that it had attacked Sudan.", ("ASSAULT", "actual")),
        ("Chad stopped short of accusing Sudan of theft.", ("ACCUSE", "negated")),
        ("Chad is to send troops to Sudan.", ("MOBILIZE", "future")),
        ("Chad and Sudan failed to agree on a border.", ("AGREE", "negated")),
        ("Chad no longer recognises Sudan.", ("SUPPORT", "negated")),
        ("Chad said it would no longer cooperate with Sudan.", ("REJECT", "actual")),
        ("Chad would no longer abide by the deal, its president said.", ("REJECT", "actual")),
        ("The Thai minister will visit Laos on Friday.", ("AGREE", "actual")),
        ("The Thai minister leaves later today for Laos.", ("AGREE", "actual")),
        ("The Thai minister visited Laos on Monday.", ("CONSULT", "actual")),
    ],
)
def test_status_follows_the_words(text: str, expected: tuple[str, str]) -> None:
    assert expected in {(event.category, event.status) for event in reading(text).events}


def test_what_is_favored_has_not_happened() -> None:
    assert [e.category for e in reading("Norway favors disarming Serbia.").events if e.category == "RETREAT"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad attacked Sudan in January.", ("ASSAULT", "historical")),
        ("Niger left Mali alone in 2008, when Chad attacked Sudan.", ("ASSAULT", "historical")),
        ("Chad would not sign the text, and accused Sudan of theft.", ("ACCUSE", "actual")),
        ("Chad asked for help in January, and now blames Sudan.", ("ACCUSE", "actual")),
        ("Chad said that it would send troops to the border.", ("MOBILIZE", "future")),
        ("Chad closed the port in January, and the rebels have accused Sudan.", ("ACCUSE", "actual")),
        ("Chadian nurses have been on strike since April 2 over pay.", ("PROTEST", "actual")),
        ("Chad has previously condemned Sudan.", ("ACCUSE", "historical")),
        ("Chad, which once accused Sudan of theft, signed the text.", ("ACCUSE", "historical")),
        ("Chad has repeatedly accused Sudan of theft.", ("ACCUSE", "historical")),
        ("Chad repeatedly accused Sudan of theft.", ("ACCUSE", "actual")),
        ("Chad, which has long accused Sudan of theft, signed the text.", ("ACCUSE", "historical")),
        ("The plan follows talks that started late last year between Chad and Sudan.", ("CONSULT", "historical")),
        ("Chad will ask Sudan to leave the town.", ("REQUEST", "future")),
        ("Chad said that it would ask Sudan to leave the town.", ("REQUEST", "actual")),
    ],
)
def test_the_past_and_a_tense_of_its_own(text: str, expected: tuple[str, str]) -> None:
    assert expected in {(event.category, event.status) for event in reading(text).events}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Syrian rebels claim to have attacked Turkey.", ("ASSAULT", "actual")),
        ("Chad was forced to postpone the summit with Sudan.", ("REJECT", "actual")),
        ("Chad said that the road was safe and that it would help Sudan.", ("AGREE", "actual")),
        ("The Thai minister flies to Laos on Friday.", ("AGREE", "actual")),
        ("France has convened a meeting of the UN Security Council for Friday.", ("AGREE", "actual")),
        ("The Malian rebels said they would observe the truce with Mali.", ("AGREE", "actual")),
    ],
)
def test_what_is_claimed_forced_and_announced(text: str, expected: tuple[str, str]) -> None:
    assert expected in {(event.category, event.status) for event in reading(text).events}


def test_what_somebody_is_needed_for_has_not_happened() -> None:
    assert [e for e in reading("Norway needs Chad to put pressure on Sudan.").events if e.codes] == []


@pytest.mark.parametrize(
    "text",
    [
        "Had Chad attacked Sudan, Mali would have intervened, the envoy said.",
        "Mali would have intervened had Chad attacked Sudan, the envoy said.",
        "Should Iran attack Israel, Mali will defend it, the envoy said.",
        "Had Chad not attacked Sudan, Mali would not have closed the road, the envoy said.",
    ],
)
def test_conditions_by_the_order_of_words_alone(text: str) -> None:
    assert [e.status for e in reading(text).events if e.category == "ASSAULT"] == ["hypothetical"]


def test_an_inversion_behind_an_adverb_is_no_condition() -> None:
    events = reading("Only then had Chad attacked Sudan, but it would not win.").events
    assert [e.status for e in events if e.category == "ASSAULT"] == ["actual"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad, not Sudan, shelled the village.", True),
        ("It was Chad that shelled the village.", True),
        ("It was Chad, not Sudan, that shelled the village.", True),
        ("It was not Chad that shelled the village.", False),
        ("Chad, which did not sign the treaty, shelled the village.", False),
        ("Chad has not shelled the village.", False),
    ],
)
def test_who_is_told_apart_from_others_has_done_it(text: str, expected: bool) -> None:
    parse = parsed(text)
    shelled = next(token.i for token in parse.tokens if token.text == "shelled")
    assert singled_out(parse, shelled) is expected
