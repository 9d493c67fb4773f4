"""Statements weighed by their clues, on sentences of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.codebook.codebook import Codebook
from onrecord.parsing import parse
from onrecord.pipeline import STAGES, read_article
from onrecord.schema import Article, Reading
from onrecord.statements.clues import Told, clues, measures
from onrecord.statements.weighed import UNLIKELY, Weights, load_weights, rating, weigh_statements

TEXT = (
    "Talks go on in Nairobi\n\n"
    '"We will not sign a paper that nobody has read," the foreign minister of Kenya told reporters on Monday. '
    "He said that the border would stay open. "
    "Ethiopia offered to meet him in Moyale."
)


@pytest.fixture(scope="module")
def reading(codebook: Codebook) -> Reading:
    parsed = parse(TEXT)
    found = Reading(Article.of(TEXT, published="2016-05-10"), parsed.spans, parse=parsed)
    for stage in STAGES[: STAGES.index(weigh_statements)]:
        found = stage(found, codebook)
    return found


@pytest.fixture(scope="module")
def told(reading: Reading) -> Told:
    assert reading.parse is not None and reading.signals is not None
    return Told(reading.parse, reading.signals, reading.statements)


def number(told: Told, cue: str) -> int:
    return next(n for n, one in enumerate(told.statements) if one.cue and one.cue.text.startswith(cue))


def test_the_clues_of_a_statement_tell_cue_speaker_and_words(told: Told) -> None:
    quote = set(clues(told, number(told, "told")))
    assert {"cue tell", "cue tell direct", "form direct", "speaker with a code", "speaker GOV", "kind speech"} <= quote
    assert "a finite verb, direct" in quote and "words many direct" in quote
    plain = set(clues(told, number(told, "said")))
    assert {"cue say", "form indirect", "speaker he"} <= plain


def test_the_measures_of_a_statement_are_what_the_model_makes_of_its_cue(told: Told) -> None:
    found = measures(told, told.statements[number(told, "said")])
    assert found["a cue"] > 0 and 0 < found["length"] < 1
    orphan = replace(told.statements[number(told, "said")], cue=None)
    assert measures(told, orphan)["a cue"] == 0.0
    assert "no cue" in set(clues(replace(told, statements=(orphan,)), 0))


def test_a_statement_has_its_probability_as_confidence(reading: Reading, told: Told, codebook: Codebook) -> None:
    made = weigh_statements(reading, codebook)
    first = number(told, "told")
    assert made.statements[0].made_by.confidence == round(rating(told, first, load_weights().statements), 2)


def test_unlikely_statements_are_on_record_with_the_reason(
    reading: Reading, codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = Weights(
        {"bias": 0.0, "form indirect": -9.0, "form direct": 9.0}, {"direct": 0.5, "other": 0.5}, "statements@0"
    )
    monkeypatch.setattr("onrecord.statements.weighed.load_weights", lambda: strict)
    made = weigh_statements(reading, codebook)
    assert {one.form for one in made.statements} == {"direct"}
    gone = [one for one in made.dropped if one.reason == UNLIKELY]
    assert len(gone) == len(reading.statements) - len(made.statements) > 0


def test_without_the_model_all_statements_of_the_rules_stay(codebook: Codebook) -> None:
    article = Article.of(TEXT, published="2016-05-10")
    plain = read_article(article, codebook, model=False)
    assert not [one for one in plain.dropped if one.reason == UNLIKELY]
    assert len(plain.statements) >= 2
