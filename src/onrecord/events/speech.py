"""What is done by saying it: words of a statement that demand, refuse or accuse by themselves.

"They must leave" is a REQUEST by the speaker, "we will not talk" a REJECT, "the regime is a threat to us"
an ACCUSE (coding-guide 1.2). These acts have no trigger in the lexicon; modal verbs and evaluations make them.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.actors.party import Mentions, party, unplaced
from onrecord.codebook.codebook import Codebook, Pattern, Row, Rule
from onrecord.events.argument import FIRST_PERSON, parties
from onrecord.events.policy import another, owner_of
from onrecord.events.slots import every
from onrecord.events.trigger import Hit
from onrecord.grammar import negations, subject
from onrecord.matching import reachable
from onrecord.parsing import Parse
from onrecord.schema import Party, Reading, Statement
from onrecord.teller import around, innermost

Said = tuple[Hit, tuple[Party, ...], tuple[Party, ...], Statement | None]
CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
# who tells of deeds without judging them
REPORTING = frozenset({"NGO", "JRN", "MED"})
WILL = frozenset({"will", "would", "wo", "'ll"})
VERBAL = frozenset({"VERB", "AUX"})
FORESEEN = WILL | {"can", "could", "may", "might"}
SHOULD = frozenset({"should", "must", "ought"})


def said(reading: Reading, parse: Parse, mentions: Mentions, codebook: Codebook, taken: set[int]) -> Iterator[Said]:
    """Acts done by the words of statements; ``taken``: tokens where the lexicon has found an act."""
    for token in parse.tokens:
        if token.pos not in VERBAL or token.i in taken or token.dep not in CLAUSES or token.end == token.start:
            continue
        told = innermost(around(reading, parse, token.i))
        if told is not None and told.speaker is not None and told.speaker.code and _main(parse, token.i, told):
            yield from _demand(parse, mentions, codebook, token.i, told)
            yield from _backing(parse, mentions, codebook, token.i, told)
            yield from _evaluation(parse, mentions, codebook, token.i, told)
            yield from _necessity(parse, mentions, codebook, token.i, told)
        yield from _label(parse, mentions, codebook, token.i, told)
        if told is not None:
            yield from _refusal(parse, mentions, codebook, token.i, told)
        elif token.lemma == "go" and token.tag == "VBG":
            yield from _refusal(parse, mentions, codebook, token.i, None)


def _main(parse: Parse, i: int, told: Statement) -> bool:
    """Whether a verb heads a main clause of what is said, not a clause inside it."""
    above = parse.tokens[parse.tokens[i].head]
    inside = any(c.start <= above.start < c.end for c in told.content)
    if inside and parse.tokens[i].dep == "ccomp" and _own_opinion(parse, above.i):
        return _main(parse, above.i, told)
    return above.i == i or not inside or parse.tokens[i].dep in {"ROOT", "conj", "parataxis"}


def _own_opinion(parse: Parse, i: int) -> bool:
    """Whether a verb only says that what follows is the speaker's own view ("we feel that they must go")."""
    return any(parse.tokens[k].text in FIRST_PERSON for k in parse.kids(i, "nsubj")) and not negations(parse, i)


def _rule(row: Row, category: str, mode: str | None, cameo: str) -> Rule:
    pattern = Pattern.of(row["word"] or "say", "verb")
    return Rule(pattern, category, mode, cameo, "subj", "obj", frozenset(), row.where, "", "")


def _subject(parse: Parse, i: int) -> int | None:
    found = parse.kids(i, "nsubj", "nsubjpass")
    return found[0] if found else None


def _shared(parse: Parse, i: int) -> int | None:
    """The subject that a second verb shares with the first ("X is trying, but must do more")."""
    return subject(parse, i) if parse.tokens[i].dep == "conj" else None


