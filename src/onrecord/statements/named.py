"""The fullest name that the article gives a speaker who is only described where the words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.actors.party import Mentions, phrase
from onrecord.codebook.names import NameIndex, fold
from onrecord.parsing import Parse
from onrecord.schema import Identity, Party
from onrecord.statements.clarified import SOME, THOSE, clarified, given, longer, set_beside
from onrecord.statements.draft import Draft

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
BODIES = frozenset({"body", "institution", "group", "name", "outlet"})
PEOPLE = frozenset({"person", "description"})
SETTLED = frozenset({"GOV", "LEG", "MIL", "OPP", "REB", "IGO", "JUD", "COP"})
# sentences in which a description may be named later, or was named before
AHEAD, BACK = 3, 2


def named(parse: Parse, mentions: Mentions, drafts: Sequence[Draft], who: int, found: Party, names: NameIndex) -> Party:
    """A party under the name that the article gives it beside, before or after the description."""
    if parse.tokens[who].lemma in THOSE | SOME:
        told = clarified(parse, who)
        return replace(found, name=told) if told else found
    if parse.tokens[who].pos == "PRON":
        first = _first_phrase(parse, mentions, who) or _as_written(parse, mentions, who, found)
        return replace(found, name=first) if first else found
    if _has_name(parse, mentions, who, found):
        set_off = beside(parse, mentions, who) if _sets_off(parse, mentions, who) else None
        full = set_off or _known_otherwise(parse, mentions, who, found)
        full = full or (_with_rest(parse, mentions, found.name) if found.name else None)
        full = longer(parse, mentions, full) if full else None
        return replace(found, name=full) if full else found
    other = (
        beside(parse, mentions, who)
        or called(parse, who)
        or body(parse, mentions, who)
        or _later(parse, mentions, drafts, who)
        or _before(parse, mentions, drafts, who)
        or introduced(parse, mentions, who)
        or given(parse, mentions, who)
        or _repeated(parse, mentions, who)
        or _speaking_for(parse, mentions, drafts, who, names)
        or clarified(parse, who)
    )
    return replace(found, name=other) if other else found


def _has_name(parse: Parse, mentions: Mentions, who: int, found: Party) -> bool:
    token, mention = parse.tokens[who], mentions.get(who)
    if token.pos not in NOMINAL or (parse.kids(who, "conj") and token.tag != "CD"):
        return True
    return bool(mention and mention.identities and mention.identities[0].name)


def _sets_off(parse: Parse, mentions: Mentions, who: int) -> bool:
    """Whether what has a name of its own is an office rather than somebody ("the Deputy Chair, Jane Roe,")."""
    mention = mentions.get(who)
    one = mention.identities[0] if mention and mention.identities else None
    if one is None or parse.tokens[who].pos not in {"NOUN", "PROPN", "NUM"}:
        return False
    # "their leader, Jane Roe," is whoever is named, whoever else is known to lead
    alone = not parse.kids(who, "conj")
    office = one.kind == "person" and alone and fold(parse.tokens[who].text) not in fold(one.name or "")
    # "the Finn, Jane Roe,", "a Social Democrat, Jane Roe,"
    articles = [parse.tokens[k].lemma for k in parse.kids(who, "det")]
    native = bool(articles) and one.kind == "state"
    member = one.kind in {"group", "body", "institution"} and bool({"a", "an"} & set(articles))
    one_of_them = parse.tokens[who].tag == "CD"
    return one.kind in {"name", "description"} or office or native or member or one_of_them


def _first_phrase(parse: Parse, mentions: Mentions, who: int) -> str | None:
    """The words in full in which a nameless person whom a pronoun means was described first."""
    mention = mentions.get(who)
    one = mention.identities[0] if mention and len(mention.identities) == 1 else None
    if one is None or one.name or one.kind != "description":
        return None
    first = next((k for k in sorted(mentions) if k < who and one in mentions[k].identities), None)
    if first is None or parse.tokens[first].pos == "PRON":
        return None
    known = beside(parse, mentions, first) or called(parse, first) or set_beside(parse, first)
    return known or phrase(parse, first).of(parse.text)


def _as_written(parse: Parse, mentions: Mentions, who: int, found: Party) -> str | None:
    """The name for whom a pronoun means: of a state or body, the words that the article has for it right before."""
    if not found.name:
        return None
    meant = mentions[who].identities if who in mentions else ()
    written = meant and meant[0].kind == "institution" and found.name in parse.text
    if len(meant) == 1 and meant[0].kind in BODIES and found.name not in parse.text:
        return _by_its_words(parse, mentions, meant[0]) or found.name
    if len(meant) != 1 or meant[0].kind not in {"state", "institution"} or written:
        return longer(parse, mentions, found.name)
    nouns = (k for k in sorted(mentions, reverse=True) if k < who and mentions[k].identities == meant)
    last = next((k for k in nouns if parse.tokens[k].pos in {"NOUN", "PROPN"}), None)
    if last is None or parse.tokens[last].dep in {"poss", "compound", "amod", "nmod"}:
        return found.name
    return phrase(parse, last).of(parse.text)


def _known_otherwise(parse: Parse, mentions: Mentions, who: int, found: Party) -> str | None:
    """The article's own name for a body that only a noun stands for here ("the group")."""
    meant = mentions[who].identities if who in mentions else ()
    plain = parse.tokens[who].pos == "NOUN" and len(meant) == 1 and meant[0].kind in BODIES
    return _by_its_words(parse, mentions, meant[0]) if plain and found.name and found.name not in parse.text else None


