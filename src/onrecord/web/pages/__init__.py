"""The pages, one file each; ``ROUTES`` are their addresses."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from onrecord.web.pages.actors import actor, actors
from onrecord.web.pages.article import article
from onrecord.web.pages.articles import articles
from onrecord.web.pages.charts import timeline_chart
from onrecord.web.pages.issues import issue, issues
from onrecord.web.pages.line import line
from onrecord.web.pages.listing import listing, statements
from onrecord.web.pages.map import world
from onrecord.web.pages.network import network
from onrecord.web.pages.overview import overview
from onrecord.web.pages.review import decide, results, review, task, undo

ROUTES: tuple[BaseRoute, ...] = (
    Route("/", overview),
    Route("/timeline", listing),
    Route("/statements", statements),
    Route("/positions", listing),
    Route("/deadlines", listing),
    Route("/figures", listing),
    Route("/actors", actors),
    Route("/actor", actor),
    Route("/issues", issues),
    Route("/issue", issue),
    Route("/network", network),
    Route("/map", world),
    Route("/articles", articles),
    Route("/article/{id}", article),
    Route("/line/{id}", line),
    Route("/review", review),
    Route("/review/line", task),
    Route("/review/decide", decide, methods=["POST"]),
    Route("/review/undo", undo, methods=["POST"]),
    Route("/review/results", results),
    Route("/chart/timeline.json", timeline_chart),
)