def _party(parse: Parse, mentions: Mentions, i: int) -> tuple[Party, ...]:
    mention = mentions.get(i)
    if mention is None or mention.kind in {"ambiguous", "place"}:
        return (unplaced(parse, i),)
    return tuple(party(parse, i, one) for one in mention.identities)


def _speaker(told: Statement) -> Party:
    assert told.speaker is not None
    return told.speaker


def _other(parties: tuple[Party, ...], speaker: Party) -> bool:
    """Whether parties are another side than the speaker: another state, or another sector of it."""
    return bool(parties) and all(
        p.code
        and (p.code != speaker.code or (p.sector != speaker.sector and {"OPP", "REB"} & {p.sector, speaker.sector}))
        for p in parties
    )


def _demand(parse: Parse, mentions: Mentions, codebook: Codebook, i: int, told: Statement) -> Iterator[Said]:
    """ "X must ...", "X should ...", "X needs to ...": the speaker asks it of X."""
    modal = next((k for k in parse.kids(i, "aux") if _effect(codebook, parse.tokens[k].lemma) == "demand"), None)
    obliged = parse.tokens[i].lemma in codebook.markers["obliged"] and bool(parse.kids(i, "xcomp"))
    if modal is None and obliged and not _foreseen(parse, i):
        modal = i
    who = _subject(parse, i) or _shared(parse, i)
    if modal is None or who is None or modal < who or _licence(parse, codebook, i):
        return
    heads = [k for k in every(parse, who) if k in mentions or _collective(parse, mentions, codebook, k)]
    asked = tuple(p for k in heads for p in _party(parse, mentions, k) if not _ours(parse, k))
    speaker = _speaker(told)
    if not asked or (all(p.code == speaker.code for p in asked) and not _other(asked, speaker)):
        return
    row = codebook.modality["must"]
    hit = Hit(i, tuple(sorted({modal, i})), _rule(row, "REQUEST", "change", "104"))
    others = tuple(p for p in asked if p.code and (p.code != speaker.code or _other((p,), speaker)))
    yield hit, (speaker,), others, None


def _ours(parse: Parse, k: int) -> bool:
    """Whether a noun names the speaker's own ("our forces need to clear the tunnels")."""
    return any(parse.tokens[owner].text in FIRST_PERSON for owner in parse.kids(k, "poss"))


def _foreseen(parse: Parse, i: int) -> bool:
    """Whether a verb tells what will or may be, not what is."""
    return any(parse.tokens[k].lemma in FORESEEN for k in parse.kids(i, "aux"))


def _collective(parse: Parse, mentions: Mentions, codebook: Codebook, k: int) -> bool:
    """Whether a noun stands for many states without naming them ("the world"), or is somebody's task."""
    listed = (parse.tokens[k].lemma, "collective") in codebook.evaluations
    return listed or any(owner in mentions for owner in parse.kids(k, "poss"))


def _licence(parse: Parse, codebook: Codebook, i: int) -> Row | None:
    """The word by which somebody should be free to act ("should be able to", "should let", "should have the right")."""
    around = (i, *parse.kids(i, "acomp", "dobj", "attr"))
    rows = (codebook.evaluations.get((parse.tokens[k].lemma, "licence")) for k in around)
    return next((row for row in rows if row is not None), None)


def _backing(parse: Parse, mentions: Mentions, codebook: Codebook, i: int, told: Statement) -> Iterator[Said]:
    """ "X should be free to act", "they should let X act": the speaker backs X."""
    row = _licence(parse, codebook, i)
    should = any(parse.tokens[k].lemma in SHOULD for k in parse.kids(i, "aux"))
    who = _subject(parse, i)
    if row is None or not should or who is None or negations(parse, i):
        return
    speaker = _speaker(told)
    freed = [s for c in parse.kids(i, "ccomp") for s in parse.kids(c, "nsubj")] + parse.kids(i, "dobj")
    for heads in (freed, [who]):
        backed = tuple(p for k in heads if k in mentions for p in _party(parse, mentions, k) if another(p, (speaker,)))
        if backed:
            yield Hit(i, (i,), _rule(row, "SUPPORT", None, "051")), (speaker,), backed, None
            return


