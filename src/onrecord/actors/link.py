"""Which actor a noun phrase stands for, with the reason: by name, by description, or not at all."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.actors import coreference
from onrecord.actors.country import countries
from onrecord.actors.describe import described, former
from onrecord.actors.epithet import epithet
from onrecord.actors.mention import core, role_at, whole
from onrecord.actors.newcomer import again_person, beside_name, newcomer
from onrecord.actors.person import first_office, in_office, known_person
from onrecord.actors.role import FORMER, OFFICIAL
from onrecord.actors.scene import PLACES, STATES, Scene, pick, remember, short_names
from onrecord.codebook.names import Entry, Person, fold
from onrecord.codebook.spelling import alike
from onrecord.parsing import Parse
from onrecord.schema import Identity

Identities = tuple[Identity, ...]
APART = frozenset({"REF", "REL", "OPP", "REB"})  # sectors that some of a people are in by what is said of them
PRIVATE = frozenset({"OPP", "PTY", "BUS", "CVL", "EDU"})  # what former officials are besides
BORNE = PLACES | {"capital"}  # places whose names are surnames, too ("Lund", "Muscat")
LONG_AGO = 10  # years after which a name may be somebody else's
CUT_SHORT = re.compile(r"[A-Z][a-z]+\.")  # "Mr.", "Gen."


def link(scene: Scene, i: int) -> Identities:
    """The actors that the noun phrase headed by a token stands for; empty when none."""
    if i not in scene.known:
        scene.known[i] = ()  # a phrase that refers to itself in a circle finds nothing
        scene.known[i] = _link(scene, i)
    return scene.known[i]


def _link(scene: Scene, i: int) -> Identities:
    token = scene.parse.tokens[i]
    some_of = counted(scene, i)
    if some_of is not None:
        return link(scene, some_of)
    if token.pos == "NUM":
        return coreference.these(scene, i)
    if token.pos == "PRON":
        return coreference.pronoun(scene, i)
    first, _ = core(scene.parse, i)
    if token.pos == "PROPN" and (meant := epithet(scene, first, i)):
        return meant
    known = token.text[:1].isupper() and fold(token.text) in scene.people
    if token.pos == "PROPN" or i in scene.covering or known or opens(scene.parse, i):
        found = named(scene, first, i) or short_form(scene, first, i)
        if found:
            return found
    half = half_of_pair(scene, first, i)
    if half:
        return half
    again = coreference.again(scene, first, i) or epithet(scene, first, i)
    return again or described(scene, first, i) or newcomer(scene, first, i)


def half_of_pair(scene: Scene, first: int, i: int) -> Identities:
    """One of two states by its side ("the North"), where the article names either of them."""
    tokens, names = scene.parse.tokens, scene.codebook.names
    halves = names.words["half of a pair"]
    if first != i - 1 or tokens[first].text.lower() != "the" or tokens[i].text not in halves:
        return ()
    states = {half: entry for half, name in halves.items() for entry in names.named(name)[:1]}
    if scene.states.isdisjoint(entry.code for entry in states.values() if isinstance(entry, Entry)):
        return ()
    return (replace(modifier(scene, states[tokens[i].text]), kind="state", reason="the half of a divided country"),)


def counted(scene: Scene, i: int) -> int | None:
    """Those of whom a number or an amount is meant ("two of them", "dozens of miners")."""
    counts = (
        scene.parse.tokens[i].text.lower() in scene.codebook.names.words["part"] or scene.parse.tokens[i].pos == "NUM"
    )
    return whole(scene.parse, i) if counts else None


def named(scene: Scene, first: int, i: int) -> Identities:
    """By a name in the codebook that ends at the head."""
    name = scene.by_last.get(i) or scene.covering.get(i)
    if name is None or (name.last != i and i < name.first):
        return ()
    if part_of_longer_name(scene, name.first, name.last, first, i):
        return ()
    entry = pick(name.found.entries, scene.date, _country_before(scene, first, name.first) or scene.focus)
    if entry is None:
        return (Identity(None, kind="ambiguous", reason=_candidates(name.found.entries)),)
    if entry.kind in BORNE and _borne(scene, i):
        return ()
    if isinstance(entry, Person) and " " not in name.found.surface and not _mononym(entry):
        return ()  # a surname alone waits for whoever of that name is in play
    if isinstance(entry, Person) and _namesake(scene, entry, i):
        return newcomer(scene, first, i)
    if isinstance(entry, Person):
        written = scene.parse.words(name.first, name.last)
        known = known_person(scene, entry)
        known = replace(known, name=written if " " in written else known.name)
        return (remember(scene, as_former(scene, as_titled(scene, known, first, name.first), first, name.first)),)
    return _entry(scene, entry, first, name.first)


def _namesake(scene: Scene, person: Person, i: int) -> bool:
    """Whether a name that a politician had long ago is borne by somebody whom an apposition places elsewhere."""
    year = int((scene.date or "0")[:4])
    if any(not term.end or int(term.end[:4]) > year - LONG_AGO for term in person.terms):
        return False
    codes = {term.code for term in person.terms}
    beside = (found for k in scene.parse.kids(i, "appos") for found in beside_name(scene, k))
    return any(one.code and not one.assumed and one.sector != FORMER and one.code not in codes for one in beside)


def spelt_otherwise(scene: Scene, name: str) -> Identities:
    """A group by its name in another spelling than the codebook's ("Ahrar ash-Sham")."""
    entries = alike(name, scene.codebook.names.groups_by_key) if name[:1].isupper() else ()
    entry = pick(entries, scene.date, scene.focus) if entries else None
    if entries and entry is None:
        return (Identity(None, kind="ambiguous", reason=_candidates(entries)),)
    return _of_group(entry) if isinstance(entry, Entry) else ()


