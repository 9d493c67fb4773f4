"""Words from reports made safe to show: escaped, and no invisible character left to turn or hide others."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

CONTROLS = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
"""Characters that are not seen but change what is: bidirectional, zero-width and other controls, half characters."""

MARKS = ("\ue000", "\ue001")
"""Around the words found, in a snippet: characters of nobody's use, of which a report has none."""


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


def found_words(snippet: str) -> Markup:
    """A snippet as HTML, the words that were found between MARKS in bold."""
    first, last = MARKS
    pieces = [piece.partition(last) for piece in snippet.split(first)]
    shown = [control_marks(pieces[0][0] + pieces[0][2])]
    shown += [Markup("<b>{}</b>{}").format(control_marks(word), control_marks(rest)) for word, _, rest in pieces[1:]]
    return Markup("").join(shown)


def _box(found: re.Match[str]) -> Markup:
    name = unicodedata.name(found[0], "control character").lower()
    return Markup('<span class="control" title="{}">{}</span>').format(name, _code(found))
