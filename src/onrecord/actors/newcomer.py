"""Names in no list: placed by their title, an apposition or a party tag, else left without a code."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.actors import link as linking
from onrecord.actors.clause import told_of
from onrecord.actors.country import adjectives, employer
from onrecord.actors.describe import at_home, described, former, side
from onrecord.actors.mention import core, role_at
from onrecord.actors.person import known_person
from onrecord.actors.role import FORMER
from onrecord.actors.scene import PLACES, Scene, remember, remember_body
from onrecord.codebook.names import Entry, Person, fold
from onrecord.schema import Identity

Identities = tuple[Identity, ...]
OWNING = frozenset({"state", "body", "institution", "group"})
WHERE = frozenset({"LOC", "GPE", "FAC"})
INITIAL = re.compile(r" [A-Z]\.?(?= \w)")


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
        return (again_person(scene, scene.people[fold(name)]),)
    listed = _without_initial(scene, name)
    if listed is not None:
        return (remember(scene, replace(listed, name=name)),)
    spelt = linking.spelt_otherwise(scene, name)
    if spelt:
        return spelt
    title = _title(scene, first, start, i)
    beside = _office_of(scene, start, i)
    if beside is not None:
        return _in_office(scene, linking.link(scene, beside), title)
    if title is None and tokens[i].entity not in {"PERSON"} and start == i:
        return ()
    person = Identity(
        name,
        kind="person" if title or tokens[i].entity == "PERSON" or _like_a_person(scene, name) else "name",
        reason="a name in no list",
        unlisted=True,
    )
    if title:
        person = replace(title, name=name, kind="person")
    return (remember(scene, person) if person.kind == "person" else remember_body(scene, person),)


def _without_initial(scene: Scene, name: str) -> Identity | None:
    """Somebody the codebook knows without the initial in the middle ("Boris N. Yeltsin")."""
    plain = INITIAL.sub("", name)
    if plain == name:
        return None
    people = [entry for entry in scene.codebook.names.named(plain) if isinstance(entry, Person)]
    return known_person(scene, people[0]) if len(people) == 1 else None


def _like_a_person(scene: Scene, name: str) -> bool:
    """Whether a name of several words opens with a given name or a title ("Dr Jane Roe")."""
    opening, _, rest = name.partition(" ")
    names = scene.codebook.names
    titles = names.words["title"].keys() | names.words["gender of title"].keys()
    titled = opening in titles or f"{opening}." in titles
    return bool(rest) and (titled or fold(opening) in names.genders)


def _office_of(scene: Scene, start: int, i: int) -> int | None:
    """Whoever holds an office in capitals that no row knows ("the Deputy Chair, Jane Roe", "MLA Jane Roe")."""
    tokens = scene.parse.tokens
    for k in scene.parse.kids(i, "appos"):
        person = tokens[k].entity == "PERSON" and tokens[k].pos == "PROPN" and k > scene.parse.left[k]
        if person and (tokens[i].entity != "PERSON" or scene.parse.left[k] == i + 1):
            return k
    return None


def _in_office(scene: Scene, found: Identities, office: Identity | None) -> Identities:
    """Somebody under their own name, placed by the office where nothing else places them."""
    if office is None or len(found) != 1 or found[0].code is not None:
        return found
    return (remember(scene, replace(office, name=found[0].name, kind="person")),)


def again_person(scene: Scene, found: Identity) -> Identity:
    """Somebody named before, now last in play under the surname."""
    return remember(scene, found) if found.kind == "person" else found


def _name_goes_on(scene: Scene, k: int) -> bool:
    """Whether a token before a name belongs to it: a given name, a particle, a hyphen."""
    token = scene.parse.tokens[k]
    if token.text == "-":
        return True
    if (
        token.pos != "PROPN"
        or token.text in scene.codebook.names.words["title"]
        or token.dep not in {"compound", "flat", "nmod", "punct", "det", "poss"}
    ):
        return False
    covered = scene.covering.get(k)
    place = covered is not None and all(isinstance(e, Entry) and e.kind in PLACES for e in covered.found.entries)
    return (covered is None or place) and role_at(scene.parse, scene.codebook.names, k) is None


def _title(scene: Scene, first: int, start: int, i: int) -> Identity | None:
    """The role that a title before the name, an apposition or a party tag gives its bearer."""
    parse = scene.parse
    if start > first:
        role = role_at(parse, scene.codebook.names, start - 1)
        if role and not (role[0].kind == "vague" and parse.tokens[i].entity in WHERE):  # "Eastern Europe"
            codes = adjectives(scene, first, start) or [
                o.code for k in parse.kids(i, "poss") for o in linking.link(scene, k) if o.code
            ]
            code = codes[0] if codes else _home(scene, i)
            sector = FORMER if former(scene, first, role[1]) else side(scene, first, start, role[0].sector)
            sector = "REL" if parse.tokens[start - 1].text in scene.codebook.names.words["cleric"] else sector
            placed = code or at_home(scene, i, sector)
            words, assumed = parse.words(first, start - 1), placed is not None and code is None
            return Identity(None, placed, scene.plover(placed), sector, words, reason=role[0].where, assumed=assumed)
    for k in [*parse.kids(i, "appos"), *([parse.tokens[i].head] if parse.tokens[i].dep == "appos" else [])]:
        for found in beside_name(scene, k):
            return replace(found, role=parse.words(core(parse, k)[0], _end_of_role(scene, k)))
    for tag in parse.paragraphs[parse.paragraph_of[i]].tags:
        if 0 <= tag.offset - parse.tokens[i].end <= 2:
            return Identity(None, "USA", "USA", "LEG", f"{tag.party} in Congress", reason="party tag")
    return told_of(scene, i)


def beside_name(scene: Scene, k: int) -> Identities:
    """Whom an apposition to a name describes: by its role, else by the body that they are with."""
    if linking.counted(scene, k) is not None:
        return linking.link(scene, k)[:1]  # "one of the reporters, Jane Roe"
    return described(scene, core(scene.parse, k)[0], k, depth=1) or _employed(scene, k) or _owned(scene, k)


def _owned(scene: Scene, k: int) -> Identities:
    """Of the state or body whose they are, as what no row knows ("Chad's coordinator, Jane Roe")."""
    token = scene.parse.tokens[k]
    owners = scene.parse.kids(k, "poss") if token.pos == "NOUN" else []
    found = [one for owner in owners for one in linking.link(scene, owner)[:1] if one.kind in OWNING and one.code]
    return tuple(
        Identity(None, one.code, one.plover, None if one.kind == "state" else one.sector, reason="whose they are")
        for one in found[:1]
    )


def _employed(scene: Scene, k: int) -> Identities:
    """By the body that somebody is with, whatever they do there ("Jane Roe, a fellow at Oxfam")."""
    body = employer(scene, k)
    return (Identity(None, body.code, body.plover, body.sector, reason="the body of the apposition"),) if body else ()


def _home(scene: Scene, i: int) -> str | None:
    """The state that an apposition gives somebody with a title ("Representative Jane Roe, a Democrat from Ohio")."""
    for k in scene.parse.kids(i, "appos"):
        begin, _ = core(scene.parse, k)
        for found in linking.link(scene, k)[:1] or described(scene, begin, k, depth=1)[:1]:
            if not found.assumed:
                return found.code
    return None


def _end_of_role(scene: Scene, k: int) -> int:
    ends = [
        scene.parse.right[p] for p in scene.parse.kids(k, "prep") if scene.parse.tokens[p].lemma in {"of", "for", "to"}
    ]
    return min(max([k, *ends]), k + 12)
