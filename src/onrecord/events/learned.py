"""Acts that the model sees, with the lexicon's as hints: what happens, who does it, to whom, and whether it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.actors.party import Mentions, party
from onrecord.actors.settle import LIKELY, settle
from onrecord.codebook.codebook import Codebook, Pattern, Rule
from onrecord.events.act import Act
from onrecord.events.coding import ANNOUNCED, COOPERATIVE, DEEDS, Coding, coding, meant
from onrecord.events.expressions import When, long_past
from onrecord.events.lexical import Lexical
from onrecord.events.screen import RULED_OUT
from onrecord.events.sides import abroad, standing_in
from onrecord.events.status import going_on, singled_out, status
from onrecord.events.trigger import Hit
from onrecord.events.weigh import ahead, captures, teller
from onrecord.events.when import when
from onrecord.grammar import infinitive
from onrecord.models.signals import Signals, softmax
from onrecord.parsing import Parse
from onrecord.schema import Identity, Party, Reading

PLACES = frozenset({"LOC", "GPE", "FAC"})
Side = tuple[tuple[int, float], ...]
ANNOUNCING = frozenset(ANNOUNCED.values())
SAID = ANNOUNCING | {"REJECT"}  # done by saying that one will
SPEECH = ("modality.csv", "evaluations.csv")
MUTUAL = frozenset({"CONSULT", "AGREE"})
REBELS = frozenset({"REB", "UAF"})  # a side of their own, though of the same state
CLEAR, HARDLY = 0.6, 0.1  # from here on the model overrules a row's category, in which it sees less than that
SURER = 0.7  # from here on the model overrules a state that was only assumed


@dataclass(frozen=True, slots=True)
class Seen:
    """An act at a word as the model sees it, and the words of its parties with their probabilities."""

    i: int
    category: str
    mode: str | None
    status: str
    sides: tuple[Side, Side]


def seen(signals: Signals, codebook: Codebook) -> Iterator[Seen]:
    """The acts that may be ones, each with its likely parties."""
    tables, parse = signals.tables, signals.parse
    chances, modes = signals.probabilities("trigger"), signals.head("mode")
    statuses = signals.head("status").argmax(axis=1)
    for i in [token.i for token in parse.tokens if token.end > token.start]:
        chance = 1.0 - float(chances[i, 0])
        category = tables.categories[int(chances[i, 1:].argmax())]
        if chance < tables.threshold("act"):
            continue
        mode = _mode(codebook, category, tables.labels["modes"], modes[i])
        sides = _sides(signals, i)
        yield Seen(i, category, mode, tables.labels["statuses"][statuses[i]], sides)


def _sides(signals: Signals, i: int) -> tuple[Side, Side]:
    """The likely actors and recipients of the act at a word."""
    others, scores = signals.sides(i)
    if not others:
        return (), ()
    several = signals.tables.threshold("party")
    chances = [list(zip(others, row.tolist(), strict=True)) for row in scores]
    actor, recipient = (signals.tables.threshold(name) for name in ("actor", "recipient"))
    return _likely(chances[0], several, actor), _likely(chances[1], several, recipient)


def _likely(chances: list[tuple[int, float]], several: float, one: float) -> Side:
    """The words that likely stand for a side; where none does, the likeliest from ``one`` on."""
    found = tuple(pair for pair in chances if pair[1] >= several)
    best = max(chances, key=lambda pair: (pair[1], -pair[0]))
    return found or ((best,) if best[1] >= one else ())


def _mode(codebook: Codebook, category: str, modes: list[str], scores: object) -> str | None:
    """The likeliest mode that the category has, or none."""
    able = {"", *codebook.categories[category].get("modes", {})}
    best = max((n for n, mode in enumerate(modes) if mode in able), key=lambda n: (scores[n], -n))  # type: ignore[index]
    return modes[best] or None


def learned_acts(reading: Reading, codebook: Codebook, mentions: Mentions, lexical: Lexical) -> list[Act]:
    """The acts that the model finds, and those of the lexicon that it does not think unlikely, in the text's order."""
    parse, signals = reading.parse, reading.signals
    assert parse is not None and signals is not None
    rules = {one.hit.i: one for one in lexical.kept}
    barred = {one.hit.i for one, reason in lexical.dropped if reason in RULED_OUT or turned(one)}
    barred |= {token.i for token in parse.tokens if fails(parse, codebook, token.i)}
    likely = [one for one in seen(signals, codebook) if one.i not in barred]
    found = [_act(reading, codebook, parse, mentions, one, rules.get(one.i)) for one in likely]
    chances, taken = 1.0 - signals.probabilities("trigger")[:, 0], {one.hit.i for one in found}
    least = signals.tables.threshold("rule")
    found += [one for i, one in rules.items() if i not in taken and (chances[i] >= least or by_words(one))]
    return sorted(found, key=lambda one: one.hit.i)


