"""How an issue may be worded: in full, or by the nouns and verbs that carry it."""

from __future__ import annotations

from itertools import islice

from onrecord.actors.mention import core
from onrecord.actors.party import Mentions
from onrecord.grammar import infinitive
from onrecord.parsing import Parse
from onrecord.positions.issue import VERBAL, named_words, tidy, verb_words
from onrecord.positions.stance import Scene, act, in_words, is_actor

NAMING = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})


def wordings(scene: Scene, head: int, holder: str | None) -> dict[str, str]:
    """The ways to word the issue that a head names, each with its kind; none for a day or a pronoun."""
    parse, full, head = scene.parse, in_words(scene, head, holder), act(scene, head)
    actor = is_actor(scene, head)
    found = {full: "full"} if full and not (actor and len(full.split()) == 1) else {}
    if parse.tokens[head].entity in {"DATE", "TIME"}:
        return found
    verbal = parse.tokens[head].pos in VERBAL
    shorter = _clauses(parse, scene.mentions, head) if verbal else _nouns(scene, head)
    alone = parse.tokens[head].pos in {"NOUN", "PROPN"} and not actor
    for kind, made in shorter:
        words = tidy(made)
        if len(words.split()) > 1 or (words and kind == "core" and alone):
            found.setdefault(words, kind)
    return found


def _nouns(scene: Scene, head: int) -> list[tuple[str, str]]:
    """A noun with what stands before it, with its first prepositional phrase, and with that of its first mention."""
    own, after = _core(scene.parse, scene.mentions, head), _phrase(scene.parse, scene.mentions, head)
    lent = "" if after or not own else _lent(scene, head, own)
    return [("mid", f"{own} {after}" if own and after else ""), ("core", own), ("lent", lent)]


def _lent(scene: Scene, head: int, own: str) -> str:
    """A noun with the phrase that the article gives the same noun at another place ("the raid": on the port)."""
    parse, mentions, lemma = scene.parse, scene.mentions, scene.parse.tokens[head].lemma
    if lemma not in scene.phrased:  # two, since one of them may be the noun that is asked for
        found = (k for k in scene.places(lemma) if _phrase(parse, mentions, k))
        scene.phrased[lemma] = tuple(islice(found, 2))
    for k in scene.phrased[lemma]:
        if k != head:
            before = _core(parse, mentions, k) if len(own.split()) == 1 else own
            return f"{before} {_phrase(parse, mentions, k)}"
    return ""


def _clauses(parse: Parse, mentions: Mentions, head: int) -> list[tuple[str, str]]:
    """A verb with its object, and the same with its first prepositional phrase; a passive with its subject."""
    deeper = [k for k in parse.kids(head, "xcomp", "ccomp") if infinitive(parse, k) or parse.tokens[k].tag == "VBG"]
    if deeper and not parse.kids(head, "dobj", "dative"):
        return _clauses(parse, mentions, deeper[0])
    sufferers = [_core(parse, mentions, k) for k in parse.kids(head, "nsubjpass")]
    own = [*sufferers[-1:], verb_words(parse, head), _object(parse, mentions, head)]
    after = _phrase(parse, mentions, head)
    short = " ".join(part for part in own if part)
    whole = own[-1] or (sufferers and sufferers[-1])
    return [("vo", short if whole else ""), ("vop", f"{short} {after}" if after else "")]


def _object(parse: Parse, mentions: Mentions, verb: int) -> str:
    for k in parse.kids(verb, "dobj", "attr", "acomp")[:1]:
        if parse.tokens[k].pos != "PRON":
            return _core(parse, mentions, k)
        mention = mentions.get(k)
        return (mention.identities[0].name or "") if mention and mention.identities else ""
    return ""


def _phrase(parse: Parse, mentions: Mentions, head: int) -> str:
    """The first prepositional phrase after a word, without what hangs on its noun."""
    for prep in (k for k in parse.kids(head, "prep") if k > head):
        for k in parse.kids(prep, "pobj")[:1]:
            inner = _core(parse, mentions, k)
            return f"{parse.tokens[prep].text} {inner}" if inner else ""
    return ""


def _core(parse: Parse, mentions: Mentions, head: int) -> str:
    token = parse.tokens[head]
    if token.pos not in NAMING and token.tag != "VBG":
        return ""
    return named_words(parse, mentions, core(parse, head)[0], head)
