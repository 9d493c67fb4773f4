"""Actors and recipients of an act: its slots, and what stands in for an empty one."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors.party import Mentions
from onrecord.codebook.codebook import Codebook
from onrecord.events.addressee import in_complement, other_side, own_legislature
from onrecord.events.argument import parties
from onrecord.events.policy import policy_owner, unnamed_author
from onrecord.events.slots import aside, governed, options, slot
from onrecord.events.trigger import Hit
from onrecord.grammar import is_passive
from onrecord.parsing import Parse
from onrecord.schema import Party

Parties = tuple[Party, ...]
ABROAD = frozenset({"in", "inside", "within", "on", "into"})  # "strikes on the rebels in Chad", "on Chadian soil"
# the words of these triggers name one's own forces and goods
BY_FORCE = frozenset({"PROTEST", "ASSAULT", "COERCE"})
MATERIAL = frozenset({"MOBILIZE", "RETREAT", "AID", "COOPERATE"})
OWN_GROUND = frozenset({"RETREAT"})
ORGANS = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", None})
# these are done to a party itself, not to a thing that is somebody's
PERSONAL = frozenset({"AGREE", "CONSULT", "AID", "COOPERATE", "REQUEST", "CONCEDE", "RETREAT"})


def sides(parse: Parse, mentions: Mentions, codebook: Codebook, hit: Hit) -> tuple[Parties, Parties]:
    """Who does it and to whom."""
    actors, recipients = _slots(parse, mentions, hit)
    actors = actors or _by_place(parse, mentions, hit)
    recipients = _not_threatening_itself(hit, actors, recipients)
    recipients = standing_in(parse, mentions, codebook, hit, actors, recipients)
    return actors, _not_threatening_itself(hit, actors, recipients)


def standing_in(
    parse: Parse, mentions: Mentions, codebook: Codebook, hit: Hit, actors: Parties, recipients: Parties
) -> Parties:
    """Recipients, or where none has a code whoever else in the sentence or before it may be meant."""
    if any(p.code for p in recipients):
        return recipients
    return (
        in_complement(parse, mentions, hit, actors)
        or _struck(parse, mentions, hit)
        or unnamed_author(parse, mentions, codebook, hit, actors)
        or policy_owner(parse, mentions, codebook, hit, actors)
        or own_legislature(parse, mentions, hit, actors)
        or other_side(parse, mentions, codebook.markers["contrast"], hit, actors)
        or recipients
    )


def _not_threatening_itself(hit: Hit, actors: Parties, recipients: Parties) -> Parties:
    return tuple(p for p in recipients if hit.rule.category != "THREATEN" or not _own_side(p, actors))


def abroad(
    parse: Parse, mentions: Mentions, hit: Hit, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The other state on whose ground a state threatens its own rebels."""
    own = {p.code for p in actors}
    if not recipients or any(p.code not in own for p in recipients):
        return ()
    token = parse.tokens[hit.i]
    for k in parse.subtree(token.head if token.dep == "parataxis" else hit.i):
        if parse.tokens[k].lemma in ABROAD:
            found = parties(parse, mentions, governed(parse, k))
            if any(p.code and p.code not in own for p in found):
                return found
    return ()


