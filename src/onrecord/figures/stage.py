"""The stage: a figure for every number that matters, once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.codebook.codebook import Codebook, Unit
from onrecord.figures.counted import Counted, counted, what
from onrecord.figures.number import Number, Units, numbers, says_vague
from onrecord.figures.screen import FEW, SMALL, unfit
from onrecord.parsing import Parse
from onrecord.schema import Dropped, Figure, MadeBy, Party, Reading, Span, line_id

STAGE = "figures"
NOUN_RULE = "units.csv"
BESIDE = frozenset({"pobj", "conj", "appos", "attr"})  # what is neither done something to nor does it


@dataclass(frozen=True, slots=True)
class Draft:
    """A number with what it counts, before it becomes a figure."""

    number: Number
    counted: Counted
    unit: str | None


def find_figures(reading: Reading, codebook: Codebook) -> Reading:
    """Add the figures of an article; a number that is none is on record with the reason."""
    parse = reading.parse
    if parse is None:
        return reading
    kept: list[Draft] = []
    dropped: list[Dropped] = []
    for number in numbers(parse, codebook.units):
        found = counted(parse, number, codebook.units)
        draft = Draft(number, found, unit_of(parse, number, found, kept))
        reason = unfit(parse, number, found, codebook) or _slight(reading, parse, draft)
        reason = reason or _idle(reading, parse, draft) or _source(reading, parse, draft) or _told(kept, draft)
        if reason is None:
            kept.append(draft)
        else:
            dropped.append(Dropped(STAGE, parse.span(number.first, number.last), reason))
    figures = tuple(_figure(reading, parse, draft, codebook) for draft in kept)
    return replace(reading, figures=figures, dropped=(*reading.dropped, *dropped))


def unit_of(parse: Parse, number: Number, found: Counted, before: list[Draft]) -> str | None:
    """The canonical unit, else the noun itself, else that of the figure just before."""
    if found.unit is not None:
        return found.unit.canonical
    if found.noun is not None:
        noun = parse.tokens[found.noun]
        return noun.text if noun.pos == "PROPN" else noun.text.lower()
    sentence = parse.tokens[number.first].sentence
    near = [
        d for d in before if 0 <= sentence - parse.tokens[d.number.first].sentence <= 1 and _countable(d.counted.unit)
    ]
    return near[-1].unit if near else None


def _countable(unit: Unit | None) -> bool:
    return unit is None or unit.kind not in {"money", "percent", "time", "distance"}


def _slight(reading: Reading, parse: Parse, draft: Draft) -> str | None:
    """Two or three things matter when an act befell them or bounds stand before the number."""
    number, found = draft.number, draft.counted
    if number.vague and number.value < 1000 and not (found.unit is not None and found.unit.kind == "people"):
        return "a vague number of things"
    if (
        number.vague
        or number.value > FEW
        or number.bound
        or (found.unit is not None and found.unit.kind in {"money", "percent", "time", "weapon"})
    ):
        return None
    if found.noun is not None and _struck(reading, parse, found.noun):
        return None
    return "two or three things to which nothing happens"


def _idle(reading: Reading, parse: Parse, draft: Draft) -> str | None:
    """A handful of things matters by what is done with them; people, sums and shares do by themselves."""
    number, found = draft.number, draft.counted
    if found.noun is None or number.value > SMALL or number.bound:
        return None
    noun = parse.tokens[found.noun]
    things = noun.dep in BESIDE and (found.unit is None or found.unit.kind == "item")
    told = any(event.sentence == noun.sentence for event in reading.events)
    return "a few things in a sentence that tells of no act" if things and not told else None


def _struck(reading: Reading, parse: Parse, noun: int) -> bool:
    """Whether an event of force has the noun as its object."""
    token = parse.tokens[noun]
    verb = parse.tokens[token.head]
    hits = [
        e
        for e in reading.events
        if e.quad == "material conflict" and e.trigger.span.start <= verb.start < e.trigger.span.end
    ]
    return token.dep in {"dobj", "nsubjpass"} and bool(hits)


def _source(reading: Reading, parse: Parse, draft: Draft) -> str | None:
    """Officials who say something are counted for their words' sake only."""
    if draft.counted.noun is None or draft.number.value > SMALL or draft.number.bound:
        return None
    at = parse.tokens[draft.counted.noun].start
    speaks = any(s.speaker and s.speaker.span.start <= at < s.speaker.span.end for s in reading.statements)
    return "it counts those who speak" if speaks else None


def _told(kept: list[Draft], draft: Draft) -> str | None:
    same = [d for d in kept if d.number.value == draft.number.value and d.number.vague == draft.number.vague]
    known = any(d.unit == draft.unit for d in same) or (bool(same) and draft.number.value > SMALL)
    return "told before" if known else None


def _figure(reading: Reading, parse: Parse, draft: Draft, codebook: Codebook) -> Figure:
    number, found = draft.number, draft.counted
    span = _span(parse, draft, codebook.units)
    return Figure(
        line_id(reading.article, "figure", parse.span(number.first, number.last)),
        number.value,
        span.of(parse.text),
        draft.unit,
        what(parse, number, found),
        teller(reading, span),
        (parse.spans[parse.tokens[number.first].sentence],),
        MadeBy(STAGE, found.unit.where if found.unit else NOUN_RULE, _confidence(draft)),
        number.vague,
    )


def _span(parse: Parse, draft: Draft, units: Units) -> Span:
    """The number with its sign, with a word that makes it vague and, where it follows directly, its unit."""
    number, found = draft.number, draft.counted
    first = number.first
    if number.vague and says_vague(parse, units, first):
        first -= 1
    if found.unit is not None and found.unit.kind == "money" and found.last == number.last:
        first -= 1
    last = found.last if number.last < found.last <= number.last + 3 else number.last
    return parse.span(first, last)


def teller(reading: Reading, span: Span) -> Party | None:
    """The speaker of the innermost statement whose words hold a span."""
    around = [s for s in reading.statements if any(c.start <= span.start < c.end for c in s.content)]
    inner = min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
    return inner.speaker if inner else None


def _confidence(draft: Draft) -> float:
    sure = 0.9 if draft.counted.unit else 0.75 if draft.counted.noun else 0.6
    return sure - 0.2 * draft.number.vague - 0.1 * (draft.number.value <= FEW)


__all__ = ["find_figures", "teller"]
