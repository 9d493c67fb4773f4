"""Every name the codebook knows, found in a text in one pass (Aho-Corasick, longest name first)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any

from onrecord.codebook.lowercase import Lowercase

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.codebook.codebook import Row

    Layered = Callable[..., list[Row]]

PUBLIC = frozenset({"body", "institution"})  # bodies of states and between them


@dataclass(frozen=True, slots=True)
class Entry:
    """A name that stands for one actor or place, whatever the date or between two dates."""

    name: str
    code: str | None
    plover: str | None
    sector: str | None
    kind: str
    where: str
    start: str = ""
    end: str = ""

    def valid(self, date: str | None) -> bool:
        """Whether the entry holds on an ISO date (always without one)."""
        if date is None:
            return True
        return (not self.start or self.start <= date) and (not self.end or date[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office: where, as what, from when to when (partial ISO dates; empty = open)."""

    code: str
    title: str
    sector: str
    start: str
    end: str
    where: str

    def begun(self, date: str) -> bool:
        """Whether the term had begun on a date, as far as is known to the day."""
        return not self.start or self.start <= date

    def over(self, date: str) -> bool:
        """Whether the term had surely ended before a date."""
        return bool(self.end) and self.end < date[: len(self.end)]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who held offices; terms in order of their start."""

    name: str
    aliases: tuple[str, ...]
    terms: tuple[Term, ...]
    kind: str = "person"
    died: str = ""  # the day somebody died in the post held last

    @property
    def surname(self) -> str:
        """The last word of the name, as later short forms use it."""
        return self.name.split()[-1]


Named = Entry | Person


@dataclass(frozen=True, slots=True)
class Role:
    """A role word and the sector it places an unnamed actor in."""

    role: str
    sector: str
    kind: str
    where: str


@dataclass(frozen=True, slots=True)
class Found:
    """A known name in a text, by characters."""

    start: int
    end: int
    surface: str
    entries: tuple[Named, ...]


@dataclass(frozen=True)
class NameIndex:
    """All surfaces with what they may name; role words; people by surname."""

    surfaces: Mapping[str, tuple[Named, ...]]
    roles: Mapping[str, Role]
    people: Mapping[str, Person]
    by_surname: Mapping[str, tuple[Person, ...]] = field(repr=False, default_factory=dict)
    genders: Mapping[str, str] = field(repr=False, default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(repr=False, default_factory=dict)
    respelled: tuple[tuple[str, str], ...] = ()

    @cached_property
    def _keys(self) -> list[str]:
        return list(self.surfaces)

    @cached_property
    def plover(self) -> Mapping[str, str]:
        """PLOVER's code for each code of the guide that a name stands for."""
        found: dict[str, str] = {}
        for entry in (e for group in self.surfaces.values() for e in group):
            if isinstance(entry, Entry) and entry.code and entry.plover:
                found.setdefault(entry.code, entry.plover)
        return found

    @cached_property
    def states(self) -> Mapping[str, Entry]:
        """The states by their codes."""
        entries = (e for group in self.surfaces.values() for e in group)
        return {e.code: e for e in entries if isinstance(e, Entry) and e.kind == "country" and e.code}

    @cached_property
    def owners(self) -> Mapping[str, tuple[str, ...]]:
        """The words that put something into a state, by its code ("Chilean", "Chile's")."""
        found: dict[str, dict[str, None]] = {}
        for surface, named in self.surfaces.items():
            for one in (e for e in named if isinstance(e, Entry) and e.code and e.kind in {"adjective", "country"}):
                found.setdefault(one.code or "", {})[surface if one.kind == "adjective" else f"{surface}'s"] = None
        return {code: tuple(words) for code, words in found.items()}

    def is_state(self, name: str | None) -> bool:
        """Whether a name is that of a state, not of its people, capital or government."""
        return any(isinstance(e, Entry) and e.kind == "country" for e in self.named(name or ""))

    @cached_property
    def sectors(self) -> Mapping[str, str]:
        """The sector of bodies and groups that go by codes of their own, by code."""
        entries = (e for group in self.surfaces.values() for e in group if isinstance(e, Entry))
        own = [e for e in entries if e.kind in {"body", "group"} and e.code and e.sector and e.code not in self.states]
        first: dict[str, str] = {}  # a body's own row stands before those of its forces
        for entry in own:
            first.setdefault(str(entry.code), str(entry.sector))
        return first

    @cached_property
    def holders(self) -> Mapping[tuple[str, str], tuple[tuple[Person, Term], ...]]:
        """The people who ever held an office, with their terms, by its code and title."""
        found: dict[tuple[str, str], list[tuple[Person, Term]]] = {}
        for person in self.people.values():
            for term in person.terms:
                found.setdefault((term.code, term.title), []).append((person, term))
        return {office: tuple(held) for office, held in found.items()}

    @cached_property
    def groups_by_key(self) -> Mapping[str, list[tuple[str, Entry]]]:
        """Armed groups and their written forms by what all spellings of a name share."""
        from onrecord.codebook.spelling import keyed

        return keyed(self.surfaces)

    def plover_of(self, code: str | None) -> str | None:
        """PLOVER's code for a code of the guide; the code itself where PLOVER has none of its own."""
        return None if code is None else self.plover.get(code, code)

    @cached_property
    def _automaton(self) -> Any:
        import ahocorasick_rs

        return ahocorasick_rs.AhoCorasick(self._keys)

    def find(self, text: str) -> list[Found]:
        """Known names in a text, longest first, at word boundaries, case respected.

        All matches are looked at: "Kosovo police" within "Kosovo policemen" must not hide "Kosovo".
        """
        plain = fold(text)
        matches = self._automaton.find_matches_as_indexes(plain, overlapping=True)
        whole = sorted((start, -end, index) for index, start, end in matches if _bounded(plain, start, end))
        found: list[Found] = []
        for start, end, index in whole:
            if not found or start >= found[-1].end:
                surface = self._keys[index]
                found.append(Found(start, -end, surface, self.surfaces[surface]))
        return found

    def spelled(self, role: str) -> str:
        """A role in the first spelling of each pair: "defense minister" for "defence minister"."""
        for one, other in self.respelled:
            role = role.replace(other, one)
        return role

    def named(self, surface: str) -> tuple[Named, ...]:
        """What a surface may name; empty when the codebook does not know it."""
        return self.surfaces.get(fold(surface), ())


