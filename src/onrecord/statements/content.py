"""Which words are attributed: the clause, quotation, infinitive or noun phrase that a cue takes."""

from __future__ import annotations

from onrecord.codebook.codebook import Cue
from onrecord.grammar import finite, opening
from onrecord.parsing import Parse
from onrecord.quotation import WORTH, Quote, quoted_words
from onrecord.statements.complement import DATED, gerund, infinitive, noun
from onrecord.statements.fallback import FINITE, aside, headline, interrupted, last_word, remainder, runs_on

Range = tuple[int, int]
Quotes = tuple[Quote, ...]
SUBJECTS = ("nsubj", "nsubjpass")
# what links a cue to when and where it was said
BETWEEN = frozenset({"prep", "pobj", "npadvmod", "agent", "pcomp"})
# noun phrases: any, of a verb that also takes clauses, only with a judgement
NOMINAL = frozenset({"noun", "thing", "verdict"})
PREDICATES = frozenset({"oprd", "ccomp", "acomp"})  # "called the embargo a relic"
# what ends a sentence within a sentence
STOPS = frozenset({";", ":"})
ENDS = frozenset({";", "."})


def content(
    parse: Parse, cue: Cue, verb: int, tokens: tuple[int, ...], quotes: Quotes, who: int | None
) -> tuple[Range, ...]:
    """Token ranges of the attributed words, in order; empty when the cue attributes nothing here."""
    found = interrupted(parse, verb, who) if "clause" in cue.takes and cue.pattern.pos == "verb" else []
    if not found and "inf" in cue.takes:
        found = infinitive(parse, verb, tokens)
    if not found:
        found = [r for r in clause(parse, cue, verb, tokens) if _fits(cue, r, quotes)]
        found = [runs_on(parse, r, verb) for r in found] if cue.pattern.pos == "verb" else found
    quoted = _quoted(parse, verb, tokens, quotes)
    if not found and "clause" in cue.takes:
        found = _quoted_alone(around(parse, verb), quoted) or aside(parse, tokens, who)
    elif not found and "quote" in cue.takes and parse.tokens[verb].dep == "parataxis":
        found = around(parse, verb)
    if not found and "quote" in cue.takes:
        found = [q for q in quoted if _beside(parse, q, verb, tokens) and not _has_object(parse, cue, verb, q)]
    elif found:
        for q in quoted:
            found = _join(found, q, tokens)
    if not found and {"clause", "inf"} & cue.takes and cue.pattern.pos == "verb":
        found = gerund(parse, verb, tokens)
    if not found and cue.takes & NOMINAL:
        found = [r for r in noun(parse, cue, verb, tokens) if _says(parse, cue, r, quotes)]
    if not found and "clause" in cue.takes and cue.pattern.pos == "verb":
        found = headline(parse, verb) or remainder(parse, cue, verb, tokens)
    found = [_whole_quote(r, quotes, tokens) for r in found]
    return tuple(trimmed for r in dict.fromkeys(found) for trimmed in trim(parse, without(r, tokens)))


def _quoted_alone(found: list[Range], quoted: list[Range]) -> list[Range]:
    """Words about a cue, without those behind it when only the ones before are quoted ("...," he said aloud)."""
    if len(found) < 2:
        return found
    before = any(q[0] <= found[0][0] + 1 and found[0][1] <= q[1] + 1 for q in quoted)
    behind = any(q[0] <= found[1][1] and found[1][0] <= q[1] for q in quoted)
    return found[:1] if before and not behind else found


def _fits(cue: Cue, r: Range, quotes: Quotes) -> bool:
    """Whether a clause may be what was said: after a verb that only takes quotations, only quoted words are."""
    return not cue.takes <= {"quote", "addressee"} or any(q.first <= r[1] and r[0] <= q.last for q in quotes)


def _says(parse: Parse, cue: Cue, r: Range, quotes: Quotes) -> bool:
    """Whether a noun phrase is what was said; after a verb that also takes clauses it often is only its theme."""
    if "verdict" in cue.takes:
        return _judged(parse, r) or any(q.first <= r[1] and r[0] <= q.last for q in quotes)
    if cue.pattern.pos != "verb" or "clause" not in cue.takes or cue.pattern.rest or "thing" in cue.takes:
        return True
    return cue.implies == "demanded" or any(q.first <= r[1] and r[0] <= q.last for q in quotes)


