"""What a reader of the article has in mind so far: names laid over tokens, and who was last in play."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations, pairwise, takewhile

from onrecord.actors.mention import Name, names
from onrecord.codebook.codebook import Codebook
from onrecord.codebook.names import Entry, NameIndex, Person, fold
from onrecord.parsing import Parse
from onrecord.quotation import quotes
from onrecord.schema import Identity

PLACES = frozenset({"city", "region", "breakaway"})
STATES = frozenset({"country", "capital", "metonym"})
STATE_KINDS = frozenset({"country", "adjective", "demonym", "capital", "metonym"})
PEOPLES = frozenset({"adjective", "demonym"})
TOGETHER, SIDE_BY_SIDE = 8.0, 2.0  # what speaks for two sides, see pair.py
CLOSE = 5  # words between two names that stand side by side
RULED = 3  # how much more a people is told of where it rules a part of the state
ABOUT = STATE_KINDS | {"city", "region"}
DATELINE = 3.0
OF_PEOPLE = 1.5  # how much a person or body of a state tells of what an article is about, a town of it being 1


@dataclass(frozen=True, slots=True)
class Past:
    """Somebody named at a token: 2 as the subject of a sentence, 1 as another subject, less as an object, else 0."""

    i: int
    identities: tuple[Identity, ...]
    rank: float


@dataclass
class Scene:
    """The reader's memory of one article; it grows as the text is read from left to right."""

    parse: Parse
    codebook: Codebook
    date: str | None
    by_last: dict[int, Name]
    covering: dict[int, Name]
    focus: str | None
    quoted: frozenset[int]
    named: Mapping[str, Person] = field(default_factory=dict)
    states: frozenset[str] = frozenset()
    told: tuple[tuple[int, str, float], ...] = ()
    known: dict[int, tuple[Identity, ...]] = field(default_factory=dict)
    people: dict[str, Identity] = field(default_factory=dict)
    history: list[Past] = field(default_factory=list)

    @cached_property
    def shares(self) -> dict[str, float]:
        """The share that each state has of all names that are a state's."""
        worth: Counter[str] = Counter()
        for _, code, weight in self.told:
            worth[code] += weight  # type: ignore[assignment]
        total = sum(worth.values())
        return {code: weight / total for code, weight in worth.items()}

    @cached_property
    def together(self) -> dict[frozenset[str], float]:
        """How much two states are told of together: in the same sentences, and side by side."""
        sentences: defaultdict[str, set[int]] = defaultdict(set)
        for place, code, _ in self.told:
            sentences[code].add(self.parse.tokens[max(place, 0)].sentence)
        close = Counter(_side_by_side(self.told))
        total = sum(close.values()) or 1
        return {
            frozenset({a, b}): TOGETHER * len(sentences[a] & sentences[b]) / (1 + len(sentences[a] | sentences[b]))
            + SIDE_BY_SIDE * close[frozenset({a, b})] / total
            for a, b in combinations(sorted(sentences), 2)
        }

    def plover(self, code: str | None) -> str | None:
        """PLOVER's code for a code of the guide."""
        return self.codebook.names.plover_of(code)

    def before(self, i: int, *, sentences: int) -> list[Past]:
        """Who was named before a token, nearest first; outside quotations only what is outside counts."""
        floor = self.parse.tokens[i].sentence - sentences
        inside = i in self.quoted
        near = takewhile(lambda p: self.parse.tokens[p.i].sentence >= floor, reversed(self.history))  # left to right
        return [p for p in near if p.i < i and (inside or p.i not in self.quoted)]


def _side_by_side(told: tuple[tuple[int, str, float], ...]) -> Iterator[frozenset[str]]:
    """Two states whose names stand side by side, each time they do."""
    for (first, one, _), (second, other, _) in pairwise(sorted(told)):
        if one != other and second - first <= CLOSE:
            yield frozenset({one, other})


