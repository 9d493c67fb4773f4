"""What a codebook knows, in words: its contents, and the rows that have a word."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onrecord.codebook.names import Person, Term
from onrecord.views.text import counted, grid

if TYPE_CHECKING:
    from onrecord.codebook.codebook import Codebook, Cue, Pattern, Rule, StanceRule
    from onrecord.codebook.names import Entry, Named

WIDTH = 100


def contents(book: Codebook) -> list[str]:
    """How much the codebook holds, by category and kind."""
    rules = Counter(rule.category for rule in book.rules)
    rows = [(name, entry["quad"], rules[name]) for name, entry in book.categories.items()]
    totals = (
        f"{book.ontology.get('name')}: {counted(len(book.rules), 'row')} of words that express events",
        f"{counted(len(book.cues), 'cue')} of speech, {counted(len(book.stances), 'word')} of stance, "
        f"{counted(len(book.units), 'unit')} of figures",
        f"{counted(len(book.names.surfaces), 'name')} of actors and places, "
        f"{counted(len(book.names.people), 'office holder')}, {counted(len(book.names.roles), 'role word')}",
        f"hash {book.hash}",
    )
    return [*totals, "", *grid(("category", "quad", "rows"), rows, WIDTH)]


def entries(book: Codebook, wanted: str) -> list[str]:
    """Every row that has a word: verbs, cues, stances, roles and names."""
    lemmas = set(wanted.lower().split())
    found = [rule_text(rule) for rule in book.rules if _has(rule.pattern, lemmas)]
    found += [cue_text(cue) for cue in book.cues if _has(cue.pattern, lemmas)]
    found += [stance_text(stance) for stance in book.stances if _has(stance.pattern, lemmas)]
    role = book.names.roles.get(wanted.lower())
    if role:
        found.append(f"{role.where}  role {role.role!r}: sector {role.sector}, {role.kind}")
    return found + [line for name in _named(book, wanted) for line in name_text(name)]


def row_text(book: Codebook, where: str) -> str | None:
    """The row of a codebook at "file:row", in words; None when there is none."""
    rules = (rule_text(rule) for rule in book.rules if rule.where == where)
    cues = (cue_text(cue) for cue in book.cues if cue.where == where)
    stances = (stance_text(stance) for stance in book.stances if stance.where == where)
    units = (f"{where}  {unit!r}: {u.canonical}, {u.kind}" for unit, u in book.units.items() if u.where == where)
    return next((text for kind in (rules, cues, stances, units) for text in kind), None)


def rule_text(rule: Rule) -> str:
    """A row that expresses an act."""
    act = "/".join(filter(None, (rule.category, rule.mode)))
    slots = f"actor {rule.actor}, recipient {rule.recipient}"
    needs = f", needs {' '.join(sorted(rule.needs))}" if rule.needs else ""
    line = f"{rule.where}  {trigger(rule.pattern)}: {act} (CAMEO {rule.cameo or 'none'}); {slots}{needs}"
    return f"{line}\n    example: {rule.example}  [{rule.expect}]" if rule.example else line


def cue_text(cue: Cue) -> str:
    """A row that attributes speech."""
    takes = " ".join(sorted(cue.takes))
    line = f"{cue.where}  {trigger(cue.pattern)}: {cue.kind}, {cue.implies}; takes {takes}"
    return f"{line}\n    example: {cue.row['example']}" if cue.row["example"] else line


def stance_text(stance: StanceRule) -> str:
    """A row that shows a stand."""
    slots = f"issue {stance.issue}, holder {stance.holder}"
    line = f"{stance.where}  {trigger(stance.pattern)}: {stance.stance}; {slots}"
    return f"{line}\n    example: {stance.row['example']}" if stance.row["example"] else line


def trigger(pattern: Pattern) -> str:
    """The words of a pattern, as a codebook spells them."""
    return f"{' '.join('|'.join(sorted(part)) for part in (pattern.head, *pattern.rest))!r} ({pattern.pos})"


def _has(pattern: Pattern, lemmas: set[str]) -> bool:
    """Whether every word that is looked for stands in the pattern."""
    return all(any(lemma in part for part in (pattern.head, *pattern.rest)) for lemma in lemmas)


def _named(book: Codebook, wanted: str) -> list[Named]:
    low = wanted.casefold()
    found = (names for surface, names in book.names.surfaces.items() if surface.casefold() == low)
    return list(dict.fromkeys(named for names in found for named in names))


def name_text(named: Named) -> list[str]:
    """A name: the actor it stands for, or the offices of the person."""
    if isinstance(named, Person):
        return [f"{named.name}, {named.kind}", *(f"    {_term(term)}" for term in named.terms)]
    return [_entry(named)]


def _term(term: Term) -> str:
    dates = f"{term.start or '?'} to {term.end or 'now, or unknown'}"
    return f"{term.where}  {term.title}, {term.code} ({term.sector}), {dates}"


def _entry(entry: Entry) -> str:
    dates = f", {entry.start or '?'} to {entry.end or 'now'}" if entry.start or entry.end else ""
    code = f"{entry.code or 'no code'}, PLOVER {entry.plover or 'none'}, sector {entry.sector or 'none'}"
    return f"{entry.where}  {entry.name}: {entry.kind}, {code}{dates}"
