"""The codebook in memory: shipped rows, a user's folder laid over them, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook.codebook import HOME, Codebook, Pattern, Row, fingerprint, layered, load, rows
from onrecord.codebook.names import Entry
from onrecord.errors import CodebookError
from onrecord.pipeline import read_article
from onrecord.schema import Article

VERBS = "trigger,pos,category,mode,cameo,actor,recipient,needs,example,expect"
DAY = "2014-06-11"
FILES = {
    "verbs.csv": f"{VERBS}\nserenade,verb,ACCUSE,disapprove,111,subj,obj,,Kenya serenaded Mali on Monday.,KEN>MLI\n",
    "cues.csv": "cue,pos,kind,implies,takes,example,speaker,content\n"
    "say,verb,speech,denied,clause,Kenya said that the posts would stay.,Kenya,the posts would stay\n"
    "yodel,verb,speech,asserted,clause,Kenya yodelled that the posts would stay.,Kenya,the posts would stay\n",
    "actors/offices.csv": "name,aliases,code,title,sector,start,end\n"
    "Ola Nordmann,Ole Nordmann,KEN,president,GOV,2001-01-01,2003-12-31\n"
    "Colin Powell,,USA,secretary of state,MIL,2001-01-20,2005-01-26\n",
    "actors/countries.csv": "code,plover,name,names,adjectives,demonyms,capital,metonyms,start,end,note\n"
    "ZZA,ZZA,Zubrowka,,Zubrowkan,Zubrowkans,Lutz,the Grand Hotel,,,\n",
    "actors/bodies.csv": "code,plover,name,aliases,sector,note\nZZB,IGO,League of Bakers,LOB,IGO,\n",
    "actors/roles.csv": "role,sector,kind,note\nspy,REB,person,\nmaharajah,GOV,person,\n",
    "ontologies/plover.toml": 'name = "mine"\n',
}


def write(folder: Path, files: dict[str, str]) -> str:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return str(folder)


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    return load(write(tmp_path_factory.mktemp("mine"), FILES))


def test_a_verb_is_added(mine: Codebook, codebook: Codebook) -> None:
    (rule,) = mine.rules_by_head["serenade"]
    assert (rule.category, rule.mode, rule.where) == ("ACCUSE", "disapprove", "mine0/verbs.csv:2")
    assert len(mine.rules) == len(codebook.rules) + 1
    assert "serenade" not in codebook.rules_by_head


def test_a_row_with_the_same_key_replaces_the_shipped_one(mine: Codebook, codebook: Codebook) -> None:
    assert [cue.implies for cue in mine.cues_by_head["say"] if not cue.pattern.rest] == ["denied"]
    assert [cue.implies for cue in codebook.cues_by_head["say"] if not cue.pattern.rest] == ["asserted"]
    assert len(mine.cues) == len(codebook.cues) + 1
    assert mine.names.roles["spy"].sector == "REB"


def test_actors_are_added_and_replaced(mine: Codebook, codebook: Codebook) -> None:
    (zubrowka,) = mine.names.named("Grand Hotel")
    assert isinstance(zubrowka, Entry)
    assert (zubrowka.code, zubrowka.kind) == ("ZZA", "metonym")
    assert mine.names.people["Ola Nordmann"].aliases == ("Ole Nordmann",)
    assert [t.sector for t in mine.names.people["Colin Powell"].terms][-1] == "MIL"
    assert [t.sector for t in codebook.names.people["Colin Powell"].terms][-1] == "GOV"
    assert mine.names.named("Kenya") == codebook.names.named("Kenya")


def test_an_ontology_is_laid_over_table_by_table(mine: Codebook, codebook: Codebook) -> None:
    assert mine.ontology["name"] == "mine"
    assert mine.categories == codebook.categories


def test_a_users_rows_take_part_in_reading(mine: Codebook, codebook: Codebook) -> None:
    article = Article.of("Zubrowka serenaded Mali. “No,” President Ola Nordmann yodelled.", published="2003-03-18")
    reading = read_article(article, mine)
    (event,) = [event for event in reading.events if event.trigger.text == "serenaded"]
    assert (event.category, event.actors[0].code, event.recipients[0].code) == ("ACCUSE", "ZZA", "MLI")
    assert event.made_by.rule == "mine0/verbs.csv:2"
    plain = read_article(article, codebook, model=False)  # the model may guess at a word that no row has
    assert all(event.trigger.text != "serenaded" for event in plain.events)


def test_a_users_markers_stand_beside_the_shipped_ones(codebook: Codebook, tmp_path: Path) -> None:
    example = "The rebels of Mali will not sit with us."
    own = load(write(tmp_path, {"markers.csv": f"kind,word,value,example\nmeeting,sit,,{example}\n"}))
    assert own.markers["meeting"].keys() == {*codebook.markers["meeting"], "sit"}
    assert own.markers["count"] == codebook.markers["count"]
    article = Article.of(
        '"Kenya will not sit with the rebels of Mali," the Kenyan minister said.', published="2014-06-11"
    )
    modes = [[e.mode for e in read_article(article, book, model=False).events] for book in (own, codebook)]
    assert modes == [["meet"], [None]]


def test_an_empty_folder_changes_nothing(codebook: Codebook, tmp_path: Path) -> None:
    assert load(str(tmp_path)).rules == codebook.rules
    assert load(str(tmp_path)).hash == codebook.hash


def test_the_same_folder_is_read_once() -> None:
    assert load(None) is load(None)


# files, part of what is told
BROKEN = {
    "no such column": ({"cues.csv": "word,pos\nsay,verb\n"}, "IndexError"),
    "broken TOML": ({"ontologies/plover.toml": "name = \n"}, "Invalid value"),
    "not UTF-8": ({}, "UnicodeDecodeError"),
    "empty trigger": ({"verbs.csv": f"{VERBS}\n,verb,ACCUSE,,,subj,obj,,x,\n"}, "list index out of range"),
    "no such category": (
        {"verbs.csv": f"{VERBS}\nbamboozle,verb,BLAME,,,subj,obj,,Kenya on Monday bamboozled Chad again.,KEN>TCD\n"},
        "no such category: 'BLAME'",
    ),
}


@pytest.mark.parametrize(("files", "problem"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_told_with_a_remedy(files: dict[str, str], problem: str, tmp_path: Path) -> None:
    folder = write(tmp_path, files)
    if not files:
        (tmp_path / "units.csv").write_bytes(b"unit,canonical,kind,note\n\xff\xfe,a,item,\n")
    with pytest.raises(CodebookError) as error:
        load(folder)
    assert problem in str(error.value)
    assert "onrecord codebook check" in str(error.value)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CodebookError) as error:
        load(str(tmp_path / "none"))
    assert error.value.problems == (f"{tmp_path / 'none'}: no such folder; give --codebook a folder of CSV files",)


def test_a_pattern_is_a_head_and_what_must_be_there() -> None:
    pattern = Pattern.of("Launch attack|strike on", "verb")
    assert pattern.head == {"launch"}
    assert pattern.rest == (frozenset({"attack", "strike"}), frozenset({"on"}))
    assert Pattern.of("say|tell", "verb").head == {"say", "tell"}


def test_a_row_gives_plain_cells() -> None:
    row = Row("cues.csv:2", {"cue": " say ", "note": None, "names": "a| b ||c"})  # type: ignore[dict-item]
    assert (row["cue"], row["note"], row["missing"]) == ("say", "", "")
    assert row.many("names") == ("a", "b", "c")
    assert row.many("missing") == ()


def test_rows_know_where_they_stand(tmp_path: Path) -> None:
    write(tmp_path, {"x.csv": 'a,b\n1,"two\nlines"\n3,4\n'})
    mine = tmp_path / "mine"
    mine.mkdir()
    (tmp_path / "x.csv").rename(mine / "x.csv")
    assert [(row.where, row["a"]) for row in rows(mine, "x.csv")] == [("mine/x.csv:3", "1"), ("mine/x.csv:4", "3")]
    assert next(rows(HOME, "cues.csv")).where == "cues.csv:2"
    assert list(rows(tmp_path, "none.csv")) == []


def test_later_folders_replace_by_key_and_add_without(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    write(one, {"x.csv": "a,b\n1,old\n2,kept\n"})
    write(two, {"x.csv": "a,b\n1,new\n3,more\n"})
    assert [row["b"] for row in layered((one, two), "x.csv", "a")] == ["new", "kept", "more"]
    assert [row["b"] for row in layered((one, two), "x.csv")] == ["old", "kept", "new", "more"]


def test_the_hash_names_the_contents_of_the_data_files(tmp_path: Path) -> None:
    write(tmp_path, {"x.csv": "a\n1\n", "notes.txt": "x"})
    before = fingerprint((tmp_path,))
    write(tmp_path, {"notes.txt": "y"})
    assert fingerprint((tmp_path,)) == before
    write(tmp_path, {"x.csv": "a\n2\n"})
    changed = fingerprint((tmp_path,))
    assert changed != before
    (tmp_path / "x.csv").rename(tmp_path / "y.csv")
    assert fingerprint((tmp_path,)) not in {before, changed}


def test_the_hash_of_the_shipped_files(codebook: Codebook, mine: Codebook) -> None:
    assert codebook.hash == fingerprint((HOME,))
    assert mine.hash != codebook.hash


def test_specific_rules_come_first(codebook: Codebook) -> None:
    for head, found in codebook.rules_by_head.items():
        lengths = [len(rule.pattern.rest) for rule in found]
        assert lengths == sorted(lengths, reverse=True), head


def test_a_mode_without_its_own_intensity_has_its_categorys(codebook: Codebook) -> None:
    for category, entry in codebook.categories.items():
        assert codebook.intensity(category, None) == entry["intensity"]
        for mode, value in entry.get("modes", {}).items():
            assert codebook.intensity(category, mode) == value
        assert codebook.intensity(category, "no such mode") == entry["intensity"]


def test_a_cameo_code_without_a_weight_has_its_parents(codebook: Codebook) -> None:
    assert codebook.goldstein("190") == float(codebook.cameo["190"]["goldstein"])
    assert codebook.goldstein("1909") == codebook.goldstein("190")
    assert codebook.goldstein(None) is None
    assert codebook.goldstein("99") is None


def test_each_category_has_a_cameo_code_of_three_digits(codebook: Codebook) -> None:
    for category in codebook.categories:
        assert len(codebook.cameo_of[category, ""]) == 3
