"""Actors by description: a role word and a state ("rebels in Chad"), a place, a thing that is somebody's."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors import link as linking
from onrecord.actors.country import adjectives, countries, employer, hyphened, joined, sided, sides
from onrecord.actors.home import home
from onrecord.actors.mention import core, of_a_continent, role_after, role_at
from onrecord.actors.pair import of_several
from onrecord.actors.role import FORMER
from onrecord.actors.scene import Scene, remember_body, unplaced
from onrecord.codebook.names import Entry, Role
from onrecord.schema import Identity

Identities = tuple[Identity, ...]
DOMESTIC = frozenset({"GOV", "LEG", "MIL", "COP", "JUD", "OPP", "REB", "PRM", "CVL"})
ANYWHERE = frozenset({"JRN", "UNK"})  # who may well be from elsewhere, too
FOREIGN = frozenset({"IGO", "NGO", "MED", "BUS", "UAF", "ELI"})
# how likely the state of those must be who need not be of one that the article is about
LIKELY, VERY_LIKELY = 0.6, 0.7


def described(scene: Scene, first: int, i: int, depth: int = 0) -> Identities:
    """By a role word and a country: "Russia's foreign minister", "rebels in Chad", "U.S. troops"."""
    longer = role_after(scene.parse, scene.codebook.names, i)
    role = (longer[0], i) if longer else role_at(scene.parse, scene.codebook.names, i)
    if role is None or role[0].kind == "prefix":
        return owned(scene, first, i)
    for kid in scene.parse.kids(i, "appos"):
        if scene.parse.tokens[kid].pos == "PROPN" and depth == 0:
            bearer = linking.link(scene, kid)
            if bearer and bearer[0].kind == "person":
                return bearer
    if _inside_role(scene, i):
        return ()
    if role[0].kind == "place":
        return _place(scene, first, i)
    owners = scene.parse.kids(i, "poss")
    whose = role[0].kind == "vague" and bool(owners)  # "his Kenyan colleague", but not "Kenya's neighbours"
    own = whose and all(scene.parse.tokens[k].pos == "PRON" for k in owners)
    codes = tuple(adjectives(scene, first, i)) if own else () if whose else countries(scene, first, i)
    words = scene.parse.words(max(first, role[1] if not codes else first), longer[1] if longer else i)
    over = role[0].sector != "OPP" and former(scene, first, role[1])
    sector = FORMER if over or _kin(scene, role[0], i) else side(scene, first, i, _own_sector(scene, role[0]))
    if not codes:
        (one,) = _homeless(scene, i, role[0], sector, words)
        name = _proper(scene, first, i) if role[0].kind in {"body", "group"} else None
        return (remember_body(scene, replace(one, name=name)) if name else one,)
    name = _proper(scene, first, i)
    made = tuple(
        Identity(
            name,
            code,
            scene.plover(code),
            _sector_of(scene, sector, code, role[0]),
            words,
            _kind(role[0]),
            role[0].where,
        )
        for code in codes
    )
    return tuple(remember_body(scene, one) for one in made) if name else made


def _own_sector(scene: Scene, role: Role) -> str:
    """The sector of a role word in the news, where students and fishermen act as citizens."""
    return "CVL" if role.role in scene.codebook.names.words["civilian"] else role.sector


def _kin(scene: Scene, role: Role, i: int) -> bool:
    """Whether a description is of the family of somebody who governed ("the son of the former leader")."""
    if role.role not in scene.codebook.names.words["kin"]:
        return False
    owners = list(scene.parse.kids(i, "poss"))
    for prep in scene.parse.kids(i, "prep"):
        owners += scene.parse.kids(prep, "pobj") if scene.parse.tokens[prep].lemma == "of" else ()
    found = [one for k in owners for one in linking.link(scene, k)[:1]]
    return any(one.kind in {"person", "description"} and one.sector == FORMER for one in found)


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
            return tuple(o.code for kid in scene.parse.kids(prep, "pobj") for o in linking.link(scene, kid) if o.code)
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
    """The sector of somebody of a state or body: whoever is of a body is of its sector, whatever they do there."""
    names = scene.codebook.names
    if sector == "UNK" and role.role in names.words["people"]:
        return "CVL"
    return sector if sector in {FORMER, "JUD", "LEG", "MIL"} else names.sectors.get(code, sector)


def _kind(role: Role) -> str:
    return {"person": "description", "group": "group", "outlet": "outlet"}.get(role.kind, "institution")


def _homeless(scene: Scene, i: int, role: Role, sector: str, words: str) -> Identities:
    """A description without a country of its own takes the state in whose midst it is told of."""
    foreign = role.kind == "vague" or (sector == "UNK" and role.kind != "person") or vague(scene, i)
    foreign = foreign or role.role in scene.codebook.names.words["away from home"]
    code = None if foreign else at_home(scene, i, sector, domestic=role.kind in {"group", "body"})
    sector = _sector_of(scene, sector, code, role) if code else sector
    reason = f"{role.where}; the state the article is about" if code else role.where
    return (Identity(None, code, scene.plover(code), sector, words, _kind(role), reason, assumed=code is not None),)


def at_home(scene: Scene, i: int, sector: str, *, domestic: bool = False) -> str | None:
    """The state in whose midst somebody is told of: the surer, the less their like need be of it."""
    definite = scene.parse.tokens[core(scene.parse, i)[0]].text.lower() == "the"
    if sector in FOREIGN or (sector == "UNK" and not definite):  # "men in masks" may be anybody
        return None
    domestic = (domestic or sector in DOMESTIC) and sector not in ANYWHERE
    least = 0.0 if domestic else VERY_LIKELY if sector == "UNK" else LIKELY
    return home(scene, i, sector, frozenset(sides(scene, core(scene.parse, i)[0], i)), least)


def vague(scene: Scene, i: int) -> bool:
    """Whether a phrase speaks of no one state ("western officials", "other countries")."""
    first, _ = core(scene.parse, i)
    role = role_at(scene.parse, scene.codebook.names, i)
    before = range(first, max(first, role[1]) if role else i)  # "foreign ministry" is a role, "foreign" no modifier
    found = (scene.codebook.names.roles.get(scene.parse.tokens[k].text.lower()) for k in before)
    named = [k for k in range(first, i) if k in scene.by_last]
    led = any((hyphened(scene, k) and not sided(scene, k)) or unplaced(scene.by_last[k]) for k in named)
    led = led or of_several(scene, first, i)
    led = led or any(of_a_continent(scene.parse, scene.codebook.names, k) for k in range(first, i))
    return led or bool(scene.parse.kids(i, "poss")) or any(role is not None and role.kind == "vague" for role in found)


def side(scene: Scene, first: int, i: int, sector: str) -> str:
    """The sector of a head that says little: that of its modifiers, of its owner or of its body.

    Rebel officials are rebels, Muslim leaders religious, gunmen of a known group that group's.
    """
    strong = {"REB", "OPP", "PRM", "REL", "NGO"}
    body = employer(scene, i)
    if body and (body.sector in {*strong, "UAF"} or (body.sector == "IGO" and sector in {"GOV", "UNK"})):
        return str(body.sector)
    if sector not in {"GOV", "MIL", "UNK", "LEG", "UAF", "SOC"}:
        return sector
    own = role_at(scene.parse, scene.codebook.names, i)
    for k in range(first, max(first, own[1]) if own else i):  # "fighter" in "fighter jet" is no modifier
        name = scene.by_last.get(k)
        for entry in name.found.entries if name and not hyphened(scene, k) else ():
            if isinstance(entry, Entry) and entry.kind == "adjective" and entry.sector:
                return entry.sector  # of a people with an authority of its own
            if (
                isinstance(entry, Entry)
                and entry.kind in {"group", "institution"}
                and entry.sector
                and (sector in {"UNK", "UAF"} or (entry.kind == "group" and joined(scene, k)))
            ):
                return entry.sector
        role = scene.codebook.names.roles.get(scene.parse.tokens[k].text.lower())
        if (
            role is not None
            and role.kind != "vague"
            and (role.sector in strong or (sector == "UNK" and role.kind != "prefix" and role.sector != "UNK"))
        ):
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
        for found in linking.link(scene, k)[:1]:
            if (
                found.kind in {"institution", "body", "group", "outlet", "name"}
                and found.sector
                and found.sector not in {"GOV", "IGO", "UNK"}
            ):
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


def former(scene: Scene, first: int, start: int) -> bool:
    """Whether a word before a role says that it is over ("former", "ex-")."""
    roles, tokens = scene.codebook.names.roles, scene.parse.tokens
    begin = first - 2 if first >= 2 and tokens[first - 1].text == "-" else first
    for k in range(begin, start):
        word = tokens[k].text.lower()
        found = roles.get(word) or roles.get(word.rstrip("-")) or roles.get(f"{word}-")
        if found and found.kind == "prefix" and found.sector == FORMER:
            return True
    return False
