"""Every kind of problem in a user's folder is reported, with file, row and what to do."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.codebook.cells import alike
from onrecord.codebook.check import HOME, check

VERBS = "trigger,pos,category,mode,cameo,actor,recipient,needs,example,expect"
CUES = "cue,pos,kind,implies,takes,example,speaker,content"
STANCES = "trigger,pos,stance,issue,holder,example,code,expect_issue"
OFFICES = "name,aliases,code,title,sector,start,end"
BODIES = "code,plover,name,aliases,sector,note"
GROUPS = "code,plover,name,aliases,country,sector,start,end,note"
PLACES = "name,code,kind,note"
MARKERS = "kind,word,value,example"
SPELLINGS = "spelling,other,of,place,example"
EXAMPLE = "France rebuked Syria on Monday over the new border posts."


def verb(**cells: str) -> str:
    """A row for verbs.csv that is right, but for the cells given."""
    row = dict(
        zip(
            VERBS.split(","),
            ["rebuke", "verb", "ACCUSE", "disapprove", "111", "subj", "obj", "", EXAMPLE, "FRA>SYR"],
            strict=True,
        )
    )
    return ",".join(f'"{cell}"' for cell in {**row, **cells}.values())


def cue(**cells: str) -> str:
    example = "Damascus tweeted that the posts would stay."
    right = ["tweet", "verb", "speech", "asserted", "clause", example, "Damascus", "the posts would stay"]
    return ",".join(f'"{cell}"' for cell in {**dict(zip(CUES.split(","), right, strict=True)), **cells}.values())


def stance(**cells: str) -> str:
    example = "Spain champions a wider ban on land mines."
    right = ["champion", "verb", "support", "obj", "subj", example, "ESP", "a wider ban on land mines"]
    return ",".join(f'"{cell}"' for cell in {**dict(zip(STANCES.split(","), right, strict=True)), **cells}.values())


def problems(folder: Path, name: str, *lines: str) -> list[str]:
    """What is reported of a folder that holds one file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return check(str(folder))


def test_the_shipped_codebook_has_no_problem() -> None:
    assert check(None) == []


def read_rows() -> int:
    """All rows of the shipped codebook, read five times: the measure of what the machine does in a second."""
    files = [path for path in HOME.rglob("*.csv") for _ in range(5)]
    return sum(len(list(csv.DictReader(path.open(encoding="utf-8", newline="")))) for path in files)


