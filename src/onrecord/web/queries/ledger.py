"""The columns of all kinds of lines, loaded when the server starts and again when the record has changed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Lock, Thread

from onrecord.codebook.called import called
from onrecord.errors import RecordError
from onrecord.record import Decision, Record, decisions, topics
from onrecord.schema import KINDS
from onrecord.web.queries.columns import Columns
from onrecord.web.queries.gathered import Gathered, gather
from onrecord.web.queries.loading import load

LARGE = 20_000
"""From so many lines on a changed record is read again behind the pages, which show the state before meanwhile."""

CHANGES = "SELECT count FROM totals WHERE kind = 'changes'"
CACHE = 1024  # KiB

FIRST, BETWEEN = 1.0, 0.1
"""Seconds for the first page to be made in peace, and between the kinds for pages that wait for one of them."""


class Ledger:
    """Gives the columns of a kind, in which codes are called as the codebook has them.

    Reads through a connection of its own, so that no page waits for it.
    """

    def __init__(self, path: Path, codebook: str | None = None) -> None:
        self._known = called(codebook)
        self._record = Record.open(path, create=False, readonly=True)
        with self._record.snapshot() as connection:
            # what it reads from the beginning to the end is not worth keeping
            connection.execute(f"PRAGMA cache_size = -{CACHE}")
        self._watch = Record.open(path, create=False, readonly=True)  # asked while the other one reads
        self._lock = Lock()
        self._held: dict[str, tuple[int, Columns]] = {}
        self._gathered: tuple[Columns, list[Decision], Gathered] | None = None
        self._renewing: set[str] = set()
        self._ending = Event()
        # always the same thread, since the memory that one lets go of is of little use to another
        self._loader = ThreadPoolExecutor(max_workers=1)

    def begin(self) -> None:
        """Load all columns behind the pages, so that the first page to need them finds them there."""
        Thread(target=self._load_all, daemon=True).start()

    def close(self) -> None:
        """Let go of the file, once what is being read from it is read."""
        self._ending.set()
        with self._lock:
            self._loader.shutdown()
            self._record.close()
            self._watch.close()

    def columns(self, kind: str) -> Columns:
        """The columns of a kind of lines, as the record is now or was a moment ago."""
        held = self._held.get(kind)
        if held is not None and (held[0] == self._version() or self._renewed_behind(kind, held[1])):
            return held[1]
        with self._lock:
            return self._current(kind)

    def gathered(self, positions: Columns) -> Gathered:
        """The issues that positions are on, by what the user has said of issues so far."""
        with self._watch.snapshot() as connection:
            said = decisions.decided(connection, "issues")
            held = self._gathered
            if held is not None and held[0] is positions and held[1] == said:
                return held[2]
            gathering = topics.gathering(connection)
        found = gather(positions, gathering)
        self._gathered = positions, said, found
        return found

    def issue(self, gathered: Gathered, words: str) -> int | None:
        """The number of the issue with a name, a wording or telling words; None where there is no one such issue."""
        if words.casefold() in gathered.by_name:
            return gathered.by_name[words.casefold()]
        with self._watch.snapshot() as connection:
            try:
                return gathered.numbered(topics.find(connection, words))
            except RecordError:
                return None

    def _current(self, kind: str) -> Columns:
        held = self._held.get(kind)
        if held is None or held[0] != self._version():
            held = self._load(kind)
        return held[1]

    def _renewed_behind(self, kind: str, old: Columns) -> bool:
        """Whether the old columns will do, since new ones are on their way."""
        if len(old) < LARGE:
            return False
        if kind not in self._renewing:
            self._renewing.add(kind)
            Thread(target=self._renew, args=(kind,), daemon=True).start()
        return True

    def _load_all(self) -> None:
        pause = FIRST
        for kind in KINDS:
            if self._ending.wait(pause):
                return
            try:
                with self._lock:
                    if not self._ending.is_set():
                        self._current(kind)
            except RecordError:
                return  # told by the page that asks next
            pause = BETWEEN

    def _renew(self, kind: str) -> None:
        try:
            with self._lock:
                if not self._ending.is_set():
                    self._load(kind)
        finally:
            self._renewing.discard(kind)

    def _load(self, kind: str) -> tuple[int, Columns]:
        found = self._loader.submit(self._read, kind).result()
        if kind == "positions":
            self.gathered(found[1])  # takes a while, so it is done before the pages have the columns
        self._held[kind] = found
        return found

    def _read(self, kind: str) -> tuple[int, Columns]:
        version = self._version()
        with self._record.snapshot() as connection:
            return version, load(connection, kind, self._known)

    def _version(self) -> int:
        """A number that changes with every change of the lines; what coders decide changes none."""
        with self._watch.snapshot() as connection:
            found: int = connection.execute(CHANGES).fetchone()[0]
            return found
