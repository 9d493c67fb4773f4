"""Floors under the measured quality: no change may sink a number below the floor in ``floors.json``.

python -m onrecord.evaluate.gate                     measure the golden articles, compare
python -m onrecord.evaluate.gate --update            raise the floors to what is measured now
python -m onrecord.evaluate.gate --update --allow-regression     lower floors, too
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from onrecord.evaluate.gold import Gold, read_golds
from onrecord.evaluate.score import ACCURACY, Scores, score
from onrecord.schema import Article, Reading

ARTICLES = Path("tests/golden/articles")
FLOORS = Path("tests/floors.json")
MARGIN = 0.02
WIDER = 0.1  # accuracies rest on the pairs found: they may sink a little when more pairs are found

Numbers = Mapping[str, float]


def read_floors(path: Path = FLOORS) -> dict[str, float]:
    """The floors by name; none where the file is not there yet."""
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def code_golds(golds: Sequence[Gold]) -> list[Reading]:
    """What the pipeline reads in the articles of gold codings."""
    from onrecord.pipeline import code_all

    return list(code_all(articles_of(golds)))


def articles_of(golds: Sequence[Gold]) -> list[Article]:
    """The articles of gold codings, to be read."""
    return [Article.of(g.text, published=g.published, publisher=g.publisher, source=g.id) for g in golds]


def measure(readings: Iterable[Reading], golds: Sequence[Gold]) -> dict[str, float]:
    """F1 and accuracies of every group of articles ("rewrite" for rewrite-2003-1), by name."""
    coded = list(readings)
    found: dict[str, float] = {}
    for group in sorted({group_of(gold) for gold in golds}):
        found.update(flat(group, score(coded, [g for g in golds if group_of(g) == group])))
    return found


def group_of(gold: Gold) -> str:
    """The group an article belongs to: its name up to the first hyphen."""
    return gold.id.partition("-")[0]


def flat(group: str, scores: Scores) -> dict[str, float]:
    """Scores as one number a name: ``rewrite.triple``; what could not be measured is left out."""
    found: dict[str, float] = {}
    for name, value in scores.items():
        if isinstance(value, dict):
            if value["gold"]:
                found[f"{group}.{name}"] = value["f1"]
        elif name != "articles" and value is not None:
            found[f"{group}.{name}"] = value
    return found


def below(measured: Numbers, floors: Numbers) -> list[str]:
    """One line for each number that lies below its floor or is no longer measured."""
    lines = []
    for name, floor in sorted(floors.items()):
        value = measured.get(name)
        if value is None:
            lines.append(f"{name}: not measured any more; its floor is {floor:.2f}")
        elif value < floor:
            lines.append(f"{name}: {value:.4f} is below its floor {floor:.2f}")
    return lines


def raised(measured: Numbers, floors: Numbers, *, allow_regression: bool = False) -> dict[str, float]:
    """New floors a little below what is measured; an old floor is lowered only when that is allowed."""
    new = {name: _a_little_below(name, value) for name, value in measured.items()}
    if allow_regression:
        return dict(sorted(new.items()))
    return dict(sorted({**new, **{name: max(floor, new.get(name, 0.0)) for name, floor in floors.items()}}.items()))


def _a_little_below(name: str, value: float) -> float:
    margin = WIDER if name.rpartition(".")[2] in ACCURACY else MARGIN
    return max(0.0, math.floor((value - margin) * 100 + 1e-9) / 100)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, compare and, with --update, write the floors. Returns the exit code."""
    options = _parser().parse_args(arguments)
    golds = read_golds(options.articles)
    measured, floors = measure(code_golds(golds), golds), read_floors(options.floors)
    sunk = below(measured, floors)
    for name, value in measured.items():
        floor = f"{floors[name]:.2f}" if name in floors else "none"
        print(f"{name:24s} {value:.4f}   floor {floor}")
    if sunk and not options.allow_regression:
        print("\n".join(["", *sunk]), file=sys.stderr)
        return 1
    if options.update:
        new = raised(measured, floors, allow_regression=options.allow_regression)
        options.floors.write_text(json.dumps(new, indent=2) + "\n", "utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m onrecord.evaluate.gate", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--allow-regression", action="store_true", help="let floors sink")
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="folder of gold codings")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="file of floors")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
