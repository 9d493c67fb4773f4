"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from onrecord.errors import OnrecordError
from onrecord.record.connection import holds_record


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """A text file that takes its name only once it is complete; until then the old one stays.

    Raises OnrecordError when the folder is not there or cannot be written to, and where a record would be lost.
    """
    spare_record(path)
    target = path.resolve()
    if target.exists() and not target.is_file():
        # a pipe or /dev/stdout has to be written in place
        with target.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
            yield file
        return
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
            yield file
        temporary.replace(target)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with suppress(OSError):  # it went with its folder, or never was
            temporary.unlink()


def spare_record(path: Path) -> None:
    """Raises OnrecordError where a file that is to be written is a record, be it under another name (a link)."""
    if path.is_file() and holds_record(path):
        raise OnrecordError(f"{path}: is a record, which would be written over and lost; name another file to write to")


def beside(out: Path, ending: str) -> Path | None:
    """The file beside another that goes with it; None beside a pipe or a device."""
    return None if out.exists() and not out.is_file() else out.with_name(f"{out.stem}{ending}")


def unwritable(path: Path, error: OSError) -> OnrecordError:
    """The error for a file that cannot be written, with what to do."""
    problem = error.strerror or str(error)
    return OnrecordError(f"{path}: cannot be written ({problem}); name a file in a folder you may write to")
