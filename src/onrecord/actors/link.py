"""Which actor a noun phrase stands for, with the reason: by name, by description, or not at all."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors import coreference
from onrecord.actors.mention import core, role_at
from onrecord.actors.role import FORMER, identity
from onrecord.actors.scene import Scene, pick
from onrecord.codebook.names import Entry, Person, Role
from onrecord.schema import Identity

Identities = tuple[Identity, ...]
PLACES = frozenset({"city", "region"})
STATES = frozenset({"country", "capital", "metonym"})


def link(scene: Scene, i: int) -> Identities:
    """The actors that the noun phrase headed by a token stands for; empty when none."""
    if i not in scene.known:
        scene.known[i] = ()  # a phrase that refers to itself in a circle finds nothing
        scene.known[i] = _link(scene, i)
    return scene.known[i]


def _link(scene: Scene, i: int) -> Identities:
    token = scene.parse.tokens[i]
    if token.pos == "PRON":
        return coreference.pronoun(scene, i)
    first, _ = core(scene.parse, i)
    if token.pos == "PROPN" or i in scene.covering:
        found = named(scene, first, i) or short_form(scene, first, i)
        if found:
            return found
    return coreference.again(scene, first, i) or described(scene, first, i) or newcomer(scene, first, i)


def named(scene: Scene, first: int, i: int) -> Identities:
    """By a name in the codebook that ends at the head."""
    name = scene.by_last.get(i) or scene.covering.get(i)
    if name is None or (name.last != i and i < name.first):
        return ()
    if _part_of_longer_name(scene, name.first, name.last, first, i):
        return ()
    entry = pick(name.found.entries, scene.date, _country_before(scene, first, name.first) or scene.focus)
    if entry is None:
        return (Identity(None, kind="ambiguous", reason=_candidates(name.found.entries)),)
    if isinstance(entry, Person):
        return (remember(scene, _person(scene, entry)),)
    return _entry(scene, entry, first, name.first)


def _part_of_longer_name(scene: Scene, start: int, last: int, first: int, i: int) -> bool:
    """Whether capitalised words around a known name make it part of an unknown one ("Bank of Iraq Street")."""
    tokens = scene.parse.tokens
    if last != i:
        return True
    entry = scene.by_last[last].found.entries[0] if last in scene.by_last else None
    if isinstance(entry, Entry) and entry.kind in PLACES | STATES:
        before = start - 1
        return before >= first and tokens[before].pos == "PROPN" and before not in scene.covering and tokens[before].dep == "compound" \
            and tokens[before].entity == "PERSON" and role_at(scene.parse, scene.codebook.names, before) is None
    return False


def _candidates(entries: tuple[Entry | Person, ...]) -> str:
    return "ambiguous: " + ", ".join(
        f"{e.name} ({e.code if isinstance(e, Entry) else e.terms[-1].code})" for e in entries[:6]
    )


def _person(scene: Scene, person: Person) -> Identity:
    found = identity(person, scene.date)
    return replace(found, plover=scene.plover(found.code))


def _entry(scene: Scene, entry: Entry, first: int, start: int) -> Identities:
    """A country, body, group, institution or place that the codebook names."""
    sector = entry.sector
    if entry.kind in STATES:
        sector = "GOV"
    elif entry.kind == "demonym":
        definite = scene.parse.tokens[first].text.lower() == "the"
        sector = "GOV" if definite else "CVL"
    owner = _country_before(scene, first, start)
    if owner and entry.kind in {"body", "institution"} and owner != entry.code:
        role = role_at(scene.parse, scene.codebook.names, start + len(entry.name.split()) - 1)
        return (Identity(f"{entry.name} of {owner}", owner, scene.plover(owner), role[0].sector if role else "GOV", None,
                         "institution", f"{entry.where} with its country"),)  # fmt: skip
    kind = "place" if entry.kind in PLACES else "state" if entry.kind in STATES | {"demonym", "adjective"} else entry.kind
    return (Identity(entry.name, entry.code, entry.plover, sector, None, kind, entry.where),)


def _country_before(scene: Scene, first: int, start: int) -> str | None:
    """The country of an adjective or possessor that stands before a name."""
    for i in range(start - 1, first - 1, -1):
        name = scene.by_last.get(i)
        if name:
            for entry in name.found.entries:
                if isinstance(entry, Entry) and entry.kind in {"adjective", "country"}:
                    return entry.code
    return None


def remember(scene: Scene, found: Identity) -> Identity:
    """Keep a person under the full name and the surname, for later short forms."""
    if found.name:
        scene.people[found.name] = found
        scene.people[found.name.split()[-1]] = found
    return found


def short_form(scene: Scene, first: int, i: int) -> Identities:
    """By the surname of somebody named before, or of one office-holder of that day."""
    tokens = scene.parse.tokens
    surname = tokens[i].text
    alone = not any(tokens[k].pos == "PROPN" and tokens[k].dep == "compound" and role_at(scene.parse, scene.codebook.names, k) is None
                    and k not in scene.covering for k in range(first, i))  # fmt: skip
    if tokens[i].pos != "PROPN" or not alone:
        return ()
    if surname in scene.people:
        return (remember(scene, scene.people[surname]),)
    holders = [p for p in scene.codebook.names.by_surname.get(surname, ()) if _in_office(scene, p)]
    wanted = countries(scene, first, i)
    if wanted:
        holders = [p for p in holders if any(t.code in wanted for t in p.terms)]
    top = [p for p in holders if any(t.title in {"president", "prime minister", "chancellor"} for t in p.terms)]
    chosen = top if len(top) == 1 else holders
    if len(chosen) == 1 and (tokens[i].entity in {"PERSON", "ORG", "GPE", "NORP", ""}):
        return (remember(scene, _person(scene, chosen[0])),)
    if len(chosen) > 1:
        return (Identity(None, kind="ambiguous", reason="ambiguous: " + ", ".join(p.name for p in chosen[:6])),)
    return ()


def _in_office(scene: Scene, person: Person) -> bool:
    return scene.date is not None and any(
        t.start and t.begun(scene.date) and not t.over(scene.date) for t in person.terms
    )


def described(scene: Scene, first: int, i: int, depth: int = 0) -> Identities:
    """By a role word and a country: "Russia's foreign minister", "rebels in Chad", "U.S. troops"."""
    role = role_at(scene.parse, scene.codebook.names, i)
    if role is None or role[0].kind == "prefix":
        return ()
    codes = countries(scene, first, i)
    words = scene.parse.words(max(first, role[1] if not codes else first), i)
    sector = FORMER if _former(scene, first, role[1]) else role[0].sector
    if not codes:
        return _homeless(scene, i, role[0], sector, words)
    return tuple(
        Identity(None, code, scene.plover(code), _sector_of(scene, sector, code, role[0]), words, _kind(role[0]), role[0].where)
        for code in codes
    )


def _sector_of(scene: Scene, sector: str, code: str, role: Role) -> str:
    return "IGO" if code in {"UNO", "EUR", "NATO"} and sector == "GOV" and role.kind != "person" else sector


def _kind(role: Role) -> str:
    return {"person": "description", "group": "group", "body": "institution"}.get(role.kind, "description")


def _homeless(scene: Scene, i: int, role: Role, sector: str, words: str) -> Identities:
    """A description without a country of its own takes the state the article is about."""
    domestic = role.kind in {"group", "body"} or sector in {"GOV", "LEG", "MIL", "COP", "JUD", "OPP"}
    code = scene.focus if domestic and sector not in {"IGO", "NGO", "JRN", "BUS", "UAF", "UNK"} else None
    reason = f"{role.where}; the state the article is about" if code else role.where
    return (Identity(None, code, scene.plover(code), sector, words, _kind(role), reason),)


def _former(scene: Scene, first: int, start: int) -> bool:
    roles = scene.codebook.names.roles
    for k in range(first, start):
        word = scene.parse.tokens[k].text.lower()
        found = roles.get(word) or roles.get(word.rstrip("-"))
        if found and found.kind == "prefix" and found.sector == FORMER:
            return True
    return False


def countries(scene: Scene, first: int, i: int) -> tuple[str, ...]:
    """The codes that a phrase's own words give it: adjectives, possessors, then "of", "in", "from"."""
    parse = scene.parse
    found: dict[str, None] = {}
    for kid in parse.kids(i, "poss", "nmod"):
        for owner in link(scene, kid):
            if owner.code:
                found[owner.code] = None
    if not found:
        found.update(dict.fromkeys(_adjectives(scene, first, i)))
    if not found:
        for prep in parse.kids(i, "prep"):
            if parse.tokens[prep].lemma in {"of", "in", "from", "for", "at"}:
                for kid in parse.kids(prep, "pobj"):
                    found.update({o.code: None for o in link(scene, kid) if o.code})
                    if parse.tokens[kid].pos == "PROPN":
                        for other in conjuncts(scene, kid):
                            found.update({o.code: None for o in link(scene, other) if o.code})
            if found:
                break
    return tuple(found)


