"""What a position is about: a short noun phrase made from the words a stance word governs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from onrecord.actors.mention import core
from onrecord.actors.party import Mentions
from onrecord.codebook.codebook import HOME, rows
from onrecord.events.argument import slot
from onrecord.grammar import infinitive
from onrecord.parsing import Parse, Token

LONGEST = 10
SHORT = 4
CLAUSES = ("ccomp", "xcomp", "acl", "advcl")
VERBAL = frozenset({"VERB", "AUX"})
AFTER = frozenset({"prep", "acl", "nummod"})  # nummod: "Resolution 1441"
LEADING = frozenset({"det", "predet", "punct"})
VOWELS = frozenset("aeiou")


def governed(parse: Parse, i: int, tokens: tuple[int, ...], spec: str) -> list[int]:
    """The heads of what a stance word governs, with those joined to them: the first slot that is there."""
    for choice in spec.split("/"):
        found = _clause(parse, i, tokens) if choice == "comp" else _nominal(parse, i, tokens, choice)
        if found:
            return list(dict.fromkeys(found))
    return []


def _clause(parse: Parse, i: int, tokens: tuple[int, ...]) -> list[int]:
    for holder in (i, *(t for t in tokens if t != i)):
        for kid in parse.kids(holder, *CLAUSES):
            if (
                kid not in tokens
                and kid > i
                and (parse.tokens[kid].dep not in {"acl", "advcl"} or infinitive(parse, kid))
            ):
                return [kid]
    return []


def _nominal(parse: Parse, i: int, tokens: tuple[int, ...], choice: str) -> list[int]:
    found = slot(parse, i, tokens, choice)
    if choice == "obj":
        return found or [k for k in parse.kids(i, "xcomp", "ccomp") if parse.tokens[k].tag == "VBG" and k > i][:1]
    preps = [k for t in tokens for k in (t, *parse.kids(t, "prep")) if parse.tokens[k].lemma == choice]
    joined = [k for prep in preps for k in parse.kids(prep, "conj") if parse.tokens[k].lemma == choice]
    return found + [k for prep in [*preps, *joined] for k in parse.kids(prep, "pcomp", "pobj") if k not in found]


def words(parse: Parse, mentions: Mentions, head: int, holder: str | None = None) -> str:
    """The issue that a noun or clause names; empty when it names none (a pronoun, a bare "do")."""
    token = parse.tokens[head]
    made = clause(parse, mentions, head, holder) if token.pos in VERBAL else noun(parse, mentions, head)
    return tidy(made)


def tidy(made: str) -> str:
    """Within ten words, without quotation marks and without marks at the ends of words."""
    kept = [w.strip('"“”‘’()[],;:') for w in made.split()]
    kept = [w if w.count(".") > 1 else w.rstrip(".") for w in kept if w]
    return " ".join([w for w in kept if w][:LONGEST])


def noun(parse: Parse, mentions: Mentions, head: int) -> str:
    """A noun phrase with its prepositional phrases; possessive pronouns by the name they stand for."""
    token = parse.tokens[head]
    if token.pos not in {"NOUN", "PROPN", "NUM", "ADJ"} and token.tag != "VBG":
        return ""
    first, _ = core(parse, head)
    return named_words(parse, mentions, first, _end(parse, head))


def _end(parse: Parse, head: int) -> int:
    """The last token of the phrases that follow a noun and belong to it, as far as ten words go."""
    last = head
    for kid in parse.children[head]:
        token = parse.tokens[kid]
        if kid <= head or token.dep not in AFTER or kid > last + 1:
            continue
        reach = _cut(parse, kid)
        if reach - core(parse, head)[0] > LONGEST + 2:
            break
        last = max(last, reach)
    return last


def _cut(parse: Parse, i: int) -> int:
    """The right edge of a phrase without the clauses that hang on it."""
    loose = [
        k for k in range(i, parse.right[i] + 1)
        if parse.tokens[k].dep in {"relcl", "advcl", "appos", "parataxis"} and parse.left[k] > i
    ]  # fmt: skip
    end = min([parse.right[i], *(parse.left[k] - 1 for k in loose)])
    while end > i and parse.tokens[end].pos in {"PUNCT", "CCONJ", "ADP"}:
        end -= 1
    return end


def named_words(parse: Parse, mentions: Mentions, first: int, last: int) -> str:
    """The words from one token to another without leading articles; possessive pronouns by name."""
    made: list[str] = []
    for i in range(first, last + 1):
        token = parse.tokens[i]
        if (token.dep in LEADING and not made) or token.end == token.start:
            continue
        name = named(mentions, token)
        made.append((" " if parse.tokens[i - 1].end != token.start or name else "") + (name or token.text))
    return "".join(made).strip().lstrip("-– ")


def named(mentions: Mentions, token: Token) -> str | None:
    """The name behind a possessive pronoun ("its offensive" -> "Turkey's offensive")."""
    if token.tag != "PRP$":
        return None
    mention = mentions.get(token.i)
    one = mention.identities[0] if mention and mention.identities else None
    return f"{one.name}'{'' if one.name.endswith('s') else 's'}" if one and one.name else ""


def clause(parse: Parse, mentions: Mentions, verb: int, holder: str | None) -> str:
    """A clause as a noun phrase: its subject, the verb as a gerund, its object and what follows."""
    deeper = [k for k in parse.kids(verb, "xcomp", "ccomp") if infinitive(parse, k) or parse.tokens[k].tag == "VBG"]
    if deeper and not parse.kids(verb, "dobj", "dative"):
        inner = clause(parse, mentions, deeper[0], holder)
        own = "" if parse.kids(deeper[0], "nsubj") else _subject(parse, mentions, verb, holder)
        return _join([own, inner])
    parts = [_subject(parse, mentions, verb, holder), verb_words(parse, verb)]
    parts += [_object(parse, mentions, verb), _rest(parse, mentions, verb)]
    made = _join(parts)
    return made if len(made.split()) > 1 else ""


def _join(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)


def _subject(parse: Parse, mentions: Mentions, verb: int, holder: str | None) -> str:
    """The clause's own subject, unless it is a pronoun or the holder."""
    for k in parse.kids(verb, "nsubj", "nsubjpass"):
        mention = mentions.get(k)
        code = mention.identities[0].code if mention and mention.identities else None
        if parse.tokens[k].pos == "PRON":
            name = mention.identities[0].name if mention and mention.identities else None
            return name or "" if code != holder else ""
        if holder is None or code != holder or parse.tokens[k].pos == "NOUN":
            return noun(parse, mentions, k)
    return ""


