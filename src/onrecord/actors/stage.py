"""The stage: a mention for every noun phrase that names or describes an actor."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors.link import link, modifier
from onrecord.actors.mention import core, heads
from onrecord.actors.scene import Past, Scene, pick, scene
from onrecord.codebook.codebook import Codebook
from onrecord.parsing import Parse
from onrecord.schema import Dropped, Identity, Mention, Reading

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
DIRECT = 0.2  # whom a verb is done to is more in view than whom a preposition adds


def find_actors(reading: Reading, codebook: Codebook) -> Reading:
    """Add a mention, with its actors, for each noun phrase; a name that stays unplaced is on record."""
    if reading.parse is None:
        return reading
    memory, mentions = remembered(reading.parse, codebook, reading.article.published)
    dropped = [one for mention in mentions for one in _unplaced(memory, mention.head, mention.identities)]
    mentions += _modifiers(memory, {mention.head for mention in mentions})
    return replace(reading, mentions=tuple(mentions), dropped=(*reading.dropped, *dropped))


def remembered(parse: Parse, codebook: Codebook, date: str | None) -> tuple[Scene, list[Mention]]:
    """What a reader has in mind after the whole text, and a mention for each phrase that somebody stands behind."""
    memory, mentions = scene(parse, codebook, date), []
    for i in heads(parse):
        found = link(memory, i)
        if found:
            mentions.append(_mention(memory, i, found))
            note(memory, i, found)
    return memory, mentions


def note(memory: Scene, i: int, found: tuple[Identity, ...]) -> None:
    """Remember who was just named, for the pronouns to come."""
    token = memory.parse.tokens[i]
    joined = reversed(memory.history) if token.dep == "conj" else ()
    first = next((past for past in joined if past.i == token.head), None)
    if first is not None:
        memory.history.append(Past(i, (*first.identities, *found), first.rank))
    memory.history.append(Past(i, found, _rank(memory, i)))


def _rank(memory: Scene, i: int) -> float:
    """How much in view a mention puts somebody: the subject of a sentence most."""
    token = memory.parse.tokens[i]
    if token.dep == "appos" and token.entity == "PERSON":  # "the envoy, Jane Roe," is in view as the envoy is
        token = memory.parse.tokens[token.head]
    by = memory.parse.tokens[token.head]
    if token.dep == "pobj" and by.dep == "agent":
        return 2 if memory.parse.tokens[by.head].dep == "ROOT" else 0
    if token.dep not in SUBJECTS:
        return DIRECT if token.dep == "dobj" else 0
    return 2 if _tops(memory, token.head) else 1


def _tops(memory: Scene, verb: int) -> bool:
    """Whether a verb is the top of its sentence, or only quoted words stand above it."""
    token = memory.parse.tokens[verb]
    return token.dep in {"ROOT", "parataxis"} or (verb not in memory.quoted and token.head in memory.quoted)


def _mention(memory: Scene, i: int, found: tuple[Identity, ...]) -> Mention:
    first, last = core(memory.parse, i)
    return Mention(memory.parse.span(first, last), i, found[0].kind, found)


def _unplaced(memory: Scene, i: int, found: tuple[Identity, ...]) -> list[Dropped]:
    if found[0].kind != "ambiguous":
        return []
    return [Dropped("actors", memory.parse.span(i, i), found[0].reason)]


def _modifiers(memory: Scene, taken: set[int]) -> list[Mention]:
    """Names that only modify another noun ("the U.S. plan", "Iranian rejection")."""
    made = []
    for last, name in memory.by_last.items():
        entry = pick(name.found.entries, memory.date, memory.focus)
        if last in taken or entry is None:
            continue
        found = modifier(memory, entry)
        made.append(Mention(memory.parse.span(name.first, last), last, "modifier", (found,)))
    return made
