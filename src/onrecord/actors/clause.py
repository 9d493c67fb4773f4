"""What a sentence itself says of somebody new: of which body they are, what they lead, who they are."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.actors import link as linking
from onrecord.actors.country import employer
from onrecord.actors.describe import described
from onrecord.actors.mention import core
from onrecord.actors.scene import Scene
from onrecord.grammar import antecedent
from onrecord.schema import Identity

BODIES = frozenset({"body", "group", "institution", "outlet", "name"})
LED = BODIES | {"description"}  # "the rebels", too


def told_of(scene: Scene, i: int) -> Identity | None:
    """Whom a name's own clauses make of its bearer; none where they are silent."""
    for found in (*_of_body(scene, i), *_leading(scene, i), *_led(scene, i), *_being(scene, i)):
        if found.code is not None:
            return found
    return None


def _of_body(scene: Scene, i: int) -> Iterator[Identity]:
    """By the body that stands behind the name ("Jane Roe of the Greater Chad Front")."""
    body = employer(scene, i)
    if body is not None:
        yield _member(body, "the body that the name is joined to")
    for prep in scene.parse.kids(i, "prep"):
        if scene.parse.tokens[prep].lemma in {"of", "from"}:
            for kid in scene.parse.kids(prep, "pobj"):
                yield from _members(scene, kid, "the body that the name is joined to", BODIES)


def _leading(scene: Scene, i: int) -> Iterator[Identity]:
    """By what they lead or who they are ("Jane Roe, who leads the rebels", "who was a minister until May")."""
    for verb in scene.parse.kids(i, "relcl"):
        doer = next(iter(scene.parse.kids(verb, "nsubj")), None)
        if doer is None or antecedent(scene.parse, doer) != i:
            continue
        yield from _in_clause(scene, verb)


def _in_clause(scene: Scene, verb: int) -> Iterator[Identity]:
    lemma = scene.parse.tokens[verb].lemma
    if lemma == "be":
        for kid in scene.parse.kids(verb, "attr"):
            yield from described(scene, core(scene.parse, kid)[0], kid, depth=1)[:1]
    elif lemma in scene.codebook.names.words["leads"]:
        for kid in scene.parse.kids(verb, "dobj"):
            yield from _members(scene, kid, "what they lead")
    elif lemma in scene.codebook.names.words["speaks for"]:
        for prep in scene.parse.kids(verb, "prep"):
            for kid in scene.parse.kids(prep, "pobj") if scene.parse.tokens[prep].lemma == "for" else ():
                yield from _members(scene, kid, "whom they speak for")


def _led(scene: Scene, i: int) -> Iterator[Identity]:
    """By what is led by them ("the rebels, led by Jane Roe")."""
    by = scene.parse.tokens[i].head
    verb = scene.parse.tokens[by].head
    led = scene.parse.tokens[by].dep == "agent" and scene.parse.tokens[verb].dep == "acl"
    if led and scene.parse.tokens[verb].lemma in scene.codebook.names.words["leads"]:
        yield from _members(scene, scene.parse.tokens[verb].head, "what they lead")


def _being(scene: Scene, i: int) -> Iterator[Identity]:
    """By what the sentence says they are ("Jane Roe is the head of the Church in Chad")."""
    verb = scene.parse.tokens[i].head
    if scene.parse.tokens[i].dep == "nsubj" and scene.parse.tokens[verb].lemma == "be":
        for kid in scene.parse.kids(verb, "attr"):
            if kid > i:
                yield from described(scene, core(scene.parse, kid)[0], kid, depth=1)[:1]


def _members(scene: Scene, k: int, why: str, kinds: frozenset[str] = LED) -> Iterator[Identity]:
    for found in linking.link(scene, k)[:1]:
        if found.kind in kinds:
            yield _member(found, why)


def _member(body: Identity, why: str) -> Identity:
    return Identity(None, body.code, body.plover, body.sector, reason=why, assumed=body.assumed)