def _of_group(entry: Entry) -> Identities:
    return (Identity(entry.name, entry.code, entry.plover, entry.sector, None, entry.kind, entry.where),)


def _mononym(person: Person) -> bool:
    """Whether one word is all of somebody's name ("Suharto", "Rihanna")."""
    return not any(mark in person.name for mark in " -")


def _borne(scene: Scene, i: int) -> bool:
    """Whether the name of a place is the surname of somebody named before ("Gen. Lund"; not "in Lund")."""
    known = scene.people.get(fold(scene.parse.tokens[i].text))
    above = scene.parse.tokens[scene.parse.tokens[i].head]
    return known is not None and known.kind == "person" and above.lemma not in {"in", "at", "near", "from", "to"}


def as_former(scene: Scene, known: Identity, first: int, start: int) -> Identity:
    """A person called by an office that is over ("former Haitian President Aristide") is first a former official."""
    role = role_at(scene.parse, scene.codebook.names, start - 1) if start > first else None
    if role is None or known.sector not in PRIVATE:
        return known
    words = scene.parse.words(role[1], start - 1)
    if role[0].sector == FORMER:  # a row of its own: "former president"
        return replace(known, sector=FORMER, role=words)
    over = role[0].sector in OFFICIAL and former(scene, first, role[1])
    return replace(known, sector=FORMER, role=f"former {words}") if over else known


def as_titled(scene: Scene, known: Identity, first: int, start: int) -> Identity:
    """A person called by an office as if still in it ("Foreign Minister Park Jin") is not a former one."""
    role = role_at(scene.parse, scene.codebook.names, start - 1) if start > first else None
    if role is None or known.sector != FORMER or role[0].kind == "prefix" or former(scene, first, role[1]):
        return known
    return replace(known, sector=role[0].sector, role=scene.parse.words(role[1], start - 1))


def part_of_longer_name(scene: Scene, start: int, last: int, first: int, i: int) -> bool:
    """Whether capitalised words around a known name make it part of an unknown one ("Bank of Iraq Street")."""
    tokens = scene.parse.tokens
    if last != i:
        return True
    entry = scene.by_last[last].found.entries[0] if last in scene.by_last else None
    before = start - 1
    if before < first or not isinstance(entry, Entry):
        return False
    one_word = start == last
    if entry.kind == "outlet" and one_word and before in scene.covering:
        return before in scene.by_last  # "Khmer Times" is not the Times
    if entry.kind == "institution" and _shared(scene, start):
        return _unknown_name(scene, before)  # the "Harbour Democrats"
    person = entry.kind in PLACES | STATES and tokens[before].entity == "PERSON"
    named = person or entry.kind in {"outlet", "institution"}
    return named and tokens[before].dep == "compound" and _unknown_name(scene, before)


