"""The source token of a cue, by the kind of cue."""

from __future__ import annotations

from onrecord.actors.party import Mentions
from onrecord.codebook.codebook import Cue
from onrecord.grammar import subject
from onrecord.parsing import Parse
from onrecord.statements.content import Range, trim
from onrecord.statements.speaker import source_of_noun

QUOTED_AS = "quote"


def source(parse: Parse, mentions: Mentions, cue: Cue, head: int, tokens: tuple[int, ...]) -> int | None:
    """The head token of whoever the cue attributes the words to."""
    if cue.pattern.pos == "noun":
        return source_of_noun(parse, head)
    top = next((t for t in tokens if parse.tokens[t].head not in tokens), head)
    if parse.tokens[top].dep == "compound":  # "Said Ellis:" is taken for a name
        return parse.tokens[top].head
    return subject(parse, top, passive=QUOTED_AS in cue.pattern.head and len(tokens) > 1)


def attributed_by_preposition(parse: Parse, tokens: tuple[int, ...]) -> tuple[tuple[Range, ...], int | None] | None:
    """Content and source of "according to X" and its like: the clause it hangs on, without it."""
    top = next((t for t in tokens if parse.tokens[t].head not in tokens), tokens[0])
    last = tokens[-1]
    who = next((k for t in reversed(tokens) for k in parse.kids(t, "pobj", "poss") if k not in tokens), None)
    if who is None:
        return None
    clause = _clause_above(parse, top)
    if clause is None:
        return None
    first, end = parse.left[top], max(parse.right[top], last)
    before = (parse.left[clause], first - 1)
    after = (end + 1, parse.right[clause])
    ranges = tuple(r for part in (before, after) if part[0] <= part[1] for r in trim(parse, part) if r[1] - r[0] >= 1)
    return (ranges, who) if ranges else None


def _clause_above(parse: Parse, i: int) -> int | None:
    """The nearest verb above that has a subject; else the top of the sentence."""
    top = i
    for k in parse.ancestors(i):
        top = k
        if parse.tokens[k].pos in {"VERB", "AUX"} and parse.kids(k, "nsubj", "nsubjpass", "expl"):
            return k
    return top if top != i else None
