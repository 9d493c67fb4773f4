"""The codebook in memory: ontology, lexicons and actors, read from CSV and TOML rows.

``load(folder)`` reads the rows that ship with onrecord and lays a user's own folder over them: a row
with the same key replaces the shipped one, others are added.
"""

from __future__ import annotations

import csv
import gc
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from onrecord.codebook.names import NameIndex, Person, read_names, valued
from onrecord.errors import CodebookError

HOME = Path(__file__).parent
LEXICONS = (
    "lexicon/verbal_cooperation.csv",
    "lexicon/material_cooperation.csv",
    "lexicon/verbal_conflict.csv",
    "lexicon/material_conflict.csv",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a CSV file with where it stands ("cues.csv:12")."""

    where: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return (self.cells.get(column) or "").strip()

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several, between bars."""
        return tuple(part.strip() for part in self[column].split("|") if part.strip())


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that must be there: the head's lemmas, then one set of lemmas a dependent."""

    head: frozenset[str]
    rest: tuple[frozenset[str], ...]
    pos: str

    @classmethod
    def of(cls, trigger: str, pos: str) -> Pattern:
        """The pattern that a trigger cell spells ("launch attack|strike")."""
        sets = [frozenset(word.split("|")) for word in trigger.lower().split()]
        return cls(sets[0], tuple(sets[1:]), pos)


@dataclass(frozen=True, slots=True)
class Rule:
    """A lexicon row: the words that express an act, its coding, and where its parties stand."""

    pattern: Pattern
    category: str
    mode: str | None
    cameo: str | None
    actor: str
    recipient: str
    needs: frozenset[str]
    where: str
    example: str
    expect: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes speech: its kind, what it implies and what it takes."""

    pattern: Pattern
    kind: str
    implies: str
    takes: frozenset[str]
    where: str
    row: Row


@dataclass(frozen=True, slots=True)
class StanceRule:
    """A word by which an actor shows a stand, with the slots of issue and holder."""

    pattern: Pattern
    stance: str
    issue: str
    holder: str
    where: str
    row: Row


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure can count: its canonical name and kind (money, people, time, ...)."""

    canonical: str
    kind: str
    where: str


@dataclass(frozen=True)
class Codebook:
    """All knowledge that a reading rests on, with a hash that names this state of it."""

    ontology: Mapping[str, Any]
    cameo: Mapping[str, Row]
    rules: tuple[Rule, ...]
    cues: tuple[Cue, ...]
    stances: tuple[StanceRule, ...]
    contexts: Mapping[str, tuple[str, ...]]
    units: Mapping[str, Unit]
    modality: Mapping[str, Row]
    markers: Mapping[str, Mapping[str, str]]
    evaluations: Mapping[tuple[str, str], Row]
    implied: tuple[Row, ...]
    issues: tuple[Row, ...]
    zones: Mapping[str, Row]
    media: Mapping[str, str]
    names: NameIndex
    hash: str

    @property
    def categories(self) -> Mapping[str, Any]:
        """Category name to its quad, intensity, modes and definition."""
        found: Mapping[str, Any] = self.ontology["categories"]
        return found

    @cached_property
    def rules_by_head(self) -> Mapping[str, tuple[Rule, ...]]:
        """Lexicon rules by head lemma, the most specific first."""
        return by_head(self.rules)

    @cached_property
    def cues_by_head(self) -> Mapping[str, tuple[Cue, ...]]:
        """Cues by head lemma, the most specific first."""
        return by_head(self.cues)

    @cached_property
    def implying(self) -> Mapping[str, frozenset[str]]:
        """The words of every kind in implied.csv: those that open a condition, a question."""
        kinds = {row["kind"] for row in self.implied}
        return {kind: frozenset(row["word"] for row in self.implied if row["kind"] == kind) for kind in kinds}

    @cached_property
    def stances_by_head(self) -> Mapping[str, tuple[StanceRule, ...]]:
        """Stance rules by head lemma, the most specific first."""
        return by_head(self.stances)

    def intensity(self, category: str, mode: str | None) -> float:
        """PLOVER's score of a category, or of its mode where it has one."""
        entry = self.categories[category]
        return float(entry.get("modes", {}).get(mode, entry["intensity"]))

    def goldstein(self, cameo: str | None) -> float | None:
        """The Goldstein weight of a CAMEO code; of its parent where the code has none."""
        while cameo:
            if cameo in self.cameo:
                return float(self.cameo[cameo]["goldstein"])
            cameo = cameo[:-1]
        return None

    @cached_property
    def cameo_of(self) -> Mapping[tuple[str, str], str]:
        """The first three-digit CAMEO code of each category and mode, for acts no rule names."""
        found: dict[tuple[str, str], str] = {}
        for code, row in self.cameo.items():
            if len(code) == 3 and row["category"]:
                found.setdefault((row["category"], row["mode"]), code)
                found.setdefault((row["category"], ""), code)
        return found


def by_head(items: tuple[Any, ...]) -> Mapping[str, tuple[Any, ...]]:
    """Items with a pattern by each lemma of its head, longest pattern first."""
    found: dict[str, list[Any]] = {}
    for item in items:
        for lemma in item.pattern.head:
            found.setdefault(lemma, []).append(item)
    return {lemma: tuple(sorted(group, key=_specific)) for lemma, group in found.items()}


def _specific(item: Any) -> tuple[int, int, int, str, int]:
    """The most words first, then a user's own row, then with a "not" or a "will", then the order of the file."""
    name, _, line = item.where.rpartition(":")
    denied = any("not" in words for words in item.pattern.rest) or "promise" in getattr(item, "needs", ())
    shipped = name in LEXICONS or "/" not in name
    return -len(item.pattern.rest), int(shipped), 0 if denied else 1, name, int(line)


def rows(folder: Path, name: str) -> Iterator[Row]:
    """The rows of one CSV file of a codebook folder; none where the file is not there.

    A user's row says whose folder it is from: "my/cues.csv:3".
    """
    path = folder / name
    label = name if folder == HOME else f"{folder.name}/{name}"
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for cells in reader:
            yield Row(f"{label}:{reader.line_num}", cells)


def layered(folders: tuple[Path, ...], name: str, *key: str) -> list[Row]:
    """Rows of all folders; a later row with the same key columns replaces an earlier one."""
    found: dict[tuple[str, ...], Row] = {}
    for layer, folder in enumerate(folders):
        for number, row in enumerate(rows(folder, name)):
            identity = tuple(row[column] for column in key) if key else (str(layer), str(number))
            found[identity] = row
    return list(found.values())


def _rule(row: Row) -> Rule:
    return Rule(
        Pattern.of(row["trigger"], row["pos"]),
        row["category"],
        row["mode"] or None,
        row["cameo"] or None,
        row["actor"] or "subj",
        row["recipient"] or "obj",
        frozenset(row["needs"].split()),
        row.where,
        row["example"],
        row["expect"],
    )


def _cue(row: Row) -> Cue:
    pattern = Pattern.of(row["cue"], row["pos"])
    return Cue(pattern, row["kind"], row["implies"], frozenset(row["takes"].split()), row.where, row)


def _stance(row: Row) -> StanceRule:
    pattern = Pattern.of(row["trigger"], row["pos"])
    return StanceRule(pattern, row["stance"], row["issue"], row["holder"], row.where, row)


def _contexts(found: list[Row]) -> dict[str, tuple[str, ...]]:
    words: dict[str, list[str]] = {}
    for row in found:
        words.setdefault(row["word"].lower(), []).append(row["context"])
    return {word: tuple(dict.fromkeys(contexts)) for word, contexts in words.items()}


def _issues(folders: tuple[Path, ...]) -> list[Row]:
    """Wordings of issues; a user's own rows are tried before the shipped ones."""
    found = layered(folders, "issues.csv", "issue", "wording", "start")
    return sorted(found, key=lambda row: "/" not in row.where)


def fingerprint(folders: tuple[Path, ...]) -> str:
    """A hash over every data file of the folders, by name and contents."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".csv", ".toml"}:
                total.update(path.relative_to(folder).as_posix().encode())
                total.update(path.read_bytes())
    return total.hexdigest()[:16]


def folders_of(folder: str | None) -> tuple[Path, ...]:
    """The shipped folder, with a user's after it. Raises CodebookError when that is not there."""
    if folder is not None and not Path(folder).is_dir():
        raise CodebookError([f"{folder}: no such folder; give --codebook a folder of CSV files"])
    return (HOME,) if folder is None else (HOME, Path(folder))


@lru_cache(maxsize=4)
def load(folder: str | None = None) -> Codebook:
    """The shipped codebook, with a user's folder laid over it.

    Raises CodebookError when the folder is not there or a file cannot be read.
    """
    try:
        with _uncollected():
            return _known(_read(folders_of(folder)))
    except (KeyError, IndexError, ValueError, tomllib.TOMLDecodeError, csv.Error) as error:
        check = f"onrecord codebook check --codebook {folder}" if folder else "onrecord codebook check"
        remedy = f"run '{check}' to see every problem with its row"
        raise CodebookError([f"the codebook cannot be read ({error!r}); {remedy}"]) from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: a quarter of the time of reading many small lasting objects goes to it."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _known(codebook: Codebook) -> Codebook:
    """The codebook, refused where a row's category is not in its ontology: the word would fail when it is met."""
    remedy = "run 'onrecord codebook check' to see every problem"
    strange = [rule for rule in codebook.rules if rule.category not in codebook.categories]
    if strange:
        raise CodebookError([f"{rule.where}: no such category: {rule.category!r}; {remedy}" for rule in strange])
    return codebook


def _read(folders: tuple[Path, ...]) -> Codebook:
    ontology: dict[str, Any] = {}
    for folder in folders:
        path = folder / "ontologies" / "plover.toml"
        if path.exists():
            ontology.update(tomllib.loads(path.read_text("utf-8")))
    lexicon = [row for name in LEXICONS for row in layered(folders, name, "trigger", "pos", "needs")]
    own = [row for folder in folders[1:] for row in rows(folder, "verbs.csv")]
    units = layered(folders, "units.csv", "unit")
    return Codebook(
        ontology,
        {row["cameo"]: row for row in layered(folders, "ontologies/cameo.csv", "cameo")},
        tuple(_rule(row) for row in lexicon + own),
        tuple(_cue(row) for row in layered(folders, "cues.csv", "cue", "pos")),
        tuple(_stance(row) for row in layered(folders, "stances.csv", "trigger", "pos", "issue")),
        _contexts(layered(folders, "contexts.csv", "context", "word")),
        {row["unit"].lower(): Unit(row["canonical"], row["kind"], row.where) for row in units},
        {row["word"]: row for row in layered(folders, "modality.csv", "word")},
        valued(layered(folders, "markers.csv", "kind", "word")),
        {(row["word"], row["pos"]): row for row in layered(folders, "evaluations.csv", "word", "pos")},
        tuple(layered(folders, "implied.csv", "kind", "word", "mode")),
        tuple(_issues(folders)),
        {word: row for row in layered(folders, "zones.csv", "words") for word in row.many("words")},
        {row["word"]: row["via"] for row in layered(folders, "media.csv", "word")},
        read_names(folders, layered),
        fingerprint(folders),
    )


__all__ = ["Codebook", "Cue", "NameIndex", "Pattern", "Person", "Row", "Rule", "StanceRule", "Unit", "load"]
