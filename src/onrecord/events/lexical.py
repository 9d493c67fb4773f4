"""Acts by the lexicon alone: what the rules find, what they would code, and both as hints for the model."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.actors.party import by_head
from onrecord.codebook.codebook import Codebook
from onrecord.codebook.names import Entry
from onrecord.events.act import Act
from onrecord.events.answer import accused, answered, blamed
from onrecord.events.argument import voices
from onrecord.events.coding import Coding
from onrecord.events.screen import screen, unfit
from onrecord.events.speech import Said, said
from onrecord.events.trigger import hits
from onrecord.events.weigh import act
from onrecord.events.when import when
from onrecord.models.features import Hint, Hints
from onrecord.parsing import Parse
from onrecord.schema import Party, Reading, Span


@dataclass(frozen=True)
class Lexical:
    """The acts that the rules would code, those they would not with the reasons, and all words that rules hit."""

    kept: tuple[Act, ...]
    dropped: tuple[tuple[Act, str], ...]
    hit: dict[int, str]


def lexical_acts(reading: Reading, codebook: Codebook) -> Lexical:
    """What the lexicon makes of an article."""
    parse = reading.parse
    if parse is None:
        return Lexical((), (), {})
    mentions = {**by_head(reading), **voices(reading, parse)}
    found = list(hits(parse, codebook))
    acts = [accused(act(reading, parse, mentions, codebook, hit)) for hit in found]
    taken = {t for one in acts for t in one.hit.tokens if not unfit(parse, one)}
    acts += [_spoken(reading, parse, codebook, one) for one in said(reading, parse, mentions, codebook, taken)]
    acts.sort(key=lambda one: one.hit.i)
    acts = [blamed(codebook, parse, answered(one, acts), acts) for one in acts]
    kept, dropped = screen(parse, mentions, codebook, acts)
    return Lexical(tuple(kept), tuple(dropped), {hit.i: hit.rule.category for hit in found})


def _spoken(reading: Reading, parse: Parse, codebook: Codebook, found: Said) -> Act:
    """An act done by saying it, dated by its statement."""
    hit, actors, recipients, told = found
    made = Coding(hit.rule.category, hit.rule.mode, "actual", hit.rule.cameo)
    return Act(hit, made, actors, recipients, when(parse, codebook, hit.i, reading.article.published), told)


def hints(reading: Reading, found: Lexical) -> Hints:
    """Acts of the lexicon by their words: those only hit, and those that the rules would code with their parties."""
    mentions, parse = by_head(reading), reading.parse
    assert parse is not None
    made = {i: Hint(category, kept=False) for i, category in found.hit.items()}
    spans = {mention.span: i for i, mention in mentions.items()}
    ends = {token.end: token.i for token in parse.tokens if token.end > token.start}
    for one in found.kept:
        sides = (_heads(spans, ends, side) for side in (one.actors, one.recipients))
        made[one.hit.i] = Hint(one.coding.category, True, *sides)
    return made


def _heads(spans: dict[Span, int], ends: dict[int, int], side: tuple[Party, ...]) -> frozenset[int]:
    """The head words of parties: of the mention with the same words, else the last word."""
    found = (spans.get(one.span, ends.get(one.span.end)) for one in side)
    return frozenset(i for i in found if i is not None)


def dateline(parse: Parse, codebook: Codebook) -> str | None:
    """The code of the place in a report's dateline."""
    place = parse.paragraphs[0].place if parse.paragraphs else None
    named = codebook.names.named(place) if place else ()
    return next((entry.code for entry in named if isinstance(entry, Entry) and entry.code), None)
