"""Who speaks: the token of the source, and the actor behind it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors.party import Mentions, party, unplaced
from onrecord.grammar import antecedent, subject
from onrecord.parsing import Parse
from onrecord.schema import Identity, Party, Span

ADDITIONS = frozenset({"appos", "relcl", "acl", "advcl"})


def source_of_noun(parse: Parse, i: int) -> int | None:
    """The possessor of a cue noun, or the one it comes by or from; else the subject of its verb."""
    for kid in parse.kids(i, "poss"):
        return kid
    for prep in parse.kids(i, "prep"):
        if parse.tokens[prep].lemma in {"by", "from"}:
            for kid in parse.kids(prep, "pobj"):
                return kid
    token = parse.tokens[i]
    told = [k for k in parse.kids(i, "acl", "ccomp", "relcl") if k > i and parse.kids(k, "mark", "nsubj", "nsubjpass")]
    for kid in parse.kids(i, "compound", "amod", "nmod") if told else ():
        if parse.tokens[kid].entity in {"GPE", "NORP", "ORG"}:  # "a US announcement that ..."
            return kid
    if token.dep in {"dobj", "attr"} and parse.tokens[token.head].pos == "VERB":
        return subject(parse, token.head)
    return None


def speaker(parse: Parse, mentions: Mentions, i: int | None) -> Party | None:
    """The party that a source token stands for; its words alone when nobody is known by them."""
    if i is None:
        return None
    mention = mentions.get(i)
    if mention is None or not mention.identities or mention.kind == "ambiguous":
        return _unplaced(parse, i)
    if (
        len(mention.identities) > 1
        and parse.tokens[i].pos in {"PRON", "NOUN"}
        and all(m.name for m in mention.identities)
    ):
        return _several(parse, i, _in_order(mentions, mention.identities))
    first = _described(parse, i, mention.identities[0])
    others = [k for k in parse.kids(i, "conj") if parse.tokens[k].pos in {"NOUN", "PROPN"}]
    return _joined(parse, mentions, first, others) if others else first


def _unplaced(parse: Parse, i: int) -> Party:
    """A speaker nobody knows; a relative pronoun keeps its place and takes its noun's words for a name."""
    noun = antecedent(parse, i) if parse.tokens[i].tag in {"WDT", "WP"} else None
    words = unplaced(parse, noun if noun is not None else i)
    plain = _lasting(parse, i if noun is None else noun, words.text)
    if noun is None:
        return words if plain == words.text else replace(words, name=plain)
    span = parse.span(i, i)
    return Party(span, span.of(parse.text), plain)


def _joined(parse: Parse, mentions: Mentions, first: Party, others: list[int]) -> Party:
    """Speakers joined by "and": one party with both names, a code where they share it."""
    rest = [speaker(parse, mentions, k) for k in others]
    known = [p for p in rest if p is not None]
    name = " and ".join([first.name or first.text, *(p.name or p.text for p in known)])
    span = Span(first.span.start, max([first.span.end, *(p.span.end for p in known)]))
    shared = all(p.code == first.code for p in known)
    return Party(span, span.of(parse.text), name, first.code if shared else None, first.plover if shared else None,
                 first.sector if shared else None, None)  # fmt: skip


def _in_order(mentions: Mentions, found: tuple[Identity, ...]) -> tuple[Identity, ...]:
    """Actors meant together, in the order in which the article first names them."""
    first = {one.name: min(k for k, m in mentions.items() if any(o.name == one.name for o in m.identities))
             for one in found}  # fmt: skip
    return tuple(sorted(found, key=lambda one: first[one.name]))


def _several(parse: Parse, i: int, found: tuple[Identity, ...]) -> Party:
    """Speakers meant together ("both countries"): one party with all names, a code where they share it."""
    first = party(parse, i, found[0], whole=True)
    shared = all(one.code == found[0].code for one in found)
    name = " and ".join(one.name for one in found if one.name)
    return Party(first.span, first.text, name, first.code if shared else None, first.plover if shared else None,
                 first.sector if shared else None, None)  # fmt: skip


def _lasting(parse: Parse, i: int, words: str) -> str:
    """The words of a description without when it was so and what is added to it ("an office, in fact a hut")."""
    words = _without_additions(parse, i, words)
    passing = [
        parse.words(k, parse.right[k]) for k in parse.kids(i, "prep")
        if k > i and parse.tokens[k].tag == "IN" and parse.tokens[k].lemma in {"at", "on", "during"}
        and not any(parse.tokens[p].pos == "PROPN" for p in parse.kids(k, "pobj"))
    ]  # fmt: skip
    return next((words.removesuffix(phrase).rstrip() for phrase in passing if words.endswith(phrase)), words)


def _without_additions(parse: Parse, i: int, words: str) -> str:
    """Words up to a comma behind which somebody or something in them is told of, without "here" and "for its part"."""
    last = next((k for k in range(i, parse.right[i] + 1) if _adds(parse, k) or _verb_of_its_own(parse, k, i)), None)
    cut = parse.words(parse.left[i], last - 1) if last is not None else words
    words = cut if words.startswith(cut) else words
    loose = [k for k in parse.kids(i, "advmod") if k > i] + [k for k in parse.kids(i, "prep") if _own_part(parse, k)]
    ends = [parse.words(k, parse.right[k]) for k in loose]
    return next((words.removesuffix(end).rstrip(" ,") for end in ends if words.endswith(end)), words)


def _adds(parse: Parse, comma: int) -> bool:
    """Whether a comma opens an apposition or a clause about the noun before it."""
    start = comma + 1
    if parse.tokens[comma].text == "(":  # "the Front (FLN)"
        return True
    opens = parse.tokens[comma].text == "," and start < len(parse.tokens)
    return opens and any(
        parse.left[k] == start and parse.tokens[k].dep in ADDITIONS and parse.tokens[k].head < comma
        for k in (start, *parse.ancestors(start))
    )


def _verb_of_its_own(parse: Parse, k: int, i: int) -> bool:
    """Whether a token is the finite verb of a noun that the parser takes for one about it ("Ten men fasted, ...")."""
    token = parse.tokens[k]
    return token.tag == "VBD" and token.dep == "acl" and parse.tokens[i].dep == "ROOT"


def _own_part(parse: Parse, prep: int) -> bool:
    """A phrase "for its part"."""
    mine = [k for p in parse.kids(prep, "pobj") for k in parse.kids(p, "poss") if parse.tokens[k].tag == "PRP$"]
    return parse.tokens[prep].lemma == "for" and mine == [prep + 1] == [parse.right[prep] - 1]


def _described(parse: Parse, i: int, found: Identity) -> Party:
    made = party(parse, i, found, whole=True)
    if made.name:
        return made
    again = parse.tokens[i].pos == "PRON" or bool(
        found.role and found.role not in made.text and found.role.split()[-1] in made.text
    )
    name = found.role if again else _lasting(parse, i, made.text)
    return Party(made.span, made.text, name, made.code, made.plover, made.sector, made.role)
