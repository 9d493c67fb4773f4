"""Which issue some words are about: by rows of the codebook, else by the words themselves.

A pure function of the words, of who uses them when, and of the article around them, so that nothing depends
on what else is on record or on the order in which it came.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.codebook.codebook import HOME, Codebook, Row, load, rows
from onrecord.codebook.names import Entry, Found
from onrecord.merge.words import SENTENCE, STATES, tokens, words
from onrecord.schema import Article, Position

PLACE = "{}"
ANY = "*"
AGAINST = "against"
ABOUT = "on"  # a resolution on a state
GROUP = "group"
TOWNS = frozenset({"capital", "city"})
PLACES = STATES | TOWNS | {"region"}
FLIPPED = {"support": "oppose", "oppose": "support"}
BY_WORDS = "shared words"
APART = "tells apart"
NEAR = 16  # characters before a name in which a preposition of it stands
DIRECT = re.compile(r"\s+(?:the\s+)?", re.IGNORECASE)
TOWARDS = re.compile(r"\s+(?:[\w-]+\s+)?(?:against|on|of|into)\s+(?:the\s+)?", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
BY = re.compile(r"(?<!\w)by\s+(?:the\s+)?\Z", re.IGNORECASE)
IN = re.compile(r"(?<!\w)(?:by|in|at)\s+\Z", re.IGNORECASE)  # a march against a war in a town is not a war there
ON = re.compile(r"(?<!\w)(?:against|on|over)\s+(?:the\s+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue: what it is called (``kind`` empty: by the words that its wordings share), and what says so.

    ``sense`` is "against" where the words name the opposite, as an end to a war does of the war.
    """

    issue: str
    kind: str
    sense: str
    rule: str

    def stance(self, told: str) -> str:
        """The stance on the issue of somebody who takes a stance on the words."""
        return FLIPPED.get(told, told) if self.sense == AGAINST else told


@dataclass(frozen=True, slots=True)
class About:
    """Where words for an issue stand: the day, the article's text, and the code and sector of who uses them."""

    day: str
    text: str
    code: str = ""
    sector: str = ""

    @classmethod
    def of(cls, position: Position, article: Article) -> About:
        """What stands around a position."""
        actor = position.actor
        day = position.date or article.published or ""
        return cls(day, f"{article.title or ''}\n{article.text}", actor.code or "", actor.sector or "")


def topic(wording: str, about: About, codebook: Codebook) -> Topic:
    """The issue that a wording is about; the first row that fits says so."""
    found = next(fitting(wording, about, codebook.issues), None)
    return found or Topic(shared(wording), "", "", BY_WORDS)


def fitting(wording: str, about: About, known: Iterable[Row]) -> Iterator[Topic]:
    """The issues of all rows that fit a wording, the first one first."""
    said = spoken(wording)
    for row in known:
        if _fits(row, said, about):
            name = _filled(row, wording, about)
            if name:
                yield Topic(name, row["kind"], row["sense"], row.where)


def _fits(row: Row, said: frozenset[str], about: About) -> bool:
    code, _, sector = row["holder"].partition(":")
    return (
        within(about.day, row["start"], row["end"])
        and all(one_of(words, said) for words in row["wording"].lower().split())
        and not one_of(row["unless"].lower(), said)
        and code in ("", about.code)
        and sector in ("", about.sector)
        and (not row["context"] or _stands(about.text, row["context"]))
    )


def within(day: str, start: str, end: str) -> bool:
    """Whether a day lies in a period; an unknown day lies in none that has a start or end.

    >>> within("2003-03-18", "2003", "2003-03"), within("2003-04-01", "", "2003-03")
    (True, False)
    """
    if not day:
        return not start and not end
    return start <= day and (not end or day[: len(end)] <= end)


@lru_cache(maxsize=4096)
def spoken(text: str) -> frozenset[str]:
    """The words of a text in lower case; those with hyphens also in parts."""
    found = {word.casefold().removesuffix("'s").removesuffix("’s") for word in WORD.findall(text)}
    return frozenset(found | {part for word in found for part in word.split("-")})


def one_of(choices: str, said: frozenset[str]) -> bool:
    """Whether one of several words between bars is there; "vot*" is any word that begins so."""
    for choice in filter(None, choices.split("|")):
        begun = choice.removesuffix(ANY)
        if choice in said or (begun != choice and any(word.startswith(begun) for word in said)):
            return True
    return False


@lru_cache(maxsize=512)
def _stands(text: str, names: str) -> bool:
    """Whether one of several names stands in a text, capitals as they are."""
    return re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, names.split('|')))})(?!\w)", text) is not None


def _filled(row: Row, wording: str, about: About) -> str | None:
    """The name of a row's issue, with the state or group that the words name.

    Else it is whom the article tells the thing to be against or on; what nobody says is against somebody is not. What
    is on or in a state may be so by the states that the article names, but nobody acts against himself unless the words
    say so.
    """
    name = row["issue"]
    if PLACE not in name:
        return name
    own = about.code if AGAINST in name.split() else ""
    after, before = _named(wording, row["wording"].lower().split()[-1])
    others = [one for one in before if one.code != own]
    authors = frozenset(one.code for one in before if one.adjective) if _has_author(name) else frozenset()
    objects = [one.name for one in others if one.code not in authors]
    around = _elsewhere(row, about, authors or {own}) if not after and not objects else None
    filled = next(iter([*after, *objects, *filter(None, [around]), *(one.name for one in others)]), None)
    return name.replace(PLACE, filled) if filled else None


