"""Single names and descriptions resolved to actors: what ``onrecord resolve`` prints.

Input rows: {"id", "text", "context", "query_date"}; output rows: {"id", "code", "plover", "sector",
"name", "role", "confidence"}. Without a date the latest office in the codebook counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.actors.link import link
from onrecord.actors.mention import core, heads
from onrecord.actors.role import today
from onrecord.actors.scene import STATE_KINDS, Scene, scene
from onrecord.codebook.codebook import Codebook, load
from onrecord.codebook.names import Entry
from onrecord.parsing import parse
from onrecord.schema import Identity

SURE = {"state": 0.95, "person": 0.9, "body": 0.95, "group": 0.9, "institution": 0.85, "outlet": 0.85}
DESCRIBED = 0.7


def resolve_rows(rows: Iterable[Mapping[str, object]], codebook: Codebook | None = None) -> Iterator[dict[str, object]]:
    """Resolve rows one by one, in order; what the codebook cannot place is null."""
    book = codebook or load()
    for row in rows:
        text, context = str(row.get("text") or ""), str(row.get("context") or "")
        day = row.get("query_date")
        found = resolve(text, context=context, date=str(day) if day else None, codebook=book)
        yield {
            "id": row.get("id"), "code": found.code, "plover": found.plover, "sector": found.sector,
            "name": found.name, "role": found.role, "confidence": confidence(found),
        }  # fmt: skip


def resolve(text: str, *, context: str = "", date: str | None = None, codebook: Codebook | None = None) -> Identity:
    """The actor that a name or description stands for, on a date; all fields None when unknown."""
    book = codebook or load()
    if not text.strip():
        return Identity(reason="no words")
    memory = _memory(text, context, date or today(), book)
    for i in _candidates(memory):
        found = link(memory, i)
        if found and found[0].kind != "ambiguous":
            return _plain(memory, found[0])
        if found:
            return found[0]
        code = _owner(memory, i)
        if code:
            return Identity(None, code, memory.plover(code), None, None, "thing", "its country")
    return Identity(reason="in no list, and no role or country in its words")


def _memory(text: str, context: str, date: str, book: Codebook) -> Scene:
    """The scene of the words alone; only the context says which state they are about."""
    memory = scene(parse(text), book, date)
    focus = scene(parse(context), book, date).focus if context.strip() else None
    memory.focus = focus
    return memory


def _candidates(memory: Scene) -> list[int]:
    """Head tokens, the one that carries the phrase first, then a name that fills it."""
    found = list(heads(memory.parse))
    tokens = memory.parse.tokens
    top = [t.i for t in tokens if t.dep == "ROOT" and t.pos in {"NOUN", "PROPN", "PRON", "ADJ"}]
    whole = [last for last, name in memory.by_last.items() if name.first == 0 and last >= len(tokens) - 1]
    return list(dict.fromkeys([*whole, *top, *found, *memory.by_last]))


def _owner(memory: Scene, i: int) -> str | None:
    """The country named in a phrase whose head says nothing ("targets in Syria")."""
    first, _ = core(memory.parse, i)
    for k in [*range(first, i + 1), *memory.parse.subtree(i)]:
        name = memory.by_last.get(k)
        for entry in name.found.entries if name else ():
            if isinstance(entry, Entry) and entry.kind in STATE_KINDS | {"region", "city"}:
                return entry.code
    return None


def _plain(memory: Scene, found: Identity) -> Identity:
    """A bare country or people has no sector of its own when nothing is said of an act."""
    if found.kind == "state" and memory.parse.tokens[-1].i == 0 and found.sector == "CVL":
        return replace(found, sector=None)
    return found


def confidence(found: Identity) -> float:
    """How sure a resolution is; 0 for nothing found."""
    if found.code is None and found.sector is None:
        return 0.0
    return SURE.get(found.kind, DESCRIBED)
