"""XML written as a stream, with words made safe for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 cannot hold, even as a reference.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def safe(value: object) -> str:
    """A value as text that XML can hold; what it cannot is told by U+FFFD."""
    return FORBIDDEN.sub("\ufffd", str(value))


class Writer:
    """Elements written to a file one after another, indented by their depth."""

    def __init__(self, file: IO[str], *, head: bool = True) -> None:
        self._file = file
        self._depth = 0
        if head:
            file.write(HEAD)

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, object] | None = None) -> Iterator[None]:
        """An element around what is written within."""
        self._line(f"<{name}{_attributes(attributes or {})}>")
        self._depth += 1
        yield
        self._depth -= 1
        self._line(f"</{name}>")

    def empty(self, name: str, attributes: Mapping[str, object]) -> None:
        """An element without contents."""
        self._line(f"<{name}{_attributes(attributes)}/>")

    def text(self, name: str, value: object, attributes: Mapping[str, object] | None = None) -> None:
        """An element that holds text."""
        self._line(f"<{name}{_attributes(attributes or {})}>{escape(safe(value))}</{name}>")

    def _line(self, written: str) -> None:
        self._file.write("  " * self._depth + written + "\n")


def _attributes(attributes: Mapping[str, object]) -> str:
    return "".join(f" {name}={quoteattr(safe(value))}" for name, value in attributes.items() if value is not None)