def _judged(parse: Parse, r: Range) -> bool:
    """Whether words say how something is judged ("the raid as piracy", "the raid piracy", "what he called piracy")."""
    called = parse.tokens[r[0]].tag == "WP" or any(parse.tokens[i].lemma == "what" for i in range(r[0] + 1, r[1]))
    below = (i for i in range(r[0] + 1, r[1] + 1) if parse.tokens[i].head < r[0] and parse.tokens[i].dep in PREDICATES)
    told = any(parse.tokens[i].dep == "ccomp" or parse.left[i] > r[0] for i in below)
    return called or told or any(parse.tokens[i].lemma == "as" for i in range(max(r[0] - 1, 0), r[1]))


def _whole_quote(r: Range, quotes: Quotes, tokens: tuple[int, ...]) -> Range:
    """A range that lies in a quotation of several sentences, widened to all of it."""
    for q in quotes:
        shared = min(r[1], q.last) - max(r[0], q.first) + 1
        if 2 * shared > r[1] - r[0] + 1 and not any(q.holds(t) for t in tokens):
            return min(r[0], q.first), max(r[1], q.last)
    return r


def clause(parse: Parse, cue: Cue, verb: int, tokens: tuple[int, ...]) -> list[Range]:
    """The that-clause of a cue, before it or after it."""
    kids = [k for k in parse.kids(verb, "ccomp") if k not in tokens]
    if not kids:
        for other in tokens:
            kids += [k for k in parse.kids(other, "ccomp", "acl", "relcl") if k not in tokens and _tells(parse, k)]
    if not kids and "clause" in cue.takes:
        kids = [k for k in parse.kids(verb, "advcl", "xcomp", "dobj") if k not in tokens and _saidlike(parse, k)]
    if not kids and "clause" in cue.takes:
        kids = _hung_on_noun(parse, cue, verb) or _hung_on_verb(parse, cue, verb)
    kids = [k for k in kids if not _apart(parse, cue, verb, k) and not _bare(parse, cue, k)]
    found = [_span(parse, k, verb) for k in kids[:2]]
    if found and kids[0] > verb:
        found[0] = _beginning(parse, cue, verb, kids[0]), found[0][1]
    return found + (_goes_on(parse, verb, kids[0]) if kids else [])


def _hung_on_noun(parse: Parse, cue: Cue, verb: int) -> list[int]:
    """A that-clause that the parser hangs on when, where or to whom it was said ("said the same day that ...")."""
    links = BETWEEN | {"dobj", "dative"} if "addressee" in cue.takes else BETWEEN
    for k in range(verb + 1, parse.right[verb] + 1):
        path = [k, *parse.ancestors(k)]
        if parse.tokens[k].pos not in {"NOUN", "PROPN"} or verb not in path:
            continue
        if all(parse.tokens[i].dep in links for i in path[: path.index(verb)]):
            return [c for c in parse.kids(k, "relcl", "acl") if c > k and _opens_with_that(parse, c)][:1]
    return []


def _hung_on_verb(parse: Parse, cue: Cue, noun: int) -> list[int]:
    """A that-clause of a noun that the parser hangs on its verb ("denied a report by Le Monde on Friday that ...")."""
    token = parse.tokens[noun]
    if cue.pattern.pos != "noun" or token.dep != "dobj":
        return []
    told = [k for k in parse.kids(token.head, "ccomp") if k > noun and _opens_with_that(parse, k)]
    between = [k for k in parse.children[token.head] if told and noun < k < told[0]]
    return told[:1] if all(parse.tokens[k].dep in BETWEEN for k in between) else []


def _opens_with_that(parse: Parse, i: int) -> bool:
    """Whether a clause with a subject of its own opens with a "that" that is no part of it."""
    that = parse.tokens[parse.left[i]]
    own = that.lemma == "that" and that.dep in {"mark", "advmod"}
    return own and bool(parse.kids(i, "nsubj", "nsubjpass", "expl"))


