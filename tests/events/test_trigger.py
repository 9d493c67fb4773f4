"""Which words express an act."""

from __future__ import annotations

import pytest

from onrecord.codebook.codebook import load
from onrecord.events.trigger import hits, promised

from .samples import events, parsed


def heads(text: str) -> list[str]:
    parse = parsed(text)
    return [parse.tokens[hit.i].text for hit in hits(parse, load(None))]


def test_the_longest_row_at_a_word_wins() -> None:
    parse = parsed("Norway pulled out of the treaty with Iceland.")
    found = [hit for hit in hits(parse, load(None)) if parse.tokens[hit.i].text == "pulled"]
    assert len(found) == 1
    assert len(found[0].rule.pattern.rest) >= 2


def test_words_that_express_no_act_are_no_triggers() -> None:
    assert heads("The river is wide and the valley is green.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo will travel.", True),
        ("Togo is going to travel.", True),
        ("Togo traveled.", False),
        ("Togo will not travel.", False),
    ],
)
def test_promises_are_told_of_the_future(text: str, expected: bool) -> None:
    parse = parsed(text)
    verb = next(t.i for t in parse.tokens if t.lemma == "travel")
    assert promised(parse, verb) is expected


def test_a_name_takes_no_of() -> None:
    assert events("Brussels warned Minsk of sanctions.") == ["THREATEN EUR>BLR"]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Kenya warned Somalia on Monday that it would redraw the map of the bay.", "THREATEN"),
        ("Kenya warned Somalia on Monday that the river would rise.", None),
    ],
)
def test_a_warning_of_ones_own_deed_is_a_threat(text: str, category: str | None) -> None:
    assert [one.split()[0] for one in events(text)] == ([category] if category else [])


def test_a_state_protests_in_words() -> None:
    assert "ACCUSE CAN>" in events("Canada protested on Monday.")
    assert "PROTEST CAN>" in events("Canadian students protested on Monday.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Chadian president called the Kenyan president on Tuesday.", ["CONSULT TCD,KEN>"]),
        ("The Chadian president called the Kenyan president a liar on Tuesday.", ["ACCUSE TCD>KEN"]),
        ("Peru insisted that Chile hand over the maps.", ["REQUEST PER>CHL"]),
        ("Peru insisted that Chile is big.", []),
        ("Reporters asked Kenya whether Chad could join.", []),
    ],
)
def test_rows_that_depend_on_what_follows(text: str, expected: list[str]) -> None:
    assert events(text) == expected


def test_a_word_that_only_says_when_is_no_part_of_a_trigger() -> None:
    assert not any(
        line.startswith("REJECT") for line in events("Kenya called off the strike after talks with Somalia.")
    )
    assert events("Kenya called off the talks with Somalia.") == ["REJECT KEN>SOM"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Moi called President Museveni on Monday.", True),
        ("Kenya called its traders in Somalia to the capital.", False),
        ("Kenya called its neighbour's programme theft.", False),
    ],
)
def test_somebody_is_called_on_the_telephone(text: str, expected: bool) -> None:
    assert any(line.startswith("CONSULT") for line in events(text)) is expected


def test_a_question_is_no_request() -> None:
    assert events('"Should we wait for Somalia?" Kenya asked.') == []
    assert events("Kenya asked that Somalia wait.") == ["REQUEST KEN>SOM"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Traders feared the tariffs that Kenya imposed on Somalia in May.", "SANCTION KEN>SOM"),
        ("Traders praised the treaty that Kenya signed with Somalia.", "SUPPORT KEN>SOM"),
        ("Kenya was the state that imposed nothing on Somalia.", None),
    ],
)
def test_the_object_of_a_relative_clause_stands_before_it(text: str, expected: str | None) -> None:
    found = [line for line in events(text) if line.startswith(("SANCTION", "SUPPORT"))]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("The French president called the German chancellor on Monday.", True),
        ("The French president called a cabinet meeting on Monday.", False),
        ("The British prime minister called an early election.", False),
    ],
)
def test_only_somebody_is_called(text: str, calls: bool) -> None:
    assert ("called" in heads(text)) is calls


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Panama conceded the main point to Costa Rica.", True),
        ("Panama's minister conceded that the talks with Costa Rica were late.", False),
    ],
)
def test_what_is_conceded_is_a_thing(text: str, acts: bool) -> None:
    assert ("conceded" in heads(text)) is acts
