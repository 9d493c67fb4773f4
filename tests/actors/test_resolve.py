"""Single names and descriptions, in the fixed row form of ``onrecord resolve``."""

from __future__ import annotations

import subprocess
import sys

import pytest

from onrecord.actors.resolve import confidence, in_full, nearly, resolve, resolve_rows
from onrecord.codebook.codebook import Codebook
from onrecord.schema import Identity

COLUMNS = ["id", "code", "plover", "sector", "name", "role", "confidence"]


def test_a_row_that_is_none_is_told(codebook: Codebook) -> None:
    rows = [
        {"text": 5},
        {"id": "b", "text": "Moscow", "query_date": "18 March"},
        {"text": "Moscow", "query_date": 20030318},
    ]
    found = list(resolve_rows(rows, codebook))
    assert [str(one) for one in found] == [
        'row 1: "text" is 5; give the words that name somebody',
        "row 'b': \"query_date\" is '18 March'; write it as 2003-03-18",
        'row 3: "query_date" is 20030318; write it as 2003-03-18',
    ]


def test_rows_have_a_fixed_form_and_keep_their_order(codebook: Codebook) -> None:
    rows = [
        {"id": 7, "text": "Colin Powell", "context": "", "query_date": "2003-03-18"},
        {"id": "x", "text": "zzz"},
        {"text": None, "context": None, "query_date": None},
    ]
    found = list(resolve_rows(rows, codebook))
    assert [list(row) for row in found] == [COLUMNS] * 3
    assert found[0] == {
        "id": 7,
        "code": "USA",
        "plover": "USA",
        "sector": "GOV",
        "name": "Colin Powell",
        "role": "secretary of state of USA",
        "confidence": 0.9,
    }
    assert found[1] == dict.fromkeys(COLUMNS) | {"id": "x", "confidence": 0.0}
    assert found[2] == dict.fromkeys(COLUMNS) | {"confidence": 0.0}


# text, date, (code, plover, sector)
ROWS = {
    "state": ("Kenya", "2003-03-18", ("KEN", "KEN")),
    "a person's name in capitals": ("ANGELA MERKEL", "2015-03-18", ("DEU", "DEU")),
    "an acronym": ("OPCW", "2015-03-18", ("OPCW", "IGO")),
    "a state's name in capitals": ("KENYA", "2003-03-18", ("KEN", "KEN")),
    "dissolved state": ("Soviet Union", "1985-03-18", ("SUN", "RUS")),
    "metonym": ("the Kremlin", "2003-03-18", ("RUS", "RUS")),
    "body": ("NATO", "2003-03-18", ("NATO", "IGO")),
    "person": ("Angela Merkel", "2015-03-18", ("DEU", "DEU")),
    "surname": ("Merkel", "2015-03-18", ("DEU", "DEU")),
    "description": ("a senior Russian official", "2003-03-18", ("RUS", "RUS")),
    "group abroad": ("rebels in Chad", "2003-03-18", ("TCD", "TCD")),
    "a group's people": ("Boko Haram gunmen", "2015-03-18", ("NGA", "NGA")),
    "thing": ("targets in Syria", "2015-03-18", ("SYR", "SYR")),
    "city": ("Grozny", "2003-03-18", ("RUS", "RUS")),
    "vague": ("Western officials", "2003-03-18", (None, None)),
    "unknown": ("Ola Nordmann", "2003-03-18", (None, None)),
    "nothing": ("", "2003-03-18", (None, None)),
    "blank": ("  ", "2003-03-18", (None, None)),
}


@pytest.mark.parametrize(("text", "day", "expected"), ROWS.values(), ids=ROWS)
def test_codes(text: str, day: str, expected: tuple[str | None, str | None], codebook: Codebook) -> None:
    found = resolve(text, date=day, codebook=codebook)
    assert (found.code, found.plover) == expected


