"""Who is named: noun phrases, and the codebook's names laid over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.codebook.names import Found, NameIndex, Person, Role
from onrecord.parsing import Parse

TOWNS = frozenset({"city", "region"})
GIVEN = TOWNS | {"country", "capital"}  # what given names sound like, too ("Israel Gutierrez", "Paris Jones")
SUFFIX = 3  # letters: "Jr.", "III"
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
COUNTING = frozenset({"NUM", "DET", "ADJ"})
ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
INNER = frozenset({"compound", "det", "amod", "case", "punct"})
# what may stand before a head and still belong to the phrase itself
LEFT = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "predet", "npadvmod", "case"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """A known name laid over tokens ``first`` to ``last``."""

    first: int
    last: int
    found: Found


def names(parse: Parse, index: NameIndex) -> list[Name]:
    """The codebook's names in an article, by tokens; one that cuts a token or a longer personal name is left out."""
    starts = [token.start for token in parse.tokens]
    found = []
    for hit in index.find(parse.text):
        first = bisect_left(starts, hit.start)
        last = bisect_right(starts, hit.end - 1) - 1
        while first < len(starts) and parse.tokens[first].end == parse.tokens[first].start:
            first += 1
        cut = first > last or starts[first] != hit.start or of_a_continent(parse, index, first)
        if not cut and not _part_of_name(parse, first, last, hit):
            found.append(Name(first, last, hit))
    return found


def of_a_continent(parse: Parse, index: NameIndex, i: int) -> bool:
    """Whether a word ends the name of a continent ("Latin American leaders")."""
    both = " ".join(token.text.lower() for token in parse.tokens[max(0, i - 1) : i + 1])
    return both in index.words["continent"]


def _part_of_name(parse: Parse, first: int, last: int, hit: Found) -> bool:
    """Whether the name of a person, town or state only begins somebody's longer name ("Juan Carlos Jobet")."""
    tokens = parse.tokens
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if _hyphened(parse, first, last) and all(not isinstance(e, Person) and e.kind in TOWNS for e in hit.entries):
        return True
    if following is None or following.entity != "PERSON" or following.pos != "PROPN":
        return False
    towns = all(isinstance(entry, Person) or entry.kind in GIVEN for entry in hit.entries)
    whole = all(tokens[i].entity == "PERSON" and tokens[i].head > last for i in range(first, last + 1))
    return towns and whole and len(following.text.strip(".")) > SUFFIX


def _hyphened(parse: Parse, first: int, last: int) -> bool:
    """Whether words are one half of a person's name with a hyphen ("Ho-jen", "al-Sabah")."""
    around = [k for k in (first - 1, last + 1) if 0 <= k < len(parse.tokens)]
    return any(parse.tokens[k].text == "-" and parse.tokens[k].entity == "PERSON" for k in around)


def heads(parse: Parse) -> Iterator[int]:
    """Tokens that head a noun phrase, left to right."""
    for token in parse.tokens:
        counts = token.pos in COUNTING and (whole(parse, token.i) is not None or _alone(parse, token.i))
        heads_phrase = (token.pos in NOMINAL or counts) and token.dep not in INNER
        if token.end > token.start and (heads_phrase or (token.pos == "PROPN" and token.dep == "amod")):
            yield token.i


def _alone(parse: Parse, i: int) -> bool:
    """Whether a number stands for those it counts ("the two agreed")."""
    token = parse.tokens[i]
    return token.pos == "NUM" and token.dep in ALONE and bool(parse.kids(i, "det"))


def whole(parse: Parse, i: int) -> int | None:
    """The noun behind the "of" of a number or pronoun ("three of the judges", "some of them")."""
    of = [k for k in parse.kids(i, "prep") if parse.tokens[k].lemma == "of" and k > i]
    return next((k for prep in of[:1] for k in parse.kids(prep, "pobj")), None)


def core(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token of a noun phrase without what follows its head."""
    first = head
    for kid in parse.children[head]:
        if kid < head and parse.tokens[kid].dep in LEFT:
            first = min(first, parse.left[kid])
    while first < head and parse.tokens[first].pos == "PUNCT":
        first += 1
    return first, head


def role_at(parse: Parse, index: NameIndex, last: int) -> tuple[Role, int] | None:
    """The longest role phrase that ends at a token, and the token it begins at."""
    tokens = parse.tokens
    for length in _lengths(parse, last):
        first = last - length + 1
        if first < 0 or tokens[first].sentence != tokens[last].sentence:
            continue
        before = "".join(_written(parse, i) for i in range(first, last))
        for final in dict.fromkeys(
            (tokens[last].text.lower(), tokens[last].lemma, singular(tokens[last].text.lower()))
        ):
            role = index.roles.get(before + final)
            if role:
                return role, first
    return None


def _lengths(parse: Parse, last: int) -> tuple[int, ...]:
    """How many tokens a role phrase may have: more where a hyphen takes one of them ("state-run news agency")."""
    hyphens = any(parse.tokens[i].text == "-" for i in range(max(0, last - 4), last))
    return (6, 5, 4, 3, 2, 1) if hyphens else (4, 3, 2, 1)


def _written(parse: Parse, i: int) -> str:
    """A word with the space after it, if it has one before the next word ("anti-war ", "farmers'" and a space)."""
    word, following = parse.tokens[i].text.lower().replace("’", "'"), parse.tokens[i + 1]
    joined = "-" in (word, following.text) or following.text[:1] in {"'", "’"}
    return word + ("" if joined and following.start == parse.tokens[i].end else " ")


def role_after(parse: Parse, index: NameIndex, head: int) -> tuple[Role, int] | None:
    """A role phrase that goes on after its head ("secretary of state", "army chief of staff")."""
    tokens = parse.tokens
    word = singular(tokens[head].text.lower())
    before = tokens[head - 1].text.lower() if head and tokens[head - 1].sentence == tokens[head].sentence else ""
    for length in (4, 3, 2):
        last = head + length
        if last < len(tokens) and tokens[last].sentence == tokens[head].sentence:
            phrase = " ".join([word, *(tokens[i].text.lower() for i in range(head + 1, last + 1))])
            role = index.roles.get(f"{before} {phrase}") or index.roles.get(phrase)
            if role:
                return role, last
    return None


def singular(word: str) -> str:
    """The singular of a noun, by its ending."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
