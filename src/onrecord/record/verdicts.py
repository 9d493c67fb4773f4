"""What coders decided about lines: kept beside them, found again in every new reading of the article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from typing import Literal

from onrecord.record.lines import lines
from onrecord.record.load import load_reading
from onrecord.record.rematch import Standing, rematch
from onrecord.schema import Span
from onrecord.serialise import JSON

Ruling = Literal["accept", "reject", "edit", "skip", "note"]
Queue = Literal["random", "doubtful", "disputed", "rule", "chosen"]

VERDICTS: tuple[str, ...] = ("accept", "reject", "edit", "skip", "note")
ADJUDICATING = "disputed"

REVIEWED = """
SELECT r.id, r.article, r.kind, r.start, r."end", r.trigger, r.line, d.id AS decision, d.coder, d.verdict,
       d.machine, d.fields, d.note, d.queue, d.among, d.seed, d.decided
FROM reviewed r JOIN verdicts d ON d.reviewed = r.id WHERE {condition} ORDER BY r.id, d.id
"""
INSERT = """
INSERT INTO verdicts (reviewed, coder, verdict, machine, fields, note, queue, among, seed, decided)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
HISTORY = """
SELECT r.line FROM verdicts d JOIN reviewed r ON r.id = d.reviewed
WHERE d.coder = ? AND r.kind = ? AND r.line IS NOT NULL GROUP BY r.id ORDER BY max(d.id) DESC LIMIT ?
"""
LAST = "SELECT id, reviewed FROM verdicts WHERE coder = ? ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a line came from to be decided: the queue, what it was narrowed to, and the seed of its order."""

    queue: Queue = "chosen"
    among: str | None = None
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a coder decided about a line; ``fields`` are those an edit changes, with their new values.

    ``machine`` is the line as the coder saw it, in the reading format; the record fills it in, and ``decided``,
    the time. Raises ValueError where verdict, fields and note do not go together.
    """

    coder: str
    verdict: Ruling
    fields: Mapping[str, str] = field(default_factory=dict)
    note: str | None = None
    source: Source = Source()
    machine: JSON = field(default_factory=dict)
    decided: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise ValueError(f"unknown verdict {self.verdict!r}; one of {', '.join(VERDICTS)}")
        if (self.verdict == "edit") != bool(self.fields):
            raise ValueError("an edit changes fields, and nothing else does")
        if self.verdict == "note" and not self.note:
            raise ValueError("a note needs words")

    @property
    def adjudicates(self) -> bool:
        """Whether it settles a dispute, having seen what others decided."""
        return self.source.queue == ADJUDICATING


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A line that coders decided about, whatever the machine makes of it today, with all decisions in order.

    ``line`` is the id of the line that stands there in the present reading, None where there is none.
    """

    id: int
    article: str
    kind: str
    span: Span
    trigger: str | None
    line: str | None
    decisions: tuple[Judgement, ...]


def decide(connection: sqlite3.Connection, line: str, decision: Judgement) -> bool:
    """Note a decision on a line of the present readings; false when there is no such line."""
    row = connection.execute("SELECT article, kind FROM lines WHERE id = ?", (line,)).fetchone()
    if row is None:
        return False
    standing = _standings(connection, row["article"])[line]
    source = decision.source
    told = (decision.verdict, _written(standing.coding), _written(decision.fields), decision.note)
    came_from = (source.queue, source.among, source.seed, datetime.now(UTC).isoformat(timespec="seconds"))
    reviewed = _reviewed(connection, row["article"], line, standing)
    connection.execute(INSERT, (reviewed, decision.coder, *told, *came_from))
    return True


def undo(connection: sqlite3.Connection, coder: str) -> Reviewed | None:
    """Take a coder's last decision away; the line as it was reviewed before that, None when nothing is left to undo."""
    last = connection.execute(LAST, (coder,)).fetchone()
    if last is None:
        return None
    found = reviewed(connection, "r.id = ?", (last["reviewed"],))[0]
    connection.execute("DELETE FROM verdicts WHERE id = ?", (last["id"],))
    empty = "DELETE FROM reviewed WHERE id = ? AND NOT EXISTS (SELECT 1 FROM verdicts WHERE reviewed = ?)"
    connection.execute(empty, (last["reviewed"], last["reviewed"]))
    return found


def history(connection: sqlite3.Connection, coder: str, kind: str, limit: int) -> list[str]:
    """The ids of the lines that a coder decided about, the last first."""
    return [row["line"] for row in connection.execute(HISTORY, (coder, kind, limit))]


def reviewed(connection: sqlite3.Connection, condition: str = "1", values: Sequence[object] = ()) -> list[Reviewed]:
    """The lines that were reviewed, in the order of their first decision."""
    rows = connection.execute(REVIEWED.format(condition=condition), tuple(values))
    return [_made(list(found)) for _, found in groupby(rows, key=lambda row: row["id"])]


def find_again(connection: sqlite3.Connection, article: str) -> None:
    """Let what was decided about an article's lines point to those of its new reading."""
    old = reviewed(connection, "r.article = ?", (article,))
    if not old:
        return
    new = _standings(connection, article)
    names = list(new)
    connection.execute("UPDATE reviewed SET line = NULL WHERE article = ?", (article,))
    for i, j in rematch([_last_seen(one) for one in old], list(new.values())).items():
        connection.execute("UPDATE reviewed SET line = ? WHERE id = ?", (names[j], old[i].id))


def _reviewed(connection: sqlite3.Connection, article: str, line: str, standing: Standing) -> int:
    """The number of the line among those reviewed, a new one where it has none."""
    row = connection.execute("SELECT id FROM reviewed WHERE line = ?", (line,)).fetchone()
    if row is not None:
        return int(row["id"])
    place = (standing.span.start, standing.span.end, standing.trigger)
    made = 'INSERT INTO reviewed (article, kind, start, "end", trigger, line) VALUES (?, ?, ?, ?, ?, ?)'
    return int(connection.execute(made, (article, standing.kind, *place, line)).lastrowid or 0)


def _standings(connection: sqlite3.Connection, article: str) -> dict[str, Standing]:
    """Every line of an article's reading by its id."""
    reading = load_reading(connection, article)
    return {line.id: Standing.of(kind, line) for kind, _, line in lines(reading)} if reading else {}


def _last_seen(one: Reviewed) -> Standing:
    return Standing(one.kind, one.span, one.trigger, one.decisions[-1].machine)


def _made(rows: Sequence[sqlite3.Row]) -> Reviewed:
    first = rows[0]
    span = Span(first["start"], first["end"])
    decided = tuple(map(_decision, rows))
    return Reviewed(first["id"], first["article"], first["kind"], span, first["trigger"], first["line"], decided)


def _decision(row: sqlite3.Row) -> Judgement:
    source = Source(row["queue"], row["among"], row["seed"])
    fields, machine = json.loads(row["fields"]), json.loads(row["machine"])
    return Judgement(row["coder"], row["verdict"], fields, row["note"], source, machine, row["decided"])


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
