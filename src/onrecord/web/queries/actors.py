"""Who is on record, how often, in which roles, and with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.web.queries.columns import Codes, Columns, Mask, Who
from onrecord.web.queries.ledger import Ledger
from onrecord.web.queries.tallies import by_code

SIDES = ("actor", "recipient")
ROLES = 40


@dataclass(frozen=True, slots=True)
class Busy:
    """An actor with its numbers of events as actor and as recipient, and of statements."""

    key: str
    name: str
    acts: int
    meets: int
    statements: int


@dataclass(frozen=True, slots=True)
class Role:
    """A person or body in a role, how often it is told, and on which days first and last."""

    who: Who
    count: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What is counted of one actor."""

    name: str
    code: str | None
    acts: int
    meets: int
    statements: int
    positions: int
    partners: Sequence[tuple[str, str, int, int]]
    roles: Sequence[Role]
    categories: Sequence[tuple[str, int]]

    @property
    def total(self) -> int:
        """How many lines it is in."""
        return self.acts + self.meets + self.statements + self.positions


def busiest(ledger: Ledger) -> list[Busy]:
    """Everybody with a code or name, the busiest first."""
    events, statements = ledger.columns("events"), ledger.columns("statements")
    counted = [
        by_code(events, events.every(), ("actor",)),
        by_code(events, events.every(), ("recipient",)),
        by_code(statements, statements.every(), ("speaker",)),
    ]
    names = {key: name for rows in reversed(counted) for key, name, _ in rows}
    numbers = [{key: count for key, _, count in rows} for rows in counted]
    found = [Busy(key, names[key], *(table.get(key, 0) for table in numbers)) for key in names]
    return sorted(found, key=lambda row: (-(row.acts + row.meets + row.statements), row.key))


def actor_page(ledger: Ledger, who: str) -> ActorPage:
    """The counts of one actor, by code or name."""
    events, statements, positions = (ledger.columns(kind) for kind in ("events", "statements", "positions"))
    acts, meets = events.with_party(who, ("actor",)), events.with_party(who, ("recipient",))
    spoke = statements.with_party(who, ("speaker",))
    holds = positions.with_party(who, ("holder", "person"))
    roles = _roles([(events, SIDES), (statements, ("speaker",))], who)
    code, name = _called(roles, who, events.people.known)
    return ActorPage(
        name, code, int(acts.sum()), int(meets.sum()), int(spoke.sum()), int(holds.sum()),
        _partners(events, acts, meets, who)[:ROLES], roles[:ROLES],
        [(str(value), count) for value, count in events.own["category"].counts(acts)],
    )  # fmt: skip


def _called(roles: Sequence[Role], who: str, known: Mapping[str, str]) -> tuple[str | None, str]:
    """Its code, and the codebook's name where it goes by its code, else the one that is most used."""
    code = next((role.who.code for role in roles if role.who.code), None)
    if code == who and code in known:
        return code, known[code]
    if code == who:
        plain = Counter({role.who.name: role.count for role in roles if role.who.name and not role.who.role})
        return code, str(plain.most_common(1)[0][0]) if plain else who
    return code, next((role.who.name for role in roles if role.who.name), who)


def _roles(tables: Sequence[tuple[Columns, Sequence[str]]], who: str) -> list[Role]:
    """Everybody who goes by a code or name and takes some parts, with the days on which they are told of."""
    found: dict[Who, Role] = {}
    for columns, parts in tables:
        for actor in columns.people.called(who):
            for part in parts:
                lines = columns.takes[part].of(actor)
                if len(lines):
                    one = _role(columns, actor, lines)
                    found[one.who] = _together(found.get(one.who), one)
    return sorted(found.values(), key=lambda role: (-role.count, str(role.who.name), str(role.who.role)))


def _role(columns: Columns, actor: int, lines: Codes) -> Role:
    # lines stand by their days, those without one last
    edges = (columns.day.values[columns.day.codes[line]] for line in (lines[0], lines[-1]))
    days = [str(day) for day in edges if day]
    return Role(columns.people.values[actor], len(lines), *((days[0], days[-1]) if days else (None, None)))


def _together(one: Role | None, other: Role) -> Role:
    if one is None:
        return other
    days = sorted(day for day in (one.first, other.first, one.last, other.last) if day)
    return Role(one.who, one.count + other.count, days[0] if days else None, days[-1] if days else None)


def _partners(events: Columns, acts: Mask, meets: Mask, who: str) -> list[tuple[str, str, int, int]]:
    """Whom it acts on and who acts on it: code, name, and the numbers of either."""
    towards = by_code(events, acts, ("recipient",))
    from_them = by_code(events, meets, ("actor",))
    counts = [{key: count for key, _, count in rows} for rows in (towards, from_them)]
    names = {key: name for key, name, _ in [*from_them, *towards]}
    rows = [(key, name, counts[0].get(key, 0), counts[1].get(key, 0)) for key, name in names.items()]
    return sorted(rows, key=lambda row: (-(row[2] + row[3]), row[0]))
