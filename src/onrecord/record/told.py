"""Merged events for reading: one row an event, with every report that tells it and where they differ."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.merge.words import tokens, triples
from onrecord.record import tables
from onrecord.record.load import load_article, text_of
from onrecord.record.query import Condition, Filters
from onrecord.serialise import JSON, article_json

WHOLE = 0.6  # of a sentence's runs of three words, for an article to have it

ANY: Condition = ("1", ())
SEVERAL: Condition = ("l.id IN (SELECT line FROM merged) OR l.article IN (SELECT original FROM reprints)", ())
FIGURES = """
SELECT l.article, l.sentence, f.value, f.unit, f.text, f.vague FROM figures f JOIN lines l ON l.id = f.line
WHERE l.article IN (SELECT value FROM json_each(?)) ORDER BY l.article, l.ordinal
"""


def events(connection: sqlite3.Connection, filters: Filters, *, several: bool = False) -> list[JSON]:
    """Merged events that have an account which meets the filters; shown is the fullest such account.

    With ``several`` only those that more than one report may tell.
    """
    found = tables.rows(connection, "events", replace(filters, limit=None), SEVERAL if several else ANY)
    shown: dict[str, JSON] = {}
    for row in found:
        kept = shown.get(row["event"])
        if kept is None or _full(row) > _full(kept):
            shown[row["event"]] = row
    chosen = [row for row in found if shown[row["event"]] is row][: filters.limit]
    return list(_told(connection, chosen))


def event(connection: sqlite3.Connection, line: str) -> JSON | None:
    """The merged event that an account tells, shown by that account."""
    found = tables.line(connection, line)
    return next(_told(connection, [found])) if found and found["line"] == "events" else None


def _full(row: JSON) -> tuple[int, int, int, float]:
    """How much of an event an account tells: its parties, its day, its place; then how sure it is."""
    known = bool(row["actors"]) + bool(row["recipients"])
    return known, int(row["date"] is not None), int(row["place"] is not None), float(row["confidence"])


def _told(connection: sqlite3.Connection, rows: Sequence[JSON]) -> Iterator[JSON]:
    accounts = _accounts(connection, rows)
    figures = _figures(connection, [account for group in accounts.values() for account in group])
    reprints = Reprints(connection)
    for row in rows:
        group = sorted(accounts.get(row["event"], [row]), key=_order)
        sources = sorted(_sources(group, reprints), key=_by_day)
        days = [source["published"] for source in sources if source["published"]]
        first = [source for source in sources if source["published"] == days[0]] if days else sources
        yield {
            **row,
            "reports": len(sources),
            "first_reported": days[0] if days else None,
            "first_reported_by": list(dict.fromkeys(name for s in first if (name := s["publisher"]))),
            "sources": sources,
            "accounts": [_account(account, figures) for account in group],
            "conflicts": conflicts(group, figures),
        }


def _order(row: JSON) -> tuple[bool, str, str, int]:
    published = row["article"]["published"]
    return published is None, published or "", row["article"]["id"], row["trigger"]["start"]


def _by_day(source: JSON) -> tuple[bool, str, str, str]:
    return not source["published"], source["published"] or "", source["publisher"] or "", source["article"]


def _accounts(connection: sqlite3.Connection, rows: Sequence[JSON]) -> dict[str, list[JSON]]:
    """Every account of the events that several reports tell, by event."""
    asked = "SELECT line FROM merged WHERE event IN (SELECT value FROM json_each(?))"
    several = connection.execute(asked, (json.dumps([row["event"] for row in rows]),))
    found: dict[str, list[JSON]] = {}
    for row in tables.lines(connection, "events", [line["line"] for line in several]):
        found.setdefault(row["event"], []).append(row)
    return found


def _sources(accounts: Iterable[JSON], reprints: Reprints) -> Iterator[JSON]:
    """The reports that tell an event: those with an account of it, and their reprints that have the sentence."""
    for account in accounts:
        yield _source(account["article"], account["id"])
        yield from (_source(article, None) for article in reprints.of(account["article"]["id"], account))


def _source(article: JSON, account: str | None) -> JSON:
    known = {key: article[key] for key in ("publisher", "published", "title", "source", "url")}
    return {"article": article["id"], **known, "account": account}


class Reprints:
    """The reprints of articles on record, and whether they have a sentence."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, list[tuple[JSON, str]]] = {}

    def of(self, article: str, account: JSON) -> Iterator[JSON]:
        """The reprints of an article in which an account's sentence stands."""
        for reprint, text in self._found(article):
            if contained_sentence(account["sentence_text"], text):
                yield reprint

    def _found(self, article: str) -> list[tuple[JSON, str]]:
        if article not in self._known:
            asked = "SELECT article FROM reprints WHERE original = ? ORDER BY article"
            ids = [row["article"] for row in self._connection.execute(asked, (article,))]
            found = [(load_article(self._connection, id), text_of(self._connection, id)) for id in ids]
            self._known[article] = [(article_json(one), text) for one, text in found if one]
        return self._known[article]


