"""The report as HTML: one file without scripts, with words of articles that stay words whatever they hold."""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from onrecord import __version__
from onrecord.schema import KINDS
from onrecord.views.amount import amount
from onrecord.views.brief.positions import STANDS
from onrecord.views.brief.positions import title as holder_title
from onrecord.views.brief.read import publishers
from onrecord.views.columns import Line, act, day, short_id, status
from onrecord.views.report.drawings import inline
from onrecord.views.text import counted

if TYPE_CHECKING:
    from onrecord.views.report.content import Report

LONGEST = 400  # characters of words within a list
LABELS = {
    "timeline": "Chart: events by day and actor; the list below has the same events",
    "positions": "Chart: the last stance of each actor by issue; the list below has the same positions",
    "network": "Chart: who acts on whom, an arrow each; the table below has the numbers",
    "statements": "Chart: statements by speaker; the list below has the statements",
}


def report(found: Report, title: str, drawn: Mapping[str, str]) -> str:
    """The page; ``drawn`` are its charts as SVG, by section."""
    env = Environment(
        loader=PackageLoader("onrecord.views.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"words": words, "day": day, "act": act, "status": status, "amount": amount, "short": short_id}
    env.filters |= {"counted": counted, "address": address, "text": text}
    style = env.get_template("style.css").render()
    return env.get_template("page.html").render(
        report=found,
        page=found.page,
        title=title,
        style=Markup(style),
        seal=b64encode(sha256(style.encode()).digest()).decode(),
        charts={name: Markup(inline(svg, LABELS[name])) for name, svg in drawn.items()},
        version=__version__,
        summary=summary(found),
        publishers=publishers(found.page),
        days=by_day(found.events),
        said=by_day(found.statements),
        stands=STANDS,
        holder=lambda name: holder_title(found.page, name),
        targets=targets(found),
    )


def summary(found: Report) -> str:
    """How many lines of each kind there are."""
    return ", ".join(counted(len(found.page.lines[kind]), kind.removesuffix("s")) for kind in KINDS)


def targets(found: Report) -> frozenset[str]:
    """The ids of the lines that the page lists, for sentences to lead back to."""
    last = [stand.last for stands in found.stands.values() for stand in stands]
    lists = (found.deadlines, found.events, last, found.statements, found.figures)
    return frozenset(line["id"] for lines in lists for line in lines)


def by_day(lines: Any) -> list[tuple[str, list[Line]]]:
    """Lines in a row of the same day; of the report's, where their own is not known."""
    return [(shown or "no day", list(found)) for shown, found in groupby(lines, key=lambda line: day(line).strip("()"))]


def address(article: Line) -> str:
    """Where an article can be read, if a browser should go there: never a script, never a file."""
    url = str(article["url"] or "")
    return url if url.startswith(("http://", "https://")) else ""


def words(value: object, most: int = LONGEST) -> Markup:
    """Words of an article: escaped, at most so many, kept from reordering or hiding what stands around them."""
    found = str(value if value is not None else "")
    shown = found if len(found) <= most else found[: most - 1] + "…"
    return Markup("<bdi>{}</bdi>").format(text(shown))


def text(value: str) -> Markup:
    """Words that stand in a paragraph of their own: escaped, what steers the direction shown as what it is."""
    return Markup("").join(map(_shown, _runs(value)))


def _runs(text: str) -> list[tuple[bool, str]]:
    return [(hidden, "".join(run)) for hidden, run in groupby(text, key=_steers)]


def _steers(char: str) -> bool:
    """Whether a character is not seen but changes what is: control characters and those that turn the direction."""
    kind = unicodedata.category(char)
    if kind == "Cf":
        return unicodedata.bidirectional(char) != "BN"
    return kind in {"Cc", "Cs"} and not char.isspace()


def _shown(run: tuple[bool, str]) -> Markup:
    """A run of characters as it is shown: those that steer by their numbers."""
    hidden, text = run
    if not hidden:
        return escape(text)
    named = " ".join(f"U+{ord(char):04X}" for char in text)
    return Markup('<span class="steering">{}</span>').format(named)
