"""Sentences whose verb the parser takes for a participle: "The minister, Anna Holt, accused the firm of fraud."

Of 8,400 sentences of news nine had a noun at the top with a participle behind a comma, and in all nine the participle
was the verb.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.parsing import Token

NOMINAL = frozenset({"NOUN", "PROPN"})


def headless(tokens: list[Token], first: int, end: int) -> tuple[int, int] | None:
    """The noun at the top of a sentence and the participle behind a comma that is its verb; None where all is well."""
    top = next((t for t in tokens[first:end] if t.head == t.i), None)
    if top is None or top.pos not in NOMINAL:
        return None
    below = (t for t in tokens[top.i + 1 : end] if t.head == top.i and (t.dep, t.tag) == ("acl", "VBN"))
    verb = next((t.i for t in below if tokens[t.i - 1].text == ","), None)
    return None if verb is None else (top.i, verb)


def mend(tokens: list[Token], left: list[int], right: list[int], first: int, end: int) -> None:
    """Put the verb of a sentence above its subject, with the edges of both; nothing where the verb is on top."""
    found = headless(tokens, first, end)
    if found is None:
        return
    subject, verb = found
    for token in tokens[verb + 1 : end]:
        if token.head == subject:
            tokens[token.i] = replace(token, head=verb)
    tokens[subject] = replace(tokens[subject], head=verb, dep="nsubj")
    tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT", tag="VBD")
    left[verb], right[verb] = left[subject], right[subject]
    right[subject] = max(right[t.i] if t.i != subject else subject for t in tokens[first:verb] if _of(t, subject))


def _of(token: Token, subject: int) -> bool:
    return token.i == subject or token.head == subject