def verb_words(parse: Parse, verb: int) -> str:
    """A verb as a gerund with its particles; a passive as it stands, "be" not at all."""
    token = parse.tokens[verb]
    if token.lemma == "be":
        return ""
    if parse.kids(verb, "auxpass", "nsubjpass"):
        return token.text
    particle = [parse.tokens[k].text for k in parse.kids(verb, "prt")]
    return _join([gerund(token.lemma), *particle])


def gerund(lemma: str) -> str:
    """The -ing form of a verb.

    >>> [gerund(v) for v in ("leave", "attack", "cut", "see", "open", "refer", "offer")]
    ['leaving', 'attacking', 'cutting', 'seeing', 'opening', 'referring', 'offering']
    """
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    one_syllable = len(lemma) > 2 and sum(letter in VOWELS for letter in lemma) == 1
    double = one_syllable and lemma[-2] in VOWELS and lemma[-1] not in set("wxy")
    return lemma + (lemma[-1] if double or _stressed(lemma) else "") + "ing"


def _stressed(lemma: str) -> bool:
    """Whether a longer verb is stressed at its end and doubles its last letter; its longest ending tells."""
    return next((doubles for ending, doubles in _endings() if lemma.endswith(ending)), False)


@cache
def _endings() -> tuple[tuple[str, bool], ...]:
    found = [(row["ending"], row["doubles"] == "yes") for row in rows(HOME, "endings.csv")]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


def _object(parse: Parse, mentions: Mentions, verb: int) -> str:
    for k in parse.kids(verb, "dobj", "attr", "acomp"):
        if parse.tokens[k].pos == "PRON":
            mention = mentions.get(k)
            return (mention.identities[0].name or "") if mention and mention.identities else ""
        return noun(parse, mentions, k) or parse.tokens[k].text
    return ""


def _rest(parse: Parse, mentions: Mentions, verb: int) -> str:
    """The prepositional phrases of a verb, the first two."""
    preps = [k for k in parse.kids(verb, "prep") if k > verb and parse.kids(k, "pobj")][:2]
    return _join([named_words(parse, mentions, k, _cut(parse, k)) for k in preps])


Wordings = dict[str, list[int]]
"""How an article words a noun: the wordings in their order, each with the first two places where it stands."""


def wordings(parse: Parse, mentions: Mentions, places: Iterable[int]) -> Wordings:
    """The wordings of a noun that stands at some places."""
    found: Wordings = {}
    for k in places:
        at = found.setdefault(tidy(noun(parse, mentions, k)), [])
        at += [k] if len(at) < 2 else []
    return found


def fuller(parse: Parse, head: int, made: str, known: Wordings) -> str:
    """A short issue in the fullest wording that the article gives the same noun elsewhere; of equal ones the first."""
    own = set(made.lower().split())
    if len(own) > SHORT or parse.tokens[head].pos != "NOUN":
        return made
    best, length, first = made, len(made.split()), -1
    for other, at in known.items():
        place = next((k for k in at if k != head), None)
        words = len(other.split())
        longer = words > length or (words == length and place is not None and place < first)
        if place is not None and longer and words <= LONGEST - 2 and own <= set(other.lower().split()):
            best, length, first = other, words, place
    return best


def worth(parse: Parse, head: int, made: str) -> bool:
    """Whether words name an issue: more than one common noun, and no day."""
    if parse.tokens[head].entity in {"DATE", "TIME"}:
        return False
    return len(made.split()) > 1 or parse.tokens[head].pos == "PROPN"
