"""Why a cue with words is no statement: nobody says them, nobody has said them yet, or they are no words of anybody."""

from __future__ import annotations

from onrecord.codebook.codebook import Cue
from onrecord.grammar import infinitive, neither, spares
from onrecord.parsing import Parse
from onrecord.quotation import Quote
from onrecord.statements.content import Range
from onrecord.statements.source import asked_first

# a shorter object names a thing ("praised Putin"); a longer one tells what was said
LEAST_NOUN = 3
NOBODY = frozenset({"no", "nobody", "none", "neither"})
# of a modal, that nobody has spoken yet; "would say" tells a habit, "can say" what is said
AHEAD = frozenset({"could", "may", "might", "must", "will"})
PERSONS = frozenset({"i", "we", "you"})
# tokens from a modal to its verb
NEAR = 4
PHRASES = frozenset({"noun", "verdict", "addressee"})


def _impersonal(parse: Parse, cue: Cue, head: int) -> bool:
    """A finite passive that names no source ("it was reported that")."""
    nobody = bool(parse.kids(head, "auxpass")) and bool(parse.kids(head, "ccomp"))
    # "the envoy was asked whether": he is told, and says nothing
    return nobody and ("addressee" not in cue.takes or any(parse.tokens[k].lemma == "it" for k in
                                                           parse.kids(head, "nsubjpass")))  # fmt: skip


def unfit(
    parse: Parse,
    cue: Cue,
    head: int,
    tokens: tuple[int, ...],
    who: int | None,
    ranges: tuple[Range, ...],
    quoted: tuple[Quote, ...],
) -> str | None:
    """Why a cue with content is no statement; None when it is one."""
    words = sum(last - first + 1 for first, last in ranges)
    if any(q.holds(head) for q in quoted) and (cue.takes <= PHRASES or _speaks_himself(parse, who)):
        return "words of the one who is quoted"
    if _from_outside(parse, head, who, quoted):
        return "words of the one who is quoted"
    in_quotes = any(q.first <= first and last <= q.last for first, last in ranges for q in quoted)
    if who is not None and any(first <= who <= last for first, last in ranges):
        return "its source lies inside the words"
    if who is None and (not in_quotes or any(q.holds(head) for q in quoted)) and not _impersonal(parse, cue, head):
        return "no source for the words"
    if _by_nobody(parse, who):
        return "words that nobody said"
    if _left_open(parse, cue, head, ranges[0][0]):
        return "a question left open"
    if spares(parse, head):
        return "what somebody asks to be spared"
    if _names_itself(parse, head) or _is_told(parse, cue, head, ranges[0][0]):
        return "a name, or words to the one who is spoken of"
    if _either(parse, cue, head):
        return "words that were not said"
    if cue.implies != "denied" and cue.pattern.pos == "verb" and _negated(parse, head, ranges):
        return "words that were not said"
    if cue.takes <= PHRASES and any(k not in tokens for k in parse.kids(head, "prt")):
        return "a verb of another meaning"
    if (_intended(parse, head) and not cue.pattern.rest) or _supposed(parse, head) or _to_come(parse, head):
        return "words that are only intended"
    least = 2 if cue.pattern.rest or cue.pattern.pos == "noun" else LEAST_NOUN
    short = words < least and not in_quotes and not _judges(parse, head, ranges[0])
    if cue.takes <= PHRASES and (who is None or short):
        return "a noun phrase without a source, or too short to be somebody's words"
    if who is None and cue.pattern.pos == "prep":
        return "a phrase that names no source"
    if cue.pattern.pos == "noun" and who is None and not in_quotes:
        return "a noun that names no source"
    return None


def unsaid(parse: Parse, who: int | None, ranges: tuple[Range, ...], quoted: tuple[Quote, ...]) -> str | None:
    """Why words are none of a source though the cue attributes them to it; None when they are."""
    if who is not None and parse.tokens[who].text.lower() in PERSONS and not any(q.holds(who) for q in quoted):
        return "words of whoever writes the report"
    if all(parse.tokens[i].pos == "PRON" for first, last in ranges for i in range(first, last + 1)):
        return "no words, but a pronoun for them"
    return None


def _judges(parse: Parse, head: int, r: Range) -> bool:
    """Whether words say what somebody holds something for ("dismissed as absurd", "called it absurd")."""
    called = [k for k in parse.kids(head, "oprd") if parse.tokens[k].pos != "PROPN"]
    return bool(called) or (r[0] > 0 and parse.tokens[r[0] - 1].lemma == "as")


