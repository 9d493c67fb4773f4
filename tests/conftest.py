"""Fixtures that several tests share; each is made once a session."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from onrecord.codebook.codebook import Codebook, load
from onrecord.evaluate.examples import Outcome, cue_outcomes, rule_outcomes
from onrecord.evaluate.gate import code_golds
from onrecord.evaluate.gold import Gold, read_golds
from onrecord.schema import Reading

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
MARKS = (
    "golden: scores the golden articles",
    "rows: reads the examples of all lexicon rows or cues",
    "style: looks at the source, not at what it does",
)
# the files that take longest, longest first: the last to be begun would keep one process at work while others rest
LONGEST = (
    "test_docs.py", "test_failures.py", "test_site.py", "test_determinism.py", "test_cli.py", "test_gate.py",
    "test_merge_pairs.py", "test_articles.py", "test_recount.py", "test_add.py",
)  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    os.environ.pop("COLUMNS", None)  # processes that share out the tests are told a width; output here has none
    # what starts in the background does not hear interrupts, and neither would the processes that tests interrupt
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for mark in MARKS:
        config.addinivalue_line("markers", mark)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.name, len(LONGEST)))


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load(None)


@pytest.fixture(scope="session")
def rules_read(codebook: Codebook) -> list[Outcome]:
    """How every lexicon row's example comes out."""
    return rule_outcomes(codebook)


@pytest.fixture(scope="session")
def cues_read(codebook: Codebook) -> list[Outcome]:
    """How every cue's example comes out."""
    return cue_outcomes(codebook)


@pytest.fixture(scope="session")
def golds() -> list[Gold]:
    return read_golds(GOLDEN / "articles")


@pytest.fixture(scope="session")
def golden_readings(golds: list[Gold]) -> list[Reading]:
    return code_golds(golds)
