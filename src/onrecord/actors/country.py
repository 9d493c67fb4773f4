"""Which state or body a phrase's own words give: adjectives, possessors, "of" and "in" phrases."""

from __future__ import annotations

from onrecord.actors import link as linking
from onrecord.actors.mention import core, role_after
from onrecord.actors.person import in_office, known_person
from onrecord.actors.scene import PLACES, Scene, pick
from onrecord.codebook.names import Entry, Person, fold
from onrecord.schema import Identity

SETTINGS = PLACES | {"country", "capital"}
BODIES = frozenset({"body", "group"})


def countries(scene: Scene, first: int, i: int) -> tuple[str, ...]:
    """The codes that a phrase's own words give it: adjectives, possessors, then "of", "in", "from"."""
    parse = scene.parse
    body = _body_headed(scene, i)
    if body:
        return (body,)
    found: dict[str, None] = {}
    owners = parse.kids(i, "poss")
    if owners and all(parse.tokens[k].pos == "PRON" for k in owners):
        found.update(dict.fromkeys(adjectives(scene, first, i)))  # "his Kenyan colleague" is no compatriot
    for kid in owners if not found else ():
        found.update({o.code: None for o in linking.link(scene, kid) if o.code})
    if not found:
        found.update(dict.fromkeys(adjectives(scene, first, i)))
        for kid in parse.kids(i, "nmod"):
            found.update({o.code: None for o in linking.link(scene, kid) if o.code and not o.assumed})
    if not found:
        for prep in _preps(scene, i):
            if parse.tokens[prep].lemma in {"of", "in", "from", "for", "at"} and not _ranging(scene, i, prep):
                for kid in (_whole(scene, k) for k in parse.kids(prep, "pobj")):
                    codes = [o.code for o in linking.link(scene, kid) if o.code]
                    begin, _ = core(parse, kid)
                    found.update(dict.fromkeys(codes or countries(scene, begin, kid)))
                    if parse.tokens[kid].pos == "PROPN":
                        for other in conjuncts(scene, kid):
                            found.update({o.code: None for o in linking.link(scene, other) if o.code})
            if found:
                break
    return tuple(found)


def _preps(scene: Scene, i: int) -> list[int]:
    """The prepositions behind a noun, without those of its office ("a secretary of the security council in Kyiv")."""
    role = role_after(scene.parse, scene.codebook.names, i)
    return [k for k in scene.parse.kids(i, "prep") if role is None or k > role[1]]


def abroad(one: Entry | Identity) -> bool:
    """Whether an armed group acts beyond one state and so goes by a code of its own, wherever its home is."""
    return one.code != one.plover


def _whole(scene: Scene, k: int) -> int:
    """The last word of a known name that the parser split ("the Premier of Azad" and "Kashmir")."""
    return scene.covering[k].last if k in scene.covering and k not in scene.by_last else k


def _ranging(scene: Scene, i: int, prep: int) -> bool:
    """Whether a phrase only tells how wide a circle is ("countries from Albania to Slovenia")."""
    beside = [*scene.parse.kids(prep, "prep"), *(k for k in scene.parse.kids(i, "prep") if k > prep)]
    return scene.parse.tokens[prep].lemma == "from" and any(scene.parse.tokens[k].lemma == "to" for k in beside)


def setting(scene: Scene, i: int) -> set[str]:
    """The states in which the sentence of a noun is set, by the places it names ("In Berlin thousands marched")."""
    first, end = scene.parse.bounds[scene.parse.tokens[i].sentence]
    found: set[str] = set()
    for prep in range(first, end):
        if scene.parse.tokens[prep].lemma.lower() in scene.codebook.names.words["set in"]:
            for kid in scene.parse.kids(prep, "pobj"):
                found |= {code for k in (kid, *conjuncts(scene, kid)) for code in _place_code(scene, k)}
    return found


def _place_code(scene: Scene, i: int) -> list[str]:
    """The state in which a named place lies."""
    name = scene.by_last.get(i)
    entry = pick(name.found.entries, scene.date, scene.focus) if name else None
    return [entry.code] if isinstance(entry, Entry) and entry.kind in SETTINGS and entry.code else []


def employer(scene: Scene, i: int) -> Identity | None:
    """The body that somebody works for ("the director of Oxfam", "a fighter with the Red Front").

    States have people of their own at bodies of states ("the Kenyan ambassador at the African Union").
    """
    for prep in _preps(scene, i):
        word = scene.parse.tokens[prep].lemma
        if word in scene.codebook.names.words["works for"]:
            for kid in (_whole(scene, k) for k in scene.parse.kids(prep, "pobj")):
                for found in linking.link(scene, kid)[:1]:
                    whose = word == "of" or found.sector != "IGO" or not _sent(scene, i)
                    named = scene.parse.tokens[kid].pos == "PROPN" or kid in scene.covering
                    if found.kind in BODIES and found.code and named and whose:
                        return found
    return None


