"""An act that a rule finds, weighed: its parties, its day, whether it happened, and what category that makes it."""

from __future__ import annotations

from onrecord.actors.party import Mentions
from onrecord.codebook.codebook import Codebook
from onrecord.events.act import Act
from onrecord.events.coding import CAMEO, DEEDS, THREAT_MODES, Coding, coding, ultimatum
from onrecord.events.expressions import When
from onrecord.events.sides import abroad, sides
from onrecord.events.status import later, refusal, status
from onrecord.events.trigger import Hit
from onrecord.events.when import when
from onrecord.parsing import Parse
from onrecord.schema import Party, Reading, Statement
from onrecord.teller import around, innermost

ASKING = frozenset({"REQUEST", "ACCUSE"})
OFFICIAL = frozenset({"GOV", "IGO", "MIL"})
ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF"})
BY_FORCE = frozenset({"riot", "vandalize"})
STAYING_AWAY = OFFICIAL | {"OPP", "REB", "PTY", "LEG"}


def act(reading: Reading, parse: Parse, mentions: Mentions, codebook: Codebook, hit: Hit) -> Act:
    """The act that a rule found, with its parties, date and status."""
    actors, recipients = sides(parse, mentions, codebook, hit)
    deed = hit.rule.category in DEEDS
    day = when(parse, codebook, hit.i, reading.article.published, deed=deed)
    told = teller(reading, parse, hit)
    state = status(parse, codebook, hit.i, hit.tokens, day)
    if (
        state == "actual"
        and hit.rule.category == "CONSULT"
        and (later(parse, codebook, hit.i) or ahead(reading, parse, codebook, hit.i, day))
    ):
        state = "future"
    if state == "future":
        day = when(parse, codebook, hit.i, reading.article.published, future=True, deed=deed)
    own = {p.code for p in actors}
    announced = bool(actors) and (told is None or told.speaker is None or told.speaker.code in own)
    # "will ask the council" is not asked yet
    if hit.rule.category in ASKING and told is None and hit.rule.pattern.pos != "noun":
        announced = False
    made = coding(codebook, hit.rule, state, announced=announced, refused=refusal(parse, hit.i))
    if made.category == "REQUEST" and ultimatum(parse, codebook, hit.i):
        made = Coding("THREATEN", "violence", "actual", CAMEO["THREATEN"])
    if threatens(parse, hit, state, told, own):
        made = Coding("THREATEN", THREAT_MODES[hit.rule.category], "actual", CAMEO["THREATEN"])
    if boycotts_talks(hit, made, actors):
        made = Coding("REJECT", "meet", made.status, CAMEO["REJECT"])
    if protests_in_words(hit, made, actors):
        made = Coding("ACCUSE", "disapprove", made.status, CAMEO["ACCUSE"])
    armed = bool(actors) and all(p.sector in ARMED for p in actors)
    if made.mode == "obstruct" and armed:
        made = Coding("COERCE", "restrict", made.status, CAMEO["COERCE"])  # soldiers block a road, they do not protest
    if made.mode in BY_FORCE and armed:
        made = Coding("ASSAULT", None, made.status, CAMEO["ASSAULT"])  # nor riot when they storm an office
    if quits(made, actors, recipients):
        made = Coding("SANCTION", "withdraw", made.status, CAMEO["SANCTION"])
    if captures(parse, mentions, codebook, hit.i, made):
        made = Coding("ASSAULT", None, made.status, CAMEO["ASSAULT"])
    if made.category == "THREATEN" and (hit.rule.category == "THREATEN" or state in {"hypothetical", "future"}):
        recipients = recipients + abroad(parse, mentions, hit, actors, recipients)
    if hit.rule.category == "COOPERATE" and not any(p.code for p in recipients) and hit.rule.recipient != "none":
        recipients = to_teller(told, actors) or recipients
    return Act(hit, made, actors, recipients, day, told)