def fails(parse: Parse, codebook: Codebook, i: int) -> bool:
    """Whether a verb only says that the act of its infinitive was not done ("failed to agree")."""
    row = codebook.modality.get(parse.tokens[i].lemma)
    return row is not None and row["effect"] == "negated" and any(infinitive(parse, k) for k in parse.kids(i, "xcomp"))


def turned(one: Act) -> bool:
    """Whether a row says that the subject is whom an act is directed at, by nobody named ("has faced criticism").

    The model would take the subject for whoever does it.
    """
    rule = one.hit.rule
    return rule.pattern.pos == "verb" and rule.recipient == "subj" and "actor" in rule.needs and not one.actors


def by_words(one: Act) -> bool:
    """Whether the words of a statement do it ("it is vital that they leave"): the model knows no word for it."""
    return one.hit.rule.where.startswith(SPEECH)


def _act(reading: Reading, codebook: Codebook, parse: Parse, mentions: Mentions, one: Seen, rule: Act | None) -> Act:
    signals = reading.signals
    assert signals is not None
    if rule and rule.coding.category != one.category:
        if not sure_of_another(signals, one, rule.coding.category):
            return rule  # a row is believed; what it is worth is weighed later
        rule = None
    # beside a row, which may leave a side empty on purpose, only what is likely is believed
    row, tables = rule is not None, signals.tables
    least = (tables.threshold("party") if row else 0.0, tables.least_recipient(one.category, row=row))
    heads = ([k for k, chance in side if chance >= enough] for side, enough in zip(one.sides, least, strict=True))
    actors, recipients = (stood_for(reading, codebook, parse, mentions, words) for words in heads)
    if rule:  # what a row says of its parties is surer than what the model does
        rule = _reviewed(reading, codebook, mentions, rule)
        actors, recipients = (_placed(rule.actors) or actors), (_placed(_own(rule)) or recipients)
    recipients = apart(one.category, actors, recipients)
    spare: tuple[Party, ...] = ()
    told_by_row = rule is not None and bool(_placed(_own(rule)))
    if not told_by_row and all(chance < tables.threshold("party") for _, chance in one.sides[1]):
        # whom other acts suggest comes before those (events/reply.py)
        spare, recipients = tuple(p for p in recipients if not _ones_own(parse, mentions, p, actors)), ()
    day = rule.when if rule and one.status != "future" else _day(reading, parse, codebook, one, one.status == "future")
    known = rule.coding.status if rule and rule.coding.status != "actual" else believed(reading, parse, one, day)
    if known == "future" and one.category in SAID:
        known = "actual"  # the announcement is made
    old = day is not None and day.historical and not going_on(parse, one.i)
    known = "historical" if known == "actual" and old else known
    hit = rule.hit if rule else _hit(parse, one, str(signals.tables.labels["version"]))
    recipients = recipients if rule else standing_in(parse, mentions, codebook, hit, actors, recipients)
    mode = (rule.coding.mode if rule else None) or one.mode
    cameo = rule.coding.cameo if rule else None
    made = Coding(one.category, mode, known, cameo)
    if not rule:
        made = _announced(reading, codebook, mentions, hit, one, known, day)
        if made.category in ANNOUNCING and (made.category != one.category or _present(parse, one.i)):
            day = _day(reading, parse, codebook, one, True)  # "flies to Lima on Friday"
    if made.category == "THREATEN":
        recipients += abroad(parse, mentions, hit, actors, recipients)
    told = teller(reading, parse, hit)
    return Act(hit, made, actors, recipients, day, told, spare=spare)


