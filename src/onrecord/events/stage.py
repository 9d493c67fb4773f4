"""The stage: an event for every act, once. With the model its acts, with the lexicon's as hints; else the lexicon's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.actors.party import Mentions, by_head
from onrecord.codebook.codebook import Codebook
from onrecord.events.act import Act
from onrecord.events.argument import voices
from onrecord.events.learned import learned_acts
from onrecord.events.lexical import Lexical, lexical_acts
from onrecord.events.once import once
from onrecord.events.recalled import recalled
from onrecord.events.record import STAGE, recorded
from onrecord.events.reply import replied
from onrecord.events.weighed import UNLIKELY, weighed
from onrecord.parsing import Parse
from onrecord.schema import Dropped, Party, Reading

Left = tuple[Act, str]


def find_events(reading: Reading, codebook: Codebook) -> Reading:
    """Add the events of an article; an act that is not coded is on record with the reason."""
    parse = reading.parse
    if parse is None:
        return reading
    mentions = {**by_head(reading), **voices(reading, parse)}
    signals = reading.signals
    found = (signals.lexical if signals else None) or lexical_acts(reading, codebook)
    kept, left = replied(reading, codebook, found.hit, list(found.kept)), list(found.dropped)
    if signals:
        kept, left = _learned(reading, codebook, mentions, found)
    kept = recalled(parse, codebook, reading.article.published, kept)
    events = tuple(recorded(reading, parse, mentions, codebook, kept))
    return replace(reading, events=events, dropped=(*reading.dropped, *_dropped(parse, left)))


def _learned(reading: Reading, codebook: Codebook, mentions: Mentions, found: Lexical) -> tuple[list[Act], list[Left]]:
    """The acts that are likely ones, and with a reason what the model or the lexicon looked at and left out."""
    acts, left = looked_at(reading, codebook, mentions, found)
    kept, gone = weighed(reading, codebook, mentions, acts)
    taken = {one.hit.i for one in (*acts, *(one for one, _ in left))}
    unlikely = [(one, UNLIKELY) for one in found.kept if one.hit.i not in taken]
    return kept, [*left, *gone, *unlikely, *(pair for pair in found.dropped if pair[0].hit.i not in taken)]


def looked_at(reading: Reading, codebook: Codebook, mentions: Mentions, found: Lexical) -> tuple[list[Act], list[Left]]:
    """The acts that the model does not rule out, each once, and what is told again."""
    assert reading.parse is not None
    acts = replied(reading, codebook, found.hit, learned_acts(reading, codebook, mentions, found))
    acts = [one if one.codes[1] else replace(one, recipients=_others(one) or one.recipients) for one in acts]
    return once(reading.parse, codebook, acts)


def _others(one: Act) -> tuple[Party, ...]:
    """The likeliest recipients of all, but for whoever only tells of the act."""
    told = one.told.speaker.span if one.told and one.told.speaker else None
    return tuple(p for p in one.spare if p.span != told)


def _dropped(parse: Parse, left: Iterable[Left]) -> list[Dropped]:
    return [Dropped(STAGE, parse.span(one.hit.i, one.hit.i), reason) for one, reason in left]
