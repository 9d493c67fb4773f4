"""Templates: what is shown of a record is escaped and has no invisible controls, without a page asking for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord import __version__
from onrecord.schema import STANCES
from onrecord.views.amount import amount
from onrecord.views.columns import act, codes, day, short_id, who
from onrecord.views.series import QUADS
from onrecord.views.text import clip, counted, number
from onrecord.web.marks import line_address
from onrecord.web.safe import control_marks, found_words, visible
from onrecord.web.saying import doing, holder, place, quoted

NAVIGATION = (
    ("/", "Overview"),
    ("/timeline", "Timeline"),
    ("/actors", "Actors"),
    ("/issues", "Issues"),
    ("/network", "Network"),
    ("/map", "Map"),
    ("/statements", "Statements"),
    ("/articles", "Articles"),
    ("/review", "Review"),
)
"""The pages that the header leads to, in order."""


LABELS: Mapping[str, str] = {
    "actor": "Actor",
    "other": "With",
    "category": "Category",
    "quad": "Class",
    "status": "Status",
    "stance": "Stance",
    "form": "Form",
    "issue": "Issue",
    "source": "Source",
    "place": "Place",
}
"""The filters with a list of values, by the name they have on the page."""
NAMES = {"since": "from", "until": "to", "confidence": "at least", "q": "words"}
"""The other filters, as the page calls them."""


def slug(words: str) -> str:
    """A class of the style sheet: "verbal conflict" is verbal-conflict."""
    return words.lower().replace(" ", "-")


def _shown(value: Any) -> Any:
    """What every expression of a template passes: nothing for None, words with their controls written out."""
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates with their filters; undefined names are errors."""
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        act=act, amount=amount, clip=clip, codes=codes, counted=counted, day=day, number=number, short_id=short_id,
        who=who, control_marks=control_marks, doing=doing, holder=holder, place=place, quoted=quoted, slug=slug,
        found_words=found_words,
    )  # fmt: skip
    made.globals.update(
        navigation=NAVIGATION, version=__version__, line_address=line_address, labels=LABELS, names=NAMES,
        quads=tuple(QUADS), stances=STANCES,
    )  # fmt: skip
    return made


def markdown(words: str) -> Markup:
    """A text of the project's own, in Markdown, as HTML."""
    from markdown_it import MarkdownIt

    return Markup(MarkdownIt().render(words))


def rendered(name: str, values: Mapping[str, Any]) -> str:
    """A template filled in."""
    return environment().get_template(name).render(values)


def page(request: Request, name: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """A template as the answer to a request; templates know the path they are at as ``path``."""
    # half characters, which no encoding has, become question marks
    html = rendered(name, {"path": request.url.path, **values}).encode("utf-8", "replace")
    return HTMLResponse(html, status)
