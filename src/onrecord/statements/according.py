"""What "according to X" and its like attribute: the clause that they stand in, without them."""

from __future__ import annotations

from onrecord.grammar import finite
from onrecord.parsing import Parse
from onrecord.statements.content import Range, trim

RELATIVE = frozenset({"WDT", "WP", "WP$"})
SUBJECTS = ("nsubj", "nsubjpass", "expl")


def attributed_by_preposition(parse: Parse, tokens: tuple[int, ...]) -> tuple[tuple[Range, ...], int | None] | None:
    """Content and source of "according to X" and its like: the clause it hangs on, without it."""
    top = next((t for t in tokens if parse.tokens[t].head not in tokens), tokens[0])
    last = tokens[-1]
    who = next((k for t in reversed(tokens) for k in parse.kids(t, "pobj", "poss") if k not in tokens), None)
    if who is None:
        return None
    joined = _joined(parse, top)
    clause = joined if joined is not None else _clause_above(parse, top)
    if clause is None:
        return None
    about = [k for k in parse.ancestors(top) if top < k < clause]
    first, end = parse.left[top], max([parse.right[top], last, *(parse.right[k] for k in about)])
    before = (_after_stop(parse, parse.left[clause], first), first - 1)
    after = (end + 1, _own_end(parse, clause, end))
    parts = [after] if joined is not None or _fronted(parse, before, after) else [before, after]
    ranges = tuple(r for part in parts if part[0] <= part[1] for r in trim(parse, part)
                   if r[1] - r[0] >= 1 and not _only_links(parse, r))  # fmt: skip
    return (ranges, who) if ranges else None


def _joined(parse: Parse, top: int) -> int | None:
    """The second verb or noun of a sentence that alone is told ("came and, according to the guard, shouted")."""
    comma = parse.left[top] - 1
    above = parse.tokens[top].head
    told = parse.tokens[comma].text == "," and parse.tokens[comma - 1].pos == "CCONJ"
    return above if told and parse.tokens[above].dep == "conj" and above > top else None


def _after_stop(parse: Parse, first: int, end: int) -> int:
    """Where the sentence begins that a phrase closes: after the last semicolon."""
    return max([first, *(i + 1 for i in range(first, end) if parse.tokens[i].text == ";")])


def _own_end(parse: Parse, clause: int, end: int) -> int:
    """Where a clause ends, without another one of its own subject that is joined to it after the phrase."""
    last = parse.right[clause]
    if end < last and parse.tokens[min(end + 2, last)].tag in RELATIVE - {"WDT"}:
        return end  # "..., according to the guard, who ..."
    for k in range(end + 1, last + 1):
        subjects = parse.kids(k, *SUBJECTS)
        opens = min((parse.left[s] for s in subjects), default=k)
        joint = opens - 1 if parse.tokens[opens - 1].pos == "CCONJ" else opens
        apart = parse.tokens[joint - 1].text in {",", ";"} and joint > end
        if parse.tokens[k].dep == "conj" and subjects and finite(parse, k) and apart and joint < opens:
            return joint - 2
    return last


def _fronted(parse: Parse, before: Range, after: Range) -> bool:
    """Whether only a phrase without a verb stands before ("By last night, according to the guard, ...")."""
    opens = parse.tokens[before[0]].pos in {"ADP", "ADV", "SCONJ"}
    bare = not any(parse.tokens[i].pos in {"VERB", "AUX"} for i in range(before[0], before[1] + 1))
    return opens and bare and after[1] > after[0]


def _only_links(parse: Parse, r: Range) -> bool:
    """Whether words are no more than a link to the sentence ("in which, according to the police, ...")."""
    return r[1] - r[0] == 1 and [parse.tokens[i].tag for i in r] == ["IN", "WDT"]


def _clause_above(parse: Parse, i: int) -> int | None:
    """The nearest verb above that has a subject; else the top of the sentence."""
    top = i
    for k in parse.ancestors(i):
        top = k
        subjects = parse.kids(k, "nsubj", "nsubjpass", "expl") if parse.tokens[k].pos in {"VERB", "AUX"} else []
        # a clause about the source itself ("according to the board, whose report was leaked, ...")
        if subjects and not (subjects[0] > i and parse.tokens[parse.left[subjects[0]]].tag in RELATIVE):
            return k
    return top if top != i else None
