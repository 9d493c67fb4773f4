"""The scoreboard's tables as Markdown: a function a table, from sets that have been read."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from onrecord.evaluate.bootstrap import DRAWS, Estimate, estimate
from onrecord.evaluate.causes import CAUSES, SIDES, Told, categories_told, category_causes, side_causes
from onrecord.evaluate.confidence import bands, curve
from onrecord.evaluate.gold import Gold
from onrecord.evaluate.score import ACCURACY, Count, counts
from onrecord.evaluate.sets import Coded

PUBLISHED = Path(__file__).parent / "published.csv"
MEASURES = {
    "category": "events: the category",
    "dyad": "events: actors and recipients",
    "triple": "events: category, actors and recipients",
    "mode": "mode, of the events found",
    "status": "status, of the events found",
    "status_f1": "events that did not happen, or not yet",
    "date": "day, of the events found",
    "sector": "sector, of the events found",
    "according_to": "on whose word, of the events found",
    "content": "statements: the words",
    "statement": "statements: the words and the speaker",
    "via": "who carried the words, of the statements found",
    "position": "positions: actor, issue and stance",
    "deadline": "deadlines: the day",
    "figure": "figures: the number",
}
NOT_TOLD = "not told"
FEWEST = 10  # events of a category in the gold codings, for it to be called the least well told
WEAKEST = 4
Cells = Sequence[str]


def table(head: Cells, rows: Iterable[Cells], words: int = 1) -> str:
    """A Markdown table whose first ``words`` columns hold words and the others numbers."""
    rule = "|" + "---|" * words + "---:|" * (len(head) - words)
    return "\n".join([_line(head), rule, *map(_line, rows)])


def _line(cells: Cells) -> str:
    return f"| {' | '.join(cells)} |"


def decimal(value: float, digits: int = 3) -> str:
    """A share as the tables show it: ".719", "1.000"."""
    return f"{value:.{digits}f}".removeprefix("0") if value < 1 else f"{value:.{digits}f}"


# ---- scores


def scores(coded: Coded, draws: int = DRAWS) -> str:
    """Every measure of a set, by rules alone and with the model, with intervals."""
    sides = [[counts(mine, gold) for gold, mine in coded.pairs(model=model)] for model in (False, True)]
    head = ("what", "there", "rules", "P", "R", "with the model", "P", "R")
    rows = []
    for name, words in MEASURES.items():
        rules, model = (_estimate([each[name] for each in side], name, draws) for side in sides)
        if found := model or rules:
            rows.append((words, _there(rules, found), *_cells(rules), *_cells(model)))
    return f"**{coded.name}**, {len(coded.golds)} articles:\n\n{table(head, rows)}"


def _estimate(found: Sequence[Count], name: str, draws: int) -> Estimate | None:
    return estimate(found, share=name in ACCURACY, draws=draws)


def _there(rules: Estimate | None, model: Estimate) -> str:
    """How many lines are to be found; two numbers where they depend on the events found."""
    numbers = [str(one.count.gold) for one in (rules, model) if one]
    return numbers[0] if len(set(numbers)) == 1 else " / ".join(numbers)


def _cells(one: Estimate | None) -> Cells:
    if one is None:
        return ("", "", "")
    figure = f"{decimal(one.value)} ({decimal(one.low, 2)} to {decimal(one.high, 2)})"
    return (figure, "", "") if one.share else (figure, decimal(one.precision, 2), decimal(one.recall, 2))


def regions(coded: Coded) -> str:
    """Category and triple F1 by region; a region has too few articles for intervals."""
    names = sorted({gold.region or NOT_TOLD for gold in coded.golds})
    sides = [coded.pairs(model=model) for model in (False, True)]
    rows = []
    for name in names:
        inside = [[counts(mine, gold) for gold, mine in side if (gold.region or NOT_TOLD) == name] for side in sides]
        figures = [_f1(side, measure) for measure in ("category", "triple") for side in inside]
        events = sum((one["category"] for one in inside[1]), Count(0, 0, 0)).gold
        rows.append((name, str(len(inside[0])), str(events), *figures))
    head = ("region", "articles", "events", "category, rules", "with the model", "triple, rules", "with the model")
    return table(head, rows)


def _f1(inside: Sequence[dict[str, Count]], measure: str) -> str:
    return decimal(sum((one[measure] for one in inside), Count(0, 0, 0)).line()["f1"])


def agreement(first: Sequence[Gold], second: Sequence[Gold], draws: int = DRAWS) -> str:
    """How far two codings of the same texts agree, the second measured against the first."""
    again = {gold.id: gold.coding for gold in second}
    both = [counts(again[gold.id], gold) for gold in first if gold.id in again]
    rows = []
    for name, words in MEASURES.items():
        if found := _estimate([each[name] for each in both], name, draws):
            rows.append((words, str(found.count.gold), str(found.count.predicted), *_cells(found)[:1]))
    head = ("what", "in the first coding", "in the second", "agreement")
    return f"{len(both)} reports coded twice:\n\n{table(head, rows)}"


# ---- errors


def causes(coded: Coded) -> str:
    """What is wrong with the sides of events of the right category, and with categories, by cause."""
    return f"{_sides(coded)}\n\n{_categories(coded)}"


def _sides(coded: Coded) -> str:
    sides = [side_causes(coded.pairs(model=model))[side] for model in (False, True) for side in SIDES]
    rows = [(cause, *(str(side[cause]) for side in sides)) for cause in CAUSES if any(side[cause] for side in sides)]
    rows.append(("**events of the right category**", *(str(side.total()) for side in sides)))
    head = ("parties", "actors, rules", "recipients, rules", "actors, with the model", "recipients, with the model")
    return table(head, rows)


def _categories(coded: Coded) -> str:
    both = [category_causes(coded.pairs(model=model)) for model in (False, True)]
    kinds = [(kind, cause) for kind in both[0] for cause in sorted({c for side in both for c in side[kind]})]
    rows = [(f"{kind}: {cause}", *(str(side[kind][cause]) for side in both)) for kind, cause in kinds]
    return table(("categories", "rules", "with the model"), rows)


def categories(coded: Coded) -> str:
    """How well each category is told with the model, the best first."""
    rows = [
        (one.category, str(one.found + one.missed), decimal(one.f1), *_precision_recall(one), _taken(one))
        for one in categories_told(coded.pairs(model=True))
    ]
    return table(("category", "there", "F1", "P", "R", "missed ones most often told as"), rows)


def _precision_recall(one: Told) -> Cells:
    count = Count(one.found, one.found + one.false, one.found + one.missed).line()
    return decimal(count["precision"], 2), decimal(count["recall"], 2)


def _taken(one: Told) -> str:
    return f"{one.taken_for} ({one.times})" if one.times else ""


def weakest(coded: Coded) -> str:
    """The categories that are told least well, in a sentence."""
    told = [one for one in categories_told(coded.pairs(model=True)) if one.found + one.missed >= FEWEST]
    named = ", ".join(f"{one.category} ({decimal(one.f1, 2)})" for one in reversed(told[-WEAKEST:]))
    return f"- Of categories with {FEWEST} events or more in the {coded.name}, these are told least well (F1): {named}."


# ---- confidence


def confidence(coded: Coded) -> str:
    """What is kept from a confidence on, and how good it is."""
    rows = []
    for point in curve(coded):
        figures = [count.line() for count in (point.category, point.triple)]
        cells = [decimal(figure[name]) for figure in figures for name in ("precision", "recall")]
        rows.append((decimal(point.least, 2), decimal(point.kept, 2), *cells))
    head = ("`--min-confidence`", "kept", "category P", "category R", "triple P", "triple R")
    return table(head, rows, words=0)


def calibration(sets: Sequence[Coded]) -> str:
    """How often events of a confidence are right, set by set."""
    rows = []
    for coded in sets:
        for band in bands(coded):
            name = f"{decimal(band.low, 2)} to {decimal(min(band.high, 1.0), 2)}"
            if band.events:
                share = partial(_share, whole=band.events)
                cells = (decimal(band.mean, 2), share(band.category), share(band.triple))
                rows.append((coded.name, name, str(band.events), *cells))
    return table(("set", "confidence", "events", "mean", "right category", "right triple"), rows, words=2)


def _share(part: int, whole: int) -> str:
    return decimal(part / whole, 2)


# ---- others


def published() -> str:
    """Figures of others, as published.csv has them."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    return table(("task", "set", "measure", "who", "where it comes from", "figure"), rows, words=5)
