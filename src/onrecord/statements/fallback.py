"""Where a cue's words stand by position alone, when the parser has lost their clause."""

from __future__ import annotations

from onrecord.codebook.codebook import Cue
from onrecord.parsing import Parse
from onrecord.quotation import marks_words

Range = tuple[int, int]

PARTICIPLES = frozenset({"VBN", "VBG"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OPENERS = frozenset({"WDT", "WP", "WRB", "WP$"})
ENDS = frozenset({".", "!", "?", '"', "'", "''", ")", "..."})
NEAR = 6


def remainder(parse: Parse, cue: Cue, verb: int, tokens: tuple[int, ...]) -> list[Range]:
    """The rest of the sentence after a cue, when it is a clause ("warning war would be a mistake")."""
    first, last = tokens[-1] + 1, last_word(parse, verb)
    if first < last:
        first = _after_object(parse, verb, first)
    first = _after_aside(parse, first, last)
    passive = parse.tokens[verb].tag == "VBN" and not any(
        parse.tokens[k].lemma == "have" for k in parse.kids(verb, "aux")
    )
    if first >= last or passive or parse.tokens[first].pos == "PUNCT":
        return []
    finite = next((i for i in range(first, last + 1) if parse.tokens[i].tag in FINITE), None)
    if finite is None or finite == last or _of_clause_above(parse, verb, finite):
        return []
    told = parse.tokens[first].lemma == "that" and parse.tokens[first].tag in {"IN", "WDT"}
    between = range(first + 1 if parse.tokens[first].lemma == "that" else first, finite)
    broken = not told and any(_breaks(parse, i) for i in between)
    if broken or not (any(_nominal(parse, i) for i in between) or finite == first):
        return []
    return [(first, last)]


def _of_clause_above(parse: Parse, verb: int, finite: int) -> bool:
    """Whether a finite verb is that of the sentence around a cue ("senators who observed the vote have said")."""
    above = set(parse.ancestors(verb)) if parse.tokens[verb].dep in {"relcl", "acl"} else set()
    return finite in above or (parse.tokens[finite].pos == "AUX" and parse.tokens[finite].head in above)


def _after_aside(parse: Parse, first: int, last: int) -> int:
    """Past a phrase between commas, where "that" follows ("insisted, most recently on Monday, that ...")."""
    if first >= last or parse.tokens[first].text != ",":
        return first
    close = next((i for i in range(first + 1, min(first + 3 * NEAR, last)) if parse.tokens[i].text == ","), last)
    plain = not any(parse.tokens[i].tag in FINITE | {"TO"} for i in range(first + 1, close))
    return close + 1 if close < last and plain and parse.tokens[close + 1].lemma == "that" else first


def _after_object(parse: Parse, verb: int, start: int) -> int:
    """Past whoever is told, where "that" follows ("assured the villagers that ...", "wrote in a letter that ...")."""
    for i in range(start, last_word(parse, verb)):
        token = parse.tokens[i]
        if token.lemma == "that" and token.tag in {"IN", "WDT", "DT"} and parse.tokens[i + 1].pos != "PUNCT":
            return i
        if token.tag not in PARTICIPLES | {"HYPH"} and token.pos in {"PUNCT", "VERB", "AUX", "CCONJ", "SCONJ"}:
            break
    return start


def _breaks(parse: Parse, i: int) -> bool:
    """Whether a token opens another clause than that of the words."""
    token = parse.tokens[i]
    opens = token.pos in {"CCONJ", "SCONJ"} or token.tag in OPENERS or token.text in {",", ";", ":", "–", "—", "--"}
    return opens or (token.tag == "IN" and token.lemma in {"that"}) or token.pos == "VERB"


def _nominal(parse: Parse, i: int) -> bool:
    return parse.tokens[i].pos in {"NOUN", "PROPN", "PRON", "NUM"}


def last_word(parse: Parse, verb: int) -> int:
    """The last word of a verb's sentence."""
    first, end = parse.bounds[parse.tokens[verb].sentence]
    last = end - 1
    while last > first and (parse.tokens[last].pos in {"PUNCT", "SPACE"}):
        last -= 1
    return last


def runs_on(parse: Parse, r: Range, verb: int) -> Range:
    """A clause after its cue, continued to the end when its own verb follows right on what the parser made of it."""
    after = r[1] + (parse.tokens[r[1]].text != ",")
    if r[0] < verb or after >= len(parse.tokens) or parse.tokens[after].sentence != parse.tokens[verb].sentence:
        return r
    on = parse.tokens[after].tag in FINITE or _relative_follows(parse, after)
    return (r[0], last_word(parse, verb)) if on else r


def _relative_follows(parse: Parse, comma: int) -> bool:
    """Whether a relative clause with its preposition follows (", under which ...")."""
    pair = parse.tokens[comma + 1 : comma + 3]
    return parse.tokens[comma].text == "," and [t.tag for t in pair] == ["IN", "WDT"]


def aside(parse: Parse, tokens: tuple[int, ...], who: int | None) -> list[Range]:
    """The sentence about or before an attribution between commas ("The plan, he told us, is dead")."""
    verb = tokens[0]
    start = _attribution(parse, verb, who)
    first = parse.bounds[parse.tokens[verb].sentence][0]
    if start is None or start - 2 <= first:
        return []
    last = last_word(parse, verb)
    comma = next((i for i in range(verb + 1, min(verb + NEAR, last)) if parse.tokens[i].text == ","), None)
    if comma is not None and parse.tokens[comma + 1].tag in FINITE:
        return [(first, start - 2), (comma + 1, last)]
    told = _whole(parse, first, start - 2) or _bare_attribution(parse, tokens, who)
    return [(first, start - 2)] if told and _closes(parse, tokens[-1]) else []


def _bare_attribution(parse: Parse, tokens: tuple[int, ...], who: int | None) -> bool:
    """Whether a pronoun and its verb end a sentence that begins with what they report ("Reports differ, he added")."""
    first = parse.bounds[parse.tokens[tokens[0]].sentence][0]
    ends = who == tokens[0] - 1 and tokens[-1] == last_word(parse, tokens[-1])
    opens = parse.tokens[first].pos in {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}
    return ends and opens and parse.tokens[tokens[0] - 1].tag == "PRP" and tokens[0] - first > NEAR


def interrupted(parse: Parse, verb: int, who: int | None) -> list[Range]:
    """Reported words that an attribution cuts before they make sense ("If talks fail, she said, we will leave")."""
    start = _attribution(parse, verb, who)
    first, last = parse.bounds[parse.tokens[verb].sentence][0], last_word(parse, verb)
    if start is None or who is None or start - 2 < first or parse.tokens[first].tag in PARTICIPLES:
        return []
    comma = max([verb, *(parse.right[k] for k in parse.kids(who, "appos") or [who] if verb < k)]) + 1
    if comma >= last or parse.tokens[comma].text != "," or _whole(parse, first, start - 2):
        return []
    after = range(comma + 1, last + 1)
    opens = parse.tokens[comma + 1]
    goes_on = opens.tag not in OPENERS | PARTICIPLES and opens.pos != "CCONJ"
    if goes_on and any(parse.tokens[i].tag in FINITE for i in after) and not marks_words(parse, first, last + 2):
        return [(first, start - 2), (comma + 1, last)]
    return []


def _closes(parse: Parse, verb: int) -> bool:
    """Whether an attribution ends its sentence, but for when and where it was said and what happened meanwhile."""
    last = last_word(parse, verb)
    after = next((i for i in range(verb + 1, last) if parse.tokens[i].text == ","), last)
    if after < last and parse.tokens[after + 1].lemma in {"as", "while"}:
        last = after
    return last - verb <= 2 * NEAR and not any(
        parse.tokens[i].tag in FINITE | {"VBG", "TO"} for i in range(verb + 1, last + 1)
    )


def _attribution(parse: Parse, verb: int, who: int | None) -> int | None:
    """Where an attribution begins that follows a comma: its subject, or its verb when that comes first."""
    if who is None or parse.tokens[who].sentence != parse.tokens[verb].sentence or parse.tokens[who].tag in OPENERS:
        return None
    start = parse.left[who] if who < verb else verb
    between = [i for i in range(start, verb) if parse.tokens[i].pos != "AUX"]
    near = verb - start <= 4 * NEAR and not any(parse.tokens[i].tag in FINITE - {"VBZ", "VBP"} for i in between)
    return start if start and parse.tokens[start - 1].text == "," and near else None


def closing_noun(parse: Parse, verb: int) -> int | None:
    """Whoever is described right before a verb at the end of a sentence ("..., a senior envoy in Oslo said")."""
    own = parse.tokens[verb].head if parse.tokens[verb].dep == "xcomp" else verb  # "..., an envoy likes to say, ..."
    before = own - 1
    while parse.tokens[before].pos in {"AUX", "ADV"}:
        before -= 1
    chain = [before, *parse.ancestors(before)]
    nouns = [k for k in chain if parse.tokens[k].dep == "appos" and parse.right[k] == before]
    if not nouns or parse.tokens[nouns[0]].pos != "NOUN" or parse.tokens[own].tag not in FINITE:
        return None
    start = parse.left[nouns[0]]
    opens = parse.tokens[start].pos in {"DET", "ADJ", "NOUN", "NUM"} and parse.tokens[start - 1].text == ","
    between = verb > own and parse.tokens[verb + 1].text == ","
    return nouns[0] if opens and (between or _closes(parse, verb)) else None


def closing_name(parse: Parse, verb: int) -> int | None:
    """The last word of the name that begins an attribution at the end of a sentence ("..., Ann Lee told us")."""
    first = parse.bounds[parse.tokens[verb].sentence][0]
    found = None
    for i in range(verb - 1, first + 1, -1):
        token = parse.tokens[i]
        if token.tag in FINITE and token.pos != "AUX":
            break
        named = token.pos == "PROPN" and parse.tokens[i - 1].text == "," and token.entity == "PERSON"
        if named or (token.pos == "PROPN" and parse.tokens[i - 1].text == "," and _titled(parse, i)):
            found = i
    if found is None or not _closes(parse, verb):
        return None
    while parse.tokens[found + 1].pos == "PROPN":
        found += 1
    return found


def _titled(parse: Parse, i: int) -> bool:
    """Whether a name begins with a title and goes on with a person's name ("Deputy Foreign Minister Ann Lee")."""
    while parse.tokens[i + 1].pos == "PROPN":
        i += 1
    return parse.tokens[i].entity == "PERSON"


def tail(parse: Parse, words: tuple[Range, ...], verb: int) -> list[Range]:
    """What follows an attribution in the middle of reported words ("The plan is dead, she said, because ...")."""
    last = last_word(parse, verb)
    comma = next((i for i in range(verb + 1, min(verb + 2 * NEAR, last)) if parse.tokens[i].text == ","), None)
    if comma is None or words[-1][1] >= verb or last - comma < 3:
        return []
    after = parse.tokens[comma + 1]
    meanwhile = after.lemma in {"as", "while", "after", "when", "but"}
    phrase = after.tag in {"IN", "TO"} and after.lemma != "with" and parse.tokens[comma + 2].tag != "WDT"
    goes_on = phrase or after.tag in {"VBG", "CC"} or after.pos == "SCONJ" or parse.tokens[comma + 1].tag in FINITE
    return [(comma + 1, last)] if goes_on and not meanwhile else []


def _whole(parse: Parse, first: int, last: int) -> bool:
    """Whether a stretch is a clause of its own, with a finite verb and its subject before."""
    if parse.tokens[first].pos == "SCONJ":  # "If talks fail, we will leave"
        first = next((i + 1 for i in range(last, first, -1) if parse.tokens[i].text == ","), last)
    finite = next((i for i in range(first, last + 1) if parse.tokens[i].tag in FINITE), None)
    opened = parse.tokens[first].pos == "SCONJ" or parse.tokens[first].tag == "VBN"
    return finite is not None and not opened and any(_nominal(parse, i) for i in range(first, finite))


def headline(parse: Parse, verb: int) -> list[Range]:
    """What a verb of a headline in capitals reports ("Envoy Says Talks Failed")."""
    first, end = parse.bounds[parse.tokens[verb].sentence]
    words = [i for i in range(first, end) if parse.tokens[i].text[:1].isalpha() and len(parse.tokens[i].text) > 3]
    capital = [i for i in words if parse.tokens[i].text[0].isupper()]
    last = last_word(parse, verb)
    if (
        len(words) < 4
        or len(capital) < len(words)
        or last - verb < 2
        or parse.tokens[verb].tag not in {"VBZ", "NNP", "NNPS", "NNS"}
    ):
        return []
    comma = next((i for i in range(verb + 1, last) if parse.tokens[i].text in {",", ";"}), last + 1)
    return [(verb + 1, comma - 1)] if comma - verb > 2 else []
