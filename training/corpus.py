"""The training corpus: sentences and reports with the acts, statements and stands marked in them.

``reports/*.txt`` and ``unseen/*.txt`` have the format of gold codings (``onrecord.evaluate.gold``) with the words of
every party.
``sentences/*.txt`` hold blocks between empty lines: a sentence, then

    > trigger | actor; actor | recipient | CATEGORY mode | status       for each act, and
    - one party | another                                              for pairs between which there is none

Words are verbatim; ``words#2`` is their second place, ``-`` nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.evaluate.gold import RECORD, locate, places, split_parties, stretch
from onrecord.evaluate.sets import held_out

HOME = Path(__file__).parent
STOP = re.compile(r"[.?!]\s|\n")
Chars = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """A party as the coder named it: where its words stand, its code and sector where they are told."""

    span: Chars
    code: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """An act as a coder marked it."""

    trigger: Chars
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    category: str
    mode: str
    status: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Attributed words: cue, speaker and content by characters; ``name``: whom a pronoun that speaks stands for."""

    cue: Chars | None
    speaker: Chars | None
    content: Chars
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where somebody stands: the words that show it, whose stand it is, on what."""

    words: Chars
    code: str
    person: str
    issue: str
    stance: str


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the corpus. ``apart``: pairs of words between which there is no act."""

    id: str
    text: str
    published: str | None
    acts: tuple[Act, ...]
    said: tuple[Said, ...] = ()
    stands: tuple[Stand, ...] = ()
    apart: tuple[tuple[Chars, Chars], ...] = ()
    report: bool = True

    @property
    def held_out(self) -> bool:
        """Whether the text is only for measuring."""
        return held_out(self.id)


def read_corpus(home: Path = HOME, *, unseen: bool = False) -> list[Text]:
    """Every text that the models read in training, by name; ``unseen``: the reports that acts are weighed by, too."""
    folders = ["reports", "unseen"] if unseen else ["reports"]
    found = [read_report(path) for name in folders for path in sorted((home / name).glob("*.txt"))]
    for path in sorted((home / "sentences").glob("*.txt")):
        found += read_sentences(path)
    return found


# ---- reports


def read_report(path: Path) -> Text:
    """A report with its coding. Raises InputError where words are not in the text."""
    page = path.read_text("utf-8")
    head, _, rest = page.partition("\n\n")
    text, _, record = rest.partition(f"\n{RECORD}")
    header = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    rows: dict[str, list[list[str]]] = {"event": [], "statement": [], "position": []}
    for line in record.splitlines():
        kind, *cells = (cell.strip() for cell in line.split("|"))
        rows.setdefault(kind, []).append([*cells, "", "", "", "", "", "", "", ""])
    where = str(path)
    return Text(
        path.stem,
        text,
        header.get("date"),
        tuple(_act(text, cells, where) for cells in rows["event"]),
        tuple(_said(text, cells, where) for cells in rows["statement"]),
        tuple(Stand(locate(text, c[5], where), c[0], c[1], c[2], c[3]) for c in rows["position"] if c[5]),
    )


def _act(text: str, cells: list[str], where: str) -> Act:
    parties = [_cell(part) for cell in cells[1:3] for part in split_parties(cell) if part.strip(" -")]
    trigger = _trigger(text, cells[0], [words for words, _, _ in parties], where)
    category, _, mode = cells[3].partition(" ")
    sides = [
        tuple(
            Named(beside(text, words, trigger, where), code, sector)
            for words, code, sector in map(_cell, split_parties(cell))
            if words.strip(" -")
        )
        for cell in cells[1:3]
    ]
    return Act(trigger, sides[0], sides[1], category, mode, cells[4], cells[7] == "optional")


def _cell(part: str) -> tuple[str, str | None, str | None]:
    """Words, code and sector of "its army=IRQ:MIL"."""
    words, _, coded = part.strip().partition("=")
    code, _, sector = coded.partition(":")
    return words.strip(), code if code not in {"", "-"} else None, sector or None


def _trigger(text: str, words: str, parties: list[str], where: str) -> Chars:
    """A trigger's place: where it stands several times, the one whose sentence has most of the parties."""
    found = list(places(text, words.partition("#")[0]))
    if "#" in words or len(found) < 2:
        return locate(text, words, where)

    def beside_parties(span: Chars) -> int:
        first, last = sentence(text, span)
        return sum(any(places(text[first:last], p.partition("#")[0])) for p in parties)

    return max(found, key=lambda span: (beside_parties(span), -span[0]))


def _said(text: str, cells: list[str], where: str) -> Said:
    content = stretch(text, cells[2], where)
    cue = beside(text, cells[1], content, where) if cells[1] else None
    words, _, name = cells[0].partition("=")
    speaker = beside(text, words.strip(), cue or content, where) if words.strip() else None
    return Said(cue, speaker, content, name.strip() or None)


def beside(text: str, words: str, span: Chars, where: str) -> Chars:
    """Where words stand nearest to a span: in its sentence, else before it, else anywhere."""
    plain, _, ordinal = words.partition("#")
    found = list(places(text, plain))
    if ordinal or not found:
        return locate(text, words, where)
    first, last = sentence(text, span)
    inside = [f for f in found if first <= f[0] < last]
    if inside:
        return min(inside, key=lambda f: min(abs(f[1] - span[0]), abs(f[0] - span[1])))
    before = [f for f in found if f[0] < span[0]]
    return before[-1] if before else found[0]


def sentence(text: str, span: Chars) -> Chars:
    """Roughly the sentence around a span."""
    first = max((stop.end() for stop in STOP.finditer(text, 0, span[0])), default=0)
    after = STOP.search(text, span[1])
    return first, after.start() if after else len(text)


# ---- sentences


def read_sentences(path: Path) -> Iterator[Text]:
    """The sentences of a file with their acts and pairs."""
    blocks = [block for block in path.read_text("utf-8").split("\n\n") if block.strip()]
    for number, block in enumerate(blocks):
        text, *lines = [line for line in block.splitlines() if line.strip()]
        where = f"{path}, {text[:40]!r}"
        acts = [[c.strip() for c in line[1:].split("|")] for line in lines if line.startswith(">")]
        pairs = [[c.strip() for c in line[1:].split("|")] for line in lines if line.startswith("-")]
        yield Text(
            f"{path.stem}-{number}",
            text,
            None,
            tuple(_short_act(text, cells, where) for cells in acts),
            apart=tuple((locate(text, a, where), locate(text, b, where)) for a, b in pairs),
            report=False,
        )


def _short_act(text: str, cells: list[str], where: str) -> Act:
    trigger = locate(text, cells[0], where)
    category, _, mode = cells[3].partition(" ")
    actors, recipients = (
        tuple(Named(beside(text, w.strip(), trigger, where)) for w in cell.split(";") if w.strip(" -"))
        for cell in cells[1:3]
    )
    return Act(trigger, actors, recipients, category, mode, cells[4])
