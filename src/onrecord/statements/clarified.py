"""Names that grow by what stands elsewhere or behind: a surname, a clause that tells who is meant."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.actors.party import Mentions
from onrecord.codebook.names import fold
from onrecord.parsing import Parse

# words of a clause that still tell who is meant ("a sister who runs the clinic")
CLAUSE = 8
PLACES = frozenset({"GPE", "LOC", "FAC"})
# words that tell nothing of whom they mean without what follows them: a clause, or whom they are among
THOSE, SOME = frozenset({"those", "that"}), frozenset({"other", "some"})
COMPLEMENTS = ("dobj", "attr", "acomp", "prep", "agent", "xcomp")


def longer(parse: Parse, mentions: Mentions, name: str) -> str:
    """A person's name in the longest form of the article, if only one person there bears it ("Mr Poon")."""
    short = name.split()
    others = {full for full in _people(parse, mentions) if _shortens(short, full.split())}
    return others.pop() if len(others) == 1 else name


def given(parse: Parse, mentions: Mentions, who: int) -> str | None:
    """The full name of somebody called by one name who is no mention of its own ("Somchai wrote")."""
    token = parse.tokens[who]
    if token.pos != "PROPN" or parse.kids(who, "compound", "det", "poss"):
        return None
    full = longer(parse, mentions, token.text)
    return full if full != token.text else None


def _people(parse: Parse, mentions: Mentions) -> frozenset[str]:
    found = {
        one.name for mention in mentions.values() for one in mention.identities if one.kind == "person" and one.name
    }
    return _written(parse.text, frozenset(found))


@lru_cache(maxsize=16)
def _written(text: str, found: frozenset[str]) -> frozenset[str]:
    """The names that an article writes out, without those that are part of another."""
    words = _folded(text)
    written = {name for name in found if " " in name and fold(name) in words}
    return frozenset(name for name in written if not any(name != other and name in other for other in written))


@lru_cache(maxsize=16)
def _folded(text: str) -> str:
    return fold(text)


def _shortens(short: list[str], full: list[str]) -> bool:
    """Whether a title and one name, or one name alone, are of a longer name."""
    titled = len(short) == 2 and len(short[0].rstrip(".")) <= 3
    last = [part for word in full for part in (word, *word.split("-"))]
    return (len(short) == 1 or titled) and short[-1] in last and len(full) > 1 and short != full


def clarified(parse: Parse, who: int) -> str | None:
    """A nameless description with the clause behind it that tells who is meant ("Diplomats who were present")."""
    token = parse.tokens[who]
    within = _of_whom(parse, who) if token.lemma in SOME else None
    if within is not None:
        return parse.words(parse.left[who], parse.right[within])
    if (token.pos != "NOUN" and token.lemma not in THOSE) or parse.tokens[parse.left[who]].lemma == "the":
        return None
    for clause in parse.kids(who, "relcl", "acl"):
        first = parse.left[clause]
        if parse.tokens[clause].tag == "VBG" and parse.tokens[clause].dep == "acl":
            continue
        if clause > who and parse.tokens[first - 1].text != "," and first <= who + 1:
            told = [parse.right[k] for k in parse.kids(clause, *COMPLEMENTS) if k > clause]
            end = min(told, default=clause)
            if end - first < CLAUSE:
                return parse.words(parse.left[who], end)
    return None


def _of_whom(parse: Parse, who: int) -> int | None:
    """The phrase right behind "others" or "some" that tells of whom they are ("others in the cabinet")."""
    beside = (k for k in parse.kids(who, "prep") if k == who + 1)
    return next((k for k in beside if parse.tokens[k].lemma in {"in", "within", "inside", "from", "among"}), None)


def with_hyphen(parse: Parse, name: str) -> str:
    """A name whole, of which only the part before or after a hyphen is known ("Hwang Mal" of "Hwang Mal-soon")."""
    if name.startswith("-"):
        found = re.search(r"(?:[A-Z]\w+ )*[A-Z]\w+" + re.escape(name) + r"\b", parse.text)
        return found[0] if found else name
    parts = re.findall(re.escape(name) + r"\b((?:-\w+)*)", parse.text)
    return name + parts[0] if parts and parts[0] and all(parts) else name


def set_beside(parse: Parse, i: int) -> str | None:
    """The name that a description follows ("Okan, a technician, ..."), for whom a pronoun means."""
    token = parse.tokens[i]
    name = parse.tokens[token.head]
    behind = token.dep == "appos" and name.i < i and parse.tokens[parse.left[i] - 1].text == ","
    if not behind or name.pos != "PROPN" or name.entity in PLACES:
        return None
    first = min([name.i, *(k for k in parse.kids(name.i, "compound") if parse.tokens[k].pos == "PROPN")])
    return parse.words(first, name.i)