@pytest.mark.parametrize(
    ("day", "sector", "role"),
    [
        ("2003-03-18", "GOV", "secretary of state of USA"),
        ("2009-03-18", "ELI", "former secretary of state of USA"),
        (None, "ELI", "former secretary of state of USA"),
    ],
)
def test_the_office_on_the_query_date(day: str | None, sector: str, role: str, codebook: Codebook) -> None:
    found = resolve("Colin Powell", date=day, codebook=codebook)
    assert (found.sector, found.role) == (sector, role)


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("Muammar Khaddafy", "2004-01-01", "Muammar Gaddafi"),
        ("Vladimir Poutine", "2004-01-01", "Vladimir Putin"),
        ("Saddam Husein", "2002-01-01", "Saddam Hussein"),
        ("Mohamed Morsy", "2012-09-01", "Mohammed Morsi"),
        ("Muammar al-Qaddafi", "2004-01-01", "Muammar Gaddafi"),
        ("Abdelfattah al-Sisi", "2016-01-01", "Abdel Fattah al-Sisi"),
    ],
)
def test_transliterations_in_no_list(text: str, day: str, name: str, codebook: Codebook) -> None:
    found = resolve(text, date=day, codebook=codebook)
    expected = resolve(name, date=day, codebook=codebook)
    assert expected.code is not None
    assert (found.code, found.sector, found.role) == (expected.code, expected.sector, expected.role)


def test_whoever_holds_an_office_of_the_union_governs(codebook: Codebook) -> None:
    for text in ("Donald Tusk", "president of the European Council"):
        found = resolve(text, date="2015-03-18", codebook=codebook)
        assert (found.code, found.sector) == ("EUR", "GOV")


def test_likeness_is_not_stretched(codebook: Codebook) -> None:
    assert nearly(codebook.names, "Ola Nordmann") == []
    assert nearly(codebook.names, "Tony Blakey") == []
    assert nearly(codebook.names, "Ahmed Boussouf") == []
    assert [person.name for person in nearly(codebook.names, "Collin Powell")] == ["Colin Powell"]


def test_the_context_says_which_state_is_meant(codebook: Codebook) -> None:
    assert resolve("the army", context="Kenya and Mali met. Kenya left.", codebook=codebook).code == "KEN"
    assert resolve("the army", context="", codebook=codebook).code is None


def test_an_ambiguous_name_stays_null(codebook: Codebook) -> None:
    found = resolve("George Bush", date="2012-05-05", codebook=codebook)
    assert (found.code, found.sector, confidence(found)) == (None, None, 0.0)
    assert resolve("George Bush", date="2003-03-18", codebook=codebook).name == "George Bush"


def test_a_pronoun_alone_is_nobody(codebook: Codebook) -> None:
    assert resolve("he", date="2003-03-18", codebook=codebook).code is None


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Identity(code="KEN", kind="state"), 0.95),
        (Identity(code="KEN", kind="person"), 0.9),
        (Identity(code="KEN", kind="description"), 0.7),
        (Identity(sector="UNK", kind="description"), 0.7),
        (Identity(name="Ola Berg", kind="person"), 0.0),
    ],
)
def test_confidence(found: Identity, expected: float) -> None:
    assert confidence(found) == expected


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("the president of the Republic of Kenya", "William Ruto", "GOV"),
        ("the president of the Ugandan bar association", None, "SOC"),
        ("the president of the Kenyan Chess Federation", None, "GOV"),
    ],
)
def test_an_office_of_a_body_is_not_that_of_its_state(text: str, name: str | None, sector: str) -> None:
    found = resolve(text, date="2024-05-07")
    assert (found.name, found.sector) == (name, sector)


@pytest.mark.parametrize("text", ["Harry Ho-jen Roe", "Yusuf Al-Sabah"])
def test_half_of_a_hyphened_name_is_no_town(text: str) -> None:
    assert resolve(text).code is None


