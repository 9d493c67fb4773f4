"""The stage: a statement for every stretch of the article that is attributed to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.actors.party import Mentions, by_head
from onrecord.codebook.codebook import Codebook, Cue
from onrecord.codebook.names import NameIndex
from onrecord.events.when import day_of
from onrecord.grammar import top
from onrecord.matching import first as first_match
from onrecord.parsing import Parse
from onrecord.quotation import Quote, quoted_words, quotes
from onrecord.schema import Dropped, Form, MadeBy, Party, Reading, Span, Statement, Trigger, line_id
from onrecord.statements.according import attributed_by_preposition
from onrecord.statements.again import spoke_before
from onrecord.statements.carrier import Carriers, carried_on, carriers
from onrecord.statements.clarified import with_hyphen
from onrecord.statements.content import Range, content, trim
from onrecord.statements.continuation import continued, orphans
from onrecord.statements.draft import Draft
from onrecord.statements.fallback import closing_name, closing_noun
from onrecord.statements.inverted import before_sentence, inverted, trailing, without_source
from onrecord.statements.label import answering, headline, labelled, programme, reporters
from onrecord.statements.named import named
from onrecord.statements.screen import unfit, unsaid
from onrecord.statements.separation import separate
from onrecord.statements.source import before_agent, before_name, behind, source, unquoted
from onrecord.statements.speaker import speaker

STAGE = "statements"
INNER = "told inside another statement"
# what may stand before the colon of a headline besides a person
BODIES = frozenset({"outlet", "body", "group"})
PEOPLE = frozenset({"person", "description"})


def find_statements(reading: Reading, codebook: Codebook) -> Reading:
    """Add the statements of an article; a cue that attributes nothing is on record with the reason."""
    parse = reading.parse
    if parse is None:
        return reading
    quoted = quotes(parse)
    mentions = by_head(reading)
    drafts, dropped = [], []
    nouns = frozenset(word for c in codebook.cues if c.pattern.pos == "noun" for word in c.pattern.head)
    for found in cues(parse, codebook):
        made = _draft(parse, mentions, quoted, *found)
        plain = plainer(parse, codebook, *found)
        again = _draft(parse, mentions, quoted, *plain) if plain and _unquoted(parse, made, quoted) else made
        made = again if not _unquoted(parse, again, quoted) else made
        if isinstance(made, Draft):
            drafts.append(replace(made, source=behind(parse, mentions, made.source, nouns)))
        else:
            dropped.append(Dropped(STAGE, parse.span(found[1][0], found[1][-1]), made))
    apart = [(d, unsaid(parse, d.source, d.ranges, quoted)) for d in _outermost(separate(parse, drafts))]
    dropped += [Dropped(STAGE, parse.span(d.tokens[0], d.tokens[-1]), why) for d, why in apart if why]
    said = [d for d, why in apart if not why]
    kept, carried = carriers(parse, mentions, said, codebook.media, reading.article.publisher)
    kept, nested = unnested(kept)
    whole, later = unnested([continued(parse, draft, kept, quoted) for draft in kept])
    nested += later
    dropped += [Dropped(STAGE, parse.span(d.tokens[0], d.tokens[-1]), INNER) for d in nested]
    whole += _colons(parse, codebook, quoted, whole)
    whole.sort(key=lambda d: d.ranges[0])
    made_lines = list(_lines(reading, parse, mentions, quoted, whole, carried, codebook))
    made_lines += _labelled(reading, parse, made_lines, codebook)
    alone = list(_orphaned(reading, parse, mentions, quoted, whole, made_lines, codebook.names))
    inner = [line for line in made_lines if _inside(line, alone)]
    dropped += [Dropped(STAGE, line.cue.span if line.cue else line.content[0], INNER) for line in inner]
    made_lines = [*(line for line in made_lines if line not in inner), *alone]
    made_lines.sort(key=lambda s: s.content[0])
    made_lines = carried_on(made_lines)
    return replace(reading, statements=tuple(made_lines), dropped=(*reading.dropped, *dropped))


def cues(parse: Parse, codebook: Codebook) -> Iterator[tuple[Cue, tuple[int, ...]]]:
    """Every cue of the codebook that stands in the article, with its tokens."""
    used: set[int] = set()
    for token in parse.tokens:
        candidates = codebook.cues_by_head.get(token.lemma) or codebook.cues_by_head.get(token.text.lower())
        if candidates is None or token.i in used or token.end == token.start:
            continue
        found = first_match(parse, token.i, candidates)
        if found:
            cue, tokens = found
            used.update(tokens)
            yield cue, tokens  # type: ignore[misc]


def _unquoted(parse: Parse, made: Draft | str, quoted: tuple[Quote, ...]) -> bool:
    """Whether a cue has attributed nothing, or nothing in quotation marks."""
    return not isinstance(made, Draft) or form(parse, made.ranges, quoted) == "indirect"


def plainer(parse: Parse, codebook: Codebook, cue: Cue, tokens: tuple[int, ...]) -> tuple[Cue, tuple[int, ...]] | None:
    """The verb of a longer cue by itself ("told Ann Lee of the Herald", which is no "told of")."""
    if not cue.pattern.rest or cue.pattern.pos != "verb":
        return None
    head = next((t for t in tokens if parse.tokens[t].lemma in cue.pattern.head), tokens[0])
    alone = (c for c in codebook.cues_by_head.get(parse.tokens[head].lemma, ()) if not c.pattern.rest)
    return next(((c, (head,)) for c in alone if c.pattern.pos == "verb"), None)


def _draft(
    parse: Parse, mentions: Mentions, quoted: tuple[Quote, ...], cue: Cue, tokens: tuple[int, ...]
) -> Draft | str:
    if cue.kind == "attitude":
        return "an attitude, not words"
    if cue.pattern.pos == "prep":
        found = attributed_by_preposition(parse, tokens)
        if found is None or any(q.holds(tokens[0]) for q in quoted):
            return "a preposition that attributes nothing"
        return Draft(cue, tokens, *found)
    head = _head(parse, cue, tokens)
    who = unquoted(parse, head, source(parse, mentions, cue, head, tokens), quoted)
    turned = inverted(parse, cue, head, quoted) or trailing(parse, cue, head, who, quoted)
    if turned:
        first = min(turned[0].first, parse.bounds[parse.tokens[head].sentence][0])
        return Draft(cue, tokens, tuple(trim(parse, (first, turned[0].last))), turned[1])
    if "clause" in cue.takes and cue.pattern.pos == "verb" and not any(q.holds(head) for q in quoted):
        who = _named_at_the_end(parse, cue, head, tokens, quoted, who)
    ranges = before_agent(parse, content(parse, cue, head, tokens, quoted, who), who)
    ranges = _within_quote(before_name(parse, ranges, who, head), head, quoted)
    ranges = without_source(ranges, who, quoted) or before_sentence(parse, cue, head, who, quoted)
    if not ranges:
        return "a cue that attributes no words here"
    if "thing" in cue.takes and any(mentions[k].identities[0].kind in PEOPLE for k in parse.kids(head, "dobj")
                                    if k in mentions and mentions[k].identities):  # fmt: skip
        return "somebody, and no words"
    reason = unfit(parse, cue, head, tokens, who, ranges, quoted)
    return reason or Draft(cue, tokens, ranges, who)


def _within_quote(ranges: tuple[Range, ...], head: int, quoted: tuple[Quote, ...]) -> tuple[Range, ...]:
    """Words told inside a quotation end where it ends."""
    around = next((q for q in quoted if q.holds(head)), None)
    if around is None:
        return ranges
    inside = [(max(a, around.first), min(b, around.last)) for a, b in ranges]
    return tuple((a, b) for a, b in inside if a <= b)


def _named_at_the_end(
    parse: Parse, cue: Cue, head: int, tokens: tuple[int, ...], quoted: tuple[Quote, ...], who: int | None
) -> int | None:
    """A source the parser has lost, by its place at the sentence's end; else the source it gave."""
    name = closing_name(parse, tokens[0])
    if name is None and (who is None or not content(parse, cue, head, tokens, quoted, who)):
        noun = closing_noun(parse, tokens[0])
        return who if noun is None else noun
    if name is None or name == who or content(parse, cue, head, tokens, quoted, who):
        return who
    return name


