"""What the user says about the input as a whole."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.errors import InputError
from onrecord.reading.dates import FAR, OF_PUBLICATION, is_far, iso_date

FIELDS = ("text", "title", "date", "publisher", "url", "id")


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: each value left alone means that the input speaks for itself.

    ``date`` and ``publisher`` win over what a file with one report says, and fill the gaps of
    tables. ``columns`` maps a field (text, title, date, publisher, url, id) to the name of its
    column. ``max_size`` is the length of the longest report, in characters.
    """

    date: str | None = None
    publisher: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    any_language: bool = False
    encoding: str | None = None
    max_size: int = 1_000_000

    def __post_init__(self) -> None:
        if self.date is not None and is_far(self.date):
            raise InputError("--date", f"{self.date!r} {FAR}", OF_PUBLICATION)
        if self.date is not None and self.date != iso_date(self.date):
            raise InputError("--date", f"{self.date!r} is no date", "write it as YYYY-MM-DD")
        if self.encoding is not None:
            _check_encoding(self.encoding)
        if self.max_size < 1:
            raise InputError("--max-size", f"{self.max_size} is no length", "give at least 1 character")
        for name in self.columns:
            _check_field(name)

    @property
    def codec(self) -> str:
        """The codec that decodes the input; a byte order mark never reaches the text."""
        if self.encoding is None or codecs.lookup(self.encoding).name == "utf-8":
            return "utf-8-sig"
        return self.encoding


def _check_encoding(name: str) -> None:
    try:
        b"a".decode(name)
    except LookupError:
        remedy = "use a name such as cp1252, latin-1 or utf-16"
        raise InputError("--encoding", f"{name!r} is no known encoding", remedy) from None
    except UnicodeError:
        pass  # a known encoding in which one byte makes no character


def _check_field(name: str) -> None:
    if name not in FIELDS:
        raise InputError("--column", f"there is no field {name!r}", f"the fields are {', '.join(FIELDS)}")