def _sent(scene: Scene, i: int) -> bool:
    """Whether a phrase names the state somebody is of."""
    return bool(scene.parse.kids(i, "poss") or adjectives(scene, core(scene.parse, i)[0], i))


def _body_headed(scene: Scene, i: int) -> str | None:
    """The code of the body that somebody works for."""
    found = employer(scene, i)
    return found.code if found else None


def adjectives(scene: Scene, first: int, i: int) -> list[str]:
    """The codes of names that modify a noun ("the US and Russian ambassadors")."""
    codes: list[str] = []
    for k in range(first, i):
        name = scene.by_last.get(k)
        if name is None:
            codes += surname_code(scene, k)
        if name is None or name.first < first or hyphened(scene, k):
            continue
        if linking.part_of_longer_name(scene, name.first, name.last, first, k):
            continue  # "the Harbour Democrats chairman"
        entry = pick(name.found.entries, scene.date, scene.focus)
        code = entry.code if isinstance(entry, Entry) else known_person(scene, entry).code if entry else None
        if isinstance(entry, Entry) and entry.kind == "group" and abroad(entry):
            codes.clear()  # "an Australian Islamic State recruit" is the group's
        if code and (isinstance(entry, Person) or (entry is not None and entry.kind != "outlet")):
            codes.append(code)
    return codes


def surname_code(scene: Scene, k: int) -> list[str]:
    """The state of somebody named by the surname alone before a noun ("the Bush administration")."""
    token = scene.parse.tokens[k]
    if token.pos != "PROPN" or k in scene.covering:
        return []
    known = scene.people.get(fold(token.text))
    if known is None:
        people = scene.codebook.names.by_surname.get(fold(token.text), ())
        holders = [p for p in people if in_office(scene, p)]
        known = known_person(scene, holders[0]) if len(holders) == 1 else None
        if not holders and _of_government(scene, k + 1):
            return _governed(scene, people)
    return [known.code] if known and known.code else []


def _of_government(scene: Scene, k: int) -> bool:
    """Whether a word names a government ("administration")."""
    role = scene.codebook.names.roles.get(scene.parse.tokens[k].text.lower())
    return role is not None and role.kind == "body" and role.sector == "GOV"


def _governed(scene: Scene, people: tuple[Person, ...]) -> list[str]:
    """The one state that people of a surname once governed ("the Obama administration", years later)."""
    first, day = scene.codebook.names.words["first office"], scene.date or ""
    codes = {term.code for one in people for term in one.terms if term.title in first and term.over(day)}
    return sorted(codes) if len(codes) == 1 else []


def hyphened(scene: Scene, k: int) -> bool:
    """Whether a name is part of "U.S.-backed", "French-led" or "pro-Russian"; not of "Paris-based"."""
    own = tuple(f"-{word}" for word in scene.codebook.names.words["whose"])
    return (joined(scene, k) and not scene.parse.text.startswith(own, scene.by_last[k].found.end)) or sided(scene, k)


def joined(scene: Scene, k: int) -> bool:
    """Whether a word follows a name with a hyphen ("Hamas-run")."""
    text, end = scene.parse.text, scene.by_last[k].found.end
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()


def sided(scene: Scene, k: int) -> bool:
    """Whether a name only says whom somebody is for or against ("pro-Russian", "anti-American")."""
    first = scene.by_last[k].first
    tokens = scene.parse.tokens
    before = tokens[first - 2].text.lower() if first >= 2 and tokens[first - 1].text == "-" else ""
    return before in scene.codebook.names.words["side"]


def sides(scene: Scene, first: int, i: int) -> set[str]:
    """The codes that a phrase is only for or against."""
    names = [scene.by_last[k] for k in range(first, i) if k in scene.by_last and sided(scene, k)]
    return {e.code for name in names for e in name.found.entries if isinstance(e, Entry) and e.code}


def conjuncts(scene: Scene, i: int) -> list[int]:
    """The heads joined to a noun by "and" or a comma, in order."""
    found: list[int] = []
    queue = list(scene.parse.kids(i, "conj"))
    while queue:
        k = queue.pop(0)
        found.append(k)
        queue += scene.parse.kids(k, "conj")
    return found
