"""Where quoted words begin and end, with marks straight or curly, nested, missing or doubled."""

from __future__ import annotations

from itertools import pairwise

import pytest

from onrecord.parsing import parse
from onrecord.quotation import quoted_words, quotes

# text, the quotations as written and whether the paragraph ends inside
CASES = {
    "none": ("He said no.", []),
    "curly": ("“We stay,” he said.", [("“We stay,”", False)]),
    "straight": ('"We stay," he said.', [('"We stay,"', False)]),
    "angle": ("«We stay», he said.", [("«We stay»", False)]),
    "typewriter": ("``We stay,'' he said.", [("``We stay,''", False)]),
    "two": ("“We stay,” he said. “They go.”", [("“We stay,”", False), ("“They go.”", False)]),
    "two, straight": ('He said "we stay" and "they go" twice.', [('"we stay"', False), ('"they go"', False)]),
    "single, where there are no others": (
        "'We stay,' he said. The drivers' union called it a 'trap', too.",
        [("'We stay,'", False), ("'trap'", False)],
    ),
    "one word": ("He called it a “trap” again.", [("“trap”", False)]),
    "single marks inside": ("“They told us ‘no deal’ twice,” he said.", [("“They told us ‘no deal’ twice,”", False)]),
    "double marks inside": ("“They said “no” to us,” he said.", [("“They said “no” to us,”", False)]),
    "two inside": ("“They said “no” and “never” to us,” he said.", [("“They said “no” and “never” to us,”", False)]),
    "several sentences": ("“We stay. They go. Nobody wins,” he said.", [("“We stay. They go. Nobody wins,”", False)]),
    "over paragraphs": (
        "He said: “We stay. They go.\n\n“Nobody wins.”",
        [("“We stay. They go.", True), ("“Nobody wins.”", False)],
    ),
    "never closed": ('"We stay, he said.\n\nNobody won.', [('"We stay, he said.', True)]),
    "next one introduced before the close": (
        "He said, “we stay. She said, “they go” and left.",
        [("“we stay.", True), ("“they go”", False)],
    ),
    "closing mark alone": ("We stay,” he said. “They go.”", [("“They go.”", False)]),
    "nothing between the marks": ("“” he said.", []),
    "a mark alone": ("He left “", []),
    "apostrophes": ("Kenya's envoys' plan wasn't his.", []),
    "in the headline": ("Envoy: “We stay”\n\nHe left.", [("“We stay”", False)]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_quotations(text: str, expected: list[tuple[str, bool]]) -> None:
    found = parse(text)
    assert [(found.words(q.first, q.last), q.open) for q in quotes(found)] == expected


def test_words_inside_are_held_and_counted() -> None:
    found = parse("He said “we will stay” again.")
    (quote,) = quotes(found)
    held = [token.text for token in found.tokens if quote.holds(token.i) and token.text.isalpha()]
    assert held == ["we", "will", "stay"]
    assert quoted_words(found, quote) == 3


def test_quotations_do_not_overlap() -> None:
    for text, _ in CASES.values():
        found = quotes(parse(text))
        assert all(one.last < other.first for one, other in pairwise(found))
