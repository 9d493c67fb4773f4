"""Issues on the record: which positions are on one, by the codebook, by shared words and by what the user has said.

The caller holds the transaction. What the user has said is kept by words, never by ids, so that it holds for
positions made anew and for those still to come.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from onrecord.codebook.codebook import load
from onrecord.errors import ChoiceError, CodebookError, RecordError
from onrecord.issues.topic import About, topic
from onrecord.record import decisions, tables
from onrecord.record.among import among
from onrecord.record.query import Condition, Filters, joined, where
from onrecord.schema import Reading
from onrecord.serialise import JSON

COUNTED = """
SELECT t.issue, t.kind, min(t.rule) AS rule, count(*) AS positions, count(DISTINCT p.code) AS holders,
       min(l.day) AS first, max(l.day) AS last
FROM topics t JOIN lines l ON l.id = t.line JOIN positions p ON p.line = t.line
WHERE {condition} GROUP BY t.issue, t.kind ORDER BY t.kind = '', count(*) DESC, t.issue
"""
WORDINGS = """
SELECT min(p.issue) AS wording, count(*) AS positions FROM topics t JOIN positions p ON p.line = t.line
WHERE {condition} GROUP BY t.wording ORDER BY count(*) DESC, t.wording LIMIT ?
"""
OF_WORDING = "SELECT issue FROM topics WHERE wording = ? GROUP BY issue ORDER BY count(*) DESC, issue LIMIT 1"
NAMED = "SELECT issue FROM topics WHERE kind <> '' GROUP BY issue ORDER BY issue"
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Issue:
    """What makes up an issue: keys that wordings come to, and wordings split off from theirs; ``name`` if given.

    ``kinds`` are those that the codebook's rows give it.
    """

    keys: frozenset[str] = frozenset()
    wordings: frozenset[str] = frozenset()
    name: str | None = None
    kinds: frozenset[str] = frozenset()

    def joined(self, other: Issue) -> Issue:
        """Both as one issue; the name given last is its name."""
        return Issue(self.keys | other.keys, self.wordings | other.wordings, other.name or self.name)

    def shares(self, other: Issue) -> bool:
        """Whether they have a key or a wording in common."""
        return bool(self.keys & other.keys or self.wordings & other.wordings)


@dataclass(frozen=True, slots=True)
class Gathering:
    """How issues are gathered: what the user has joined and named, and the wordings taken out of their issues."""

    said: Sequence[Issue] = ()
    split: frozenset[str] = frozenset()

    def of(self, key: str, wording: str) -> Issue:
        """The issue of a position whose words, without capitals, come to a key."""
        own = Issue(wordings=frozenset({wording})) if wording in self.split else Issue(frozenset({key}))
        return _gathered(own, self.said)


def gathering(connection: sqlite3.Connection) -> Gathering:
    """How the issues on a record are gathered."""
    return Gathering(_said(connection), _split(connection))


def enter(connection: sqlite3.Connection, reading: Reading, run: int) -> None:
    """Note which issues the positions of a reading are on, by the codebook of its run."""
    if not reading.positions:
        return
    book = load(_folder(connection, run))
    for position in reading.positions:
        found = topic(position.issue, About.of(position, reading.article), book)
        row = (position.id, position.issue.casefold(), found.issue, found.kind, found.sense, found.rule)
        connection.execute("INSERT INTO topics VALUES (?, ?, ?, ?, ?, ?)", row)


def _folder(connection: sqlite3.Connection, run: int) -> str | None:
    """The user's own codebook that a run was made with, where it is still there and whole."""
    row = connection.execute("SELECT options FROM runs WHERE id = ?", (run,)).fetchone()
    folder = json.loads(row["options"]).get("codebook") if row else None
    try:
        load(folder)
    except CodebookError:
        return None
    return str(folder) if folder else None


def find(connection: sqlite3.Connection, words: str) -> Issue:
    """The issue of a name or wording, with all that the user has joined to it. Raises RecordError where there is none.

    Words that only one named issue has are enough: "1441".
    """
    said = _said(connection)
    given = words.casefold().strip()
    own = [issue for issue in said if issue.name and issue.name.casefold() == given]
    found = own[0] if own else _one(connection, given)
    if found is None:
        raise RecordError(_unknown(connection, words))
    return _gathered(found, said)


