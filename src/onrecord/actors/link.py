"""Which actor a noun phrase stands for, with the reason: by name, by description, or not at all."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.actors import coreference
from onrecord.actors.mention import core, role_after, role_at
from onrecord.actors.role import FIRST_OFFICES, FORMER, identity
from onrecord.actors.scene import Scene, pick
from onrecord.codebook.names import Entry, Person, Role, fold
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
    known = token.text[:1].isupper() and fold(token.text) in scene.people
    if token.pos == "PROPN" or i in scene.covering or known:
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
        written = scene.parse.words(name.first, name.last)
        known = _person(scene, entry)
        known = replace(known, name=written if " " in written else known.name)
        return (remember(scene, _as_titled(scene, known, first, name.first)),)
    return _entry(scene, entry, first, name.first)


def _as_titled(scene: Scene, known: Identity, first: int, start: int) -> Identity:
    """A person called by an office as if still in it ("Foreign Minister Park Jin") is not a former one."""
    role = role_at(scene.parse, scene.codebook.names, start - 1) if start > first else None
    if role is None or known.sector != FORMER or role[0].kind == "prefix" or _former(scene, first, role[1]):
        return known
    return replace(known, sector=role[0].sector, role=scene.parse.words(role[1], start - 1))


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
        sector = _sector_of_metonym(scene, entry, start)
    elif entry.kind == "demonym":
        definite = scene.parse.tokens[first].text.lower() == "the"
        sector = "GOV" if definite else "CVL"
    owner = _country_before(scene, first, start)
    if owner and entry.kind in {"body", "institution"} and owner != entry.code:
        role = role_at(scene.parse, scene.codebook.names, start + len(entry.name.split()) - 1)
        return (Identity(f"{entry.name} of {owner}", owner, scene.plover(owner), role[0].sector if role else "GOV", None,
                         "institution", f"{entry.where} with its country"),)  # fmt: skip
    short_names(scene, entry)
    kind = "place" if entry.kind in PLACES else "state" if entry.kind in STATES | {"demonym", "adjective"} else entry.kind
    return (Identity(entry.name, entry.code, entry.plover, sector, None, kind, entry.where),)


def _sector_of_metonym(scene: Scene, entry: Entry, start: int) -> str:
    """A government's, unless the name is also that of a service with its own sector (the Pentagon)."""
    name = scene.covering.get(start)
    for other in name.found.entries if name else ():
        if isinstance(other, Entry) and other.kind == "institution" and other.code == entry.code and other.sector:
            return other.sector
    return "GOV"


def short_names(scene: Scene, entry: Entry) -> None:
    """Let "the Observatory" stand for the Syrian Observatory for Human Rights from now on."""
    words = entry.name.split()
    if entry.kind in {"body", "institution", "group"} and len(words) > 2:
        found = Identity(entry.name, entry.code, entry.plover, entry.sector, None, entry.kind, entry.where)
        cut = next((n for n, word in enumerate(words) if word in {"for", "of", "on"} and n), len(words))
        scene.people.setdefault(fold(words[cut - 1]), found)


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
        for form in (found.name, found.name.split()[-1], re.split(r"[\s-]", found.name)[-1]):
            scene.people[fold(form)] = found
    return found


def remember_body(scene: Scene, found: Identity) -> Identity:
    """Keep a body in no list under its initials, for later acronyms."""
    words = re.findall(r"\b[A-Z]\w+", found.name or "")
    if len(words) >= 2:
        scene.people[fold(found.name or "")] = found
        scene.people["".join(word[0] for word in words)] = found
        scene.people.setdefault(fold(words[-1]), found)
    return found


def short_form(scene: Scene, first: int, i: int) -> Identities:
    """By the surname of somebody named before, or of one office-holder of that day."""
    tokens = scene.parse.tokens
    surname = fold(tokens[i].text)
    longer = _long_form(scene, i)
    if longer:
        return (_again(scene, longer),)
    alone = not any(tokens[k].pos == "PROPN" and tokens[k].dep == "compound" and role_at(scene.parse, scene.codebook.names, k) is None
                    and k not in scene.covering for k in range(first, i))  # fmt: skip
    if not alone or (tokens[i].pos != "PROPN" and surname not in scene.people):
        return ()
    known = scene.people.get(surname)
    if known:
        return (_again(scene, known),)
    holders = [p for p in scene.codebook.names.by_surname.get(surname, ()) if _in_office(scene, p)]
    wanted = countries(scene, first, i)
    if wanted:
        holders = [p for p in holders if any(t.code in wanted for t in p.terms)]
    top = [p for p in holders if _first_office(scene, p)]
    chosen = top if len(top) == 1 else holders
    if len(chosen) == 1 and (tokens[i].entity in {"PERSON", "ORG", "GPE", "NORP", ""}):
        return (remember(scene, _person(scene, chosen[0])),)
    if len(chosen) > 1:
        return (Identity(None, kind="ambiguous", reason="ambiguous: " + ", ".join(p.name for p in chosen[:6])),)
    return ()


