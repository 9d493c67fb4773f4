"""Words from reports made safe to show: escaped, and no invisible character left to turn or hide others."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

CONTROLS = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
"""Characters that are not seen but change what is: bidirectional, zero-width and other controls, half characters."""


def _code(found: re.Match[str]) -> str:
    return f"U+{ord(found[0]):04X}"


def visible(words: str) -> str:
    """Words with every invisible control written out as ⟨U+202E⟩."""
    return CONTROLS.sub(lambda found: f"⟨{_code(found)}⟩", words)


def control_marks(words: str) -> Markup:
    """Words as HTML, each invisible control shown as a box with its code, which copies as nothing."""
    if not CONTROLS.search(words):
        return escape(words)
    pieces: list[Markup] = []
    at = 0
    for found in CONTROLS.finditer(words):
        pieces += [escape(words[at : found.start()]), _box(found)]
        at = found.end()
    return Markup("").join([*pieces, escape(words[at:])])


def _box(found: re.Match[str]) -> Markup:
    name = unicodedata.name(found[0], "control character").lower()
    return Markup('<span class="control" title="{}">{}</span>').format(name, _code(found))
