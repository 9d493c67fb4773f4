"""Where a cue's words stand by position alone, when the parser has lost their clause."""

from __future__ import annotations

from onrecord.codebook.codebook import Cue
from onrecord.parsing import Parse

Range = tuple[int, int]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OPENERS = frozenset({"WDT", "WP", "WRB", "WP$"})
ENDS = frozenset({".", "!", "?", '"', "'", "''", ")", "..."})
NEAR = 6


def remainder(parse: Parse, cue: Cue, verb: int, tokens: tuple[int, ...]) -> list[Range]:
    """The rest of the sentence after a cue, when it is a clause ("warning war would be a mistake")."""
    first, last = tokens[-1] + 1, _last(parse, verb)
    if first < last and ("addressee" in cue.takes or parse.tokens[first].pos == "ADP"):
        first = _after_object(parse, verb, first)
    passive = parse.tokens[verb].tag == "VBN" and not any(
        parse.tokens[k].lemma == "have" for k in parse.kids(verb, "aux")
    )
    if first >= last or passive or parse.tokens[first].pos == "PUNCT":
        return []
    finite = next((i for i in range(first, last + 1) if parse.tokens[i].tag in FINITE), None)
    if finite is None or finite == last:
        return []
    between = range(first + 1 if parse.tokens[first].lemma == "that" else first, finite)
    if any(_breaks(parse, i) for i in between) or not (any(_nominal(parse, i) for i in between) or finite == first):
        return []
    return [(first, last)]


def _after_object(parse: Parse, verb: int, start: int) -> int:
    """Past whoever is told, where "that" follows ("assured the villagers that ...", "wrote in a letter that ...")."""
    for i in range(start, _last(parse, verb)):
        token = parse.tokens[i]
        if token.lemma == "that" and token.tag in {"IN", "WDT", "DT"} and parse.tokens[i + 1].pos != "PUNCT":
            return i
        if token.pos in {"PUNCT", "VERB", "AUX", "CCONJ", "SCONJ"}:
            break
    return start


def _breaks(parse: Parse, i: int) -> bool:
    """Whether a token opens another clause than that of the words."""
    token = parse.tokens[i]
    opens = token.pos in {"CCONJ", "SCONJ"} or token.tag in OPENERS or token.text in {",", ";", ":", "–", "—", "--"}
    return opens or (token.tag == "IN" and token.lemma in {"that"}) or token.pos == "VERB"


def _nominal(parse: Parse, i: int) -> bool:
    return parse.tokens[i].pos in {"NOUN", "PROPN", "PRON", "NUM"}


def _last(parse: Parse, verb: int) -> int:
    """The last word of a verb's sentence."""
    first, end = parse.bounds[parse.tokens[verb].sentence]
    last = end - 1
    while last > first and (parse.tokens[last].pos in {"PUNCT", "SPACE"}):
        last -= 1
    return last


def runs_on(parse: Parse, r: Range, verb: int) -> Range:
    """A clause after its cue, continued to the end when its own verb follows right on what the parser made of it."""
    after = r[1] + 1
    if r[0] < verb or after >= len(parse.tokens) or parse.tokens[after].sentence != parse.tokens[verb].sentence:
        return r
    return (r[0], _last(parse, verb)) if parse.tokens[after].tag in FINITE else r


def aside(parse: Parse, verb: int, who: int | None) -> list[Range]:
    """The sentence about or before an attribution between commas ("The plan, he told us, is dead")."""
    start = _attribution(parse, verb, who)
    first = parse.bounds[parse.tokens[verb].sentence][0]
    if start is None or start - 2 <= first:
        return []
    last = _last(parse, verb)
    comma = next((i for i in range(verb + 1, min(verb + NEAR, last)) if parse.tokens[i].text == ","), None)
    if comma is not None and parse.tokens[comma + 1].tag in FINITE:
        return [(first, start - 2), (comma + 1, last)]
    closes = (
        not any(parse.tokens[i].tag in FINITE | {"VBG", "TO"} for i in range(verb + 1, last + 1))
        and last - verb <= 2 * NEAR
    )
    return [(first, start - 2)] if closes and _whole(parse, first, start - 2) else []


def _attribution(parse: Parse, verb: int, who: int | None) -> int | None:
    """Where an attribution begins that follows a comma: its subject, or its verb when that comes first."""
    if who is None or parse.tokens[who].sentence != parse.tokens[verb].sentence or parse.tokens[who].tag in OPENERS:
        return None
    start = parse.left[who] if who < verb else verb
    begins = parse.tokens[start - 1].text == "," if start else False
    near = verb - start <= 4 * NEAR and not any(
        parse.tokens[i].tag in FINITE - {"VBZ", "VBP"} for i in range(start, verb)
    )
    return start if begins and near else None


def _whole(parse: Parse, first: int, last: int) -> bool:
    """Whether a stretch is a clause of its own, with a finite verb and its subject before."""
    finite = next((i for i in range(first, last + 1) if parse.tokens[i].tag in FINITE), None)
    opened = parse.tokens[first].pos == "SCONJ"
    return finite is not None and not opened and any(_nominal(parse, i) for i in range(first, finite))


def headline(parse: Parse, verb: int) -> list[Range]:
    """What a verb of a headline in capitals reports ("Envoy Says Talks Failed")."""
    first, end = parse.bounds[parse.tokens[verb].sentence]
    words = [i for i in range(first, end) if parse.tokens[i].text[:1].isalpha() and len(parse.tokens[i].text) > 3]
    capital = [i for i in words if parse.tokens[i].text[0].isupper()]
    last = _last(parse, verb)
    if (
        len(words) < 4
        or len(capital) < len(words)
        or last - verb < 2
        or parse.tokens[verb].tag not in {"VBZ", "NNP", "NNPS", "NNS"}
    ):
        return []
    comma = next((i for i in range(verb + 1, last) if parse.tokens[i].text in {",", ";"}), last + 1)
    return [(verb + 1, comma - 1)] if comma - verb > 2 else []