def sure_of_another(signals: Signals, one: Seen, other: str) -> bool:
    """Whether the model is sure of its category and sees nothing of the one that a row has."""
    found: list[float] = softmax(signals.head("trigger", [one.i]))[0, 1:].tolist()
    chances = dict(zip(signals.tables.categories, found, strict=True))
    return chances[one.category] >= CLEAR and sum(chances.get(name, 0.0) for name in meant(other)) < HARDLY


def _ones_own(parse: Parse, mentions: Mentions, one: Party, actors: tuple[Party, ...]) -> bool:
    """Whether somebody is of whoever acts ("recalled its ambassador")."""
    heads = [i for i, mention in mentions.items() if mention.span == one.span]
    whose = any(parse.tokens[k].pos == "PRON" for i in heads for k in parse.kids(i, "poss"))
    return whose and one.code in {p.code for p in actors}


def _day(reading: Reading, parse: Parse, codebook: Codebook, one: Seen, future: bool) -> When | None:
    return when(parse, codebook, one.i, reading.article.published, future=future, deed=one.category in DEEDS)


def _present(parse: Parse, i: int) -> bool:
    """Whether a word is a verb in the present tense, outside of headlines."""
    return parse.tokens[i].tag in {"VBZ", "VBP"} and not parse.paragraphs[parse.paragraph_of[i]].heading


def believed(reading: Reading, parse: Parse, one: Seen, day: When | None) -> str:
    """The model's status, but history only where the sentence names a time long past and the act's own is not recent.

    Else it is taken in by "had". What goes on in the present tense is no history.
    """
    if one.status != "historical":
        return "actual" if one.status == "negated" and singled_out(parse, one.i) else one.status
    first, end = parse.bounds[parse.tokens[one.i].sentence]
    recent = day is not None and day.day is not None and not day.historical
    past = long_past(parse.words(first, end - 1), reading.article.published)
    return "historical" if past and not recent and not going_on(parse, one.i) else "actual"


def _announced(
    reading: Reading, codebook: Codebook, mentions: Mentions, hit: Hit, one: Seen, known: str, day: When | None
) -> Coding:
    """The coding of an act that no row finds; what its verb or its day puts into the future is only announced."""
    plain, parse = Coding(one.category, one.mode, known, None), reading.parse
    assert parse is not None
    if captures(parse, mentions, codebook, one.i, plain):
        return replace(plain, category="ASSAULT", mode=None)
    if one.category not in COOPERATIVE:
        moved = known == "actual" and one.category == "MOBILIZE"
        later = moved and status(parse, codebook, one.i, hit.tokens, day) == "future"
        return replace(plain, status="future") if later else plain
    coming = one.category == "CONSULT" and ahead(reading, parse, codebook, one.i, day)
    told = known == "future" or _due(codebook, parse, one.i)
    later = coming or told or status(parse, codebook, one.i, hit.tokens, day) == "future"
    return coding(codebook, hit.rule, "future", announced=True) if later else plain


def _due(codebook: Codebook, parse: Parse, i: int) -> bool:
    """Whether a word's complement puts it into the future ("are due to meet")."""
    rows = (codebook.modality.get(parse.tokens[k].lemma) for k in parse.kids(i, "acomp"))
    return any(row is not None and row["effect"] == "future" for row in rows)