def _bare(parse: Parse, cue: Cue, kid: int) -> bool:
    """A clause without a verb ("found the plan reckless"): a judgment, words only where a cue takes nouns."""
    verbal = parse.tokens[kid].pos in {"VERB", "AUX"} or parse.kids(kid, "aux", "cop", "mark")
    if cue.takes == {"clause"} and cue.pattern.pos == "verb":
        return not finite(parse, kid)  # "found him eating", "found the door shut"
    return cue.takes <= {"clause", "inf"} and not verbal and parse.tokens[kid].pos == "ADJ"


def _apart(parse: Parse, cue: Cue, verb: int, kid: int) -> bool:
    """Whether a clause is a sentence of its own that the parser has hung on a cue ("...; Paris said ...")."""
    if kid > verb:
        return any(parse.tokens[i].text in ENDS for i in range(verb, parse.left[kid]))
    if not {"clause", "quote"} & cue.takes:
        return True
    own = range(parse.right[kid], min([verb, *(parse.left[k] for k in parse.kids(verb, *SUBJECTS))]) + 1)
    told = [] if "addressee" in cue.takes or cue.pattern.rest else parse.kids(verb, "ccomp", "dobj")
    if any(parse.left[k] == verb + 1 and parse.tokens[k].entity not in DATED for k in told):
        return True
    return any(parse.tokens[i].text in STOPS for i in own)


def _beginning(parse: Parse, cue: Cue, verb: int, kid: int) -> int:
    """Where a clause begins, behind the day of its verb ("said *on Monday* it would"), not behind "tomorrow"."""
    start = _with_mistaken_subject(parse, cue, verb, kid)
    if parse.tokens[start].tag in FINITE:
        start = _behind_weekday(parse, verb, start)
    day = [parse.tokens[k] for k in opening(parse, kid) if k >= start]
    dated = all(t.entity in DATED or (t.i == start and t.pos == "ADP") for t in day)
    return day[-1].i + 1 if dated and any(t.pos == "PROPN" for t in day) else start


def _behind_weekday(parse: Parse, verb: int, start: int) -> int:
    """Where a clause begins whose subject the parser joined to a day ("said on *Friday elections* would ...")."""
    days = [k for k in range(verb + 1, start) if parse.tokens[k].dep in {"compound", "nmod", "npadvmod"}
            and parse.tokens[k].entity in DATED and parse.tokens[k].pos == "PROPN"]  # fmt: skip
    nouns = parse.tokens[days[-1] + 1 : start] if days else []
    return days[-1] + 1 if nouns and all(t.pos in {"ADJ", "NOUN", "PROPN"} for t in nouns) else start


def _with_mistaken_subject(parse: Parse, cue: Cue, verb: int, kid: int) -> int:
    """Where a clause begins whose subject the parser took for the cue's object ("said the rest has left")."""
    start = parse.left[kid]
    if "addressee" in cue.takes or parse.kids(kid, "nsubj", "nsubjpass", "expl"):
        return start
    objects = [k for k in parse.kids(verb, "dobj") if verb < k < start and _finite(parse, kid)]
    return min([start, *(parse.left[k] for k in objects)])


def _goes_on(parse: Parse, verb: int, told: int) -> list[Range]:
    """What still tells what was said, though the parser hangs it on the cue ("..., but he would wait")."""
    for kid in parse.kids(verb, "conj"):
        own = parse.kids(kid, "nsubj")
        pronoun = bool(own) and own[0] < kid and parse.tokens[own[0]].pos == "PRON" and not parse.kids(kid, "ccomp")
        if kid > told > verb and (
            pronoun
            or _not_but(parse, verb, told, kid)
            or _must_too(parse, told, kid)
            or parse.tokens[kid].pos in {"NOUN", "PROPN"}
        ):
            return [(parse.left[kid], parse.right[kid])]
    return []


def _must_too(parse: Parse, told: int, kid: int) -> bool:
    """A second clause with a modal, without a comma or in told tense ("said it would wait, and Paris would act")."""
    first = parse.left[kid]
    joint = parse.tokens[first - 1].pos == "CCONJ"
    apart = parse.tokens[first - 2].text == ","
    modals = [parse.tokens[k].lemma for k in parse.kids(kid, "aux") if parse.tokens[k].tag == "MD"]
    return joint and told < kid and ("would" in modals if apart else bool(modals))


