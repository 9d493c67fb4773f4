"""Which lines are asked for, as SQL. The record's own order is day, article, place in the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Condition = tuple[str, tuple[object, ...]]

ORDER = 'l.day IS NULL, l.day, l.article, l.start, l."end", l.id'


@dataclass(frozen=True, slots=True)
class Filters:
    """What lines have to meet, all of it at once.

    ``actor`` is who acts, speaks, takes the stand or sets the deadline; ``with_`` the other side; both,
    like ``speaker``, are codes, PLOVER codes or names. ``since`` and ``until`` are ISO dates, both
    included; they leave out lines without any date. ``published_since`` and ``published_until`` are
    about the day on which the article came out, whatever day the line is about. ``topic`` is a condition on
    topics ``t`` that stands in for the words of ``issue`` where these name one. Where a kind of line has
    no such thing itself (an event has no issue), the line's sentence decides: an event on an issue is one
    told in a sentence that also holds a position on it.
    """

    actor: str | None = None
    with_: str | None = None
    issue: str | None = None
    category: str | None = None
    speaker: str | None = None
    since: str | None = None
    until: str | None = None
    min_confidence: float | None = None
    limit: int | None = None
    published_since: str | None = None
    published_until: str | None = None
    topic: Condition | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """Where a filter looks: the parts it names by kind of line, and the kind that decides for the others."""

    parts: Mapping[str, tuple[str, ...]]
    kind: str


ACTOR = Home(
    {
        "events": ("actor",),
        "statements": ("speaker",),
        "deadlines": ("set_by",),
        "figures": ("according_to",),
    },
    "events",
)
WITH = Home({"events": ("actor", "recipient"), "deadlines": ("binds",)}, "events")
SPEAKER = Home({"events": ("according_to",), "statements": ("speaker",), "figures": ("according_to",)}, "statements")

WHO = "(p.code = ? OR p.plover = ? OR casefold(p.name) = ?)"
PARTY = "EXISTS (SELECT 1 FROM parties p WHERE p.line = {line}.id AND p.part IN ({parts}) AND {who})"
BOTH = f"""EXISTS (
    SELECT 1 FROM parties p JOIN parties q ON q.line = p.line AND (q.part, q.ordinal) <> (p.part, p.ordinal)
    WHERE p.line = l.id AND p.part = 'actor' AND {WHO}
      AND q.part IN ('actor', 'recipient') AND {WHO.replace("p.", "q.")}
)"""
BESIDE = """EXISTS (
    SELECT 1 FROM lines o
    WHERE o.article = l.article AND o.sentence = l.sentence AND o.kind = '{kind}' AND {condition}
)"""
TOLD = 'EXISTS (SELECT 1 FROM statements s WHERE s.line = l.id AND casefold(s."to") = ?)'
HOLDER = f"EXISTS (SELECT 1 FROM positions p WHERE p.line = l.id AND ({WHO} OR casefold(p.person) = ?))"
ISSUE = "EXISTS (SELECT 1 FROM positions p WHERE p.line = {line}.id AND casefold(p.issue) = ?)"
TOPIC = "EXISTS (SELECT 1 FROM topics t WHERE t.line = {line}.id AND ({condition}))"
PUBLISHED = "l.article IN (SELECT a.id FROM articles a WHERE {condition})"
CATEGORY = "EXISTS (SELECT 1 FROM events e WHERE e.line = {line}.id AND casefold(e.category) = ?)"


def where(kind: str, filters: Filters) -> Condition:
    """The condition that the lines ``l`` of a kind have to meet, with its values."""
    found = [*_parties(kind, filters), *_contents(kind, filters), *within("l.day", filters)]
    found += [(PUBLISHED.format(condition=sql), values) for sql, values in published("a.published", filters)]
    if filters.min_confidence is not None:
        found.append(("l.confidence >= ?", (filters.min_confidence,)))
    return joined([("l.kind = ?", (kind,)), *found])


def joined(conditions: Sequence[Condition], by: str = "AND") -> Condition:
    """Several conditions as one."""
    sql = f" {by} ".join(f"({sql})" for sql, _ in conditions) or "1"
    return sql, tuple(value for _, values in conditions for value in values)


def who(name: str) -> tuple[object, ...]:
    """The values of ``WHO``: a code, a PLOVER code or a name."""
    return (name, name, name.casefold())


def _parties(kind: str, filters: Filters) -> Iterator[Condition]:
    if kind == "events" and filters.actor is not None and filters.with_ is not None:
        # Two parties, not one counted twice: Russians with Russians have to be two.
        yield BOTH, (*who(filters.actor), *who(filters.with_))
        return
    if filters.actor is not None:
        yield _holder(filters.actor) if kind == "positions" else _party(kind, ACTOR, filters.actor)
    if filters.with_ is not None:
        told = (TOLD, (filters.with_.casefold(),))
        yield told if kind == "statements" else _party(kind, WITH, filters.with_)


def _contents(kind: str, filters: Filters) -> Iterator[Condition]:
    if filters.speaker is not None:
        yield _party(kind, SPEAKER, filters.speaker)
    if filters.topic is not None:
        yield _beside(kind, "positions", TOPIC.format(line="{line}", condition=filters.topic[0]), filters.topic[1])
    elif filters.issue is not None:
        yield _text(kind, "positions", ISSUE, filters.issue)
    if filters.category is not None:
        yield _text(kind, "events", CATEGORY, filters.category)


def within(column: str, filters: Filters) -> Iterator[Condition]:
    """The conditions on a date, at the precision asked for: "until 2003-03" takes in all of March."""
    yield from _between(column, filters.since, filters.until)


def published(column: str, filters: Filters) -> Iterator[Condition]:
    """The conditions on the day of publication."""
    yield from _between(column, filters.published_since, filters.published_until)


def _between(column: str, since: str | None, until: str | None) -> Iterator[Condition]:
    if since is not None:
        yield f"{column} >= ?", (since,)
    if until is not None:
        yield f"substr({column}, 1, ?) <= ?", (len(until), until)


def _party(kind: str, home: Home, name: str) -> Condition:
    own = home.parts.get(kind)
    parts = ", ".join(f"'{part}'" for part in own or home.parts[home.kind])
    sql = PARTY.format(line="l" if own else "o", parts=parts, who=WHO)
    return (sql if own else BESIDE.format(kind=home.kind, condition=sql)), who(name)


def _holder(name: str) -> Condition:
    return HOLDER, (*who(name), name.casefold())


def _text(kind: str, home: str, condition: str, words: str) -> Condition:
    return _beside(kind, home, condition, (words.casefold(),))


def _beside(kind: str, home: str, condition: str, values: tuple[object, ...]) -> Condition:
    own = kind == home
    sql = condition.format(line="l" if own else "o")
    return (sql if own else BESIDE.format(kind=home, condition=sql)), values
