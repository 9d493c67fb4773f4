"""What SQLite reports, as a RecordError that says what to do."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from onrecord.errors import RecordError

FULL = "the disk is full; free some space and run the same again, what was recorded before is kept"
DISK = "the disk is full or failing; free some space or check it, what was recorded before is kept"
LOCKED = "file or folder cannot be written; copy the record to a folder of yours, or only read it"
UNMADE = "the folder cannot be written, so that no record can be made there; name a file in a folder of yours"
BUSY = "another program is writing to it; run the same again when that has finished"
DAMAGED = "it is damaged or no record; take a copy from a backup, or code the articles into a new file"

# By SQLite's primary result code.
ADVICE: dict[int, str] = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: DISK,
    sqlite3.SQLITE_READONLY: LOCKED,
    sqlite3.SQLITE_PERM: LOCKED,
    sqlite3.SQLITE_CANTOPEN: LOCKED,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}


class Refused(RecordError):
    """What cannot be stored or asked for, such as a misquoting reading; the record is as it was."""


def code(error: sqlite3.Error) -> int:
    """SQLite's primary result code, 0 where the error did not come from SQLite."""
    found: int = getattr(error, "sqlite_errorcode", 0) or 0
    return found & 0xFF


def told(error: sqlite3.Error, path: Path) -> RecordError:
    """The error to raise in place of SQLite's."""
    if isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error):
        return RecordError(f"{path}: was closed; open it again with onrecord.open")
    advice = ADVICE.get(code(error), "check that it is a whole record, or code the articles into a new file")
    if advice == LOCKED and not os.path.lexists(path):
        advice = UNMADE
    return RecordError(f"{path}: {error}: {advice}")
