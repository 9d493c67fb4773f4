"""Every lexicon row and cue is its own test: its example is read, and what comes out is compared.

A row passes when at its trigger an event stands with the category, mode, parties and status that the row
expects; a cue passes when a statement has its speaker and covers its content. A row that fails gets a cause,
so that failures can be counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.codebook.cells import EXPECT, alike
from onrecord.codebook.codebook import Codebook, Cue, Pattern, Rule
from onrecord.evaluate.pairing import OVERLAP, overlap
from onrecord.matching import POS, lemmas, match
from onrecord.parsing import Parse
from onrecord.schema import Article, Event, Party, Reading, Span, Statement

PUBLISHED = "2020-06-10"
SEPARATOR = " -- "
ATTITUDE = "attitude"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a row's own example came out; no cause when it came out as expected.

    ``path`` tells how the first party that is missing hangs under the trigger.
    """

    key: str
    where: str
    cause: str
    detail: str
    example: str
    path: str = ""

    @property
    def passed(self) -> bool:
        """Whether the example came out as the row expects."""
        return not self.cause

    @property
    def reason(self) -> str:
        """Cause and detail in one line."""
        return f"{self.cause}: {self.detail}" if self.detail else self.cause


@dataclass(frozen=True, slots=True)
class Expected:
    """The coding that a row expects of its example."""

    category: str
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    status: str

    @classmethod
    def of(cls, rule: Rule) -> Expected:
        """What a rule's cell spells; ``KEN>SOM future``."""
        found = EXPECT.fullmatch(rule.expect)
        if found is None:
            raise ValueError(f"{rule.where}: expect {rule.expect!r} is not ACTORS>RECIPIENTS")
        actors, recipients = (frozenset(part for part in cell.split(",") if part) for cell in (found[1], found[2]))
        return cls(rule.category, rule.mode, actors, recipients, found[3] or "actual")


def rule_outcomes(codebook: Codebook) -> list[Outcome]:
    """How every lexicon row's example comes out, in the order of the rows."""
    readings = read_examples([rule.example for rule in codebook.rules], codebook)
    return [rule_outcome(rule, reading) for rule, reading in zip(codebook.rules, readings, strict=True)]


def cue_outcomes(codebook: Codebook) -> list[Outcome]:
    """How every cue's example comes out, in the order of the rows."""
    readings = read_examples([cue.row["example"] for cue in codebook.cues], codebook)
    return [cue_outcome(cue, reading) for cue, reading in zip(codebook.cues, readings, strict=True)]


def read_examples(examples: Sequence[str], codebook: Codebook) -> list[Reading]:
    """Each example as an article of one paragraph, read in one batch; rows are tested by rules alone."""
    from onrecord.pipeline import code_all

    return list(code_all([Article.of(text, published=PUBLISHED) for text in examples], codebook, model=False))


# ---- lexicon rows


def rule_outcome(rule: Rule, reading: Reading) -> Outcome:
    """How the example of a rule came out in its reading."""
    parse = parse_of(reading)
    tokens = matched(parse, rule.pattern)
    here = [e for e in reading.events if _touches(e.trigger.span, parse, tokens or headed(parse, rule.pattern))]
    expected = Expected.of(rule)
    path = ""
    if any(not differences(event, expected) for event in here):
        cause, detail = "", ""
    elif here:
        nearest = min(here, key=lambda event: len(differences(event, expected)))
        cause, detail = _differing(nearest, expected, rule, reading)
        path = _path(missing(nearest, expected), nearest, reading, tokens)
    elif not tokens:
        cause, detail = unmatched(parse, rule.pattern)
    else:
        cause, detail = _dropped(reading, "events", tokens), ""
        cause = cause or "no row fired"
    return Outcome(rule_key(rule), rule.where, cause, detail, rule.example, path)


def rule_key(rule: Rule) -> str:
    """The name of a row in lists: file, trigger and part of speech, and its needs if it has any."""
    name = rule.where.rpartition(":")[0]
    parts = [name.removeprefix("lexicon/").removesuffix(".csv"), _spelled(rule.pattern), rule.pattern.pos]
    return ":".join(parts + ([" ".join(sorted(rule.needs))] if rule.needs else []))


def _spelled(pattern: Pattern) -> str:
    return " ".join("|".join(sorted(words)) for words in (pattern.head, *pattern.rest))


def parse_of(reading: Reading) -> Parse:
    """The parse that a reading keeps while it is being made."""
    if reading.parse is None:
        raise ValueError("the reading has no parse")
    return reading.parse


