"""Sets of gold codings, and what the program reads in them by rules alone and with the model."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.codebook.codebook import Codebook
from onrecord.evaluate.coding import Coding
from onrecord.evaluate.gate import ARTICLES, articles_of, group_of
from onrecord.evaluate.gold import Gold, read_golds
from onrecord.evaluate.score import match_up
from onrecord.schema import Reading

REPORTS = Path("training/reports")
UNSEEN = Path("training/unseen")  # reports that the reader was not trained on: acts are weighed by them
SECOND = Path("training/second")  # some of the reports, coded again by another reader
HELD_OUT = 8  # one text of the corpus in so many is never trained on
HELD, REWRITES, EXAMPLES = "held-out reports", "rewrites", "examples"


@dataclass(frozen=True, slots=True)
class Coded:
    """A set of gold codings with its readings, both in the same order."""

    name: str
    golds: tuple[Gold, ...]
    by_rules: tuple[Reading, ...]
    with_model: tuple[Reading, ...]

    def pairs(self, *, model: bool) -> list[tuple[Gold, Coding]]:
        """Each gold coding with the reading of its article."""
        return match_up(self.with_model if model else self.by_rules, self.golds)


def held_out(name: str) -> bool:
    """Whether a text of the corpus, by its name, is only for measuring."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % HELD_OUT == 0


def own_sets(reports: Sequence[Path] = (REPORTS, UNSEEN), articles: Path = ARTICLES) -> dict[str, list[Gold]]:
    """The project's own sets by name: held-out reports of the corpus, rewrites and examples."""
    golden = read_golds(articles)
    return {
        HELD: [gold for folder in reports for gold in read_golds(folder) if held_out(gold.id)],
        REWRITES: [gold for gold in golden if group_of(gold) == "rewrite"],
        EXAMPLES: [gold for gold in golden if group_of(gold) == "example"],
    }


def code_set(name: str, golds: Sequence[Gold], codebook: Codebook) -> Coded:
    """Read a set's articles twice, by rules alone and with the model; each is parsed once."""
    both = list(_read(golds, codebook))
    return Coded(name, tuple(golds), tuple(rules for rules, _ in both), tuple(model for _, model in both))


def _read(golds: Sequence[Gold], codebook: Codebook) -> Iterator[tuple[Reading, Reading]]:
    from onrecord.parsing import parse_all
    from onrecord.pipeline import RULES, STAGES, run

    articles = articles_of(golds)
    for article, parse in zip(articles, parse_all(a.text for a in articles), strict=True):
        rules, model = (run(article, parse, codebook, stages) for stages in (RULES, STAGES))
        yield replace(rules, parse=None), replace(model, parse=None)
