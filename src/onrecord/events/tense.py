"""The tense that a verb stands in, by its form and its auxiliaries."""

from __future__ import annotations

from onrecord.parsing import Parse


def present(parse: Parse, i: int) -> bool:
    """Whether a verb stands in the present or the present perfect."""
    words = (i, *parse.kids(i, "aux"))
    return any(parse.tokens[k].tag in {"VBZ", "VBP"} for k in words)


def past_tense(parse: Parse, i: int) -> bool:
    """Whether a word is a verb that tells what was done, on a day, not what has been done before."""
    token = parse.tokens[i]
    if token.tag == "VBN" and not parse.kids(i, "auxpass") and not parse.kids(i, "aux"):
        return False
    return token.tag in {"VBD", "VBN"} and not any(parse.tokens[k].tag in {"VBZ", "VBP"} for k in parse.kids(i, "aux"))


def tensed(parse: Parse, i: int) -> bool:
    """Whether a verb has a tense of its own."""
    return parse.tokens[i].tag in {"VBD", "VBZ", "VBP"} or bool(parse.kids(i, "aux"))


def simple_past(parse: Parse, i: int) -> bool:
    """Whether a verb stands in the past tense, not in the perfect, nor with "would" or "could"."""
    return past_tense(parse, i) and not any(
        parse.tokens[k].tag == "MD" or parse.tokens[k].lemma in {"have", "'ve"} for k in parse.kids(i, "aux")
    )


def perfect(parse: Parse, i: int) -> bool:
    """Whether a verb stands in the perfect ("has agreed")."""
    return any(parse.tokens[k].lemma in {"have", "'ve"} for k in parse.kids(i, "aux"))


def aside(parse: Parse, i: int) -> bool:
    """Whether a word stands in a clause that only says more about somebody ("the king, who received the envoy")."""
    return any(parse.tokens[k].dep in {"relcl", "acl"} for k in (i, *parse.ancestors(i)))