def matched(parse: Parse, pattern: Pattern) -> frozenset[int]:
    """All tokens at which the words of a pattern stand together."""
    return frozenset(k for i in range(len(parse.tokens)) for k in match(parse, i, pattern) or ())


def headed(parse: Parse, pattern: Pattern) -> frozenset[int]:
    """Tokens that are the head word of a pattern, whatever their part of speech."""
    return frozenset(token.i for token in parse.tokens if lemmas(token) & pattern.head)


def _touches(span: Span, parse: Parse, tokens: Iterable[int]) -> bool:
    return any(span.start < parse.tokens[i].end and parse.tokens[i].start < span.end for i in tokens)


def differences(event: Event, expected: Expected) -> dict[str, str]:
    """What an event has otherwise than expected: the field and how it differs."""
    found: dict[str, str] = {}
    if event.category != expected.category:
        found["category"] = f"{event.category} for {expected.category}"
    elif event.mode != expected.mode:
        found["mode"] = f"{event.mode} for {expected.mode}"
    for name, parties, codes in (
        ("actors", event.actors, expected.actors),
        ("recipients", event.recipients, expected.recipients),
    ):
        mine = frozenset(p.code for p in parties if p.code)
        if mine != codes:
            found[name] = f"{_listed(mine)} for {_listed(codes)}"
    if event.status != expected.status:
        found["status"] = f"{event.status} for {expected.status}"
    return found


def _listed(codes: Iterable[str]) -> str:
    return "[" + ",".join(sorted(codes)) + "]"


def _differing(event: Event, expected: Expected, rule: Rule, reading: Reading) -> tuple[str, str]:
    """The first thing that differs, as a cause; all things, as the detail."""
    found = differences(event, expected)
    field = next(iter(found))
    detail = "; ".join(f"{name} {text}" for name, text in found.items())
    if field in {"category", "mode"}:
        other = "" if event.made_by.rule == rule.where else " by another row"
        return f"{field}{other}", detail
    if field == "status":
        return f"status {event.status}", detail
    parties, codes = (event.actors, expected.actors) if field == "actors" else (event.recipients, expected.recipients)
    return f"{field} {_party_cause(parties, codes, reading)}", detail


def _party_cause(parties: Sequence[Party], codes: frozenset[str], reading: Reading) -> str:
    """Why parties are not those expected: not known, not found in the slot, or one too many."""
    mine = frozenset(p.code for p in parties if p.code)
    mentioned = {identity.code for mention in reading.mentions for identity in mention.identities}
    if codes - mine - mentioned:
        return "unknown to the actor stage"
    if mine >= codes:
        return "one too many"
    return "not found in the slot" if not mine else "wrong or incomplete"


def missing(event: Event, expected: Expected) -> frozenset[str]:
    """Codes of parties that an event should have and has not."""
    mine = ({p.code for p in parties} for parties in (event.actors, event.recipients))
    return frozenset().union(
        *(want - have for want, have in zip((expected.actors, expected.recipients), mine, strict=True))
    )


def _path(codes: frozenset[str], event: Event, reading: Reading, tokens: frozenset[int]) -> str:
    """How the first mention with one of the codes, no party yet, hangs under the trigger: "poss of dobj"."""
    parse = parse_of(reading)
    taken = [party.span for party in (*event.actors, *event.recipients)]
    coded = [m for m in reading.mentions if any(identity.code in codes for identity in m.identities)]
    heads = [m.head for m in coded if not any(span.overlaps(m.span) for span in taken)]
    if not heads:
        return "not a mention of its own" if coded else ""
    steps = []
    for i in (heads[0], *parse.ancestors(heads[0])):
        if i in tokens:
            break
        token = parse.tokens[i]
        steps.append(f"{token.dep} {token.lemma}" if token.dep in {"prep", "agent"} else token.dep)
    return " of ".join(steps)


def unmatched(parse: Parse, pattern: Pattern) -> tuple[str, str]:
    """Why a pattern does not match its own example."""
    heads = [parse.tokens[i] for i in sorted(headed(parse, pattern))]
    if not heads:
        near = [
            f"{t.text} is {t.lemma}/{t.pos}"
            for t in parse.tokens
            if any(alike(head, t.text.lower()) for head in pattern.head)
        ]
        return "head lemma not in the parse", ", ".join(near[:1])
    fit = [token for token in heads if token.pos in POS[pattern.pos]]
    if not fit:
        return "head tagged otherwise", f"{heads[0].text} is {heads[0].pos}, not {pattern.pos}"
    everywhere = {form for token in parse.tokens for form in lemmas(token)}
    absent = ["|".join(sorted(words)) for words in pattern.rest if not words & everywhere]
    if absent:
        return "further word not in the parse", absent[0]
    return "further words not under the head", _attached(parse, pattern)