def _by_its_words(parse: Parse, mentions: Mentions, one: Identity) -> str | None:
    """The name that the article itself first gives a body, where the codebook knows it by another."""
    own = (k for k in sorted(mentions) if mentions[k].identities == (one,) and parse.tokens[k].pos == "PROPN")
    first = next((k for k in own if parse.tokens[k].dep not in {"poss", "compound", "amod", "nmod"}), None)
    return None if first is None else mentions[first].span.of(parse.text)


def _with_rest(parse: Parse, mentions: Mentions, name: str) -> str:
    """A body's name with what follows it where the article gives it in full ("Working Group for Syria")."""
    for k in sorted(mentions):
        for prep in parse.kids(k, "prep") if mentions[k].identities and mentions[k].identities[0].name == name else ():
            own = mentions[k].span.of(parse.text).endswith(name) and mentions[k].identities[0].kind in BODIES
            proper = [
                p for p in parse.kids(prep, "pobj") if parse.tokens[p].pos == "PROPN" and parse.left[p] == prep + 1
            ]
            if (
                own
                and proper
                and parse.tokens[prep].lemma in {"for", "of"}
                and parse.tokens[k].pos == "PROPN"
                and prep == k + 1
            ):
                return f"{name} {parse.words(prep, proper[0])}"
    return name


def beside(parse: Parse, mentions: Mentions, who: int) -> str | None:
    """The name in apposition ("the minister, Jane Roe, said"), also where the parser sees two subjects."""
    token = parse.tokens[who]
    others = [
        k
        for k in parse.subtree(who)
        if k > who and parse.tokens[k].dep == "appos" and parse.right[k] >= parse.right[who] - 1
    ]
    if token.tag == "CD":
        others += parse.kids(who, "conj")
    if token.dep in {"nsubj", "nsubjpass"}:
        others += [k for k in parse.kids(token.head, token.dep) if k > who and _comma_between(parse, who, k)]
    for k in others:
        if parse.tokens[who].tag in {"NNS", "CD"} and parse.kids(k, "conj"):
            return parse.words(parse.left[k], max(parse.right[c] for c in parse.kids(k, "conj")))
        mention = mentions.get(k)
        if mention and mention.identities and mention.identities[0].kind == "person" and mention.identities[0].name:
            return mention.identities[0].name
        if parse.tokens[k].entity == "PERSON" and (parse.tokens[k].pos == "PROPN" or parse.tokens[k - 1].tag == "HYPH"):
            return mention.span.of(parse.text) if mention else parse.words(parse.left[k], k)
        if token.tag == "CD" and mention and any(one.kind in BODIES and one.name for one in mention.identities):
            return mention.span.of(parse.text)
        renamed = called(parse, k) or _proper(parse, mentions, who, k)
        if renamed:
            return renamed
    return _between_commas(parse, mentions, who)


def _proper(parse: Parse, mentions: Mentions, who: int, k: int) -> str | None:
    """A body's own name beside what it is ("the fishermen's union, Sagara, says")."""
    token, mention = parse.tokens[k], mentions.get(k)
    settled = mention is not None and any(one.kind in {"state", "place", "description"} for one in mention.identities)
    plain = token.tag == "NNP" and token.entity not in {"GPE", "NORP", "DATE", "LOC"} and not settled
    alone = not parse.kids(k, "det", "poss", "prep", "conj") and parse.tokens[who].tag in {"NN", "JJS", "CD", "DT"}
    return parse.words(parse.left[k], k) if plain and alone else None


def _between_commas(parse: Parse, mentions: Mentions, who: int) -> str | None:
    """A person's name between commas right behind, where the parser hangs it elsewhere."""
    start = who + 2
    described = parse.tokens[who].pos == "NOUN" or parse.tokens[parse.left[who]].lemma == "the"
    if start >= len(parse.tokens) or parse.tokens[who + 1].text != "," or not described:
        return None
    for k, mention in mentions.items():
        one = mention.identities[0] if len(mention.identities) == 1 else None
        if one and one.kind == "person" and one.name and k >= start and mention.span.start == parse.tokens[start].start:
            return one.name if parse.tokens[k + 1].text in {",", "."} else None
    return None


