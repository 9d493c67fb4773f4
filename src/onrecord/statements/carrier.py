"""Go-betweens: the outlet that carried the words, and whoever was told them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.actors.party import Mentions, phrase
from onrecord.parsing import Parse
from onrecord.schema import Identity, Statement
from onrecord.statements.draft import Draft
from onrecord.statements.label import PRESS

Tokens = tuple[int, ...]
PEOPLE = frozenset({"person", "description"})


@dataclass
class Carriers:
    """``via`` and ``to`` of the statements, by the tokens of their cue."""

    via: dict[Tokens, str] = field(default_factory=dict)
    to: dict[Tokens, str] = field(default_factory=dict)


def carriers(
    parse: Parse, mentions: Mentions, drafts: list[Draft], media: Mapping[str, str], publisher: str | None = None
) -> tuple[list[Draft], Carriers]:
    """The drafts without those that only say who carried another, and what was carried by whom.

    ``media``: words for what carries words, with the name where the word has another ("tweeted": Twitter).
    What was told to the report's own publisher has no go-between.
    """
    found = Carriers()
    kept = []
    for draft in drafts:
        inner = _carried(parse, mentions, draft, drafts)
        if inner is not None and draft.source is not None:
            found.via[inner.tokens] = _outlet_name(parse, mentions, draft.source)
        else:
            kept.append(draft)
    for draft in kept:
        told = addressee(parse, draft)
        if told is None:
            continue
        name = _outlet_name(parse, mentions, told)
        found.to[draft.tokens] = name
        unknown = draft.cue.implies != "demanded" and _by_name_only(parse, mentions, told)
        medial = parse.tokens[told].text.lower() in media  # "told French radio"
        carries = is_outlet(parse, mentions, told) or unknown or medial
        if carries and not _publishes(mentions, told, name, publisher):
            found.via.setdefault(draft.tokens, name)
    for draft in kept:
        by = carrier_phrase(parse, mentions, draft)
        carrier = _outlet_name(parse, mentions, by) if by is not None else medium(parse, draft, media)
        if carrier is not None:
            found.via.setdefault(draft.tokens, carrier)
    return kept, found


def _publishes(mentions: Mentions, told: int, name: str, publisher: str | None) -> bool:
    """Whether whoever was told is the publisher of the report itself."""
    identities = mentions[told].identities if told in mentions else ()
    names = {name, *(one.name for one in identities if one.name)}
    return publisher is not None and publisher.casefold() in {one.casefold() for one in names}


def medium(parse: Parse, draft: Draft, media: Mapping[str, str]) -> str | None:
    """What carried the words, where no outlet is named ("tweeted", "wrote on Facebook", "in a radio interview")."""
    for verb in draft.tokens:
        token = parse.tokens[verb]
        # "he retweeted the picture, adding that ..."
        for lemma in (token.lemma, parse.tokens[token.head].lemma if token.tag == "VBG" else ""):
            if media.get(lemma):
                return media[lemma]
        for kid in _objects(parse, verb):
            inside = [k for k in (kid, *parse.kids(kid, "compound", "nmod")) if parse.tokens[k].text.lower() in media]
            if inside and not any(a <= kid <= b for a, b in draft.ranges):
                return parse.words(inside[0], inside[0])
    return None


def carried_on(statements: Sequence[Statement]) -> list[Statement]:
    """Statements with what carried the words that the same speaker spoke before them in a sentence."""
    found: list[Statement] = []
    for one in statements:
        last = found[-1] if found else None
        via = one.via or _just_carried(statements, one)
        if not via and last is not None and last.via == last.to and _goes_on(last, one):
            via = last.via
        found.append(replace(one, via=via))
    return found


def _goes_on(last: Statement, one: Statement) -> bool:
    """Whether words in quotation marks follow in the next sentence, of the same speaker ("...," he said)."""
    next_to = 0 <= one.sentence - last.sentence <= 1
    again = one.speaker is not None and one.speaker.text.lower() in {"he", "she", "they"}
    return next_to and again and one.form == "direct" and _named(one) == _named(last) is not None


def _just_carried(statements: Sequence[Statement], one: Statement) -> str | None:
    before = [other for other in statements if other.via and other.sentence == one.sentence and _precedes(other, one)]
    return next((other.via for other in before if _named(other) == _named(one) is not None), None)


def _precedes(other: Statement, one: Statement) -> bool:
    return other.cue is not None and one.cue is not None and other.cue.span.start < one.cue.span.start


def _named(one: Statement) -> str | None:
    return one.speaker.name if one.speaker else None


def _carried(parse: Parse, mentions: Mentions, outer: Draft, drafts: list[Draft]) -> Draft | None:
    """The statement whose words an outlet only reported ("..., said Chernov, Interfax reported")."""
    if outer.source is None or not is_outlet(parse, mentions, outer.source):
        return None
    here = parse.tokens[outer.tokens[0]].sentence
    for inner in drafts:
        if inner is outer or inner.source is None or parse.tokens[inner.tokens[0]].sentence != here:
            continue
        if _covers(inner, outer):
            return inner
    return None


def _covers(inner: Draft, outer: Draft) -> bool:
    """Whether the words of the inner statement are most of what the outer one attributes."""
    words = {i for a, b in outer.ranges for i in range(a, b + 1)}
    said = {i for a, b in inner.ranges for i in range(a, b + 1)} | set(inner.tokens)
    shared = len(words & said)
    return shared > 0 and (2 * shared >= len(words) or words <= said)


def is_outlet(parse: Parse, mentions: Mentions, i: int) -> bool:
    """Whether a phrase names a news outlet, one of its programmes, or calls itself one ("state television")."""
    inside = [i, *(k for k in parse.children[i] if parse.tokens[k].dep in {"compound", "poss", "nmod", "appos"})]
    found = [one for k in inside if (mention := mentions.get(k)) for one in mention.identities if one.kind != "thing"]
    if mentions.get(i) is not None and mentions[i].kind == "thing":  # a press conference
        return False
    people = mentions.get(i) is not None and any(one.kind in PEOPLE for one in mentions[i].identities)
    return not people and any(one.kind == "outlet" or one.sector == PRESS for one in found)


def _by_name_only(parse: Parse, mentions: Mentions, i: int) -> bool:
    """Whether whoever was told is a name that is no person, state or body: a programme or an outlet in no list."""
    token, mention = parse.tokens[i], mentions.get(i)
    # "told 2UE"
    station = token.text.isupper() and token.text.isalnum() and not token.text.isalpha()
    if (token.pos != "PROPN" and not station) or token.tag == "NNPS" or token.entity in {"PERSON", "GPE", "NORP"}:
        return False
    return mention is None or all(_says_nothing(one) for one in mention.identities)


def _says_nothing(one: Identity) -> bool:
    """Whether what is known of a name is no more than the name, or taken from the article's own country."""
    guessed = one.assumed and one.kind in PEOPLE and one.sector != PRESS  # journalists are told, they are no programme
    return (one.kind == "name" and not one.code) or guessed