# what reaches a name or description that the codebook does not have in these words: text, day, code, sector
REACHED = {
    "title and another spelling": ("Prime Minister Mohamed Husein Roble", "2022-03-01", ("SOM", "GOV")),
    "a particle written small": ("Sheikh Tamim bin Hamad Al-Thani", "2022-03-01", ("QAT", "GOV")),
    "a fuller name": ("Nawaf Al-Ahmad Al-Jaber Al-Sabah", "2022-03-01", ("KWT", "GOV")),
    "an initial": ("Boris N. Yeltsin", "1994-03-01", ("RUS", "GOV")),
    "one word is the name": ("Rihanna", "2022-03-01", ("BRB", "CVL")),
    "one word by which somebody is known": ("Prachanda", "2003-03-01", ("NPL", "REB")),
    "a slip of spelling": ("Dehli police", "2022-03-01", ("IND", "COP")),
    "for a state, not of it": ("pro-Russian separatists", "2022-03-01", (None, "REB")),
    "against a state, not of it": ("anti-American demonstrators", "2022-03-01", (None, "CVL")),
    "ex- at the start": ("ex-president of Bolivia", "2022-03-01", ("BOL", "ELI")),
    "hyphen within a role": ("anti-government protesters in Kenya", "2022-03-01", ("KEN", "OPP")),
    "a fighter that is a jet": ("a Malian fighter jet", "2022-03-01", ("MLI", "MIL")),
    "state media by themselves": ("Somalia state news agency", "2022-03-01", ("SOM", "GOV")),
    "a ministry that a group runs": ("the Houthi-run labour ministry", "2018-03-18", ("YEM", "REB")),
    "a ship by its flag": ("a Maltese-flagged tanker", "2018-03-18", ("MLT", "BUS")),
    "some of a people": ("displaced Angolans", "2018-03-18", ("AGO", "REF")),
    "an apostrophe within a role": ("the Danish farmers’ union", "2018-03-18", ("DNK", "AGR")),
    "an office that goes on after its head": ("the Danish army chief of staff", "2018-03-18", ("DNK", "MIL")),
    "toppled": ("the toppled Bolivian president", "2021-01-01", ("BOL", "ELI")),
    "Peoples for People's": ("Lao Peoples Revolutionary Party", "2018-03-18", ("LAO", "PTY")),
    "not the Times": ("the Khmer Times", "2018-03-18", ("KHM", "UNK")),
    "a minister who leads a party": ("Gebran Bassil", "2018-03-18", ("LBN", "GOV")),
    "a faith": ("Zambian Hindus", "2018-03-18", ("ZMB", "HIN")),
    "leaders of a faith": ("Hindu leaders in Kenya", "2018-03-18", ("KEN", "REL")),
    "a group with the article of its next letter": ("Ansar as-Sharia in Yemen", "2014-03-18", ("YEM", "REB")),
    "a group in two words": ("Jund Allah", "2009-03-18", ("IRN", "REB")),
    "a group of one home": ("Hizballah", "2014-03-18", ("HEZBOLLAH", "REB")),
    "deposed before a state": ("deposed Malian president", "2021-01-01", ("MLI", "ELI")),
    "exiled, but of the opposition": ("exiled Togolese opposition leader", "2018-03-18", ("TGO", "OPP")),
    "the family of a former leader": ("the son of the former Tunisian president", "2018-03-18", ("TUN", "ELI")),
    "the family of a leader": ("the daughter of the Tunisian president", "2018-03-18", ("TUN", "CVL")),
    "who works for an outlet": ("Al Jazeera correspondents", "2018-03-18", ("QAT", "JRN")),
    "an office of the Union": ("Ursula von der Leyen", "2022-03-18", ("EUR", "GOV")),
    "an office of two words with its own office": ("Peruvian Attorney General's Office", "2018-03-18", ("PER", "JUD")),
    "a town that bears a president's name": ("Lagos", "2018-03-18", ("NGA", "CVL")),
    "one of many, not the one that is known": ("a student leader from Nicaragua", "2022-03-18", ("NIC", "EDU")),
    "a place where people are": ("an amusement park in Kenya", "2022-03-01", ("KEN", "CVL")),
}


@pytest.mark.parametrize(("text", "day", "expected"), REACHED.values(), ids=REACHED)
def test_names_and_descriptions_in_other_words(
    text: str, day: str, expected: tuple[str | None, str], codebook: Codebook
) -> None:
    found = resolve(text, date=day, codebook=codebook)
    assert (found.code, found.sector) == expected


@pytest.mark.parametrize("day", [None, "2012-08-01", "2014-01-01"])
def test_who_died_in_office_stays_in_it(day: str | None, codebook: Codebook) -> None:
    found = resolve("Meles Zenawi", date=day, codebook=codebook)
    assert (found.sector, found.role) == ("GOV", "prime minister of ETH")


def test_plover_places_a_group_of_one_home_there(codebook: Codebook) -> None:
    assert resolve("Hezbollah", codebook=codebook).plover == "LBN"
    assert resolve("al-Qaida", codebook=codebook).plover == "IMG"


def test_a_spelling_that_two_groups_share_stays_null(codebook: Codebook) -> None:
    found = resolve("Ahlus Sunna wal Jamaa", codebook=codebook)
    assert found.code is None
    assert "SOM" in found.reason
    assert "MOZ" in found.reason


def test_two_words_are_too_few_to_tell_a_fuller_name_by(codebook: Codebook) -> None:
    assert in_full(codebook.names, "Juan Carlos Nobody") == []


def test_nothing_needs_to_be_imported_before_it() -> None:
    subprocess.run([sys.executable, "-c", "import onrecord.actors.resolve"], check=True)
