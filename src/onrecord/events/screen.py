"""Which acts are not coded, and why: no actor, what is asked or promised, the same act twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.party import Mentions
from onrecord.codebook.codebook import Codebook
from onrecord.events.once import again, heading
from onrecord.events.trigger import SELF, own_deed
from onrecord.grammar import infinitive, spares
from onrecord.parsing import Parse
from onrecord.schema import Party

if TYPE_CHECKING:
    from onrecord.events.act import Act

SPEAKING = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE", "CONCEDE", "SUPPORT"})
AUTHORLESS = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION", "RETREAT"})
TWO_SIDED = frozenset({"SUPPORT", "AID", "THREATEN", "ASSAULT", "COERCE", "SANCTION"})
TOPIC = frozenset({"about", "on", "for", "regarding"})
UNDENIED = frozenset({"RETREAT", "REQUEST"})
PRIVATE = frozenset({"CVL", "REF", "MED", "EDU", "UNK", None})
ONE_SIDED = frozenset({"", "none"})
OWN_WORDS = frozenset({"to", "own", "self"})  # needs of rows by which somebody tells of a deed to come
FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
SAID = frozenset({"SUPPORT", "THREATEN"})
HARM = frozenset({"ASSAULT", "COERCE"})
PERSONAL = frozenset({"arrest", "deport", "abduct", "torture", "beat", "sexual"})  # modes of what is done to people
FORCES = frozenset({"MIL", "COP", "SPY", "REB", "PRM", "UAF"})
BEARING_ARMS = frozenset({"GOV", "MIL", "COP", "SPY", "REB", "PRM", "UAF", None})
UNIFORMED = frozenset({"MIL", "COP"})
LABOUR = frozenset({"strike", "hunger"})  # by which soldiers and policemen may protest, too
UNARMED = "whoever comes there bears no arms"
DANGER = "a danger, not a deed of whoever warns of it"
RULED_OUT = frozenset({DANGER, UNARMED})  # whatever a model says
TELLING = frozenset({"ROOT", "conj", "parataxis"})
COMPLEMENTS = frozenset({
    "xcomp", "ccomp", "dobj", "prep", "pobj", "pcomp", "acl", "conj", "attr", "acomp", "oprd", "dative", "nsubjpass",
    "relcl", "advcl", "compound", "amod", "appos", "nmod", "poss", "nsubj",
})  # fmt: skip


def screen(
    parse: Parse, mentions: Mentions, codebook: Codebook, acts: list[Act]
) -> tuple[list[Act], list[tuple[Act, str]]]:
    """The acts to code, in the order of the text, and the others with a reason each."""
    kept: list[Act] = []
    dropped: list[tuple[Act, str]] = []
    fit = []
    for one in acts:
        reason = _danger(parse, mentions, one) or unfit(parse, one) or _describes(parse, one)
        if reason:
            dropped.append((one, reason))
        else:
            fit.append(one)
    for one in sorted(fit, key=lambda a: (heading(parse, a), a.hit.i)):
        reason = _asked(parse, one, fit) or again(parse, one, kept)
        if reason:
            dropped.append((one, reason))
        else:
            kept.append(one)
    return sorted(kept, key=lambda a: a.hit.i), dropped


def unfit(parse: Parse, one: Act) -> str | None:
    """Why an act by itself is no event of the record."""
    actors, recipients = one.codes
    needs = one.hit.rule.needs
    joined = one.hit.rule.recipient == "none" and len(one.actors) > 1  # "telephoned": both stand as actors
    if "party" in needs and not recipients and not joined and not _own_threat(parse, one):
        return "the word means this act only towards a political actor"
    if "armed" in needs and not any(p.sector in BEARING_ARMS for p in one.actors if p.code):
        return UNARMED
    if one.coding.category == "PROTEST" and one.coding.mode not in LABOUR and _under_arms(one):
        return "whoever bears arms does not protest"
    if "actor" in needs and not one.actors:
        return "the word means this act only by a political actor"
    if not actors and not recipients:
        return "no political actor that the codebook can place"
    if one.coding.category == "REQUEST" and spares(parse, one.hit.i):
        return "what somebody asks to be spared"
    if one.coding.category == "SUPPORT" and actors == recipients and len(actors) > 1:
        return "each side's own word, not support"
    if not one.actors and one.coding.category not in AUTHORLESS:
        return "nobody is said to do it"
    if one.coding.category in TWO_SIDED and not (actors and recipients) and not _plain(parse, one):
        return "one side of the act is not named"
    if one.coding.status == "negated" and (one.hit.rule.pattern.pos == "noun" or one.coding.category in UNDENIED):
        return "nothing was done"
    if (
        one.coding.category in {"RETREAT", "CONCEDE"}
        and actors
        and all(p.sector in PRIVATE for p in one.actors if p.code)
    ):
        return "nobody in office or arms gives way"
    if one.hit.rule.category == "RETREAT" and one.hit.rule.mode == "withdraw" and _departs(parse, one):
        return "an official's departure, not a withdrawal"
    if one.coding.category == "RETREAT" and one.coding.mode == "withdraw" and "party" in needs and not _by_force(one):
        return "whoever leaves bears no arms"
    if (
        one.coding.category == "CONSULT"
        and one.hit.rule.mode == "visit"
        and all(p.sector in PRIVATE for p in one.actors if p.code)
    ):
        return "nobody in office or arms takes part"
    if one.coding.status == "hypothetical" and (one.coding.category not in FORCE or not (actors and recipients)):
        return "only a possibility"
    if one.coding.category == "CONSULT" and not recipients and len(one.actors) < 2 and not _convened(one):
        return "a meeting with nobody named on the other side"
    return None


def _under_arms(one: Act) -> bool:
    """Whether only soldiers or policemen act."""
    coded = [p.sector for p in one.actors if p.code]
    return bool(coded) and all(sector in UNIFORMED for sector in coded)


def _danger(parse: Parse, mentions: Mentions, one: Act) -> str | None:
    """A row that threatens with one's own deed, where others would do it: "warned that rebels could attack"."""
    if "self" not in one.hit.rule.needs:
        return None
    deeds = [t for t in one.hit.tokens if t != one.hit.i]
    named = any(parse.tokens[t].pos == "NOUN" and parse.tokens[t].dep == "pobj" for t in deeds)  # "warned of an attack"
    doers = [k for t in deeds for k in parse.kids(t, "nsubj")]
    own = one.codes[0]
    others = [
        k for k in doers
        if parse.tokens[k].lemma.lower() not in SELF
        and not parse.kids(k, "poss")
        and (k not in mentions or not own & {who.code for who in mentions[k].identities if who.code})
    ]  # fmt: skip
    return DANGER if named or others else None