def _bounded(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or after.isalnum())


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return " "  # half a character is no letter
    plain = unicodedata.normalize("NFKD", character)[:1]
    return {"’": "'", "‘": "'", "\xa0": " ", "\n": " ", "ı": "i", "ø": "o", "ł": "l", "đ": "d"}.get(
        character, plain or " "
    )


def fold(text: str) -> str:
    """The text without accents and curly apostrophes, character for character."""
    return text if text.isascii() and "\n" not in text else "".join(map(_fold_character, text))


class _Surfaces:
    """Collects surfaces while the files are read."""

    def __init__(self, spellings: list[Row], surnames: frozenset[str]) -> None:
        self.found: dict[str, list[Named]] = {}
        self._surnames = surnames
        self._pairs = [(one.capitalize(), other.capitalize()) for one, other in _pairs(spellings, "name")]

    def add(self, surface: str, named: Named) -> None:
        plain = fold(surface.removeprefix("the ").removeprefix("The ").strip())
        if len(plain) < 2:
            return
        for form in {plain, *(_title_case(plain) - self._surnames), *_respelled(plain, self._pairs)}:
            group = self.found.setdefault(form, [])
            if named not in group:
                group.append(named)


def _title_case(surface: str) -> set[str]:
    """An acronym as a name of its own (Nato), which it is not where it would be a politician's (Sadr)."""
    return {surface.title()} if surface.isupper() and surface.isalpha() and len(surface) >= 4 else set()


def _pairs(rows: list[Row], of: str) -> list[tuple[str, str]]:
    """The pairs of spellings.csv that names or roles have, with a space behind where another word must follow."""
    fitting = [row for row in rows if of in row.many("of")]
    ends = [" " if row["place"] == "before a word" else "" for row in fitting]
    return [(row["spelling"] + end, row["other"] + end) for row, end in zip(fitting, ends, strict=True)]


