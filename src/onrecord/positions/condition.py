"""What a stand depends on: the words of its condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parsing import Parse
from onrecord.positions.issue import VERBAL

if TYPE_CHECKING:
    from onrecord.positions.stance import Scene


def condition(scene: Scene, i: int, head: int | None) -> str | None:
    """The words of the condition that a stand is under, or the holder's own act that it is about."""
    parse = scene.parse
    marks = scene.words("condition")
    own = head is not None and parse.tokens[head].pos in VERBAL and not parse.kids(head, "nsubj", "nsubjpass")
    alone = own and not parse.kids(i, "dobj", "dative")
    verbal = head is not None and parse.tokens[head].pos in VERBAL
    for holder in (i, head) if (alone or verbal) and head is not None else (i,):
        # "a truce provided that the shelling stops": the parser hangs the condition on the noun
        loose = [k for noun in parse.kids(holder, "dobj", "pobj") for k in parse.kids(noun, "acl")]
        for kid in (*parse.kids(holder, "advcl", "prep"), *loose):
            opened = [k for k in (kid, *parse.kids(kid, "mark", "advmod")) if _opens(parse, k, marks)]
            if opened and parse.tokens[kid].sentence == parse.tokens[i].sentence:
                return parse.words(parse.left[kid], parse.right[kid]).strip(' ,.;"”')
    return None


def _opens(parse: Parse, k: int, marks: frozenset[str]) -> bool:
    """Whether a word opens a condition, alone or with the one before it ("so long as")."""
    token = parse.tokens[k]
    participle = token.tag in {"VBN", "VBG"} and token.text.lower() in marks  # "provided", "providing"
    return token.lemma in marks or participle or (k > 0 and f"{parse.tokens[k - 1].lemma} {token.lemma}" in marks)


def depends(scene: Scene, i: int) -> str | None:
    """What a stand depends on: the object of "on" after the verb or its adjective."""
    for holder in (i, *scene.parse.kids(i, "acomp", "attr", "prt")):
        for prep in scene.parse.kids(holder, "prep"):
            if scene.parse.tokens[prep].lemma in {"on", "upon"}:
                for kid in scene.parse.kids(prep, "pobj", "pcomp"):
                    return scene.parse.words(scene.parse.left[kid], scene.parse.right[kid])
    return None
