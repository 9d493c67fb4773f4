"""Rows for reading: lines with their article and sentence, actors and articles with their counts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.errors import RecordError
from onrecord.issues.topic import AGAINST, FLIPPED
from onrecord.record.lines import anchor, containing
from onrecord.record.load import load_article, load_lines, load_sentences
from onrecord.record.passages import GAP, find
from onrecord.record.query import ORDER, WHO, Condition, Filters, joined, published, where, who, within
from onrecord.schema import KINDS, Article, Span, Statement
from onrecord.serialise import JSON, Line, article_json, line_json, party_json

ROWS: tuple[str, ...] = (*KINDS, "actors", "articles")
SHORTEST = 6
BATCH = 2000

ACTORS = f"""
SELECT p.name, p.code, min(p.plover) AS plover, p.sector, p.role,
       count(DISTINCT CASE WHEN p.part <> 'speaker' THEN p.line END) AS events,
       count(DISTINCT CASE WHEN p.part = 'speaker' THEN p.line END) AS statements
FROM parties p JOIN lines l ON l.id = p.line
WHERE p.part IN ('actor', 'recipient', 'speaker') AND coalesce(p.name, p.code, p.sector, p.role) IS NOT NULL
  AND (? IS NULL OR {WHO}) AND (({{events}}) OR ({{statements}}))
GROUP BY p.name, p.code, p.sector, p.role
ORDER BY count(DISTINCT p.line) DESC, p.code IS NULL, p.code, p.name IS NULL, p.name, p.sector, p.role
LIMIT ?
"""


ARTICLES = """
SELECT r.article, r.run FROM readings r JOIN articles a ON a.id = r.article WHERE {condition}
ORDER BY a.published IS NULL, a.published, a.id LIMIT ?
"""
CATALOGUE = """
SELECT a.id, c.title, a.published, a.publisher, c.url, c.source, c.key, c.language
FROM readings r JOIN articles a ON a.id = r.article
JOIN copies c ON c.key = (SELECT min(key) FROM copies WHERE article = a.id)
ORDER BY a.published IS NULL, a.published, coalesce(c.source, c.url), a.id
"""


REPRINTS = """
SELECT a.id, a.published, a.publisher, r.original FROM reprints r JOIN articles a ON a.id = r.article
WHERE a.id NOT IN (SELECT article FROM readings) ORDER BY a.published IS NULL, a.published, a.id
"""


VOLUME = """
SELECT a.published AS day, count(*) AS lines FROM lines l JOIN articles a ON a.id = l.article
WHERE {condition} GROUP BY a.published
"""


NAMED = """
l.rowid IN (
    SELECT x.rowid FROM json_each(?) j CROSS JOIN lines x ON x.article = json_extract(j.value, '$[0]')
        AND x.kind = ? AND x.ordinal = json_extract(j.value, '$[1]')
)
"""


STANCES = f"""
SELECT l.id, l.article, l.rule AS made_by, a.published, p.name, p.code, p.sector, p.person, p.issue, p.stance,
       p.condition, p.date, CASE WHEN t.kind <> '' THEN t.issue END AS topic, t.issue AS key, t.sense
FROM lines l JOIN positions p ON p.line = l.id JOIN articles a ON a.id = l.article LEFT JOIN topics t ON t.line = l.id
WHERE {{condition}} ORDER BY {ORDER}
"""


def stances(connection: sqlite3.Connection, filters: Filters, topic: Condition = ("1", ())) -> list[JSON]:
    """Positions that meet the filters, with what tells who holds them on what; no words of the articles.

    ``topic`` is a condition that their issues ``t`` have to meet.
    """
    condition, values = joined([where("positions", filters), topic])
    return [_stance(row) for row in connection.execute(STANCES.format(condition=condition), values)]


def _stance(row: sqlite3.Row) -> JSON:
    own = {key: row[key] for key in ("id", "person", "issue", "stance", "condition", "date", "made_by", "topic", "key")}
    own["on_issue"] = FLIPPED.get(row["stance"], row["stance"]) if row["sense"] == AGAINST else row["stance"]
    actor = {key: row[key] for key in ("name", "code", "sector")}
    return {**own, "actor": actor, "article": {"id": row["article"], "published": row["published"]}}


def catalogue(connection: sqlite3.Connection) -> list[JSON]:
    """Every article that was read, by date, with what identifies it."""
    return [dict(row) for row in connection.execute(CATALOGUE)]


def reprints(connection: sqlite3.Connection) -> list[JSON]:
    """Every article that is kept as a reprint of another and not coded, by date."""
    return [dict(row) for row in connection.execute(REPRINTS)]


def volume(connection: sqlite3.Connection, filters: Filters) -> dict[str, int]:
    """How many lines meet the filters, by the day their article came out; under no name where nobody knows it."""
    condition, values = joined([where(kind, filters) for kind in KINDS], "OR")
    return {row["day"] or "": row["lines"] for row in connection.execute(VOLUME.format(condition=condition), values)}


def passages(connection: sqlite3.Connection, id: str) -> tuple[str, Sequence[Span]]:
    """The text of an article and where its sentences are."""
    place = Place.of(connection, id)
    return place.article.text, place.sentences


def rows(connection: sqlite3.Connection, kind: str, filters: Filters, only: Condition = ("1", ())) -> list[JSON]:
    """Rows of a kind that meet the filters, in the record's order; ``only`` is a further condition on lines ``l``."""
    if kind not in ROWS:
        raise RecordError(f"no rows of kind {kind!r}; there are {', '.join(ROWS)}")
    if kind == "actors":
        return _actors(connection, filters)
    if kind == "articles":
        return _articles(connection, filters)
    condition, values = joined([where(kind, filters), only])
    chosen = f"{condition} ORDER BY {ORDER} LIMIT ?"
    return list(_select(connection, kind, chosen, (*values, _limit(filters))))


