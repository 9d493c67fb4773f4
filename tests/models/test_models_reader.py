"""The reader model: windows that hold every word, states that depend on nothing else, acts no row names."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from onrecord.codebook.codebook import Codebook
from onrecord.models.files import HOME, fingerprint, model_name
from onrecord.models.reader import load
from onrecord.models.relation import relation, relations
from onrecord.models.windows import LIMIT, windows
from onrecord.parsing import parse
from onrecord.pipeline import RULES, STAGES, read_article, run
from onrecord.schema import Article, Reading

DAY = "2011-05-10"
TEXT = "Kenya rejected the plan on Monday. Mali had asked Kenya to send troops. " * 12


def signals(text: str, codebook: Codebook):
    parsed = parse(text)
    reading = Reading(Article.of(text, published=DAY), parsed.spans, parse=parsed)
    for stage in STAGES[:3]:
        reading = stage(reading, codebook)
    assert reading.signals is not None
    return reading.signals


def test_every_word_is_in_one_window() -> None:
    reader, parsed = load(), parse(TEXT)
    cut = list(windows(parsed, reader.pieces, reader.marks))
    assert len(cut) > 1
    assert [i for window in cut for i in window.words] == list(range(len(parsed.tokens)))
    assert all(len(window.pieces) <= LIMIT for window in cut)
    assert all(window.pieces[place] != reader.marks.start for window in cut for place in window.first)


def test_a_sentence_longer_than_the_encoder_takes_keeps_its_words() -> None:
    reader, parsed = load(), parse("Kenya and " * 400 + "Mali met.")
    cut = list(windows(parsed, reader.pieces, reader.marks))
    assert sum(len(window.words) for window in cut) == len(parsed.tokens)
    assert max(len(window.pieces) for window in cut) <= 257


def test_states_do_not_depend_on_what_is_read_beside_them(codebook: Codebook) -> None:
    alone = signals("Kenya rejected the plan.", codebook)
    again = signals("Kenya rejected the plan.", codebook)
    assert np.array_equal(alone.states, again.states)
    assert alone.states.shape == (5, int(load().tables.labels["size"]))


def test_probabilities_are_probabilities(codebook: Codebook) -> None:
    seen = signals(TEXT[:72], codebook)
    for head in ("trigger", "stance", "cue"):
        chances = seen.probabilities(head)
        assert chances.sum(axis=1) == pytest.approx(np.ones(len(seen.parse.tokens)), abs=1e-4)
    code, chance = seen.codes(0)[0]
    assert (code, chance > 0.5) == ("KEN", True)
    assert sum(chance for _, chance in seen.codes(0)) == pytest.approx(1.0, abs=1e-4)
    assert sum(chance for _, chance in seen.sector(0)) == pytest.approx(1.0, abs=1e-4)


def test_an_act_that_no_row_names_is_found(codebook: Codebook) -> None:
    text = "GOMA, Congo (Reuters) - Rwandan soldiers mowed down 30 Congolese villagers on Monday."
    article = Article.of(text, published=DAY)
    assert read_article(article, codebook, model=False).events == ()
    (found,) = read_article(article, codebook).events
    assert (found.category, found.actors[0].code, found.recipients[0].code) == ("ASSAULT", "RWA", "COD")
    assert found.made_by.rule == load().version
    assert 0 < found.made_by.confidence < 1


def test_rules_alone_have_no_signals(codebook: Codebook) -> None:
    article = Article.of("Kenya rejected the plan.", published=DAY)
    assert run(article, parse(article.text), codebook, RULES).signals is None
    assert run(article, parse(article.text), codebook).signals is not None


def test_relations_go_from_the_full_path_to_coarser_ones() -> None:
    parsed = parse("Kenya rejected the plan of Mali.")
    found = list(relations(parsed, 1, 0))
    assert found
    assert relation(parsed, 1, 0, {found[-1]: 7}) == 7
    assert relation(parsed, 1, 0, {}) == 0


def test_a_model_is_named_by_version_and_content(tmp_path: Path) -> None:
    version = json.loads((HOME / "reader.json").read_text("utf-8"))["version"]
    assert model_name() == f"{version} {fingerprint()}"
    (tmp_path / "a").write_bytes(b"1")
    before = fingerprint(tmp_path, ("a",))
    (tmp_path / "a").write_bytes(b"2")
    assert fingerprint(tmp_path, ("a",)) != before