def _first_office(scene: Scene, person: Person) -> bool:
    day = scene.date or ""
    return any(t.title in FIRST_OFFICES and t.begun(day) and not t.over(day) for t in person.terms)


def _long_form(scene: Scene, i: int) -> Identity | None:
    """Somebody named before whose name ends in these words ("De Mistura")."""
    if i == 0 or scene.parse.tokens[i - 1].pos != "PROPN":
        return None
    known = scene.people.get(fold(scene.parse.tokens[i].text))
    words = fold(scene.parse.words(i - 1, i)).lower()
    return known if known and fold(known.name or "").lower().endswith(" " + words) else None


def _in_office(scene: Scene, person: Person) -> bool:
    return scene.date is not None and any(
        t.start and t.begun(scene.date) and not t.over(scene.date) for t in person.terms
    )


def described(scene: Scene, first: int, i: int, depth: int = 0) -> Identities:
    """By a role word and a country: "Russia's foreign minister", "rebels in Chad", "U.S. troops"."""
    longer = role_after(scene.parse, scene.codebook.names, i)
    role = (longer[0], i) if longer else role_at(scene.parse, scene.codebook.names, i)
    if role is None or role[0].kind == "prefix":
        return owned(scene, first, i)
    for kid in scene.parse.kids(i, "appos"):
        if scene.parse.tokens[kid].pos == "PROPN" and depth == 0:
            bearer = link(scene, kid)
            if bearer and bearer[0].kind == "person":
                return bearer
    if _inside_role(scene, i):
        return ()
    if role[0].kind == "place":
        return _place(scene, first, i)
    owner = scene.parse.kids(i, "poss")
    codes = () if role[0].kind == "vague" and owner else countries(scene, first, i)
    words = scene.parse.words(max(first, role[1] if not codes else first), longer[1] if longer else i)
    sector = FORMER if _former(scene, first, role[1]) else side(scene, first, i, role[0].sector)
    if not codes:
        return _homeless(scene, i, role[0], sector, words)
    name = _proper(scene, first, i)
    made = tuple(
        Identity(name, code, scene.plover(code), _sector_of(scene, sector, code, role[0]), words, _kind(role[0]), role[0].where)
        for code in codes
    )
    return tuple(remember_body(scene, one) for one in made) if name else made


def _place(scene: Scene, first: int, i: int) -> Identities:
    """A place without a name: in the state its words give, else the place last named ("the province")."""
    codes = countries(scene, first, i) or _place_names(scene, i)
    if not codes and scene.parse.tokens[first].text.lower() in {"the", "that", "this"}:
        for past in scene.before(i, sentences=3):
            if past.identities[0].kind == "place" and past.identities[0].code:
                codes = (past.identities[0].code,)
                break
    return tuple(Identity(None, c, scene.plover(c), None, None, "place", "a place in that state") for c in codes[:1])


def _place_names(scene: Scene, i: int) -> tuple[str, ...]:
    for prep in scene.parse.kids(i, "prep"):
        if scene.parse.tokens[prep].lemma in {"inside", "within", "near", "around"}:
            return tuple(o.code for kid in scene.parse.kids(prep, "pobj") for o in link(scene, kid) if o.code)
    return ()


def _inside_role(scene: Scene, i: int) -> bool:
    """Whether a noun is only the end of a longer role ("state" in "secretary of state")."""
    tokens = scene.parse.tokens
    if tokens[i].dep != "pobj":
        return False
    head = tokens[tokens[i].head].head
    longer = role_after(scene.parse, scene.codebook.names, head) if head < i else None
    return longer is not None and longer[1] >= i


def _proper(scene: Scene, first: int, i: int) -> str | None:
    """The proper name of a body that a description spells out ("Syrian Negotiations Commission")."""
    tokens = scene.parse.tokens
    start = i
    while start > first and tokens[start - 1].pos == "PROPN" and tokens[start - 1].text[:1].isupper():
        start -= 1
    if tokens[i].pos != "PROPN" or i - start < 1:
        return None
    return scene.parse.words(start, i)


def _sector_of(scene: Scene, sector: str, code: str, role: Role) -> str:
    return "IGO" if code in {"UNO", "EUR", "NATO"} and sector == "GOV" and role.kind != "person" else sector


