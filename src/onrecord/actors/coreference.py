"""Who is meant again: pronouns, "the foreign minister", "the two sides", "the group"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.actors import link as linking
from onrecord.actors.antecedent import foremost, of_another_gender, plural, taken_up
from onrecord.actors.country import abroad, conjuncts, countries
from onrecord.actors.describe import former, side
from onrecord.actors.mention import core, role_after, role_at
from onrecord.actors.pair import ARMED, addressing, counted, pair, several, two_leaders
from onrecord.actors.person import known_person
from onrecord.actors.role import head_of_state, holder
from onrecord.actors.scene import STATE_KINDS, Past, Scene, last_noun
from onrecord.codebook.names import Entry
from onrecord.grammar import antecedent, controller, marked, subject
from onrecord.schema import Identity

Identities = tuple[Identity, ...]
ARMED_WITHIN = 4  # sentences
INDEFINITE = frozenset({"a", "an", "another", "some"})
BODIES = frozenset({"body", "institution", "group", "name"})
FAR = 40  # sentences
STOOD_FOR = 6  # sentences
STATE_LIKE = frozenset({"state", "institution", "body", "group"})
PERSONAL = frozenset({"person", "description"})
PRONOUNS = {"person": 6, "thing": 3, "several": 3}  # how many sentences back those named may be whom they mean


def pronoun(scene: Scene, i: int) -> Identities:
    """The actors a pronoun refers to; "I" and "we" wait for the statement's speaker."""
    word, markers = scene.parse.tokens[i].text.lower(), scene.codebook.markers
    if word in markers["relative"]:
        return _antecedent(scene, i)
    if word == "both":
        return pair(scene, i)
    pronouns = kind_of(scene, i)
    return taken_up(scene, i, able(scene, i, pronouns), pronouns) if pronouns else ()


def kind_of(scene: Scene, i: int) -> str | None:
    """What a pronoun stands for: a person, a thing, several; None for others."""
    word = scene.parse.tokens[i].text.lower()
    return next((kind for kind in PRONOUNS if word in scene.codebook.markers[kind]), None)


def able(scene: Scene, i: int, pronouns: str) -> list[Past]:
    """Those named before a pronoun that it may mean; whoever is told to act alone, where somebody is."""
    return _near(scene, i, PRONOUNS[pronouns], lambda past: _fits(scene, i, past, pronouns))


def _near(scene: Scene, i: int, sentences: int, fits: Callable[[Past], bool]) -> list[Past]:
    fitting = [past for past in scene.before(i, sentences=sentences) if fits(past) and not _binds(scene, past.i, i)]
    meant = {_asked(scene, i), _spoken_for(scene, i)}
    return [past for past in fitting if past.i in meant] or fitting


def _fits(scene: Scene, i: int, past: Past, pronouns: str) -> bool:
    if pronouns == "several":
        return len(past.identities) > 1 or plural(scene, past.i)
    kinds, one = (PERSONAL if pronouns == "person" else STATE_LIKE), past.identities[0]
    fits = len(past.identities) == 1 and one.kind in kinds and not plural(scene, past.i)
    return fits and (pronouns != "person" or not of_another_gender(scene, i, one))


def _antecedent(scene: Scene, i: int) -> Identities:
    """What a relative clause hangs on: a noun, with those joined to it before the clause ("A, B and C, which ...")."""
    noun = antecedent(scene.parse, i)
    if noun is None:
        return ()
    nouns = [noun, *(k for k in conjuncts(scene, noun) if k < i)]
    return tuple(dict.fromkeys(one for k in nouns for one in linking.link(scene, k)))


def _nearest(scene: Scene, i: int, sentences: int, fits: Callable[[Past], bool]) -> Identities:
    """The fitting party that is most in view: whoever is told to act, else a subject of this or an earlier sentence."""
    fitting = _near(scene, i, sentences, fits)
    return foremost(scene, i, fitting).identities if fitting else ()