def _respelled(words: str, pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Other spellings of a name or role: Defence for Defense, Peoples for People's."""
    forms = set()
    for one, other in pairs:
        if one in words:
            forms.add(words.replace(one, other))
        elif other in words:
            forms.add(words.replace(other, one))
    return forms


def read_names(folders: tuple[Path, ...], layered: Layered) -> NameIndex:
    """The name index of a codebook's folders; ``layered`` reads one file of all of them."""
    spellings = layered(folders, "spellings.csv", "spelling")
    offices = layered(folders, "actors/offices.csv", "name", "code", "title", "start")
    others = layered(folders, "actors/people.csv", "name", "code", "title", "start")
    died = {row["name"]: row["died"] for row in layered(folders, "actors/deaths.csv", "name")}
    people = _people([*offices, *others], died)
    # a bare surname means somebody in one of the dated offices; people of the longer list are known by full names
    in_office = {name: people[name] for name in dict.fromkeys(row["name"] for row in offices)}
    surnames = frozenset(fold(person.surname).removeprefix("al-") for person in in_office.values())
    surfaces = _Surfaces(spellings, surnames)
    countries = layered(folders, "actors/countries.csv", "code")
    roles_known = layered(folders, "actors/roles.csv", "role")
    words_known = layered(folders, "actors/words.csv", "kind", "word")
    plover = _countries(surfaces, countries)
    _peoples(surfaces, plover, layered(folders, "actors/peoples.csv", "name"))
    _organisations(surfaces, folders, layered, plover, Lowercase.of(countries, words_known, roles_known))
    cities = [row for row in layered(folders, "actors/cities.csv", "name") if fold(row["name"]) not in surnames]
    _places(surfaces, plover, layered(folders, "actors/places.csv", "name"), cities)
    by_surname: dict[str, list[Person]] = {}
    for person in people.values():
        for name in (person.name, *person.aliases):
            surfaces.add(name, person)
    for person in in_office.values():
        for name in {fold(person.surname), *(fold(a) for a in person.aliases if " " not in a)}:
            by_surname.setdefault(name, []).append(person)
    words = valued(words_known)
    genders = {row["name"]: row["gender"] for row in layered(folders, "actors/given_names.csv", "name")}
    for person in in_office.values():
        first = fold(person.name.split()[0])
        eastern = " " in person.name and any(term.code in words["family name first"] for term in person.terms)
        if eastern and first not in genders and first not in surfaces.found:
            by_surname.setdefault(first, []).append(person)
    roles, respelled = {}, _pairs(spellings, "role")
    for row in roles_known:
        for word in {row["role"], *_respelled(row["role"], respelled)}:
            roles[word] = Role(row["role"], row["sector"], row["kind"], row.where)
    return NameIndex(
        {surface: tuple(group) for surface, group in surfaces.found.items()},
        roles,
        people,
        {name: tuple(group) for name, group in by_surname.items()},
        genders,
        words,
        tuple(respelled),
    )


def valued(rows: list[Row]) -> dict[str, dict[str, str]]:
    """Words by their kind, each with its value."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row["kind"], {})[row["word"]] = row["value"]
    return found


def _countries(surfaces: _Surfaces, found: list[Row]) -> dict[str, str]:
    plover = {row["code"]: row["plover"] or row["code"] for row in found}
    for row in found:
        for column, kind in (
            ("name", "country"), ("names", "country"), ("adjectives", "adjective"), ("demonyms", "demonym"),
            ("capital", "capital"), ("metonyms", "metonym"),
        ):  # fmt: skip
            for surface in row.many(column):
                surfaces.add(surface, Entry(
                    row["name"], row["code"], plover[row["code"]], None, kind, row.where, row["start"], row["end"],
                ))  # fmt: skip
    return plover


def _peoples(surfaces: _Surfaces, plover: dict[str, str], found: list[Row]) -> None:
    """Peoples of several states: each name once for every state they live in; rebels where they rule a part of it."""
    for row in found:
        for column, kind in (("adjectives", "adjective"), ("demonyms", "demonym")):
            for surface, code in product(row.many(column), row.many("homes")):
                sector = "REB" if code in row.many("rebels") else None
                surfaces.add(surface, Entry(row["name"], code, plover.get(code, code), sector, kind, row.where))


def _places(surfaces: _Surfaces, plover: dict[str, str], regions: list[Row], cities: list[Row]) -> None:
    for rows, kind in ((regions, "region"), (cities, "city")):
        for row in rows:
            known = surfaces.found.get(fold(row["name"]), ())
            if any(isinstance(entry, Entry) and entry.kind != kind and not entry.end for entry in known):
                continue  # a country or capital of that name comes first, while it is one
            code = row["code"]
            sector = "PRE" if row["kind"] == "breakaway" else None
            surfaces.add(row["name"], Entry(row["name"], code, plover.get(code, code), sector, kind, row.where))


def _organisations(
    surfaces: _Surfaces, folders: tuple[Path, ...], layered: Layered, plover: dict[str, str], lowercase: Lowercase
) -> None:
    for name, kind, sector in (
        ("bodies", "body", "IGO"),
        ("groups", "group", "REB"),
        ("institutions", "institution", "GOV"),
        ("outlets", "outlet", "JRN"),
    ):
        for row in layered(folders, f"actors/{name}.csv", "name"):
            code = row["code"] or None
            entry = Entry(
                row["name"],
                code,
                row["plover"] or plover.get(code or "", code),
                row["sector"] or sector,
                kind,
                row.where,
                row["start"],
                row["end"],
            )
            for surface in (row["name"], *row.many("aliases")):
                surfaces.add(surface, entry)
                if kind in PUBLIC and entry.sector != "BUS":
                    surfaces.add(lowercase.written(surface), entry)


def _people(found: list[Row], died: Mapping[str, str]) -> dict[str, Person]:
    grouped: dict[str, list[Row]] = {}
    for row in found:
        grouped.setdefault(row["name"], []).append(row)
    return {name: _person(name, rows, died.get(name, "")) for name, rows in grouped.items()}


def _person(name: str, rows: list[Row], died: str) -> Person:
    aliases = dict.fromkeys(alias for row in rows for alias in row.many("aliases"))
    terms = [Term(r["code"], r["title"], r["sector"], r["start"], r["end"], r.where) for r in rows]
    ordered = tuple(sorted(terms, key=lambda term: (term.start, term.end or "9999")))
    return Person(name, tuple(aliases), ordered, died=died)