def _comma_between(parse: Parse, first: int, second: int) -> bool:
    before = parse.tokens[parse.left[second] - 1]
    return before.lemma == "as" or (before.text == "," and parse.right[first] >= parse.left[second] - 3)


def called(parse: Parse, who: int) -> str | None:
    """The name in a clause about the speaker ("a woman who gave her name as Jane Roe")."""
    for clause in [*parse.kids(who, "relcl", "acl"), *_about_him(parse, who)]:
        inside = [i for i in parse.subtree(clause) if i > who and parse.tokens[i].pos == "PROPN"]
        for i in inside:
            token = parse.tokens[i]
            above = parse.tokens[token.head]
            # "known as Jane Roe", "who goes by the name of Jane Roe"
            by_name = above.lemma == "as" or (above.lemma == "of" and parse.tokens[above.head].lemma == "name")
            names_him = token.dep in {"attr", "oprd", "xcomp"} or (token.dep == "pobj" and by_name)
            if token.pos == "PROPN" and names_him:
                return parse.words(min(k for k in inside if k in range(parse.left[i], i + 1)), i)
    return None


def _about_him(parse: Parse, who: int) -> list[int]:
    """Clauses about whom a phrase describes that the parser hangs on a noun inside it ("an envoy in Oslo, who ...")."""
    inner = [k for k in parse.subtree(who) if parse.tokens[k].dep == "relcl" and parse.tokens[k].head != who]
    return [k for k in inner if parse.tokens[parse.left[k]].lemma == "who" and parse.tokens[parse.tokens[k].head].dep
            == "pobj"]  # fmt: skip


def body(parse: Parse, mentions: Mentions, who: int) -> str | None:
    """The body whose name holds the words of a short form ("the Observatory", "the working group", initials)."""
    token = parse.tokens[who]
    first = parse.left[who]
    said = phrase(parse, who).of(parse.text)
    for mention in mentions.values():
        for one in mention.identities:
            if one.kind in BODIES and one.name and " " in one.name and said.startswith(f"the {one.name} "):
                return one.name
    if parse.tokens[first].lemma != "the" or any(
        k > who and parse.tokens[k].dep == "prep" for k in parse.children[who]
    ):
        return None
    short = [fold(parse.tokens[k].text).lower() for k in range(first + 1, who + 1)]
    for mention in sorted(mentions.values(), key=lambda m: abs(m.head - who)):
        for one in mention.identities:
            if one.name and one.kind in BODIES and mention.head != who and _shortens(short, one.name, token.text):
                return _with_rest(parse, mentions, one.name)
            if one.name and one.kind in BODIES and mention.head < who and _described_as(parse, mention.head, who):
                return one.name
    return None


def _shortens(short: list[str], name: str, written: str) -> bool:
    words = [fold(word).lower() for word in name.split()]
    runs = any(words[n : n + len(short)] == short for n in range(len(words) - len(short) + 1))
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    lower = words == short and written.islower() and len(short) > 1
    return (
        (runs and len(words) > len(short)) or lower or (written.isupper() and len(written) > 1 and written == initials)
    )


def _described_as(parse: Parse, i: int, who: int) -> bool:
    """Whether a name stands with a noun in apposition ("the Observatory, a monitor", "the Observatory monitor").

    The noun that speaks now does not count: it may only look like one ("... a truce with the Front, a monitor said").
    """
    head, lemma = parse.tokens[i], parse.tokens[who].lemma
    near = [*parse.kids(i, "appos"), *([head.head] if head.dep in {"appos", "compound", "pobj"} else [])]
    return any(parse.tokens[k].lemma == lemma and parse.tokens[k].pos == "NOUN" for k in near if k != who)


def introduced(parse: Parse, mentions: Mentions, who: int) -> str | None:
    """Whoever stood beside the same title before ("the Wali" after "the Wali of the province, John Roe,")."""
    if parse.tokens[parse.left[who]].lemma != "the" or parse.tokens[who].tag not in {"NN", "NNP"}:
        return None
    lemma = parse.tokens[who].lemma
    before = [t.i for t in parse.tokens[:who] if t.lemma == lemma and t.pos == parse.tokens[who].pos]
    return next((name for k in reversed(before) if (name := beside(parse, mentions, k))), None)


