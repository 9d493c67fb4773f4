"""The flow on one screen: an article goes through the stages and comes out as a reading.

Every stage is a pure function ``(Reading, Codebook) -> Reading``: it adds lines with evidence, or a
``Dropped`` with a reason. Statements come before events, since events need to know who speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import tee

from onrecord.actors.stage import find_actors
from onrecord.codebook.codebook import Codebook, load
from onrecord.deadlines.stage import find_deadlines
from onrecord.events.stage import find_events
from onrecord.figures.stage import find_figures
from onrecord.models.stage import see
from onrecord.parsing import PIPELINE, Parse, parse_all
from onrecord.positions.stage import find_positions
from onrecord.schema import Article, Reading
from onrecord.statements.stage import find_statements
from onrecord.statements.weighed import weigh_statements
from onrecord.threads import one_thread

Stage = Callable[[Reading, Codebook], Reading]

STAGES: tuple[Stage, ...] = (
    find_actors,
    find_statements,
    see,
    weigh_statements,
    find_events,
    find_positions,
    find_deadlines,
    find_figures,
)
# the same by rules alone
RULES: tuple[Stage, ...] = tuple(stage for stage in STAGES if stage is not see)


def read_article(
    article: Article, codebook: Codebook | None = None, *, pipeline: str = PIPELINE, model: bool = True
) -> Reading:
    """Everything that the stages find in one article."""
    return next(code_all([article], codebook, pipeline=pipeline, model=model))


def code_all(
    articles: Iterable[Article], codebook: Codebook | None = None, *, pipeline: str = PIPELINE, model: bool = True
) -> Iterator[Reading]:
    """Readings of many articles, in order, as a stream; by rules alone without the ``model``."""
    book = codebook or load()
    ours, texts = tee(articles)
    for article, parse in zip(ours, parse_all((a.text for a in texts), pipeline), strict=True):
        yield run(article, parse, book, STAGES if model else RULES)


def run(article: Article, parse: Parse, codebook: Codebook, stages: tuple[Stage, ...] = STAGES) -> Reading:
    """One parsed article through all stages."""
    reading = Reading(article, parse.spans, parse=parse)
    with one_thread():
        for stage in stages:
            reading = stage(reading, codebook)
    return reading