def cpu_of(work: Callable[[], object]) -> float:
    """The CPU seconds of some work at its quickest of three."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def test_checking_the_shipped_codebook_costs_little_more_than_reading_it() -> None:
    assert cpu_of(lambda: check(None)) < 4 * cpu_of(read_rows)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("To do: rows.")
    (found,) = check(str(tmp_path))
    assert found.startswith(f"{tmp_path}: holds no file of rows; give it one of these: ") and "verbs.csv" in found


def test_right_rows_have_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, "verbs.csv", VERBS, verb()) == []
    assert problems(tmp_path, "cues.csv", CUES, cue()) == []
    assert problems(tmp_path, "stances.csv", STANCES, stance()) == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert check(str(tmp_path / "none")) == [f"{tmp_path / 'none'}: no such folder; give a folder of codebook files"]


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"category": "ACUSE"}, "category", "'ACUSE' is no known category; did you mean 'ACCUSE'?"),
        ({"category": ""}, "category", "the cell is empty"),
        ({"mode": "phone"}, "mode", "ACCUSE has no mode 'phone'; its modes: allege, disapprove, investigate"),
        ({"cameo": "999"}, "cameo", "'999' is no known CAMEO code"),
        ({"pos": "adverb"}, "pos", "'adverb' is not one of 'verb', 'noun' or 'adj'"),
        ({"actor": "subject"}, "actor", "'subject' is no known slot; did you mean 'subj'?"),
        ({"recipient": "obj/nearby"}, "recipient", "'nearby' is no known slot"),
        ({"recipient": ""}, "recipient", "the cell is empty"),
        ({"needs": "obj thing"}, "needs", "'thing' is not one of that, to, obj, noobj"),
        ({"example": ""}, "example", "the cell is empty"),
        ({"example": "France rebuked Syria."}, "example", "too short; write a sentence of at least 6 words"),
        ({"trigger": "admonish"}, "example", "no form of 'admonish' in it"),
        ({"trigger": "rebuke severely|sharply"}, "example", "no form of 'severely|sharply' in it"),
        ({"trigger": "Rebuke"}, "trigger", "'Rebuke' has capitals"),
        ({"trigger": "rebuke|"}, "trigger", "an empty alternative"),
        ({"trigger": ""}, "trigger", "the cell is empty"),
        ({"expect": "FRA to SYR"}, "expect", "'FRA to SYR' is not ACTORS>RECIPIENTS"),
        ({"expect": "FRA>SRY"}, "expect", "'SRY' is no known code of a country, body or group; did you mean"),
        ({"expect": "FRA>SYR maybe"}, "expect", "'maybe' is no status"),
        ({"expect": ""}, "expect", "the cell is empty"),
    ],
)
def test_wrong_cells_of_a_verb(tmp_path: Path, cells: dict[str, str], column: str, words: str) -> None:
    found = problems(tmp_path, "verbs.csv", VERBS, verb(), verb(**{"needs": "obj", **cells}))
    assert len(found) == 1
    assert found[0].startswith(f"{tmp_path}/verbs.csv:3: {column}: ")
    assert words in found[0]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"kind": "song"}, "kind: 'song' is not one of 'speech', 'writing' or 'attitude'"),
        ({"implies": "hinted"}, "implies: 'hinted' is not one of"),
        ({"takes": "clause song"}, "takes: 'song' is not one of clause, quote, inf, noun, thing, verdict, addressee"),
        ({"speaker": "Aleppo"}, "speaker: 'Aleppo' is not in the example; copy the very words from it"),
        ({"content": "the posts will stay"}, "content: 'the posts will stay' is not in the example"),
        ({"cue": "post online"}, "example: no form of 'online' in it"),
    ],
)
def test_wrong_cells_of_a_cue(tmp_path: Path, cells: dict[str, str], words: str) -> None:
    found = problems(tmp_path, "cues.csv", CUES, cue(**cells))
    assert [f"{tmp_path}/cues.csv:2: {words}" in line for line in found] == [True]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (
            {"stance": "like"},
            "stance: 'like' is not one of 'support', 'oppose', 'conditional' or 'undecided'",
        ),
        ({"holder": "who"}, "holder: 'who' is no known slot"),
        ({"code": "XYZ"}, "code: 'XYZ' is no known code"),
        ({"expect_issue": "a ban"}, "expect_issue: 'a ban' is not in the example"),
    ],
)
def test_wrong_cells_of_a_stance(tmp_path: Path, cells: dict[str, str], words: str) -> None:
    found = problems(tmp_path, "stances.csv", STANCES, stance(**cells))
    assert [f"{tmp_path}/stances.csv:2: {words}" in line for line in found] == [True]


@pytest.mark.parametrize(
    ("name", "lines", "words"),
    [
        (
            "verbs.csv",
            (VERBS.replace("category", "kategory"), verb()),
            "verbs.csv:1: the column 'category' is missing",
        ),
        (
            "verbs.csv",
            (VERBS.replace("category", "kategory"), verb()),
            "verbs.csv:1: unknown column 'kategory'; the columns are",
        ),
        (
            "verbs.csv",
            (VERBS.replace("mode", "pos"), verb()),
            "verbs.csv:1: the column 'pos' stands there twice",
        ),
        ("verbs.csv", (VERBS, verb() + ",more"), "verbs.csv:2: 11 cells, but the header has 10"),
        ("verbs.csv", (VERBS, "rebuke,verb"), "verbs.csv:2: 2 cells, but the header has 10"),
        (
            "verbs.csv",
            (VERBS, verb(), verb()),
            "verbs.csv:3: trigger 'rebuke', pos 'verb' stands in verbs.csv:2 already",
        ),
        (
            "verbs.csv",
            (VERBS, verb(trigger="rebuke|chide"), verb(category="SUPPORT", mode="", trigger="chide|laud")),
            "verbs.csv:3: 'chide' is SUPPORT here and ACCUSE in verbs.csv:2; take the words out of one of the two rows",
        ),
        ("verbs.csv", ("\ufeff" + VERBS, verb()), "verbs.csv:1: starts with a byte order mark"),
        ("verbs.csv", (VERBS, '"rebuke"d,verb'), "verbs.csv: not CSV"),
        ("verbz.csv", (VERBS, verb()), "verbz.csv: not a file that is read"),
        (
            "contexts.csv",
            ("context,word,pos,note", "milit,tank,noun,"),
            "contexts.csv:2: context: 'milit' is no known context",
        ),
        (
            "contexts.csv",
            ("context,word,pos,note", "military,tank,nown,"),
            "contexts.csv:2: pos: 'nown' is not one of",
        ),
        (
            "implied.csv",
            ("kind,word,mode,stance,issue,note", "event,ACUSE,,oppose,obj,"),
            "word: 'ACUSE' is no known category",
        ),
        (
            "implied.csv",
            ("kind,word,mode,stance,issue,note", "event,ACCUSE,,,obj,"),
            "stance: the cell is empty",
        ),
        (
            "modality.csv",
            ("word,effect,note", "perchance,doubtful,"),
            "modality.csv:2: effect: 'doubtful' is not one of",
        ),
        (
            "units.csv",
            ("unit,canonical,kind,note", "cubit,cubit,lenght,"),
            "units.csv:2: kind: 'lenght' is not one of",
        ),
        (
            "units.csv",
            ("unit,canonical,kind,note", "cubit,,distance,"),
            "units.csv:2: canonical: the cell is empty",
        ),
        (
            "actors/places.csv",
            (PLACES, "Lagash,IRX,city,"),
            "actors/places.csv:2: code: 'IRX' is no known country code",
        ),
        (
            "actors/places.csv",
            (PLACES, "Lagash,IRQ,town,"),
            "actors/places.csv:2: kind: 'town' is not one of",
        ),
        (
            "actors/roles.csv",
            ("role,sector,kind,note", "satrap,GVO,person,"),
            "sector: 'GVO' is no known sector; did you mean",
        ),
        (
            "actors/cities.csv",
            ("name,code,population", "Lagash,IRQ,many"),
            "actors/cities.csv:2: population: 'many'",
        ),
        (
            "actors/offices.csv",
            (OFFICES, "Ann Roe,,FRA,mayor,GOV,1.2.2003,"),
            "start: '1.2.2003' is no date; write YYYY",
        ),
        ("actors/offices.csv", (OFFICES, "Ann Roe,,FRA,mayor,GOV,2003-13,"), "start: '2003-13' is no date"),
        (
            "actors/offices.csv",
            (OFFICES, "Ann Roe,,FRA,mayor,GOV,2003-05,2003-04-30"),
            "end: 2003-04-30 is before the start 2003-05",
        ),
        (
            "actors/offices.csv",
            (OFFICES, "Ann Roe,,FRX,mayor,GOV,,"),
            "code: 'FRX' is no known code of a country, body or group",
        ),
        (
            "actors/offices.csv",
            (OFFICES, "Ann Roe,Roe,FRA,mayor,GOV,2001,", "Bea Roe,Roe,ESP,mayor,GOV,2001,"),
            "offices.csv:3: 'Roe' is claimed by actors/offices.csv:2, too",
        ),
        (
            "actors/bodies.csv",
            (BODIES, "NEW,IGX,New Body,,IGO,"),
            "plover: 'IGX' is no known PLOVER country or non-state code",
        ),
        ("actors/bodies.csv", (BODIES, "new,IGO,New Body,,IGO,"), "code: 'new' is no code; use capitals"),
        (
            "actors/bodies.csv",
            (BODIES, "NEW,IGO,New Body,NB,IGO,", "NEXT,IGO,Next Body,NB,IGO,"),
            "'NB' is claimed by",
        ),
        (
            "actors/groups.csv",
            (GROUPS, "BAND,FRA,Band,,FRA,REB,,,"),
            "a domestic group takes its country's code FRA, not 'BAND'",
        ),
        (
            "actors/groups.csv",
            (GROUPS, "BAND,IMG,Band,,FRA|FRX,REB,,,"),
            "country: 'FRX' is no known country code",
        ),
        ("ontologies/plover.toml", ("[categories",), "ontologies/plover.toml: not TOML"),
        (
            "ontologies/plover.toml",
            ("[categories.BOAST]", 'quad = "verbal"', "intensity = 1", 'definition = "Brags."'),
            "ontologies/plover.toml: categories.BOAST.quad: 'verbal' is not one of 'verbal cooperation'",
        ),
        (
            "ontologies/cameo.csv",
            ("cameo,name,goldstein,category,mode,contexts", "999,Boast,low,,,"),
            "goldstein: 'low'",
        ),
        (
            "spellings.csv",
            (SPELLINGS, "harbor,harbour,port,anywhere,The Harbor Police of Oslo searched the ferry."),
            "of: 'port' is not one of name, role",
        ),
        (
            "spellings.csv",
            (SPELLINGS, "harbor,harbour,name,anywhere,The River Police of Oslo searched the ferry."),
            "spellings.csv:2: example: no form of 'harbor' in it",
        ),
        (
            "markers.csv",
            (MARKERS, "count,five,many,The five presidents met on the island again."),
            "markers.csv:2: value: 'many' is no number",
        ),
        (
            "markers.csv",
            (MARKERS, "person,hers,,The minister said that the seat was hers."),
            "markers.csv:2: value: '' is no gender",
        ),
        (
            "markers.csv",
            (MARKERS, "meeting,sit,,The rebels will not wait for the envoy."),
            "markers.csv:2: example: no form of 'sit' in it",
        ),
        (
            "endings.csv",
            ("ending,doubles,verb,gerund", "tor,yes,enter,entering"),
            "verb: 'enter' does not end in 'tor'",
        ),
        (
            "endings.csv",
            ("ending,doubles,verb,gerund", "ter,yes,enter,entering"),
            "gerund: 'entering' is not what the row says; write 'enterring'",
        ),
        (
            "SOURCES.csv",
            ("file,source,licence,note", "verbs.csv,me,MIT,"),
            "SOURCES.csv:2: file: 'verbs.csv' is not there",
        ),
        (
            "SOURCES.csv",
            ("file,source,licence,note", "SOURCES.csv,me,,"),
            "SOURCES.csv:2: licence: the cell is empty",
        ),
    ],
)
def test_wrong_files_and_rows(tmp_path: Path, name: str, lines: tuple[str, ...], words: str) -> None:
    found = problems(tmp_path, name, *lines)
    assert any(words in line for line in found), found
    assert all(line.startswith(f"{tmp_path}/") for line in found)


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    problems(tmp_path, "cues.csv", CUES, cue(kind="song"))
    found = problems(tmp_path, "verbs.csv", VERBS, verb(category="ACUSE", cameo="999", expect="FRA"), verb(pos="x"))
    assert len(found) == 5


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "verbs.csv").write_bytes(b"trigger\xff,pos\n")
    assert check(str(tmp_path)) == [f"{tmp_path}/verbs.csv: not UTF-8 (invalid start byte at byte 7); save it as UTF-8"]


def test_a_file_without_source_is_told_where_sources_are_listed(tmp_path: Path) -> None:
    problems(tmp_path, "verbs.csv", VERBS, verb())
    found = problems(tmp_path, "SOURCES.csv", "file,source,licence,note")
    assert found == [f"{tmp_path}/verbs.csv: no source and licence; add a row for it to SOURCES.csv"]


def test_a_users_names_are_known_to_the_users_rows(tmp_path: Path) -> None:
    problems(tmp_path, "actors/bodies.csv", BODIES, "NEW,IGO,New Body,,IGO,")
    problems(tmp_path, "ontologies/plover.toml", "[contexts]", 'sport = "Games."')
    problems(tmp_path, "contexts.csv", "context,word,pos,note", "sport,stadium,noun,")
    assert problems(tmp_path, "verbs.csv", VERBS, verb(expect="NEW>SYR")) == []


def test_dates_tell_two_owners_of_a_name_apart(tmp_path: Path) -> None:
    rows = ("Ann Roe,Roe,FRA,mayor,GOV,2001,2003", "Bea Roe,Roe,ESP,mayor,GOV,2004,")
    assert problems(tmp_path, "actors/offices.csv", OFFICES, *rows) == []


def test_columns_with_notes_may_be_left_out(tmp_path: Path) -> None:
    assert problems(tmp_path, "actors/places.csv", "name,code,kind", "Lagash,IRQ,city") == []


@pytest.mark.parametrize(
    ("lemma", "word"),
    [
        ("condemn", "condemnation"),
        ("carry", "carried"),
        ("hold", "held"),
        ("overrun", "overran"),
        ("withdraw", "withdrew"),
        ("go", "went"),
        ("not", "didn't"),
        ("defence", "defense"),
        ("criticise", "criticized"),
        ("send", "sent"),
        ("understand", "understood"),
        ("bring", "brought"),
    ],
)
def test_forms_of_a_lemma(lemma: str, word: str) -> None:
    assert alike(lemma, word)


@pytest.mark.parametrize(
    ("lemma", "word"),
    [("condemn", "praise"), ("withdraw", "without"), ("hold", "meeting"), ("not", "never"), ("attack", "at")],
)
def test_words_that_are_no_form(lemma: str, word: str) -> None:
    assert not alike(lemma, word)