def _repeated(parse: Parse, mentions: Mentions, who: int) -> str | None:
    """Whoever is named beside the same noun later ("a diplomat ..." before "the diplomat, Jane Roe, ...")."""
    token = parse.tokens[who]
    if not _indefinite(parse, who):
        return None
    near = (t for t in parse.tokens[who + 1 :] if t.sentence - token.sentence <= AHEAD and t.lemma == token.lemma)
    own = {parse.tokens[k].lemma for k in parse.kids(who, "amod", "compound", "nmod")}
    again = [
        t.i for t in near if parse.tokens[parse.left[t.i]].lemma == "the"
        and {parse.tokens[k].lemma for k in parse.kids(t.i, "amod", "compound", "nmod")} <= own
    ]  # fmt: skip
    return next((name for k in again if (name := beside(parse, mentions, k))), None)


def _person(mentions: Mentions, i: int | None) -> Identity | None:
    """The person with a name behind a source."""
    mention = mentions.get(i) if i is not None else None
    if mention is None or len(mention.identities) != 1:
        return None
    one = mention.identities[0]
    return one if one.kind == "person" and one.name else None


def _definite(parse: Parse, who: int) -> bool:
    """Whether a description points at one known person ("the official", "Russia's envoy")."""
    token = parse.tokens[who]
    first = parse.tokens[parse.left[who]]
    owned = bool(parse.kids(who, "poss"))
    # the bare noun of a headline ("Lawmaker urges talks")
    bare = first.i == who == parse.bounds[token.sentence][0]
    return token.tag in {"NN", "NNP"} and (first.lemma == "the" or owned or bare)


def _later(parse: Parse, mentions: Mentions, drafts: Sequence[Draft], who: int) -> str | None:
    """Somebody new who speaks in the next sentences: the article first describes, then names."""
    mention, here = mentions.get(who), parse.tokens[who].sentence
    described = mention.identities[0] if mention and mention.identities else None
    if described is None or described.kind != "description" or not _definite(parse, who) or here > AHEAD:
        return None
    for draft in sorted(drafts, key=lambda d: d.tokens[0]):
        one = _person(mentions, draft.source)
        if draft.source is None or one is None or not 0 < parse.tokens[draft.source].sentence - here <= AHEAD:
            continue
        new = not any(_same(m.identities, one) for k, m in mentions.items() if parse.tokens[k].sentence <= here)
        if new:
            alike = one.code is not None and one.code == described.code
            return one.name if alike or described.assumed or fits(described, one) else None
    return None


def _before(parse: Parse, mentions: Mentions, drafts: Sequence[Draft], who: int) -> str | None:
    """Whoever spoke right before, when a description without a country can be nobody else ("the minister")."""
    mention, here = mentions.get(who), parse.tokens[who].sentence
    if (
        mention is None
        or mention.identities[0].kind != "description"
        or not _definite(parse, who)
        or parse.kids(who, "poss")
    ):
        return None
    earlier = [d for d in drafts if d.source is not None and 0 < here - parse.tokens[d.source].sentence <= BACK]
    for draft in sorted(earlier, key=lambda d: -d.tokens[0])[:1]:
        one = _person(mentions, draft.source)
        if one and fits(mention.identities[0], one) and one.sector == mention.identities[0].sector:
            return one.name
        if draft.source is not None and one is None and _indefinite(parse, draft.source):
            return phrase(parse, draft.source).of(parse.text)
    return None


def _speaking_for(parse: Parse, mentions: Mentions, drafts: Sequence[Draft], who: int, names: NameIndex) -> str | None:
    """A nameless spokesman after words of a body ("a spokesman": of whoever spoke in the sentence before)."""
    token = parse.tokens[who]
    bare = _indefinite(parse, who) and parse.left[who] == who - 1 and not parse.kids(who, "prep")
    if not token.lemma.startswith(tuple(names.words["spokesman"])) or not bare:
        return None
    near = [d for d in drafts if d.source is not None and token.sentence - parse.tokens[d.source].sentence == 1]
    for draft in sorted(near, key=lambda d: -d.tokens[0])[:1]:
        mention = mentions.get(draft.source) if draft.source is not None else None
        one = mention.identities[0] if mention and len(mention.identities) == 1 else None
        if draft.source is not None and one is not None and one.kind in {"institution", "body", "group"}:
            return f"{token.text} for {parse.words(parse.left[draft.source], draft.source)}"
    return None


def _indefinite(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.tag == "NN" and parse.tokens[parse.left[i]].lemma in {"a", "an", "one"}


def _same(identities: tuple[Identity, ...], one: Identity) -> bool:
    return any(found.name == one.name for found in identities)


def fits(described: Identity, one: Identity) -> bool:
    """Whether a description may mean a person: no other state, no other side."""
    states = described.code is None or one.code is None or described.code == one.code
    sides = described.sector == one.sector or not ({described.sector, one.sector} <= SETTLED)
    return states and sides
