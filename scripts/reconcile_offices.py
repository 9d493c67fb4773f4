"""Write codebook/actors/offices.csv from two writings of its dates, made independently of each other.

offices_first.csv and offices_second.csv hold the terms as each writing has them: who held which office from
when to when, in ISO dates to the year, the month or the day. In the second an end `open` says that the term
goes on, an empty end that it is not known, a start `unknown` that the office is doubted; in the first an
empty end stands for a term that goes on. Aliases and sectors stay as offices.csv has them, and so do
offices that neither writing has.

Terms of the same person and office are paired by the nearest start. An interruption that only one writing
has is passed over where the two agree on what lies around it. Two dates agree when one is the other to the
month or year, or when they lie at most 31 days apart. Kept is

* the more exact of the two, where the other is the same date told less exactly;
* the month or year that both share, where they differ; nothing (the term is open-ended) if they share none;
* the year, where only one of the writings has the date.

The column `agreement` tells the worse of the two ends of a term:

* `both`: the writings agree;
* `settled`: they differ within a calendar year, or one has no date, or offices_settled.csv decides;
* `open`: they differ by more, and the date is left out;
* `one`: only one writing has the term, dates are to the year. Of the second writing such a term is taken
  only where it does not overlap one that the first has of the same person and office.

The rows of offices_settled.csv replace all terms of a person in an office (an empty end: goes on, or left
open); corrections of dates belong there. Then run: python scripts/reconcile_offices.py
"""

import csv
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise
from operator import itemgetter
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent / "src/onrecord/codebook/actors/offices.csv"
WRITINGS = tuple(HERE / f"offices_{name}.csv" for name in ("first", "second", "settled"))
COLUMNS = ("name", "aliases", "code", "title", "sector", "start", "end", "agreement")
GRADES = ("both", "settled", "open", "one")
# days that two agreeing dates may lie apart, and that an interruption in one writing may last
APART, INTERRUPTED = 31, 200
YEAR, MONTH = len("2001"), len("2001-01")
GOES_ON, DOUBTED = "open", "unknown"

Key = tuple[str, str, str]
Row = dict[str, str]
Dated = tuple[str, str, str]  # a date, its grade and how the two dates compare


@dataclass(frozen=True, slots=True)
class Term:
    """From when to when somebody held an office, and how far the writings agree on it."""

    start: str
    end: str
    agreement: str = "one"


Writing = dict[Key, list[Term]]


def key(row: Row) -> Key:
    """The person and the office of a row."""
    return row["code"], row["name"], row["title"]


def rows(path: Path) -> list[Row]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def writing(path: Path) -> Writing:
    """The terms of a table in order of their start, without those it doubts."""
    found: Writing = defaultdict(list)
    for row in sorted(rows(path), key=lambda row: row["start"]):
        if row["start"] != DOUBTED:
            found[key(row)].append(Term(row["start"], row["end"]))
    return found


# ---- dates


def span(day: str) -> tuple[int, int]:
    """The first and the last day that a partial date may mean, counted in days."""
    year, month, *rest = [int(part) for part in day.split("-")] + ([0] if len(day) == YEAR else [])
    if rest:
        return (date(year, month, rest[0]).toordinal(),) * 2
    last = month or 12
    return date(year, month or 1, 1).toordinal(), date(year, last, monthrange(year, last)[1]).toordinal()


def gap(one: str, other: str) -> int:
    """The days that lie at least between two dates."""
    early, late = sorted((span(one), span(other)))
    return max(0, late[0] - early[1])


def shared(one: str, other: str) -> str:
    """The month or year that two dates have in common."""
    return next((one[:length] for length in (MONTH, YEAR) if one[:length] == other[:length]), "")


def settle(one: str, other: str) -> Dated:
    """What both writings support of a date; an empty one is not known."""
    if not one or not other:
        known = (one or other)[:YEAR]
        return known, "settled" if known else "both", "one writing has none" if known else "neither has one"
    if one.startswith(other) or other.startswith(one):
        return max(one, other, key=len), "both", "the same"
    kept = shared(one, other)
    if min(len(one), len(other)) >= MONTH and gap(one, other) <= APART:
        return kept, "both" if kept else "open", f"within {APART} days"
    return kept, "settled" if kept else "open", "within a year" if kept else "by more"


def settle_end(one: str, other: str) -> Dated:
    """What both writings support of an end; in the first an empty one goes on."""
    if not one and other == GOES_ON:
        return "", "both", "both go on"
    if other == GOES_ON or (other and not one):
        return "", "open", "one goes on"
    return settle(one, other)


# ---- terms