def ahead(reading: Reading, parse: Parse, codebook: Codebook, i: int, day: When | None) -> bool:
    """Whether a day lies after the publication ("convened a meeting for Thursday", "flies to Paris on Monday")."""
    published = (reading.article.published or "")[:10]
    if not published:
        return False
    present = parse.tokens[i].tag == "VBZ" or _scheduled(parse, i)
    if present and not parse.paragraphs[parse.paragraph_of[i]].heading:
        day = when(parse, codebook, i, published, future=True)
        return bool(day and day.day and day.day >= published)
    return bool(day and day.day and day.day > published)


def _scheduled(parse: Parse, i: int) -> bool:
    """Whether a verb or its object has a day that it is for ("called a meeting for Friday")."""
    around = [i, *parse.kids(i, "dobj")]
    preps = [k for head in around for k in parse.subtree(head) if parse.tokens[k].dep == "prep"]
    days = [d for k in preps if parse.tokens[k].lemma == "for" for d in parse.kids(k, "pobj")]
    return any(parse.tokens[d].entity == "DATE" for d in days)


def quits(made: Coding, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
    """Whether a state leaves an organisation, not a place ("Burundi left the African Union")."""
    states = bool(actors) and all(p.sector == "GOV" for p in actors)
    left = made.category == "RETREAT" and made.mode == "withdraw"
    return left and states and bool(recipients) and all(p.sector == "IGO" for p in recipients)


def captures(parse: Parse, mentions: Mentions, codebook: Codebook, i: int, made: Coding) -> bool:
    """Whether what is seized is a place ("seized Goma", "took back the town of Nyala")."""
    if made.category != "COERCE" or made.mode not in {"seize", "arrest", None}:
        return False
    taken = parse.kids(i, "dobj", "nsubjpass")
    places = (
        parse.tokens[k].pos == "PROPN" and (parse.tokens[k].entity in {"GPE", "LOC", "FAC"} or _place(mentions, k))
        for k in taken
    )
    seized = parse.tokens[i].lemma in codebook.markers["seizing"]
    return seized and bool(taken) and all(places)  # not "sailors whom it seized off Crimea"


def _place(mentions: Mentions, k: int) -> bool:
    """Whether a name is a town's or a region's by the codebook."""
    return k in mentions and mentions[k].kind == "place"


def boycotts_talks(hit: Hit, made: Coding, actors: tuple[Party, ...]) -> bool:
    """A government, party or armed group that boycotts others stays away; people protest by it."""
    plain = made.mode == "boycott" and not hit.rule.pattern.rest  # a vote or a parliament has a row of its own
    return plain and bool(actors) and all(p.sector in STAYING_AWAY for p in actors)


def protests_in_words(hit: Hit, made: Coding, actors: tuple[Party, ...]) -> bool:
    """A state or a body protests by a note or a statement, not on the street."""
    plain = made.category == "PROTEST" and hit.rule.pattern.pos == "verb" and not hit.rule.pattern.rest
    return plain and bool(actors) and all(p.sector in OFFICIAL for p in actors)


def to_teller(told: Statement | None, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """With whom somebody cooperates by the account of the other side ("Powell said the Russians helped")."""
    own = {p.code for p in actors if p.code}
    speaker = told.speaker if told else None
    return (speaker,) if speaker is not None and speaker.code and len(own) == 1 and speaker.code not in own else ()


def threatens(parse: Parse, hit: Hit, state: str, told: Statement | None, own: set[str | None]) -> bool:
    """A use of force that its own side says may or will come ("warned it might strike the rebels")."""
    if hit.rule.category not in THREAT_MODES or state not in {"hypothetical", "future"}:
        return False
    modal = any(parse.tokens[k].tag == "MD" for k in parse.kids(hit.i, "aux"))
    return (
        modal
        and told is not None
        and told.speaker is not None
        and told.speaker.code is not None
        and told.speaker.code in own
    )


def teller(reading: Reading, parse: Parse, hit: Hit) -> Statement | None:
    """The innermost statement in whose words the trigger stands."""
    at = parse.tokens[hit.i].start
    told = around(reading, parse, hit.i)
    return innermost([s for s in told if s.cue is None or not s.cue.span.start <= at < s.cue.span.end])
