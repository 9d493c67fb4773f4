"""The corpus: every word of a coding is in its text, every category and mode is there, nothing is told twice."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from onrecord.codebook.codebook import Codebook
from training.corpus import HOME, Text, read_corpus
from training.duplicates import Index, corpus_sentences

ROOT = Path(__file__).parents[2]
ALIKE = 0.6


@lru_cache(maxsize=1)
def corpus() -> list[Text]:
    return read_corpus(unseen=True)


def test_the_corpus_has_its_size() -> None:
    reports = [text for text in corpus() if text.report]
    assert len(reports) >= 80
    assert len(corpus()) - len(reports) >= 6_000
    assert len({text.id for text in corpus()}) == len(corpus())


def test_a_part_is_held_out() -> None:
    held = sum(text.held_out for text in corpus())
    assert 0.1 < held / len(corpus()) < 0.15


def test_categories_and_modes_are_those_of_the_ontology(codebook: Codebook) -> None:
    seen = Counter((act.category, act.mode) for text in corpus() for act in text.acts)
    for category, mode in seen:
        assert category in codebook.categories
        assert mode == "" or mode in codebook.categories[category].get("modes", {}), (category, mode)
    for category, entry in codebook.categories.items():
        assert sum(n for (name, _), n in seen.items() if name == category) >= 100, category
        assert all(seen[category, mode] for mode in entry.get("modes", {})), category


def test_a_quarter_of_the_pairs_have_no_act() -> None:
    sentences = [text for text in corpus() if not text.report]
    apart = sum(len(text.apart) for text in sentences)
    pairs = sum(len(act.actors) * len(act.recipients) for text in sentences for act in text.acts)
    assert apart / (apart + pairs) >= 0.25


def test_no_sentence_is_told_twice() -> None:
    index, doubled = Index([]), []
    for sentence in corpus_sentences(text for text in corpus() if not text.report):
        if index.nearest(sentence, ALIKE):
            doubled.append(sentence.where)
        index.add(sentence)
    assert len(doubled) <= len(corpus()) // 200, doubled[:10]


def test_words_that_are_not_in_the_text_are_told(tmp_path: Path) -> None:
    from onrecord.errors import OnrecordError
    from training.corpus import read_sentences

    page = tmp_path / "s.txt"
    page.write_text("Kenya left.\n> departed | Kenya | - | RETREAT | actual\n", "utf-8")
    with pytest.raises(OnrecordError, match="departed"):
        list(read_sentences(page))


def test_the_corpus_lies_beside_the_code_that_reads_it() -> None:
    assert ROOT / "training" == HOME
