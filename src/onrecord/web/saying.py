"""What a line says, in one short sentence: for tooltips, lists and assistive technology."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.views.columns import amount, codes, day, status, who
from onrecord.views.text import clip

Line = Mapping[str, Any]
LONGEST = 160


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