def lines(connection: sqlite3.Connection, kind: str, ids: Sequence[str]) -> list[JSON]:
    """The lines of some ids, in the record's order."""
    chosen = f"l.id IN (SELECT value FROM json_each(?)) ORDER BY {ORDER}"
    return list(_select(connection, kind, chosen, (json.dumps(ids),)))


def line(connection: sqlite3.Connection, id: str) -> JSON | None:
    """The line with an id, or the only one whose id begins so. Raises RecordError where there are several."""
    found = _begun(connection, id.strip())
    if len(found) > 1:
        several = ", ".join(row["id"] for row in found)
        raise RecordError(f"several lines begin with {id}: {several}; give more of the id")
    return next(_select(connection, found[0]["kind"], "l.id = ?", (found[0]["id"],))) if found else None


def numbered(connection: sqlite3.Connection, kind: str, numbers: Sequence[int]) -> list[JSON]:
    """The lines of a kind with these row numbers, in the record's order."""
    places = ", ".join("?" for _ in numbers)
    return list(_select(connection, kind, f"l.rowid IN ({places}) AND +l.kind = ? ORDER BY {ORDER}", (*numbers, kind)))


def at(connection: sqlite3.Connection, kind: str, names: Sequence[tuple[str, int]]) -> list[JSON]:
    """The lines of a kind with these articles and ordinals, in the record's order."""
    condition, values = named(kind, names)
    return list(_select(connection, kind, f"{condition} ORDER BY {ORDER}", values))


def named(kind: str, names: Sequence[tuple[str, int]]) -> Condition:
    """That a line ``l`` of a kind is one of those with these articles and ordinals."""
    return NAMED, (json.dumps(names), kind)


def told(connection: sqlite3.Connection, id: str) -> tuple[Place, list[JSON]] | None:
    """An article with all its lines, kind by kind; None where it is not on record."""
    if connection.execute("SELECT 1 FROM readings WHERE article = ?", (id,)).fetchone() is None:
        return None
    place = Place.of(connection, id)
    found = (
        _shown(kind, row, line, place)
        for kind in KINDS
        for row, line in _objects(connection, kind, "l.article = ? AND l.kind = ? ORDER BY l.start", (id, kind))
    )
    return place, list(found)


def _begun(connection: sqlite3.Connection, id: str) -> list[sqlite3.Row]:
    """The line of an id, else some of those whose ids begin so."""
    exact = connection.execute("SELECT id, kind FROM lines WHERE id = ?", (id,)).fetchall()
    if exact or len(id) < SHORTEST:
        return exact
    begun = id.lower()
    return connection.execute(
        "SELECT id, kind FROM lines WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
        (begun, begun + "\U0010ffff", SHORTEST),
    ).fetchall()


def search(connection: sqlite3.Connection, words: str, limit: int, marks: tuple[str, str]) -> list[JSON]:
    """The sentences and statements in which words stand, best first."""
    return hits(connection, find(connection, words, limit, marks))


def hits(connection: sqlite3.Connection, found: Sequence[sqlite3.Row]) -> list[JSON]:
    """Passages as rows for reading, in the order given."""
    places = {id: Place.of(connection, id) for id in {row["article"] for row in found}}
    return [_hit(connection, row, places[row["article"]]) for row in found]