def _effect(codebook: Codebook, lemma: str) -> str:
    row = codebook.modality.get(lemma)
    return row["effect"] if row else ""


def _refusal(parse: Parse, mentions: Mentions, codebook: Codebook, i: int, told: Statement | None) -> Iterator[Said]:
    """ "X will not ...", of somebody's own doing: a refusal by X."""
    denied = negations(parse, i)
    will = [k for k in parse.kids(i, "aux") if parse.tokens[k].lemma in WILL]
    who = _subject(parse, i)
    if denied and parse.kids(i, "xcomp") and parse.tokens[i].lemma == "go":  # "is not going to comply"
        i = parse.kids(i, "xcomp")[0]
        will = [i]
    if not denied or not will or who is None or parse.kids(i, "auxpass") or parse.tokens[i].pos != "VERB":
        return
    refusing = _party(parse, mentions, who)
    if not any(p.code for p in refusing) or (told and told.speaker and not _himself(refusing, told.speaker)):
        return
    mode = "meet" if parse.tokens[i].lemma in codebook.markers["meeting"] else None
    hit = Hit(i, (i,), _rule(codebook.modality["not"], "REJECT", mode, "120"))
    yield hit, refusing, _refused(parse, mentions, i, refusing), told


def _himself(refusing: tuple[Party, ...], speaker: Party) -> bool:
    """Whether those who will not do something are on the speaker's side, not those he speaks of."""
    return any(p.code == speaker.code for p in refusing) and not _other(refusing, speaker)


