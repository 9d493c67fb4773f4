"""Where the quoted words are: double quotation marks, curly or straight, over paragraphs.

Single marks quote where an article has no others, as in much of the British press.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.parsing import Parse

OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'
SINGLE = frozenset({"'", "‘", "’"})
WORTH = 3  # a quotation of fewer words than this attributes nothing by itself


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted tokens ``first`` to ``last``; ``open`` when the paragraph ends inside it."""

    first: int
    last: int
    open: bool

    def holds(self, i: int) -> bool:
        """Whether a token lies inside."""
        return self.first <= i <= self.last


def quotes(parse: Parse) -> tuple[Quote, ...]:
    """All quotations of an article, in order; an unbalanced one ends with its paragraph."""
    found: list[Quote] = []
    for first, last in _paragraph_bounds(parse):
        found += _in_paragraph(parse, first, last)
    return tuple(found)


def _paragraph_bounds(parse: Parse) -> Iterator[tuple[int, int]]:
    start = 0
    for i in range(1, len(parse.tokens) + 1):
        if i == len(parse.tokens) or parse.paragraph_of[i] != parse.paragraph_of[start]:
            yield start, i - 1
            start = i


def _in_paragraph(parse: Parse, first: int, last: int) -> Iterator[Quote]:
    start: int | None = None
    nested = 0
    for i in range(first, last + 1):
        mark = _mark(parse, i)
        if mark is None:
            continue
        if start is None:
            start = i if mark != "close" else None
        elif mark == "open" and _balanced(parse, start, last):
            nested += 1
        elif mark == "open" and (parse.tokens[i - 1].text in {":", ","} or _has_own_cue(parse, i, last)):
            # a quotation is introduced while another is open: the mark that should have closed it is missing
            end = min(parse.bounds[parse.tokens[start].sentence][1], i) - 1
            if end > start:
                yield Quote(start, end, open=True)
            start = i
        elif mark != "open" and nested:
            nested -= 1
        elif mark != "open":
            if i - start > 1:
                yield Quote(start, i, open=False)
            start = None
    if start is not None and last > start:
        yield Quote(start, last, open=True)


def _balanced(parse: Parse, first: int, last: int) -> bool:
    """Whether every opening mark from a token on has its closing one: a second one opens a nested quotation."""
    marks = [_mark(parse, k) for k in range(first, last + 1)]
    return "either" not in marks and marks.count("open") == marks.count("close")


def _has_own_cue(parse: Parse, i: int, last: int) -> bool:
    """Whether words follow in the sentence where a quotation closes: a new one, not the next part of the last."""
    close = next((k for k in range(i + 1, last + 1) if _mark(parse, k) == "close"), None)
    if close is None or close >= last:
        return False
    after = parse.tokens[close + 1]
    return after.sentence == parse.tokens[close].sentence and after.pos not in {"PUNCT", "SPACE"}


def _mark(parse: Parse, i: int) -> str | None:
    """Whether a token opens or closes a quotation, or may do either."""
    token = parse.tokens[i]
    if token.text in SINGLE and _only_single(parse.text):
        return _single_mark(parse, i)
    if token.text not in {'"', "''", "``"} or token.end == token.start:
        return None
    written = parse.text[token.start]
    if written in OPENING:
        return "open"
    return "close" if written in CLOSING else "either"


@lru_cache(maxsize=16)
def _only_single(text: str) -> bool:
    """Whether an article has no double quotation marks."""
    return not any(mark in text for mark in (*OPENING, *CLOSING, STRAIGHT))


def _single_mark(parse: Parse, i: int) -> str | None:
    """Whether a single mark opens or closes a quotation; as an apostrophe it does neither."""
    token, text = parse.tokens[i], parse.text
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if token.end == token.start or (token.tag == "POS" and not after.strip()):  # "the drivers' union"
        return None
    if not before.strip() and after.isalnum():
        return "open"
    return "close" if before.strip() and not after.isalnum() else None


def quoted_words(parse: Parse, quote: Quote) -> int:
    """How many words a quotation holds."""
    return sum(1 for i in range(quote.first, quote.last + 1) if parse.tokens[i].pos not in {"PUNCT", "SPACE"})


def marks_words(parse: Parse, first: int, end: int) -> bool:
    """Whether a quotation mark stands between two places of a parse, or before its end."""
    return any(token.tag in {"``", "''"} for token in parse.tokens[first:end])
