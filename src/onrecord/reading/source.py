"""Which files the given paths stand for, in an order that never changes."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError

PACKED = ".warc.gz"  # the one ending of two parts
WILD = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, with its name as the user gave it."""

    name: str

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return Path(self.name)

    @property
    def suffix(self) -> str:
        """The ending in lower case; figures alone ("iraq-2003.03.18") are no ending."""
        if self.name.lower().endswith(PACKED):
            return PACKED
        suffix = self.path.suffix.lower()
        return "" if re.fullmatch(r"\.\d+", suffix) else suffix


def sources(given: str, suffixes: Iterable[str]) -> Iterator[Source | InputError]:
    """The files that one argument stands for: a file, a folder, or a pattern."""
    known = sorted(suffixes)
    try:
        yield from _sources(given.replace(os.sep, "/"), known)
    except OSError as error:
        yield unreadable(given, error)


def unreadable(where: str, error: OSError) -> InputError:
    """The error for a file or folder that the system does not let us read."""
    if isinstance(error, PermissionError):
        return InputError(where, "may not be read (permission denied)", "change its permissions (chmod +r)")
    if isinstance(error, FileNotFoundError):
        return InputError(where, "does not exist", "check the name")
    reason = error.strerror or str(error)
    return InputError(where, f"cannot be read ({reason})", "check the file and the disk it is on")


def _sources(given: str, known: list[str]) -> Iterator[Source | InputError]:
    path = Path(given)
    if not given:
        yield InputError("''", "is no path", "name a file, a folder, or - for standard input")
    elif path.is_dir():
        yield from _folder(given, known)
    elif path.exists():
        yield Source(given)
    elif WILD.search(given):
        yield from _pattern(given, known)
    else:
        yield InputError(given, "does not exist", "check the name and the folder you are in")


def _pattern(given: str, known: list[str]) -> Iterator[Source | InputError]:
    found = sorted(name.replace(os.sep, "/") for name in _matches(given))
    if not found:
        yield InputError(given, "matches no file", "check the pattern and the folder you are in")
    for name in found:
        # "**" matches folders beside the files in them; these come by themselves.
        if not Path(name).is_dir():
            yield Source(name)
        elif "**" not in given:
            yield from _folder(name, known)


def _matches(pattern: str) -> list[str]:
    return glob.glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute patterns


def _folder(given: str, known: list[str]) -> Iterator[Source | InputError]:
    """Every file of a known kind below the folder; the others are named in one error."""
    failures: list[OSError] = []
    others: list[Source] = []
    empty = True
    for source in _walk(given, failures):
        empty = False
        if source.suffix in known:
            yield source
        else:
            others.append(source)
    for error in failures:
        yield unreadable(str(error.filename or given), error)
    if others:
        yield _passed_over(given, others, known)
    elif empty and not failures:
        yield InputError(given, "is an empty folder", "name a folder that holds reports")


def _walk(given: str, failures: list[OSError]) -> Iterator[Source]:
    visited: set[Path] = set()
    for folder, folders, files in os.walk(given, onerror=failures.append, followlinks=True):
        place = Path(folder).resolve()
        if place in visited:  # a link that leads back
            folders.clear()
            continue
        visited.add(place)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        base = folder.replace(os.sep, "/").rstrip("/")
        for name in sorted(files):
            if not name.startswith("."):
                yield Source(f"{base}/{name}")


def _passed_over(given: str, others: list[Source], known: list[str]) -> InputError:
    kinds = ", ".join(sorted({source.suffix for source in others}))
    count = "1 file is" if len(others) == 1 else f"{len(others)} files are"
    return InputError(given, f"{count} of a kind that is not read ({kinds})", known_kinds(known))


def known_kinds(known: Iterable[str]) -> str:
    """The remedy that lists what can be read."""
    return f"convert to one of {', '.join(sorted(filter(None, known)))}"