def _head(parse: Parse, cue: Cue, tokens: tuple[int, ...]) -> int:
    """The token that takes the content: the last verb of "was quoted as telling"."""
    verbs = [t for t in tokens if parse.tokens[t].pos in {"VERB", "AUX"}]
    if cue.pattern.pos == "verb" and len(verbs) > 1:
        return verbs[-1]
    return top(parse, tokens)


def _outermost(drafts: list[Draft]) -> list[Draft]:
    """Without drafts of the same words and source twice, or of a noun that only names the words of another."""
    seen: set[tuple[tuple[Range, ...], int | None]] = set()
    verbal = {d.ranges for d in drafts if d.cue.pattern.pos != "noun"}
    drafts = [d for d in drafts if d.cue.pattern.pos != "noun" or d.source is not None or d.ranges not in verbal]
    kept = []
    for draft in drafts:
        key = (draft.ranges, draft.source)
        if key not in seen:
            kept.append(draft)
        seen.add(key)
    return kept


def unnested(drafts: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Drafts that stand by themselves, and those whose cue lies in the words of another."""
    cues = {t for d in drafts for t in d.tokens}
    holders: dict[int, list[Draft]] = {}
    for draft in drafts:
        for t in (t for a, b in draft.ranges for t in range(a, b + 1) if t in cues):
            holders.setdefault(t, []).append(draft)
    inner = [d for d in drafts if any(o is not d for t in d.tokens for o in holders.get(t, ()))]
    nested = set(map(id, inner))
    return [d for d in drafts if id(d) not in nested], inner


def _colons(parse: Parse, codebook: Codebook, quoted: tuple[Quote, ...], drafts: list[Draft]) -> list[Draft]:
    """Statements whose cue ends in a colon and whose quotation fills the next sentences."""
    found: list[Draft] = []
    for cue, tokens in cues(parse, codebook):
        sentence = parse.tokens[tokens[-1]].sentence
        last = parse.bounds[sentence][1] - 1
        known = any(set(d.tokens) & set(tokens) for d in drafts)
        if known or cue.kind == "attitude" or parse.tokens[last].text != ":" or sentence + 1 >= len(parse.bounds):
            continue
        start = parse.bounds[sentence][1]
        quote = next(
            (q for q in quoted if q.first <= start + 1 and q.last > start and quoted_words(parse, q) > 0), None
        )
        who = source(parse, {}, cue, tokens[0], tokens) if quote else None
        noun = cue.pattern.pos == "noun" and who is not None and tokens[-1] == last - 1
        if quote and (cue.pattern.pos == "verb" or noun):
            found += [Draft(cue, tokens, tuple(trim(parse, (quote.first, quote.last))), who)]
    return found


def _lines(
    reading: Reading,
    parse: Parse,
    mentions: Mentions,
    quoted: tuple[Quote, ...],
    drafts: list[Draft],
    carried: Carriers,
    codebook: Codebook,
) -> Iterator[Statement]:
    seen: dict[Span, int] = {}
    cut = {t for one in drafts for t in (*one.tokens, *(a for a, _ in one.ranges))}
    for draft in drafts:
        spans = tuple(parse.span(first, last) for first, last in _to_the_mark(draft, cut, quoted))
        ordinal = seen.get(spans[0], 0)
        seen[spans[0]] = ordinal + 1
        cue = parse.span(draft.tokens[0], draft.tokens[-1])
        who = _who(parse, mentions, drafts, draft.source, codebook.names)
        yield Statement(
            line_id(reading.article, "statement", spans[0], ordinal),
            who,
            Trigger(cue, cue.of(parse.text)),
            spans,
            form(parse, draft.ranges, quoted),
            carried.via.get(draft.tokens),
            carried.to.get(draft.tokens),
            day_of(parse, codebook, draft.tokens[0], reading.article.published),
            draft.cue.kind,
            draft.cue.implies,
            parse.tokens[draft.ranges[0][0]].sentence,
            MadeBy(STAGE, draft.cue.where, _confidence(draft, who is None)),
        )


def _to_the_mark(draft: Draft, cut: set[int], quoted: tuple[Quote, ...]) -> tuple[Range, ...]:
    """The words of a statement, with the rest of a quotation that opens among the last of them and is not ``cut``."""
    *before, (first, last) = draft.ranges
    closing = next((q.last for q in quoted if first < q.first <= last < q.last), last)
    return draft.ranges if not cut.isdisjoint(range(last + 1, closing + 1)) else (*before, (first, closing))


def _who(parse: Parse, mentions: Mentions, drafts: list[Draft], source: int | None, names: NameIndex) -> Party | None:
    """The speaker under the fullest name that the article gives."""
    meant = spoke_before(parse, mentions, drafts, source, names) if source is not None else None
    who = source if meant is None else meant
    found = speaker(parse, mentions, who)
    if found is None or who is None:
        return found
    full = named(parse, mentions, drafts, who, found, names)
    full = replace(full, name=with_hyphen(parse, full.name.partition(" (")[0])) if full.name else full
    if meant is None or source is None:
        return full
    at = parse.span(source, source)
    states = meant in mentions and all(one.kind == "state" for one in mentions[meant].identities)
    # "the foreign ministry", which is known as its state
    name = full.text if states and parse.tokens[meant].pos == "NOUN" else full.name or full.text
    return replace(full, span=at, text=at.of(parse.text), name=name)


def _labelled(reading: Reading, parse: Parse, known: list[Statement], codebook: Codebook) -> Iterator[Statement]:
    """Statements whose speaker is set off by punctuation, where no cue has taken the words."""
    taken = {s.content[0].start for s in known}
    people = {i.name.split()[-1]: i.name for m in reading.mentions for i in m.identities
              if i.name and " " in i.name and i.kind == "person"}  # fmt: skip
    people |= {"".join(part[0] for part in full.split()): full for full in people.values() if full.count(" ") > 1}
    bodies = {m.span.of(parse.text).split()[-1]: i.name for m in reading.mentions for i in m.identities
              if i.name and i.kind in BODIES}  # fmt: skip
    head, own = (
        headline(parse.text, {*people, *bodies}),
        reporters(parse.text, reading.mentions, reading.article.publisher),
    )
    turns = answering(labelled(parse.text), parse.text)
    alone = [head] if head and not any(head.name == one.name for one in turns) else []
    for one in (*turns, *alone):
        name = one.name.of(parse.text)
        if one.words[0].start in taken or programme(name, own, codebook.markers["unattributed"]):
            continue
        sentence = next((n for n, s in enumerate(parse.spans) if s.end > one.words[0].start), 0)
        yield Statement(
            line_id(reading.article, "statement", one.words[0]),
            Party(one.name, name, {**bodies, **people}.get(name.split()[-1], name.title() if name.isupper() else name)),
            Trigger(one.cue, one.cue.of(parse.text)),
            one.words, "direct", None, None, None, "speech", "asserted", sentence, MadeBy(STAGE, "label", 0.8),
        )  # fmt: skip


def _orphaned(
    reading: Reading,
    parse: Parse,
    mentions: Mentions,
    quoted: tuple[Quote, ...],
    drafts: list[Draft],
    known: list[Statement],
    names: NameIndex,
) -> Iterator[Statement]:
    """Statements without a cue: a quotation that stands alone after words of the same speaker."""
    spans = [span for s in known for span in s.content]
    for (first, last), who in orphans(parse, drafts, quoted):
        span = parse.span(first, last)
        if any(span.overlaps(other) and not _holds(span, other) for other in spans):
            continue
        yield Statement(
            line_id(reading.article, "statement", span), _who(parse, mentions, drafts, who, names), None, (span,),
            "direct", None, None, None, "speech", "asserted", parse.tokens[first].sentence,
            MadeBy(STAGE, "orphan", 0.6),
        )  # fmt: skip


def _inside(line: Statement, others: list[Statement]) -> bool:
    """Whether somebody's words only stand in a quotation that is another's."""
    return any(_holds(one.content[0], line.content[0]) for one in others)


def _holds(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end


def form(parse: Parse, ranges: tuple[Range, ...], quoted: tuple[Quote, ...]) -> Form:
    """Direct when all words are quoted, mixed when some are, else indirect."""
    words = [
        i for first, last in ranges for i in range(first, last + 1) if parse.tokens[i].pos not in {"PUNCT", "SPACE"}
    ]
    near = [q for q in quoted if words and q.first <= words[-1] and q.last >= words[0]]
    inside = sum(any(q.holds(i) for q in near) for i in words)
    if words and inside >= 0.9 * len(words):
        return "direct"
    return "mixed" if inside >= 2 else "indirect"


def _confidence(draft: Draft, nobody: bool) -> float:
    base = 0.9 if {"clause", "quote"} & draft.cue.takes else 0.7
    return base - 0.15 * nobody - 0.1 * (draft.cue.pattern.pos == "noun")
