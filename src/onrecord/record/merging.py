"""Events told by several reports, found as readings come and go.

The caller holds the transaction. Each account keeps its strongest links to accounts told earlier; which
accounts tell one event follows from the links alone. So what is found depends on the readings on record and
never on the order in which they came, and a new reading touches only what is linked to it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from onrecord.merge.account import ENOUGH_SHARED, Account, accounts, keys
from onrecord.merge.alike import alike, days
from onrecord.merge.cluster import FEW, Link, clusters, strongest
from onrecord.merge.reprint import Body, likeness, story
from onrecord.merge.words import Words
from onrecord.record.among import among
from onrecord.schema import Reading

LINKED = """
WITH RECURSIVE linked (id) AS (
    SELECT value FROM json_each(?)
    UNION SELECT l.earlier FROM linked a JOIN links l ON l.later = a.id
    UNION SELECT l.later FROM linked a JOIN links l ON l.earlier = a.id
)
SELECT id FROM linked
"""
FOUND = """
SELECT account FROM account_keys WHERE "key" = ? AND day BETWEEN ? AND ? ORDER BY day, account LIMIT ?
"""
CROWD = 100  # accounts of one key that are looked at: where there are more, the first are enough to link to
MOST = 50  # accounts that one is held against in earnest, those that share most


def enter(connection: sqlite3.Connection, reading: Reading) -> None:
    """Hold the events of a reading that was just stored against those on record, and merge them."""
    stories = Stories(connection, reading.article.id)
    found = list(accounts(reading))
    for account in found:
        _keep(connection, account)
    for account in found:
        later = _link(connection, account, stories)
        if later or not _added(connection, account):
            assemble(connection, {account.id, *later})


def neighbours(connection: sqlite3.Connection, article: str) -> list[str]:
    """The accounts of other articles that are linked to an article's events; to be mended when these go."""
    rows = connection.execute("SELECT id FROM lines WHERE article = ? AND kind = 'events'", (article,))
    own = {row["id"] for row in rows}
    return sorted(_linked(connection, own) - own)


def mend(connection: sqlite3.Connection, left: Iterable[str]) -> None:
    """Merge anew the accounts that were linked to events which are gone now."""
    touched = set(left)
    for line in sorted(touched):
        row = connection.execute("SELECT told FROM accounts WHERE line = ?", (line,)).fetchone()
        count = connection.execute("SELECT count(*) FROM links WHERE later = ?", (line,)).fetchone()[0]
        if row and count < FEW:  # one that was too weak to keep may have its turn now
            account = _account(row["told"])
            touched |= _link(connection, account, Stories(connection, account.article))
    assemble(connection, touched)


def assemble(connection: sqlite3.Connection, touched: Iterable[str]) -> None:
    """Write down which accounts tell one event, for all that are linked to the touched ones."""
    said = _said(connection)
    lines = _linked(connection, touched, said.joined)
    lines = _linked(connection, lines | _mates(connection, lines), said.joined)
    known = {row["line"]: _account(row["told"]) for row in among(connection, "SELECT * FROM accounts", "line", lines)}
    links = [link for link in _links(connection, known) if not {link.later, link.earlier} & said.split]
    links += [Link(one, other, 0.0, said=True) for one, other in said.joined if one in known and other in known]
    connection.executemany("DELETE FROM merged WHERE line = ?", [(line,) for line in sorted(known)])
    groups = clusters(links, {id: account.article for id, account in known.items()})
    plain = len(groups) == 1 and len(groups[0]) == len(known) and not said.about(known)
    for group in groups:
        first = min((known[id] for id in group), key=lambda account: account.order).id
        rows = [(id, first, known[id].article, plain) for id in sorted(group)]
        connection.executemany("INSERT INTO merged VALUES (?, ?, ?, ?)", rows)


def _added(connection: sqlite3.Connection, account: Account) -> bool:
    """Add an account to the one event that it is linked to, where that is all there is to do.

    An event told a thousand times need not be put together again for each new report of it.
    """
    links = _kept(connection, account.id)
    rows = among(connection, "SELECT * FROM merged", "line", {link.earlier for link in links})
    events = {row["event"] for row in rows if row["plain"]}
    if not links:
        return True
    if len(rows) < len(links) or len(events) != 1 or not all(row["plain"] for row in rows):
        return False
    event = events.pop()
    told = "SELECT 1 FROM merged WHERE event = ? AND article = ?"
    if connection.execute(told, (event, account.article)).fetchone():
        return False
    connection.execute("INSERT INTO merged VALUES (?, ?, ?, 1)", (account.id, event, account.article))
    return True


def _keep(connection: sqlite3.Connection, account: Account) -> None:
    kept = connection.execute("INSERT INTO accounts (line, told) VALUES (?, ?)", (account.id, _told(account))).lastrowid
    rows = [(kept, key, account.day) for key in sorted(keys(account))]
    connection.executemany("INSERT INTO account_keys VALUES (?, ?, ?)", rows)


def _link(connection: sqlite3.Connection, account: Account, stories: Stories) -> set[str]:
    """Write down what links an account to others; the later ones among them."""
    own: list[Link] = []
    later: dict[str, list[Link]] = {}
    for other in _candidates(connection, account):
        link = stories.link(account, other)
        if link and link.later == account.id:
            own.append(link)
        elif link:
            later.setdefault(link.later, []).append(link)
    _write(connection, account.id, own)
    for line, links in later.items():
        kept = {link.earlier: link for link in _kept(connection, line)}
        _write(connection, line, {**kept, **{link.earlier: link for link in links}}.values())
    return set(later)