def scene(parse: Parse, codebook: Codebook, date: str | None) -> Scene:
    """An empty memory with the codebook's names already laid over the article."""
    found = _placed(names(parse, codebook.names), codebook.names)
    covering = {i: name for name in found for i in range(name.first, name.last + 1)}
    counts = _counts(parse, codebook, found)
    focus = counts.most_common(1)[0][0] if counts else None
    quoted = frozenset(i for q in quotes(parse) for i in range(q.first, q.last + 1))
    return Scene(
        parse,
        codebook,
        date,
        {n.last: n for n in found},
        covering,
        focus,
        quoted,
        _in_full(found, codebook.names),
        states=frozenset(counts),
        told=(*_dateline(parse, codebook.names), *_told(found, codebook.names)),
    )


def _placed(found: list[Name], index: NameIndex) -> list[Name]:
    """Names with each people of several states in that which the article names most often, if it names any."""
    codes = (_codes(one, STATE_KINDS) for one in found)
    counts = Counter(next(iter(sure)) for sure in codes if len(sure) == 1)
    return [_at_home(name, counts, index) for name in found]


def unplaced(name: Name) -> bool:
    """Whether a name is that of a people of several states in none of them."""
    return len(_codes(name, PEOPLES)) > 1


def _codes(name: Name, kinds: frozenset[str]) -> set[str]:
    return {e.code for e in name.found.entries if isinstance(e, Entry) and e.kind in kinds and e.code}


def _at_home(name: Name, counts: Counter[str], index: NameIndex) -> Name:
    entries = [e for e in name.found.entries if isinstance(e, Entry) and e.code and not (e.start or e.end)]
    worth = {e.code: counts[e.code] * (RULED if e.sector == "REB" else 1) for e in entries if e.code}
    if not unplaced(name):
        return name
    if not any(worth.values()):  # a state's own adjective ("Turkmen") is that, others are nobody's
        worth = {e.code: 1 for e in entries if e.code and index.is_state(e.name)}
    home = max(worth, key=lambda code: worth[code], default=None)
    if home is None:
        return name
    return replace(name, found=replace(name.found, entries=tuple(e for e in entries if e.code == home)))


def _in_full(found: list[Name], index: NameIndex) -> dict[str, Person]:
    """People whose full names stand anywhere in the article, by surname; a surname that two share is left out.

    A headline or lead often has the surname before the text has the name.
    """
    people: dict[str, dict[str, Person]] = {}
    long = [n.found for n in found if " " in n.found.surface]
    for surface, person in ((fold(n.surface).lower(), e) for n in long for e in n.entries if isinstance(e, Person)):
        for short in {person.surname, family_name(index, person.name, *(term.code for term in person.terms))}:
            if fold(short).lower() in surface:  # "Seif al-Islam" tells nothing of "Gaddafi"
                people.setdefault(fold(short), {})[person.name] = person
    return {surname: next(iter(named.values())) for surname, named in people.items() if len(named) == 1}


def _counts(parse: Parse, codebook: Codebook, found: list[Name]) -> Counter[str]:
    """How often each state is named, the dateline counting three times: an article is about the most common one."""
    counts: Counter[str] = Counter()
    for name in found:
        codes = [e.code for e in name.found.entries if isinstance(e, Entry) and e.kind in ABOUT and e.code]
        if not unplaced(name):  # a people of several states tells of none
            counts.update(dict.fromkeys(codes, 1))
    place = parse.paragraphs[0].place if parse.paragraphs else None
    for named in codebook.names.named(place) if place else ():
        if isinstance(named, Entry) and named.code:
            counts[named.code] += 3
            break
    return counts


def _dateline(parse: Parse, index: NameIndex) -> list[tuple[int, str, float]]:
    """The state of the dateline's place, which is what an article is about before it has named any."""
    place = parse.paragraphs[0].place if parse.paragraphs else None
    codes = [e.code for e in index.named(place) if isinstance(e, Entry) and e.code] if place else []
    return [(-1, code, DATELINE) for code in codes[:1] if code in index.states]


