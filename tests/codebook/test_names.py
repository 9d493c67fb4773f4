"""Names found in a text: whole words, longest first, whatever the accents; terms and entries on a date."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codebook.codebook import Codebook, load
from onrecord.codebook.names import Entry, NameIndex, Person, Term, fold


def entry(name: str, code: str, plover: str | None = None) -> Entry:
    return Entry(name, code, plover or code, None, "country", "countries.csv:2")


@pytest.fixture(scope="module")
def small() -> NameIndex:
    surfaces = {
        name: (entry(name, name[:3].upper()),) for name in ("Mali", "Mali North", "Sao Tome", "O'Land", "St. Ina")
    }
    return NameIndex(surfaces, {}, {})


# text, the names as written
FOUND = {
    "one": ("Mali left.", ["Mali"]),
    "longest": ("Mali North left Mali.", ["Mali North", "Mali"]),
    "part of a word": ("Malian, AMali and Mali2", []),
    "possessor": ("Mali's envoy", ["Mali"]),
    "hyphen": ("Mali-based", ["Mali"]),
    "lower case": ("mali", []),
    "accents": ("São Tomé left.", ["São Tomé"]),
    "curly apostrophe": ("O’Land left.", ["O’Land"]),
    "no-break blank": ("Mali\xa0North left.", ["Mali\xa0North"]),
    "line end": ("Mali\nNorth left.", ["Mali\nNorth"]),
    "full stop inside": ("St. Ina left.", ["St. Ina"]),
    "at both ends": ("Mali and Mali", ["Mali", "Mali"]),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_find(text: str, expected: list[str], small: NameIndex) -> None:
    found = small.find(text)
    assert [text[hit.start : hit.end] for hit in found] == expected
    assert all(hit.entries == small.named(hit.surface) for hit in found)


def test_named(small: NameIndex) -> None:
    assert [e.name for e in small.named("São Tomé")] == ["Sao Tome"]
    assert small.named("Chad") == ()


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=127, exclude_characters="\n")))
def test_plain_text_folds_to_itself(text: str) -> None:
    assert fold(text) == text


@given(st.text(max_size=80))
def test_finding_names_never_fails_and_stays_in_the_text(codebook: Codebook, text: str) -> None:
    for hit in codebook.names.find(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert fold(text[hit.start : hit.end]) == hit.surface


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Erdoğan", "Erdogan"), ("Yıldırım", "Yildirim"), ("Łódź", "Łodz"), ("Sørensen", "Sorensen"), ("’‘", "''")],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("start", "end", "day", "expected"),
    [
        ("", "", "2003-03-18", True),
        ("1991", "", "1990-12-31", False),
        ("1991", "", "1991-01-01", True),
        ("", "1991-12-26", "1991-12-26", True),
        ("", "1991-12-26", "1991-12-27", False),
        ("1991", "1995", "1995-12-31", True),
        ("1991", "1995", "1996-01-01", False),
        ("1991", "1995", None, True),
    ],
)
def test_an_entry_holds_between_its_dates(start: str, end: str, day: str | None, expected: bool) -> None:
    assert Entry("x", None, None, None, "group", "x:1", start, end).valid(day) is expected


@pytest.mark.parametrize(
    ("start", "end", "day", "begun", "over"),
    [
        ("2001-03-31", "2004-03-09", "2001-03-30", False, False),
        ("2001-03-31", "2004-03-09", "2001-03-31", True, False),
        ("2001-03-31", "2004-03-09", "2004-03-09", True, False),
        ("2001-03-31", "2004-03-09", "2004-03-10", True, True),
        ("2001", "2004", "2004-12-31", True, False),
        ("2001", "2004", "2005-01-01", True, True),
        ("", "", "1900-01-01", True, False),
    ],
)
def test_a_term_on_a_date(start: str, end: str, day: str, begun: bool, over: bool) -> None:
    term = Term("NOR", "mayor", "GOV", start, end, "offices.csv:2")
    assert (term.begun(day), term.over(day)) == (begun, over)


def test_a_surname_is_the_last_word() -> None:
    assert Person("Ola van der Berg", (), ()).surname == "Berg"


def test_plovers_codes() -> None:
    names = NameIndex({"Soviet Union": (entry("Soviet Union", "SUN", "RUS"),), "Mali": (entry("Mali", "MLI"),)}, {}, {})
    assert names.plover == {"SUN": "RUS", "MLI": "MLI"}


@pytest.mark.parametrize(
    ("surface", "code"),
    [
        ("Kenya", "KEN"),
        ("Kenyan", "KEN"),
        ("Nairobi", "KEN"),
        ("NATO", "NATO"),
        ("Nato", "NATO"),
        ("Ministry of Defence of Mali", None),
        ("Boko Haram", "NGA"),
        ("Interfax", "RUS"),
        ("Arab League", "ARABLEAGUE"),
        ("Red Cross", "ICRC"),
        ("European Court of Human Rights", "ECHR"),
        ("Inter American Press Association", "IAPA"),
    ],
)
def test_the_shipped_names(surface: str, code: str | None, codebook: Codebook) -> None:
    codes = {e.code for e in codebook.names.named(surface) if isinstance(e, Entry)}
    assert codes == ({code} if code else set())


def test_codes_are_one_word(codebook: Codebook) -> None:
    codes = {e.code for entries in codebook.names.surfaces.values() for e in entries if isinstance(e, Entry) and e.code}
    assert not {code for code in codes if not code.isalnum()}


def test_british_and_american_spellings_of_one_name(codebook: Codebook) -> None:
    assert codebook.names.named("Defense Department") == codebook.names.named("Defence Department") != ()
    assert codebook.names.roles["defense minister"] == codebook.names.roles["defence minister"]
    assert codebook.names.spelled("defence minister") == "defense minister"


def test_an_ending_is_another_spelling_only_before_a_word(codebook: Codebook) -> None:
    assert codebook.names.named("National Peoples Congress") == codebook.names.named("National People's Congress") != ()
    assert "peoples" not in codebook.names.roles
    assert codebook.names.named("Peoples") == ()


def test_a_users_spellings_are_those_of_names_and_roles(tmp_path: Path) -> None:
    row = "harbor,harbour,name|role,anywhere,The Harbor Police of Oslo searched the ferry."
    (tmp_path / "spellings.csv").write_text(f"spelling,other,of,place,example\n{row}\n", "utf-8")
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors/institutions.csv").write_text("code,name,sector\nNOR,Harbor Police,COP\n", "utf-8")
    (tmp_path / "actors/roles.csv").write_text("role,sector,kind\nharbor master,GOV,person\n", "utf-8")
    names = load(str(tmp_path)).names
    assert names.named("Harbour Police") == names.named("Harbor Police") != ()
    assert names.roles["harbour master"] == names.roles["harbor master"]
    assert names.named("Defence Department") != ()


def test_a_surname_is_no_city(codebook: Codebook) -> None:
    for surname in codebook.names.by_surname:
        cities = [e.name for e in codebook.names.named(surname) if isinstance(e, Entry) and e.kind == "city"]
        assert all(name.startswith("The ") for name in cities), surname


def test_terms_stand_in_order(codebook: Codebook) -> None:
    for person in codebook.names.people.values():
        starts = [term.start for term in person.terms]
        assert starts == sorted(starts), person.name


def test_a_name_cut_short_does_not_hide_the_one_within_it(codebook: Codebook) -> None:
    assert [found.surface for found in codebook.names.find("Kosovo policemen")] == ["Kosovo"]


def test_a_former_capital_is_a_city_now(codebook: Codebook) -> None:
    assert "YEM" in {e.code for e in codebook.names.named("Aden") if isinstance(e, Entry)}


def test_an_acronym_is_no_name_of_its_own_where_that_is_a_politicians() -> None:
    names = load(None).names
    assert [one.kind for one in names.named("Nato")] == ["body"]
    assert all(isinstance(one, Person) for one in names.named("Sadr"))