def _asked(scene: Scene, i: int) -> int | None:
    """Whoever is asked to do something with what is its own ("called on *Chad* to withdraw its troops")."""
    owned = scene.parse.tokens[scene.parse.tokens[i].head]
    told = controller(scene.parse, owned.head) if scene.parse.tokens[i].dep == "poss" and owned.dep == "dobj" else None
    above = scene.parse.tokens[scene.parse.tokens[owned.head].head].lemma
    return told if above not in scene.codebook.implying["binding"] else None


def _spoken_for(scene: Scene, i: int) -> int | None:
    """The body that somebody speaks for who says a sentence with "it" ("a spokesman for the bank said it ...")."""
    tokens, parse = scene.parse.tokens, scene.parse
    clause = tokens[tokens[i].head]
    if clause.dep != "ccomp" or not tokens[i].dep.startswith("nsubj") or kind_of(scene, i) != "thing":
        return None
    teller = subject(parse, clause.head)
    behind = parse.kids(teller, "prep") if teller is not None and tokens[teller].pos == "NOUN" else []
    return next((k for prep in behind if tokens[prep].lemma in {"for", "of"} for k in parse.kids(prep, "pobj")), None)


def _binds(scene: Scene, other: int, i: int) -> bool:
    """An object pronoun cannot mean the subject of its own verb, nor of that it is set against.

    "He met him", "Spain condemned the raid, while Italy praised it".
    """
    token = scene.parse.tokens[i]
    if token.dep not in {"dobj", "dative", "pobj", "nsubj"}:
        return False
    verb = token.head if token.dep in {"dobj", "dative"} else scene.parse.tokens[token.head].head
    if token.dep == "nsubj":
        above = scene.parse.tokens[token.head]
        if token.text.lower() not in {"him", "them"} or above.dep not in {"ccomp", "xcomp"}:
            return False
        verb = above.head
    doers = [subject(scene.parse, k) for k in (verb, _set_against(scene, verb)) if k is not None]
    known = [scene.known.get(doer, ()) for doer in doers if doer is not None]
    return other in doers or scene.known.get(other, (None,)) in known


def _set_against(scene: Scene, verb: int) -> int | None:
    """The verb that the clause of another only sets off ("while Italy praised it")."""
    token = scene.parse.tokens[verb]
    apart = token.dep == "advcl" and marked(scene.parse, verb, scene.codebook.markers["contrast"])
    return token.head if apart else None


def again(scene: Scene, first: int, i: int) -> Identities:
    """A definite description of somebody named before, or of a state's leader."""
    tokens = scene.parse.tokens
    if _named_beside(scene, i):
        return ()
    lowered = [tokens[k].text.lower() for k in range(first, i)]
    found = several(scene, lowered, i) or (_stood_for(scene, i) if "the" in lowered[:1] else ())
    if found and not countries(scene, first, i):
        return found
    longer = role_after(scene.parse, scene.codebook.names, i)
    role = longer or role_at(scene.parse, scene.codebook.names, i)
    if role is None or role[0].kind == "prefix" or tokens[i].tag in {"NNS", "NNPS"}:
        armed = role is not None and role[0].sector in ARMED and "the" in lowered[:1]
        return (_armed_again(scene, first, i) if armed else ()) or _leaders(scene, lowered, first, i)
    codes = countries(scene, first, i)
    if tokens[first].tag == "DT" and tokens[first].lemma in INDEFINITE:
        return ()  # "an Australian opposition leader" is anybody
    if role[0].kind == "person" and ("the" in lowered[:1] or codes):
        if role[0].sector == "GOV" and (side(scene, first, i, "GOV") != "GOV" or (not longer and _of_a_body(scene, i))):
            return ()  # of a league, a party, a company
        ranks = scene.codebook.names.words["rank"]
        rank = [word for word in lowered if word in ranks and word not in role[0].role.split()]
        return _holder_again(scene, " ".join([*rank, role[0].role]), codes, i)
    if "the" in lowered[:1] and not codes and role[0].kind in {"group", "body"}:
        if role[0].sector == "GOV" and role[0].kind == "body":
            return _body_again(scene, i, role[0].sector)  # a state is named too often to be meant each time
        return _body_again(scene, i, role[0].sector) or _nearest(
            scene, i, 3, lambda p: len(p.identities) == 1 and _same_kind(p.identities[0], role[0].sector)
        )
    return ()