def _refused(parse: Parse, mentions: Mentions, i: int, refusing: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom a refusal concerns: the object of the verb or the subject of its clause."""
    own = {p.code for p in refusing}
    heads = [*parse.kids(i, "dobj"), *(k for c in parse.kids(i, "ccomp", "xcomp") for k in parse.kids(c, "nsubj"))]
    found = [p for k in heads if k in mentions for p in _party(parse, mentions, k) if p.code and p.code not in own]
    return tuple(found)


def _evaluation(parse: Parse, mentions: Mentions, codebook: Codebook, i: int, told: Statement) -> Iterator[Said]:
    """ "X is irresponsible", "X is undermining the talks": the speaker accuses or praises X."""
    who = _subject(parse, i)
    if (
        who is None
        or negations(parse, i)
        or parse.kids(i, "auxpass")
        or told.speaker is None
        or told.speaker.sector in REPORTING
    ):
        return
    row = None if _foreseen(parse, i) else _judgement(parse, codebook, i)
    policy = (parse.tokens[who].lemma, "policy") in codebook.evaluations
    judged = parties(parse, mentions, [who]) if policy else _party(parse, mentions, who)
    if policy and not _other(judged, _speaker(told)):
        judged = owner_of(parse, mentions, codebook, who, (_speaker(told),)) or judged
    owned = policy and (not judged or all(another(p, (_speaker(told),)) for p in judged))
    if row is None or row["polarity"] == "necessary" or not (_other(judged, _speaker(told)) or owned):
        return
    category, mode, cameo = _verdict(codebook, parse.tokens[who].lemma, row)
    yield Hit(i, (i,), _rule(row, category, mode, cameo)), (_speaker(told),), judged, None


def _verdict(codebook: Codebook, judged: str, row: Row) -> tuple[str, str | None, str]:
    """What a judgement does: it praises, accuses, or turns down what was asked for or offered."""
    if row["polarity"] != "negative":
        return "SUPPORT", None, "051"
    if row["pos"] == "adj" and (judged, "asked") in codebook.evaluations:
        return "REJECT", None, "120"
    return "ACCUSE", "allege" if row["pos"] == "verb" else "disapprove", "112" if row["pos"] == "verb" else "111"


def _necessity(parse: Parse, mentions: Mentions, codebook: Codebook, i: int, told: Statement) -> Iterator[Said]:
    """ "It is essential that X ...": the speaker asks it of X."""
    row = _judgement(parse, codebook, i)
    if row is None or row["polarity"] != "necessary":
        return
    holders = [i, *parse.kids(i, "acomp", "attr")]
    subjects = [s for h in holders for c in parse.kids(h, "ccomp", "xcomp", "advcl") for s in parse.kids(c, "nsubj")]
    asked = tuple(p for s in subjects for p in _party(parse, mentions, s) if p.code)
    if _other(asked, _speaker(told)):
        yield Hit(i, (i,), _rule(row, "REQUEST", "change", "104")), (_speaker(told),), asked, None


def _label(parse: Parse, mentions: Mentions, codebook: Codebook, i: int, told: Statement | None) -> Iterator[Said]:
    """ "X called the move a provocation", "described as alarming by X": X accuses whose move it is."""
    if (parse.tokens[i].lemma, "label") not in codebook.evaluations:
        return
    rows = [codebook.evaluations.get((parse.tokens[k].lemma, p)) for k in reachable(parse, i) for p in ("adj", "noun")]
    row = next((r for r in rows if r is not None and r["polarity"] == "negative"), None)
    who = subject(parse, i) or _late_agent(parse, i)
    if row is None or who is None:
        return
    accusing = parties(parse, mentions, [who])
    objects = (
        parse.kids(i, "nsubjpass")
        or parse.kids(i, "dobj")
        or [s for c in parse.kids(i, "ccomp") for s in parse.kids(c, "nsubj")]
    )
    accused = tuple(p for p in parties(parse, mentions, objects) if p.code)
    if objects and not accused and (parse.tokens[objects[0]].lemma, "policy") in codebook.evaluations:
        accused = owner_of(parse, mentions, codebook, objects[0], accusing)
    if any(p.code for p in accusing) and (
        {p.code for p in accused} != {p.code for p in accusing} or all(another(p, accusing) for p in accused)
    ):
        yield Hit(i, (i,), _rule(row, "ACCUSE", "disapprove", "111")), accusing, accused, told


def _late_agent(parse: Parse, i: int) -> int | None:
    """The "by" phrase of a passive that the parser hung on the label ("was described as alarming by Chile")."""
    labels = [k for prep in parse.kids(i, "prep", "oprd") for k in (prep, *parse.kids(prep, "pobj", "amod"))]
    agents = [k for label in labels for k in parse.kids(label, "prep", "agent") if parse.tokens[k].lemma == "by"]
    found = [k for by in agents for k in parse.kids(by, "pobj")]
    return found[0] if found and parse.kids(i, "nsubjpass") else None


def _judgement(parse: Parse, codebook: Codebook, i: int) -> Row | None:
    """The evaluating word of a predicate: its adjective or noun, else the verb itself."""
    for kid in parse.kids(i, "acomp", "attr", "oprd"):
        pos = {"ADJ": "adj", "NOUN": "noun"}.get(parse.tokens[kid].pos, "")
        row = codebook.evaluations.get((parse.tokens[kid].lemma, pos))
        if row is not None:
            return row
    own = codebook.evaluations.get((parse.tokens[i].lemma, "verb"))
    return own or next((r for r in _led(parse, codebook, i) if r is not None), None)


def _led(parse: Parse, codebook: Codebook, i: int) -> Iterator[Row | None]:
    """The verbs that a verb leads to ("continues to inflict suffering", "their plan is to bypass the talks")."""
    leads = parse.tokens[i].lemma == "be" or parse.tokens[i].lemma in codebook.modality
    for k in parse.kids(i, "xcomp") if leads else ():
        yield codebook.evaluations.get((parse.tokens[k].lemma, "verb"))
