"""Words cut where somebody speaks in turn, or where the report itself goes on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from onrecord.grammar import top as highest
from onrecord.parsing import Parse
from onrecord.quotation import marks_words
from onrecord.statements.content import Range
from onrecord.statements.draft import Draft

LOOSE = frozenset({"advcl", "relcl", "parataxis", "acl"})
BREAKS = frozenset({",", "-", "–", "—", "--", ";"})
DASHES = frozenset({"–", "—", "--"})
SUBJECTS = ("nsubj", "nsubjpass")
# what opens a clause that the report sets against what was said
AGAINST = frozenset({"though", "although", "whereas"})


def separate(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Drafts cut where a loose clause at their end tells what somebody said in turn (", as he urged ...")."""
    heads = Heads.of(parse, drafts)
    cut = [
        replace(d, ranges=tuple(_own_clause(parse, _cut(parse, r, d, heads), d) for r in _own(parse, d, heads)))
        for d in drafts
    ]
    return [_same_speaker(parse, d, cut) for d in cut]


@dataclass(frozen=True, slots=True)
class Heads:
    """Drafts with a source by the words on which their cues hang, in the order of the text."""

    places: list[int]
    drafts: list[Draft]

    @classmethod
    def of(cls, parse: Parse, drafts: list[Draft]) -> Heads:
        """Those of some drafts; each is looked at once, and not for every other draft."""
        found = sorted(((top(parse, d), n) for n, d in enumerate(drafts) if d.source is not None))
        return cls([place for place, _ in found], [drafts[n] for _, n in found])

    def within(self, r: Range, own: Draft) -> list[tuple[int, Draft]]:
        """The heads in a range with their drafts, but for one draft."""
        first, end = bisect_left(self.places, r[0]), bisect_right(self.places, r[1])
        return [(self.places[n], self.drafts[n]) for n in range(first, end) if self.drafts[n] is not own]


def _own(parse: Parse, own: Draft, heads: Heads) -> list[Range]:
    """A draft's ranges, without one that is the clause of another cue, nor its clause in front of the words."""
    found = []
    for r in own.ranges:
        others = [h for h, d in heads.within(r, own) if d.cue.pattern.pos == "verb"]
        clauses = [h for h in others if r[0] < h <= r[1] and parse.left[h] <= r[0] + 1 and parse.right[h] >= r[1] - 1]
        again = [
            h
            for h in clauses
            if parse.tokens[h].dep == "conj" and parse.tokens[h].head in own.tokens and parse.kids(h, *SUBJECTS)
        ]
        if r != own.ranges[0] and again:
            continue
        fronted = [
            h for h in others if h < own.tokens[0] and parse.tokens[h].dep == "advcl" and parse.left[h] == r[0] == h
        ]
        found.append((max([r[0], *(parse.right[h] + 1 for h in fronted if parse.right[h] < r[1])]), r[1]))
    return found


def _same_speaker(parse: Parse, draft: Draft, drafts: list[Draft]) -> Draft:
    """A second verb of somebody who has just been cut off has the same source."""
    head = top(parse, draft)
    again = parse.tokens[head].dep == "conj" or _while_saying(parse, head)
    if not again or parse.kids(head, *SUBJECTS) or draft.cue.pattern.pos != "verb":
        return draft
    for other in drafts:
        end = max(last for _, last in other.ranges)
        cut_off = other is not draft and other.tokens[0] < end < head <= end + 4
        if cut_off and draft.source is not None and any(a <= draft.source <= b for a, b in other.ranges):
            return replace(draft, source=other.source)
    return draft


def top(parse: Parse, draft: Draft) -> int:
    """The token of a cue on which its other tokens hang."""
    return highest(parse, draft.tokens)


def _cut(parse: Parse, r: Range, own: Draft, heads: Heads) -> Range:
    ends = [end for _, d in heads.within(r, own) for end in [_end_before(parse, r, own, d)] if end]
    return (r[0], min(ends)) if ends else r