def _of_a_body(scene: Scene, i: int) -> bool:
    """Whether an office is that of a body with a name of its own ("president of the Syrian Football Association")."""
    tokens, states = scene.parse.tokens, scene.codebook.names.words["state"]
    owners = [
        k for prep in scene.parse.kids(i, "prep") if tokens[prep].lemma == "of" for k in scene.parse.kids(prep, "pobj")
    ]
    named = [k for k in owners if tokens[k].pos == "PROPN" and tokens[k].text.lower() not in states]
    return any(not _state(scene, k) for k in named)


def _state(scene: Scene, k: int) -> bool:
    """Whether a word ends the name of a state."""
    name = scene.by_last.get(k)
    return name is not None and any(isinstance(e, Entry) and e.kind in STATE_KINDS for e in name.found.entries)


def _named_beside(scene: Scene, i: int) -> bool:
    """Whether an apposition names whom the description means ("the Turkish president, Recep Erdogan")."""
    tokens = scene.parse.tokens
    return any(
        tokens[k].pos == "PROPN" and (tokens[k].entity == "PERSON" or k in scene.covering)
        for k in scene.parse.kids(i, "appos")
    )


def _body_again(scene: Scene, i: int, sector: str) -> Identities:
    """The body named before whose name ends in the same word ("the council" for the Security Council).

    "The army" is a state's, not the guerrillas who call themselves one.
    """
    word = scene.parse.tokens[i].text.lower()
    for past in scene.before(i, sentences=FAR):
        for found in past.identities:
            guerrilla = sector == "MIL" and found.sector in ARMED
            if found.kind in BODIES and found.name and last_noun(found.name).lower() == word and not guerrilla:
                return (found,)
    return ()


def _stood_for(scene: Scene, i: int) -> Identities:
    """The body named before that a word is often said for ("the alliance" after NATO)."""
    word = scene.parse.tokens[i].text.lower()
    able = scene.codebook.names.words["stands for"].get(word)
    if able is None or scene.parse.kids(i, "compound", "amod", "prep", "appos"):
        return ()
    codes = frozenset(filter(None, able.split("|")))

    def fits(past: Past) -> bool:
        one = past.identities[0]
        return len(past.identities) == 1 and one.kind == "body" and (not codes or one.code in codes)

    return _body_again(scene, i, "IGO") or _nearest(scene, i, STOOD_FOR, fits)


def _armed_again(scene: Scene, first: int, i: int) -> Identities:
    """The stateless group last in play ("the militants"), unless such words stood for others before it."""
    if countries(scene, first, i) or scene.parse.kids(i, "poss"):
        return ()
    word, outside = scene.parse.tokens[i].text.lower(), addressing(scene, i)
    armed = [
        one
        for past in scene.before(i, sentences=ARMED_WITHIN)
        for one in past.identities
        if one.sector in ARMED and one.code and one.code not in outside
    ]
    alike = [one for one in armed if one.role and one.role.lower().endswith(word)]
    found = next(iter(alike or armed), None)
    return (found,) if found is not None and abroad(found) else ()


def _same_kind(found: Identity, sector: str) -> bool:
    """Whether "the group" or "the army" may mean this body."""
    if sector == "UNK":
        return bool(found.name) and found.kind in {"group", "body", "name", "institution"}
    return found.sector == sector and found.kind in STATE_LIKE


def _leaders(scene: Scene, lowered: list[str], first: int, i: int) -> Identities:
    leading = scene.parse.tokens[i].lemma in scene.codebook.names.words["leader of a side"]
    if "the" in lowered[:1] and leading and not countries(scene, first, i):
        return two_leaders(scene, i)
    return ()


