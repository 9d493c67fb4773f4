"""In whose words a character of an article stands, looked up once an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from onrecord.parsing import Parse
from onrecord.same import Same
from onrecord.schema import Reading, Statement

Statements = tuple[Statement, ...]


def around(reading: Reading, parse: Parse, i: int) -> Sequence[Statement]:
    """The statements in whose words a token begins, in the reading's order."""
    return _around(Same(reading.statements), Same(parse)).get(parse.tokens[i].start, ())


def innermost(found: Sequence[Statement]) -> Statement | None:
    """The statement with the fewest words of some that tell the same."""
    return min(found, key=lambda s: sum(c.end - c.start for c in s.content), default=None)


@lru_cache(maxsize=4)
def _around(statements: Same[Statements], parse: Same[Parse]) -> dict[int, list[Statement]]:
    """The beginnings of an article's words with the statements around each."""
    starts = sorted({token.start for token in parse.value.tokens})
    found: dict[int, list[Statement]] = {}
    for one in statements.value:
        for span in one.content:
            for at in starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
                held = found.setdefault(at, [])
                if not held or held[-1] is not one:
                    held.append(one)
    return found
