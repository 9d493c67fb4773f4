"""What a record is asked for: who, which issue and which days are meant by the words that a user gives."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import date as Date
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypedDict

from onrecord.errors import ChoiceError, RecordError

if TYPE_CHECKING:
    from onrecord.codebook.codebook import Codebook
    from onrecord.codebook.names import Named
    from onrecord.record import Filters, Record
    from onrecord.record.query import Condition

Load = Callable[[], "Codebook"]
"""Loads the codebook: it takes a moment, and most words are understood without it."""

PERIOD = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
ON_RECORD = """
SELECT code, plover, name FROM parties UNION SELECT code, plover, name FROM positions
UNION SELECT NULL, NULL, person FROM positions UNION SELECT NULL, NULL, "to" FROM statements
"""
SHOWN = 5  # how many names are suggested


class Wanted(TypedDict, total=False):
    """What a table can be narrowed to; ``actor`` and ``with_`` are codes (RUS), names or surnames."""

    actor: str | None
    with_: str | None
    issue: str | None
    category: str | None
    speaker: str | None
    since: str | Date | None
    until: str | Date | None
    min_confidence: float | None
    limit: int | None


def filters(record: Record, wanted: Wanted, load: Load) -> Filters:
    """The filters that are meant. Raises ChoiceError for what can be nothing, RecordError for whom nobody knows."""
    from onrecord.record import Filters

    chosen: dict[str, Any] = {name: value for name, value in wanted.items() if value is not None}
    chosen.update({name: period(name, chosen[name]) for name in ("since", "until") if name in chosen})
    _check(chosen)
    if "category" in chosen:
        chosen["category"] = category(chosen["category"], load())
    with record.snapshot() as connection:
        for name in ("actor", "with_", "speaker"):
            if name in chosen:
                chosen[name] = who(connection, chosen[name], load)
        if "issue" in chosen:
            chosen["topic"] = issue(connection, chosen["issue"])
    return Filters(**chosen)


def _check(chosen: dict[str, Any]) -> None:
    sure, limit = chosen.get("min_confidence"), chosen.get("limit")
    if sure is not None and not 0 <= sure <= 1:
        raise ChoiceError(f"min_confidence is from 0 to 1, not {sure!r}")
    if limit is not None and limit < 0:
        raise ChoiceError(f"limit is how many lines at most, not {limit!r}; give 1 or more")


def iso(day: str | Date | None) -> str | None:
    """A day as it is written; of a datetime the day, but for one with a time zone."""
    if isinstance(day, datetime) and day.tzinfo is None:
        day = day.date()
    return day.isoformat() if isinstance(day, Date) else day


def period(name: str, given: str | Date) -> str:
    """A day, month or year in ISO form. Raises ChoiceError for anything else."""
    written = str(given.date() if isinstance(given, datetime) else given)
    try:
        Date.fromisoformat(written + "0000-01-01"[len(written) :])
    except ValueError:
        written = ""
    if not PERIOD.fullmatch(written):
        raise ChoiceError(f"{name}: {given!r} is no day; write it as 2003-03-18, 2003-03 or 2003")
    return written


def category(given: str, book: Codebook) -> str:
    """A category of the codebook, however it is written. Raises ChoiceError with those there are."""
    known = {name.casefold(): name for name in book.categories}
    if given.casefold().strip() not in known:
        raise ChoiceError(f"there is no category {given!r}; the categories are {', '.join(book.categories)}")
    return known[given.casefold().strip()]


def issue(connection: sqlite3.Connection, words: str) -> Condition | None:
    """The condition on topics where words name an issue; None where they are the wording of positions."""
    from onrecord.record import topics

    named = {str(one["issue"]).casefold() for one in topics.issues(connection, _everything())}
    if words.casefold().strip() not in named and topics.is_wording(connection, words):
        return None
    return topics.condition(connection, topics.find(connection, words))


def _everything() -> Filters:
    from onrecord.record import Filters

    return Filters()


def who(connection: sqlite3.Connection, words: str, load: Load) -> str:
    """The code or name that words mean: as they stand on record, as the codebook knows them, or as a surname.

    Raises RecordError, with the names that come near, where they mean nobody or several.
    """
    from onrecord.record.query import WHO
    from onrecord.record.query import who as values

    if connection.execute(f"SELECT 1 FROM parties p WHERE {WHO} LIMIT 1", values(words)).fetchone():
        return words
    rows = connection.execute(ON_RECORD).fetchall()
    codes = {code for row in rows for code in tuple(row)[:2] if code}
    names: dict[str, str] = {row[2].casefold(): row[2] for row in rows if row[2]}
    given = words.casefold().strip()
    if given in names or words.strip().upper() in codes:
        return names.get(given, words.strip().upper())
    return _known(words, load()) or _called(words, names) or _nobody(words, names)


def _known(words: str, book: Codebook) -> str | None:
    """The code that the codebook has for words: a code itself, or another name of a state, body or group."""
    from onrecord.codebook.names import Entry

    code = words.strip().upper()
    if code in book.names.states or code in book.names.plover or code in book.names.plover.values():
        return code
    found = {e.code for e in _entries(words, book) if isinstance(e, Entry) and e.kind in ("country", "body", "group")}
    return found.pop() if len(found) == 1 else None


def _entries(words: str, book: Codebook) -> Iterator[Named]:
    for form in dict.fromkeys((words.strip(), words.strip().title(), words.strip().upper())):
        yield from book.names.named(form)


def _called(words: str, names: dict[str, str]) -> str | None:
    """The one name on record that ends in words, such as a surname."""
    ends = f" {words.casefold().strip()}"
    found = sorted(names[name] for name in names if name.endswith(ends))
    if len(found) > 1:
        raise RecordError(f"{words!r} may be {_listed(found)}; give the whole name")
    return found[0] if found else None


def _nobody(words: str, names: dict[str, str]) -> str:
    """Raise the error that tells which names come near."""
    given = words.casefold().strip()
    within = sorted(name for name in names if given and re.search(rf"\b{re.escape(given)}", name))
    near = dict.fromkeys((*within, *get_close_matches(given, names, n=SHOWN)))
    surnames = {name.split()[-1]: name for name in names if name.split()}
    near.update(dict.fromkeys(surnames[one] for one in get_close_matches(given, surnames, n=SHOWN)))
    hint = f"it may be {_listed([names[name] for name in near])}" if near else "'onrecord actors' lists who is"
    raise RecordError(f"nobody on record is called {words!r}; {hint}")


def _listed(names: Iterable[str]) -> str:
    *before, last = list(names)[:SHOWN]
    return f"{', '.join(before)} or {last}" if before else last