def _described_again(scene: Scene, role: str, i: int) -> Identities:
    """The description given before of which this is the short form ("the official")."""
    words = set(role.split())
    for past in scene.before(i, sentences=4):
        for found in past.identities:
            if (
                found.kind == "description"
                and found.role
                and words <= set(found.role.lower().split())
                and not plural(scene, past.i)
            ):
                return (found,)
    return ()


def _of_the_focus(scene: Scene, role: str) -> Identities:
    """Who holds the office in the state the article is about."""
    if scene.focus is None or scene.date is None:
        return ()
    person = holder(scene.codebook.names, scene.focus, role, scene.date)
    return (known_person(scene, person),) if person else ()


def _holder_again(scene: Scene, role: str, codes: tuple[str, ...], i: int) -> Identities:
    """The last person named whose office the description fits."""
    words = set(role.split()) - {"the"}
    for past in scene.before(i, sentences=40):
        for found in past.identities:
            known = found.kind == "person" and found.role and found.name and (not codes or found.code in codes)
            if known and found.role:
                own = set(scene.codebook.names.spelled(found.role.lower()).split())
                if words <= own and not _more(scene, found.role, words):
                    return (found,)
    if not codes:
        return _described_again(scene, role, i) or _of_the_focus(scene, role)
    held = _office_holder(scene, role, codes, i)
    if held:
        return (held,)
    listed = scene.codebook.names.words
    leads = words & listed["leader"].keys() and not words & listed["rank"].keys()
    first, _ = core(scene.parse, i)
    if leads and len(codes) == 1 and _governs(scene, role) and not former(scene, first, i):
        for past in scene.before(i, sentences=40):
            for found in past.identities:
                if found.kind == "person" and found.code == codes[0] and _leads(scene, found.role, words):
                    return (found,)
        person = head_of_state(scene.codebook.names, codes[0], scene.date) if scene.date else None
        if person:
            return (known_person(scene, person),)
    return ()


def _more(scene: Scene, role: str, words: set[str]) -> bool:
    """Whether a role is another office than its words alone say ("vice president" for "president")."""
    own = set(role.lower().split())
    return bool(scene.codebook.names.words["rank"].keys() & own - words)


def _governs(scene: Scene, role: str) -> bool:
    """Whether a role is one of government, not of its opponents ("opposition leader")."""
    found = scene.codebook.names.roles.get(role)
    return found is None or found.sector in {"GOV", "UNK"}


def _office_holder(scene: Scene, role: str, codes: tuple[str, ...], i: int) -> Identity | None:
    """Who holds an office of one state, by the codebook, under the name that the article gives."""
    first, _ = core(scene.parse, i)
    if len(codes) != 1 or scene.date is None or scene.parse.tokens[i].tag in {"NNS", "NNPS"}:
        return None
    if any(former(scene, k, k + 1) for k in range(first, i)):
        return None
    person = holder(scene.codebook.names, codes[0], role, scene.date)
    if person is None:
        return None
    written = [name for name in scene.by_last.values() if person in name.found.entries]
    found = known_person(scene, person)
    full = max((scene.parse.words(n.first, n.last) for n in written), key=len, default=found.name or "")
    return replace(found, name=full if " " in full else found.name)


def _leads(scene: Scene, role: str | None, wanted: set[str]) -> bool:
    """Whether a role is that of a state's leader, of the office that is meant where one is."""
    title, words = (role or "").lower().partition(" of ")[0], scene.codebook.names.words
    if any(words["leader"].get(word) not in {None, "", title} for word in wanted):
        return False
    if (role or "").count(" of ") > 1:
        return False  # the head of a part of the state, or of a body in it
    return title in words["head"]


def these(scene: Scene, i: int) -> Identities:
    """Those whom a number with an article counts ("the two agreed")."""
    first, _ = core(scene.parse, i)
    count = counted(scene, [scene.parse.tokens[k].text.lower() for k in range(first, i + 1)])
    return pair(scene, i, count) if count else ()


__all__ = ["Past", "again", "pronoun"]