def _kind(role: Role) -> str:
    return {"person": "description", "group": "group"}.get(role.kind, "institution")


def _homeless(scene: Scene, i: int, role: Role, sector: str, words: str) -> Identities:
    """A description without a country of its own takes the state the article is about."""
    domestic = role.kind in {"group", "body"} or sector in {"GOV", "LEG", "MIL", "COP", "JUD", "OPP", "REB", "PRM", "CVL"}
    foreign = role.kind == "vague" or sector in {"IGO", "NGO", "JRN", "BUS", "UAF", "UNK"} or vague(scene, i)
    code = scene.focus if domestic and not foreign else None
    reason = f"{role.where}; the state the article is about" if code else role.where
    return (Identity(None, code, scene.plover(code), sector, words, _kind(role), reason),)


def vague(scene: Scene, i: int) -> bool:
    """Whether a phrase speaks of no one state ("western officials", "other countries")."""
    first, _ = core(scene.parse, i)
    found = (scene.codebook.names.roles.get(scene.parse.tokens[k].text.lower()) for k in range(first, i))
    led = any(k in scene.by_last and _hyphened(scene, k) for k in range(first, i))
    return led or bool(scene.parse.kids(i, "poss")) or any(role is not None and role.kind == "vague" for role in found)


def side(scene: Scene, first: int, i: int, sector: str) -> str:
    """The sector of a head that says little: that of its modifiers, of its owner or of its body.

    Rebel officials are rebels, Muslim leaders religious, gunmen of a known group that group's.
    """
    if sector not in {"GOV", "MIL", "UNK", "LEG", "UAF", "SOC"}:
        return sector
    strong = {"REB", "OPP", "PRM", "REL", "NGO"}
    for k in range(first, i):
        name = scene.by_last.get(k)
        for entry in name.found.entries if name and not _hyphened(scene, k) else ():
            if isinstance(entry, Entry) and entry.kind in {"group", "institution"} and entry.sector and sector in {"UNK", "UAF"}:
                return entry.sector
        role = scene.codebook.names.roles.get(scene.parse.tokens[k].text.lower())
        if role is not None and role.kind != "vague" and (role.sector in strong or (sector == "UNK" and role.kind != "prefix" and role.sector != "UNK")):
            return role.sector
    return _sector_of_owner(scene, i, sector)


def _sector_of_owner(scene: Scene, i: int, sector: str) -> str:
    """The sector of the body that somebody heads or belongs to ("a team of police", "head of the league")."""
    parse = scene.parse
    owners = parse.kids(i, "poss") if sector == "UNK" else []
    for prep in parse.kids(i, "prep"):
        if parse.tokens[prep].lemma in {"of", "for"}:
            owners += parse.kids(prep, "pobj")
    for k in owners:
        for found in link(scene, k)[:1]:
            if found.kind in {"institution", "body", "group", "outlet", "name"} and found.sector and found.sector not in {"GOV", "IGO", "UNK"}:
                return found.sector
            if sector == "UNK" and found.sector not in {None, "UNK"} and found.kind != "state":
                return str(found.sector)
    return sector


def owned(scene: Scene, first: int, i: int) -> Identities:
    """A thing or place described by whose it is ("rebel positions", "government-held areas")."""
    if scene.parse.tokens[i].pos != "NOUN":
        return ()
    for k in range(i - 1, first - 1, -1):
        role = scene.codebook.names.roles.get(scene.parse.tokens[k].text.lower())
        if role is None or role.kind in {"prefix", "vague"} or role.sector in {"UNK", "IGO", "NGO"}:
            continue
        inner = role.sector in {"REB", "OPP", "CVL", "PRM"} and scene.focus and not vague(scene, i)
        codes = countries(scene, first, i) or ((scene.focus,) if inner and scene.focus else ())
        made = tuple(Identity(None, c, scene.plover(c), role.sector, None, "thing", role.where) for c in codes[:1])
        return made or (Identity(None, sector=role.sector, kind="thing", reason=role.where),)
    return ()


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
    body = _body_headed(scene, i)
    if body:
        return (body,)
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
                    codes = [o.code for o in link(scene, kid) if o.code]
                    begin, _ = core(parse, kid)
                    found.update(dict.fromkeys(codes or countries(scene, begin, kid)))
                    if parse.tokens[kid].pos == "PROPN":
                        for other in conjuncts(scene, kid):
                            found.update({o.code: None for o in link(scene, other) if o.code})
            if found:
                break
    return tuple(found)