def _hit(connection: sqlite3.Connection, row: sqlite3.Row, place: Place) -> JSON:
    found = None
    if row["line"] is not None:
        found = next(_objects(connection, "statements", "l.id = ?", (row["line"],)))[1]
    return {
        "id": row["line"],
        "kind": "sentence" if row["line"] is None else "statement",
        "start": row["start"],
        "end": row["end"],
        "snippet": row["snippet"],
        "speaker": party_json(found.speaker) if isinstance(found, Statement) else None,
        "sentence_text": place.sentence(None, Span(row["start"], row["end"])),
        "article": article_json(place.article),
    }


@dataclass(frozen=True, slots=True)
class Place:
    """An article with its sentences, to show where a line stands."""

    article: Article
    sentences: Sequence[Span]

    @classmethod
    def of(cls, connection: sqlite3.Connection, id: str) -> Place:
        """The article of an id, which has to be on record."""
        article = load_article(connection, id)
        if article is None:
            raise RecordError(f"article {id} has no key: a damaged record; code its articles into a new file")
        return cls(article, load_sentences(connection, id))

    def sentence(self, index: int | None, span: Span) -> str:
        """The words of a sentence; of the span itself where no sentence is known."""
        if index is None or index >= len(self.sentences):
            index = containing(self.sentences, span.start)
        return (span if index is None else self.sentences[index]).of(self.article.text)


def _select(connection: sqlite3.Connection, kind: str, condition: str, values: Sequence[object]) -> Iterator[JSON]:
    """The lines that meet a condition, with article and sentence; articles are loaded one at a time."""
    objects = _objects(connection, kind, condition, values)
    for id, found in groupby(objects, key=lambda pair: str(pair[0]["article"])):
        place = Place.of(connection, id)
        for row, line in found:
            yield _shown(kind, row, line, place)


def _objects(
    connection: sqlite3.Connection, kind: str, condition: str, values: Sequence[object]
) -> Iterator[tuple[sqlite3.Row, Line]]:
    event = ", (SELECT event FROM merged WHERE line = l.id) AS event" if kind == "events" else ""
    cursor = connection.execute(
        f"SELECT l.*, k.*{event} FROM lines l JOIN {kind} k ON k.line = l.id WHERE {condition}", tuple(values)
    )
    while batch := cursor.fetchmany(BATCH):
        yield from zip(batch, load_lines(connection, batch), strict=True)


def _shown(kind: str, row: sqlite3.Row, line: Line, place: Place) -> JSON:
    text = place.article.text
    said = [span.of(text) for span in line.content] if isinstance(line, Statement) else []
    return {
        **line_json(line),
        **({"content_text": GAP.join(said)} if said else {}),
        **({"event": row["event"] or line.id} if kind == "events" else {}),
        "line": kind,
        "sentence_text": place.sentence(row["sentence"], anchor(line)),
        "article": article_json(place.article),
    }


def _actors(connection: sqlite3.Connection, filters: Filters) -> list[JSON]:
    """Distinct actors of events and statements, the busiest first; parties nobody could place have no row."""
    others = replace(filters, actor=None)
    events, event_values = where("events", others)
    statements, statement_values = where("statements", others)
    own = (None, *who("")) if filters.actor is None else (filters.actor, *who(filters.actor))
    found = connection.execute(
        ACTORS.format(events=events, statements=statements),
        (*own, *event_values, *statement_values, _limit(filters)),
    )
    return [dict(row) for row in found]


def _articles(connection: sqlite3.Connection, filters: Filters) -> list[JSON]:
    """Articles with how much was found in each; filters on lines keep those with such a line."""
    lines = replace(filters, since=None, until=None, limit=None, published_since=None, published_until=None)
    found = [
        *within("a.published", filters),
        *published("a.published", filters),
        *([_with_lines(lines)] if lines != Filters() else []),
    ]
    condition, values = joined(found)
    rows = connection.execute(ARTICLES.format(condition=condition), (*values, _limit(filters)))
    return [_article(connection, row["article"], row["run"]) for row in rows.fetchall()]


def _with_lines(filters: Filters) -> Condition:
    condition, values = joined([where(kind, filters) for kind in KINDS], "OR")
    return f"EXISTS (SELECT 1 FROM lines l WHERE l.article = r.article AND ({condition}))", values


def _article(connection: sqlite3.Connection, id: str, run: int) -> JSON:
    place = Place.of(connection, id)
    asked = "SELECT kind, count(*) FROM lines WHERE article = ? GROUP BY kind"
    counted = dict(connection.execute(asked, (id,)).fetchall())
    return {
        **article_json(place.article),
        "run": run,
        "characters": len(place.article.text),
        "sentences": len(place.sentences),
        **{kind: counted.get(kind, 0) for kind in KINDS},
    }


def _limit(filters: Filters) -> int:
    """SQLite's way of saying "all" is a negative limit."""
    return -1 if filters.limit is None else max(filters.limit, 0)