def agreed(one: Term, other: Term) -> bool:
    """Whether the writings agree on both ends of a term."""
    return settle(one.start, other.start)[1] == settle_end(one.end, other.end)[1] == "both"


def joined(terms: list[Term], others: list[Term], *, second: bool) -> list[Term]:
    """Terms of one writing; two or more that the other has as one with the same ends become one."""
    for first, last in combinations(range(len(terms)), 2):
        run = terms[first : last + 1]
        whole = Term(run[0].start, run[-1].end)
        short = all(a.end and b.start and gap(a.end, b.start) <= INTERRUPTED for a, b in pairwise(run))
        if short and any(agreed(o, whole) if second else agreed(whole, o) for o in others):
            return joined([*terms[:first], whole, *terms[last + 1 :]], others, second=second)
    return terms


def distance(one: Term, other: Term) -> int:
    """The days between the starts of two terms; far where one is not known."""
    return gap(one.start, other.start) if one.start and other.start else date.max.toordinal()


def paired(ones: list[Term], others: list[Term]) -> Iterator[tuple[Term | None, Term | None]]:
    """Terms of the two writings, nearest starts first, then those that are left over."""
    ones, others = list(ones), list(others)
    while ones and others:
        one, other = min(((a, b) for a in ones for b in others), key=lambda pair: distance(*pair))
        ones.remove(one)
        others.remove(other)
        yield one, other
    yield from ((one, None) for one in ones)
    yield from ((None, other) for other in others)


def to_year(term: Term) -> Term:
    """A term that one writing has."""
    end = "" if term.end == GOES_ON else term.end
    return Term(term.start[:YEAR], end[:YEAR])


def overlap(one: Term, other: Term) -> bool:
    """Whether two terms surely have days in common."""
    begin = max(span(term.start)[1] if term.start else 0 for term in (one, other))
    ends = (term.end for term in (one, other) if term.end not in ("", GOES_ON))
    return begin < min((span(end)[0] for end in ends), default=date.max.toordinal())


def merged(ones: list[Term], others: list[Term], tally: Counter[tuple[str, str]]) -> Iterator[Term]:
    """The terms of a person in an office as the two writings support them."""
    firsts, seconds = joined(ones, others, second=False), joined(others, ones, second=True)
    for one, other in paired(firsts, seconds):
        if one and other:
            start, end = settle(one.start, other.start), settle_end(one.end, other.end)
            tally.update((("start", start[2]), ("end", end[2])))
            yield Term(start[0], end[0], max(start[1], end[1], key=GRADES.index))
        elif one:
            yield to_year(one)
        elif other and not any(overlap(other, first) for first in firsts):
            yield to_year(other)


def corrected(terms: list[Term], settled: list[Term]) -> list[Term]:
    """The terms that replace others; those that both writings have stay agreed."""
    known = [term for term in terms if term.agreement == "both"]
    return [
        next((term for term in known if (term.start, term.end) == (row.start, row.end)), None)
        or replace(row, agreement="settled")
        for row in settled
    ]


# ---- the table


def dated(found: list[Row], terms: Iterable[Term]) -> Iterator[Row]:
    """Rows of a person in an office: aliases in the first, each sector that of the row nearest by start."""
    aliases = "|".join(dict.fromkeys(name for row in found for name in row["aliases"].split("|") if name))
    for term in sorted(terms, key=lambda term: (term.start, term.end)):
        near = min(found, key=lambda row: distance(Term(row["start"], ""), term))
        yield {**near, "aliases": aliases, "start": term.start, "end": term.end, "agreement": term.agreement}
        aliases = ""


def reconcile(table: list[Row], tally: Counter[tuple[str, str]]) -> Iterator[Row]:
    """The rows of the table with the dates that the writings support."""
    first, second, settled = map(writing, WRITINGS)
    grouped: dict[Key, list[Row]] = defaultdict(list)
    for row in table:
        grouped[key(row)].append(row)
    for one, found in grouped.items():
        terms = list(merged(first.get(one, []), second.get(one, []), tally))
        tally.update(("term compared", term.agreement) for term in terms)
        terms = corrected(terms, settled[one]) if one in settled else terms
        yield from dated(found, terms) if terms else found


def main() -> None:
    """Write the table and tell how far the writings agree."""
    tally: Counter[tuple[str, str]] = Counter()
    made = sorted(reconcile(rows(OUT), tally), key=itemgetter("code", "name", "start", "title"))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)
    tally.update(("term written", row["agreement"] or "not compared") for row in made)
    for (what, how), count in sorted(tally.items(), key=lambda item: (item[0][0], -item[1])):
        share = count / sum(number for (other, _), number in tally.items() if other == what)
        print(f"{what}, {how}: {count} ({share:.1%})")


if __name__ == "__main__":
    main()