def _write(connection: sqlite3.Connection, line: str, links: Iterable[Link]) -> None:
    connection.execute("DELETE FROM links WHERE later = ?", (line,))
    rows = [(k.later, k.earlier, k.points, json.dumps(k.reasons)) for k in strongest(links)]
    connection.executemany("INSERT INTO links VALUES (?, ?, ?, ?)", rows)


def _candidates(connection: sqlite3.Connection, account: Account) -> Iterator[Account]:
    """The accounts of other articles that may tell the same event, in a fixed order."""
    shared: Counter[int] = Counter()
    window = days(account)
    for key, weight in keys(account).items():
        for (found,) in connection.execute(FOUND, (key, *window, CROWD)):
            shared[found] += weight
    likely = sorted((-count, number) for number, count in shared.items() if count >= ENOUGH_SHARED)[:MOST]
    rows = among(connection, "SELECT told FROM accounts", "id", [number for _, number in likely])
    others = (_account(row["told"]) for row in rows)
    yield from sorted((one for one in others if one.article != account.article), key=lambda one: one.id)


class Stories:
    """Links between the events of one article and those of others, which rest on how alike the articles are."""

    def __init__(self, connection: sqlite3.Connection, article: str) -> None:
        self._connection = connection
        self._body = self._of(article)
        self._known: dict[str, int] = {}

    def link(self, account: Account, other: Account) -> Link | None:
        """The link of an account of the article to one of another; None where they tell two events."""
        if alike(account, other, 1) is None:
            return None
        found = alike(account, other, self._story(other.article))
        if found is None:
            return None
        earlier, later = sorted((account, other), key=lambda one: one.order)
        return Link(later.id, earlier.id, found.points, found.reasons)

    def _story(self, other: str) -> int:
        if other not in self._known:
            self._known[other] = story(likeness(self._body, self._of(other)))
        return self._known[other]

    def _of(self, article: str) -> Body:
        asked = "SELECT b.stems, b.names, a.published FROM bodies b JOIN articles a ON a.id = b.article WHERE a.id = ?"
        row = self._connection.execute(asked, (article,)).fetchone()
        return Body(row["published"], frozenset(row["stems"].split()), frozenset(row["names"].split()))


@dataclass(frozen=True, slots=True)
class Said:
    """What the user has said of events: which two are one, and which is none of the others."""

    joined: tuple[tuple[str, str], ...]
    split: frozenset[str]

    def about(self, lines: Iterable[str]) -> bool:
        """Whether the user has said anything of some accounts."""
        return not (self.split | {line for pair in self.joined for line in pair}).isdisjoint(lines)


def _said(connection: sqlite3.Connection) -> Said:
    rows = connection.execute("SELECT act, subject, value FROM decisions WHERE kind = 'events' ORDER BY id").fetchall()
    joined = tuple((row["subject"], row["value"]) for row in rows if row["act"] == "join")
    return Said(joined, frozenset(row["subject"] for row in rows if row["act"] == "split"))


def _linked(connection: sqlite3.Connection, lines: Iterable[str], joined: Iterable[tuple[str, str]] = ()) -> set[str]:
    """All accounts that links, or what the user has said, connect with some."""
    found = set(lines)
    pairs = [set(pair) for pair in joined]
    while True:
        found = {row["id"] for row in connection.execute(LINKED, (json.dumps(sorted(found)),))}
        more = {line for pair in pairs if pair & found for line in pair} - found
        if not more:
            return found
        found |= more


def _mates(connection: sqlite3.Connection, lines: Iterable[str]) -> set[str]:
    """The accounts that were merged with some, though no link may connect them any more."""
    events = {row["event"] for row in among(connection, "SELECT event FROM merged", "line", lines)}
    return {row["line"] for row in among(connection, "SELECT line FROM merged", "event", events)}


def _links(connection: sqlite3.Connection, lines: Iterable[str]) -> list[Link]:
    return [_as_link(row) for row in among(connection, "SELECT * FROM links", "later", lines)]


def _kept(connection: sqlite3.Connection, line: str) -> list[Link]:
    return _links(connection, [line])


def links(connection: sqlite3.Connection, line: str) -> list[Link]:
    """The links of an account to earlier and to later ones, the strongest first."""
    asked = "SELECT * FROM links WHERE later = ? OR earlier = ? ORDER BY points DESC, later, earlier"
    return [_as_link(row) for row in connection.execute(asked, (line, line))]


def _as_link(row: sqlite3.Row) -> Link:
    return Link(row["later"], row["earlier"], row["points"], tuple(json.loads(row["reasons"])))


def _told(account: Account) -> str:
    """An account as JSON; its sets as sorted lists, so that the same account is written alike."""
    return json.dumps(asdict(account), default=sorted, ensure_ascii=False)


@lru_cache(maxsize=50_000)
def _account(told: str) -> Account:
    found: dict[str, Any] = json.loads(told)
    about = Words(*(frozenset(found["about"][name]) for name in ("stems", "names", "numbers")))
    sets = {name: frozenset(found[name]) for name in ("actors", "recipients", "people", "trigger")}
    return Account(**{**found, **sets, "about": about})
