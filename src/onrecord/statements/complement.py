"""What a cue takes besides a clause: an infinitive, a noun phrase, a preposition's object."""

from __future__ import annotations

from onrecord.codebook.codebook import Cue
from onrecord.parsing import Parse

Range = tuple[int, int]

OBJECTS = ("dobj", "pobj", "oprd", "attr", "pcomp")
# prepositions before what a noun of speech is about ("a plea for help", "criticism of the vote")
ABOUT = frozenset({"of", "for", "on", "about", "against", "over", "at", "to", "from", "as"})
ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
DATED = frozenset({"DATE", "TIME"})


def infinitive(parse: Parse, verb: int, tokens: tuple[int, ...]) -> list[Range]:
    """The infinitive that a cue takes ("urged them to leave"), without whoever is to do it."""
    for holder in (verb, *(t for t in tokens if t != verb)):
        for kid in parse.kids(holder, "xcomp", "ccomp", "advcl", "acl", "relcl"):
            if kid > holder and kid not in tokens and _to(parse, kid) is not None and _takes(parse, holder, kid):
                return [_from_to(parse, kid)]
        for told in _told(parse, holder):
            for kid in parse.kids(told, "acl", "relcl", "xcomp", "advcl"):
                if kid not in tokens and _to(parse, kid) is not None:
                    return [_from_to(parse, kid)]
    return []


def _takes(parse: Parse, holder: int, kid: int) -> bool:
    """Whether an infinitive completes a cue; without an object, an adverbial one tells a purpose."""
    return parse.tokens[kid].dep != "advcl" or bool(_told(parse, holder))


def _told(parse: Parse, holder: int) -> list[int]:
    """Whoever is told to do it: the object of the cue or of its preposition."""
    found = parse.kids(holder, "dobj", "dative", "pobj")
    for prep in parse.kids(holder, "prep", "dative"):
        found += parse.kids(prep, "pobj")
    return [k for k in found if k > holder]


def _to(parse: Parse, i: int) -> int | None:
    """The "to" of an infinitive that has no other subject than whoever is told."""
    return next((k for k in parse.kids(i, "aux") if parse.tokens[k].tag == "TO"), None)


def _from_to(parse: Parse, i: int) -> Range:
    """An infinitive from its "to" or "not to" on, with an opening quotation mark."""
    to = _to(parse, i)
    start = min([k for k in parse.kids(i, "neg") if k < i] + [to if to is not None else i])
    return start, _own_end(parse, i)


def _own_end(parse: Parse, i: int) -> int:
    """Where an infinitive ends, without a finite verb that the parser joins to it ("to wait and left the hall")."""
    past = {"VBD", "VBZ", "VBN"} if parse.tokens[i].tag == "VB" else {"VBD", "VBZ"}
    joined = [k for k in parse.kids(i, "conj") if parse.tokens[k].tag in past and k > i]
    joins = [k for k in parse.kids(i, "cc") if joined and i < k < joined[0]]
    return joins[-1] - 1 if joins else parse.right[i]


def gerund(parse: Parse, verb: int, tokens: tuple[int, ...]) -> list[Range]:
    """The participle that a cue takes ("denied taking the money", "denied having taken it", "ruled out paying")."""
    after = max(verb, *tokens) + 1
    if after >= len(parse.tokens):
        return []
    return [(parse.left[k], parse.right[k]) for k in parse.kids(verb, "xcomp")
            if "VBG" in {parse.tokens[k].tag, parse.tokens[after].tag} and parse.left[k] == after][:1]  # fmt: skip


def noun(parse: Parse, cue: Cue, verb: int, tokens: tuple[int, ...]) -> list[Range]:
    """The noun phrase that a cue attributes ("denied the allegations", "his demand for talks")."""
    marks = [t for t in tokens if parse.tokens[t].pos == "ADP" and "addressee" in cue.takes]
    holders = [*marks, verb, *(t for t in tokens if t != verb)]  # "asked Paris for help": the help
    if cue.pattern.pos != "noun":
        for holder in holders:
            for kid in parse.kids(holder, *OBJECTS):
                if kid not in tokens and _says(parse, kid):
                    return [
                        (parse.left[kid], max([parse.right[kid], *_rest(parse, holder, kid), *_rest(parse, verb, kid)]))
                    ]
    for holder in reversed(holders):
        for prep in parse.kids(holder, "prep"):
            if parse.tokens[prep].lemma in ABOUT and prep > holder:
                for kid in parse.kids(prep, "pobj", "pcomp", "amod"):
                    if kid not in tokens and _says(parse, kid) and not _whose(parse, cue, prep, kid):
                        return [(parse.left[kid], max([parse.right[kid], *_rest(parse, holder, kid)]))]
    return []


def _says(parse: Parse, kid: int) -> bool:
    """Whether a noun may be words: no date, no relative pronoun."""
    token = parse.tokens[kid]
    relative = token.tag in {"WDT", "WP"} or (token.tag == "IN" and token.lemma == "that")
    return token.entity not in DATED and not relative


def _whose(parse: Parse, cue: Cue, prep: int, kid: int) -> bool:
    """Whether "of" names those whose demand or claim it is ("the demands of Chad"), not what it is about."""
    of = cue.pattern.pos == "noun" and cue.implies in {"demanded", "asserted"} and parse.tokens[prep].lemma == "of"
    return of and parse.tokens[kid].entity in ACTORS


def _rest(parse: Parse, verb: int, kid: int) -> list[int]:
    """Where the words after an object end that say what of it ("accused X of lying", "described X as Y")."""
    rest = [k for k in parse.kids(verb, "prep", "oprd", "xcomp", "acl", "advcl", "dobj") if k > kid]
    found = []
    for k in rest:
        token = parse.tokens[k]
        close = not any(parse.tokens[i].text in {",", "–", "—", "--", ";"} for i in range(kid + 1, parse.left[k] + 1))
        if (
            token.dep == "prep"
            and token.lemma not in {"of", "as", "for", "against", "to", "with"}
            and not _purpose(parse, k)
        ):
            continue
        if token.dep not in {"advcl", "dobj"} or close:
            found.append(parse.right[k])
    return found


def _purpose(parse: Parse, k: int) -> bool:
    """A phrase "in order to ..."."""
    return any(_to(parse, i) is not None for p in parse.kids(k, "pobj") for i in parse.kids(p, "acl"))
