"""The source token of a cue, by the kind of cue."""

from __future__ import annotations

from itertools import pairwise, takewhile

from onrecord.actors.party import Mentions
from onrecord.codebook.codebook import Cue
from onrecord.grammar import antecedent, finite, is_passive, subject
from onrecord.parsing import Parse
from onrecord.quotation import WORTH, Quote
from onrecord.statements.content import Range, trim
from onrecord.statements.lost import lost
from onrecord.statements.speaker import source_of_noun

QUOTED_AS = "quote"
# sentences back in which a text that speaks was named
NEAR = 3
# how a noun hangs on the object of a verb ("the arrest of the colonels")
INSIDE = frozenset({"pobj", "prep", "conj", "dobj"})
THEIRS = frozenset({"its", "their"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


def source(parse: Parse, mentions: Mentions, cue: Cue, head: int, tokens: tuple[int, ...]) -> int | None:
    """The head token of whoever the cue attributes the words to."""
    if cue.pattern.pos == "noun":
        return source_of_noun(parse, head)
    top = next((t for t in tokens if parse.tokens[t].head not in tokens), head)
    if parse.tokens[top].dep == "compound":  # "Said Ellis:" is taken for a name
        return parse.tokens[top].head
    if QUOTED_AS not in cue.pattern.head and _done_to(parse, top):
        return None
    who = subject(parse, top, passive=QUOTED_AS in cue.pattern.head and len(tokens) > 1)
    who = _quoted_one(parse, cue, tokens) or _person_above(parse, _own_subject(parse, top, who))
    if who is None and is_passive(parse, top):
        who = _by(parse, top) or _of_the_first(parse, tokens)
    elif who is None and (asked := asked_first(parse, top)) is not None:
        who = parse.kids(asked, "nsubj")[0]
    elif who is None:
        first = parse.tokens[top].head if parse.tokens[top].dep == "conj" else top
        beside = (_right_before(parse, first), _of_the_main_clause(parse, top), lost(parse, top))
        who = next((k for k in beside if k is not None), None)
    return _through(parse, top, _noun_of(parse, who))


def _through(parse: Parse, verb: int, who: int | None) -> int | None:
    """The person through whom a state or body speaks ("Peru, through its envoy, Ann Lee, praised ..."); else itself."""
    preps = [k for holder in (who, verb) if holder is not None for k in parse.kids(holder, "prep")]
    for prep in preps:
        for kid in parse.kids(prep, "pobj") if parse.tokens[prep].lemma == "through" else ():
            owned = any(parse.tokens[k].text.lower() in THEIRS for k in parse.kids(kid, "poss"))
            named = any(parse.tokens[k].entity == "PERSON" for k in (kid, *parse.kids(kid, "appos")))
            if owned and named:
                return kid
    return who


def asked_first(parse: Parse, verb: int) -> int | None:
    """The participle that has taken a verb's subject ("The envoy, asked why, said ...")."""
    if parse.kids(verb, "nsubj", "nsubjpass"):
        return None
    between = [
        k
        for k in parse.kids(verb, "advcl")
        if k < verb and parse.tokens[k].tag in {"VBN", "VBD"} and parse.tokens[k - 1].text == ","
    ]
    return next((k for k in between if parse.kids(k, "nsubj") and parse.tokens[parse.right[k] + 1].text == ","), None)


def _done_to(parse: Parse, verb: int) -> bool:
    """Whether a participle tells what was done to its noun ("two officers, accused of treason")."""
    token = parse.tokens[verb]
    set_off = parse.tokens[verb - 1].text == ","
    if token.tag != "VBN" or token.dep != "acl" or not set_off or parse.kids(verb, "aux", "nsubj"):
        return False
    inside = takewhile(lambda k: parse.tokens[k].dep in INSIDE, [token.head, *parse.ancestors(token.head)])
    return any(parse.tokens[k].dep == "dobj" for k in inside)


def _person_above(parse: Parse, who: int | None) -> int | None:
    """Whoever a "who" means whose clause hangs on a place or group ("a farmer from Leh, who", "one of them, who")."""
    noun = antecedent(parse, who) if who is not None and parse.tokens[who].lemma == "who" else None
    if noun is None or parse.tokens[noun].dep != "pobj":
        return who
    above = parse.tokens[parse.tokens[noun].head].head
    one = parse.tokens[above].lemma == "one"
    if not (one or (parse.tokens[noun].entity in PLACES and parse.tokens[above].pos in {"NOUN", "PROPN"})):
        return who
    named = parse.tokens[above].head if parse.tokens[above].dep == "appos" else above
    return named if parse.tokens[named].pos in {"NOUN", "PROPN", "NUM"} else who


def _of_the_first(parse: Parse, tokens: tuple[int, ...]) -> int | None:
    """The subject of the verb on which a passive of the cue hangs ("Paris let it be known")."""
    first = next((t for t in tokens if parse.tokens[t].head == t), None)
    return None if first is None or is_passive(parse, first) else subject(parse, first)


def _quoted_one(parse: Parse, cue: Cue, tokens: tuple[int, ...]) -> int | None:
    """Whoever an outlet quotes ("Interfax quoted the envoy as saying")."""
    if QUOTED_AS not in cue.pattern.head or len(tokens) < 2 or is_passive(parse, tokens[0]):
        return None
    return next((k for k in parse.kids(tokens[0], "dobj") if k > tokens[0]), None)


def _own_subject(parse: Parse, verb: int, who: int | None) -> int | None:
    """The noun where a relative pronoun passes for the subject beside it ("which the envoy said had failed")."""
    if who is None or parse.tokens[who].tag not in {"WDT", "WP"}:
        return who
    nouns = [k for k in parse.kids(verb, "nsubj") if k > who and parse.tokens[k].pos in {"NOUN", "PROPN"}]
    return nouns[0] if nouns else who


def _right_before(parse: Parse, verb: int) -> int | None:
    """A name that stands right before a finite cue ("the minister, Jane Roe, has confirmed")."""
    if not finite(parse, verb):
        return None
    i = verb - 1
    while i > 0 and (parse.tokens[i].pos in {"AUX", "ADV", "SPACE"} or parse.tokens[i].text == ","):
        i -= 1
    here = parse.tokens[i].sentence == parse.tokens[verb].sentence
    return i if here and parse.tokens[i].pos == "PROPN" and parse.tokens[i].entity == "PERSON" else None


def _of_the_main_clause(parse: Parse, verb: int) -> int | None:
    """The subject before a participle after a comma that the parser has lost ("..., warning war would follow")."""
    if parse.tokens[verb].tag != "VBG" or parse.tokens[verb - 1].text != ",":
        return None
    first = parse.bounds[parse.tokens[verb].sentence][0]
    main = [i for i in range(first, verb) if finite(parse, i) and parse.kids(i, "nsubj")]
    return subject(parse, main[-1]) if main else None


def unquoted(parse: Parse, verb: int, who: int | None, quoted: tuple[Quote, ...]) -> int | None:
    """Whoever speaks outside a quotation in which the parser has found the subject ("My view, that is," she said)."""
    if who is None or not any(q.holds(who) and not q.holds(verb) and q.last - q.first > WORTH for q in quoted):
        return who
    others = [k for k in parse.kids(verb, "nsubj") if not any(q.holds(k) for q in quoted)]
    return others[0] if others else _of_the_main_clause(parse, verb) or who


def _by(parse: Parse, verb: int) -> int | None:
    """The "by" phrase of a passive that the parser hangs deeper ("described as alarming by the envoy")."""
    for i in range(verb + 1, parse.right[verb] + 1):
        if parse.tokens[i].lemma == "by" and parse.tokens[i].pos == "ADP" and parse.tokens[i].dep == "prep":
            return next(iter(parse.kids(i, "pobj")), None)
    return None


def before_agent(parse: Parse, ranges: tuple[Range, ...], who: int | None) -> tuple[Range, ...]:
    """Words without the "by" phrase of their own speaker at the end."""
    by = parse.tokens[who].head if who is not None else None
    if by is None or parse.tokens[by].lemma != "by":
        return ranges
    return tuple(r for a, b in ranges for r in trim(parse, (a, by - 1) if a < by <= b else (a, b)))


def before_name(parse: Parse, ranges: tuple[Range, ...], who: int | None, verb: int) -> tuple[Range, ...]:
    """Words without their own speaker set off at the end ("..., the foreign minister, Jane Roe, has confirmed")."""
    if who is None or who > verb or not any(a < who <= b < verb for a, b in ranges):
        return ranges
    chain = [who, *parse.ancestors(who)]
    set_off = [k for k, up in pairwise(chain) if parse.tokens[k].dep == "appos" and up < k]
    if not set_off or set_off[0] != who:
        return ranges
    start = set_off[1] if len(set_off) > 1 and parse.tokens[who].head == set_off[1] else who
    first = parse.left[start]
    return tuple(r for a, b in ranges for r in trim(parse, (a, first - 1) if a < first <= b else (a, b)))


def _noun_of(parse: Parse, who: int | None) -> int | None:
    """The noun of a source whose first adjective is taken for its head ("current and former officials")."""
    if who is not None and parse.tokens[who].pos == "ADJ":
        return next((k for k in parse.kids(who, "conj") if parse.tokens[k].pos in {"NOUN", "PROPN"}), who)
    return who


def behind(parse: Parse, mentions: Mentions, who: int | None, nouns: frozenset[str]) -> int | None:
    """Whoever stands behind a text that speaks ("the minister's letter", "a White House statement")."""
    if who is None or parse.tokens[who].pos != "NOUN":
        return who
    if parse.tokens[who].lemma not in nouns:
        return _its_person(parse, mentions, who)
    owners = parse.kids(who, "poss") or [
        k for k in parse.kids(who, "compound", "nmod") if k in mentions and parse.tokens[k].pos == "PROPN"
    ]
    return owners[-1] if owners else _sender(parse, mentions, who) or _issuer(parse, who)


def _sender(parse: Parse, mentions: Mentions, who: int) -> int | None:
    """Whoever a text comes from ("a letter from the minister", "a statement by the ministry")."""
    preps = [k for k in parse.kids(who, "prep") if parse.tokens[k].lemma in {"from", "by"}]
    senders = [k for prep in preps for k in parse.kids(prep, "pobj") if k in mentions]
    return next((k for k in senders if any(one.code or one.role or one.name for one in mentions[k].identities)), None)


def _issuer(parse: Parse, who: int) -> int:
    """Whoever has just spoken in a text that speaks on ("... said in a statement. The statement added ...")."""
    token = parse.tokens[who]
    if parse.tokens[parse.left[who]].lemma != "the" or parse.kids(who, "prep", "acl", "relcl", "compound", "amod"):
        return who
    near = (t for t in reversed(parse.tokens[:who]) if token.sentence - t.sentence <= NEAR)
    for k in (t.i for t in near if t.lemma == token.lemma):
        above = parse.tokens[k].head
        verb = (
            parse.tokens[above].head if parse.tokens[k].dep == "pobj" and parse.tokens[above].lemma == "in" else above
        )
        told = verb != above or parse.tokens[k].dep == "dobj"
        found = subject(parse, verb) if told and parse.tokens[verb].pos == "VERB" else None
        if found is not None:
            return found
    return who


def _its_person(parse: Parse, mentions: Mentions, who: int) -> int:
    """The person whose account of something tells it ("the envoy's summary of the talks"); else the source itself."""
    told = any(parse.tokens[k].lemma == "of" for k in parse.kids(who, "prep"))
    somebody = who in mentions and mentions[who].kind != "thing"
    if somebody or parse.tokens[who].tag != "NN" or not told:
        return who
    owners = [k for k in parse.kids(who, "poss") if k in mentions and parse.tokens[k].pos == "PROPN"]
    people = [k for k in owners if all(one.kind == "person" for one in mentions[k].identities)]
    return people[0] if people else who