def _placed(side: tuple[Party, ...]) -> tuple[Party, ...]:
    """A side that somebody with a code is on."""
    return side if any(p.code for p in side) else ()


def _reviewed(reading: Reading, codebook: Codebook, mentions: Mentions, rule: Act) -> Act:
    """A row's act with its descriptions on the side that the model finds, where their state was only assumed."""
    spans = {mention.span: i for i, mention in mentions.items()}

    def sided(one: Party) -> Party:
        i = spans.get(one.span)
        code = None if i is None else _surer(reading, mentions, i)
        return replace(one, code=code, plover=codebook.names.plover_of(code)) if code else one

    actors, recipients = (tuple(sided(p) for p in side) for side in (rule.actors, rule.recipients))
    return replace(rule, actors=actors, recipients=recipients)


def _surer(reading: Reading, mentions: Mentions, i: int) -> str | None:
    """The code that the model is surer of than a reader who takes whoever is not placed for one at home."""
    mention, signals = mentions[i], reading.signals
    assumed = len(mention.identities) == 1 and mention.identities[0].assumed
    if signals is None or not assumed or signals.parse.tokens[i].pos == "PRON":
        return None
    code, chance = signals.codes(i)[0]
    return code if chance >= SURER else None


def apart(category: str, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> tuple[Party, ...]:
    """Recipients without those who already stand among several who meet or agree, or beside another side."""
    spans, codes = {p.span for p in actors}, {p.code for p in actors}
    if category in MUTUAL and len(codes - {None}) > 1:
        return tuple(p for p in recipients if p.code not in codes)
    if category == "CONSULT":
        return tuple(p for p in recipients if p.span not in spans)
    return tuple(p for p in recipients if p.code and (p.code not in codes or p.sector in REBELS)) or recipients


def _own(rule: Act) -> tuple[Party, ...]:
    """The recipients that a row's own words name."""
    return () if rule.guessed else rule.recipients


def _hit(parse: Parse, one: Seen, version: str) -> Hit:
    """The word of an act that no lexicon row names."""
    token = parse.tokens[one.i]
    pos = {"VERB": "verb", "AUX": "verb", "ADJ": "adj"}.get(token.pos, "noun")
    rule = Rule(
        Pattern.of(token.lemma or "act", pos), one.category, one.mode, None, "subj", "obj", frozenset(), version, "", ""
    )
    return Hit(one.i, (one.i,), rule)


def stood_for(
    reading: Reading, codebook: Codebook, parse: Parse, mentions: Mentions, heads: list[int]
) -> tuple[Party, ...]:
    """The parties behind words, each once."""
    found: dict[tuple[object, ...], Party] = {}
    for i in heads:
        for one in identities(reading, codebook, mentions, i):
            made = party(parse, i, one)
            found.setdefault((made.code, made.name, made.sector) if made.code else (made.text,), made)
    return tuple(found.values())


def identities(reading: Reading, codebook: Codebook, mentions: Mentions, i: int) -> tuple[Identity, ...]:
    """Who a word stands for: its mention, else the code and sector that the model finds likely."""
    signals = reading.signals
    assert signals is not None
    mention = settle(signals, codebook, mentions, i) if i in mentions else None
    if mention is not None and mention.kind != "ambiguous":
        return tuple(_with_sector(signals, one, i) for one in mention.identities)
    code, chance = signals.codes(i)[0]
    if chance < LIKELY or signals.parse.tokens[i].entity in PLACES:
        code = None  # a place that the codebook does not know is on nobody's side
    plover = codebook.names.plover_of(code)
    sector = signals.sector(i)[0][0]
    return (
        Identity(None, code, plover, sector, None, "description", f"the context, by the model ({chance:.2f})", True),
    )


def _with_sector(signals: Signals, one: Identity, i: int) -> Identity:
    return one if one.sector else replace(one, sector=signals.sector(i)[0][0])