def _adjectives(scene: Scene, first: int, i: int) -> list[str]:
    codes: list[str] = []
    for k in range(first, i):
        name = scene.by_last.get(k)
        if name is None or name.first < first or _hyphened(scene, k):
            continue
        entry = pick(name.found.entries, scene.date, scene.focus)
        code = entry.code if isinstance(entry, Entry) else _person(scene, entry).code if entry else None
        if code and (isinstance(entry, Person) or (entry is not None and entry.kind != "outlet")):
            codes.append(code)
    return codes


def _hyphened(scene: Scene, k: int) -> bool:
    """Whether a name is the first part of "U.S.-backed" or "French-led"."""
    text, end = scene.parse.text, scene.by_last[k].found.end
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()


def modifier(scene: Scene, entry: Entry | Person) -> Identity:
    """The actor behind a name that modifies a noun: the state of an adjective, else the name's own."""
    if isinstance(entry, Person):
        return _person(scene, entry)
    sector = entry.sector or (None if entry.kind in PLACES else "GOV")
    kind = "place" if entry.kind in PLACES else entry.kind
    return Identity(entry.name, entry.code, entry.plover, sector, None, kind, entry.where)


def conjuncts(scene: Scene, i: int) -> list[int]:
    """The heads joined to a noun by "and" or a comma, in order."""
    found: list[int] = []
    queue = list(scene.parse.kids(i, "conj"))
    while queue:
        k = queue.pop(0)
        found.append(k)
        queue += scene.parse.kids(k, "conj")
    return found


