"""The stage: an event for every act that a lexicon rule finds, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.actors.party import Mentions, by_head
from onrecord.codebook.codebook import Codebook
from onrecord.events.argument import in_complement, options, other_side, parties, policy_owner, slot, unnamed_author, voices
from onrecord.events.coding import CAMEO, THREAT_MODES, Coding, coding
from onrecord.events.contexts import contexts
from onrecord.events.screen import screen, unfit
from onrecord.events.speech import said
from onrecord.events.status import refusal, status
from onrecord.events.trigger import Hit, hits
from onrecord.events.when import When, when
from onrecord.events.where import where
from onrecord.grammar import is_passive
from onrecord.parsing import Parse
from onrecord.schema import Dropped, Event, MadeBy, Party, Reading, Statement, Trigger, line_id

STAGE = "events"
# these are done to a party itself, not to a thing that is somebody's
OUTSPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
PERSONAL = frozenset({"AGREE", "CONSULT", "AID", "COOPERATE", "REQUEST", "CONCEDE", "RETREAT"})


@dataclass(frozen=True, slots=True)
class Act:
    """An act before it becomes an event: its trigger, coding, parties and who tells of it."""

    hit: Hit
    coding: Coding
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    told: Statement | None

    @property
    def codes(self) -> tuple[frozenset[str], frozenset[str]]:
        """The codes of actors and of recipients."""
        return frozenset(p.code for p in self.actors if p.code), frozenset(p.code for p in self.recipients if p.code)


def find_events(reading: Reading, codebook: Codebook) -> Reading:
    """Add the events of an article; an act that is not coded is on record with the reason."""
    parse = reading.parse
    if parse is None:
        return reading
    mentions = {**by_head(reading), **voices(reading, parse)}
    acts = [act(reading, parse, mentions, codebook, hit) for hit in hits(parse, codebook)]
    acts = [accused(one) for one in acts]
    taken = {t for one in acts for t in one.hit.tokens if not unfit(one)}
    acts += [_spoken(reading, parse, *found) for found in said(reading, parse, mentions, codebook, taken)]
    acts.sort(key=lambda one: one.hit.i)
    acts = [answered(one, acts) for one in acts]
    kept, dropped = screen(parse, mentions, codebook, acts)
    events = tuple(_events(reading, parse, mentions, codebook, kept))
    return replace(reading, events=events, dropped=(*reading.dropped, *(_dropped(parse, *d) for d in dropped)))


def _spoken(
    reading: Reading, parse: Parse, hit: Hit, actors: tuple[Party, ...], recipients: tuple[Party, ...], told: Statement | None
) -> Act:
    """An act done by saying it, dated by its statement."""
    made = Coding(hit.rule.category, hit.rule.mode, "actual", hit.rule.cameo)
    return Act(hit, made, actors, recipients, when(parse, hit.i, reading.article.published), told)


def accused(one: Act) -> Act:
    """A use of force that one side tells of the other in its own quoted words is an accusation."""
    told = one.told
    hostile = one.coding.category in {"ASSAULT", "COERCE"} and one.coding.status != "future"
    if not hostile or told is None or told.speaker is None or not told.speaker.code:
        return one
    wronged = told.speaker.code in one.codes[1] and told.speaker.sector in {"GOV", "LEG", "PTY", "OPP", "REB"}
    if told.form != "direct" and not wronged:
        return one
    if not one.codes[0] or told.speaker.code in one.codes[0] or told.speaker.sector in {"NGO", "JRN", "MED", "CVL", "IGO"}:
        return one
    return replace(one, coding=Coding("ACCUSE", "allege", "actual", "112"), actors=(told.speaker,), recipients=one.actors, told=None)


def answered(one: Act, acts: list[Act]) -> Act:
    """A refusal without an addressee answers the last demand or threat made to its author."""
    if one.coding.category != "REJECT" or one.codes[1] or not one.codes[0]:
        return one
    for earlier in reversed([act for act in acts if act.hit.i < one.hit.i]):
        pressed = earlier.coding.category in {"REQUEST", "THREATEN"} and earlier.codes[1] & one.codes[0]
        if pressed and earlier.codes[0] and not earlier.codes[0] & one.codes[0]:
            return replace(one, recipients=tuple(p for p in earlier.actors if p.code))
    return one


def _dropped(parse: Parse, one: Act, reason: str) -> Dropped:
    return Dropped(STAGE, parse.span(one.hit.i, one.hit.i), reason)


def act(reading: Reading, parse: Parse, mentions: Mentions, codebook: Codebook, hit: Hit) -> Act:
    """The act that a rule found, with its parties, date and status."""
    actors, recipients = _sides(parse, mentions, hit)
    actors = actors or _by_place(parse, mentions, hit)
    recipients = tuple(p for p in recipients if hit.rule.category != "THREATEN" or not _own_side(p, actors))
    if not any(p.code for p in recipients):
        recipients = (
            in_complement(parse, mentions, hit, actors) or _struck(parse, mentions, hit)
            or unnamed_author(parse, mentions, hit, actors)
            or policy_owner(parse, mentions, codebook.policies, hit, actors) or other_side(parse, mentions, hit, actors) or recipients
        )  # fmt: skip
    recipients = tuple(p for p in recipients if hit.rule.category != "THREATEN" or not _own_side(p, actors))
    day = when(parse, hit.i, reading.article.published)
    told = teller(reading, parse, hit)
    state = status(parse, codebook, hit.i, hit.tokens, day)
    own = {p.code for p in actors}
    announced = bool(actors) and (told is None or told.speaker is None or told.speaker.code in own)
    made = coding(codebook, hit.rule, state, announced=announced, refused=refusal(parse, hit.i))
    if made.category == "THREATEN" and hit.rule.category == "THREATEN":
        recipients = recipients + _abroad(parse, mentions, hit, actors, recipients)
    if threatens(parse, hit, state, told, own):
        made = Coding("THREATEN", THREAT_MODES[hit.rule.category], "actual", CAMEO["THREATEN"])
        recipients = recipients + _abroad(parse, mentions, hit, actors, recipients)
    return Act(hit, made, actors, recipients, day, told)


def threatens(parse: Parse, hit: Hit, state: str, told: Statement | None, own: set[str | None]) -> bool:
    """A use of force that its own side says may or will come ("warned it might strike the rebels")."""
    if hit.rule.category not in THREAT_MODES or state not in {"hypothetical", "future"}:
        return False
    modal = any(parse.tokens[k].tag == "MD" for k in parse.kids(hit.i, "aux"))
    return modal and told is not None and told.speaker is not None and told.speaker.code is not None and told.speaker.code in own


def _abroad(
    parse: Parse, mentions: Mentions, hit: Hit, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The other state on whose ground a state threatens its own rebels."""
    own = {p.code for p in actors}
    if not recipients or any(p.code not in own for p in recipients):
        return ()
    for k in range(hit.i, parse.right[hit.i] + 1):
        if parse.tokens[k].lemma == "in":
            found = parties(parse, mentions, parse.kids(k, "pobj"))
            if any(p.code and p.code not in own for p in found):
                return found
    return ()