def _not_but(parse: Parse, verb: int, told: int, kid: int) -> bool:
    """A pair "not this but that", or a noun that cannot be joined to the cue."""
    but = any(parse.tokens[k].lemma == "but" and told < k < kid for k in parse.kids(verb, "cc"))
    return but and bool(parse.kids(told, "neg")) and not parse.kids(kid, "nsubj")


def _tells(parse: Parse, i: int) -> bool:
    """Whether a clause under a noun is its content, no relative clause ("the claim that he lied")."""
    if parse.tokens[i].dep == "relcl":
        return any(parse.tokens[k].lemma == "that" for k in parse.kids(i, "mark")) and bool(
            parse.kids(i, "nsubj", "nsubjpass")
        )
    return _finite(parse, i)


def _finite(parse: Parse, i: int) -> bool:
    return parse.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"} or bool(
        parse.kids(i, "aux", "nsubj", "nsubjpass", "mark")
    )


def _saidlike(parse: Parse, i: int) -> bool:
    """A clause mislabelled by the parser: it has its own subject and opens with "that" or nothing."""
    marks = [parse.tokens[k].lemma for k in parse.kids(i, "mark")]
    return (
        bool(parse.kids(i, "nsubj", "nsubjpass")) and parse.tokens[i].pos in {"VERB", "AUX"} and marks in ([], ["that"])
    )


def _span(parse: Parse, i: int, verb: int) -> Range:
    """A clause's words, cut where the cue stands inside them."""
    first, last = parse.left[i], parse.right[i]
    if first <= verb <= last:
        return (first, verb - 1) if i < verb else (verb + 1, last)
    return first, last


def _quoted(parse: Parse, verb: int, tokens: tuple[int, ...], quotes: Quotes) -> list[Range]:
    """The quotations of the cue's sentence that do not hold the cue."""
    first, end = parse.bounds[parse.tokens[verb].sentence]
    return [
        (q.first if q.first >= first or q.last < end else first, min(q.last, end - 1)) for q in quotes
        if q.first < end and q.last >= first and not any(q.holds(t) for t in tokens) and quoted_words(parse, q) >= 1
    ]  # fmt: skip


def _beside(parse: Parse, quoted: Range, verb: int, tokens: tuple[int, ...]) -> bool:
    """Whether a quotation stands next to the cue and its subject, with no other verb between."""
    if quoted[1] - quoted[0] < WORTH + 1:
        return False
    subjects = parse.kids(verb, "nsubj", "nsubjpass")
    low = min([verb, *tokens, *(parse.left[s] for s in subjects)])
    high = max([verb, *tokens, *(parse.right[s] for s in subjects)])
    if quoted[0] <= high and quoted[1] >= low:
        return True
    if quoted[0] > high:
        return not any(parse.tokens[i].pos == "VERB" for i in range(high + 1, quoted[0]))
    return not any(parse.tokens[i].pos in {"VERB", "CCONJ"} for i in range(quoted[1] + 1, low))


def _has_object(parse: Parse, cue: Cue, verb: int, quoted: Range) -> bool:
    """Whether a verb that nobody is told by has an object of its own outside a quotation ("countering extremism")."""
    if "addressee" in cue.takes or cue.pattern.pos != "verb" or cue.pattern.rest:
        return False
    kids = [k for k in parse.kids(verb, "dobj") if k > verb and parse.tokens[k].pos in {"NOUN", "PROPN"}]
    return parse.tokens[verb].tag == "VBG" and any(not quoted[0] <= parse.left[k] <= quoted[1] for k in kids)


def _join(found: list[Range], quoted: Range, tokens: tuple[int, ...]) -> list[Range]:
    """The clause, widened to a quotation that it overlaps."""
    return [
        (min(a, quoted[0]), max(b, quoted[1]))
        if a <= quoted[1] and quoted[0] <= b and not any(min(a, quoted[0]) <= t <= max(b, quoted[1]) for t in tokens)
        else (a, b)
        for a, b in found
    ]


