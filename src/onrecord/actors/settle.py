"""The stage after the model has read: whose side descriptions and pronouns are on, where only the context tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.actors.party import by_head
from onrecord.codebook.codebook import Codebook
from onrecord.models.features import names_code
from onrecord.models.signals import Signals
from onrecord.schema import Identity, Mention, Party, Reading, Span, Statement

LIKELY = 0.5
SURE = 0.6  # from here on the model overrules what the words of a phrase gave
PEOPLE = frozenset({"person", "description"})
FIXED = frozenset({"place", "outlet", "ambiguous"})


def settle_actors(reading: Reading, codebook: Codebook) -> Reading:
    """Give mentions the codes that the model finds likely, and speakers those of their mentions."""
    signals = reading.signals
    if signals is None:
        return reading
    mentions = by_head(reading)
    settled = {i: settle(signals, codebook, mentions, i) for i in mentions}
    spans = {mentions[i].span: one for i, one in settled.items()}
    statements = tuple(replace(s, speaker=_speaker(s, spans)) for s in reading.statements)
    return replace(reading, mentions=tuple(settled[m.head] for m in reading.mentions), statements=statements)


def settle(signals: Signals, codebook: Codebook, mentions: Mapping[int, Mention], i: int) -> Mention:
    """A mention with the code that is most likely in its article."""
    mention = mentions[i]
    if len(mention.identities) != 1 or mention.kind in FIXED or names_code(signals.parse, mentions, i):
        return mention
    one = mention.identities[0]
    code, chance = signals.codes(i)[0]
    if code == one.code or chance < (LIKELY if one.assumed or one.code is None else SURE):
        return mention
    if signals.parse.tokens[i].pos == "PRON":
        return replace(mention, identities=(_antecedent(mentions, codebook, i, code),))
    return replace(mention, identities=(placed(one, code, codebook, chance),))


def placed(one: Identity, code: str | None, codebook: Codebook, chance: float) -> Identity:
    """An identity with another code, and what it rests on."""
    plover = codebook.names.plover.get(code, code) if code else None
    return replace(one, code=code, plover=plover, reason=f"the context, by the model ({chance:.2f})", assumed=True)


def _antecedent(mentions: Mapping[int, Mention], codebook: Codebook, i: int, code: str | None) -> Identity:
    """The nearest earlier person or body of a code; only the code where there is none."""
    for k in sorted((k for k in mentions if k < i), reverse=True):
        one = mentions[k].identities[0]
        if one.code == code and one.name and mentions[k].kind in PEOPLE and code is not None:
            return one
    plover = codebook.names.plover.get(code, code) if code else None
    return Identity(None, code, plover, reason="the context, by the model", assumed=True)


def _speaker(statement: Statement, spans: Mapping[Span, Mention]) -> Party | None:
    """A statement's speaker as its mention now stands."""
    speaker = statement.speaker
    mention = spans.get(speaker.span) if speaker else None
    if speaker is None or mention is None or len(mention.identities) != 1:
        return speaker
    one = mention.identities[0]
    if one.code == speaker.code:
        return speaker
    return replace(speaker, name=one.name, code=one.code, plover=one.plover, sector=one.sector, role=one.role)