def contained_sentence(sentence: str, text: str) -> bool:
    """Whether a text has a sentence, but for a changed word or two."""
    runs = triples(tokens(sentence))
    return len(runs & triples(tokens(text))) >= WHOLE * len(runs)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a sentence gives, with its unit."""

    value: float
    unit: str
    text: str
    vague: bool = False


Figures = Mapping[tuple[str, int], Sequence[Figure]]


def _figures(connection: sqlite3.Connection, accounts: Iterable[JSON]) -> Figures:
    """The figures of the accounts' articles, by article and sentence."""
    found: dict[tuple[str, int], list[Figure]] = {}
    ids = sorted({account["article"]["id"] for account in accounts})
    for row in connection.execute(FIGURES, (json.dumps(ids),)):
        place = (row["article"], row["sentence"])
        found.setdefault(place, []).append(Figure(row["value"], row["unit"] or "", row["text"], bool(row["vague"])))
    return found


def _beside(account: JSON, figures: Figures) -> Sequence[Figure]:
    return figures.get((account["article"]["id"], account["sentence"]), ())


def _account(row: JSON, figures: Figures) -> JSON:
    """What one report tells of an event."""
    return {
        "id": row["id"],
        "article": row["article"]["id"],
        "publisher": row["article"]["publisher"],
        "published": row["article"]["published"],
        "date": row["date"],
        "act": _act(row),
        "status": row["status"],
        "actors": _codes(row["actors"]),
        "recipients": _codes(row["recipients"]),
        "place": row["place"],
        "figures": [figure.text for figure in _beside(row, figures)],
        "trigger": row["trigger"]["text"],
        "sentence_text": row["sentence_text"],
    }


def _act(row: JSON) -> str:
    return "/".join(filter(None, (row["category"], row["mode"])))


def _codes(parties: Iterable[JSON]) -> list[str]:
    return sorted({party["code"] or party["text"] for party in parties})


def conflicts(accounts: Sequence[JSON], figures: Figures) -> dict[str, list[str]]:
    """Where accounts of one event contradict each other: what, and every version of it, first told first."""
    told = {
        "date": [row["date"] or "" for row in accounts],
        "act": [row["category"] for row in accounts],
        "place": [row["place"] or "" for row in accounts],
        "actors": _versions([_codes(row["actors"]) for row in accounts]),
        "recipients": _versions([_codes(row["recipients"]) for row in accounts]),
        **_numbers([_beside(row, figures) for row in accounts]),
    }
    several = {what: list(dict.fromkeys(filter(None, values))) for what, values in told.items()}
    return {what: values for what, values in several.items() if len(values) > 1}


def _versions(sets: Sequence[list[str]]) -> list[str]:
    """The sets of parties that are told, without those that another only adds to."""
    fullest = [one for one in sets if not any(set(one) < set(other) for other in sets)]
    return [", ".join(one) for one in fullest]


def _numbers(told: Sequence[Sequence[Figure]]) -> dict[str, list[str]]:
    """Figures of one unit that differ from account to account; what is vague contradicts nothing."""
    units = dict.fromkeys(figure.unit for figures in told for figure in figures)
    found = {}
    for unit in units:
        values = [
            {figure.value: figure.text for figure in figures if figure.unit == unit and not figure.vague}
            for figures in told
        ]
        given = [one for one in values if one]
        if any(not one.keys() & other.keys() for one in given for other in given):
            found[f"figures: {unit}" if unit else "figures"] = [", ".join(one.values()) for one in given]
    return found
