"""CPU time of coding against that of the bare parser on the same texts, in pairs.

python benchmarks/speed.py [FOLDER] [--pairs 5]

See benchmarks/README.md for how to read what it prints.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

# One thread each, so that both sides spend their CPU time on the same work.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

if TYPE_CHECKING:
    from spacy.language import Language

    from onrecord.codebook.codebook import Codebook
    from onrecord.schema import Article

ROOT = Path(__file__).resolve().parents[1]
SUMMARY = (__doc__ or "").partition("\n")[0]
WARM_UP = 3
DAY = "2003-03-18"  # for texts without a date of their own, so that days are worked out everywhere


def cpu(work: Callable[[], object]) -> float:
    """The CPU seconds that some work takes."""
    start = process_time()
    work()
    return process_time() - start


def articles_of(folder: Path) -> list[Article]:
    """The articles below a folder; what cannot be read is told and left out."""
    from onrecord.errors import InputError
    from onrecord.reading import Options, read

    found = list(read([folder], Options(any_language=True)))
    for item in found:
        if isinstance(item, InputError):
            print(item, file=sys.stderr)
    articles = [item for item in found if not isinstance(item, InputError)]
    return [article if article.published else dated(article) for article in articles]


def dated(article: Article) -> Article:
    """The article as if it had been published on ``DAY``."""
    from dataclasses import replace

    return replace(article, published=DAY)


def bare(nlp: Language, texts: Sequence[str]) -> int:
    """The parser as it was installed, over the texts as they are; the number of its tokens."""
    return sum(len(doc) for doc in nlp.pipe(texts))


def coded(articles: Sequence[Article], codebook: Codebook) -> int:
    """The articles through the whole flow; the number of events."""
    from onrecord.pipeline import code_all

    return sum(len(reading.events) for reading in code_all(articles, codebook))


def stages(articles: Sequence[Article], codebook: Codebook) -> dict[str, float]:
    """The CPU seconds of each stage over all articles."""
    from onrecord.parsing import parse_all
    from onrecord.pipeline import STAGES
    from onrecord.schema import Reading

    parses: list[object] = []
    spent = {"parse": cpu(lambda: parses.extend(parse_all(article.text for article in articles)))}
    for article, parse in zip(articles, parses, strict=True):
        reading = Reading(article, parse.spans, parse=parse)  # type: ignore[attr-defined, arg-type]
        for stage in STAGES:
            start = process_time()
            reading = stage(reading, codebook)
            spent[stage.__name__] = spent.get(stage.__name__, 0.0) + process_time() - start
    return spent


def paired(pairs: int, one: Callable[[], object], other: Callable[[], object]) -> list[tuple[float, float]]:
    """The CPU seconds of both, pair by pair; which goes first takes turns."""
    found = []
    for number in range(pairs):
        if number % 2:
            second, first = cpu(other), cpu(one)
        else:
            first, second = cpu(one), cpu(other)
        found.append((first, second))
        print(f"{number + 1:4d}  {first:8.2f}  {second:8.2f}  {second / first:6.2f}", flush=True)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Returns the exit status."""
    options = _parser().parse_args(arguments)
    import spacy

    from onrecord.codebook.codebook import load
    from onrecord.parsing import PIPELINE

    articles = articles_of(options.folder)
    if not articles:
        print(f"{options.folder}: no texts to measure", file=sys.stderr)
        return 1
    texts = [article.text for article in articles]
    codebook, nlp = load(None), spacy.load(PIPELINE)
    bare(nlp, texts[:WARM_UP])
    coded(articles[:WARM_UP], codebook)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} texts, {words:,} words; CPU seconds\n")
    print("pair    parser    coding   ratio")
    pairs = paired(options.pairs, lambda: bare(nlp, texts), lambda: coded(articles, codebook))
    ratio = median(both / alone for alone, both in pairs)
    print(f"\nratio, median of {len(pairs)} pairs: {ratio:.2f}")
    print(f"words a CPU second: parser {words / median(p for p, _ in pairs):,.0f}", end=", ")
    print(f"coding {words / median(c for _, c in pairs):,.0f}\n")
    table(stages(articles, codebook))
    return 0


def table(spent: dict[str, float]) -> None:
    """The cost of each stage, in the order of the flow."""
    total = sum(spent.values())
    print("stage             seconds   share")
    for name, seconds in spent.items():
        print(f"{name:16s}  {seconds:7.2f}  {seconds / total:6.1%}")
    print(f"{'all':16s}  {total:7.2f}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python benchmarks/speed.py", description=SUMMARY)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "examples", help="texts to measure on")
    parser.add_argument("--pairs", type=int, default=5, help="how many pairs of runs")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
