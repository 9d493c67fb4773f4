"""What a line says, in one short sentence: for tooltips, lists and assistive technology."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from onrecord.views.amount import amount
from onrecord.views.columns import codes, day, status, who
from onrecord.views.text import clip
from onrecord.web.safe import control_marks

Line = Mapping[str, Any]
LONGEST = 160
SHOWN = 420


def saying(line: Line) -> str:
    """The coding of a line: "USA → IRQ: accuse/allege, 2003-02-05"."""
    match line["line"]:
        case "events":
            parts = _event(line)
        case "statements":
            parts = [f"{who(line['speaker']) or 'nobody named'} {_cue(line)}", line["form"], day(line)]
        case "positions":
            condition = f"if {line['condition']}" if line["condition"] else ""
            parts = [f"{holder(line)}: {line['stance']} {line['issue']}", condition, day(line)]
        case "deadlines":
            parts = [f"due {line['due']}: {line['what']}", _bound(line)]
        case _:
            by = line["according_to"]
            parts = [f"{amount(line)}: {line['what']}", f"according to {who(by)}" if by else ""]
    return clip(", ".join(filter(None, map(str, parts))), LONGEST)


def _event(line: Line) -> Iterable[str]:
    sides = " → ".join(filter(None, (codes(line["actors"]) or "?", codes(line["recipients"]))))
    told = f"according to {who(line['according_to'])}" if line["according_to"] else ""
    return f"{sides}: {doing(line)}", status(line), day(line), told


def doing(line: Line) -> str:
    """Category and mode of an event in small letters: "accuse / allege"."""
    return " / ".join(filter(None, (line["category"], line["mode"]))).lower().replace("-", " ")


def _cue(line: Line) -> str:
    return str((line["cue"] or {}).get("text") or "said")


def _bound(line: Line) -> str:
    return " → ".join(codes([line[key]]) for key in ("set_by", "binds") if line[key])


def holder(position: Line) -> str:
    """Whose position it is: the person where it is one's own, else the actor."""
    return str(position["person"] or who(position["actor"]) or "nobody named")


def place(line: Line) -> int:
    """The character of its article at which a line stands."""
    if line.get("trigger"):
        return int(line["trigger"]["start"])
    return int((line.get("content") or line["evidence"])[0]["start"])


def quoted(line: Line) -> Markup:
    """The sentence of a line, the words it stands on in bold; a long one is cut around them."""
    text = str(line.get("content_text") or line["sentence_text"])
    word = str((line.get("trigger") or {}).get("text") or (line["text"] if line["line"] == "figures" else ""))
    at = text.find(word) if word else -1
    start = max(at - SHOWN // 2, 0) if at > SHOWN // 2 else 0
    before = ("… " if start else "") + text[start : max(at, start)]
    rest = text[max(at, start) + (len(word) if at >= 0 else 0) :]
    after = rest[:SHOWN] + ("…" if len(rest) > SHOWN else "")
    if at < 0:
        return control_marks(before + after)
    return Markup("{}<b>{}</b>{}").format(control_marks(before), control_marks(word[:SHOWN]), control_marks(after))