def _own_threat(parse: Parse, one: Act) -> bool:
    """Whether whoever warns tells of coercion of their own ("warned that it would block the accord")."""
    warned = one.hit.rule.category == "THREATEN" and len(one.hit.rule.pattern.rest) > 0 and bool(one.actors)
    return warned and any(own_deed(parse, one.hit.i, clause) for clause in parse.kids(one.hit.i, "ccomp"))


def _convened(one: Act) -> bool:
    """Whether the words alone say that a body meets ("the council held an emergency session")."""
    return (
        one.hit.rule.pattern.pos == "verb"
        and one.hit.rule.recipient in ONE_SIDED
        and len(one.hit.rule.pattern.rest) > 0
        and all(p.sector == "IGO" for p in one.actors)
    )


def _departs(parse: Parse, one: Act) -> bool:
    """Whether only persons in office leave; those whom they withdraw ("his decision to withdraw troops") do, too."""
    moved = any(parse.tokens[k].tag == "NNS" for k in parse.kids(one.hit.i, "dobj"))
    return all(_official(p) for p in one.actors) and not moved


def _official(p: Party) -> bool:
    """Whether a party is a person in office, not a state or its forces."""
    return p.sector == "GOV" and p.role is not None


def _describes(parse: Parse, one: Act) -> str | None:
    """Words that only say which one is meant ("insurgents fighting the army", "a group that rescues people")."""
    token = parse.tokens[one.hit.i]
    if one.coding.status == "hypothetical" and infinitive(parse, one.hit.i):
        return "a purpose, not an act"
    if (
        token.pos == "NOUN"
        and token.dep == "pobj"
        and parse.tokens[token.head].lemma in TOPIC
        and one.coding.category != "CONSULT"
    ):
        return "a topic, not an act"
    if one.coding.category == "PROTEST" and token.tag == "NN" and token.dep == "pobj" and not parse.children[token.i]:
        return "how something else is done, not an act"  # "resigned in protest"
    if token.pos != "VERB" or parse.tokens[parse.left[one.hit.i] - 1].text == ",":
        return None
    loose = one.coding.status in {"negated"} or parse.kids(one.hit.i, "aux")
    if token.dep == "acl" and token.tag == "VBG" and not loose:
        return "describes who somebody is"
    side = one.coding.category == "SUPPORT" or one.coding.mode == "disapprove"
    if token.dep == "acl" and token.tag == "VBN" and side and one.coding.status == "actual":
        return "describes who somebody is"  # "backed by the army", "groups opposed to the president"
    if token.dep == "relcl" and token.tag in {"VBZ", "VBP"} and not loose:
        return "describes who somebody is"
    return None


