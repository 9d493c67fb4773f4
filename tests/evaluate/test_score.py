"""Scores are counted by the rules: pairs one to one, optional events aside, null against null."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.evaluate.coding import CodedParty, coding_of
from onrecord.evaluate.gold import Gold, read_golds
from onrecord.evaluate.pairing import agree, codes, last_word, number, overlap, pair_up, same_issue
from onrecord.evaluate.score import misses, score, score_files
from onrecord.schema import Reading

PAGE = """date: 2003-03-18

Bush urged Putin to act. Putin refused. Powell said the two will meet again on Friday.
They talked. France may attack.
=== record
event | urged | USA:GOV | RUS:GOV | REQUEST assist | actual | 2003-03-18 | |
event | refused | RUS:GOV | USA:GOV | REJECT | actual | | Colin Powell |
event | talked | USA:GOV,RUS:GOV | | CONSULT | actual | | | optional
event | may attack | FRA:GOV | | ASSAULT | hypothetical | | |
statement | Colin Powell | said | the two will meet again on Friday | indirect | via Interfax |
position | USA | | war on Iraq | support |
deadline | 2003-03-21 | meeting
figure | 7 billion | USD | debt |
"""
TEXT = PAGE.partition("\n\n")[2].partition("\n=== record")[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(PAGE, "utf-8")
    return tmp_path


@pytest.fixture
def gold(folder: Path) -> Gold:
    return read_golds(folder)[0]


def party(code: str | None, sector: str | None = "GOV", text: str = "") -> dict[str, Any]:
    return {"code": code, "sector": sector, "text": text, "name": None}


def event(trigger: str, category: str, actors: list[Any], recipients: list[Any], **fields: Any) -> dict[str, Any]:
    start = TEXT.index(trigger)
    return {
        "category": category,
        "mode": None,
        "status": "actual",
        "date": None,
        "according_to": None,
        "actors": actors,
        "recipients": recipients,
        "trigger": {"start": start, "end": start + len(trigger), "text": trigger},
        **fields,
    }


def statement(words: str, name: str | None, text: str = "", via: str | None = None) -> dict[str, Any]:
    start = TEXT.index(words)
    content = [{"start": start, "end": start + 4}, {"start": start + 5, "end": start + len(words)}]
    return {
        "speaker": {"name": name, "text": text} if name or text else None,
        "cue": None,
        "content": content,
        "via": via,
    }


def reading(**lines: list[Any]) -> dict[str, Any]:
    blank: dict[str, Any] = {kind: [] for kind in ("events", "statements", "positions", "deadlines", "figures")}
    return {"article": {"id": "x1", "source": "some/path/one.txt"}, **blank, **lines}


USA, RUS, FRA = party("USA"), party("RUS"), party("FRA")


def test_a_perfect_reading(gold: Gold) -> None:
    perfect = reading(
        events=[
            event("urged", "REQUEST", [USA], [RUS], mode="assist", date="2003-03-18"),
            event("refused", "REJECT", [RUS], [USA], according_to={"name": None, "text": "Mr. Powell"}),
            event("talked", "CONSULT", [USA, RUS], []),
            event("may attack", "ASSAULT", [FRA], [], status="hypothetical"),
        ],
        statements=[statement("the two will meet again on Friday", "Colin Powell", via="Interfax's")],
        positions=[{"actor": {"code": "USA"}, "issue": "the war on Iraq", "stance": "support"}],
        deadlines=[{"due": "2003-03-21T10:00", "what": ""}],
        figures=[{"value": 7e9, "what": ""}],
    )
    scores = score([perfect], [gold])
    for name in (
        "category",
        "dyad",
        "triple",
        "status_f1",
        "statement",
        "content",
        "via",
        "position",
        "deadline",
        "figure",
    ):
        line = scores[name]
        assert isinstance(line, dict)
        assert line["f1"] == 1.0, name
    assert [scores[name] for name in ("status", "mode", "date", "according_to", "sector")] == [1.0] * 5
    assert scores["articles"] == 1
    assert not misses([perfect], [gold])


def test_an_empty_reading_and_none_at_all(gold: Gold) -> None:
    for readings in ([], [reading()]):
        scores = score(readings, [gold])
        assert scores["triple"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "predicted": 0, "gold": 3}
        assert scores["status"] is None
        assert len(misses(readings, [gold])) == 7


def line(scores: dict[str, Any], name: str) -> tuple[float, float]:
    return scores[name]["precision"], scores[name]["recall"]


def test_optional_events_neither_miss_nor_fail(gold: Gold) -> None:
    scores = score([reading(events=[event("talked", "CONSULT", [USA, RUS], [])])], [gold])
    assert scores["category"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "predicted": 0, "gold": 3}


def test_category_and_dyad_are_counted_apart(gold: Gold) -> None:
    wrong = [event("urged", "REQUEST", [USA], []), event("refused", "ACCUSE", [RUS], [USA])]
    scores = score([reading(events=wrong)], [gold])
    assert line(scores, "category") == (0.5, 0.3333)
    assert line(scores, "dyad") == (0.5, 0.3333)
    assert line(scores, "triple") == (0.0, 0.0)
    assert [str(miss) for miss in misses([reading(events=wrong)], [gold])][:2] == [
        "MISSED one [0] event: [USA] REQUEST [RUS] «urged»",
        "MISSED one [1] event: [RUS] REJECT [USA] «refused»",
    ]


def test_events_more_than_a_sentence_apart_are_no_pair(gold: Gold) -> None:
    far = event("urged", "ASSAULT", [FRA], [], status="hypothetical")
    assert line(score([reading(events=[far])], [gold]), "triple") == (0.0, 0.0)


def test_accuracies_rest_on_pairs_of_triples(gold: Gold) -> None:
    found = [
        event("urged", "REQUEST", [party("USA", "LEG")], [RUS], mode="change", date=None, status="future"),
        event("may attack", "ASSAULT", [FRA], [], status="hypothetical", according_to="Chirac"),
    ]
    scores = score([reading(events=found)], [gold])
    assert [scores[name] for name in ("status", "mode", "date", "according_to")] == [0.5] * 4
    assert scores["sector"] == 0.6667
    assert line(scores, "status_f1") == (0.5, 1.0)


def test_the_speaker_counts_by_name_or_words(gold: Gold) -> None:
    words = "the two will meet again on Friday"
    assert line(score([reading(statements=[statement(words, None, "Powell")])], [gold]), "statement") == (
        1.0,
        1.0,
    )
    scores = score([reading(statements=[statement(words, "Ivanov", "he")])], [gold])
    assert (line(scores, "statement"), line(scores, "content")) == ((0.0, 0.0), (1.0, 1.0))
    short = reading(statements=[statement("the two will", "Powell")])
    assert line(score([short], [gold]), "content") == (0.0, 0.0)


def test_a_statement_without_content_does_not_count(gold: Gold) -> None:
    empty = {"speaker": None, "cue": None, "content": [], "via": None}
    assert score([reading(statements=[empty])], [gold])["content"]["predicted"] == 0  # type: ignore[index]


def test_files_are_scored_by_id_or_source(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    by_source = reading(figures=[{"value": "7,000 million", "what": ""}])
    by_id = {**by_source, "article": {"id": "one", "source": None}}
    for data in (by_source, by_id):
        path.write_text(json.dumps(data) + "\n\n", "utf-8")
        assert line(score_files(path, folder), "figure") == (1.0, 1.0)


@pytest.mark.parametrize("text", ["{", "[]", '{"events": []}', '{"article": {}, "events": [{}]}'])
def test_a_line_that_is_no_reading_is_told(folder: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_text(f"{json.dumps(reading())}\n{text}\n", "utf-8")
    with pytest.raises(InputError, match=r"readings\.jsonl:2: not a reading"):
        score_files(path, folder)


def test_a_reading_scores_like_its_json(golds: list[Gold], golden_readings: list[Reading]) -> None:
    from onrecord.serialise import to_json

    assert score(golden_readings, golds) == score([json.loads(json.dumps(to_json(r))) for r in golden_readings], golds)
    assert coding_of(golden_readings[0]).names[-1] == golds[0].id


# ---- the rules for pairs


def test_ngos_count_as_one() -> None:
    assert codes(
        [
            CodedParty("HRW", "NGO"),
            CodedParty("AMNESTY", "NGO"),
            CodedParty(None, "NGO"),
            CodedParty("USA", "GOV"),
        ]
    ) == {"NGO", "USA"}


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        ("", "", True),
        ("A", "", False),
        ("AB", "ABC", True),
        ("AB", "BC", False),
        ("AB", "ABCD", False),
        ("ABC", "ABCDE", True),
    ],
)
def test_more_than_half_of_all_codes_agree(mine: str, theirs: str, same: bool) -> None:
    assert agree(frozenset(mine), frozenset(theirs)) is same


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Recep Tayyip Erdoğan", "erdogan"),
        ("the Kremlin’s", "kremlin"),
        ("al-Douri", "al-douri"),
        (None, ""),
        ("--", "--"),
    ],
)
def test_the_last_word_of_a_name(name: str | None, word: str) -> None:
    assert last_word(name) == word


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7 billion", 7e9),
        ("7,000", 7000.0),
        ("7e9", 7e9),
        ("7000000000.0", 7e9),
        ("nearly four", 4.0),
        ("2.5 million", 2.5e6),
        ("many", "many"),
    ],
)
def test_numbers_in_figures_and_words(text: str, value: float | str) -> None:
    assert number(text) == value


def test_issues_share_enough_words() -> None:
    assert same_issue("military action against Iraq", "the military action")
    assert not same_issue("military action against Iraq", "a new resolution on trade")
    assert same_issue("", "the")


def test_overlap_of_stretches() -> None:
    assert overlap((0, 10), (5, 10)) == 0.5
    assert overlap((0, 5), (5, 10)) == 0.0
    assert overlap((3, 3), (3, 3)) == 0.0


@given(st.lists(st.sets(st.integers(0, 4)), max_size=5))
def test_pairs_are_one_to_one_and_as_many_as_can_be(choices: list[set[int]]) -> None:
    found = pair_up(choices, list(range(5)), lambda fit, j: j in fit)
    assert len(set(found.values())) == len(found)
    assert all(j in choices[i] for i, j in found.items())
    assert len(found) == most(choices, frozenset())


def most(choices: list[set[int]], taken: frozenset[int]) -> int:
    """The size of the largest matching, by trying all."""
    if not choices:
        return 0
    rest = choices[1:]
    return max([most(rest, taken), *(1 + most(rest, taken | {j}) for j in choices[0] - taken)])


def test_the_nearest_is_paired_first() -> None:
    assert pair_up([5], [1, 4, 9], lambda _a, _b: True, lambda a, b: abs(a - b)) == {0: 1}


def reading_of(name: str) -> dict[str, Any]:
    return {"article": {"id": None, "source": f"in/{name}.txt"}}


def test_what_is_no_file_of_readings_is_told(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "s.db"
    record.write_bytes(b"SQLite format 3\0\xff\xfe\n")
    with pytest.raises(
        InputError, match=r"s\.db:1: not a reading \(no text in UTF-8\); write it with 'onrecord code --json'"
    ):
        score_files(record, folder)


def test_what_is_no_gold_coding_is_told(tmp_path: Path) -> None:
    (tmp_path / "gold.txt").write_bytes(b"\xff\xfe")
    for place in (tmp_path, tmp_path / "gold.txt"):
        with pytest.raises(InputError, match=r"gold\.txt: is no text in UTF-8"):
            read_golds(place)


def test_a_line_separator_within_a_reading_ends_no_line(folder: Path, tmp_path: Path) -> None:
    mine = {**reading_of("one"), "title": "a\u2028b"}
    (tmp_path / "r.jsonl").write_text(json.dumps(mine, ensure_ascii=False) + "\n", "utf-8")
    assert score_files(tmp_path / "r.jsonl", folder)["articles"] == 1


def test_readings_of_other_articles_are_warned_of(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("".join(json.dumps(reading_of(name)) + "\n" for name in ("two", "three")), "utf-8")
    with pytest.warns(UserWarning, match="2 of 2 readings are of articles without a gold coding .* 1 of 1 gold"):
        score_files(path, folder)
    path.write_text(json.dumps(reading_of("one")) + "\n", "utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        score_files(path, folder)
