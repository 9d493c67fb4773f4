"""The short guide that coders have beside the line: what holds for all lines, and for a kind of line."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

GENERAL = "Deciding"
HEADING = re.compile(r"^# (.+)\n", re.MULTILINE)


@cache
def sections() -> dict[str, str]:
    """The sections of the guide by heading, as Markdown without the heading."""
    page = files("onrecord.review").joinpath("guide.md").read_text("utf-8")
    _, *found = HEADING.split(page)
    return {name: body.strip() for name, body in zip(found[::2], found[1::2], strict=True)}


def guide(kind: str) -> str:
    """What to go by for a kind of line, as Markdown: its own section, then what holds for all."""
    return f"{sections()[kind]}\n\n{sections()[GENERAL]}"