def _end_before(parse: Parse, r: Range, own: Draft, other: Draft) -> int | None:
    """The last token of a range before the clause of another cue that only follows on it."""
    head = top(parse, other)
    if own.cue.pattern.pos == "prep" and parse.tokens[head].tag == "VBG":
        return None
    if not r[0] < head <= r[1] or other.cue.pattern.pos == "noun":
        return None
    ends = next((i for i in range(r[1], head - 1, -1) if parse.tokens[i].pos != "PUNCT"), r[1])
    if parse.right[head] < ends - 1:
        return None
    start, token = _clause_start(parse, head), parse.tokens[head]
    if not r[0] < start <= r[1]:
        return None
    before = parse.tokens[start - 1]
    if token.dep in LOOSE and start - 2 >= r[0] and (before.text in BREAKS or _as_he(parse, head)):
        return start - 2 if before.text in BREAKS else start - 1
    return _joined(parse, r, own, head) if token.dep == "conj" else None


def _clause_start(parse: Parse, head: int) -> int:
    """Where the clause of a cue begins, with the noun set off by a dash that it describes ("– a plan he called")."""
    noun = parse.tokens[head].head
    if parse.tokens[head].dep == "relcl" and parse.tokens[parse.left[noun] - 1].text in DASHES:
        return parse.left[noun]
    return parse.left[head]


def _as_he(parse: Parse, head: int) -> bool:
    """A clause "as he warned" or "while warning": the speaker says something else at the same time."""
    marks = [parse.tokens[k].lemma for k in parse.kids(head, "mark")]
    if _while_saying(parse, head):
        return True
    return "as" in marks and any(parse.tokens[k].tag == "PRP" for k in parse.kids(head, "nsubj"))


def _while_saying(parse: Parse, head: int) -> bool:
    return parse.tokens[head].tag == "VBG" and any(parse.tokens[k].lemma == "while" for k in parse.kids(head, "mark"))


def _joined(parse: Parse, r: Range, own: Draft, head: int) -> int | None:
    """Before a second reporting verb, in the tense of the first, that the parser hangs into the words of the first."""
    first = next((t for t in own.tokens if parse.tokens[t].pos == "VERB"), own.tokens[0])
    subjects = parse.kids(head, *SUBJECTS)
    same = parse.tokens[first].tag == _tense(parse, head)
    if not same or first > head or _tense(parse, head) not in {"VBD", "VBZ"}:
        return None
    joins = [k for k in parse.kids(parse.tokens[head].head, "cc") if r[0] < k < head]
    if not joins:
        return None
    cc = max(joins)
    comma = parse.tokens[cc - 1].text == ","
    others = [parse.left[s] for s in subjects if parse.tokens[s].tag != "PRP"]
    if others and not (comma and min(others) == cc + 1):
        return None
    return cc - 2 if comma else cc - 1


def _tense(parse: Parse, i: int) -> str:
    """The tag of a verb; a participle without an auxiliary is a past tense that the tagger has missed."""
    tag = parse.tokens[i].tag
    return "VBD" if tag == "VBN" and not parse.kids(i, "aux", "auxpass") else tag


def _own_clause(parse: Parse, r: Range, own: Draft) -> Range:
    """A range without what the report itself goes on with."""
    r = _contrast(parse, _remark(parse, _semicolon(parse, r, own), own), own)
    return _report_again(parse, _next_act(parse, r, own), own)


def _semicolon(parse: Parse, r: Range, own: Draft) -> Range:
    """A range up to a semicolon after which another clause begins, unless that is told too ("; that ...")."""
    if own.tokens[0] > r[0] or own.cue.pattern.pos != "verb":
        return r
    marks = [i for i in range(r[0] + 2, r[1]) if parse.tokens[i].text == ";" and parse.tokens[i + 1].lemma != "that"]
    quoted = marks_words(parse, r[0], r[1] + 1)
    return (r[0], marks[0] - 1) if marks and not quoted else r