def _slots(parse: Parse, mentions: Mentions, hit: Hit) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients; the first alternative of a slot that holds a political actor wins."""
    actors = _filled(parse, mentions, hit, hit.rule.actor)
    recipients = _filled(parse, mentions, hit, hit.rule.recipient, actors)
    if hit.rule.category in OWN_GROUND:
        recipients = tuple(p for p in recipients if p.sector not in ORGANS or p.code not in {a.code for a in actors})
    if hit.rule.category == "REQUEST" and not any(p.code for p in recipients):
        recipients = _filled(parse, mentions, hit, "comp") or recipients
    if len(actors) > 1 and hit.rule.category in {"CONSULT", "AGREE"}:
        recipients = tuple(p for p in recipients if not _is_venue(parse, p))
    if hit.rule.category in {"CONSULT", "AGREE"} and recipients:
        recipients = _for_body(parse, mentions, hit) or recipients
    spans = {p.span for p in actors}
    return actors, tuple(
        p for p in recipients if p.span not in spans or (p.text != "" and p.code not in {a.code for a in actors})
    )


def _own_side(one: Party, actors: tuple[Party, ...]) -> bool:
    """Whether a party is the threatening state itself; its rebels, parties and people are not."""
    same = [a for a in actors if a.code == one.code]
    return any(one.sector is None or a.sector == one.sector for a in same)


def _for_body(parse: Parse, mentions: Mentions, hit: Hit) -> tuple[Party, ...]:
    """The body for whose meeting somebody travels ("to New York for a meeting at the U.N.")."""
    for k in range(hit.i, parse.right[hit.i] + 1):
        if parse.tokens[k].lemma not in {"for", "at"} or parse.tokens[k].dep != "prep":
            continue
        if parse.tokens[k].lemma == "at" and hit.rule.mode != "visit":
            continue
        for j in parse.subtree(k):
            mention = mentions.get(j)
            if mention is not None and mention.identities[0].sector == "IGO" and mention.identities[0].code:
                return parties(parse, mentions, [j])
    return ()


def _is_venue(parse: Parse, one: Party) -> bool:
    """Whether a party only says where others meet ("due to meet in Tehran")."""
    return parse.text[: one.span.start].rstrip().endswith((" in", " at"))


def _by_place(parse: Parse, mentions: Mentions, hit: Hit) -> tuple[Party, ...]:
    """The state in which somebody is arrested, tried or accused, where no agent is named; those between whom."""
    if hit.rule.category in {"AGREE", "CONSULT"}:
        return _filled(parse, mentions, hit, "between/by")
    if hit.rule.category not in {"COERCE", "ACCUSE", "SANCTION"} or not is_passive(parse, hit.i):
        return ()
    found = parties(parse, mentions, slot(parse, hit.i, hit.tokens, "in"))
    return tuple(replace(p, sector=p.sector or "GOV") for p in found if p.code)


def _struck(parse: Parse, mentions: Mentions, hit: Hit) -> tuple[Party, ...]:
    """An attack without a named target strikes the place it is said to happen in or on."""
    if hit.rule.category != "ASSAULT":
        return ()
    around = (*hit.tokens, *parse.kids(hit.i, "acl", "relcl"))
    for name in ("on", "against", "in", "at", "near"):
        found = parties(parse, mentions, slot(parse, hit.i, around, name))
        if any(p.code for p in found):
            return found
    return ()


def _filled(parse: Parse, mentions: Mentions, hit: Hit, spec: str, actors: Parties = ()) -> Parties:
    """The parties in a slot: of its first alternative that holds a political actor."""
    uncoded: tuple[Party, ...] = ()
    for choice in options(spec):
        felt = (
            hit.rule.pattern.pos == "adj" and choice == "subj" and parse.kids(hit.i, "nsubjpass")
        )  # "was outraged by"
        heads = felt or slot(parse, hit.i, hit.tokens, choice)
        if choice == "subj" and hit.rule.category in BY_FORCE and aside(parse, hit.i):
            heads = [k for k in heads if k in parse.subtree(hit.i)]
        found = parties(parse, mentions, heads, owned=hit.rule.category not in PERSONAL or choice == "subj")
        if any(p.code for p in found):
            return found
        uncoded = uncoded or found
    if spec not in {"", "none", "subj"} and not hit.rule.actor.startswith(spec):
        named = parties(parse, mentions, [t for t in hit.tokens if t != hit.i and _party_word(parse, mentions, t)])
        own = {a.code for a in actors} if hit.rule.category in MATERIAL or hit.rule.mode == "withdraw" else set()
        return tuple(p for p in named if p.code not in own) or uncoded
    return uncoded


def _party_word(parse: Parse, mentions: Mentions, t: int) -> bool:
    """Whether a word of the trigger is a party itself ("dispersed the protesters", "clashed with police")."""
    mention = mentions.get(t)
    if mention is None or mention.kind not in {"description", "group", "institution"}:
        return False
    return parse.tokens[t].dep in {"dobj", "pobj", "nsubjpass"} and mention.identities[0].code is not None