def _unknown_name(scene: Scene, k: int) -> bool:
    """Whether a word is a capitalised name that nothing is known of."""
    token = scene.parse.tokens[k]
    capital = (token.pos == "PROPN" or token.entity == "ORG") and token.text[:1].isupper()
    return capital and k not in scene.covering and role_at(scene.parse, scene.codebook.names, k) is None


def _candidates(entries: tuple[Entry | Person, ...]) -> str:
    return "ambiguous: " + ", ".join(
        f"{e.name} ({e.code if isinstance(e, Entry) else e.terms[-1].code})" for e in entries[:6]
    )


def _entry(scene: Scene, entry: Entry, first: int, start: int) -> Identities:
    """A country, body, group, institution or place that the codebook names."""
    entry = _of_focus(scene, entry, start)
    sector = entry.sector
    if entry.kind in STATES:
        sector = _sector_of_metonym(scene, entry, start)
    elif entry.kind == "demonym":
        definite = scene.parse.tokens[first].text.lower() == "the"
        sector = _condition(scene, first, start) or (entry.sector or "GOV" if definite else "CVL")
    owner = _country_before(scene, first, start)
    if owner and entry.kind in {"body", "institution"} and owner != entry.code:
        last = scene.covering[start].last if start in scene.covering else start
        role = role_at(scene.parse, scene.codebook.names, last)
        # "Russia's Security Council" is not the one whose full name the codebook has for these words
        name = scene.parse.words(start, last) if entry.kind == "body" else entry.name
        return (
            Identity(
                f"{name} of {owner}",
                owner,
                scene.plover(owner),
                role[0].sector if role else "GOV",
                None,
                "institution",
                f"{entry.where} with its country",
            ),
        )
    if entry.kind == "institution" and _elsewhere(scene, entry, start):
        code = scene.focus
        reason = f"{entry.where}; the state the article is about"
        return (Identity(entry.name, code, scene.plover(code), sector, None, "institution", reason, assumed=True),)
    short_names(scene, entry)
    kind = (
        "place" if entry.kind in PLACES else "state" if entry.kind in STATES | {"demonym", "adjective"} else entry.kind
    )
    return (Identity(entry.name, entry.code, entry.plover, sector, None, kind, entry.where),)


def _condition(scene: Scene, first: int, start: int) -> str | None:
    """The sector that words before a people give it ("displaced Somalis")."""
    found = (scene.codebook.names.roles.get(scene.parse.tokens[k].text.lower()) for k in range(first, start))
    return next((role.sector for role in found if role is not None and role.sector in APART), None)


def _elsewhere(scene: Scene, entry: Entry, start: int) -> bool:
    """Whether a name that bodies of several states bear stands in an article that does not name its usual state."""
    return _shared(scene, start) and scene.focus is not None and entry.code not in scene.states


def _of_focus(scene: Scene, entry: Entry, start: int) -> Entry:
    """The body so called of the state that an article is about, if it has one ("Congress" in a report on Chile)."""
    if entry.kind != "institution" or entry.code == scene.focus or start not in scene.covering:
        return entry
    names, surface = scene.codebook.names, scene.covering[start].found.surface
    bodies = (one for word in names.owners.get(scene.focus or "", ()) for one in names.named(f"{word} {surface}"))
    return next((one for one in bodies if isinstance(one, Entry) and one.code == scene.focus), entry)


def _shared(scene: Scene, start: int) -> bool:
    """Whether bodies of several states bear the name that begins here."""
    surface = scene.covering[start].found.surface.lower() if start in scene.covering else ""
    return surface in scene.codebook.names.words["shared name"]


def _sector_of_metonym(scene: Scene, entry: Entry, start: int) -> str:
    """A government's, unless the name is also that of a service with its own sector (the Pentagon)."""
    name = scene.covering.get(start)
    for other in name.found.entries if name else ():
        if isinstance(other, Entry) and other.kind == "institution" and other.code == entry.code and other.sector:
            return other.sector
    return "GOV"