def _told(found: list[Name], index: NameIndex) -> Iterator[tuple[int, str, float]]:
    """The states that names stand for or belong to, in order: a person or body of a state tells more than a town."""
    for name in (one for one in found if not unplaced(one)):
        entries = name.found.entries
        placed = {e.code for e in entries if isinstance(e, Entry) and e.kind in ABOUT}
        shared = name.found.surface.lower() in index.words["shared name"]
        theirs = {
            e.terms[-1].code if isinstance(e, Person) else e.code for e in entries if _of_a_state(e) and not shared
        }
        for code in sorted(c for c in placed or theirs if c and c in index.states):
            yield name.last, code, 1.0 if placed else OF_PEOPLE


def _of_a_state(named: Entry | Person) -> bool:
    return isinstance(named, Person) or named.kind in {"institution", "group"}


def pick(entries: tuple[Entry | Person, ...], date: str | None, focus: str | None) -> Entry | Person | None:
    """The one that a name stands for; None when several remain with nothing to choose by."""
    order = {
        "country": 0,
        "adjective": 0,
        "demonym": 0,
        "metonym": 1,
        "body": 2,
        "capital": 3,
        "group": 3,
        "institution": 4,
        "person": 5,
        "outlet": 6,
        "region": 7,
        "city": 8,
    }
    live = [e for e in entries if isinstance(e, Person) or e.valid(date)] or list(entries)
    best = min(order[e.kind] for e in live)
    top = [e for e in live if order[e.kind] == best]
    if len({_code(e) for e in top}) > 1:
        top = [e for e in top if _code(e) == focus] or _serving(top, date)
    return top[0] if len({_code(e) for e in top}) == 1 else None


def _serving(named: list[Entry | Person], date: str | None) -> list[Entry | Person]:
    """Those of several people of one name who held an office on a date ("George Bush" in 1991)."""
    return [
        e for e in named
        if isinstance(e, Person) and date and any(t.start and t.begun(date) and not t.over(date) for t in e.terms)
    ]  # fmt: skip


def _code(named: Entry | Person) -> str | None:
    return named.code if isinstance(named, Entry) else named.name


def remember(scene: Scene, found: Identity) -> Identity:
    """Keep a person under the full name and the surname, for later short forms."""
    if found.name:
        short = (found.name.split()[-1], re.split(r"[\s-]", found.name)[-1])
        for form in (found.name, *short, family_name(scene.codebook.names, found.name, found.code)):
            scene.people[fold(form)] = found
    return found


def family_name(names: NameIndex, name: str, *codes: str | None) -> str:
    """The word of a name that short forms use: the first where family names come first ("Kim Jong-un").

    ``codes``: of whatever its bearer has been in office for.
    """
    words = name.split()
    eastern = any(code in names.words["family name first"] for code in codes) and words[0] not in names.genders
    return words[0] if eastern and len(words) > 1 else words[-1]


def remember_body(scene: Scene, found: Identity) -> Identity:
    """Keep a body in no list under its initials, for later acronyms."""
    words = re.findall(r"\b[A-Z]\w+", found.name or "")
    if len(words) >= 2:
        scene.people[fold(found.name or "")] = found
        scene.people["".join(word[0] for word in words)] = found
        scene.people.setdefault(fold(words[-1]), found)
    return found


def short_names(scene: Scene, entry: Entry) -> None:
    """Let "the Observatory" stand for the Syrian Observatory for Human Rights from now on."""
    if entry.kind in {"body", "institution", "group"} and len(entry.name.split()) > 2:
        found = Identity(entry.name, entry.code, entry.plover, entry.sector, None, entry.kind, entry.where)
        scene.people.setdefault(fold(last_noun(entry.name)), found)
        scene.people.setdefault("".join(word[0] for word in re.findall(r"\b[A-Z]\w+", entry.name)), found)


def last_noun(name: str) -> str:
    """The noun that a name goes by ("Observatory" of the Syrian Observatory for Human Rights)."""
    words = name.split()
    cut = next((n for n, word in enumerate(words) if word in {"for", "of", "on"} and n), len(words))
    return words[cut - 1]