def _sides(parse: Parse, mentions: Mentions, hit: Hit) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients; the first alternative of a slot that holds a political actor wins."""
    actors = _filled(parse, mentions, hit, hit.rule.actor)
    recipients = _filled(parse, mentions, hit, hit.rule.recipient)
    if hit.rule.category == "REQUEST" and not any(p.code for p in recipients):
        recipients = _filled(parse, mentions, hit, "comp") or recipients
    if len(actors) > 1 and hit.rule.category in {"CONSULT", "AGREE"}:
        recipients = tuple(p for p in recipients if not _is_venue(parse, p))
    if hit.rule.category in {"CONSULT", "AGREE"} and recipients:
        recipients = _for_body(parse, mentions, hit) or recipients
    spans = {p.span for p in actors}
    return actors, tuple(p for p in recipients if p.span not in spans or p.text != "" and p.code not in {a.code for a in actors})


def _own_side(one: Party, actors: tuple[Party, ...]) -> bool:
    """Whether a party is the threatening state itself; its rebels are not."""
    return one.sector != "REB" and one.code in {a.code for a in actors}


def _for_body(parse: Parse, mentions: Mentions, hit: Hit) -> tuple[Party, ...]:
    """The body for whose meeting somebody travels ("to New York for a meeting at the U.N.")."""
    for k in range(hit.i, parse.right[hit.i] + 1):
        if parse.tokens[k].lemma != "for" or parse.tokens[k].dep != "prep":
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


def _filled(parse: Parse, mentions: Mentions, hit: Hit, spec: str) -> tuple[Party, ...]:
    uncoded: tuple[Party, ...] = ()
    for choice in options(spec):
        heads = slot(parse, hit.i, hit.tokens, choice)
        found = parties(parse, mentions, heads, owned=hit.rule.category not in PERSONAL or choice == "subj")
        if any(p.code for p in found):
            return found
        uncoded = uncoded or found
    return uncoded


def teller(reading: Reading, parse: Parse, hit: Hit) -> Statement | None:
    """The innermost statement in whose words the trigger stands."""
    at = parse.tokens[hit.i].start
    around = [s for s in reading.statements if any(c.start <= at < c.end for c in s.content)]
    around = [s for s in around if s.cue is None or not s.cue.span.start <= at < s.cue.span.end]
    return min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)


def _events(reading: Reading, parse: Parse, mentions: Mentions, codebook: Codebook, acts: list[Act]) -> Iterator[Event]:
    for one in acts:
        span = parse.span(one.hit.i, one.hit.i)
        made = one.coding
        trigger = parse.span(*_trigger(one.hit))
        sentence = parse.tokens[one.hit.i].sentence
        cameo = made.cameo or codebook.cameo_of.get((made.category, made.mode or ""))
        yield Event(
            line_id(reading.article, "event", span),
            str(codebook.ontology["name"]),
            made.category,
            made.mode,
            contexts(parse, sentence, codebook.contexts),
            made.status,  # type: ignore[arg-type]
            one.actors,
            one.recipients,
            day(reading, one),
            one.when.text if one.when else None,
            where(parse, mentions, one.hit.tokens),
            Trigger(trigger, trigger.of(parse.text)),
            (parse.spans[sentence],),
            sentence,
            one.told.speaker if one.told else None,
            codebook.categories[made.category]["quad"],
            codebook.intensity(made.category, made.mode),
            cameo,
            codebook.goldstein(cameo),
            MadeBy(STAGE, one.hit.rule.where, confidence(one)),
        )


def day(reading: Reading, one: Act) -> str | None:
    """The day of an act: its own, or for what a speaker does by speaking that of the statement.

    The day of a scheduled act is not that of its announcement.
    """
    found = one.when.day if one.when else None
    published = reading.article.published
    if found and published and found > published[:10] and one.coding.status == "actual":
        found = None
    speaking = one.coding.category in {"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "SUPPORT"}
    if found is None and one.when is None and speaking:
        own = {p.code for p in one.actors}
        if one.told is not None and one.told.speaker is not None and one.told.speaker.code in own and one.told.date:
            return one.told.date
        if one.coding.category in OUTSPOKEN:
            return _day_of_speaking(reading, one) or _day_of_wire(reading, one)
    return found


def _day_of_speaking(reading: Reading, one: Act) -> str | None:
    """The one day on which the article says that the person who acts here spoke."""
    names = {p.name for p in one.actors if p.name and p.role}
    days = {s.date for s in reading.statements if s.date and s.speaker is not None and s.speaker.name in names}
    return next(iter(days)) if len(days) == 1 and one.coding.status == "actual" else None


def _day_of_wire(reading: Reading, one: Act) -> str | None:
    """The day of an agency report's lead, which its undated words of officials share."""
    first = reading.parse.paragraphs[0] if reading.parse and reading.parse.paragraphs else None
    if first is None or first.agency is None or one.hit.rule.pattern.pos == "noun" or one.coding.status != "actual":
        return None
    if not one.hit.rule.where.startswith(("modality", "evaluations")):
        return None
    return next((s.date for s in reading.statements if s.sentence == 0 and s.date), None)


def _trigger(hit: Hit) -> tuple[int, int]:
    """The trigger's words when they stand together, else its head alone."""
    first, last = hit.tokens[0], hit.tokens[-1]
    return (first, last) if last - first < 6 else (hit.i, hit.i)


def confidence(one: Act) -> float:
    """How sure an event is: specific rules and placed parties raise it, guesses lower it."""
    base = 0.55 + 0.08 * min(len(one.hit.rule.pattern.rest), 2)
    base += 0.12 * bool(one.codes[0]) + 0.1 * bool(one.codes[1])
    base -= 0.1 * (one.hit.rule.pattern.pos == "noun") + 0.1 * (one.coding.status not in {"actual", "negated"})
    return max(0.05, min(base, 0.97))