def around(parse: Parse, verb: int) -> list[Range]:
    """The words about a cue in parenthesis ("The plan, he said, is dead")."""
    token = parse.tokens[verb]
    if _fronted(parse, verb):
        return [(parse.right[verb] + 1, parse.right[token.head])]
    subjects = parse.kids(verb, "nsubj")
    relative = any(parse.tokens[k].tag in {"WDT", "WP", "WP$"} for k in parse.children[verb])
    relative = relative or any(parse.tokens[k].lemma != "as" for k in parse.kids(verb, "mark"))
    if token.dep not in {"parataxis", "advcl", "relcl", "conj"} or not subjects or relative:
        return []
    if token.dep != "parataxis" and not _between_commas(parse, verb):
        return []
    head = token.head
    before = (_after_stop(parse, parse.left[head], parse.left[verb]), parse.left[verb] - 1)
    after = (parse.right[verb] + 1, max(parse.right[head], last_word(parse, verb)))
    return [r for r in (before, after) if r[0] <= r[1] and not (r == after and _reports_on(parse, r))]


def _reports_on(parse: Parse, r: Range) -> bool:
    """Whether what follows an attribution is the report's own (", he said, but the army denied it")."""
    first = next((i for i in range(r[0], r[1] + 1) if parse.tokens[i].pos not in {"PUNCT", "SPACE"}), r[0])
    token = parse.tokens[first]
    joined = (parse.tokens[k] for k in range(first, r[1] + 1) if parse.tokens[k].dep == "conj")
    told = [t.i for t in joined if (t.pos, t.tag) == ("VERB", "VBD")]
    subjects = [k for i in told[:1] for k in parse.kids(i, "nsubj")]
    named = any(first < k and parse.tokens[k].pos in {"NOUN", "PROPN"} for k in subjects)
    return token.lemma == "but" and token.pos == "CCONJ" and named and not parse.kids(told[0], "aux", "auxpass")


def _after_stop(parse: Parse, first: int, verb: int) -> int:
    """Where the words before an attribution begin: after the last semicolon."""
    return max([first, *(i + 1 for i in range(first, verb) if parse.tokens[i].text == ";")])


def _fronted(parse: Parse, verb: int) -> bool:
    """Whether a clause "As the envoy noted in Geneva," opens the sentence that it attributes."""
    token, first = parse.tokens[verb], parse.left[verb]
    as_clause = token.dep == "advcl" and parse.tokens[first].lemma == "as" and parse.tokens[first].dep == "mark"
    opens = first == parse.bounds[token.sentence][0] and token.head > verb and not parse.kids(verb, "ccomp", "dobj")
    return as_clause and opens and "," in {parse.tokens[i].text for i in (parse.right[verb], parse.right[verb] + 1)}


def _between_commas(parse: Parse, verb: int) -> bool:
    left, right = parse.left[verb] - 1, parse.right[verb] + 1
    near = [parse.tokens[i].text for i in (left, right) if 0 <= i < len(parse.tokens)]
    return len(near) == 2 and all(text in {",", "-", "--", "—", "–", "."} for text in near) and verb - left <= 6


def without(r: Range, tokens: tuple[int, ...]) -> Range:
    """A range cut before the first cue token inside it."""
    first, last = r
    for t in tokens:
        if first <= t <= last:
            first, last = (t + 1, last) if t - first <= last - t else (first, t - 1)
    return first, last


def trim(parse: Parse, r: Range) -> list[Range]:
    """A range without outer commas, conjunctions and white space; none when nothing is left."""
    first, last = r
    outer = {",", ":", ";", ".", "-", "--", "—", "–", "that", "and", "but"}
    while first < last and (parse.tokens[first].text.lower() in outer or parse.tokens[first].pos == "SPACE"):
        first += 1
    while last > first and (
        parse.tokens[last].text in {",", ":", ";", ".", "-", "--", "—", "–"} or parse.tokens[last].pos == "SPACE"
    ):
        last -= 1
    worth = (
        any(parse.tokens[i].pos not in {"PUNCT", "SPACE"} for i in range(first, last + 1)) if first <= last else False
    )
    return [(first, last)] if worth else []
