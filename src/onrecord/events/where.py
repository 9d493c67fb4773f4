"""Where an act took place: the place of its own prepositional phrase, else of the dateline."""

from __future__ import annotations

from onrecord.actors.party import Mentions
from onrecord.parsing import Parse

LOCAL = frozenset({"in", "at", "near", "outside", "across", "inside", "around"})
PLACES = frozenset({"place", "state"})


def where(parse: Parse, mentions: Mentions, tokens: tuple[int, ...]) -> str | None:
    """The named place in a local phrase of the trigger or of the verb above it."""
    head = parse.tokens[tokens[0]].head
    for t in (*tokens, head):
        for prep in parse.kids(t, "prep"):
            if parse.tokens[prep].lemma not in LOCAL:
                continue
            for kid in parse.kids(prep, "pobj"):
                mention = mentions.get(kid)
                if mention is not None and mention.kind in PLACES:
                    return mention.span.of(parse.text)
    return None
