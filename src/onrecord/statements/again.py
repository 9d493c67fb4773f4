"""Pronouns that speak: whoever spoke right before is meant, rather than somebody named earlier."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.actors.antecedent import gender
from onrecord.actors.party import Mentions
from onrecord.codebook.names import NameIndex
from onrecord.parsing import Parse
from onrecord.schema import Identity
from onrecord.statements.draft import Draft

# the sex of a person whom a pronoun cannot mean
OTHER = {"he": "f", "she": "m"}
IT, THEY = "it", "they"
SUBJECTS = ("nsubj", "nsubjpass")
THINGS = frozenset({"state", "thing"})
PEOPLE = frozenset({"person", "description"})
BODIES = frozenset({"institution", "body", "group", "outlet", "name"})
SINGULAR = frozenset({"NN", "NNP", "CD"})
# sentences back in which the last to speak is still the one who speaks on
NEAR = 1


def spoke_before(parse: Parse, mentions: Mentions, drafts: Sequence[Draft], who: int, names: NameIndex) -> int | None:
    """The source of the last words before a pronoun that speaks on; None where the pronoun means somebody nearer."""
    word = parse.tokens[who].text.lower()
    if word not in {*OTHER, IT, THEY}:
        return None
    own = next((d for d in drafts if d.source == who), None)
    topic = spoken_of(parse, mentions, drafts, own, who) if own is not None else None
    if topic is not None or word == THEY:
        return topic
    if own is not None and word in OTHER and _of_the_words(parse, mentions, own, who):
        before = _main_subject(parse, parse.tokens[who].sentence - 1) if parse.tokens[who].sentence else None
        return before if before is not None and _may_be(parse, mentions, before, word, names) else None
    last = _last(parse, drafts, who)
    if last is not None and parse.tokens[last].text.lower() == word:
        return spoke_before(parse, mentions, drafts, last, names)
    if last is None or not _may_be(parse, mentions, last, word, names):
        return None
    meant = mentions[who].identities if who in mentions else ()
    theirs = mentions[last].identities if last in mentions else ()
    return None if (theirs and theirs == meant) or _named_since(parse, mentions, meant, last, who) else last


def _of_the_words(parse: Parse, mentions: Mentions, own: Draft, who: int) -> bool:
    """Whether whom a pronoun is taken for is only told of in the words it reports ("The mayor is ill, he said")."""
    meant = mentions[who].identities if who in mentions else ()
    before = [k for k in mentions if k < who and mentions[k].identities == meant and parse.tokens[k].pos != "PRON"]
    return bool(meant and before) and all(any(a <= k <= b for a, b in own.ranges) for k in before)


def spoken_of(parse: Parse, mentions: Mentions, drafts: Sequence[Draft], own: Draft, who: int) -> int | None:
    """The subject of the sentence before, where nothing else in the speaker's own sentence can be meant."""
    word = parse.tokens[who].text.lower()
    here = parse.tokens[who].sentence
    first = parse.bounds[here][0]
    nearer = (k for k in range(first, who) if not any(a <= k <= b for a, b in own.ranges))
    if word in OTHER or here == 0 or any(_may_mean(parse, mentions, k, word) for k in nearer):
        return None
    subject = _main_subject(parse, here - 1)
    if subject is None or not _may_mean(parse, mentions, subject, word):
        return None
    if parse.tokens[subject].pos != "PRON":
        return subject
    return next((spoken_of(parse, mentions, drafts, d, subject) for d in drafts if d.source == subject), None)


def _main_subject(parse: Parse, sentence: int) -> int | None:
    first, end = parse.bounds[sentence]
    verb = next((k for k in range(first, end) if parse.tokens[k].dep == "ROOT"), first)
    return next(iter(parse.kids(verb, *SUBJECTS)), None)


def _may_mean(parse: Parse, mentions: Mentions, i: int, word: str) -> bool:
    """Whether a noun may be what "it" or "they" stands for."""
    token = parse.tokens[i]
    if token.pos == "PRON":
        return token.text.lower() == word and token.dep in SUBJECTS
    if token.dep not in SUBJECTS and i not in mentions:
        return False
    many = token.tag in {"NNS", "NNPS", "CD"} or bool(parse.kids(i, "conj"))
    if word == THEY:
        return many and token.pos in {"NOUN", "PROPN", "NUM"}
    identities = mentions[i].identities if i in mentions else ()
    body = len(identities) == 1 and identities[0].kind in BODIES | THINGS
    return token.pos in {"NOUN", "PROPN"} and not many and (body or not identities)


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
