"""What has arrived in a folder since it was last looked at."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.errors import InputError
from onrecord.reading import READERS
from onrecord.reading.source import Source, sources, unreadable

SETTLED = 2.0  # seconds without a change, after which a file counts as written
State = tuple[int, int]


@dataclass
class Folder:
    """A folder, file or pattern under watch, with the state in which each file was read and last seen."""

    given: str
    read: dict[str, State] = field(default_factory=dict)
    seen: dict[str, State] = field(default_factory=dict)

    def arrived(self, first: bool) -> Iterator[Source | InputError]:
        """The files that are new or changed and no longer written to; on the first look all that are there."""
        for source in sources(self.given, READERS):
            if isinstance(source, InputError):
                yield source
                continue
            try:
                found = source.path.stat()
            except OSError as error:  # gone since the folder was listed
                yield unreadable(source.name, error)
                continue
            state = (found.st_mtime_ns, found.st_size)
            quiet = first or time.time() - found.st_mtime > SETTLED or self.seen.get(source.name) == state
            self.seen[source.name] = state
            if quiet and self.read.get(source.name) != state:
                self.read[source.name] = state
                yield source