def _contrast(parse: Parse, r: Range, own: Draft) -> Range:
    """A range up to a clause that sets something against what was said (", though nobody has seen it")."""
    if own.tokens[0] > r[0]:
        return r
    opens = [i for i in range(r[0] + 3, r[1]) if parse.tokens[i].lemma in AGAINST and parse.tokens[i - 1].text == ","]
    quoted = bool(opens) and marks_words(parse, opens[0], r[1] + 2)
    return (r[0], opens[0] - 2) if opens and parse.tokens[opens[0]].dep == "mark" and not quoted else r


def _report_again(parse: Parse, r: Range, own: Draft) -> Range:
    """A range up to a clause in the tense of the report ("said it would stay, and Togo, its neighbour, has left")."""
    if own.tokens[0] > r[0] or parse.tokens[top(parse, own)].tag != "VBD":
        return r
    for i in range(r[0] + 3, r[1] + 1):
        token, subjects = parse.tokens[i], parse.kids(i, *SUBJECTS)
        if token.dep != "conj" or not subjects or not r[0] <= token.head < i or parse.right[i] < r[1] - 1:
            continue
        start = min(parse.left[k] for k in subjects) - 1
        apart = parse.tokens[start].pos == "CCONJ" and parse.tokens[start - 1].text == "," and start - 2 > r[0]
        quoted = marks_words(parse, r[0], r[1] + 2)
        if apart and not quoted and _of_the_report(_time(parse, token.head), _time(parse, i)):
            return r[0], start - 2
    return r


def _of_the_report(told: str, on: str) -> bool:
    """Whether a clause is the report's own by its tense, beside one that is told."""
    return (told in {"shifted", "past"} and on == "present") or (told == "shifted" and on == "past")


def _time(parse: Parse, i: int) -> str:
    """The tense of a clause: present, past, or shifted back as told words are ("would go", "had gone")."""
    first = min([k for k in parse.kids(i, "aux", "auxpass") if k < i], default=i)
    token = parse.tokens[first]
    if token.tag == "MD":
        return "shifted" if token.lemma in {"would", "could", "might"} else "present"
    if token.tag in {"VBZ", "VBP"}:
        return "present"
    return "shifted" if first != i and token.lemma == "have" else "past"


def _next_act(parse: Parse, r: Range, own: Draft) -> Range:
    """A range up to a second verb of the speaker's own ("said it had closed the valve, and withdrew its staff")."""
    if own.tokens[0] > r[0] or own.cue.pattern.pos != "verb" or parse.tokens[top(parse, own)].tag != "VBD":
        return r
    for i in range(r[0] + 3, r[1]):
        token = parse.tokens[i]
        joined = [parse.tokens[k].text for k in (i - 2, i - 1)] in ([",", "and"], [",", "but"])
        plain = token.tag == "VBD" and token.dep == "conj" and not parse.kids(i, *SUBJECTS, "aux", "auxpass")
        if joined and plain and r[0] <= token.head < i and parse.right[i] >= r[1] - 1:
            return r[0], i - 3
    return r


def _remark(parse: Parse, r: Range, own: Draft) -> Range:
    """A range without a closing remark of the reporter's ("..., a development that ...", "– a charge he denies")."""
    if own.tokens[0] > r[0]:
        return r
    for i in range(r[1], r[0] + 2, -1):
        token = parse.tokens[i]
        start = parse.left[i]
        if token.pos != "NOUN" or parse.right[i] < r[1] - 1 or start - 2 <= r[0] or start < r[0]:
            continue
        mark = parse.tokens[start - 1].text
        article = parse.tokens[start].tag == "DT" and parse.tokens[start].lemma in {"a", "an"}
        comment = [k for k in parse.kids(i, "relcl", "acl") if k > i]
        beside = token.dep in {"npadvmod", "dobj", "conj", "attr", "dep", "appos"} or mark in DASHES
        if article and comment and beside and (mark in DASHES or mark == ","):
            return r[0], start - 2
    return r
