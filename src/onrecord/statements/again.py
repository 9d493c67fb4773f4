"""Pronouns that speak: whoever spoke right before is meant, rather than somebody named earlier."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.actors.coreference import gender
from onrecord.actors.party import Mentions
from onrecord.codebook.names import NameIndex
from onrecord.parsing import Parse
from onrecord.schema import Identity
from onrecord.statements.draft import Draft

# the sex of a person whom a pronoun cannot mean
OTHER = {"he": "f", "she": "m"}
IT = "it"
PEOPLE = frozenset({"person", "description"})
BODIES = frozenset({"institution", "body", "group", "outlet", "name"})
SINGULAR = frozenset({"NN", "NNP", "CD"})
# sentences back in which the last to speak is still the one who speaks on
NEAR = 1


def spoke_before(parse: Parse, mentions: Mentions, drafts: Sequence[Draft], who: int, names: NameIndex) -> int | None:
    """The source of the last words before a pronoun that speaks on; None where the pronoun means somebody nearer."""
    word = parse.tokens[who].text.lower()
    if word not in {*OTHER, IT}:
        return None
    last = _last(parse, drafts, who)
    if last is not None and parse.tokens[last].text.lower() == word:
        return spoke_before(parse, mentions, drafts, last, names)
    if last is None or not _may_be(parse, mentions, last, word, names):
        return None
    meant = mentions[who].identities if who in mentions else ()
    own = mentions[last].identities if last in mentions else ()
    return None if (own and own == meant) or _named_since(parse, mentions, meant, last, who) else last


def _last(parse: Parse, drafts: Sequence[Draft], who: int) -> int | None:
    """The source of the nearest words before a token."""
    here = parse.tokens[who].sentence
    before = [d for d in drafts if d.source is not None and d.tokens[0] < who and d.source < who]
    for draft in sorted(before, key=lambda d: -d.tokens[0])[:1]:
        end = max([draft.tokens[-1], *(last for _, last in draft.ranges)])
        if here - parse.tokens[min(end, who)].sentence <= NEAR:
            return draft.source
    return None


def _may_be(parse: Parse, mentions: Mentions, i: int, word: str, names: NameIndex) -> bool:
    """Whether a source is of the number and sex of a pronoun."""
    if parse.tokens[i].tag not in SINGULAR or parse.kids(i, "conj"):
        return False
    identities = mentions[i].identities if i in mentions else ()
    kinds = {one.kind for one in identities}
    if word == IT:
        return bool(kinds & BODIES)
    return len(identities) == 1 and bool(kinds & PEOPLE) and gender(names, identities[0]) != OTHER[word]


def _named_since(parse: Parse, mentions: Mentions, meant: tuple[Identity, ...], last: int, who: int) -> bool:
    """Whether whom a pronoun is taken for was named after the last to speak."""
    return any(last < k < who and mentions[k].identities == meant for k in mentions) if meant else False