def _outlet_name(parse: Parse, mentions: Mentions, i: int) -> str:
    """The words for an outlet; its name where that follows ("the state news agency IRNA")."""
    for k in parse.kids(i, "appos"):
        if parse.tokens[k].pos == "PROPN" and k in mentions:
            return phrase(parse, k).of(parse.text)
    return phrase(parse, i).of(parse.text)


def addressee(parse: Parse, draft: Draft) -> int | None:
    """The head of whoever was told: the object of tell, the "to" of an interview."""
    if "addressee" not in draft.cue.takes:
        return None
    for verb in reversed(draft.tokens):
        if parse.tokens[verb].pos != "VERB":
            continue
        for kid in parse.kids(verb, "dative", "dobj", "nsubjpass"):
            if kid != draft.source and not any(first <= kid <= last for first, last in draft.ranges):
                return _whole(parse, verb, _object(parse, kid))
        for clause in parse.kids(verb, "ccomp", "xcomp"):
            for kid in parse.kids(clause, "nsubj"):
                if (
                    kid < clause
                    and parse.tokens[kid].head == clause
                    and kid == verb + 1
                    and _that_follows(parse, kid, clause)
                ):
                    return kid
    return None


def _whole(parse: Parse, verb: int, kid: int) -> int:
    """The last part of a name that the parser takes for two objects ("told Channel 3 television that ...")."""
    return next((k for k in parse.kids(verb, "dobj") if parse.left[k] == kid + 1), kid)


def _that_follows(parse: Parse, kid: int, clause: int) -> bool:
    return any(parse.tokens[k].dep == "mark" and k > kid for k in parse.children[clause])


def _object(parse: Parse, i: int) -> int:
    if parse.tokens[i].pos == "ADP":
        return next(iter(parse.kids(i, "pobj")), i)
    return i


def carrier_phrase(parse: Parse, mentions: Mentions, draft: Draft) -> int | None:
    """An outlet in a phrase of the cue ("in an interview with Der Spiegel", "quoted by TASS")."""
    asked = parse.kids(draft.source, "acl", "relcl") if draft.source is not None else []
    for kid in _set_off(parse, draft.source):
        for i in (kid, *_objects(parse, kid)):
            if is_outlet(parse, mentions, i):
                return i
    for verb in (*draft.tokens, *asked):
        for kid in parse.kids(verb, "nsubj"):
            if kid != draft.source and draft.source in parse.kids(verb, "dobj") and is_outlet(parse, mentions, kid):
                return kid
        for holder in (verb, *(k for k in parse.kids(verb, "advcl") if parse.tokens[k].tag == "VBN")):
            for kid in _objects(parse, holder):
                made = [p for k in parse.kids(kid, "acl") for p in _objects(parse, k)]
                for i in (kid, *_objects(parse, kid), *made):
                    if is_outlet(parse, mentions, i) and not any(a <= i <= b for a, b in draft.ranges):
                        return i
    return None


def _set_off(parse: Parse, source: int | None) -> list[int]:
    """The nouns of a phrase between commas behind a source ("the spokesman, in remarks to Reuters, urged ...")."""
    preps = parse.kids(source, "prep") if source is not None else []
    own = [k for k in preps if parse.tokens[k].lemma == "in" and parse.tokens[k - 1].text == ","]
    return [kid for k in own for kid in parse.kids(k, "pobj")]


def _objects(parse: Parse, i: int) -> list[int]:
    """The nouns in the prepositional phrases of a word."""
    return [kid for prep in parse.kids(i, "prep", "agent") for kid in parse.kids(prep, "pobj")]