def _plain(parse: Parse, one: Act) -> bool:
    """Whether an act is clear with one side named: a dated use of force, or words that mean nothing else."""
    rule = one.hit.rule
    if rule.recipient in ONE_SIDED and any(p.code for p in one.actors) and rule.category in FORCE:
        return True
    if rule.actor in ONE_SIDED and one.codes[1]:
        return True
    if rule.category == "THREATEN" and one.codes[0] and rule.needs & OWN_WORDS:
        return True  # "threatened to close the frontier": what is threatened is told, if not whom
    if rule.category in SAID and rule.pattern.pos == "verb" and one.codes[0]:
        return True  # "thanked the crews", "threatened reprisals": done by saying it, whoever it is said to
    if rule.pattern.pos != "verb":
        return len(one.codes[0]) > 1 and any(parse.text[: p.span.start].endswith("between ") for p in one.actors)
    dated = one.when is not None and one.when.day is not None
    if rule.category in HARM and one.codes[1] and _suffered(parse, one.hit.i):
        return True
    if rule.category in HARM and _by_force(one) and _somebody(parse, one):
        return True
    return (
        (one.coding.category in FORCE and dated)
        or (bool(one.actors) and len(rule.pattern.rest) > 0)
        or (rule.category == "ASSAULT" and len(rule.pattern.rest) > 1)
    )


def _by_force(one: Act) -> bool:
    """Whether those who act bear arms for a state or against it."""
    return any(p.code and p.sector in FORCES for p in one.actors)


def _somebody(parse: Parse, one: Act) -> bool:
    """Whether an act is done to people: such as are only done to people, and what is done to a number of them."""
    objects = parse.kids(one.hit.i, "dobj")
    counted = any(parse.tokens[n].pos == "NUM" for k in objects for n in (k, *parse.kids(k, "nummod")))
    return bool(objects) and (counted or one.hit.rule.mode in PERSONAL)


def _suffered(parse: Parse, i: int) -> bool:
    """Whether a clause of its own tells what was done, by nobody named ("two schools were shelled")."""
    by = parse.kids(i, "agent") or [k for k in parse.subtree(i) if parse.tokens[k].lemma == "by"]
    return bool(parse.kids(i, "auxpass")) and parse.tokens[i].dep in TELLING and not by


def _asked(parse: Parse, one: Act, acts: list[Act]) -> str | None:
    """The verbal act is the event: what is asked, promised or refused is not coded again."""
    above = {act.hit.i: act for act in acts if act.coding.category in SPEAKING and act is not one}
    at = one.hit.i
    if any(one.hit.i in act.hit.tokens for act in acts if act is not one):
        return "part of another trigger"
    while parse.tokens[at].head != at and parse.tokens[at].dep in COMPLEMENTS:
        dep, at = parse.tokens[at].dep, parse.tokens[at].head
        if at in above and dep == "prep" and _adjunct(parse, one.hit.i, at):
            return None
        if at in above and _by_another(parse, one, above[at]):
            return None
        if at in above:
            if dep in {"nsubj", "conj", "advcl"} and dep != "nsubjpass":
                return None
            return f"what is spoken of in the {above[at].coding.category} is not coded again"
        if dep in {"nsubj"}:
            return None
    return None


def _by_another(parse: Parse, one: Act, above: Act) -> bool:
    """Whether a participle tells what another did before ("in defiance of a truce ordered by the council")."""
    told = parse.tokens[one.hit.i].tag == "VBN" and parse.tokens[one.hit.i].dep == "acl"
    apart = not {p.span for p in one.actors} & {p.span for p in above.actors}
    return told and bool(parse.kids(one.hit.i, "agent")) and apart


def _adjunct(parse: Parse, i: int, head: int) -> bool:
    """Whether an act stands in a phrase before the verb or of time ("in a call, he urged")."""
    path = [i, *parse.ancestors(i)]
    top = next((k for k in path if parse.tokens[k].head == head), i)
    return top < head or parse.tokens[top].lemma in {
        "in",
        "during",
        "after",
        "before",
        "at",
        "following",
        "since",
        "amid",
        "as",
    }
