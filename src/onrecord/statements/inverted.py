"""A quotation, then its verb and speaker ("...," said the envoy; "...?" She left): the parser often errs here."""

from __future__ import annotations

from onrecord.codebook.codebook import Cue
from onrecord.grammar import finite
from onrecord.parsing import Parse
from onrecord.quotation import WORTH, Quote, quoted_words
from onrecord.statements.content import Range

PAST_OR_PRESENT = frozenset({"VBD", "VBZ"})
# tokens of a name with what is said of it
LONGEST = 24
CRIES = frozenset({"?", "!"})
NAMES = frozenset({"NOUN", "PROPN", "PRON"})
# what the parser takes the speaker for when it does not see the inversion
MISTAKEN = ("dobj", "attr", "oprd", "npadvmod", "dep", "appos", "nsubjpass", "pobj")


def inverted(parse: Parse, cue: Cue, verb: int, quotes: tuple[Quote, ...]) -> tuple[Quote, int] | None:
    """The quotation that ends right before a verb and the speaker who follows it; None when it is not so."""
    if "quote" not in cue.takes or cue.pattern.pos != "verb" or any(q.holds(verb) for q in quotes):
        return None
    quote = next((q for q in quotes if not q.open and q.last == _before(parse, verb)), None)
    finite = parse.tokens[verb].tag in {"VBD", "VBZ", "VBP", "VBN"} and not parse.kids(verb, "aux", "auxpass")
    if quote is None or quoted_words(parse, quote) < 1 or not finite:
        return None
    who = _follower(parse, verb)
    return (quote, who) if who is not None else None


def trailing(parse: Parse, cue: Cue, verb: int, who: int | None, quotes: tuple[Quote, ...]) -> tuple[Quote, int] | None:
    """The quotation before a name and its verb, where the parser has lost the speaker ("...," Ann Lee, an envoy, said).

    ``who``: the source that the parser gave; lost when there is none or it stands inside the quotation.
    """
    before = [q for q in quotes if not q.open and q.last < verb - 1 and quoted_words(parse, q) >= WORTH]
    if "quote" not in cue.takes or cue.pattern.pos != "verb" or not before or any(q.holds(verb) for q in quotes):
        return None
    quote = max(before, key=lambda q: q.last)
    name, token = range(quote.last + 1, verb), parse.tokens[verb]
    lost = who is None or quote.holds(who)
    here = parse.tokens[quote.last].sentence == token.sentence and verb - quote.last <= LONGEST
    plain = here and not any(parse.tokens[i].tag in PAST_OR_PRESENT or parse.tokens[i].text == ";" for i in name)
    near = parse.tokens[verb - 1].text == "," or parse.tokens[verb - 1].pos == "PROPN"
    if not (lost and plain and near and token.tag in PAST_OR_PRESENT and parse.tokens[name[0]].pos == "PROPN"):
        return None
    return quote, next(i for i in name if parse.tokens[i + 1].pos != "PROPN")


def before_sentence(parse: Parse, cue: Cue, verb: int, who: int | None, quotes: tuple[Quote, ...]) -> tuple[Range, ...]:
    """The question or cry before a sentence that only says whose it is (""Why now?" The envoy asked.")."""
    if who is None or "quote" not in cue.takes or cue.pattern.pos != "verb" or not finite(parse, verb):
        return ()
    first = parse.bounds[parse.tokens[verb].sentence][0]
    quote = next((q for q in quotes if not q.open and q.last == first - 1), None)
    if quote is None or quoted_words(parse, quote) < 1 or min(parse.left[who], verb) != first:
        return ()
    ends = parse.tokens[quote.last - 1].text[-1:] in CRIES
    return ((quote.first, quote.last),) if ends and parse.paragraph_of[first] == parse.paragraph_of[first - 1] else ()


def without_source(ranges: tuple[Range, ...], who: int | None, quotes: tuple[Quote, ...]) -> tuple[Range, ...]:
    """Words without their own source, where a quotation ends before it ("One of the best," Ann Lee said)."""
    if who is None:
        return ranges
    found: list[Range] = []
    for first, last in ranges:
        # the quotation may have begun in a sentence before
        inside = [q for q in quotes if not q.open and first <= q.last < who <= last]
        found += [(inside[0].first, inside[-1].last)] if inside else [(first, last)]
    return tuple(found)


def _before(parse: Parse, i: int) -> int:
    """The token before a verb, over its adverbs."""
    i -= 1
    while i > 0 and (parse.tokens[i].pos in {"ADV", "SPACE"} or parse.tokens[i].text == ","):
        i -= 1
    return i


def _follower(parse: Parse, verb: int) -> int | None:
    """The head of the noun phrase right after a verb."""
    own = [k for k in parse.kids(verb, "nsubj") if k > verb]
    inner = [s for k in parse.kids(verb, "ccomp", "advcl") if k > verb for s in parse.kids(k, "nsubj") if s < k]
    for k in [*own, *inner, *(k for k in parse.kids(verb, *MISTAKEN) if k > verb)]:
        if parse.tokens[k].pos in NAMES and parse.tokens[k].tag != "PRP" and parse.left[k] <= verb + 1 and k > verb:
            return k
    return next((k for k in own if parse.tokens[k].tag == "PRP"), None)
