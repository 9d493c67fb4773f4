"""The same article gives the same reading: whatever is read beside it, in whatever order, in whatever process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import serialise
from onrecord.codebook.codebook import Codebook
from onrecord.parsing import parse, parse_all
from onrecord.pipeline import code_all, read_article
from onrecord.schema import Article, Reading

EXAMPLES = Path(__file__).parents[2] / "examples" / "iraq"
SEEDS = ("0", "1", "4711")
CHILD = """
import sys
from pathlib import Path
from onrecord import serialise
from onrecord.pipeline import code_all
from onrecord.schema import Article

paths = sorted(Path(sys.argv[1]).glob("*.txt"))
articles = [Article.of(path.read_text("utf-8"), published=path.name[:10], source=path.name) for path in paths]
sys.stdout.reconfigure(encoding="utf-8")
for reading in code_all(articles):
    print(serialise.dumps(reading))
"""


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    paths = sorted(EXAMPLES.glob("*.txt"))
    return [Article.of(path.read_text("utf-8"), published=path.name[:10], source=path.name) for path in paths]


@pytest.fixture(scope="module")
def readings(articles: list[Article], codebook: Codebook) -> list[Reading]:
    return list(code_all(articles, codebook))


def test_the_examples_say_something(readings: list[Reading]) -> None:
    assert all(reading.events and reading.statements and reading.mentions for reading in readings)


def test_readings_do_not_depend_on_the_seed_of_hashes(readings: list[Reading]) -> None:
    """Byte for byte, in processes of their own."""
    children = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD, str(EXAMPLES)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
        )
        for seed in SEEDS
    ]
    written = [child.communicate(timeout=60)[0] for child in children]
    assert [child.returncode for child in children] == [0] * len(SEEDS)
    here = "".join(f"{serialise.dumps(reading)}\n" for reading in readings).encode()
    assert all(found == here for found in written)


def test_readings_do_not_depend_on_the_order(
    articles: list[Article], readings: list[Reading], codebook: Codebook
) -> None:
    assert list(code_all(articles[::-1], codebook)) == readings[::-1]


def test_readings_do_not_depend_on_what_is_read_beside(
    articles: list[Article], readings: list[Reading], codebook: Codebook
) -> None:
    assert [read_article(article, codebook) for article in articles] == readings
    odd = Article.of("?\n\n“")
    between = [one for article in articles for one in (odd, article)]
    assert list(code_all(between, codebook))[1::2] == readings


def test_parses_do_not_depend_on_what_is_parsed_beside(articles: list[Article], readings: list[Reading]) -> None:
    parses = [reading.parse for reading in readings]
    assert list(parse_all(article.text for article in articles[::-1])) == parses[::-1]


SENTENCES = (
    "Kenya rejected the plan of Mali.",
    "“We stay,” President Vladimir Putin said Monday.",
    "NAIROBI, Kenya (AP)--Police killed 12 people.",
    "He met Colin Powell in Paris.",
    "They agreed.",
    "?",
)


@given(st.lists(st.lists(st.sampled_from(SENTENCES), max_size=4).map("\n".join), min_size=1, max_size=4))
@settings(max_examples=30, deadline=None)
def test_any_articles_in_any_company(codebook: Codebook, texts: list[str]) -> None:
    articles = [Article.of(text, published="2003-03-18") for text in texts]
    together = [serialise.dumps(reading) for reading in code_all(articles, codebook)]
    assert together == [serialise.dumps(read_article(article, codebook)) for article in articles]


def test_a_stage_leaves_nothing_behind(articles: list[Article], readings: list[Reading], codebook: Codebook) -> None:
    """Reading an article about one state does not change what the next is about."""
    for _ in range(2):
        assert read_article(articles[3], codebook) == readings[3]
    assert parse(articles[3].text) == readings[3].parse
