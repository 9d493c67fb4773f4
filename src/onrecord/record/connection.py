"""Opening a record file: what it has to be, how it is set up, and what to say when it is not."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.record.failure import code, told
from onrecord.record.migrations import APPLICATION_ID, VERSION, upgrade, version

MAGIC = b"SQLite format 3\0"
WAIT = 30.0
PAUSE = 0.05
CACHE = 32 * 1024  # KiB of the file kept in memory
OUT_OF_REACH = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM})


def connect(path: Path, *, create: bool, readonly: bool) -> sqlite3.Connection:
    """A connection to the record at a path. Raises RecordError saying what to do."""
    _require(path, create=create and not readonly)
    try:
        return _readable(path) if readonly else _writable(path, create=create)
    except sqlite3.Error as error:
        raise told(error, path) from error


def _require(path: Path, *, create: bool) -> None:
    """Refuse what cannot be a record, before SQLite touches it."""
    if path.is_dir():
        raise RecordError(f"{path}: is a folder; name a file in it, such as {path / 'onrecord.db'}")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: the folder {path.parent} does not exist; make it first")
    head = _head(path)
    if not head and not create:
        raise RecordError(f"{path}: there is no record here; make one with 'onrecord code PATH'")
    if head and head != MAGIC:
        raise RecordError(f"{path}: is no record (not a SQLite database); name another file with --record")


def _head(path: Path) -> bytes:
    """The first bytes of a file, none when there is no file."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC))
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise RecordError(f"{path}: cannot be read: {error.strerror}; check its permissions") from error


def holds_record(path: Path) -> bool:
    """Whether a file is a record, by its first bytes: SQLite's header, where the application's number stands."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(MAGIC) and int.from_bytes(head[68:72]) == APPLICATION_ID


def _writable(path: Path, *, create: bool) -> sqlite3.Connection:
    connection = _open(path, "mode=rwc" if create else "mode=rw")
    try:
        _recognise(connection, path, fresh=create)
        if version(connection) < VERSION:
            upgrade(connection)
        _write_ahead(connection)
        # Takes no lock for long, and tells now what the first reading would run into.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise
    return connection


def _readable(path: Path) -> sqlite3.Connection:
    """A connection that never writes.

    SQLite wants to keep its lock files next to the database even to read. In a folder that cannot be
    written nobody else writes either, so a record that was closed properly is read as it lies.
    """
    try:
        return _reading(path, "mode=rw")
    except sqlite3.OperationalError as error:
        unfinished = path.with_name(f"{path.name}-wal")
        if code(error) not in OUT_OF_REACH or (unfinished.exists() and unfinished.stat().st_size):
            raise
    return _reading(path, "mode=ro&immutable=1")


def _reading(path: Path, how: str) -> sqlite3.Connection:
    connection = _open(path, how)
    try:
        connection.execute("PRAGMA query_only = ON")
        _recognise(connection, path, fresh=False)
        if version(connection) < VERSION:
            raise RecordError(f"{path}: was made by an older onrecord; open it for writing once to renew it")
    except BaseException:
        connection.close()
        raise
    return connection


def _open(path: Path, how: str) -> sqlite3.Connection:
    """A connection in autocommit mode: transactions are begun and ended by name."""
    address = f"{path.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    # SQLite's own lower() knows ASCII only.
    connection.create_function("casefold", 1, _casefold, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    return connection


def _casefold(words: str | None) -> str | None:
    return None if words is None else words.casefold()


def _recognise(connection: sqlite3.Connection, path: Path, *, fresh: bool) -> None:
    """Refuse databases of other programs and of a later onrecord; ``fresh`` lets empty ones pass."""
    application, tables = _identity(connection)
    if application != APPLICATION_ID and not (fresh and application == tables == 0):
        raise RecordError(f"{path}: is a database of another program; name another file with --record")
    if application == APPLICATION_ID and version(connection) > VERSION:
        versions = f"record version {version(connection)}, this one reads up to {VERSION}"
        remedy = "update with 'pip install --upgrade onrecord'"
        raise RecordError(f"{path}: was made by a newer onrecord ({versions}); {remedy}")


def _identity(connection: sqlite3.Connection) -> tuple[int, int]:
    """Application id and number of tables, from one snapshot: somebody else may be creating the file just now."""
    connection.execute("BEGIN")
    try:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        return connection.execute("PRAGMA application_id").fetchone()[0], tables
    finally:
        connection.execute("ROLLBACK")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to WAL mode, so that readers go on during writes; waits for others doing the same."""
    until = time.monotonic() + WAIT
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
                return  # a file system without shared memory: readers wait for writers there
        except sqlite3.OperationalError as error:
            if code(error) not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} or time.monotonic() > until:
                raise
            time.sleep(PAUSE)
