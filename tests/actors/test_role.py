"""Offices on a date: before, during and after; several at once; who held one."""

from __future__ import annotations

import pytest

from onrecord.actors.role import head_of_state, holder, identity, office, today
from onrecord.codebook.codebook import Codebook
from onrecord.codebook.names import NameIndex, Person, Term


def term(title: str, start: str, end: str, sector: str = "GOV") -> Term:
    return Term("NOR", title, sector, start, end, f"offices.csv:{start[:4] or 0}")


BERG = Person(
    "Ola Berg",
    (),
    (
        term("trade minister", "1999-05-01", "2001-03-31"),
        term("prime minister", "2001-04-01", "2005-06-30"),
        term("party leader", "2003-01-01", "2004-12-31", "PTY"),
    ),
)


LIND = Person(
    "Kari Lind",
    (),
    (
        term("member of parliament", "1999-05-01", "2005-06-30", "LEG"),
        term("opposition leader", "2001-01-01", "", "OPP"),
    ),
    died="2010-02-01",
)


def test_a_president_who_commands_the_army_is_of_the_government() -> None:
    commander = term("chairman of the Military Commission", "2002-06-01", "2005-06-30", "MIL")
    found, _ = office(Person("Ola Berg", (), (term("president", "2002-01-01", "2005-06-30"), commander)), "2003-01-01")
    assert found is not None
    assert found.title == "president"


@pytest.mark.parametrize(("day", "sector"), [("2002-01-01", "LEG"), ("2007-01-01", "OPP")])
def test_whoever_opposes_in_parliament_is_of_parliament_first(day: str, sector: str) -> None:
    assert (identity(LIND, day).sector, identity(LIND, day).role) == (sector, "opposition leader of NOR")


@pytest.mark.parametrize(
    ("day", "title", "over"),
    [
        ("1990-01-01", "trade minister", False),
        ("1999-05-01", "trade minister", False),
        ("2001-03-31", "trade minister", False),
        ("2001-04-01", "prime minister", False),
        ("2003-06-01", "prime minister", False),
        ("2005-01-01", "prime minister", False),
        ("2005-06-30", "prime minister", False),
        ("2005-07-01", "prime minister", True),
        ("2020-01-01", "prime minister", True),
    ],
)
def test_the_office_on_a_date(day: str, title: str, over: bool) -> None:
    found, ended = office(BERG, day)
    assert found is not None
    assert (found.title, ended) == (title, over)


def test_without_a_date_today_counts() -> None:
    assert office(BERG, None) == office(BERG, today())
    assert office(BERG, None)[1] is True


def test_an_end_known_to_the_month_or_year_is_over_only_after_it() -> None:
    person = Person("Ola Berg", (), (term("mayor", "1999", "2001-03"), term("judge", "1990", "1995")))
    assert office(person, "2001-03-31") == (person.terms[0], False)
    assert office(person, "2001-04-01")[1] is True
    assert not term("judge", "1990", "1995").over("1995-12-31")
    assert term("judge", "1990", "1995").over("1996-01-01")


def test_an_open_end_is_never_over() -> None:
    person = Person("Ola Berg", (), (term("mayor", "1999", ""),))
    assert office(person, "2999-01-01") == (person.terms[0], False)


def test_somebody_without_an_office() -> None:
    person = Person("Ola Berg", (), ())
    assert office(person, "2001-01-01") == (None, False)
    assert (identity(person, "2001-01-01").code, identity(person, "2001-01-01").sector) == (None, None)


def test_identity_during_and_after() -> None:
    during, after = identity(BERG, "2002-01-01"), identity(BERG, "2010-01-01")
    assert (during.sector, during.role, during.reason) == ("GOV", "prime minister of NOR", "offices.csv:2001")
    assert (after.sector, after.role, after.code) == ("ELI", "former prime minister of NOR", "NOR")


def test_before_the_first_office_the_reason_says_so() -> None:
    assert identity(BERG, "1990-01-01").reason == "offices.csv:1999 (before the office began)"


def test_a_rebel_whose_time_is_over_stays_a_rebel() -> None:
    person = Person("Ola Berg", (), (term("rebel leader", "1990", "1995", "REB"),))
    assert (identity(person, "2001-01-01").sector, identity(person, "2001-01-01").role) == (
        "REB",
        "former rebel leader of NOR",
    )


def index(*people: Person) -> NameIndex:
    heads = {"head": {"president": "", "prime minister": ""}}
    return NameIndex({}, {}, {person.name: person for person in people}, words=heads)


def test_who_held_an_office() -> None:
    other = Person("Kari Lund", (), (term("prime minister", "2005-07-01", ""),))
    names = index(BERG, other)
    assert holder(names, "NOR", "prime minister", "2004-01-01") is BERG
    assert holder(names, "NOR", "prime minister", "2006-01-01") is other
    assert holder(names, "NOR", "prime minister", "1990-01-01") is None
    assert holder(names, "SWE", "prime minister", "2004-01-01") is None
    assert holder(names, "NOR", "president", "2004-01-01") is None


def test_two_holders_at_once_are_nobody() -> None:
    other = Person("Kari Lund", (), (term("prime minister", "2004-01-01", ""),))
    assert holder(index(BERG, other), "NOR", "prime minister", "2004-06-01") is None


def test_a_term_without_a_start_holds_no_office() -> None:
    assert holder(index(Person("Ola Berg", (), (term("king", "", ""),))), "NOR", "king", "2004-01-01") is None


def test_the_leader_of_a_state_is_its_president_before_its_prime_minister() -> None:
    president = Person("Kari Lund", (), (term("president", "2004-01-01", ""),))
    assert head_of_state(index(BERG, president), "NOR", "2004-06-01") is president
    assert head_of_state(index(BERG, president), "NOR", "2003-06-01") is BERG
    assert head_of_state(index(BERG), "SWE", "2003-06-01") is None


@pytest.mark.parametrize(
    ("code", "title", "day", "name"),
    [
        ("RUS", "foreign minister", "2003-03-18", "Igor Ivanov"),
        ("RUS", "foreign minister", "2004-03-10", "Sergei Lavrov"),
        ("RUS", "defence minister", "2003-03-18", "Sergei Ivanov"),
        ("USA", "secretary of state", "2003-03-18", "Colin Powell"),
        ("FRA", "foreign minister", "2003-03-18", "Dominique de Villepin"),
        ("DEU", "chancellor", "2015-02-01", "Angela Merkel"),
    ],
)
def test_offices_of_the_codebook(code: str, title: str, day: str, name: str, codebook: Codebook) -> None:
    found = holder(codebook.names, code, title, day)
    assert found is not None
    assert found.name == name