def _body_headed(scene: Scene, i: int) -> str | None:
    """The body that somebody works for ("the Australian director of Human Rights Watch")."""
    for prep in scene.parse.kids(i, "prep"):
        if scene.parse.tokens[prep].lemma == "of":
            for kid in scene.parse.kids(prep, "pobj"):
                for found in link(scene, kid)[:1]:
                    if found.kind in {"body", "group"} and found.code and scene.parse.tokens[kid].pos == "PROPN":
                        return found.code
    return None


def _adjectives(scene: Scene, first: int, i: int) -> list[str]:
    codes: list[str] = []
    for k in range(first, i):
        name = scene.by_last.get(k)
        if name is None:
            codes += _surname(scene, k)
        if name is None or name.first < first or _hyphened(scene, k):
            continue
        entry = pick(name.found.entries, scene.date, scene.focus)
        code = entry.code if isinstance(entry, Entry) else _person(scene, entry).code if entry else None
        if code and (isinstance(entry, Person) or (entry is not None and entry.kind != "outlet")):
            codes.append(code)
    return codes


def _surname(scene: Scene, k: int) -> list[str]:
    """The state of somebody named by the surname alone before a noun ("the Bush administration")."""
    token = scene.parse.tokens[k]
    if token.pos != "PROPN" or k in scene.covering:
        return []
    known = scene.people.get(fold(token.text))
    if known is None:
        holders = [p for p in scene.codebook.names.by_surname.get(fold(token.text), ()) if _in_office(scene, p)]
        known = _person(scene, holders[0]) if len(holders) == 1 else None
    return [known.code] if known and known.code else []


def _hyphened(scene: Scene, k: int) -> bool:
    """Whether a name is the first part of "U.S.-backed" or "French-led"."""
    text, end = scene.parse.text, scene.by_last[k].found.end
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha() and not text.startswith(("-based", "-born"), end)


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
    while start > first and _name_goes_on(scene, start - 1):
        start -= 1
    name = parse.words(start, i)
    if fold(name) in scene.people:
        return (_again(scene, scene.people[fold(name)]),)
    title = _title(scene, first, start, i)
    if title is None and tokens[i].entity not in {"PERSON"} and start == i:
        return ()
    person = Identity(name, kind="person" if title or tokens[i].entity == "PERSON" else "name", reason="a name in no list")
    if title:
        person = replace(title, name=name, kind="person")
    return (remember(scene, person) if person.kind == "person" else remember_body(scene, person),)


def _again(scene: Scene, found: Identity) -> Identity:
    return remember(scene, found) if found.kind == "person" else found


def _name_goes_on(scene: Scene, k: int) -> bool:
    """Whether a token before a name belongs to it: a given name, a particle, a hyphen."""
    token = scene.parse.tokens[k]
    if token.text == "-":
        return True
    if token.pos != "PROPN" or token.dep not in {"compound", "flat", "nmod", "punct", "det", "poss"}:
        return False
    covered = scene.covering.get(k)
    place = covered is not None and all(isinstance(e, Entry) and e.kind in PLACES for e in covered.found.entries)
    return (covered is None or place) and role_at(scene.parse, scene.codebook.names, k) is None


def _title(scene: Scene, first: int, start: int, i: int) -> Identity | None:
    """The role that a title before the name, an apposition or a party tag gives its bearer."""
    parse = scene.parse
    if start > first:
        role = role_at(parse, scene.codebook.names, start - 1)
        if role:
            codes = _adjectives(scene, first, start) or [o.code for k in parse.kids(i, "poss") for o in link(scene, k) if o.code]
            code = codes[0] if codes else None
            sector = FORMER if _former(scene, first, role[1]) else side(scene, first, start, role[0].sector)
            code = code or (scene.focus if sector in {"GOV", "LEG", "MIL", "COP", "OPP", "REB"} else None)
            return Identity(None, code, scene.plover(code), sector, parse.words(first, start - 1), reason=role[0].where)
    for k in [*parse.kids(i, "appos"), *([parse.tokens[i].head] if parse.tokens[i].dep == "appos" else [])]:
        begin, _ = core(parse, k)
        for found in described(scene, begin, k, depth=1):
            return replace(found, role=parse.words(begin, _end_of_role(scene, k)))
    for tag in parse.paragraphs[parse.paragraph_of[i]].tags:
        if 0 <= tag.offset - parse.tokens[i].end <= 2:
            return Identity(None, "USA", "USA", "LEG", f"{tag.party} in Congress", reason="party tag")
    return None


def _end_of_role(scene: Scene, k: int) -> int:
    ends = [scene.parse.right[p] for p in scene.parse.kids(k, "prep") if scene.parse.tokens[p].lemma in {"of", "for", "to"}]
    return min(max([k, *ends]), k + 12)
