"""Quotations that go on: later in the sentence, over the next sentences, or with no cue of their own."""

from __future__ import annotations

from dataclasses import replace

from onrecord.parsing import Parse
from onrecord.quotation import Quote, quoted_words
from onrecord.statements.content import Range, trim
from onrecord.statements.draft import Draft
from onrecord.statements.fallback import tail

Quotes = tuple[Quote, ...]
# sentences back in which a quotation without a cue finds its speaker
REACH = 3
LEAST_ORPHAN = 6
BARE = frozenset({"PUNCT", "SPACE"})
# verbs that tell about a noun ("a visiting scholar", "who runs the clinic")
ABOUT_THEM = frozenset({"amod", "relcl", "acl"})


def continued(parse: Parse, draft: Draft, drafts: list[Draft], quoted: Quotes) -> Draft:
    """The statement with the rest of its quotation: in its own sentence, then in wholly quoted ones after it."""
    ranges = [*draft.ranges, *_later_in_sentence(parse, draft, drafts, quoted), *_tail(parse, draft, drafts, quoted)]
    if _quotes_something(ranges, quoted) or _cue_ends_sentence(parse, draft):
        ranges += _next_sentences(parse, draft, ranges, drafts, quoted)
    return replace(draft, ranges=merged(parse, ranges))


def _tail(parse: Parse, draft: Draft, drafts: list[Draft], quoted: Quotes) -> list[Range]:
    """The rest of reported words after their attribution, where no other cue takes a clause there."""
    plain = "clause" in draft.cue.takes and draft.cue.pattern.pos == "verb"
    if not plain or any(q.holds(draft.ranges[-1][1]) for q in quoted):
        return []
    found = tail(parse, draft.ranges, draft.tokens[-1])
    others = [t for d in drafts if d is not draft and "clause" in d.cue.takes for t in d.tokens]
    return [r for r in found if not any(r[0] <= t <= r[1] for t in others)]


def _quotes_something(ranges: list[Range], quoted: Quotes) -> bool:
    return any(q.first <= last and q.last >= first for first, last in ranges for q in quoted)


def _cue_ends_sentence(parse: Parse, draft: Draft) -> bool:
    """Whether the words come first and the cue with its speaker last ("..., the envoy said.")."""
    return draft.ranges[-1][1] < draft.tokens[0] and "quote" in draft.cue.takes


def _later_in_sentence(parse: Parse, draft: Draft, drafts: list[Draft], quoted: Quotes) -> list[Range]:
    """Quotations after a cue whose words began before it ("...," she told them, "...")."""
    if not any(q.first <= draft.ranges[0][0] <= q.last for q in quoted) or "quote" not in draft.cue.takes:
        return []
    if draft.ranges[0][0] > draft.tokens[0]:
        return []
    _, end = parse.bounds[parse.tokens[draft.tokens[-1]].sentence]
    found: list[Range] = []
    for q in quoted:
        between = range(draft.tokens[-1] + 1, q.first)
        if (
            draft.tokens[-1] < q.first < end
            and parse.tokens[q.first - 1].pos in BARE
            and not any(t in between for d in drafts if d is not draft for t in d.tokens)
        ):
            found += trim(parse, (q.first, q.last))
    return found


def _next_sentences(
    parse: Parse, draft: Draft, ranges: list[Range], drafts: list[Draft], quoted: Quotes
) -> list[Range]:
    """The wholly quoted sentences that follow without a new cue."""
    sentence = parse.tokens[max(draft.tokens[-1], *(last for _, last in ranges))].sentence + 1
    if sentence >= len(parse.bounds) or not all_quoted(parse, sentence, quoted):
        return []
    taken = {parse.tokens[i].sentence for d in drafts for i in d.tokens if not any(q.holds(i) for q in quoted)}
    taken |= {
        n for d in drafts if d is not draft and not any(q.holds(d.tokens[0]) for q in quoted) for a, b in d.ranges
        for n in range(parse.tokens[a].sentence, parse.tokens[b].sentence + 1)
    }  # fmt: skip
    found: list[Range] = []
    while sentence < len(parse.bounds) and sentence not in taken and all_quoted(parse, sentence, quoted):
        first, end = parse.bounds[sentence]
        found += trim(parse, (first, end - 1))
        sentence += 1
    return found


def all_quoted(parse: Parse, sentence: int, quoted: Quotes) -> bool:
    """Whether every word of a sentence stands in a quotation."""
    first, end = parse.bounds[sentence]
    words = [
        i for i in range(first, end)
        if parse.tokens[i].pos not in BARE and parse.tokens[i].end > parse.tokens[i].start
    ]  # fmt: skip
    return bool(words) and all(any(q.holds(i) for q in quoted) for i in words)


def merged(parse: Parse, ranges: list[Range]) -> tuple[Range, ...]:
    """Ranges in order, those with nothing but marks between them joined."""
    joined: list[Range] = []
    for first, last in sorted(ranges):
        if joined and all(parse.tokens[i].pos in BARE for i in range(joined[-1][1] + 1, first)):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def orphans(parse: Parse, drafts: list[Draft], quoted: Quotes) -> list[tuple[Range, int | None]]:
    """Quotations of whole sentences that no cue has taken, with whoever spoke last before them."""
    found: list[tuple[Range, int | None]] = []
    for q in quoted:
        sentence = parse.tokens[q.first].sentence
        takers = [d for d in drafts if any(a <= q.last and q.first <= b for a, b in d.ranges)]
        if quoted_words(parse, q) < LEAST_ORPHAN or q.first != _opening(parse, sentence):
            continue
        ends = parse.tokens[q.last].sentence
        after = [i for i in range(q.last + 1, parse.bounds[ends][1]) if parse.tokens[i].pos not in BARE]
        # what its own words say of somebody leaves a quotation without a speaker
        if any(not after or not q.holds(d.tokens[0]) for d in takers):
            continue
        who = _signed(parse, after) if after else _last_speaker(parse, drafts, q)
        if who is not None:
            found += [(r, who) for r in trim(parse, (q.first, q.last))]
    return found


def _opening(parse: Parse, sentence: int) -> int:
    first, end = parse.bounds[sentence]
    return next((i for i in range(first, end) if parse.tokens[i].pos != "SPACE"), first)


def _signed(parse: Parse, after: list[int]) -> int | None:
    """The name after a quotation where the verb is left out ("...," Jane Roe, a lawyer)."""
    start = parse.tokens[after[0]]
    verbs = [i for i in after if parse.tokens[i].pos in {"VERB", "AUX"} and parse.tokens[i].dep not in ABOUT_THEM]
    if start.pos != "PROPN" or verbs:
        return None
    heads = [i for i in after if parse.tokens[i].pos == "PROPN" and not after[0] <= parse.tokens[i].head <= after[-1]]
    return heads[0] if heads else None


def _last_speaker(parse: Parse, drafts: list[Draft], q: Quote) -> int | None:
    """Whoever spoke in the sentences right before a quotation."""
    here = parse.tokens[q.first].sentence
    before = [d for d in drafts if d.source is not None and 0 < here - parse.tokens[d.tokens[-1]].sentence <= REACH]
    return max(before, key=lambda d: d.tokens[-1]).source if before else None