def worded(connection: sqlite3.Connection, words: str) -> None:
    """Raises RecordError where no position on record has these words for its issue."""
    if not is_wording(connection, words):
        raise RecordError(f"no position is worded {words!r}; 'onrecord issues' shows the wordings of each issue")


def check_said(connection: sqlite3.Connection, act: str, words: str, value: str) -> None:
    """Raises RecordError where there is no such issue, ChoiceError where what is said of it makes no sense."""
    own = find(connection, words)
    if act == "join" and find(connection, value) == own:
        raise ChoiceError(f"{words!r} and {value!r} are one issue already; 'onrecord issues' shows the others")
    if act != "name":
        return
    if not value.strip():
        raise ChoiceError(f"an issue needs a name; 'onrecord issues undo {words}' takes one back")
    for issue in issues(connection, Filters()):
        same = str(issue["issue"]).casefold() == value.casefold().strip()
        if same and find(connection, str(issue["issue"])) != own:
            raise ChoiceError(f"another issue is called {value!r}; give another name, or 'onrecord issues join' both")


def is_wording(connection: sqlite3.Connection, words: str) -> bool:
    """Whether a position on record has these words for its issue."""
    given = words.casefold().strip()
    return connection.execute("SELECT 1 FROM topics WHERE wording = ?", (given,)).fetchone() is not None


def _one(connection: sqlite3.Connection, given: str) -> Issue | None:
    if given in _split(connection):
        return Issue(wordings=frozenset({given}))
    row = connection.execute(OF_WORDING, (given,)).fetchone()
    names = [name["issue"] for name in connection.execute(NAMED)]
    exact = [name for name in names if name.casefold() == given]
    likely = [name for name in names if all(word in name.casefold() for word in given.split())]
    if exact or row or len(likely) == 1:
        return Issue(frozenset({exact[0] if exact else row["issue"] if row else likely[0]}))
    return None


def _unknown(connection: sqlite3.Connection, words: str) -> str:
    names = [row["issue"] for row in connection.execute(NAMED)]
    spoken = words.casefold().split()
    likely = [name for name in names if any(word in name.casefold() for word in spoken)][:SHOWN]
    wordings = [row["wording"] for row in connection.execute("SELECT DISTINCT wording FROM topics ORDER BY wording")]
    likely = likely or [one for one in wordings if words.casefold().strip() in one][:SHOWN]
    likely = likely or get_close_matches(words.casefold().strip(), wordings, n=SHOWN)
    hint = f"it may be one of: {'; '.join(likely)}" if likely else "'onrecord issues' lists those there are"
    return f"there is no one issue {words!r} on record; {hint}"


def _split(connection: sqlite3.Connection) -> frozenset[str]:
    """The wordings that the user has taken out of their issues."""
    return frozenset(one.subject for one in decisions.decided(connection, "issues") if one.act == "split")


def _said(connection: sqlite3.Connection) -> list[Issue]:
    """The issues that the user has joined or named, each whole."""
    found: list[Issue] = []
    for one in decisions.decided(connection, "issues"):
        names = {issue.name.casefold(): issue for issue in found if issue.name}
        subject = names.get(one.subject) or _one(connection, one.subject)
        other = names.get(one.value) or _one(connection, one.value) if one.act == "join" else None
        if subject and one.act == "name":
            found.append(Issue(subject.keys, subject.wordings, one.value))
        elif subject and other:
            found.append(subject.joined(other))
    return _whole(found)


def _whole(found: Sequence[Issue]) -> list[Issue]:
    """Issues of which those that share something are one."""
    apart: list[Issue] = []
    for issue in found:
        same = [one for one in apart if one.shares(issue)]
        for one in same:
            issue = one.joined(issue)
        apart = [one for one in apart if one not in same] + [issue]
    return apart


def _gathered(issue: Issue, said: Iterable[Issue]) -> Issue:
    return next((one for one in said if one.shares(issue)), issue)