def _country_before(scene: Scene, first: int, start: int) -> str | None:
    """The country of an adjective or possessor that stands before a name."""
    for i in range(start - 1, first - 1, -1):
        name = scene.by_last.get(i)
        if name:
            for entry in name.found.entries:
                if isinstance(entry, Entry) and entry.kind in {"adjective", "country"}:
                    return entry.code
    return None


def short_form(scene: Scene, first: int, i: int) -> Identities:
    """By the surname of somebody named before, or of one office-holder of that day."""
    tokens = scene.parse.tokens
    surname = fold(tokens[i].text)
    longer = _long_form(scene, i)
    if longer:
        return (again_person(scene, longer),)
    named = tokens[i].pos == "PROPN" or surname in scene.people or opens(scene.parse, i)
    if not named or not _alone(scene, first, i):
        return ()
    known = scene.people.get(surname)
    if known:
        return (again_person(scene, known),)
    if surname in scene.named:
        return (remember(scene, as_former(scene, known_person(scene, scene.named[surname]), first, i)),)
    holders = _holders(scene, surname, first, i)
    wanted = countries(scene, first, i)
    if wanted:
        holders = [p for p in holders if any(t.code in wanted for t in p.terms)]
    top = [p for p in holders if first_office(scene, p)]
    chosen = top if len(top) == 1 else holders
    if len(chosen) == 1 and (tokens[i].entity in {"PERSON", "ORG", "GPE", "NORP", ""}):
        return (remember(scene, as_former(scene, known_person(scene, chosen[0]), first, i)),)
    if len(chosen) > 1:
        return (Identity(None, kind="ambiguous", reason="ambiguous: " + ", ".join(p.name for p in chosen[:6])),)
    return ()


def opens(parse: Parse, i: int) -> bool:
    """Whether a word by itself opens a sentence as its subject: the parser takes many a name there for a noun."""
    token = parse.tokens[i]
    first = i == parse.bounds[token.sentence][0] and token.text[:1].isupper() and not parse.children[i]
    verb = parse.tokens[token.head]
    return first and token.tag == "NN" and token.dep in {"nsubj", "nsubjpass"} and verb.pos == "VERB"


def _holders(scene: Scene, surname: str, first: int, i: int) -> list[Person]:
    """People of a surname in office on that day, or once in the office that a "former" before it names."""
    people, day = scene.codebook.names.by_surname.get(surname, ()), scene.date
    if day is None or not former(scene, first, i):
        return [p for p in people if in_office(scene, p)]
    spelled = scene.codebook.names.spelled
    title = spelled(scene.parse.words(first, i).lower())
    return [p for p in people if any(spelled(t.title) in title and t.begun(day) and t.over(day) for t in p.terms)]


def _alone(scene: Scene, first: int, i: int) -> bool:
    """Whether only titles and known names stand before a surname ("Prime Minister Blair", not "Euan Blair")."""
    tokens = scene.parse.tokens
    words = scene.codebook.names.words
    listed = words["gender of title"].keys() | words["title"].keys()
    titles = {k for k in range(first, i) if CUT_SHORT.fullmatch(tokens[k].text) or tokens[k].text in listed}
    for k in range(first, i):
        role = role_at(scene.parse, scene.codebook.names, k)
        titles.update(range(role[1], k + 1) if role else ())
    return not any(
        tokens[k].pos == "PROPN" and tokens[k].dep == "compound" and k not in titles and k not in scene.covering
        for k in range(first, i)
    )


def _long_form(scene: Scene, i: int) -> Identity | None:
    """Somebody named before whose name ends in these words ("De Mistura")."""
    if i == 0 or scene.parse.tokens[i - 1].pos != "PROPN":
        return None
    known = scene.people.get(fold(scene.parse.tokens[i].text))
    words = fold(scene.parse.words(i - 1, i)).lower()
    return known if known and fold(known.name or "").lower().endswith(" " + words) else None


def modifier(scene: Scene, entry: Entry | Person) -> Identity:
    """The actor behind a name that modifies a noun: the state of an adjective, else the name's own."""
    if isinstance(entry, Person):
        return known_person(scene, entry)
    sector = entry.sector or (None if entry.kind in PLACES else "GOV")
    kind = "place" if entry.kind in PLACES else entry.kind
    return Identity(entry.name, entry.code, entry.plover, sector, None, kind, entry.where)