def _has_author(name: str) -> bool:
    """Whether an issue is something that states do or table: an adjective before it tells whose it is."""
    return AGAINST in name.split() or ABOUT in name.split()


def _named(wording: str, choices: str) -> tuple[list[str], list[_Place]]:
    """Whom words name: the first after the thing itself, as in "war on Iraq", and those before it, the last first."""
    place = next((m.start() for m in WORD.finditer(wording) if one_of(choices, spoken(m.group()))), 0)
    found = [one for one in _places(wording) if not (IN if one.town else BY).search(wording, 0, one.start)]
    after = [one.name for one in found if one.start >= place]
    return after[:1], [one for one in reversed(found) if one.start < place]


def _elsewhere(row: Row, about: About, apart: Collection[str]) -> str | None:
    """Whom an article tells a thing to be about of which the words name nobody."""
    if AGAINST in row["issue"].split():
        return _told(about.text, row["wording"].lower().split()[-1])
    return _around(row, about, apart)


@lru_cache(maxsize=512)
def _told(text: str, choices: str) -> str | None:
    """Whom a text says most often that a thing is against: "war on Iraq", "invade Iraq"."""
    counts: Counter[str] = Counter()
    for part in SENTENCE.split(text):
        things = [m.end() for m in WORD.finditer(part) if one_of(choices, spoken(m.group()))]
        places = _places(part) if things else ()
        near = (next((one for one in places if one.start >= end), None) for end in things)
        counts.update(one.name for one, end in zip(near, things, strict=True) if one and _joined(part[end : one.start]))
    return next(iter(sorted(counts, key=lambda name: (-counts[name], name))), None)


def _joined(between: str) -> bool:
    """Whether the words between a thing and a name make it whom the thing is against."""
    return (DIRECT.fullmatch(between) or TOWARDS.fullmatch(between)) is not None


def _around(row: Row, about: About, apart: Collection[str]) -> str | None:
    """The name of the state that an article speaks of where its words for an issue name none but those ``apart``."""
    beside = _beside(about.text, row["wording"].lower())
    told = [code for text in (beside, about.text) for code in _objects(text)]
    named = [code for text in (beside, about.text) for code in _states(text) if code not in apart]
    return next(map(_name, [*told, *named]), None)


@dataclass(frozen=True, slots=True)
class _Place:
    """A state or group that words name, and where; a group has no code of its own, a ``town`` stands for its state.

    An ``adjective`` tells whose something is: "U.S. sanctions" are not on the United States, as "Iran sanctions" are
    on Iran.
    """

    start: int
    name: str
    code: str
    town: bool = False
    adjective: bool = False


@lru_cache(maxsize=1024)
def _places(text: str) -> tuple[_Place, ...]:
    """The states and groups that a text names, in order; towns and regions stand for their state."""
    return tuple(filter(None, map(_place, load(None).names.find(text))))


def _place(hit: Found) -> _Place | None:
    entries = [entry for entry in hit.entries if isinstance(entry, Entry)]
    codes = {entry.code for entry in entries if entry.kind in PLACES and entry.code in state_names()}
    groups = {entry.name for entry in entries if entry.kind == GROUP}
    if len(codes) == 1:
        code = str(codes.pop())
        kinds = {entry.kind for entry in entries}
        return _Place(hit.start, _name(code), code, town=not kinds.isdisjoint(TOWNS), adjective="adjective" in kinds)
    return _Place(hit.start, groups.pop(), "") if len(groups) == 1 and not codes else None


@lru_cache(maxsize=512)
def _objects(text: str) -> tuple[str, ...]:
    """The codes of the states that something in a text is against, on or over, the most often so named first."""
    counts = Counter(
        one.code for one in _places(text) if one.code and ON.search(text, max(one.start - NEAR, 0), one.start)
    )
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))


@lru_cache(maxsize=512)
def _beside(text: str, choices: str) -> str:
    """The sentences of a text in which a row's words stand."""
    parts = SENTENCE.split(text)
    return "\n".join(part for part in parts if all(one_of(words, spoken(part)) for words in choices.split()))


@lru_cache(maxsize=512)
def _states(text: str) -> tuple[str, ...]:
    """The codes of the states that a text names, the most often named first."""
    counts = Counter(token.sense for token in tokens(text) if token.sense in state_names())
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))


def _name(code: str) -> str:
    return state_names()[code]


@cache
def state_names() -> Mapping[str, str]:
    """The name of each state by its code."""
    return {row["code"]: row["name"] for row in rows(HOME, "actors/countries.csv")}


def shared(wording: str) -> str:
    """What wordings of one issue have in common: the stems of their telling words, states by their codes.

    >>> shared("the deployment of American soldiers") == shared("deploying U.S. soldiers")
    True
    """
    found = words(wording)
    apart = {token.word for token in tokens(wording)} & _apart()
    return " ".join(sorted(found.stems | found.numbers | apart)) or wording.casefold()


@cache
def _apart() -> frozenset[str]:
    """Common words that set one thing against another of its kind: "another treaty" is not "the treaty"."""
    return frozenset(row["word"] for row in rows(HOME, "common_words.csv") if row["note"] == APART)