def newcomer(scene: Scene, first: int, i: int) -> Identities:
    """A proper name in no list, placed by its title or apposition; else a name without a code."""
    parse, tokens = scene.parse, scene.parse.tokens
    if tokens[i].pos != "PROPN":
        return ()
    start = i
    while start > first and tokens[start - 1].pos == "PROPN" and tokens[start - 1].dep in {"compound", "flat", "nmod"} \
            and start - 1 not in scene.covering and role_at(parse, scene.codebook.names, start - 1) is None:  # fmt: skip
        start -= 1
    name = parse.words(start, i)
    if name in scene.people:
        return (remember(scene, scene.people[name]),)
    title = _title(scene, first, start, i)
    if title is None and tokens[i].entity not in {"PERSON"} and start == i:
        return ()
    person = Identity(name, kind="person" if title or tokens[i].entity == "PERSON" else "name", reason="a name in no list")
    if title:
        person = replace(title, name=name, kind="person")
    return (remember(scene, person) if person.kind == "person" else person,)


def _title(scene: Scene, first: int, start: int, i: int) -> Identity | None:
    """The role that a title before the name, an apposition or a party tag gives its bearer."""
    parse = scene.parse
    if start > first:
        role = role_at(parse, scene.codebook.names, start - 1)
        if role:
            codes = _adjectives(scene, first, start) or [o.code for k in parse.kids(i, "poss") for o in link(scene, k) if o.code]
            code = codes[0] if codes else None
            code = code or (scene.focus if role[0].sector in {"GOV", "LEG", "MIL", "COP"} else None)
            sector = FORMER if _former(scene, first, role[1]) else role[0].sector
            return Identity(None, code, scene.plover(code), sector, parse.words(first, start - 1), reason=role[0].where)
    for k in [*parse.kids(i, "appos"), *([parse.tokens[i].head] if parse.tokens[i].dep == "appos" else [])]:
        begin, _ = core(parse, k)
        for found in described(scene, begin, k):
            return replace(found, role=parse.words(begin, _end_of_role(scene, k)))
    for tag in parse.paragraphs[parse.paragraph_of[i]].tags:
        if 0 <= tag.offset - parse.tokens[i].end <= 2:
            return Identity(None, "USA", "USA", "LEG", f"{tag.party} in Congress", reason="party tag")
    return None


def _end_of_role(scene: Scene, k: int) -> int:
    ends = [scene.parse.right[p] for p in scene.parse.kids(k, "prep") if scene.parse.tokens[p].lemma in {"of", "for", "to"}]
    return min(max([k, *ends]), k + 12)
