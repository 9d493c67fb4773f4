"""Reviewing a record: what to look at next, deciding, and what the decisions come to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from onrecord.errors import OnrecordError
from onrecord.record import Judgement, Record, Reviewed, Source
from onrecord.record.verdicts import Ruling
from onrecord.review import export
from onrecord.review.agreement import Agreement, agreement
from onrecord.review.check import changes
from onrecord.review.choices import Choices, choices
from onrecord.review.outcome import Coded, State, codings, settled
from onrecord.review.precision import Estimate, precision
from onrecord.review.queue import Queue, coder_name
from onrecord.review.task import Task, task
from onrecord.serialise import line_json

CHOSEN = Source()
NEAR = 50
"""How far one can go back and ahead in a queue without deciding."""


class Review:
    """The review of a record. Made by ``Review.open``; a context manager that closes it.

    Every method raises RecordError when the file cannot be read or written.
    """

    def __init__(self, record: Record, codebook: str | None = None) -> None:
        self.record = record
        self._codebook = codebook

    @classmethod
    def open(cls, path: str | Path, *, codebook: str | None = None, readonly: bool = False) -> Review:
        """The review of the record at a path, which has to be there; ``codebook`` is a folder of one's own rows."""
        return cls(Record.open(path, create=False, readonly=readonly), codebook)

    def __enter__(self) -> Review:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.record.close()

    @property
    def choices(self) -> Choices:
        """What coders may choose from: the record's own codebook, where it is still there."""
        return choices(self._codebook or self._last_codebook())

    def _last_codebook(self) -> str | None:
        runs = self.record.runs()
        folder = runs[-1]["options"].get("codebook") if runs else None
        return folder if folder and Path(folder).is_dir() else None

    def upcoming(self, queue: Queue, limit: int = 1) -> list[str]:
        """The ids of the lines that come next in a queue, without those its coder has decided or skipped."""
        if not queue.adjudicates:
            return self.record.drawn(queue.draw, limit)
        return [str(one.line) for one in self._disputes(queue)][:limit]

    def around(self, line: str, queue: Queue) -> tuple[str | None, str | None]:
        """The ids of the lines before and after one: behind it is what was decided, ahead what is left."""
        ahead = self.upcoming(queue, NEAR)
        behind = [id for id in self.record.history(queue.coder, queue.kind, NEAR) if id not in ahead]
        row = [*reversed(behind), *ahead]
        if line not in row:
            return (behind[0] if behind else None), (ahead[0] if ahead else None)
        at = row.index(line)
        return (row[at - 1] if at else None), (row[at + 1] if at + 1 < len(row) else None)

    def left(self, queue: Queue) -> int:
        """How many lines are left in a queue."""
        return len(self._disputes(queue)) if queue.adjudicates else self.record.to_draw(queue.draw)

    def _disputes(self, queue: Queue) -> list[Reviewed]:
        """Lines in dispute that are still there, in the order of their first decision."""
        found = [(one, state) for one, state, _ in self.settled(queue.kind) if one.line is not None]
        skipped = {one.id for one, _ in found if any(d.adjudicates and d.coder == queue.coder for d in one.decisions)}
        return [one for one, state in found if state == State.DISPUTED and one.id not in skipped]

    def next(self, queue: Queue) -> Task | None:
        """The next line of a queue; None at its end."""
        found = self.upcoming(queue)
        return self.task(found[0], queue) if found else None

    def task(self, line: str, queue: Queue) -> Task:
        """A line as its coder is given it. Raises OnrecordError when there is none of that id."""
        found = self.record.line(line)
        reading = self.record.reading(found["article"]["id"]) if found else None
        if found is None or reading is None:
            raise OnrecordError(f"there is no line {line} on record; 'onrecord review next' gives the id of one")
        return task(reading, found["id"], queue.coder, self._reviewed(found), adjudicating=queue.adjudicates)

    def _reviewed(self, line: Mapping[str, object]) -> Reviewed | None:
        return next((one for one in self.record.reviewed(str(line["line"])) if one.line == line["id"]), None)

    def judge(
        self,
        line: str,
        coder: str,
        verdict: Ruling,
        fields: Mapping[str, str] | None = None,
        note: str | None = None,
        source: Source = CHOSEN,
    ) -> Judgement:
        """Keep what a coder decides about a line, given by its id or the beginning of it; what was kept.

        ``fields`` are what an edit changes, as text; an edit that changes nothing accepts. Raises InputError for
        fields that cannot stand, and OnrecordError for an unknown line.
        """
        reading_task = self.task(line, Queue(coder))
        found, text = reading_task.line, reading_task.article.text
        given = fields if verdict == "edit" and fields else {}
        changed = changes(reading_task.kind, line_json(found), given, self.choices, text) if given else {}
        if verdict == "edit" and not changed:
            verdict = "accept"
        words = (note or "").strip() or None
        if verdict == "note" and not words:
            raise OnrecordError("a note needs words; give some with --note")
        decision = Judgement(coder_name(coder), verdict, changed, words, source)
        self.record.judge(found.id, decision)
        return decision

    def undo(self, coder: str) -> tuple[Reviewed, Judgement] | None:
        """Take a coder's last decision away; the line and what was decided, None when nothing was."""
        name = coder_name(coder)
        found = self.record.undo(name)
        return None if found is None else (found, [one for one in found.decisions if one.coder == name][-1])

    def settled(self, kind: str | None = None) -> list[tuple[Reviewed, State, Coded | None]]:
        """Every line that was decided about, how far it has come, and as what it is to stand."""
        found = self.record.reviewed(kind)
        texts = self._texts(found)
        return [(one, *settled(one, texts[one.article])) for one in found]

    def agreement(self, kind: str = "events", seed: int = 1) -> list[Agreement]:
        """How far coders agree, field by field; ``seed`` is of the resamples. Raises MissingExtra."""
        found = self.record.reviewed(kind)
        texts = self._texts(found)
        return agreement(kind, [codings(one, texts[one.article]) for one in found], seed)

    def precision(self, kind: str = "events") -> Estimate:
        """How often the machine is right, from the lines drawn at random. Raises MissingExtra."""
        found = self.settled(kind)
        return precision(found, self._texts([one for one, _, _ in found]))

    def export(self, folder: str | Path, *, complete: bool = False) -> export.Exported:
        """Write the reviewed articles as gold codings that 'onrecord score' reads."""
        return export.export(self.record, Path(folder), complete=complete)

    def _texts(self, found: list[Reviewed]) -> dict[str, str]:
        return {article: self.record.text(article) for article in dict.fromkeys(one.article for one in found)}