def condition(connection: sqlite3.Connection, issue: Issue) -> Condition:
    """The condition that the topics ``t`` of an issue meet, with its values."""
    sql = (
        "((t.issue IN (SELECT value FROM json_each(?)) AND t.wording NOT IN (SELECT value FROM json_each(?)))"
        " OR t.wording IN (SELECT value FROM json_each(?)))"
    )
    sets = (issue.keys, _split(connection), issue.wordings)
    return sql, tuple(json.dumps(sorted(one)) for one in sets)


def issues(connection: sqlite3.Connection, filters: Filters) -> list[JSON]:
    """Issues with how many positions that meet the filters are on them, those of most first, with their wordings."""
    how = gathering(connection)
    whole = ("t.wording NOT IN (SELECT value FROM json_each(?))", (json.dumps(sorted(how.split)),))
    rows = [(Issue(frozenset({row["issue"]})), row) for row in _count(connection, filters, whole)]
    for wording in sorted(how.split):
        own = _count(connection, filters, ("t.wording = ?", (wording,)))
        rows += [(Issue(wordings=frozenset({wording})), row) for row in own]
    counted = _counted(rows, how.said)
    chosen = sorted(counted, key=lambda pair: (-pair[1]["positions"], sorted(pair[0].keys | pair[0].wordings)))
    return [_told(connection, issue, row) for issue, row in chosen[: filters.limit]]


def _count(connection: sqlite3.Connection, filters: Filters, topic: Condition) -> list[sqlite3.Row]:
    sql, values = joined([where("positions", filters), topic])
    return connection.execute(COUNTED.format(condition=sql), values).fetchall()


def _counted(rows: Iterable[tuple[Issue, sqlite3.Row]], said: Sequence[Issue]) -> list[tuple[Issue, JSON]]:
    """The counts of issues, those of joined ones together."""
    found: dict[Issue, JSON] = {}
    for own, row in rows:
        issue = _gathered(own, said)
        kept = found.get(issue)
        if kept is None:
            found[issue] = dict(row)
            continue
        kept["positions"] += row["positions"]
        kept["holders"] = max(kept["holders"], row["holders"])
        kept["kind"] = kept["kind"] or row["kind"]
        kept["first"] = min(filter(None, (kept["first"], row["first"])), default=None)
        kept["last"] = max(filter(None, (kept["last"], row["last"])), default=None)
    return list(found.items())


def _told(connection: sqlite3.Connection, issue: Issue, row: JSON) -> JSON:
    sql, values = condition(connection, issue)
    wordings = connection.execute(WORDINGS.format(condition=sql), (*values, SHOWN)).fetchall()
    return {
        "issue": issue.name or (_named(row) if issue.keys else None) or wordings[0]["wording"],
        "kind": row["kind"] or None,
        "positions": row["positions"],
        "holders": row["holders"],
        "first": row["first"],
        "last": row["last"],
        "wordings": [{"wording": one["wording"], "positions": one["positions"]} for one in wordings],
        "made_by": row["rule"],
        "said": bool(issue.name or len(issue.keys | issue.wordings) > 1 or issue.wordings),
    }


def _named(row: JSON) -> str | None:
    return str(row["issue"]) if row["kind"] else None


def name(connection: sqlite3.Connection, issue: Issue) -> str:
    """What an issue is called: by the user, by the codebook, else by its commonest wording."""
    if issue.name:
        return issue.name
    sql, values = condition(connection, issue)
    row = connection.execute(COUNTED.format(condition=sql), values).fetchone()
    return str(_told(connection, issue, dict(row))["issue"]) if row else min(issue.keys | issue.wordings)


def kinds(connection: sqlite3.Connection, issue: Issue) -> frozenset[str]:
    """The kinds of issue that the codebook's rows give it."""
    rows = among(connection, "SELECT DISTINCT kind FROM topics", "issue", sorted(issue.keys))
    return frozenset(row["kind"] for row in rows)


def stances(connection: sqlite3.Connection, issue: Issue, filters: Filters) -> list[JSON]:
    """The positions on an issue that meet the filters, without their words."""
    return tables.stances(connection, filters, condition(connection, issue))