def _attached(parse: Parse, pattern: Pattern) -> str:
    """How the further words of a pattern hang in the parse."""
    told = []
    for words in pattern.rest:
        token = next(t for t in parse.tokens if lemmas(t) & words)
        told.append(f"{token.text} is {token.dep} of {parse.tokens[token.head].text}")
    return ", ".join(told)


def _dropped(reading: Reading, stage: str, tokens: frozenset[int]) -> str:
    """That a stage looked at the words and dropped them, with its reason; empty when it did not."""
    parse = parse_of(reading)
    reasons = [d.reason for d in reading.dropped if d.stage == stage and _touches(d.span, parse, tokens)]
    return f"dropped ({reasons[0]})" if reasons else ""


# ---- cues


def cue_outcome(cue: Cue, reading: Reading) -> Outcome:
    """How the example of a cue came out in its reading; an attitude is seen, and no statement made of it."""
    parse, example = parse_of(reading), cue.row["example"]
    tokens = matched(parse, cue.pattern) or headed(parse, cue.pattern)
    found = [s for s in reading.statements if s.cue is not None and _touches(s.cue.span, parse, tokens)]
    if found and cue.kind == ATTITUDE:
        cause, detail = "attitude coded as words", ""
    elif found:
        places = _place(example, cue.row["speaker"]), _place(example, cue.row["content"])
        cause, detail = min((_statement_cause(s, *places) for s in found), key=lambda pair: bool(pair[0]))
    else:
        cause, detail = _no_statement(cue, reading, tokens)
    return Outcome(f"cues:{_spelled(cue.pattern)}:{cue.pattern.pos}", cue.where, cause, detail, example)


def _place(example: str, words: str) -> tuple[int, int]:
    start = max(example.find(words), 0)
    return start, start + len(words)


def _statement_cause(statement: Statement, speaker: tuple[int, int], content: tuple[int, int]) -> tuple[str, str]:
    covered = statement.content[0].start, statement.content[-1].end
    if overlap(covered, content) < OVERLAP:
        return "content", f"characters {covered[0]}-{covered[1]} for {content[0]}-{content[1]}"
    if statement.speaker is None:
        return "no speaker", ""
    span = statement.speaker.span
    if not (span.start < speaker[1] and speaker[0] < span.end):
        return "speaker", f"«{statement.speaker.text}»"
    return "", ""


def _no_statement(cue: Cue, reading: Reading, tokens: frozenset[int]) -> tuple[str, str]:
    parse = parse_of(reading)
    if not matched(parse, cue.pattern):
        return unmatched(parse, cue.pattern)
    reason = _dropped(reading, "statements", tokens)
    if reason and cue.kind == ATTITUDE:
        return "", ""
    others = ", ".join(s.cue.text if s.cue else "none" for s in reading.statements)
    return reason or "no statement", f"but one at {others}" if others else ""


# ---- lists of rows known to fail


def read_known(path: Path) -> dict[str, str]:
    """Rows known to fail, with the reason; none where there is no such list."""
    if not path.exists():
        return {}
    lines = path.read_text("utf-8").splitlines()
    return dict(_known_line(line) for line in lines if line.strip() and not line.startswith("#"))


def _known_line(line: str) -> tuple[str, str]:
    key, _, reason = line.partition(SEPARATOR)
    return key.strip(), reason.strip()


def write_known(path: Path, outcomes: Iterable[Outcome]) -> None:
    """Write the list of rows that fail now."""
    lines = sorted(f"{o.key}{SEPARATOR}{o.reason}" for o in outcomes if not o.passed)
    path.write_text("\n".join(lines) + "\n" if lines else "", "utf-8")


def surprises(outcomes: Iterable[Outcome], known: dict[str, str]) -> Iterator[str]:
    """Rows that break and are not listed, listed rows that work now, and listed rows that are gone."""
    found = {outcome.key: outcome for outcome in outcomes}
    for key, outcome in found.items():
        if not outcome.passed and key not in known:
            yield f"{outcome.where}: broken: {key}{SEPARATOR}{outcome.reason} «{outcome.example}»"
        elif outcome.passed and key in known:
            yield f"{outcome.where}: works now, strike it off the list: {key}"
    yield from (f"no such row any more, strike it off the list: {key}" for key in known if key not in found)
