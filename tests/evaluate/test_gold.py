"""Gold codings are read from one page, or from JSON beside a text; errors name file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluate.coding import CodedDeadline, CodedFigure, CodedParty, CodedPosition
from onrecord.evaluate.gold import Gold, read_golds, read_text, split_parties, split_sentences, stretch

PAGE = """date: 2003-03-18
publisher:

Talks and more talks

MOSCOW (AP) -- Russia's president met Sen. Smith of the U.S. Congress. He said: "War is wrong." \
Talks went on; the talks failed.
=== record
event | met | RUS:GOV | USA:LEG,a guest | CONSULT visit | actual | 2003-03-18 | |
event | talks#2 | RUS | | CONSULT | historical | | Vladimir Putin | optional
statement | Vladimir Putin | said | War is ... wrong | direct | via Interfax | to reporters
position | RUS | Vladimir Putin | war | oppose | never
deadline | 2003-03-19 | the end
figure | 7 billion | USD | debt | Vladimir Putin
"""


def page(folder: Path, text: str = PAGE, name: str = "one") -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text, "utf-8")
    return path


def test_a_page_is_read(tmp_path: Path) -> None:
    gold = read_text(page(tmp_path))
    assert (gold.id, gold.published, gold.publisher) == ("one", "2003-03-18", None)
    assert gold.text.startswith("Talks and more talks\n\nMOSCOW")
    assert gold.text.endswith("the talks failed.")
    met, talks = gold.coding.events
    assert met.actors == (CodedParty("RUS", "GOV", "RUS:GOV"),)
    assert met.recipients == (CodedParty("USA", "LEG", "USA:LEG"), CodedParty(None, None, "a guest"))
    assert (met.category, met.mode, met.status, met.date, met.optional) == (
        "CONSULT",
        "visit",
        "actual",
        "2003-03-18",
        False,
    )
    assert (talks.mode, talks.date, talks.according_to, talks.optional) == (
        None,
        None,
        "Vladimir Putin",
        True,
    )
    assert gold.coding.positions == (CodedPosition("RUS", "war", "oppose"),)
    assert gold.coding.deadlines == (CodedDeadline("2003-03-19", "the end"),)
    assert gold.coding.figures == (CodedFigure("7 billion", "debt"),)


def test_words_are_found_where_they_stand(tmp_path: Path) -> None:
    gold = read_text(page(tmp_path))
    met, talks = gold.coding.events
    assert gold.text[met.start :].startswith("met Sen.")
    assert gold.text[talks.start :].startswith("talks failed")
    statement = gold.coding.statements[0]
    assert gold.text[statement.start : statement.end] == "War is wrong"
    assert (statement.speaker, statement.via) == (("Vladimir Putin",), "Interfax")


def test_sentences_are_counted_by_paragraph_and_full_stop(tmp_path: Path) -> None:
    gold = read_text(page(tmp_path))
    assert [gold.text[a:b][:6] for a, b in gold.sentences] == ["Talks ", "MOSCOW", "He sai", "Talks "]
    assert [event.sentence for event in gold.coding.events] == [1, 3]
    assert gold.sentence_at(0) == 0
    assert gold.sentence_at(len(gold.text) + 5) == 3


def test_abbreviations_end_no_sentence() -> None:
    text = "Sen. Smith and J. Doe met on Sept. 11 in the U.S. Congress. It was late."
    assert [text[a:b] for a, b in split_sentences(text)] == [text[: -len(" It was late.")], "It was late."]


def test_a_comma_in_a_number_parts_nobody() -> None:
    assert split_parties("25,000 people=LBY:CVL, its army=LBY:MIL") == ["25,000 people=LBY:CVL", " its army=LBY:MIL"]


def test_the_shortest_stretch_is_the_content() -> None:
    text = "the plan, he said. Later the plan was dropped"
    assert stretch(text, "the plan ... dropped", "x:1") == (25, len(text))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("| met |", "| meet |", "one.txt:8: 'meet' is not in the text"),
        ("talks#2", "talks#9", "one.txt:9: 'talks#9' is not in the text"),
        ("War is ... wrong", "War is ... right", "one.txt:10: 'War is ... right' is not in the text"),
        ("War is ... wrong", "Peace", "one.txt:10: 'Peace' is not in the text"),
        ("figure |", "number |", "one.txt:13: unknown kind of line 'number'; one of event, statement"),
        ("=== record", "---", "one.txt: no line '=== record'"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(InputError) as told:
        read_text(page(tmp_path, PAGE.replace(old, new)))
    assert words in str(told.value)


REFERENCE = {
    "id": "two",
    "date": "2019-01-07",
    "sentences": ["Iran refused.", "It said it never would."],
    "events": [
        {
            "sentence": 0,
            "trigger": "refused",
            "actor": [{"text": "Iran", "code": "IRN", "sector": "GOV"}],
            "recipient": [],
            "event": "REJECT",
            "mode": None,
            "status": "actual",
            "date": None,
            "according_to": None,
            "optional": True,
        }
    ],
    "statements": [
        {
            "sentence": 1,
            "speaker": "Iran",
            "cue": "said",
            "content_start": "it never",
            "content_end": "would",
            "form": "indirect",
            "via": None,
            "to": None,
        }
    ],
    "positions": [
        {
            "actor": "IRN",
            "person": None,
            "issue": "talks",
            "stance": "oppose",
            "condition": None,
            "sentences": [0],
        }
    ],
    "deadlines": [],
    "figures": [{"sentence": 0, "value": "2,000", "unit": "troops", "what": "troops", "according_to": None}],
}


def reference(folder: Path, **changes: object) -> Gold:
    (folder / "two.txt").write_text("Iran refused.\nIt said it  never would.", "utf-8")
    (folder / "two.json").write_text(json.dumps({**REFERENCE, **changes}), "utf-8")
    return read_golds(folder)[0]


def test_a_coding_in_json_is_read_beside_its_text(tmp_path: Path) -> None:
    gold = reference(tmp_path)
    assert gold.sentences == ((0, 13), (14, 38))
    assert gold.coding.events[0].optional
    assert gold.coding.events[0].actors == (CodedParty("IRN", "GOV", "Iran"),)
    assert gold.coding.figures == (CodedFigure("2,000", "troops"),)


def test_content_that_is_not_found_covers_the_sentence(tmp_path: Path) -> None:
    statement = reference(tmp_path).coding.statements[0]
    assert (statement.start, statement.end) == (14, 37)


def test_a_broken_coding_in_json_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"two\.json: not a gold coding \(KeyError\('stance'\)\)"):
        reference(tmp_path, positions=[{"actor": "IRN", "issue": "talks"}])


def test_both_formats_of_a_folder_are_read_by_name(tmp_path: Path) -> None:
    reference(tmp_path)
    page(tmp_path)
    page(tmp_path, "only a text", "three")
    assert [gold.id for gold in read_golds(tmp_path)] == ["one", "two"]


def test_a_single_file_is_read(tmp_path: Path) -> None:
    reference(tmp_path)
    assert [read_golds(path)[0].id for path in (page(tmp_path), tmp_path / "two.json")] == ["one", "two"]


def test_a_folder_without_gold_codings_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold codings"):
        read_golds(tmp_path)


def test_all_golden_articles_are_read(golds: list[Gold]) -> None:
    assert len(golds) >= 13
    for gold in golds:
        assert gold.published
        assert gold.coding.events
        assert gold.coding.statements
