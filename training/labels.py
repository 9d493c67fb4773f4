"""Texts of the corpus with what the program itself knows of them, and the coder's marks put on words of the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.actors.stage import find_actors
from onrecord.codebook.codebook import Codebook
from onrecord.evaluate.pairing import STOP
from onrecord.events.lexical import dateline, hints, lexical_acts
from onrecord.models.features import Hints, Mentions
from onrecord.parsing import Parse, parse_all
from onrecord.schema import Article, Reading
from onrecord.statements.stage import find_statements
from training.corpus import Act, Chars, Named, Stand, Text

EMPTY = frozenset({"PUNCT", "DET", "ADP", "PART", "CCONJ", "AUX"})
PARTY = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
COUNTED = frozenset({"NUM"})  # "the two", "both of the 27"
ISSUE = frozenset({"NOUN", "PROPN", "VERB", "PRON", "ADJ"})
SMALL = STOP | {"that", "be"}
LIKE, LONG = 0.4, 14  # how like an issue a phrase has to be, and how many words it may have


@dataclass(frozen=True)
class Known:
    """A text as the program sees it before the model reads it."""

    text: Text
    parse: Parse
    mentions: Mentions
    hints: Hints
    dateline: str | None


def know(texts: Iterable[Text], codebook: Codebook) -> Iterator[Known]:
    """Texts through the stages that come before the model."""
    held = list(texts)
    for text, parse in zip(held, parse_all(t.text for t in held), strict=True):
        article = Article.of(text.text, published=text.published)
        reading = find_actors(Reading(article, parse.spans, parse=parse), codebook)
        reading = find_statements(reading, codebook)
        mentions = {mention.head: mention for mention in reading.mentions}
        found = hints(reading, lexical_acts(reading, codebook))
        yield Known(text, parse, mentions, found, dateline(parse, codebook))


def words_of(parse: Parse, span: Chars) -> list[int]:
    """The words of a parse that lie in a span."""
    return [t.i for t in parse.tokens if t.start < span[1] and t.end > span[0] and t.end > t.start]


def tops(parse: Parse, words: list[int]) -> list[int]:
    """The words of a stretch whose heads lie outside it."""
    inside = set(words)
    return [i for i in words if parse.tokens[i].head not in inside or parse.tokens[i].head == i]


def trigger_word(parse: Parse, span: Chars) -> int | None:
    """The word that stands for a trigger: its topmost verb, else noun or adjective."""
    words = words_of(parse, span)
    for group in (tops(parse, words), words):
        for kinds in ({"VERB"}, {"NOUN", "ADJ", "PROPN"}, {"AUX"}):
            found = [i for i in group if parse.tokens[i].pos in kinds]
            if found:
                return found[0]
    return words[0] if words else None


def party_word(parse: Parse, span: Chars) -> int | None:
    """The word that heads a party's words."""
    words = words_of(parse, span)
    for group in (tops(parse, words), words):
        for kinds in (PARTY, COUNTED):
            found = [i for i in group if parse.tokens[i].pos in kinds]
            if found:
                return found[0]
    return words[0] if words else None


def cue_word(parse: Parse, span: Chars) -> int | None:
    """The word that stands for a cue: its topmost word with content."""
    words = words_of(parse, span)
    found = tops(parse, words)
    return next((i for i in found if parse.tokens[i].pos not in EMPTY), found[0] if found else None)


# ---- stands


def issue_word(parse: Parse, anchor: int, issue: str) -> int | None:
    """The word whose phrase, in the anchor's sentence, is most like an issue."""
    wanted = {w.lower().strip(".,'\"") for w in issue.split()} - SMALL
    first, end = parse.bounds[parse.tokens[anchor].sentence]
    scored = [
        (_likeness(parse, i, wanted), -i)
        for i in range(first, end)
        if parse.tokens[i].pos in ISSUE and len(parse.subtree(i)) <= LONG
    ]
    best, place = max(scored, default=(0.0, 0))
    return -place if best >= LIKE else None


def _likeness(parse: Parse, i: int, wanted: set[str]) -> float:
    words = {parse.tokens[k].text.lower() for k in parse.subtree(i) if parse.tokens[k].text[:1].isalnum()} - SMALL
    return 2 * len(words & wanted) / (len(words) + len(wanted)) if words or wanted else 0.0


def holder_word(known: Known, anchor: int, stand: Stand) -> int | None:
    """The word for whoever takes a stand, in the anchor's sentence or the one before: by name, else by code."""
    parse, last = known.parse, stand.person.split()[-1].lower() if stand.person else None
    sentence = parse.tokens[anchor].sentence
    first = parse.bounds[max(0, sentence - 1)][0]
    found: list[tuple[tuple[int, int, int], int]] = []
    for i in range(first, parse.bounds[sentence][1]):
        worth = 4 if last and parse.tokens[i].text.lower() == last else _worth(known, i, stand.code)
        if worth:
            found.append(((parse.tokens[i].sentence - sentence, worth, -abs(i - anchor)), i))
    return max(found)[1] if found else None


def _worth(known: Known, i: int, code: str) -> int:
    mention = known.mentions.get(i)
    if mention is None or all(one.code != code for one in mention.identities):
        return 0
    return 2 if known.parse.tokens[i].dep in {"nsubj", "nsubjpass"} else 1


# ---- parties


@dataclass(frozen=True, slots=True)
class Side:
    """The word of a party, with the code and sector that the coder gave it."""

    word: int
    code: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """An act at a word of the parse."""

    word: int
    act: Act
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]


def marked(known: Known) -> list[Marked]:
    """The acts of a text at their words, one a word."""
    found: dict[int, Marked] = {}
    for act in known.text.acts:
        word = trigger_word(known.parse, act.trigger)
        if word is not None:
            sides = (_sides(known.parse, act.actors), _sides(known.parse, act.recipients))
            found.setdefault(word, Marked(word, act, *sides))
    return list(found.values())


def _sides(parse: Parse, named: tuple[Named, ...]) -> tuple[Side, ...]:
    found = ((party_word(parse, one.span), one) for one in named)
    return tuple(Side(word, one.code, one.sector) for word, one in found if word is not None)