def _left_open(parse: Parse, cue: Cue, head: int, first: int) -> bool:
    """Whether a question is only told not to be answered ("did not say whether", "without saying how")."""
    asks = _asks(parse, first)
    without = parse.tokens[head].dep == "pcomp" and parse.tokens[head].tag == "VBG" and cue.implies != "demanded"
    nor = any(parse.tokens[k].lemma == "nor" for k in parse.kids(head, "cc", "preconj"))
    unsaid = cue.implies == "denied" and bool(cue.pattern.rest)
    return asks and bool(nor or without or parse.kids(head, "neg") or unsaid)


def _by_nobody(parse: Parse, who: int | None) -> bool:
    """Whether a source is nobody ("no one has told them", "neither side says")."""
    if who is None:
        return False
    words = [who, *parse.kids(who, "det", "preconj")]
    return any(parse.tokens[k].lemma.lower() in NOBODY for k in words)


def _to_come(parse: Parse, head: int) -> bool:
    """A modal, or "yet to": nobody has spoken yet ("could propose a fine", "has yet to say")."""
    near = [parse.tokens[k] for k in parse.kids(head, "aux") if head - k <= NEAR]
    modals = [k for k in near if k.tag == "MD" and k.lemma in AHEAD]
    above = parse.tokens[head].head
    yet = parse.tokens[above].lemma == "have" and any(
        parse.tokens[k].lemma == "yet" for k in parse.kids(above, "advmod")
    )
    return bool(modals) or (yet and infinitive(parse, head))


def _asks(parse: Parse, first: int) -> bool:
    """Whether words open like a question that is reported ("whether", "why", "if")."""
    opening = parse.tokens[first]
    return opening.tag in {"WRB", "WP", "WDT", "IN"} and opening.lemma != "that"


def _asked(parse: Parse, head: int, first: int) -> bool:
    """Whether a comma alone parts a noun from a question put to it ("the envoy, asked why, smiled")."""
    start = parse.bounds[parse.tokens[head].sentence][0]
    commas = [i for i in range(start, head) if parse.tokens[i].text == ","]
    return commas == [head - 1] and _asks(parse, first)


def _is_told(parse: Parse, cue: Cue, head: int, first: int) -> bool:
    """A participle whose subject is told or called something by nobody ("asked whether he would come, he said")."""
    token = parse.tokens[head]
    asked = "addressee" in cue.takes and token.dep in {"acl", "ROOT"} and _asked(parse, head, first)
    loose = token.dep == "advcl" or (token.dep == "acl" and asked)
    bare = token.tag == "VBN" and loose and not parse.kids(head, "aux", "auxpass", "nsubj")
    told = bare or asked_first(parse, token.head) == head or (token.dep == "ROOT" and asked)
    return told and not any(parse.tokens[i].lemma == "by" for i in range(head, parse.right[head] + 1))


def _from_outside(parse: Parse, head: int, who: int | None, quoted: tuple[Quote, ...]) -> bool:
    """Whether a cue stands in a quotation of whole clauses and its source outside ("Promise to stay," she sings)."""
    around = next((q for q in quoted if q.holds(head)), None)
    return around is not None and who is not None and not around.holds(who) and around.first < head - 1 < around.last


def _negated(parse: Parse, head: int, ranges: tuple[Range, ...]) -> bool:
    """Whether a cue is negated, by a word that is none of those said (""Probably not," she said")."""
    return any(not any(first <= k <= last for first, last in ranges) for k in parse.kids(head, "neg"))


def _either(parse: Parse, cue: Cue, head: int) -> bool:
    """Whether somebody neither says nor denies it ("neither confirmed nor denied", "would not confirm or deny")."""
    token = parse.tokens[head]
    joined = token.dep == "conj" and any(parse.tokens[k].lemma in {"or", "nor"} for k in parse.kids(token.head, "cc"))
    return cue.pattern.pos == "verb" and (neither(parse, head) or (joined and cue.implies == "denied"))


def _names_itself(parse: Parse, head: int) -> bool:
    """Whether the object is whoever speaks ("calls himself the Demon")."""
    return any(parse.tokens[k].text.lower().endswith(("self", "selves")) for k in parse.kids(head, "dobj", "nsubj")
               if k > head)  # fmt: skip


def _speaks_himself(parse: Parse, who: int | None) -> bool:
    """Whether a source is the first or second person: inside a quotation that is its speaker or hearer."""
    return who is None or parse.tokens[who].text.lower() in PERSONS


def _intended(parse: Parse, head: int) -> bool:
    """An infinitive of purpose or wish: nobody has spoken yet ("to persuade them to leave")."""
    token = parse.tokens[head]
    to = infinitive(parse, head)
    return to and token.dep in {"advcl", "acl", "relcl"}


def _supposed(parse: Parse, head: int) -> bool:
    """A condition: nobody has spoken yet ("if the court finds that ...")."""
    marks = {parse.tokens[k].lemma for k in parse.kids(head, "mark")}
    return parse.tokens[head].dep == "advcl" and bool(marks & {"if", "unless"})
